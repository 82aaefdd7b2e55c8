"""How hard tests with made-up examples try: of several runs, one does all and the others a part."""

from __future__ import annotations

import os

__all__ = ["examples"]

_SHARE = float(os.environ.get("BRIEFKIT_TEST_EFFORT", "1"))
_FEWEST = 10


def examples(count: int) -> int:
    """Return how many examples to try where a run of full effort tries `count`."""
    return max(min(count, _FEWEST), round(count * _SHARE))
