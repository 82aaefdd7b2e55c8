"""Looking for things in the tree of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from briefkit.formats._xml import local
from briefkit.formats.bodies.inline import clean

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["classes", "first", "having", "outermost", "words"]


def words(element: Any) -> str:
    """Return the text of an element on one line."""
    return clean("".join(element.itertext()))


def classes(element: Element) -> frozenset[str]:
    """Return the classes of an element in lower case."""
    return frozenset((element.get("class") or "").lower().split())


def having(root: Element, *names: str, tag: str | None = None) -> Iterator[Any]:
    """Yield the elements of any of some classes in document order.

    Args:
        root: Where to look.
        names: The classes.
        tag: The name of the element, if only one will do.
    """
    wanted = frozenset(names)
    for element in root.iter(tag or "*"):
        if isinstance(element.tag, str) and wanted & classes(element):
            yield element


def outermost(root: Element, is_wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """Yield the elements that are wanted, but for those that lie within another such."""
    from lxml import etree

    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if is_wanted(element):
            yield element
            walk.skip_subtree()


def first(root: Element, *names: str) -> Any:
    """Return the first element below `root` itself that has one of some names; None without."""
    return next((child for child in root if local(child) in names), None)
