"""What each stage costs for a brief and for a megabyte, as a table for docs/explanation/scale.md.

Run: python tests/benchmarks/stages.py [COUNT] (needs the extra "arrow").
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from archive import briefs, write_archive

import briefkit
from briefkit.api import validate
from briefkit.validation.configuration.settings import Settings

_TEXTS = ("json", "markdown", "wire", "html", "ninjs", "newsmlg2", "nitf", "jsonld", "ans")
_ROUNDS = 3


def main() -> None:
    """Measure, and print a table in Markdown."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "archive.ndjson"
        size = write_archive(str(path), count) / count
        print(f"{count:,} briefs of {size:,.0f} bytes as JSON, one process, CPU time\n")
        print("| Stage | µs a brief | ms a MB of its text | briefs a core-second |")
        print("|---|--:|--:|--:|")
        _files(path, Path(name) / "archive.parquet", count, size)
    _formats(count)
    _rules(count, size)


def _files(path: Path, parquet: Path, count: int, size: float) -> None:
    _row("lines of NDJSON from the disk", lambda: _spent(_lines(path)), count, size)
    _row("NDJSON to briefs", lambda: _spent(briefkit.iter_documents(path)), count, size)
    _row("NDJSON to Parquet", lambda: briefkit.convert(path, parquet), count, size)
    _row("Parquet to briefs", lambda: _spent(briefkit.iter_documents(parquet)), count, size)


def _formats(count: int) -> None:
    values = [*briefs(count)]
    for name in _TEXTS:
        texts = [briefkit.dumps(brief, name) for brief in values]
        size = sum(map(len, texts)) / count
        _row(f"{name} written", lambda n=name: _spent(_dumped(values, n)), count, size)
        _row(f"{name} read", lambda n=name, t=texts: _spent(_loaded(t, n)), count, size)


def _rules(count: int, size: float) -> None:
    values = [*briefs(count)]
    for profile in ("structure", "default", "strict"):
        settings = Settings(profiles=(profile,))
        _row(
            f"rules, profile {profile}",
            lambda s=settings: _spent(validate(brief, settings=s) for brief in values),
            count,
            size,
        )


def _lines(path: Path) -> Iterable[bytes]:
    with path.open("rb") as file:
        yield from file


def _dumped(values: Iterable[briefkit.Brief], name: str) -> Iterable[str]:
    return (briefkit.dumps(brief, name) for brief in values)


def _loaded(texts: Iterable[str], name: str) -> Iterable[briefkit.Brief]:
    return (briefkit.loads_document(text, name).brief for text in texts)


def _spent(items: Iterable[object]) -> None:
    for _ in items:
        pass


def _row(stage: str, work: Callable[[], object], count: int, size: float) -> None:
    work()
    seconds = min(_timed(work) for _ in range(_ROUNDS)) / count
    print(f"| {stage} | {seconds * 1e6:,.0f} | {seconds / size * 1e9:,.1f} | {1 / seconds:,.0f} |")


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
