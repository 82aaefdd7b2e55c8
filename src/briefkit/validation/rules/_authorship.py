"""The people of a byline, each with its place, and what else their names hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, Literal, NamedTuple

import attrs

from briefkit.model import Author, Brief, Byline
from briefkit.validation.findings.fix import Edit, Fix

__all__ = ["PlacedAuthor", "Reading", "placed_authors"]

_LONGEST = 200  # characters: what is longer is no name that anybody could take apart
_PERSONAL = ("email", "handle", "url", "id")


class PlacedAuthor(NamedTuple):
    """A person of a byline and where it stands."""

    kind: Literal["authors", "contributors"]
    """The list that it is in."""

    position: int
    """Its index there."""

    author: Author
    """The person."""

    @property
    def pointer(self) -> str:
        """JSON Pointer of the person."""
        return f"/byline/{self.kind}/{self.position}"

    @property
    def name_pointer(self) -> str:
        """JSON Pointer of the name."""
        return f"{self.pointer}/name"


def placed_authors(brief: Brief) -> Iterator[PlacedAuthor]:
    """Yield the authors and then the contributors of a brief."""
    byline = brief.byline
    if byline is not None:
        for index, author in enumerate(byline.authors):
            yield PlacedAuthor("authors", index, author)
        for index, author in enumerate(byline.contributors):
            yield PlacedAuthor("contributors", index, author)


@attrs.frozen
class Reading:
    """What a name says to the grammar of bylines, if it is read as one."""

    byline: Byline
    """The people and organizations in the name."""

    is_sure: bool
    """Whether nothing of it is left out, and nothing may be read in another way."""

    @classmethod
    def of(cls, name: str) -> Reading:
        """Read a name; one of more than 200 characters says nothing."""
        if len(name) > _LONGEST:
            return cls(Byline(text=name), is_sure=False)
        from briefkit.prose.byline import read_byline  # late: few names are more than a name

        byline, problems = read_byline(name)
        return cls(byline, is_sure=not problems)

    @property
    def person(self) -> Author | None:
        """The one person that the name names; None if it names nobody, or several."""
        authors = self.byline.authors
        return authors[0] if len(authors) == 1 and not self.byline.contributors else None

    def fix(self, brief: Brief, placed: PlacedAuthor, message: str) -> Fix | None:
        """Return what puts everything in the name where it belongs; None if that is not sure.

        The line as printed, `Byline.text`, is left as it is.

        Args:
            brief: The brief.
            placed: The person whose name this is a reading of.
            message: What the fix does.
        """
        people = self.byline.authors
        if not (people and self.is_sure) or self.byline.contributors:
            return None
        merged = [_merged(placed.author, person) for person in people]
        fields = [item for item in merged if item is not None]
        if len(fields) < len(merged) or (len(people) > 1 and _has_address(placed.author)):
            return None
        edits = [*_of_people(brief, placed, fields), *self._agencies(brief)]
        return Fix(message=message, edits=edits, applicability="unsafe")

    def _agencies(self, brief: Brief) -> Iterator[Edit]:
        """Yield what adds the agencies that are not yet named in the byline or for a person."""
        known = brief.byline.agencies if brief.byline else ()
        names = {agency.name for agency in known}
        names.update(filter(None, (person.affiliation for person in self.byline.authors)))
        new = [agency for agency in self.byline.agencies if agency.name not in names]
        if new:
            agencies = [_fields(agency) for agency in chain(known, new)]
            yield Edit(pointer="/byline/agencies", replacement=agencies)


def _merged(before: Author, person: Author) -> dict[str, str] | None:
    """Return the fields of an author with those of a person found in the name.

    None if they say different things.
    """
    fields, found = _fields(before), _fields(person)
    if any(fields.get(name, value) != value for name, value in found.items() if name != "name"):
        return None
    return {**fields, **found}


def _of_people(brief: Brief, placed: PlacedAuthor, merged: list[dict[str, str]]) -> Iterator[Edit]:
    """Yield what makes one author the people that were found in the name."""
    before = _fields(placed.author)
    if len(merged) > 1:
        people = [_fields(p.author) for p in placed_authors(brief) if p.kind == placed.kind]
        people[placed.position : placed.position + 1] = merged
        yield Edit(pointer=f"/byline/{placed.kind}", replacement=people)
        return
    for name, value in merged[0].items():
        if before.get(name) != value:
            yield Edit(pointer=f"{placed.pointer}/{name}", replacement=value)


def _has_address(author: Author) -> bool:
    """Tell whether something is known of an author that can be that of one person only."""
    return any(getattr(author, name) is not None for name in _PERSONAL)


def _fields(value: Any) -> dict[str, str]:
    return {name: item for name, item in attrs.asdict(value).items() if item is not None}
