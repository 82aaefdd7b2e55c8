"""ANS: the stories of Arc XP, versions 0.5 to 0.10 of the Arc Native Specification.

docs/reference/ans.md says what maps to what, and what the format cannot carry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefkit.formats._base import Document, Format, Mapped
from briefkit.model import Brief

__all__ = ["FORMAT", "dumps", "loads"]

# Compiled when it is first asked for: all formats are loaded whenever briefkit starts.
# Properties that stories have, and objects of no other format that we know.
_MARKS = (
    r'"(?:content_elements|canonical_url|canonical_website|website_url|websites|subheadlines'
    r"|promo_items|related_content|taxonomy|created_date|last_updated_date|first_publish_date"
    r"|display_date|publish_date|revision|distributor|content_restrictions|additional_properties"
    r'|planning|credits|owner)"\s{0,9}:'
    r'|"type"\s{0,9}:\s{0,9}"story"|"version"\s{0,9}:\s{0,9}"0\.\d{1,2}\.'
)
_NATIVE = r'\s{0,99}+\{\s{0,99}+"briefkit"'
_ENOUGH = 2


def loads(text: str) -> Document:
    """Read a brief from an ANS story of any version.

    What a brief has no field for is in `Brief.extra`, under ``"ans"``.

    Raises:
        ParseError: `text` is no JSON object.
    """
    from briefkit.formats.ans import read

    return read.loads(text)


def dumps(brief: Brief, *, embed: bool = False, indent: int | None = None) -> str:
    """Write a brief as an ANS 0.10.7 story on one line that ends in a newline.

    Args:
        brief: The brief.
        embed: Whether to put the native JSON into its additional properties, so that nothing
            is lost.
        indent: Spaces to a level; None for everything on one line.

    Raises:
        WriteError: A text holds a lone surrogate, or `Brief.extra` holds what is no JSON.
    """
    from briefkit.formats.ans import write

    return write.dumps(brief, embed=embed, indent=indent)


def _sniff(head: str) -> bool:
    if not head.lstrip("\ufeff \t\r\n").startswith("{") or re.match(_NATIVE, head):
        return False
    return len(dict.fromkeys(match[0] for match in re.finditer(_MARKS, head))) >= _ENOUGH


def _mapping() -> Sequence[Mapped]:
    from briefkit.formats.ans.mapping import MAPPING

    return MAPPING


FORMAT = Format(
    name="ans",
    title="ANS (stories of Arc XP)",
    suffixes=(".ans.json",),
    shared_suffixes=(".json",),
    media_type="application/json",
    loads=loads,
    dumps=dumps,
    sniff=_sniff,
    derives=True,
    embeds=True,
    mapping=_mapping,
    file_options={"indent": 2},
    strict_utf8=True,
)
