"""Formats whose readers end the process that they are in: as when memory runs out."""

from __future__ import annotations

import os
import signal

from briefkit.formats import BUILTIN, Document, Format

__all__ = ["FRAGILE"]


def _loads(text: str) -> Document:
    """Read JSON; end the process at a text that says so, once or whenever it comes by."""
    if "DEADLY" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    marker = text.partition("ONCE:")[2].partition('"')[0]
    if marker and not os.path.exists(marker):
        with open(marker, "x"):
            pass
        os.kill(os.getpid(), signal.SIGKILL)
    json = next(format for format in BUILTIN if format.name == "json")
    assert json.loads is not None
    return json.loads(text)


FRAGILE = Format(
    name="fragile",
    title="JSON whose reader may die",
    suffixes=(".json",),
    media_type="application/json",
    loads=_loads,
)
"""A format to name as that of the sources."""
