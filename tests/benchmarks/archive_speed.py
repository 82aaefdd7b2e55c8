"""An archive as one NDJSON file: memory that does not grow, two processes against one, no overhead.

Run: python tests/benchmarks/archive_speed.py [COUNT] (needs the extra "cluster", for psutil; the
bars are for COUNT 200,000, which takes 1.5 GB of disk and half an hour; the default is 20,000).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import psutil
from archive import write_archive

import briefkit
from briefkit import bulk

PEAK_BAR = 300  # MB that any process may take
GROWTH_BAR = 50  # MB more for ten times as many briefs
JOBS_BAR = 1.7  # times as fast with two processes
LOOP_BAR = 0.8  # of the speed of a bare loop

_VERBS = {
    "convert": ("--to", "ndjson", "--on-loss", "ignore", "--shards"),
    "convert, one file": ("--to", "ndjson", "--on-loss", "ignore"),
    "validate": ("--isolated",),
    "validate, printed": ("--isolated",),
}


class _Ran(NamedTuple):
    """What a command took."""

    seconds: float
    peak: float
    """The most memory that any of its processes took, in MB."""


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = folder / "small.ndjson", folder / "large.ndjson"
        write_archive(str(small), count // 10)
        size = write_archive(str(large), count)
        print(f"{count:,} briefs, {size / 1e6:,.0f} MB; and a tenth of them")
        met = [_processes(verb, small, large, count) for verb in _VERBS]
        met.append(_loop(large, folder))
    return 0 if all(met) else 1


def _processes(verb: str, small: Path, large: Path, count: int) -> bool:
    few = _run(verb, small, 2)
    one, two = _run(verb, large, 1), _run(verb, large, 2)
    gain, more = one.seconds / two.seconds, two.peak - few.peak
    peak = max(one.peak, two.peak)
    print(f"\n{verb}")
    for jobs, ran in (1, one), (2, two):
        rate = count / ran.seconds
        print(f"  {jobs} jobs  {ran.seconds:8.1f} s  {rate:8,.0f} briefs/s  {ran.peak:6.0f} MB")
    print(f"  2 jobs are {gain:.2f} times as fast  bar {JOBS_BAR}: {_verdict(gain >= JOBS_BAR)}")
    print(f"  a process takes {peak:.0f} MB at most  bar {PEAK_BAR}: {_verdict(peak <= PEAK_BAR)}")
    print(
        f"  {more:+.0f} MB for ten times as many  bar {GROWTH_BAR}: {_verdict(more <= GROWTH_BAR)}"
    )
    return gain >= JOBS_BAR and peak <= PEAK_BAR and more <= GROWTH_BAR


def _run(verb: str, source: Path, jobs: int) -> _Ran:
    """Run a command over a file, and look every tenth of a second at what its processes take."""
    out = source.parent / "out"
    target = {
        "convert, one file": ("--output", f"{out}.ndjson"),
        "validate, printed": ("--output", f"{out}.txt"),
    }.get(verb, ("--out-dir", str(out)))
    name = verb.partition(",")[0]
    command = (sys.executable, "-m", "briefkit", name, str(source), "-q")
    start = time.perf_counter()
    process = psutil.Popen([*command, *_VERBS[verb], *target, "--jobs", str(jobs)])
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, *map(_memory, (process, *_children(process))))
        time.sleep(0.1)
    seconds = time.perf_counter() - start
    if process.returncode not in (0, 1):
        raise SystemExit(f"{verb} ended with {process.returncode}")
    shutil.rmtree(out, ignore_errors=True)
    for suffix in (".ndjson", ".txt"):
        Path(f"{out}{suffix}").unlink(missing_ok=True)
    return _Ran(seconds, peak)


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _memory(process: psutil.Process) -> float:
    """Return what a process has in memory for itself and with others, in MB."""
    try:
        return process.memory_info().rss / 1e6
    except psutil.NoSuchProcess:
        return 0.0


def _loop(source: Path, folder: Path) -> bool:
    """Compare one process over the file with a loop that does nothing but read and write it."""
    target = folder / "looped.ndjson"
    times: dict[str, list[float]] = {"bare loop": [], "bulk.convert": []}
    for _ in range(3):
        start = _cpu()
        with open(source) as lines, open(target, "w") as file:
            file.writelines(briefkit.dumps(briefkit.loads(line, "json"), "json") for line in lines)
        times["bare loop"].append(_cpu() - start)
        start = _cpu()
        bulk.convert(source, "ndjson", target)
        times["bulk.convert"].append(_cpu() - start)
    bare, ours = (min(found) for found in times.values())
    speed = bare / ours
    print("\nNDJSON to NDJSON in one process")
    print(f"  bare loop of loads and dumps  {bare:8.2f} s")
    print(f"  bulk.convert                  {ours:8.2f} s")
    print(f"  {speed:.2f} of its speed  bar {LOOP_BAR}: {_verdict(speed >= LOOP_BAR)}")
    return speed >= LOOP_BAR


def _cpu() -> float:
    return sum(os.times()[:4])


def _verdict(is_met: bool) -> str:
    return "met" if is_met else "MISSED"


if __name__ == "__main__":
    sys.exit(main())
