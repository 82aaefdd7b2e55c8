"""The lines above a story in an ANPA-1312 transmission, told from each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from briefkit.formats.wire.anpa_lines import Upper, dashed
from briefkit.formats.wire.envelope_lines import is_rule_line
from briefkit.prose.byline import has_byline
from briefkit.prose.structure.asides import DESK, head_kind
from briefkit.prose.structure.display import is_slug
from briefkit.prose.structure.endings import is_ended
from briefkit.prose.structure.head import Head
from briefkit.prose.structure.passages import Passage
from briefkit.prose.structure.tail import Matter

__all__ = ["find_head"]

_LONGEST_DECK = 14  # words
_COUNT = re.compile(r",\s?(?P<count>\d{1,5})\s*")
_LABEL = re.compile(r"\*?\d{1,6}|[*]?[A-Z]{2,4}\d{2,6}")
_PHOTO = re.compile(
    r"\(?(?:with )?(?:AP|Member|File)? ?"
    r"(?:Photos?|Graphics?|Videos?|Audio|Interactive|Multimedia)\b"
    r"(?!.*[.?!] [A-Z])"
)


def find_head(
    upper: Sequence[Upper], body: list[Passage], header: Mapping[str, str], *, is_form: bool
) -> Head:
    """Tell the lines above a story from each other by what they say, then by their order."""
    told: dict[str, list[Passage]] = {"slug": [], "byline": [], "text": []}
    notes: list[Matter] = []
    above = ""
    for line in upper:
        kind = _kind(line, above, told, header)
        if kind in told:
            told[kind].append(dashed(line.passage))
        elif kind:
            notes.append(Matter(kind, dashed(line.passage)))
        above = kind
    headline = told["text"][0] if told["text"] else None
    texts = told["text"][1:]
    deck = summary = None
    if is_form:
        lines = [line._replace(tie="\n") for text in texts for line in text.lines]
        lines += [line for part in body for line in part.lines]
        body = [Passage(lines, kind="preformatted")] if lines else []
    elif not body:
        body = texts  # A list of headlines is all there is.
    elif len(texts) == 1 and not is_ended(texts[0].text) and _is_short(texts[0].text):
        [deck] = texts
    elif texts:
        summary = Passage.joined(texts, tie="\n")
    return Head(
        headline=headline,
        slug=_uncounted(told["slug"][0]) if told["slug"] else None,
        deck=deck,
        summary=summary,
        byline=Passage.joined(told["byline"], tie="\n") if told["byline"] else None,
        notes=notes,
        body=body,
    )


def _kind(
    line: Upper, above: str, told: Mapping[str, Sequence[Passage]], header: Mapping[str, str]
) -> str:
    """Return what an upper line is: a key of `told`, a kind of note, or nothing at all."""
    text = line.passage.text
    if not told["text"] and (is_slug(text) or (not told["slug"] and _is_slug(text, header))):
        return "slug"
    if _LABEL.fullmatch(text) or is_rule_line(text):
        return ""
    kind = next((kind for kind, is_one in _KINDS if is_one(text)), None)
    if kind == "byline" and told["byline"]:
        kind = None
    if kind in ("correction", "update") and not (told["text"] or is_ended(text)):
        kind = None  # "Correction: Bridge story" is the headline of a corrective.
    if kind is None and above == "byline" and line.end == "=":
        return "byline"
    return kind or "text"


_RELEASE = re.compile(r"(?:for (?:immediate )?release|for use|hold for release)\b", re.IGNORECASE)
_KINDS: Sequence[tuple[str, Callable[[str], object]]] = (
    (DESK, _RELEASE.match),
    (DESK, _PHOTO.match),
    ("editor", lambda text: head_kind(text) == "editor"),
    (DESK, lambda text: head_kind(text) == DESK),
    ("correction", lambda text: head_kind(text) == "correction"),
    ("update", lambda text: head_kind(text) == "update"),
    ("byline", lambda text: text[:3].lower() == "by " and has_byline(text)),
)


def _is_slug(text: str, header: Mapping[str, str]) -> bool:
    count = _COUNT.search(text, max(0, len(text) - 8))
    if is_slug(text) or (count and count.end() == len(text)):
        return True
    sent, printed = (_letters(words) for words in (header.get("slug", ""), text))
    return bool(sent) and (sent == printed or (len(sent) > 8 and printed.startswith(sent)))


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.lower()))


def _uncounted(slug: Passage) -> Passage:
    """Return a slug without the number of words at its end."""
    text = slug.text
    match = next((m for m in _COUNT.finditer(text) if m.end() == len(text)), None)
    return slug.until(match.start()) if match and match.start() else slug


def _is_short(text: str) -> bool:
    return len(text.split(maxsplit=_LONGEST_DECK)) <= _LONGEST_DECK
