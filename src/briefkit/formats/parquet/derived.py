"""The values of derived columns: what others hold, in the shape that a question has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, chain
from types import MappingProxyType
from typing import TypeAlias

import pyarrow as pa

from briefkit.formats.parquet.schema import DERIVED
from briefkit.model import Brief
from briefkit.model.brief import PlacedQuote

__all__ = ["derived"]

_Placed: TypeAlias = Sequence[Sequence[PlacedQuote]]


def derived(briefs: Sequence[Brief]) -> list[pa.Array]:
    """Return the derived columns of briefs, in the order of the schema."""
    placed = [brief.quotes for brief in briefs]  # found once for all of them
    return [make(briefs, placed, DERIVED[name]) for name, make in _MAKERS.items()]


def _speakers(_: Sequence[Brief], placed: _Placed, kind: pa.DataType) -> pa.Array:
    # As `Brief.speakers`: each once, in the order of first appearance.
    each = [[*dict.fromkeys(found.quote.speaker for found in quotes)] for quotes in placed]
    named = [[speaker for speaker in speakers if speaker] for speakers in each]
    return pa.array(named, kind)


def _word_count(briefs: Sequence[Brief], _: _Placed, kind: pa.DataType) -> pa.Array:
    return pa.array([brief.word_count for brief in briefs], kind)


def _quotes(_: Sequence[Brief], placed: _Placed, kind: pa.DataType) -> pa.Array:
    found = [*chain.from_iterable(placed)]
    quotes = [one.quote for one in found]
    columns = {
        "speaker": [quote.speaker for quote in quotes],
        "cue": [quote.cue for quote in quotes],
        "kind": [quote.kind for quote in quotes],
        "pointer": [one.pointer for one in found],
    }
    fields = [*kind.value_type]
    flat = [pa.array(columns[field.name], field.type) for field in fields]
    return _in_lists(placed, pa.StructArray.from_arrays(flat, fields=fields), kind)


def _quoted(_: Sequence[Brief], placed: _Placed, kind: pa.DataType) -> pa.Array:
    words = [found.quote.text for found in chain.from_iterable(placed)]
    return _in_lists(placed, pa.array(words, kind.value_type), kind)


def _in_lists(placed: _Placed, flat: pa.Array, kind: pa.DataType) -> pa.Array:
    offsets = pa.array([0, *accumulate(map(len, placed))], pa.int32())
    return pa.ListArray.from_arrays(offsets, flat, kind)


_MAKERS: Mapping[str, Callable[[Sequence[Brief], _Placed, pa.DataType], pa.Array]] = (
    MappingProxyType(
        {
            "speakers": _speakers,
            "word_count": _word_count,
            "quotes": _quotes,
            "quoted": _quoted,
        }
    )
)
