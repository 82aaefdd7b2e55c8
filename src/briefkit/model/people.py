"""Who wrote a story, for whom, and from where: byline and dateline with their parts."""

import datetime as dt
from collections.abc import Iterable

import attrs

from briefkit.model._convert import checked, strings, tuple_of

__all__ = ["Agency", "Author", "Byline", "Dateline"]


@attrs.frozen(kw_only=True, field_transformer=checked)
class Agency:
    """An organization that makes or distributes news."""

    name: str
    """Its name as printed: "The Associated Press", "AP"."""

    code: str | None = None
    """Its short code: ``AP``."""

    url: str | None = None
    """Its own site."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Author:
    """A person named for a piece of work."""

    name: str
    """The name alone, as printed: no "By", no title, no organization."""

    role: str | None = None
    """What the person did for this story: reporting, editing, photography."""

    title: str | None = None
    """The person's office: "Science Writer"."""

    affiliation: str | None = None
    """Whom the person works for, as printed."""

    location: str | None = None
    """Where the person worked on it."""

    email: str | None = None
    """An e-mail address."""

    handle: str | None = None
    """A name on a social network, with its ``@``."""

    url: str | None = None
    """A page about the person."""

    id: str | None = None
    """An identifier in some system of record."""


def _agencies(items: Iterable[Agency]) -> tuple[Agency, ...]:
    return tuple_of(items, Agency)


def _authors(items: Iterable[Author]) -> tuple[Author, ...]:
    return tuple_of(items, Author)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Byline:
    """The line that says who made a story: the words as printed, and what they mean."""

    text: str = ""
    """The line as printed, prefix and all; empty if nothing was printed."""

    authors: tuple[Author, ...] = attrs.field(default=(), converter=_authors)
    """The people who wrote it, in the order of the line."""

    agencies: tuple[Agency, ...] = attrs.field(default=(), converter=_agencies)
    """The agencies and outlets that the line names."""

    contributors: tuple[Author, ...] = attrs.field(default=(), converter=_authors)
    """People named for a part of the work, with their `role`."""

    @classmethod
    def parse(cls, text: str) -> "Byline":
        """Return what a byline as printed means; see `briefkit.prose.byline`."""
        from briefkit.prose.byline import parse_byline

        return parse_byline(text)

    def __str__(self) -> str:
        """Return the line as it was printed, or one made of its parts if it never was."""
        from briefkit.prose.byline import format_byline

        return format_byline(self)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Dateline:
    """The place, date and agency that open a wire story: ``RENO, Nev. (AP) —``."""

    text: str = ""
    """As printed, dash included; put back before the first paragraph on writing."""

    places: tuple[str, ...] = attrs.field(default=(), converter=strings)
    """The towns, as printed; two for a story from ``Tel Aviv/Beirut``."""

    region: str | None = None
    """State, province or canton, as printed: "Nev."."""

    country: str | None = None
    """Country, as printed."""

    date: dt.date | None = None
    """The day, where the year is known."""

    agencies: tuple[Agency, ...] = attrs.field(default=(), converter=_agencies)
    """The agencies in the parentheses."""

    @classmethod
    def parse(cls, text: str, published: dt.date | None = None) -> "Dateline":
        """Return what a dateline as printed means; see `briefkit.prose.dateline`.

        Args:
            text: The dateline, with its dash or without: ``BEIJING, July 23``.
            published: The day, or the instant, of publication. A date without a year, or the
                day of the week alone, is then the nearest such day; else `date` is None.

        Raises:
            ValueError: `text` is no dateline.
        """
        from briefkit.prose.dateline import parse_dateline

        dateline = parse_dateline(text, published)
        if dateline is None:
            raise ValueError(f"not a dateline: {text!r:.80}")
        return dateline
