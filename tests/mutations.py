"""Mappings that are nearly briefs: valid ones with something done to them."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from briefkit.structure import unstructure
from briefkit.testing import briefs

ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 1.0, 1.5, 2**70, "", "x", "paragraph", "2025-08-01",
    "2025-08-01T10:00:00Z", "2025-02-29T10:00:00Z", "2024-02-29t10:00:00.123456789z",
    "2025-08-01T10:00:00", "2025-08-01T10:00:00+0200", "2025-08-01T24:00:00Z",
    "0000-01-01T00:00:00Z", "2025-08-01T10:00:00Z\n", [], ["x"], [[]], {}, {"x": None},
    {"type": "paragraph"}, {"type": "paragraph", "text": "x"}, {"type": "pull-quote", "text": ""},
    {"name": "x"}, {"text": "x"}, [{"name": "x"}], [{"type": "rule"}], [{"blocks": []}],
)  # fmt: skip

ODD_KEYS = (
    "x",
    "type",
    "langauge",
    "headline",
    "text",
    "name",
    "blocks",
    "a/b",
    "~",
    "briefkit",
    "x-briefkit",
    "",
)


@st.composite
def mutated_mappings(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the mapping of a brief with up to four values replaced, removed or added."""
    mapping = copy.deepcopy(unstructure(draw(briefs())))
    for _ in range(draw(st.integers(0, 4))):
        holder = draw(st.sampled_from(_holders(mapping)))
        if isinstance(holder, list):
            _mutate_list(draw, holder)
        else:
            _mutate_mapping(draw, holder)
    return mapping


def _mutate_mapping(draw: st.DrawFn, holder: dict[str, Any]) -> None:
    keys = [*holder, *draw(st.lists(st.sampled_from(ODD_KEYS), max_size=1))]
    if not keys:
        return
    key = draw(st.sampled_from(keys))
    if key in holder and draw(st.booleans()):
        del holder[key]
    else:
        holder[key] = copy.deepcopy(draw(st.sampled_from(ODD_VALUES)))


def _mutate_list(draw: st.DrawFn, holder: list[Any]) -> None:
    value = copy.deepcopy(draw(st.sampled_from(ODD_VALUES)))
    if holder and draw(st.booleans()):
        holder[draw(st.integers(0, len(holder) - 1))] = value
    else:
        holder.append(value)


def _holders(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [value, *(inner for item in value.values() for inner in _holders(item))]
    if isinstance(value, list):
        return [value, *(inner for item in value for inner in _holders(item))]
    return []
