"""How benchmarks measure: contenders in turn, in one run, the median of each."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping

__all__ = ["medians", "report"]


def medians(contenders: Mapping[str, Callable[[], object]], rounds: int = 300) -> dict[str, float]:
    """Return the median time of each contender in seconds, all of them called in every round.

    Taking turns spreads what else the machine does over all alike.
    """
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for call in contenders.values():
        call()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, call in contenders.items():
                start = time.perf_counter()
                call()
                times[name].append(time.perf_counter() - start)
    finally:
        gc.enable()
    return {name: statistics.median(found) for name, found in times.items()}


def report(title: str, times: Mapping[str, float], peer: str, bars: Mapping[str, float]) -> bool:
    """Print each contender's median and its ratio to `peer`; tell whether all bars are met.

    Args:
        title: What is measured.
        times: Median times in seconds.
        peer: The contender that the others are measured by.
        bars: The highest ratio allowed, for those that have a bar.
    """
    print(f"\n{title}")
    met = True
    for name, seconds in times.items():
        ratio = seconds / times[peer]
        bar = bars.get(name)
        verdict = "" if bar is None else f"  bar {bar:.2f}: {'met' if ratio <= bar else 'MISSED'}"
        met = met and (bar is None or ratio <= bar)
        print(f"  {name:<32} {seconds * 1e6:>10.1f} µs  {ratio:>6.2f}{verdict}")
    return met
