"""Rules that readers report: their examples, read by the formats that they name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefkit import formats
from briefkit.errors import ParseError
from briefkit.validation import CORE, PROFILES, Report, Rule, Source, check
from corpora import corpora_path


def cases(kind: str) -> Iterator[object]:
    """Yield every file among the examples of a kind, with its rule."""
    for rule in CORE:
        for number, example in enumerate(getattr(rule, kind)):
            if isinstance(example, Source):
                yield pytest.param(rule, example, id=f"{rule.code}-{number}")


def validate(text: str, format: str) -> Report:
    """Return what all rules and the reader of a format have to say about a text."""
    loads = formats.get(format).loads
    assert loads is not None
    try:
        document = loads(text)
    except ParseError as error:
        return check(None, CORE, problems=error.problems, format=format)
    return check(
        document.brief,
        CORE,
        problems=document.problems,
        unread=document.unread,
        locate=document.locate,
        source=text,
        format=format,
    )


@pytest.mark.parametrize(("rule", "source"), list(cases("bad")))
def test_a_bad_file_is_reported_in_its_place(rule: Rule, source: Source) -> None:
    """The example is reported as a case of its rule, with line and column."""
    found = validate(source.text, source.format).by_code().get(rule.code, ())

    assert len(found) == 1
    assert found[0].span is not None


@pytest.mark.parametrize(("rule", "source"), list(cases("good")))
def test_a_good_file_is_not(rule: Rule, source: Source) -> None:
    """The good example is no case of its rule."""
    assert rule.code not in validate(source.text, source.format).by_code()


def test_what_the_reader_reports_keeps_its_place() -> None:
    """A finding of the reader's stands where the reader saw it, in lines and columns."""
    lines = (
        "Bridge opens\x07 in Bergen;",
        "ferry stops",
        "",
        "By Tora Vik, Berge",
        "",
        "The council of the island said on Monday that the inter-",
        "national bridge is open.",
        "",
        "It is blue.",
        "",
        "(Reporting by Odd Berge)",
    )
    text = "\n".join((*lines, ""))
    loads = formats.get("wire").loads
    assert loads is not None

    report = validate(text, "wire")

    problems = loads(text).located_problems()
    places = {(f.code, f.message): f.span for f in report}
    assert {problem.code for problem in problems} == {"BK120", "BK209", "BK507", "BK516"}
    for problem in problems:
        assert places[problem.code, problem.message] == problem.span
    [word] = report.by_code()["BK516"]
    assert word.span is not None
    assert (word.span.line, word.span.column) == (6, len(lines[5]))


def test_every_code_in_the_package_has_its_rule() -> None:
    """A reader reports no code that the catalogue does not know: it would be left out."""
    package = Path(formats.__file__).parents[1]
    codes = {code for p in package.rglob("*.py") for code in re.findall(r"BK\d{3}", p.read_text())}

    assert sorted(codes - {*CORE.by_code}) == []


FILES = sorted((Path(__file__).parents[1] / "data" / "validation").glob("*.txt"))

SEED = [
    ("BK304", 1),
    ("BK510", 1),
    ("BK108", 3),
    ("BK109", 8),
    ("BK203", 8),
    ("BK118", 10),
    ("BK116", 14),
    ("BK301", 14),
    ("BK310", 16),
    ("BK310", 16),
    ("BK503", 30),
    ("BK113", 36),
    ("BK511", 44),
]


def test_the_seed_has_exactly_these_findings() -> None:
    """The brief that the project starts from: every defect in its line, and nothing false.

    Neither BK201 nor BK204: "By: TA | AP Brief" is what was printed, and the reader takes the
    name "TA" and the agency out of it, so that no name holds a prefix or an affiliation.
    """
    text = (corpora_path("seed") / "us-russia-space.txt").read_text(encoding="utf-8")

    report = validate(text, "wire").filter(*PROFILES["default"].by_code)

    assert sorted((f.code, f.span.line) for f in report if f.span) == sorted(SEED)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_exactly_these_findings(path: Path) -> None:
    """Beside each text file stand the codes, lines and columns that the default profile gives."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))

    report = validate(path.read_text(encoding="utf-8"), "wire").filter(*PROFILES["default"].by_code)

    assert [[f.code, f.span.line, f.span.column] for f in report if f.span] == expected
    assert len(report) == len(expected)


def test_real_stories_are_not_accused() -> None:
    """On 84 real stories the rules about sentences and quotation marks hardly ever speak.

    What they do say was looked at one by one: wrong or lost marks, and sentences that were torn
    by a link. A rule that starts to misjudge shows here first.
    """
    folder = corpora_path("quotes") / "dev" / "text"
    stories = [validate(path.read_text(encoding="utf-8"), "wire") for path in folder.iterdir()]
    counts = {code: len(found) for code, found in stories[0].merge(*stories[1:]).by_code().items()}

    assert len(stories) == 84
    assert "BK099" not in counts
    assert counts.get("BK401", 0) <= 6
    assert sum(counts.get(code, 0) for code in ("BK501", "BK502", "BK503")) <= 12
    assert not {"BK105", "BK106", "BK114", "BK115", "BK119", "BK312", "BK405", "BK509"} & {*counts}
