"""Where the values of briefs stand in the RSS or Atom that they were read from.

feedparser tells no places. But its entries come in the order of their elements; so when somebody
asks, the text is parsed once more, and the elements are looked up there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from briefkit.formats._base import Locate
from briefkit.formats._text_places import in_markup
from briefkit.formats._xml import Xml, local, locator, parse_xml, text_of
from briefkit.model import Brief
from briefkit.problems import SourceSpan

__all__ = ["FeedPlaces"]

_ENTRIES = ("item", "entry")
_MEDIA = "{http://search.yahoo.com/mrss/}"  # has titles and contents of its own
_CONTENT = ("encoded", "content", "body", "description", "summary")
_NAMES = {
    "/headline": ("title",),
    "/summary": ("description", "summary"),
    "/byline": ("creator", "author"),
    "/source": ("publisher", "source"),
    "/language": ("language",),
    "/published": ("pubdate", "published", "issued", "date"),
    "/created": ("created",),
    "/modified": ("updated", "modified"),
    "/rights": ("rights", "copyright"),
    "/url": ("link",),
    "/id": ("guid", "identifier", "id"),
}
"""For what is read from an entry, the elements that may hold it, the first to be had first."""
_IN_CONTENT = ("sections", "dateline", "deck", "notes")


class FeedPlaces:
    """Finds the values of all briefs of a feed; costs something only when it is asked."""

    def __init__(self, text: str, format: str, count: int) -> None:
        """Look for nothing yet.

        Args:
            text: The text of the feed.
            format: The name of its format.
            count: How many entries were read from it.
        """
        self._text = text
        self._format = format
        self._count = count

    def locator(self, number: int, brief: Brief) -> Locate:
        """Return what finds the values of a brief.

        Args:
            number: Which entry it was read from, the first being 0.
            brief: The brief.
        """
        made: list[Locate] = []

        def locate(
            pointer: str, start: int | None = None, end: int | None = None
        ) -> SourceSpan | None:
            if not self._entries:
                return None
            if not made:
                made.append(locator(self._xml, _elements(self._entries[number], brief), brief))
            return made[0](pointer, start, end)

        return locate

    @cached_property
    def _xml(self) -> Xml:
        return parse_xml(self._text, self._format)

    @cached_property
    def _entries(self) -> list[Any]:
        """The element of each entry; none if there is doubt which is which."""
        found = [element for element in self._xml.root.iter() if local(element) in _ENTRIES]
        return found if len(found) == self._count else []


def _elements(entry: Any, brief: Brief) -> dict[str, Any]:
    """Return the elements of an entry by the pointers of what they hold; "" is the entry."""
    found = {"": entry}
    for pointer, names in _NAMES.items():
        element = next(_named(entry, names), None)
        if element is not None:
            found[pointer] = element
    story = _story(entry, brief)
    if story is not None:
        found |= {f"/{field}": story for field in _IN_CONTENT if getattr(brief, field)}
    return found


def _named(entry: Any, names: tuple[str, ...]) -> Iterator[Any]:
    """Yield the elements right in an entry that have one of some names, in the order of these."""
    for name in names:
        for element in entry:
            if local(element) == name and not element.tag.startswith(_MEDIA):
                yield element


def _story(entry: Any, brief: Brief) -> Any:
    """Return the element with the story: that which has its first words, else the likeliest."""
    candidates = list(_named(entry, _CONTENT))
    opening = brief.text.strip().partition("\n")[0]
    holding = (each for each in candidates if in_markup(text_of(each), opening))
    return next(holding, next(iter(candidates), None))
