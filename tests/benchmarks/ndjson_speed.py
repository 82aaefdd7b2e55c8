"""NDJSON in and out: against pydantic v2, and against a loop that does nothing else.

Run: python tests/benchmarks/ndjson_speed.py [COUNT] (needs the extra "dev"; COUNT is 4,000 briefs).

CPU time of this process, of whole passes over one file, the contenders in turn.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path

from archive import write_archive
from peers import pydantic_model
from timing import report

import briefkit
from briefkit import bulk

READING_BAR = 1 / 1.5  # of the time of the peer
LOOP_BAR = 1 / 0.8  # of the time of a bare loop
MEMORY_BAR = 5  # MB that ten times as many lines may cost
ROUNDS = 7

# ru_maxrss counts what the parent had before it started the program; VmHWM, of Linux, does not.
_PROGRAM = """
import briefkit, os, resource, sys
for document in briefkit.iter_documents(sys.argv[1]):
    pass
unit = 1 if sys.platform == "darwin" else 1024
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
if os.path.exists("/proc/self/status"):
    peak = int(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0])
print(peak * unit)
"""

_PEER = "pydantic model_validate_json"
_LOOP = "bare loop of loads and dumps"


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000
    with tempfile.TemporaryDirectory() as name:
        few, many, target = (Path(name) / f"{stem}.ndjson" for stem in ("few", "many", "out"))
        size = write_archive(str(many), count)
        print(f"{count:,} briefs of {size / count:,.0f} bytes; times are those of one")
        with many.open("rb") as lines:
            few.write_bytes(b"".join(islice(lines, count // 10)))
        met = [_reading(many, count), _writing(many, target, count), _memory(few, many, count)]
    return 0 if all(met) else 1


def _reading(path: Path, count: int) -> bool:
    model = pydantic_model()

    def peer(buffering: int = -1) -> None:
        with path.open("rb", buffering) as lines:
            for line in lines:
                model.model_validate_json(line)

    def loop() -> None:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                briefkit.loads(line, "json")

    times = _times(
        {
            _PEER: peer,
            "the same, 64 KiB at a time": lambda: peer(1 << 16),
            "briefkit.loads": loop,
            "briefkit.iter_documents": lambda: _spent(briefkit.iter_documents(path)),
            "bulk.read": lambda: _spent(bulk.read(path)),
        },
        count,
    )
    bars = dict.fromkeys(("briefkit.iter_documents", "bulk.read"), READING_BAR)
    met = report("reading NDJSON into briefs", times, _PEER, bars)
    for name in bars:
        print(f"  {name} is {times[_PEER] / times[name]:.2f} times as fast as pydantic  bar 1.50")
    return met


def _writing(path: Path, target: Path, count: int) -> bool:
    def loop() -> None:
        with path.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as file:
            file.writelines(briefkit.dumps(briefkit.loads(line, "json"), "json") for line in lines)

    times = _times(
        {
            _LOOP: loop,
            "briefkit.convert": lambda: briefkit.convert(path, target, on_loss="ignore"),
            "bulk.convert": lambda: bulk.convert(path, "ndjson", target),
        },
        count,
    )
    bars = {"briefkit.convert": LOOP_BAR, "bulk.convert": LOOP_BAR}
    met = report("NDJSON to NDJSON", times, _LOOP, bars)
    for name in bars:
        print(f"  {name} has {times[_LOOP] / times[name]:.2f} of the speed of the loop  bar 0.80")
    return met


def _memory(few: Path, many: Path, count: int) -> bool:
    less, more = _peak(few), _peak(many)
    print(f"\npeak memory: {less:.1f} MB for {count // 10:,} lines, {more:.1f} MB for {count:,}")
    print(f"  {more - less:.1f} MB more  bar {MEMORY_BAR} MB")
    return more - less <= MEMORY_BAR


def _peak(path: Path) -> float:
    """Return the most memory that a process takes that reads a file, in MB."""
    command = (sys.executable, "-c", _PROGRAM, str(path))
    return int(subprocess.check_output(command)) / 1e6


def _times(contenders: Mapping[str, Callable[[], object]], count: int) -> dict[str, float]:
    """Return the median CPU time of each contender for one of `count` briefs, in seconds."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for call in contenders.values():
        call()
    for _ in range(ROUNDS):
        for name, call in contenders.items():
            start = time.process_time()
            call()
            times[name].append((time.process_time() - start) / count)
    return {name: statistics.median(found) for name, found in times.items()}


def _spent(items: Iterable[object]) -> None:
    for _ in items:
        pass


if __name__ == "__main__":
    sys.exit(main())
