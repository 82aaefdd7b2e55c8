"""Columns against lines: the size of Parquet, a count by speaker, and both ways through Arrow.

Run: python tests/benchmarks/columns_speed.py [COUNT] (needs the extra "arrow", and DuckDB).
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

import archive
import duckdb

import briefkit
from briefkit import arrow

T = TypeVar("T")

SMALLER = 3.0
"""How many times smaller than the NDJSON the Parquet has to be."""

FASTER = 20.0
"""How many times faster than a loop over the NDJSON the query has to be."""

MOST = {"to_batches": 100.0, "from_batches": 150.0}
"""How many microseconds a brief may take."""

_SAMPLE = 2000
_QUERY = """
    SELECT quote.speaker, count(*)
    FROM (SELECT unnest(quotes) AS quote FROM read_parquet('{}'))
    WHERE quote.speaker IS NOT NULL GROUP BY 1
"""


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        lines, columns = (os.path.join(folder, f"a.{name}") for name in ("ndjson", "parquet"))
        size = archive.write_archive(lines, count)
        print(f"{count} briefs, {size / count:.0f} bytes each as NDJSON")
        met = _sizes(lines, columns, count)
        met &= _queries(lines, columns)
    return 0 if met & _ways() else 1


def _sizes(lines: str, columns: str, count: int) -> bool:
    """Write the archive as Parquet, and compare."""
    start = time.process_time()
    briefkit.convert(lines, columns, on_loss="ignore")
    spent = (time.process_time() - start) / count * 1e6
    ratio = os.path.getsize(lines) / os.path.getsize(columns)
    print(f"\nconverted from NDJSON in {spent:.0f} µs a brief, {_peak():.0f} MB at most")
    return _judged("times smaller than NDJSON", ratio, SMALLER)


def _peak() -> float:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _queries(lines: str, columns: str) -> bool:
    """Count by speaker: DuckDB over columns, and a loop over lines."""
    by_loop, loop = _timed(lambda: _counted(lines))
    by_query, query = _timed(lambda: dict(duckdb.sql(_QUERY.format(columns)).fetchall()))
    assert by_query == by_loop
    print(f"\ncount by speaker: loop {loop:.2f} s, DuckDB {query:.3f} s, {len(by_loop)} speakers")
    return _judged("times faster than the loop", loop / query, FASTER)


def _counted(lines: str) -> dict[str, int]:
    found: Counter[str] = Counter()
    with open(lines, "rb") as file:
        for line in file:
            for section in json.loads(line)["sections"]:
                for block in section["blocks"]:
                    for quote in block.get("quotes", ()):
                        if speaker := quote.get("speaker"):
                            found[speaker] += 1
    return dict(found)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what work gives, and the shortest of three times that it took, in seconds."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - start)
    return found, min(times)


def _ways() -> bool:
    """Measure both ways between briefs and record batches, in time of the processor."""
    briefs = [briefkit.loads(briefkit.dumps(b, "json"), "json") for b in archive.briefs(_SAMPLE)]
    batches = [*arrow.to_batches(briefs)]
    print()
    met = True
    ways: dict[str, Callable[[], object]] = {
        "to_batches": lambda: [*arrow.to_batches(briefs)],
        "from_batches": lambda: [*arrow.from_batches(batches)],
    }
    for name, work in ways.items():
        times = []
        for _ in range(5):
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
        spent = min(times) / _SAMPLE * 1e6
        met &= spent <= MOST[name]
        print(f"{name}: {spent:.0f} µs a brief (at most {MOST[name]:.0f})")
    return met


def _judged(what: str, ratio: float, bar: float) -> bool:
    print(f"{ratio:.1f} {what} (bar {bar:.0f}: {'met' if ratio >= bar else 'MISSED'})")
    return ratio >= bar


if __name__ == "__main__":
    sys.exit(main())
