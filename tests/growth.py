"""Telling whether time grows with the size of the work, or faster."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

_SIZE = 15_000  # characters
_TIMES = 4
_TRIES = 3
_SLACK = 0.02  # seconds: what takes no longer is not told from noise

Work: TypeAlias = Callable[[], object]


def grows_with_size(call: Callable[[str], object], filler: str, size: int = _SIZE) -> bool:
    """Tell whether four times the text takes about four times as long, not sixteen times.

    Args:
        call: What is done with a text.
        filler: What the text is made of, again and again.
        size: The length of the short text, in characters.
    """
    return grows_with_count(lambda count: partial(call, filler * count), size // len(filler) or 1)


def grows_with_count(prepare: Callable[[int], Work], count: int) -> bool:
    """Tell whether four times as much work takes about four times as long.

    A busy machine makes one measurement or another too long: only what fails three times in a
    row is taken to grow faster.

    Args:
        prepare: Returns work of a given size; this itself is not timed.
        count: The size of the small work.
    """
    small, large = prepare(count), prepare(_TIMES * count)
    return any(_is_in_proportion(small, large) for _ in range(_TRIES))


def _is_in_proportion(small: Work, large: Work) -> bool:
    taken = _seconds(large)
    if taken <= _SLACK:
        return True
    limit = 2.2 * _TIMES * min(_seconds(small) for _ in range(2)) + _SLACK
    return min(taken, _seconds(large)) <= limit


def _seconds(work: Work) -> float:
    """Return the seconds of the processor that some work takes, the collector aside."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        if was_enabled:
            gc.enable()
