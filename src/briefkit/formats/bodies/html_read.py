"""The body of a story in HTML, well-formed or not, in any namespace or none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from briefkit.errors import ParseError
from briefkit.formats._xml import local
from briefkit.formats.bodies.body import Body
from briefkit.formats.bodies.html_blocks import Blocks
from briefkit.formats.bodies.html_names import LEFT_OUT, SILENT
from briefkit.problems import Problem, SourceSpan

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["parse_html", "read_html"]

_DATA_SCRIPTS = ("json", "vnd.briefkit")


def parse_html(text: str, format: str) -> Element:
    """Return the tree of a text that is HTML, a document or a part of one, however broken.

    Nothing that it names is loaded, and no script in it runs.

    Args:
        text: The text, already decoded: what it declares of its encoding is passed over.
        format: The format that it is read as, for the error.

    Raises:
        ParseError: There is nothing in it at all (BK001).
    """
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    data = text.replace("\0", "").encode(errors="replace")
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except etree.LxmlError:
        root = None
    if root is None:
        problem = Problem(
            pointer="", message="no HTML element", code="BK001", span=SourceSpan(1, 1, 1, 1)
        )
        raise ParseError([problem], format)
    return root


def read_html(root: Element, *, top: int | None = None, skip: Iterable[Any] = ()) -> Body:
    """Read the body of a story from HTML or XHTML.

    Wrappers are passed over, unknown elements keep their text (BK121), programs, forms and what
    is embedded from elsewhere are left out (BK122).

    Args:
        root: The element that holds the body; what follows it is not read.
        top: The number of the heading element that is a section of the story, 2 for ``h2``. By
            default 2 where there is an ``h2``, else the highest that there is.
        skip: Elements within `root` that somebody else reads.

    Returns:
        The body. Its `roles` tell what the markup marks as headline, byline and the like.
    """
    from lxml import etree

    blocks = Blocks(top=_top(root) if top is None else top)
    skipped = set(skip)
    passed_over = None
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            name = local(element)
            is_left_out = name in SILENT or element in skipped
            if (
                is_left_out
                or _is_left_out(name, element, blocks)
                or not blocks.start(name, element)
            ):
                passed_over = element
                walk.skip_subtree()
            elif element.text:
                blocks.text(element.text)
            continue
        if event == "end" and element is not passed_over:
            blocks.end(local(element), element)
        if element is not root and element.tail:
            blocks.text(element.tail)
    return blocks.finish()


def _is_left_out(name: str, element: Any, blocks: Blocks) -> bool:
    """Tell whether an element is one that no brief can hold; say so."""
    if name == "form":
        left_out = sum(1 for _ in zip(element.iter("{*}p"), range(3), strict=False)) < 3
    else:
        left_out = name in LEFT_OUT
    if not left_out:
        return False
    kind = element.get("type", "").lower()
    if not (name == "script" and any(data in kind for data in _DATA_SCRIPTS)):
        blocks.left_out(name)
    return True


def _top(root: Element) -> int:
    """Return the number of the headings that part a story: 2 unless all are below that."""
    for number in range(1, 7):
        if next(root.iter(f"{{*}}h{number}", f"{{*}}H{number}"), None) is not None:
            return max(number, 2)
    return 2
