"""Changes between briefs, shown to people or to programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from briefkit.changes import Change
from briefkit.echo import printable

__all__ = ["RENDERERS", "Render"]

Render: TypeAlias = Callable[[Sequence[Change], Mapping[str, Any]], str]
"""Shows changes; takes with them what a program should be told about what was compared."""


def _text(changes: Sequence[Change], facts: Mapping[str, Any]) -> str:
    del facts  # people know what they asked for
    return "".join(f"{printable(str(change))}\n" for change in changes)


def _json(changes: Sequence[Change], facts: Mapping[str, Any]) -> str:
    listed = {**facts, "changes": [change.to_dict() for change in changes]}
    return json.dumps(listed, indent=2) + "\n"


RENDERERS: Mapping[str, Render] = MappingProxyType({"text": _text, "json": _json})
"""The ways to show changes, by name."""
