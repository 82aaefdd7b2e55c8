"""Bylines as lines: what was printed, or a line made of people and organizations."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from briefkit.model.people import Author, Byline

__all__ = ["format_byline"]

_PRINTED_ROLES = {"": "By", "compilation": "Compiled by"}


def format_byline(byline: Byline) -> str:
    """Return `byline` as a line: as it was printed, or made of its parts if it never was.

    >>> format_byline(Byline(authors=[Author(name="Ana Diaz", affiliation="AP")]))
    'By Ana Diaz, AP'
    """
    if byline.text:
        return byline.text
    employers = {author.affiliation for author in (*byline.authors, *byline.contributors)}
    others = [agency.name for agency in byline.agencies if agency.name not in employers]
    credits = [
        f"{_PRINTED_ROLES.get(role or '', f'{role} by'.capitalize())} {_printed(people)}"
        for role, people in groupby(byline.authors, attrgetter("role"))
    ]
    if others:
        credits = [", ".join([*credits, *others]) if credits else f"By {', '.join(others)}"]
    for role, people in groupby(byline.contributors, attrgetter("role")):
        credit = "Additional reporting by" if role == "reporting" else f"{role or 'reporting'} by"
        credits.append(f"{credit[:1].upper()}{credit[1:]} {_printed(people)}")
    return "; ".join(credits)


def _printed(people: Iterable[Author]) -> str:
    """Return people as a line: those who share a place and an employer stand together."""
    return "; ".join(
        ", ".join([_listed(author.name for author in group), *details])
        for (_, details), group in groupby(people, lambda author: (_own(author), _details(author)))
    )


def _own(author: Author) -> str:
    """Return a key that nobody shares with an author who has a title or an address."""
    is_single = author.handle or author.email or author.url or author.title
    return author.name if is_single else ""


def _details(author: Author) -> tuple[str, ...]:
    place = author.location and f"in {author.location}"
    details = (place, author.handle, author.email, author.url, author.title, author.affiliation)
    return tuple(detail for detail in details if detail)


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
