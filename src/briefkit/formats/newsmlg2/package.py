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
        self.pictures: list[Item] = [item for item in news if texts and not item.holds_text]
        """Items that are pictures or the like beside the stories."""
        self._by_guid = {picture.guid: picture for picture in self.pictures}
        self._together: dict[str, list[str]] = {}
        for package in packages:
            members = [*dict.fromkeys(_references(package.element))]
            pictures = [member for member in members if member in self._by_guid]
            for member in members:
                self._together.setdefault(member, pictures)

    def pictures_of(self, story: Item) -> list[Item]:
        """Return the pictures that belong to a story: all of them if it is the only one.

        Else those that it links to, or that are in one package with it, the first that holds it.
        """
        if len(self.stories) == 1:
            return self.pictures
        linked = [*_references(*story.meta.all("link")), *self._together.get(story.guid or "", ())]
        return [self._by_guid[guid] for guid in dict.fromkeys(linked) if guid in self._by_guid]


def without_shown(pictures: Iterable[Item], brief: Brief) -> Iterator[Media]:
    """Yield pictures as media, but for those that stand in the body of a story already."""
    shown = [*_shown(brief)]
    known = {text for media in shown for text in (media.url, media.id, media.caption) if text}
    for item in pictures:
        media = media_of_item(item)
        guid = item.guid or ""
        said = {guid, guid.rpartition("/")[2], media.caption if media else None}
        if media and known.isdisjoint({*said, *_references(*item.renditions)}):
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
