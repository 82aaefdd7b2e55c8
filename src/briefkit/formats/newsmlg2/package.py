"""What goes with what in a message: pictures and packages beside the stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefkit.formats._xml import local
from briefkit.formats.bodies.inline import clean
from briefkit.formats.newsmlg2.items import Item
from briefkit.formats.newsmlg2.records import media_of_item
from briefkit.formats.newsmlg2.terms import is_harmful
from briefkit.formats.newsmlg2.tree import Element, child, words
from briefkit.model import Brief, Figure, Link, Media

__all__ = ["Message", "package_links", "without_shown"]


class Message:
    """The items of a document, each with what it is there for."""

    def __init__(self, items: Sequence[Item]) -> None:
        news = [item for item in items if item.kind != "packageitem"]
        packages = [item for item in items if item.kind == "packageitem"]
        texts = [item for item in news if item.holds_text]
        self.stories: list[Item] = texts or news or packages
        """What is read as stories: items of text; if there are none, whatever there is."""
        self.pictures: list[Item] = [item for item in news if item not in self.stories]
        """Items that are pictures or the like beside the stories."""
        self._groups = [frozenset(_references(package.element)) for package in packages]

    def pictures_of(self, story: Item) -> list[Item]:
        """Return the pictures that belong to a story: all of them if it is the only one."""
        if len(self.stories) == 1:
            return self.pictures
        linked = set(_references(*story.meta.all("link")))
        for group in self._groups:
            if story.guid in group:
                linked |= group
        return [item for item in self.pictures if item.guid in linked]


def without_shown(pictures: Iterable[Item], brief: Brief) -> Iterator[Media]:
    """Yield pictures as media, but for those that stand in the body of a story already."""
    shown = [*_shown(brief)]
    for item in pictures:
        media = media_of_item(item)
        if media and not any(_is_same(item, media, other) for other in shown):
            yield media


def package_links(item: Item) -> tuple[Link, ...]:
    """Return the members of a package as links."""
    links = []
    for element in item.element.iter():
        if local(element) == "itemref":
            url = clean(element.get("href") or element.get("residref") or "")
            title = words(child(element, "title")) or words(child(element, "headline"))
            if url and not is_harmful(url):
                links.append(Link(url=url, title=title or None, rel="member"))
    return tuple(links)


def _references(*elements: Element) -> Iterator[str]:
    """Yield the identifiers of the items that elements refer to."""
    for element in elements:
        for found in element.iter():
            for key in ("residref", "href"):
                if value := clean(found.get(key) or ""):
                    yield value


def _shown(brief: Brief) -> Iterator[Media]:
    yield from brief.media
    for section in brief.sections:
        for block in section.blocks:
            if isinstance(block, Figure):
                yield block.media


def _is_same(item: Item, media: Media, shown: Media) -> bool:
    addresses = set(_references(*item.renditions))
    if shown.url and shown.url in addresses:
        return True
    if shown.id and item.guid and (shown.id == item.guid or item.guid.endswith(f"/{shown.id}")):
        return True
    return bool(shown.caption) and shown.caption == media.caption
