"""From a brief to the text of an ANS story, as a reader of it would write it again."""

from __future__ import annotations

from briefkit.formats._embed import native
from briefkit.formats._unwritable import check_extra
from briefkit.formats.ans.read import settled
from briefkit.formats.ans.render import rendered
from briefkit.model import Brief

__all__ = ["dumps"]


def dumps(brief: Brief, *, embed: bool, indent: int | None) -> str:
    """Write a brief as a story; see `briefkit.formats.ans.dumps`."""
    import msgspec

    check_extra(brief, "ans")
    text, read = settled(brief)
    if embed:
        text = rendered(read, native(brief, public=False))
    return (text if indent is None else msgspec.json.format(text, indent=indent)) + "\n"
