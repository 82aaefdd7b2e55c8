"""The times of a NITF document, and its status, which an embargo shares an attribute with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.formats._times import read_time
from briefkit.formats.bodies.nitf.head import Head
from briefkit.formats.bodies.nitf.marks import STATUS
from briefkit.formats.bodies.nitf.parts import words
from briefkit.problems import Problem

__all__ = ["EMBARGOED", "status", "times"]

EMBARGOED = "embargoed"
"""The ``management-status`` under which ``date.release`` is an embargo."""

_STATUSES: Mapping[str, str] = {
    "cancelled": "canceled",
    "killed": "canceled",
    "kill": "canceled",
    "hold": "withheld",
    "held": "withheld",
    "released": "usable",
}


def status(head: Head) -> str | None:
    """Return the status of the story, in the words of the IPTC."""
    said = head.meta(STATUS) or head.value("docdata", "management-status")
    if not said or said == EMBARGOED:
        return None
    return said if head.is_ours else _STATUSES.get(said.lower(), said.lower())


def times(head: Head) -> dict[str, Any]:
    """Return the times of the story by field; what no zone is given for is reported (BK305)."""
    is_embargoed = (head.value("docdata", "management-status") or "").lower() == EMBARGOED
    release = _first(head, "embargoed" if is_embargoed else "published", "date.release")
    published = None if is_embargoed else release
    return {
        "created": _first(head, "created", "date.issue"),
        "published": published or _publication(head),
        "modified": _modified(head),
        "embargoed": release if is_embargoed else None,
        "expires": _first(head, "expires", "date.expire"),
    }


def _publication(head: Head) -> dt.datetime | None:
    return _first(head, "published", "pubdata", "date.publication")


def _modified(head: Head) -> dt.datetime | None:
    """Return when the last revision was made."""
    found = [*_readable(head, "modified", "revision-history", "norm")]
    if not found:
        return None
    time, problems = max(found, key=lambda one: one[0])
    head.problems += problems
    return time


def _first(head: Head, field: str, name: str, attribute: str = "norm") -> dt.datetime | None:
    for time, problems in _readable(head, field, name, attribute):
        head.problems += problems
        return time
    return None


def _readable(
    head: Head, field: str, name: str, attribute: str
) -> Iterator[tuple[dt.datetime, list[Problem]]]:
    """Yield the times that elements of a name hold, and what there is to say of each.

    Those that are none are reported.
    """
    for element in head.all(name):
        text = (element.get(attribute) or "").strip()
        if attribute == "norm" and not text:
            text = words(element)
        if not text:
            continue
        time, problems = read_time(text, f"/{field}")
        if time is None:
            head.problems += problems
            continue
        head.elements[f"/{field}"] = element
        yield time, problems
