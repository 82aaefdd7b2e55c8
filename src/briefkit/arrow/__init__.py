"""Briefs as Arrow tables: for Parquet, DuckDB, Polars, and engines that hand out batches.

>>> from briefkit import arrow
>>> table = arrow.to_table(briefs)  # doctest: +SKIP

Needs pyarrow (the extra ``arrow``). Everything here is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefkit.errors import MissingDependencyError

if TYPE_CHECKING:
    from briefkit.arrow.functions import BatchFunction, convert_batch, read_batch, validate_batch
    from briefkit.arrow.tables import from_batches, from_table, schema, to_batches, to_table

__all__ = [
    "BatchFunction",
    "convert_batch",
    "from_batches",
    "from_table",
    "read_batch",
    "schema",
    "to_batches",
    "to_table",
    "validate_batch",
]

_HOMES = {
    "BatchFunction": "functions",
    "convert_batch": "functions",
    "from_batches": "tables",
    "from_table": "tables",
    "read_batch": "functions",
    "schema": "tables",
    "to_batches": "tables",
    "to_table": "tables",
    "validate_batch": "functions",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    try:
        home = import_module(f"{__name__}.{_HOMES[name]}")
    except ImportError as error:
        raise MissingDependencyError("pyarrow", "arrow") from error
    value = globals()[name] = getattr(home, name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
