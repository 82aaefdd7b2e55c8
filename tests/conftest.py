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
    """Mark what measures time: no other interpreter has to do that again."""
    for item in items:
        code = getattr(getattr(item, "function", None), "__code__", None)
        if code and _CLOCKS.intersection(code.co_names):
            item.add_marker(pytest.mark.growth)
