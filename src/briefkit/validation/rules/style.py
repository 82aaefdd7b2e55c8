"""BK608, BK610: sentences that are too long or too loud."""

from __future__ import annotations

from briefkit.validation.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = ()
"""The rules of this module, in the order of their codes."""
