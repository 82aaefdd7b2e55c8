"""What validating costs: against check-jsonschema, in several processes, and in memory.

The files are those of `stories`: 7 KB each, four in a hundred with faults. Both programs validate
the same files in one call, start included; check-jsonschema looks at the structure alone.

Run: python tests/benchmarks/validate_speed.py (needs the extra "dev").
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from pathlib import Path

from stories import story
from timing import medians, report

from briefkit.schema import json_schema

PEER = "check-jsonschema"
US = "briefkit validate"
MEMORY_BAR = 50  # MB that twenty times as many lines may cost
JOBS_BAR = 1.6


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        met = _against_peer(folder, 1, 0.5, rounds=7)
        met &= _against_peer(folder, 1000, 0.25, rounds=3)
        met &= _processes(folder, 4000)
        met &= _memory(folder)
    return 0 if met else 1


def _against_peer(folder: Path, count: int, bar: float, *, rounds: int) -> bool:
    tool = shutil.which(PEER, path=sysconfig.get_path("scripts"))
    if tool is None:
        print(f"{PEER} is not installed: not measured")
        return True
    paths = _files(folder, count)
    schema = folder / "schema.json"
    schema.write_text(json.dumps(json_schema()))
    contenders = {
        PEER: _quiet(tool, "--schemafile", str(schema), *paths),
        US: _quiet(*_validate(*paths)),
    }
    what = "one file" if count == 1 else f"{count:,} files"
    return report(f"validating {what} of 7 KB", medians(contenders, rounds), PEER, {US: bar})


def _processes(folder: Path, count: int) -> bool:
    paths = _files(folder, count)
    times = medians(
        {f"{jobs} jobs": _quiet(*_validate("--jobs", str(jobs), *paths)) for jobs in (1, 2)}, 3
    )
    gain = times["1 jobs"] / times["2 jobs"]
    report(f"validating {count:,} files in processes", times, "1 jobs", {})
    print(f"  2 jobs are {gain:.2f} times as fast as 1  bar {JOBS_BAR}")
    return gain >= JOBS_BAR


def _memory(folder: Path) -> bool:
    peaks = []
    for count in (1_000, 20_000):
        path = folder / f"{count}.ndjson"
        with path.open("w") as file:
            for number in range(count):
                # A fault in each line: the report goes on and on.
                line = {**story(number % 1000), "id": f"urn:example:{number}", "headline": "Yes."}
                file.write(json.dumps(line) + "\n")
        peaks.append(_peak(*_validate(str(path))))
        path.unlink()
    more = peaks[1] - peaks[0]
    print(f"\npeak memory: {peaks[0]:.1f} MB for 1,000 lines, {peaks[1]:.1f} MB for 20,000")
    print(f"  {more:.1f} MB more  bar {MEMORY_BAR} MB")
    return more <= MEMORY_BAR


def _peak(*command: str) -> float:
    """Return the most memory that a command takes, in MB."""
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_maxrss * unit / 1e6


def _files(folder: Path, count: int) -> list[str]:
    paths = [folder / f"{number}.json" for number in range(count)]
    for number, path in enumerate(paths):
        if not path.exists():
            path.write_text(json.dumps(story(number), indent=1))
    return [str(path) for path in paths]


def _validate(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "briefkit", "validate", "--isolated", *arguments)


def _quiet(*command: str) -> Callable[[], object]:
    # An installed package has its bytecode beside it; a checkout gets it in the first call.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run(command, check=False, capture_output=True, env=environment)


if __name__ == "__main__":
    sys.exit(main())
