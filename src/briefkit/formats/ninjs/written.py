"""Which version of ninjs to write, as people may ask for it; loaded with the facade."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Version"]

Version: TypeAlias = Literal["3.1", "3.0", "2.2", "2.1", "2.0", "1.6", "1.5", "1.4"]
"""A version that can be written: one whose schema the IPTC publishes."""
