"""What holds for all tests."""

from __future__ import annotations

import pytest
from hypothesis import settings

import growth
from effort import examples

settings.register_profile("shared", max_examples=examples(settings().max_examples))
settings.load_profile("shared")

_CLOCKS = {
    name
    for name, value in vars(growth).items()
    if getattr(value, "__module__", "") == growth.__name__
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what not every interpreter has to do again: what measures time, what runs for long."""
    for item in items:
        if "bulk" in item.path.parts:
            item.add_marker(pytest.mark.processes)
        code = getattr(getattr(item, "function", None), "__code__", None)
        if code and _CLOCKS.intersection(code.co_names):
            item.add_marker(pytest.mark.growth)
