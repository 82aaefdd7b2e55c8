"""What the standard does not allow of an item, as problems of the document; only when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefkit.formats.json.places import JsonPlaces
from briefkit.formats.ninjs.kinds import Fault
from briefkit.formats.ninjs.versions import candidates
from briefkit.model import Brief
from briefkit.problems import Problem

__all__ = ["absent", "found_faults"]


def found_faults(
    item: Mapping[str, Any], places: JsonPlaces, fields: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield what the version of an item does not allow of it.

    An item that declares no version is held to the one whose rules it breaks least.

    Args:
        item: The item.
        places: The places in its text.
        fields: For pointers of the brief, the pointers in the item.
    """
    from briefkit.formats.ninjs.rules import faults

    found = {version: faults(item, version) for version in candidates(item)}
    version, least = min(found.items(), key=_weight)
    brief_pointers = {place: pointer for pointer, place in fields.items()}
    for fault in least:
        yield Problem(
            pointer=brief_pointers.get(fault.at, ""),
            message=fault.message,
            code=fault.code,
            span=places.key(fault.at) if fault.is_key else places.span(fault.at),
            data={"property": fault.at, "version": version},
        )


def _weight(found: tuple[str, Sequence[Fault]]) -> tuple[int, int]:
    """Return how much an item breaks the rules of a version: unknown properties tell most."""
    _, faults = found
    broken = [fault for fault in faults if fault.breaks]
    return len(broken), sum(fault.is_key for fault in broken)


def absent(brief: Brief) -> Iterator[Problem]:
    """Say what a story has and the item lacks: ninjs asks for neither."""
    if not brief.headline:
        yield Problem(pointer="/headline", message="the item has no headline", code="BK125")
    if not brief.sections:
        yield Problem(pointer="/sections", message="the item has no text of a story", code="BK125")
