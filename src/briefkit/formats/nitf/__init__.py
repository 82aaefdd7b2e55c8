"""NITF: the News Industry Text Format 3.6 of the IPTC, and what agencies send under its name.

docs/reference/nitf.md says what maps to what, and what the format cannot carry.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.formats._base import Document, Format, Mapped
from briefkit.formats._declared import xml_encoding
from briefkit.model import Brief

__all__ = ["FORMAT", "dumps", "loads"]


def loads(text: str) -> Document:
    """Read a brief from a NITF document of any version, with namespace or without.

    Nothing that the document names is loaded: no document type, no entity, no inclusion.

    Raises:
        ParseError: The text is not XML, declares entities, or is no NITF.
    """
    from briefkit.formats.nitf.read import read

    return read(text)


def dumps(brief: Brief, *, embed: bool = False) -> str:
    """Write a brief as a document that is valid against the XML Schema of NITF 3.6.

    Args:
        brief: The brief.
        embed: Whether to put the native JSON into ``head``, so that nothing is lost.

    Raises:
        WriteError: A text holds a lone surrogate (BK002).
    """
    from briefkit.formats.nitf.write import write

    return write(brief, embed=embed)


def _mapping() -> Sequence[Mapped]:
    from briefkit.formats.nitf.mapping import MAPPING

    return MAPPING


def _sniff(head: str) -> bool:
    from briefkit.formats._xml import root_name

    return root_name(head) == "nitf"


FORMAT = Format(
    name="nitf",
    title="NITF",
    suffixes=(".nitf.xml", ".nitf"),
    shared_suffixes=(".xml",),
    media_type="application/nitf+xml",
    loads=loads,
    dumps=dumps,
    sniff=_sniff,
    derives=True,
    embeds=True,
    mapping=_mapping,
    declares=xml_encoding,
)
"""The News Industry Text Format."""
