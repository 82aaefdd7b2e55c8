"""Many documents: an archive read, converted or validated, by processes or by a cluster.

>>> from briefkit import bulk
>>> summary = bulk.convert("stories/", "html", "site/", jobs="auto")  # doctest: +SKIP

Everything here is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefkit.bulk.reading import Entry, read
    from briefkit.bulk.records import Failure, Summary
    from briefkit.bulk.validating import validate
    from briefkit.bulk.verbs import convert

__all__ = [
    "Entry",
    "Failure",
    "Summary",
    "convert",
    "read",
    "validate",
]

_HOMES = {
    "Entry": "reading",
    "Failure": "records",
    "Summary": "records",
    "convert": "verbs",
    "read": "reading",
    "validate": "validating",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
