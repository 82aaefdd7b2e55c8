"""BK306, BK307, BK310 to BK312: how a story writes days, and whether they can be told."""

from __future__ import annotations

from briefkit.validation.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = ()
"""The rules of this module, in the order of their codes."""
