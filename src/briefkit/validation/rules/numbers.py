"""BK601 to BK604: how the wires write numbers, shares and times."""

from __future__ import annotations

from briefkit.validation.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = ()
"""The rules of this module, in the order of their codes."""
