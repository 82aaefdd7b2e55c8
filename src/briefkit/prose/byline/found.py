"""What the reader of a byline has found so far: people, organizations, and doubts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from briefkit.echo import quoted
from briefkit.model.people import Agency, Author
from briefkit.problems import Problem
from briefkit.prose.byline.credits import BY, Credit
from briefkit.prose.byline.pieces import Piece
from briefkit.prose.lexicon.agencies import as_agency
from briefkit.prose.lexicon.offices import is_plural

__all__ = ["Found", "Named"]


@attrs.define
class Named:
    """Somebody whom a byline names."""

    name: str
    """The name, as printed."""

    start: int
    """Where it starts in the line."""

    stop: int
    """Where it ends in the line."""

    details: dict[str, str] = attrs.field(factory=dict)
    """Title, affiliation and so on: fields of an `Author`."""

    def author(self) -> Author:
        """Return the person as a value of the model."""
        return Author(name=self.name, **self.details)


class Found:
    """What has been read of a byline.

    People belong to the credit they stand under ("By", "Editing by"), and to a part of the
    line: what stands alone in its part is about all people under the credit.
    """

    def __init__(self, place: Callable[[int], int]) -> None:
        self.authors: list[Named] = []
        self.contributors: list[Named] = []
        self.agencies: list[Agency] = []
        self.unnamed: list[str] = []
        self.problems: list[Problem] = []
        self.credit: Credit = BY
        self.is_prefixed = False
        self.separator = ""
        self.is_left_out = False
        self._place = place
        self._group = self._part = 0
        self._shared: dict[str, str] = {}

    @property
    def people(self) -> list[Named]:
        """Those who are named for the same: authors or contributors."""
        return self.authors if self.credit.is_author else self.contributors

    @property
    def here(self) -> list[Named]:
        """The people of this part; of all parts under the credit if nobody is named in it."""
        return self.people[self._part :] or self.people[self._group :]

    @property
    def is_empty(self) -> bool:
        """True as long as nobody and nothing has been found."""
        return not (self.authors or self.contributors or self.agencies)

    def begin(self, credit: Credit) -> None:
        """Begin a credit."""
        self.credit = credit
        self._group = self._part = len(self.people)
        self._shared = {}

    def begin_part(self) -> None:
        """Begin a part of the line."""
        self._part = len(self.people)
        self._shared = {}

    def name(self, piece: Piece) -> None:
        """Add a person, unless one of that name is here already."""
        if any(person.name.casefold() == piece.text.casefold() for person in self.people):
            return
        role = {"role": self.credit.role} if self.credit.role else {}
        self.people.append(Named(piece.text, piece.start, piece.stop, role | self._shared))

    def publish(self, name: str, *, title: str = "", is_employer: bool = True) -> None:
        """Add an organization, for which the people here work unless one was named before."""
        self.agencies.append(as_agency(name) or Agency(name=name))
        if is_employer and self.separator != "and":
            for person in self.here:
                person.details.setdefault("affiliation", name)
        if title:
            self.entitle(title)

    def entitle(self, title: str) -> None:
        """Give the last person here a title; all of them if it is that of several."""
        people = self.here
        for person in people if is_plural(title) else people[-1:]:
            before = person.details.get("title")
            person.details["title"] = f"{before}, {title}" if before else title

    def share(self) -> None:
        """Give what the last person is to those who follow: "AP writers Ana Diaz and Bo Roe"."""
        details = self.people[-1].details
        self._shared = {key: details[key] for key in ("title", "affiliation") if key in details}

    def locate(self, place: str) -> None:
        """Give the people here who have no place yet one."""
        for person in self.here:
            person.details.setdefault("location", place)

    def reach(self, kind: str, address: str, start: int) -> bool:
        """Give the person named last before `start`, else the first, an address.

        Args:
            kind: The field of an `Author` that it is for.
            address: The address.
            start: Where it starts in the line.

        Returns:
            False if nobody is named, or that person has another address of this kind.
        """
        people = sorted(self.everybody(), key=lambda person: person.start)
        before = [person for person in people if person.start < start]
        nearest = before[-1:] or people[:1]
        return any(person.details.setdefault(kind, address) == address for person in nearest)

    def leave_out(self, piece: Piece, message: str) -> None:
        """Note that nothing is made of a piece of the line."""
        self.is_left_out = True
        self.doubt(piece, message)

    def doubt(self, piece: Piece, message: str) -> None:
        """Note that a piece of the line may mean something else, or nothing."""
        self._note(f"{quoted(piece.text, 60)} {message}", piece.start, piece.stop)

    def note_rest(self, start: int, end: int) -> None:
        """Note that the text is not read from `start` on."""
        message = f"a byline of more than {start} characters is read up to there"
        self.problems.append(
            Problem(pointer="", message=message, code="BK209", start=start, end=end)
        )

    def _note(self, message: str, start: int, stop: int) -> None:
        first = self._place(start)
        last = self._place(stop - 1) + 1 if stop > start else first
        self.problems.append(
            Problem(pointer="", message=message, code="BK209", start=first, end=last)
        )

    def everybody(self) -> Iterator[Named]:
        """Yield all people."""
        yield from self.authors
        yield from self.contributors
