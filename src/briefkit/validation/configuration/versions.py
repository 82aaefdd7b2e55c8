"""Whether this version of briefkit is one that a configuration asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from briefkit._version import __version__

__all__ = ["fault_of"]

_CLAUSE = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*([0-9]{1,6}(?:\.[0-9]{1,6}){0,4})\s*")
_RELEASE = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,4}")
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": ge,
    "<=": le,
    "==": eq,
    "!=": ne,
    ">": gt,
    "<": lt,
}


def fault_of(wanted: str, version: str = __version__) -> str | None:
    """Return why a version is not one that is asked for, or why that cannot be told.

    Args:
        wanted: Comparisons, all of which must hold: ``>=0.3, <2``.
        version: The version; of a pre-release the release counts that it leads to.
    """
    for clause in wanted.split(","):
        found = _CLAUSE.fullmatch(clause)
        if not found:
            return 'expected comparisons of versions, such as ">=0.3" or ">=0.3, <2"'
        if not _COMPARE[found[1]](_release(version), _release(found[2])):
            return f"this is briefkit {version}, and the configuration is for {wanted}"
    return None


def _release(version: str) -> tuple[int, ...]:
    found = _RELEASE.match(version)
    numbers = [int(number) for number in found[0].split(".")] if found else []
    return tuple(numbers + [0] * (5 - len(numbers)))
