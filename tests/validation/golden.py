"""The golden lists: what each profile finds in the brief that the project starts from.

Beside the text of a brief lie lists of ``LINE:COLUMN CODE SEVERITY``, one for each profile; what
stands above them after ``#`` says why they are what they are. After a change of rules that is
meant, ``python tests/validation/golden.py`` writes the lists anew; the difference is for review.
The seed itself is not part of the project: of it there are the lists alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefkit.api import validate_text
from briefkit.validation.examples import NOW
from briefkit.validation.profiles import PROFILES
from corpora import corpora_path

DATA = Path(__file__).parents[1] / "data" / "validation"
BRIEFS = ("seed", "tunnel-brief")


def text_of(name: str) -> str:
    """Return the text of a brief, or skip the test where it is not at hand."""
    if name == "seed":
        return (corpora_path("seed") / "us-russia-space.txt").read_text(encoding="utf-8")
    return (DATA / f"{name}.txt").read_text(encoding="utf-8")


def list_of(name: str, profile: str) -> Path:
    """Return the file of the list of a brief under a profile."""
    return DATA / f"{name}.{profile}.txt"


def found(name: str, profile: str) -> Iterator[str]:
    """Yield the lines that the list should have."""
    for finding in validate_text(text_of(name), "wire", rules=PROFILES[profile], now=NOW):
        span = finding.span
        place = f"{span.line}:{span.column}" if span else "-"
        yield f"{place} {finding.code} {finding.severity}"


def split(lines: str) -> tuple[list[str], list[str]]:
    """Return the remarks on top of a list, and the list."""
    remarks = [line for line in lines.splitlines() if line.startswith("#")]
    return remarks, [line for line in lines.splitlines() if line and not line.startswith("#")]


def main() -> None:
    """Write every list anew, under the remarks that it has."""
    for name in BRIEFS:
        for profile in PROFILES:
            path = list_of(name, profile)
            remarks, _ = split(path.read_text(encoding="utf-8") if path.exists() else "")
            path.write_text("\n".join((*remarks, *found(name, profile), "")), encoding="utf-8")


if __name__ == "__main__":
    main()
