"""What a second process is worth: validate with one job and with two, over the same briefs.

Run: python tests/benchmarks/jobs_speed.py [COUNT] (default 5,000 briefs; the bar holds on a machine
with two processors and nothing else to do)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from archive import briefs

import briefkit

BAR = 1.7  # times as fast with two processes
ROUNDS = 3


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [briefkit.dumps(brief, "json") for brief in briefs(count)]
        sources = {
            "one NDJSON file": _one_file(folder / "wire.ndjson", lines),
            "one file, 7 findings a brief": _one_file(folder / "rough.ndjson", map(_rough, lines)),
            "a file for each brief": _many_files(folder / "stories", lines),
        }
        met = [_is_met(title, source, count) for title, source in sources.items()]
    return 0 if all(met) else 1


def _one_file(path: Path, lines: Iterator[str] | list[str]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines)
    return path


def _many_files(folder: Path, lines: list[str]) -> Path:
    folder.mkdir()
    for number, line in enumerate(lines):
        (folder / f"{number:07}.json").write_text(line, encoding="utf-8")
    return folder


def _rough(line: str) -> str:
    """Return a brief with slips in it: spaces too many, letters that changed places."""
    return line.replace(". ", ".  ", 8).replace(" the ", " teh ", 2)


def _is_met(title: str, source: Path, count: int) -> bool:
    times: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):  # in turn, so that what else the machine does falls on both
        for jobs, found in times.items():
            found.append(_seconds(source, jobs))
    one, two = map(min, times.values())  # what else the machine does only adds to it
    print(f"\n{title}, {count:,} briefs")
    for jobs, seconds in (1, one), (2, two):
        print(f"  {jobs} jobs  {seconds:7.2f} s  {count / seconds:7,.0f} briefs/s")
    verdict = "met" if one / two >= BAR else "MISSED"
    print(f"  2 jobs are {one / two:.2f} times as fast  bar {BAR}: {verdict}")
    return one / two >= BAR


def _seconds(source: Path, jobs: int) -> float:
    report = source.parent / "report.txt"
    command = [sys.executable, "-m", "briefkit", "validate", "--isolated", "-q", str(source)]
    start = time.perf_counter()
    done = subprocess.run([*command, "--jobs", str(jobs), "--output", str(report)], check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(f"validate ended with {done.returncode}")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
