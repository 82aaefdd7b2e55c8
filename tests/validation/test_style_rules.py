"""The rules of bylines, days and wire style, on tables of cases and near misses."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from briefkit import dumps, loads
from briefkit.api import validate_text
from briefkit.checking import Checker
from briefkit.edits import Edit, apply_edits
from briefkit.fixing import fix_content
from briefkit.model import Brief
from briefkit.structure import unstructure
from briefkit.validation import CORE, Report, RuleSet, check
from briefkit.validation.examples import NOW, brief_of

FOLDER = Path(__file__).parent.parent / "data" / "validation"
MARKED = re.compile("⟦(.*?)⟧")


def rows(name: str, columns: int = 3) -> list[object]:
    """Return the rows of a table, the first columns of each."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        values = [[*row.values()] for row in lines]
    return [pytest.param(*row[:columns], id=" ".join(row[:2])[:60]) for row in values]


def brief_with(text: str) -> Brief:
    """Return a brief with a text as its only paragraph, or as its headline after ``# ``."""
    plain = MARKED.sub(r"\1", text)
    return brief_of({"headline": plain[2:]} if plain.startswith("# ") else plain)


def marked(text: str) -> list[tuple[int, str]]:
    """Return the words between marks, each with its offset in the text without marks."""
    text = text.removeprefix("# ")
    return [
        (match.start() - 2 * number, match[1]) for number, match in enumerate(MARKED.finditer(text))
    ]


def found(report: Report) -> list[tuple[int, str]]:
    """Return the words that a report is about, each with its offset."""
    return sorted((finding.start or 0, finding.text) for finding in report)


def text_of(brief: Brief, like: str) -> str:
    """Return the headline or the paragraph of a brief, as the row of the table has it."""
    return f"# {brief.headline}" if like.startswith("# ") else brief.paragraphs[0].text


@pytest.mark.parametrize(("code", "text"), rows("style.tsv", 2))
def test_style(code: str, text: str) -> None:
    """A rule finds what a table marks, and nothing else."""
    report = check(brief_with(text), [CORE.by_code[code]], now=NOW)

    assert found(report) == marked(text)


@pytest.mark.parametrize(("code", "text", "fixed"), rows("style.tsv"))
def test_the_fix_of_style(code: str, text: str, fixed: str) -> None:
    """All fixes together make of a text what a table says, in which there is nothing to find."""
    rule = CORE.by_code[code]
    brief = brief_with(text)
    edits = edits_of(check(brief, [rule], now=NOW))

    assert bool(edits) is bool(fixed)
    after = apply_edits(brief, edits)
    assert text_of(after, text) == (fixed or MARKED.sub(r"\1", text))
    assert not (fixed and list(check(after, [rule], now=NOW)))


def edits_of(report: Report) -> list[Edit]:
    """Return the edits of all fixes of a report."""
    return [edit for finding in report if finding.fix for edit in finding.fix.edits]


@pytest.mark.parametrize("format", ["json", "markdown", "ndjson"])
@pytest.mark.parametrize(("code", "text"), rows("style.tsv", 2))
def test_style_in_files(code: str, text: str, format: str) -> None:
    """In a file the same is found, at the place in its source where the words stand."""
    content = dumps(brief_with(text), format)
    report = validate_text(content, format, rules=[CORE.by_code[code]], now=NOW)
    lines = content.split("\n")

    assert found(report) == marked(text)
    for finding in report:
        span = finding.span
        assert span is not None
        assert span.line == span.end_line
        words = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        assert words.replace("\\", "") == finding.text


@pytest.mark.parametrize("format", ["json", "markdown", "wire"])
@pytest.mark.parametrize(("code", "text", "fixed"), rows("style.tsv"))
def test_the_fix_in_files(code: str, text: str, fixed: str, format: str) -> None:
    """In a file the fix says the same, leaves nothing to find, and has nothing more to do."""
    rules = RuleSet([CORE.by_code[code]])
    checker = Checker(rules_for=lambda _: rules, now=NOW)
    content = dumps(brief_with(text), format).encode()
    done = fix_content(content, None, format, checker, unsafe=True)
    again = fix_content(done.data, None, format, checker, unsafe=True)

    assert text_of(loads(done.data.decode(), format), text) == (fixed or MARKED.sub(r"\1", text))
    assert bool(done.applied) is bool(fixed)
    assert (again.data, again.applied) == (done.data, ())


@pytest.mark.parametrize(("code", "text"), rows("style.tsv", 2))
def test_what_somebody_says_is_left_alone(code: str, text: str) -> None:
    """Nothing is to be fixed, and no matter of style is reported, where all of it is quoted."""
    words = MARKED.sub(r"\1", text).removeprefix("# ").translate(str.maketrans("“”‘’", "    "))
    report = check(brief_of(f"“{words},” she said."), [CORE.by_code[code]], now=NOW)

    assert edits_of(report) == []
    assert code == "BK609" or not list(report)


@pytest.mark.parametrize(("code", "name", "fixed"), rows("names.tsv"))
@pytest.mark.parametrize("kind", ["authors", "contributors"])
def test_names(code: str, name: str, fixed: str, kind: str) -> None:
    """A rule finds what is wrong with a name, and its fix puts all of it where it belongs."""
    rule = CORE.by_code[code]
    text = "By the line as printed"
    brief = brief_of({"byline": {"text": text, kind: [{"name": "Ann Lund"}, {"name": name}]}})
    report = check(brief, [rule], now=NOW)

    assert [finding.pointer for finding in report] == (
        [] if fixed == "-" else [f"/byline/{kind}/1/name"]
    )
    edits = edits_of(report)
    assert bool(edits) is fixed.startswith("[")
    if edits:
        after = apply_edits(brief, edits)
        byline = unstructure(after)["byline"]
        assert byline[kind] == [{"name": "Ann Lund"}, *json.loads(fixed)]
        assert byline["text"] == text
        assert list(check(after, [rule], now=NOW)) == []


def test_what_is_known_of_an_author_is_kept() -> None:
    """A fix adds to what is known of an author, and is not offered where the name contradicts."""
    rule = CORE.by_code["BK206"]
    known = {"name": "Jane Doe, Editor", "id": "urn:jane", "affiliation": "Lund Times"}
    brief = brief_of({"byline": {"authors": [known]}})
    report = check(brief, [rule])
    after = unstructure(apply_edits(brief, edits_of(report)))

    assert after["byline"]["authors"] == [known | {"name": "Jane Doe", "title": "Editor"}]
    other = brief_of({"byline": {"authors": [known | {"title": "Reporter"}]}})
    assert [finding.fix for finding in check(other, [rule])] == [None]


def test_whose_address_it_is_nobody_knows() -> None:
    """An author who is several people is not taken apart where one address is known."""
    author = {"name": "Jane Doe and John Roe", "email": "desk@example.com"}
    brief = brief_of({"byline": {"authors": [author]}})

    assert [finding.fix for finding in check(brief, [CORE.by_code["BK207"]])] == [None]


def test_an_agency_in_a_name_joins_the_agencies() -> None:
    """An agency that nobody is said to work for is named with the agencies that there are."""
    byline = {"authors": [{"name": "Jane Doe | AP Brief"}], "agencies": [{"name": "Reuters"}]}
    brief = brief_of({"byline": byline})
    after = apply_edits(brief, edits_of(check(brief, [CORE.by_code["BK204"]])))

    assert after.byline is not None
    assert [agency.name for agency in after.byline.agencies] == ["Reuters", "AP"]
    assert [author.name for author in after.byline.authors] == ["Jane Doe"]


def test_one_name_is_one_finding() -> None:
    """Of a name with several faults the rule whose fix mends all of them speaks."""
    byline = {"authors": [{"name": "Jane Doe, Reuters, jane@example.com and Dr. John B. Roe, AP"}]}
    report = check(brief_of({"byline": byline}), CORE.select("BK2"), now=NOW)

    assert [finding.code for finding in report] == ["BK207"]


def test_running_text_prints_bylines_as_it_likes() -> None:
    """A name in capitals is none of the faults of running text, where the line is printed so."""
    story = "Bridge opens\n\nBy JANE DOE\n\nRENO, Nev. (AP) — The bridge opened on Thursday.\n"
    rules = [CORE.by_code["BK205"]]

    assert list(validate_text(story, "wire", rules=rules)) == []
    brief = validate_text(story, "wire", rules=CORE.select("BK2"))
    assert "BK205" not in brief.by_code()


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Moscow (AP) —", "MOSCOW (AP) —"),
        ("Tel Aviv/Beirut (AP) —", "TEL AVIV/BEIRUT (AP) —"),
        ("São Paulo, Brazil, Aug. 3 (Reuters) —", "SÃO PAULO, Brazil, Aug. 3 (Reuters) —"),
        ("McALLEN, Texas (AP) —", "McALLEN, Texas (AP) —"),
        ("WASHINGTON (AP) —", "WASHINGTON (AP) —"),
    ],
)
def test_datelines_in_capitals(text: str, fixed: str) -> None:
    """The towns of a dateline are put into capitals, wherever it is printed; nothing else is."""
    rule = CORE.by_code["BK302"]
    story = f"Bridge opens\n\nBy Jane Doe\n\n{text} The bridge opened on Thursday.\n"
    report = validate_text(story, "wire", rules=[rule])
    edits = edits_of(report)
    for edit in sorted(edits, key=lambda edit: -(edit.start or 0)):
        text = text[: edit.start] + edit.replacement + text[edit.end :]

    assert text == fixed
    assert all(finding.span and finding.span.line == 5 for finding in report)


def test_a_house_knows_its_towns() -> None:
    """The list of towns that need no state is longer for who says so."""
    import attrs

    rule = CORE.by_code["BK303"]
    brief = brief_of({"dateline": {"text": "CHARLOTTE (AP) —", "places": ["CHARLOTTE"]}})
    own = attrs.evolve(rule, options={"stand_alone": ("Charlotte",)})

    assert [finding.pointer for finding in check(brief, [rule])] == ["/dateline/places/0"]
    assert list(check(brief, [own])) == []
