"""The schema of a table as Spark spells it, which takes no Arrow schema where it asks for one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pyarrow as pa

__all__ = ["ddl"]

_NAMES: Mapping[str, Callable[[pa.DataType], bool]] = MappingProxyType(
    {
        "STRING": pa.types.is_string,
        "BIGINT": pa.types.is_int64,
        "SMALLINT": pa.types.is_int16,
        "BOOLEAN": pa.types.is_boolean,
        "TIMESTAMP": pa.types.is_timestamp,
        "DATE": pa.types.is_date32,
    }
)


def ddl(schema: pa.Schema) -> str:
    """Return a schema in the data definition language of Spark SQL.

    Args:
        schema: A schema of this package: no others of Arrow's types are known here.
    """
    return ", ".join(f"{_quoted(field.name)} {_spelled(field.type)}" for field in schema)


def _spelled(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"ARRAY<{_spelled(kind.value_type)}>"
    if pa.types.is_struct(kind):
        inner = (f"{_quoted(field.name)}: {_spelled(field.type)}" for field in kind)
        return f"STRUCT<{', '.join(inner)}>"
    return next(name for name, fits in _NAMES.items() if fits(kind))


def _quoted(name: str) -> str:
    return f"`{name}`"
