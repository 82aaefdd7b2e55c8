"""Many documents: an archive read, converted or validated, by processes or by a cluster.

>>> from briefkit import bulk
>>> summary = bulk.convert("stories/", "html", "site/", jobs="auto")  # doctest: +SKIP

Everything here is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefkit.bulk.reading import Entry, read
    from briefkit.bulk.records import Failure, Outcome, Summary
    from briefkit.bulk.running import Run
    from briefkit.bulk.validating import validate, validation
    from briefkit.bulk.verbs import conversion, convert

__all__ = [
    "Entry",
    "Failure",
    "Outcome",
    "Run",
    "Summary",
    "conversion",
    "convert",
    "read",
    "validate",
    "validation",
]

_HOMES = {
    "Entry": "reading",
    "Failure": "records",
    "Outcome": "records",
    "Run": "running",
    "Summary": "records",
    "conversion": "verbs",
    "convert": "verbs",
    "read": "reading",
    "validate": "validating",
    "validation": "validating",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
