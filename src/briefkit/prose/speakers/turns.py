"""Whose turn it is: quotations whose speaker stands in another paragraph.

A paragraph may be led up to by the one before ("Vik said:"), go on where it left off, or have
the name of its speaker on a line of its own ("— Tora Vik"). Each case is a small function; for
a paragraph that opens with somebody's words and does not say whose, the first that knows wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from briefkit.prose.lexicon.cues import CUES, PRONOUNS
from briefkit.prose.lexicon.names import CAPITAL, NOT_NAMES
from briefkit.prose.quotes.attribution import find_attributions
from briefkit.prose.quotes.drafts import Draft
from briefkit.prose.quotes.marks import Marked
from briefkit.prose.sentences import sentence_starts

__all__ = ["fill_in_turns", "is_left_open", "opens"]

_EDGES = "\"“”„‟«»`'‘’ \t\xa0\u200b\u200e\u202a\u202c\ufeff"
_NO_WORDS = _EDGES + ".,;:!?…()[]—–―-"
_LONGEST_LINE = 120
_LONGEST_SUBJECT = 6
_OTHER_TEXT = frozenset('"“”„«»<>')
_LONGEST_BEAT = 6
_SAME = (["He"], ["She"])
_RELATIVE = frozenset(("who", "which", "that"))
_SIGNATURE = re.compile(
    rf"(?P<cue>--|[—–―-])\s*(?P<name>{CAPITAL}[\w.’'-]*+(?: [\w.’'-]++){{0,5}}?)\s*(?:[,(].*)?\.?$"
)
_SUBJECT = re.compile(rf"(?:But |And |Then )?((?:{CAPITAL}[\w’'-]*+\.? ?)++)")


class _Turn(NamedTuple):
    """Who speaks, in the words of another paragraph."""

    mention: str
    cue: str | None


class _Place(NamedTuple):
    """A paragraph that opens with somebody's words."""

    texts: Sequence[str]
    """The paragraphs of the story."""
    drafts: Sequence[Sequence[Draft]]
    """The quotations of each."""
    number: int
    """The index of the paragraph."""

    @property
    def before(self) -> str:
        """The paragraph before."""
        return self.texts[self.number - 1]

    @property
    def drafts_before(self) -> Sequence[Draft]:
        """What is quoted in the paragraph before."""
        return self.drafts[self.number - 1]

    @property
    def is_pure(self) -> bool:
        """Whether the paragraph holds nothing but somebody's words."""
        return _is_pure(self.texts[self.number], self.drafts[self.number])


def fill_in_turns(
    texts: Sequence[str], drafts: Sequence[Sequence[Draft]], starts: Collection[int] = ()
) -> list[Sequence[Draft]]:
    """Return the quotations of a story with the mentions that stand in other paragraphs.

    Args:
        texts: The paragraphs.
        drafts: The quotations of each paragraph, in order.
        starts: The indices of paragraphs that begin a section: nothing is carried into them,
            unless it was left open.
    """
    filled = list(drafts)
    for index in range(len(texts)):
        if not _is_unattributed(filled[index]):
            continue
        place = _Place(texts, filled, index)
        turn = _turn(place, starts=index in starts) if index else _signed(place)
        if turn is not None:
            filled[index] = _with(turn, texts[index], filled[index])
    for index in range(len(texts) - 2, -1, -1):
        if filled[index] and filled[index + 1] and index + 1 not in starts:
            _take_back(texts, filled, index)
    return filled


def is_left_open(text: str, quoted: Sequence[Draft]) -> bool:
    """Tell whether no mark closes the last quotation of a paragraph."""
    return bool(quoted) and quoted[-1].end == len(text.rstrip())


def opens(text: str, draft: Draft) -> bool:
    """Tell whether a paragraph opens with a quotation."""
    return not text[: draft.start].strip(_EDGES)


def _is_unattributed(quoted: Sequence[Draft]) -> bool:
    """Tell whether nobody is known to speak the first quotation of a paragraph."""
    return bool(quoted) and quoted[0].mention is None and quoted[0].speaker is None


def _turn(place: _Place, *, starts: bool) -> _Turn | None:
    """Return who speaks the first quotation of a paragraph.

    Args:
        place: The paragraph.
        starts: Whether it begins a section. Only what was left open goes on there.
    """
    if not opens(place.texts[place.number], place.drafts[place.number][0]):
        return None if starts else _led_up_to(place)
    cases = (_signed, _continued) if starts else (_signed, *_CASES)
    return next((turn for case in cases if (turn := case(place))), None)


def _with(turn: _Turn, text: str, quoted: Sequence[Draft]) -> list[Draft]:
    """Return quotations with the speaker of the first, as far as nothing else stands between."""
    result = list(quoted)
    end = quoted[0].start
    for index, draft in enumerate(result):
        if draft.mention is not None or text[end : draft.start].strip(_EDGES):
            break
        result[index] = draft._replace(mention=turn.mention, cue=turn.cue)
        end = draft.end
    return result


def _is_pure(text: str, quoted: Sequence[Draft]) -> bool:
    """Tell whether a paragraph holds nothing but quotations."""
    end = 0
    for draft in quoted:
        if text[end : draft.start].strip(_NO_WORDS):
            return False
        end = draft.end
    return bool(quoted) and not text[end:].strip(_NO_WORDS)


def _take_back(texts: Sequence[str], filled: list[Sequence[Draft]], index: int) -> None:
    """Give what a paragraph leaves open the speaker that is named where it goes on."""
    first, last = filled[index + 1][0], filled[index][-1]
    if first.mention is None or last.mention is not None or last.speaker is not None:
        return
    if is_left_open(texts[index], filled[index]) and opens(texts[index + 1], first):
        filled[index] = [*filled[index][:-1], last._replace(mention=first.mention, cue=first.cue)]


# --- cases ---------------------------------------------------------------------------------


def _signed(place: _Place) -> _Turn | None:
    """Find a name on a line of its own: ``"The bridge is open."`` / ``— Tora Vik, engineer``."""
    index = place.number + 1
    if index >= len(place.texts) or place.drafts[index] or not place.is_pure:
        return None
    line = place.texts[index]
    if len(line) > _LONGEST_LINE:
        return None
    match = _SIGNATURE.match(line)
    return _Turn(match["name"].rstrip("."), match["cue"]) if match else None


def _continued(place: _Place) -> _Turn | None:
    """Go on with what was left open: ``"It is open.`` / ``"It is wide."``."""
    if not is_left_open(place.before, place.drafts_before):
        return None
    return _turn_of(place.drafts_before[-1])


def _led_up_to(place: _Place) -> _Turn | None:
    """Find who speaks in a line that ends with a colon: ``Vik wrote in a letter:``."""
    before = place.before.rstrip()
    if not before.endswith(":"):
        return None
    found = _in_last_sentence(before)
    return _announced(before) or (found[0] if found else None)


def _carried_over(place: _Place) -> _Turn | None:
    """Carry the last speaker over to a paragraph of nothing but words: ``"...," Vik said.``."""
    if not place.is_pure or not place.drafts_before:
        return None
    last = place.drafts_before[-1]
    if place.before[last.end - 1] == "?" and _is_pure(place.before, place.drafts_before):
        return None  # Somebody else answers.
    if _is_taken_over(place.before, last):
        return None
    return _turn_of(last)


def _introduced(place: _Place) -> _Turn | None:
    """Find who speaks in a sentence that says that somebody does: ``Vik went on.``."""
    if not place.is_pure or place.drafts_before or not _OTHER_TEXT.isdisjoint(place.before):
        return None
    found = _in_last_sentence(place.before)
    if found is None or found[1] == "label" or found[0].mention.lower() in _RELATIVE:
        return None
    return found[0]


def _after_beat(place: _Place) -> _Turn | None:
    """Carry the last speaker over a beat: ``"It is open," Vik said.`` / ``She paused.``."""
    if not place.is_pure or place.drafts_before or place.number < 2:
        return None
    words = place.before.split()
    is_beat = len(words) == 1 or (words[:1] in _SAME and len(words) <= _LONGEST_BEAT)
    spoken = place.drafts[place.number - 2]
    return _turn_of(spoken[-1]) if is_beat and place.before[-1:] == "." and spoken else None


_CASES: tuple[Callable[[_Place], _Turn | None], ...] = (
    _continued,
    _led_up_to,
    _carried_over,
    _introduced,
    _after_beat,
)


def _turn_of(draft: Draft) -> _Turn | None:
    return _Turn(draft.mention, draft.cue) if draft.mention is not None else None


def _announced(text: str) -> _Turn | None:
    """Find what is printed in full: ``Partial transcript as follows:``."""
    subject, _, rest = text.rstrip(" :").rpartition(" as follows")
    words = subject.split()
    if rest or not 0 < len(words) <= _LONGEST_SUBJECT or not CUES.isdisjoint(words):
        return None
    return _Turn(subject, "as follows")


def _in_last_sentence(text: str) -> tuple[_Turn, str] | None:
    """Find who speaks in the last sentence of a paragraph, as if the words followed in it.

    Returns:
        The turn, and the name of the pattern that found it.
    """
    text = text.rstrip()
    start = sentence_starts(text)[-1]
    lead = text[start:].rstrip(" .:") + ": "
    marked = Marked(len(lead), len(lead) + 1, len(lead) + 2, len(lead) + 3)
    [found] = find_attributions(lead + "“W”", [marked])
    if found is None:
        return None
    turn = _Turn(lead[slice(*found.mention)], lead[slice(*found.cue)])
    return turn, found.pattern


def _is_taken_over(text: str, last: Draft) -> bool:
    """Tell whether the writer turns to somebody else after the last quotation of a paragraph."""
    tail = text[last.end :]
    if last.mention is None:
        return False
    for start in sentence_starts(tail)[1:]:
        match = _SUBJECT.match(tail, start)
        if match is None:
            continue
        name = match[1].split()
        if name[0].lower() in NOT_NAMES or name[0].lower() in PRONOUNS:
            continue
        if last.mention.split()[-1] not in name:
            return True
    return False
