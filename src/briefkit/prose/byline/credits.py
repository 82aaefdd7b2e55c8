"""Credits: the words that say what the people after them did, "By", "Photos:", "Editing by"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefkit.prose.byline.pieces import Piece

__all__ = ["BY", "Credit", "credited", "is_credit", "opening", "work_of"]


class Credit(NamedTuple):
    """What people are named for."""

    role: str | None = None
    """What they did: "editing"; None for what a plain "By" says."""

    is_author: bool = True
    """True if that makes them authors of the story."""

    is_sure: bool = True
    """False if the word may be a part of a name as well: "Di", "De"."""


BY = Credit()
"""The credit of a plain byline."""

# What makes an author, and what it is called.
_AUTHORS = {
    **dict.fromkeys(
        "analyse article artikel auteur auteurs author authors autor autora autore autores "
        "autori beitrag bericht blog column commentary curated escrito essay exclusive "
        "exclusivo filed gastbeitrag geschrieben gespräch hosted kirjoittaja kolumne "
        "kommentar opinion post posted prepared presented propos published report reportage "
        "review reviewed skrevet skribent skriver skrivet story tekst teksti testo text texte "
        "texter texto words writer écrit".split()
    ),
    "analysis": "analysis", "compiled": "compilation", "interview": "interview",
    "reported": "reporting", "reporter": "reporting", "reporting": "reporting",
    "writing": "writing", "written": None,
}  # fmt: skip
_OTHERS = {
    word: role
    for role, words in {
        "data": "data",
        "design": "design designed",
        "editing": "edited editing editor editors redigering",
        "fact-checking": "fact-checked fact-checking",
        "graphics": "animation graphic graphics",
        "illustration": "illustrated illustration illustrations",
        "photography": "bild bilder foto fotografie fotografía fotos images kuva kuvat photo "
        "photograph photographed photographer photographie photographs photography photos pictures",
        "production": "produced producer production",
        "reporting": "contributed contributing contributions contributor contributors input",
        "research": "research researched",
        "translation": "traducción traduction traduit translated translation übersetzt übersetzung",
        "video": "video videos",
    }.items()
    for word in words.split()
}
_ALL = "|".join(sorted({**_AUTHORS, **_OTHERS}, key=len, reverse=True))
_WORK = re.compile(
    rf"""
    (?<![\w.@-]) (?:(?:an?|the|ein|eine|un|une|una|uno|en|et)[ ])?+ (?:(?:guest|photo|staff)[ ])?+
    (?P<more> (?:with[ ])?(?:additional|further|supplementary|more)[ ])?+
    (?P<work> (?:{_ALL}) )
    (?: (?:[ ]?,[ ]|[ ]?/[ ]?|[ ](?:and|und|et|y|&|og|och)[ ]) (?:additional[ ])?(?:{_ALL}) )*+
    (?: [ ]?:[ ]? (?:by[ ])?
      | (?:[ ]recueillis)?[ ](?:by|von|par|por|door|av|af|da|di)(?:[ ]?:[ ]?|[ ])
    )
    | (?<!\w)with[ ](?P<help>contributions|(?:additional[ ])?reporting|reports|assistance|help)
      [ ](?:by|from|of)[ ]
    | (?<!\w)(?P<told>as[ ]told[ ]to)[ ]
    | (?<!\w)(?P<extra>additional[ ]reporting)[ ]from[ ](?=[A-Z])
    """,
    re.VERBOSE | re.IGNORECASE,
)

_PLAIN = re.compile(
    r"(?:a cura di|by|von(?! de[rnm] )|por|par|door|av(?=:)|af(?=:)|da(?=:)|di(?=:)|de(?=:))"
    r"(?:[ ]?:[ ]?|[ ]|$)",
    re.IGNORECASE,
)
# These open names as well, so that a first name and a surname must follow.
_UNSURE = re.compile(
    r"(?:av|af|da|di|de|from|fra|från)[ ](?=(?!de |de[lrn] |la )\S+[ ]\S)", re.IGNORECASE
)
_GLUED = re.compile(r"by(?=[A-Z][a-z])|By(?=[A-Z][a-z]*[A-Z ])|BY(?=[A-Z][a-z])")


def opening(piece: Piece) -> tuple[Credit | None, Piece]:
    """Return the plain "By" that opens a piece, None if none does, and what follows it."""
    found: Credit | None = None
    while match := _PLAIN.match(piece.text) or _GLUED.match(piece.text):
        found, piece = BY, piece.cut(match.end())
    if found is None and (match := _UNSURE.match(piece.text)):
        return BY._replace(is_sure=match.group().lower() == "av "), piece.cut(match.end())
    return found, piece


def is_credit(text: str) -> bool:
    """Tell whether `text` opens with words that say who made the story."""
    return bool(_PLAIN.match(text) or _GLUED.match(text) or _WORK.match(text))


def credited(piece: Piece) -> Iterator[tuple[Credit | None, Piece]]:
    """Yield the parts of a piece with the credits they stand under; None before the first.

    >>> [(part.text, credit.role) for credit, part in credited(Piece("Photos: Bo Roe", 0, 14))]
    [('Bo Roe', 'photography')]
    """
    last, credit = 0, None
    for match in _WORK.finditer(piece.text):
        before = piece.cut(last, match.start())
        if before.text:
            yield credit, before
        last, credit = match.end(), _credit(match)
    after = piece.cut(last)
    if after.text or credit:
        yield credit, after


def work_of(text: str) -> Credit | None:
    """Return what people are named for if `text` is nothing but that: "Foto", "Text"."""
    word = text.lower()
    if word in _OTHERS:
        return Credit(_OTHERS[word], is_author=False)
    return Credit(_AUTHORS[word]) if word in _AUTHORS else None


def _credit(match: re.Match[str]) -> Credit:
    if match["told"]:
        return Credit("writing", is_author=False)
    if match["help"] or match["extra"]:
        return Credit("reporting", is_author=False)
    word = match["work"].lower()
    if word in _AUTHORS and not match["more"]:
        return Credit(_AUTHORS[word])
    words = {part.lower() for part in re.findall(r"[\w-]+", match.group())}
    if not match["more"] and not words.isdisjoint(_AUTHORS):
        return BY  # "Photos and story by"
    return Credit(_OTHERS.get(word) or _AUTHORS.get(word) or "writing", is_author=False)
