"""Ways to show a report, by name: each is a function from a report to a text."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from briefkit.reporters import json, text
from briefkit.validation.report import Report

__all__ = ["REPORTERS"]

REPORTERS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {
        "text": text.render,
        "json": json.render,
    }
)
"""The built-in reporters."""
