"""The words that name a speaker: a person, a body, or who holds an office.

"Ferry spokeswoman Mona Berge" is a person, "the Ferry Board" a body, "the mayor" whoever holds
the office, and "a spokesman for the mayor" nobody whom the story names here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from briefkit.prose.lexicon.cues import DETERMINERS, FOREIGN_ARTICLES, PREPOSITIONS, RELATIVES
from briefkit.prose.lexicon.names import GROUPS, PARTICLES, PARTY_TITLES, TITLES
from briefkit.prose.speakers.naming import Printed, read_name

__all__ = ["BODY_NOUNS", "FIGURES", "Mention", "MentionKind", "read_mention"]

MentionKind = Literal["person", "body", "office", "nobody"]
"""Whom a mention names: a person, a body, the holder of an office, or nobody by name."""

_PARTS = re.compile(r"[,;(\[—–]|\s--?\s")
_MOST_PARTS = 4
_MOST_WORDS = 40
_EDGES = " \t\xa0,.;:()[]\"'“”‘’"
_LINKS = PREPOSITIONS | RELATIVES | frozenset("and as or representing when while".split())
_THE = frozenset("the this that".split())
FIGURES = frozenset(
    """
    actor actress author billionaire businessman businesswoman candidate celebrity columnist
    congressman congresswoman contender front-runner frontrunner governor lawmaker magnate mayor
    mogul nominee politician pollster prince princess senator star tycoon
    """.split()
)
"""Nouns for whoever a story is about, in lower case: "the *candidate*"."""

BODY_NOUNS = frozenset(
    """
    administration agency army association authority bank board bureau camp campaign charity
    church club coalition commission committee community company corporation council court
    department firm foundation government group institute institution magazine ministry museum
    network newspaper office organization paper party police publication school site station
    studio team union university website
    """.split()
)
"""Nouns for bodies that speak, in lower case: "the *campaign*"."""

_LONE_TITLES = TITLES - PARTY_TITLES
_SOMEBODY = (
    GROUPS
    | DETERMINERS
    | frozenset("anyone everybody everyone nobody others somebody someone".split())
)


class Mention(NamedTuple):
    """What the words that name a speaker say."""

    kind: MentionKind
    """Whom they name."""

    name: str = ""
    """The name without titles; of an office, the noun where it has a capital, or nothing."""

    person: Printed | None = None
    """The name of a person, read."""

    noun: str = ""
    """The office or the kind of body, where that is all they say: "mayor", "campaign"."""


_NOBODY = Mention("nobody")


def read_mention(text: str) -> list[Mention]:
    """Read the words that name a speaker, or speakers: "Tora Vik and Odd Berge".

    Args:
        text: The words as printed, appositions included: "her lawyer, Odd Berge".
    """
    if text.istitle() and text.replace(" ", "").isalpha() and not _is_grouped(text):
        return [_read_head(text.split(), "")]  # Most are no more than a name.
    parts = [part.strip(_EDGES) for part in _PARTS.split(text, _MOST_PARTS)]
    first = list(_read_phrase(parts[0]))
    if first[0].kind in ("person", "body"):
        return first
    for part in parts[1:]:
        if part and part.split()[0].lower() not in _LINKS:
            found = next(_read_phrase(part))
            if found.person is not None and found.person.is_full:
                return [found]
    return first


def _is_grouped(text: str) -> bool:
    return text.partition(" ")[0].lower() in DETERMINERS


def _read_phrase(phrase: str) -> Iterator[Mention]:
    """Yield who is named in a noun phrase without appositions, one by one."""
    words = phrase.split()[:_MOST_WORDS]
    if not words:
        yield _NOBODY
        return
    if len(words) > 1 and words[0].lower() in FOREIGN_ARTICLES and _opens_foreign(words):
        yield _read_foreign(words[1:])
        return
    determiner = words[0].lower() if words[0].lower() in DETERMINERS else ""
    words = words[1:] if determiner else words
    links = (i for i, word in enumerate(words) if word in _LINKS and (i or determiner))
    end = next(links, len(words))
    first = _read_head(words[:end], determiner) if words[:end] else _NOBODY
    link = words[end] if end < len(words) else ""
    if link and first.kind == "office":
        first = _NOBODY  # "The mayor of Norberg": it may be another one.
    if link == "and":
        others = list(_read_phrase(" ".join(words[end + 1 :])))
        if first.kind == "person" and others[0].kind == "person":
            yield first
            yield from others
            return
    if link == "of":
        first = _read_office(words, end) or first
    if first.kind == "body" and link in ("and", "for", "of", "on"):
        first = first._replace(name=" ".join((first.name, *words[end:])))
    yield first


def _opens_foreign(words: Sequence[str]) -> bool:
    """Tell the article in "Le maire" from the name "Le Pen"; in German, nouns have capitals too."""
    return words[0].islower() or words[1].islower() or words[0] in ("Der", "Die", "Ein", "Eine")


def _read_foreign(words: Sequence[str]) -> Mention:
    """Find the name after a noun: "maire *Jean Roux*", "Sprecherin *Ida Otto*"; else nobody's."""
    start = len(words)
    while start > 1 and words[start - 1][0].isupper():
        start -= 1
    if start == len(words) or words[start - 1] in PARTICLES or words[start - 1] == "des":
        return _NOBODY
    name = read_name(" ".join(words[start:]))
    is_person = name is not None and _is_person(name, lead=words[start - 1])
    return Mention("person", name.name, name) if name and is_person else _NOBODY


def _read_office(words: Sequence[str], of: int) -> Mention | None:
    """Find a name after an office of two words: "Secretary of State Tora Vik"."""
    if words[of - 1].lower() not in TITLES:
        return None
    rest = words[of + 1 :]
    name = read_name(" ".join(rest))
    if name is None or not name.is_certain or not name.is_full or len(name.words) == len(rest):
        return None
    return Mention("person", name.name, name)


def _read_head(words: Sequence[str], determiner: str) -> Mention:
    """Read a noun phrase up to its last noun: "Ferry spokeswoman Mona Berge"."""
    last = words[-1]
    if not last[0].isupper():
        return _read_noun(words, determiner)
    lower = last.lower()
    if len(words) == 1 and lower in _SOMEBODY:
        return _NOBODY
    if len(words) == 1 and lower in _LONE_TITLES:  # "King" may be a surname too.
        return Mention("office", last, noun=lower)
    start = _run_start(words)
    name = read_name(" ".join(words[start:]))
    if name is not None and _is_person(name, lead=words[start - 1] if start else determiner):
        return Mention("person", name.name, name)
    start = next(i for i, word in enumerate(words) if word[0].isupper())
    return Mention("body", " ".join(words[start:]))


def _run_start(words: Sequence[str]) -> int:
    """Return where the words with capitals start that end a phrase: not before a possessive."""
    start = len(words) - 1
    while start > 0:
        before = words[start - 1]
        is_name = before[0].isupper() and not before.endswith(("'s", "’s", "s'", "s’"))
        if not is_name and before not in PARTICLES:
            break
        start -= 1
    while not words[start][0].isupper():
        start += 1
    return start


def _is_person(name: Printed, lead: str) -> bool:
    """Tell whether a name is a person's, by the word that leads up to it.

    "The Vik" is none, "the engineer Vik" is. Capitals alone are an acronym: "NASA".
    """
    if not name.is_full and name.name.isupper():
        return bool(name.titles)
    return name.is_certain or lead not in DETERMINERS


def _read_noun(words: Sequence[str], determiner: str) -> Mention:
    """Read a noun phrase that ends in no name: "the mayor", "the Vik campaign".

    "The Ferry mayor" is left as it is: it may well be somebody whom the story has not in mind.
    """
    noun = words[-1].lower()
    start = next((i for i, word in enumerate(words) if word[0].isupper()), None)
    if start is not None:
        return Mention("body", " ".join(words[start:])) if noun in BODY_NOUNS else _NOBODY
    if determiner in _THE and (noun in BODY_NOUNS or noun in FIGURES or noun in TITLES):
        return Mention("office", noun=noun)
    return _NOBODY
