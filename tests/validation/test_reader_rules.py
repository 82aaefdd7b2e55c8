"""Rules that readers report: their examples, read by the formats that they name."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefkit
from briefkit import formats
from briefkit.api import validate_text
from briefkit.problems import SourceSpan
from briefkit.validation import CORE, Report, Rule, RuleSet, Source
from briefkit.validation.examples import NOW, brief_of
from corpora import corpora_path


def cases(kind: str) -> Iterator[object]:
    """Yield every file among the examples of a kind, with its rule."""
    for rule in CORE:
        for number, example in enumerate(getattr(rule, kind)):
            if isinstance(example, Source):
                yield pytest.param(rule, example, id=f"{rule.code}-{number}")


def validate(text: str, format: str) -> Report:
    """Return what all rules and the reader of a format have to say about a text."""
    return validate_text(text, format, rules=CORE, now=NOW)


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

    nobody = "BK999"  # what stands for a rule that does not exist
    assert sorted(codes - {*CORE.by_code}) in ([], [nobody])


def test_real_stories_are_not_accused() -> None:
    """On 84 real stories the rules about sentences and quotation marks hardly ever speak.

    What they do say was looked at one by one: wrong or lost marks (half of them in one story,
    whose quotations open with the mark that closes them), and sentences that were torn by a link.
    A rule that starts to misjudge shows here first.
    """
    folder = corpora_path("quotes") / "dev" / "text"
    stories = [validate(path.read_text(encoding="utf-8"), "wire") for path in folder.iterdir()]
    counts = {code: len(found) for code, found in stories[0].merge(*stories[1:]).by_code().items()}

    assert len(stories) == 84
    assert "BK099" not in counts
    assert counts.get("BK401", 0) <= 11
    assert counts.get("BK509", 0) <= 2
    assert sum(counts.get(code, 0) for code in ("BK501", "BK502", "BK503")) <= 12
    assert not {"BK105", "BK106", "BK114", "BK115", "BK119", "BK312", "BK405"} & {*counts}


@pytest.mark.parametrize("name", ["story.json", "story.ndjson", "story.md", "story.txt"])
def test_a_byte_order_mark_is_told_once(tmp_path: Path, name: str) -> None:
    """In every format, from a file and from its content, at the first character."""
    path = tmp_path / name
    briefkit.write(brief_of({}), path)
    data = codecs.BOM_UTF8 + path.read_bytes()
    path.write_bytes(data)
    rules = RuleSet([CORE.find("BK003")])

    for report in (
        briefkit.validate(path, rules=rules),
        briefkit.validate_text(data, path=path, rules=rules),
    ):
        assert [(f.code, f.span) for f in report] == [("BK003", SourceSpan(1, 1, 1, 1))]


def test_no_half_of_a_letter_is_taken_out_of_a_file() -> None:
    """A control character has a fix, but not one that is part of a letter decoded wrongly."""
    text = "Bridge opens\x07 in Bergen\n\nBy Jane Doe\n\nJuliÃ\x83Â¡n Roe opened the bridge.\n"
    stray, half = validate(text, "wire").by_code()["BK507"]

    assert stray.fix is not None
    assert half.fix is None
