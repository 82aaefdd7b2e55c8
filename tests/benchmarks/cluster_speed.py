"""An archive by two workers of a Dask cluster: against two processes, and with one worker killed.

The cluster runs before the clock does, and has done something before: starting it takes some two
seconds, once, and is not counted. The processes start with each run; that takes a few milliseconds
where they are forked, as they are here from a process that has no other threads.

Run: python tests/benchmarks/cluster_speed.py [COUNT] (needs the extra "cluster"; the bar is for
COUNT 200,000, which takes 4.5 GB of disk; the default is 20,000).
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from archive import write_archive
from distributed import Client, LocalCluster

from briefkit import bulk
from briefkit.bulk import Summary

SPEED_BAR = 0.7  # of the throughput of two processes
ROUNDS = 3

_VERBS: dict[str, Callable[..., Summary]] = {
    "convert": lambda source, out, **who: bulk.convert(source, "ndjson", out, **who),
    "validate": bulk.validate,
}


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    if sys.argv[1:2] == ["pool"]:
        verb, source = sys.argv[2], Path(sys.argv[3])
        _seconds(verb, source.with_name("few.ndjson"), jobs=2)
        print(_seconds(verb, source, jobs=2))
        return 0
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with (
        tempfile.TemporaryDirectory() as name,
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster) as client,
    ):
        source = Path(name, "archive.ndjson")
        size = write_archive(str(source), count)
        print(f"{count:,} briefs, {size / 1e6:,.0f} MB, two processes and two workers")
        met = [_speed(verb, source, client, count) for verb in _VERBS]
        met.append(_killed(source, client))
    return 0 if all(met) else 1


def _speed(verb: str, source: Path, client: Client, count: int) -> bool:
    """Compare the two, each in turn, by the best time of each."""
    few = source.with_name("few.ndjson")
    write_archive(str(few), 10)
    _seconds(verb, few, client=client)  # so that workers have loaded all they need
    times: dict[str, list[float]] = {"pool": [], "cluster": []}
    for _ in range(ROUNDS):
        times["pool"].append(_pool_seconds(verb, source))
        times["cluster"].append(_seconds(verb, source, client=client))
    print(f"\n{verb}")
    for name, found in times.items():
        print(f"  {name:<8} {min(found):8.1f} s  {count / min(found):8,.0f} briefs/s")
    share = min(times["pool"]) / min(times["cluster"])
    print(f"  the cluster has {share:.2f} of the speed  bar {SPEED_BAR}: {_verdict(share)}")
    return share >= SPEED_BAR


def _pool_seconds(verb: str, source: Path) -> float:
    command = (sys.executable, __file__, "pool", verb, str(source))
    return float(subprocess.run(command, check=True, capture_output=True).stdout)


def _seconds(verb: str, source: Path, **who: Any) -> float:
    out = source.with_name("out")
    start = time.perf_counter()
    _VERBS[verb](source, out, **who)
    seconds = time.perf_counter() - start
    shutil.rmtree(out)
    return seconds


def _killed(source: Path, client: Client) -> bool:
    """Kill a worker when half of the parts are done, and compare all shards with a quiet run's."""
    here, there = source.with_name("here"), source.with_name("there")
    parts = bulk.convert(source, "ndjson", here, jobs=2).parts
    victim = next(iter(client.run(os.getpid).values()))

    def progress(summary: Summary) -> None:
        if summary.parts == parts // 2:
            os.kill(victim, signal.SIGKILL)

    summary = bulk.convert(source, "ndjson", there, client=client, progress=progress)
    is_same = _digests(here) == _digests(there)
    print(f"\none worker killed after {parts // 2} of {parts} parts: {summary}")
    print(f"  shards are {'the same' if is_same else 'OTHERS'}, by SHA-256")
    return is_same and not summary.failed


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: _digest(path) for path in folder.glob("part-*")}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _verdict(share: float) -> str:
    return "met" if share >= SPEED_BAR else "MISSED"


if __name__ == "__main__":
    sys.exit(main())
