"""ninjs: the IPTC's news in JSON, versions 1.x, 2.x and 3.x, and the dialect of Superdesk.

docs/reference/ninjs.md says what maps to what, and what the format cannot carry.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.formats._base import Document, Format, Mapped
from briefkit.formats.ninjs.written import Version
from briefkit.model import Brief

__all__ = ["FORMAT", "dumps", "loads"]

_MARKS = (
    *('"versioncreated"', '"firstcreated"', '"body_html"', '"body_text"', '"headlines"'),
    *('"bodies"', '"pubstatus"', '"altids"', '"ninjs"'),
)


def loads(text: str) -> Document:
    """Read a brief from a ninjs item of any version.

    What the version of the item does not allow is in `Document.problems` (BK123); what a brief
    has no field for is in `Brief.extra`, under ``"ninjs"``.

    Raises:
        ParseError: `text` is no JSON object.
    """
    from briefkit.formats.ninjs import read

    return read.loads(text)


def dumps(
    brief: Brief,
    *,
    version: Version = "3.1",
    uri: str | None = None,
    embed: bool = False,
    indent: int | None = None,
) -> str:
    """Write a brief as a ninjs item on one line that ends in a newline.

    The standard requires a URI. It is `uri`, else the brief's id if that is one, else a
    name-based UUID of the content, which a reader knows not to be an id of the story.

    Args:
        brief: The brief.
        version: The version to write: 3.1, 3.0, 2.2, 2.1, 2.0, 1.6, 1.5 or 1.4.
        uri: The URI of the item.
        embed: Whether to put the native JSON among the bodies, so that nothing is lost.
        indent: Spaces to a level; None for everything on one line.

    Raises:
        WriteError: A text holds a lone surrogate, `Brief.extra` holds what is no JSON, `uri` is
            no URI, or `version` none that can be written.
    """
    from briefkit.formats.ninjs import write

    return write.dumps(brief, version=version, uri=uri, embed=embed, indent=indent)


def _sniff(head: str) -> bool:
    if not head.lstrip("\ufeff \t\r\n").startswith("{"):
        return False
    lower = head.lower()
    has_id = '"uri"' in lower or '"guid"' in lower
    return has_id and '"briefkit":' not in lower and any(mark in lower for mark in _MARKS)


def _mapping() -> Sequence[Mapped]:
    from briefkit.formats.ninjs.mapping import MAPPING

    return MAPPING


FORMAT = Format(
    name="ninjs",
    title="ninjs (IPTC news in JSON)",
    suffixes=(".ninjs.json", ".ninjs"),
    shared_suffixes=(".json",),
    media_type="application/json",
    loads=loads,
    dumps=dumps,
    sniff=_sniff,
    derives=True,
    embeds=True,
    mapping=_mapping,
    options={
        "version": "The version to write: 3.1 by default, or 3.0, 2.2, 2.1, 2.0, 1.6, 1.5, 1.4.",
        "uri": "The URI of the item, in place of the id of the brief.",
    },
    file_options={"indent": 2},
    strict_utf8=True,
)
