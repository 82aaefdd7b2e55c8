"""The items of a document: which there are, what each is, and what holds no story at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefkit.errors import ParseError
from briefkit.formats._xml import local
from briefkit.formats.newsmlg2.terms import code_in
from briefkit.formats.newsmlg2.tree import Element, Group, child, children, language_of
from briefkit.problems import Problem

__all__ = ["CARRIERS", "OLDER", "Item", "items_in", "name_of_class"]

OLDER = "newsitem of newsml 1"
"""The kind of the items of NewsML 1."""

_STORIES = ("newsitem", "packageitem")
_PARTS = ("contentset", "contentmeta", "itemmeta", "inlinexml", "inlinedata")
CARRIERS = ("inlinexml", "inlinedata", "datacontent")
"""What holds a rendition of a story: `inlineXML` and `inlineData`, `DataContent` in NewsML 1."""

_OTHER_ITEMS = {
    "knowledgeitem": "a knowledgeItem, which holds concepts",
    "conceptitem": "a conceptItem, which holds a concept",
    "catalogitem": "a catalogItem, which holds a catalog",
    "planningitem": "a planningItem, which holds plans for coverage",
    "catalog": "a catalog",
}


class Item(NamedTuple):
    """An item of a document, or the part of one that there is."""

    element: Element
    """The element of the item."""

    kind: str
    """Its local name in lower case: ``newsitem``."""

    meta: Group
    """`itemMeta`."""

    content: Group
    """`contentMeta`."""

    rights: tuple[Group, ...]
    """`rightsInfo`, once or more often."""

    renditions: tuple[Element, ...]
    """The children of `contentSet`."""

    language: str | None
    """The language of the item as its element has it."""

    @property
    def guid(self) -> str | None:
        """The identifier of the item."""
        return (self.element.get("guid") or "").strip() or None

    @property
    def nature(self) -> str:
        """The code of `itemClass`: ``text``, ``picture``; "" if nothing is said."""
        found = self.meta.first("itemclass")
        return "" if found is None else name_of_class(found)

    @property
    def holds_text(self) -> bool:
        """Whether the item is, or may be, a story in words."""
        if self.kind == OLDER or any(local(e) in CARRIERS for e in self.renditions):
            return True
        is_remote = any(local(found) == "remotecontent" for found in self.renditions)
        return self.nature in ("text", "composite") or not (self.nature or is_remote)


def items_in(root: Element) -> tuple[list[Item], list[str]]:
    """Return the items of a document, and what other items it holds, in words.

    Raises:
        ParseError: There is no item that could hold a story (BK001).
    """
    name = local(root)
    if name in _STORIES:
        return [_item(root)], []
    if name in _PARTS:
        return [_part(root)], []
    if name == "newsml":
        return _older_items(root), []
    if name in _OTHER_ITEMS:
        raise _refused(f"this is {_OTHER_ITEMS[name]}, and no story")
    found, others = [], []
    for element in _within(root):
        if local(element) in _STORIES:
            found.append(_item(element))
        else:
            others.append(_OTHER_ITEMS[local(element)])
    if not found and others:
        raise _refused(f"this holds {others[0]}, and no story")
    if not found:
        message = "the message holds no item" if name == "newsmessage" else "no NewsML-G2"
        raise _refused(f"{message}: the root element is {root.tag!r:.80}")
    return found, others


def name_of_class(element: Element) -> str:
    """Return the code of an `itemClass` element, however it is spelled."""
    found = element.get("qcode") or element.get("uri", "").rstrip("/").rpartition("/")[2]
    return code_in(found.strip()).lower()


def _within(root: Element) -> Iterator[Element]:
    """Yield the outermost items of a message, or of whatever wraps them."""
    for element in root.iter():
        if local(element) in _STORIES or (local(element) in _OTHER_ITEMS and _is_item(element)):
            yield element


def _is_item(element: Element) -> bool:
    """Tell whether an element is an item of a message, and no part of its header or of an item."""
    return local(element.getparent()) == "itemset"


def _item(element: Element) -> Item:
    return Item(
        element,
        local(element),
        Group.of(child(element, "itemmeta")),
        Group.of(child(element, "contentmeta")),
        tuple(Group.of(found) for found in children(element, "rightsinfo")),
        tuple(found for group in children(element, "contentset") for found in group),
        language_of(element),
    )


def _older_items(root: Element) -> list[Item]:
    """Return the items of a document of NewsML 1; their facts are for `version1` to find."""
    items = []
    for element in children(root, "newsitem"):
        contents = tuple(found for found in element.iter() if local(found) == "datacontent")
        items.append(Item(element, OLDER, Group(), Group(), (), contents, language_of(element)))
    if not items:
        raise _refused("this is NewsML 1 without a NewsItem, and so without a story")
    return items


def _part(root: Element) -> Item:
    """Return a piece that was cut out of an item as if the rest of it were empty."""
    name = local(root)
    renditions = tuple(root) if name == "contentset" else (root,) if "inline" in name else ()
    return Item(
        root,
        name,
        Group.of(root if name == "itemmeta" else None),
        Group.of(root if name == "contentmeta" else None),
        (),
        renditions,
        language_of(root),
    )


def _refused(message: str) -> ParseError:
    return ParseError([Problem(pointer="", message=message, code="BK001")], "newsmlg2")
