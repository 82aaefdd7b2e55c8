"""One story with nine defects in four formats: each is found, at one pointer, where it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import briefkit
from briefkit.validation import Finding

FOLDER = Path(__file__).parent.parent / "data" / "validation" / "nine"
DEFECTS = json.loads((FOLDER / "defects.json").read_text(encoding="utf-8"))
"""Code, pointer, and words of the story: the defect is what stands in square brackets."""


def found(name: str) -> dict[str, Finding]:
    """Return the first finding of each code in one of the four files."""
    report = briefkit.validate(FOLDER / name)
    return {finding.code: finding for finding in reversed(report.findings)}


@pytest.mark.parametrize("name", ["story.json", "story.ndjson", "story.md", "story.txt"])
@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect["code"])
def test_each_is_found_where_it_stands(name: str, defect: dict[str, str]) -> None:
    """Pointer, line and column are those that a search for the words in the file gives."""
    finding = found(name)[defect["code"]]

    assert finding.pointer == defect["pointer"]
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == place(name, defect["words"])


@pytest.mark.parametrize("name", ["story.json", "story.ndjson", "story.md", "story.txt"])
def test_each_is_found_once(name: str) -> None:
    """No defect is reported twice, and no error or warning is about anything else."""
    report = briefkit.validate(FOLDER / name)
    wanted = sorted(defect["code"] for defect in DEFECTS)
    codes = [f.code for f in report if f.severity != "info" or f.code in wanted]

    assert sorted(codes) == wanted


def place(name: str, words: str) -> tuple[int, int]:
    """Return the line and column of what stands in brackets, the last time that it is there."""
    before, _, rest = words.partition("[")
    marked, _, after = rest.partition("]")
    text = (FOLDER / name).read_bytes().decode()
    offset = text.rindex(spelled(before + marked + after, name)) + len(spelled(before, name))
    start = text.rfind("\n", 0, offset) + 1
    # JSON has its text in quotation marks; the value starts with the first of them.
    in_json = name.endswith("json") and not before and not after
    return text.count("\n", 0, offset) + 1, offset - start + (0 if in_json else 1)


def spelled(words: str, name: str) -> str:
    """Return words as a file spells them."""
    if not name.endswith("json"):
        return words
    return json.dumps(words, ensure_ascii=name == "story.json")[1:-1]
