"""Telling whether time grows with the size of a text, or faster."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_SIZE = 15_000
_TIMES = 4


def grows_with_size(call: Callable[[str], object], filler: str) -> bool:
    """Tell whether four times the text takes about four times as long, not sixteen times."""
    short = best_time(call, filler * (_SIZE // len(filler)))
    long = best_time(call, filler * (_TIMES * _SIZE // len(filler)))
    return long < 2.2 * _TIMES * short + 0.02


def best_time(call: Callable[[str], object], text: str) -> float:
    """Return the seconds that a call takes, at best of three, without the collector."""
    times = []
    gc.disable()
    try:
        for _ in range(3):
            start = time.perf_counter()
            call(text)
            times.append(time.perf_counter() - start)
    finally:
        gc.enable()
    return min(times)
