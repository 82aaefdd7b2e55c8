"""Blocks: which passages of a story are paragraphs, headings, pull quotes, lists and rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from briefkit.prose.lexicon.names import PARTICLES
from briefkit.prose.structure.endings import CLOSERS, breaks_off, is_ended, leads_on
from briefkit.prose.structure.mends import HYPHENS
from briefkit.prose.structure.passages import Passage, mended
from briefkit.prose.structure.subheads import LONGEST, NUMBER, is_subhead

__all__ = ["Part", "arrange", "goes_on_from_above", "is_torn"]

_MOST_HEADING_WORDS = 10
_REPEATED = 0.8
_FARTHEST = 200
_LONGEST_PARTICLE = 8
_WORD = re.compile(r"\w+")
_NUMBERS = re.compile(r"\d+")
_MOST_NUMBERS = 3
_LONGEST_LIST = 50
_SCORE = re.compile(r"[^\d,]{2,40} \d{1,3}, [^\d,]{2,40} \d{1,3}")
_NUMBERED = frozenset("(0123456789")


class Part(NamedTuple):
    """A block to be: its kind and the passages that it is made of."""

    kind: str
    """paragraph, heading, pull_quote, list, ordered_list or rule."""

    passages: Sequence[Passage]
    """The items of a list; one passage for everything else."""

    joins: Sequence[int] = ()
    """Where in the text sentences were joined that were broken over two paragraphs."""


def arrange(passages: Sequence[Passage]) -> list[Part]:
    """Return the blocks that `passages`, the body of a story, amount to.

    - A paragraph without a mark at its end is joined with the next one if that goes on in
      lower case.
    - A line of up to ten words without a mark at its end is a heading, if text follows; so are
      the lines that `subheads` knows, and numbered ones in sequence.
    - A longer one whose words recur in the paragraph beside it is a pull quote.
    """
    parts: list[Part] = []
    index = 0
    while index < len(passages):
        part, index = _READERS.get(passages[index].kind, _read_items)(passages, index)
        parts.append(part)
    numbered: list[int] = []
    for index, part in enumerate(parts):
        if part.kind == "paragraph":
            text = part.passages[0].text
            if text[0] in _NUMBERED:
                numbered.append(index)
            if not is_ended(text):
                parts[index] = part._replace(kind=_display_kind(parts, index))
            elif len(text) <= LONGEST and is_subhead(text) and _leads_to_text(parts, index):
                parts[index] = part._replace(kind="heading")
    if len(numbered) > 1:
        _number_headings(parts, numbered)
    return parts


def _number_headings(parts: list[Part], numbered: Sequence[int]) -> None:
    """Take short numbered lines for headings, if they count on and text stands under each."""
    counted: list[tuple[int, int]] = []
    for index in numbered:
        match = NUMBER.fullmatch(parts[index].passages[0].text)
        if match and _leads_to_text(parts, index):
            counted.append((index, int(match["number"])))
    for (index, number), (other, following) in pairwise(counted):
        if abs(following - number) == 1 and other > index + 1:
            for at in (index, other):
                parts[at] = parts[at]._replace(kind="heading")


def _read_rule(passages: Sequence[Passage], index: int) -> tuple[Part, int]:
    return Part("rule", passages[index : index + 1]), index + 1


def _read_items(passages: Sequence[Passage], index: int) -> tuple[Part, int]:
    first = passages[index]
    end = index + 1
    while end < len(passages) and _is_next_item(first, passages[end]):
        end += 1
    kind = "list" if first.kind == "bullet" else "ordered_list"
    return Part(kind, passages[index:end]), end


def _is_next_item(first: Passage, passage: Passage) -> bool:
    if passage.kind != first.kind:
        return False
    is_same = passage.marker[:1] == first.marker[:1]
    # Ordered lists start at 1: where the first marker recurs, the next list starts.
    return is_same if first.kind == "bullet" else passage.marker != first.marker


def _read_text(passages: Sequence[Passage], index: int) -> tuple[Part, int]:
    """Read a paragraph, and those after it that its sentence runs on into."""
    end = index + 1
    words = 0
    while end < len(passages) and goes_on_from_above(passages[end]):
        text = passages[end - 1].text
        words += len(text.split(maxsplit=_MOST_HEADING_WORDS))
        if not _is_broken(text, passages[end].text, words):
            break
        end += 1
    pieces = passages[index:end]
    if len(pieces) == 1:
        return Part("paragraph", pieces), end
    joined = mended(Passage.joined(pieces))
    seams = accumulate(len(piece.lines) for piece in pieces[:-1])
    joins = [joined.starts[seam] - 1 for seam in seams if joined.lines[seam - 1].tie]
    return Part("paragraph", (joined,), joins), end


_READERS: dict[str, Callable[[Sequence[Passage], int], tuple[Part, int]]] = {
    "text": _read_text,
    "rule": _read_rule,
}


def goes_on_from_above(passage: Passage) -> bool:
    """Tell whether a passage begins in lower case, as no paragraph does."""
    if passage.kind != "text" or not passage.text[0].islower():
        return False
    return passage.text.partition(" ")[0].islower()  # "iPhone" may begin a sentence


def is_torn(text: str, words: int) -> bool:
    """Tell whether `text` looks like the beginning of a sentence that goes on below.

    Args:
        text: A passage, or the last piece of a paragraph that was broken before.
        words: How many words the paragraph has so far, counted up to a heading's length.
    """
    if not breaks_off(text):
        return False
    # Few words with nothing pending may be a heading.
    if words > _MOST_HEADING_WORDS or leads_on(text):
        return True
    return text[-1] in HYPHENS and text[-2:-1].isalpha()


def _is_broken(text: str, following: str, words: int) -> bool:
    """Tell whether the sentence that `text` ends with goes on in `following`."""
    if is_torn(text, words):
        return True
    # Under a heading, a name may open a paragraph: "de Blasio", "al-Qaida", "d'Estaing".
    return breaks_off(text) and _first_word(following) not in PARTICLES


def _first_word(text: str) -> str:
    match = _WORD.search(text[:_LONGEST_PARTICLE])
    return match[0] if match else ""


def _display_kind(parts: Sequence[Part], index: int) -> str:
    """Return what a passage without a mark at its end is."""
    text = parts[index].passages[0].text
    if len(text.split(maxsplit=_MOST_HEADING_WORDS)) <= _MOST_HEADING_WORDS:
        is_heading = _is_heading(text) and _leads_to_text(parts, index)
        return "heading" if is_heading and not _is_listed(parts, index) else "paragraph"
    beside = [parts[at] for at in (index + 1, index - 1) if 0 <= at < len(parts)]
    is_repeated = any(part.kind == "paragraph" and _recurs(text, part) for part in beside)
    return "pull_quote" if is_repeated else "paragraph"


def _is_listed(parts: Sequence[Part], index: int) -> bool:
    """Tell whether a display line is one of several in a row: a list without marks, or a table.

    Two lines may be a heading and one below it. Three are not, nor are two below a colon.
    """
    goes_on = _is_display(parts, index + 1)
    if _is_display(parts, index - 1) and goes_on:
        return True
    first = index
    while index - first < _LONGEST_LIST and _is_display(parts, first - 1):
        first -= 1
    if first == 0 or not (goes_on or first < index):
        return False
    lead = parts[first - 1]
    return lead.kind == "paragraph" and lead.passages[0].text.endswith(":")


def _is_display(parts: Sequence[Part], index: int) -> bool:
    """Tell whether a short line without a mark at its end stands somewhere."""
    if not 0 <= index < len(parts) or parts[index].kind not in ("paragraph", "heading"):
        return False
    text = parts[index].passages[0].text
    if is_ended(text):
        return False
    return len(text.split(maxsplit=_MOST_HEADING_WORDS)) <= _MOST_HEADING_WORDS


_POINTERS = ("READ MORE:", "READ:", "RELATED:", "SEE ALSO:", "WATCH:", "MORE:", "ALSO READ:")


def _is_heading(text: str) -> bool:
    if text.startswith(_POINTERS):
        return False
    first, last = text[0], text.rstrip(CLOSERS)[-1:]
    if text.isdigit() or _SCORE.fullmatch(text) or len(_NUMBERS.findall(text)) > _MOST_NUMBERS:
        return False  # the number of a picture, or of a page; a result, a row of a table
    return first.isalnum() and not first.islower() and (last.isalnum() or last in ("%", "$"))


def _leads_to_text(parts: Sequence[Part], index: int) -> bool:
    """Tell whether text stands under a display line, or under the one display line after it."""
    for part in parts[index + 1 : index + 3]:
        if part.kind != "paragraph":
            return part.kind in ("list", "ordered_list")
        text = part.passages[0].text
        if is_ended(text) or len(text.split(maxsplit=_MOST_HEADING_WORDS)) > _MOST_HEADING_WORDS:
            return True
    return False


def _recurs(text: str, part: Part) -> bool:
    """Tell whether nearly all words of a display line recur in the paragraph beside it."""
    other = part.passages[0].text
    words = _WORD.findall(text.lower())
    if len(words) > _FARTHEST or other == text:
        return False
    beside = other[: 10 * len(text) + _FARTHEST].lower()
    most = _REPEATED * len(words)
    # Most are not even part of any word there, which is quickly seen.
    if sum(word in beside for word in words) < most:
        return False
    found = set(_WORD.findall(beside))
    return sum(word in found for word in words) >= most
