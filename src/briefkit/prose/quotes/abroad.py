"""The order of German, French, Spanish and Italian: ``„Es ist offen“, sagte der Minister``.

The verb stands right after the words, and whoever speaks after the verb. The cue is the main
verb, as it is in English: "déclaré" in ``« C'est ouvert », a déclaré Mme Roux``.
"""

from __future__ import annotations

import re
from itertools import pairwise

from briefkit.prose.lexicon.cues import FOREIGN_ARTICLES, FOREIGN_VERBS
from briefkit.prose.quotes.quoted import Attribution, Place

__all__ = ["abroad"]

_SAID = re.compile(
    r",?\s?(?:(?:a|avait|avaient|ont|ha|han|había|aveva|hanno|hat|haben)"
    r"(?:(?:-t)?-(?P<before>elle|elles|il|ils|on))? )?"
    r"(?P<verb>[^\W\d_]++)(?:(?:-t)?-(?P<after>elle|elles|il|ils|on)\b)?"
)
_SO = re.compile(r",\s(?P<verb>so)\b")
_PHRASE = re.compile(r"\s[^,;:!?—–―()«»„“\x01]{1,120}")
_PRONOUNS = frozenset("er sie él ella lui lei".split())
_LINKS = frozenset("d das de del della delle der des di do du la van von zu zum zur".split())
_DAYS = frozenset(
    """
    auch aussi ayer gestern heute hier hoy ieri jeudi jueves lundi lunes mardi martes mercredi
    mercoledì miércoles oggi sabato samedi später sábado vendredi viernes
    """.split()
)
"""Words of one word's length between a verb and its subject: « … », a dit *lundi* Mme Roux."""

_PREPOSITIONS = frozenset(
    """
    a ai al alla am auf au aux avec beim con dans davanti durante en gegenüber im in lors mit nach
    para pendant per por pour sur tras vor à
    """.split()
)
_STOPS = (
    _DAYS
    | _PREPOSITIONS
    | frozenset(
        "als antes avant ce cette cuando dopo esta este mientras prima quand quando um wenn".split()
    )
)
_LONGEST_ABBREVIATION = 5
_WORD = re.compile(r"\S++")
_MOST_WORDS = 8


def abroad(place: Place) -> Attribution | None:
    """Find a verb and its subject after words in marks: ``« C'est ouvert », a dit Mme Roux``."""
    masked = place.paragraph.masked
    match = _SAID.match(masked, place.end, place.until)
    if match is None:
        return None
    verb = match["verb"]
    if verb not in FOREIGN_VERBS:
        return _so(place) if verb == "so" else None
    for pronoun in ("before", "after"):
        if match[pronoun]:
            return Attribution(match.span(pronoun), match.span("verb"), "abroad")
    return _said(place, match)


def _so(place: Place) -> Attribution | None:
    """Find what German desks write for a verb: ``„Es ist offen“, so der Minister``."""
    masked = place.paragraph.masked
    match = _SO.match(masked, place.end, place.until)
    return _said(place, match) if match and masked[place.end - 1] != "." else None


def _said(place: Place, match: re.Match[str]) -> Attribution | None:
    mention = _subject(place.paragraph.masked, match.end(), place.until)
    return Attribution(mention, match.span("verb"), "abroad") if mention else None


def _subject(masked: str, start: int, until: int) -> tuple[int, int] | None:
    """Return where the noun phrase after a verb stands: "la alcaldesa Ana Ruiz"."""
    phrase = _PHRASE.match(masked, start, until)
    words = list(_WORD.finditer(masked, start, phrase.end()))[:_MOST_WORDS] if phrase else []
    words = words[_skipped([word[0] for word in words]) :]
    taken = _taken([word[0] for word in words])
    if not taken:
        return None
    first, last = words[0], words[taken - 1]
    return first.start(), last.end() - (last[0][-1] == "." and len(last[0]) > 2)


def _skipped(words: list[str]) -> int:
    """Return how many words stand before the subject: "*à la presse* Mme Roux"."""
    if not words or words[0] not in _STOPS:
        return 0
    if words[0] in _DAYS:
        return 1
    return 3 if words[1:2] and words[1] in FOREIGN_ARTICLES else 2


def _taken(words: list[str]) -> int:
    """Return how many words belong to the noun phrase that the first one opens."""
    if not words or words[0] in _PRONOUNS:
        return len(words[:1])
    has_article = words[0] in FOREIGN_ARTICLES or words[0].startswith(("l'", "l’"))
    if not has_article and words[0][0].islower():
        return 0
    taken, is_named = 1, not has_article
    for before, word in pairwise(words):
        if before[-1] == "." and len(before) > _LONGEST_ABBREVIATION:
            break
        if word[0].islower() and word not in _LINKS and (is_named or word in _STOPS):
            break
        if word == "der" and taken > 1 and words[taken - 2][0].isupper() and before[0].isupper():
            break  # "sagte Hans Meier *der* Zeitung"
        is_named = is_named or word[0].isupper()
        taken += 1
    while taken and (words[taken - 1] in _LINKS or words[taken - 1] in FOREIGN_ARTICLES):
        taken -= 1
    return taken
