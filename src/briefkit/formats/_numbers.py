"""Whole numbers as documents spell them: sizes, ranks, years."""

from __future__ import annotations

__all__ = ["whole_number"]


def whole_number(text: str | None, most_digits: int = 9) -> int | None:
    """Return the number that digits spell, with ``px`` behind them or without.

    Args:
        text: The text; None is none.
        most_digits: How many digits there may be: what has more is no size of anything.
    """
    digits = (text or "").strip().removesuffix("px")
    is_number = digits.isascii() and digits.isdecimal() and len(digits) <= most_digits
    return int(digits) if is_number else None
