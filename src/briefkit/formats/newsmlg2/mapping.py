"""What of a brief stands where in NewsML-G2, for people to read."""

from __future__ import annotations

from briefkit.formats._base import Mapped

__all__ = ["MAPPING"]

MAPPING: tuple[Mapped, ...] = ()
