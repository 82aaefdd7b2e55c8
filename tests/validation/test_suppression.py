"""Putting findings aside: what counts as used, who is judged, and that nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefkit
from briefkit.model import Brief
from briefkit.problems import Problem
from briefkit.structure import unstructure
from briefkit.testing import briefs
from briefkit.validation import CORE, PROFILES, Context, Hit, Report, RuleSet, check, rule
from briefkit.validation.examples import NOW, brief_of
from briefkit.validation.findings.finding import Finding
from briefkit.validation.rules.source import ALWAYS
from effort import examples
from growth import grows_with_count

DEFAULT = PROFILES["default"]
SOME = CORE.select("BK1", "BK5")
VERSE = "The river runs by\n\nThe bridge leads to"


@rule("TEST001")
def every_word(_: Context, *, cases: int = 5) -> Iterator[Hit]:
    """A rule that finds many cases."""
    yield from (Hit(f"/keywords/{index}", "one of many") for index in range(cases))


@rule("TEST002")
def crashing(_: Context) -> Iterator[Hit]:
    """A rule that fails."""
    yield from ()
    raise ZeroDivisionError


def told(*directives: dict[str, Any], body: str = VERSE) -> Brief:
    """Return a brief with two lines of verse, and directives."""
    return attrs.evolve(brief_of(body), extra={"x-briefkit": {"ignore": list(directives)}})


def codes(report: Report) -> list[str]:
    """Return the codes of the findings, in order."""
    return [finding.code for finding in report]


def test_what_is_put_aside_stays_in_the_report() -> None:
    """It is among the suppressed, with its reason and what put it aside."""
    brief = told(
        {"code": "BK501", "at": "/sections/0/blocks/0", "reason": "verse"},
        {"code": "BK501", "reason": "all of it"},
    )

    report = check(brief, DEFAULT)

    assert codes(report) == []
    assert [(f.pointer, f.suppression, f.justification) for f in report.suppressed] == [
        ("/sections/0/blocks/0/text", "inline", "verse"),
        ("/sections/0/blocks/1/text", "file", "all of it"),
    ]


@pytest.mark.parametrize("selector", ["BK501", "no-terminal-punctuation", "BK50", "BK", "ALL"])
def test_a_rule_is_named_by_code_name_or_the_beginning_of_codes(selector: str) -> None:
    """A directive selects as the command line does."""
    report = check(told({"code": selector}), CORE.select("BK501", "BK09"))

    assert codes(report) == []
    assert len(report.suppressed) == 2


def test_a_rule_that_is_put_aside_still_speaks_for_others() -> None:
    """What a finding supersedes does not come up because that finding is put aside."""
    brief = told({"code": "BK503", "at": "/sections/0"}, body="They agreed to\n\nkeep working.")

    report = check(brief, DEFAULT)

    assert codes(report) == []
    assert [finding.code for finding in report.suppressed] == ["BK503"]


def test_unused_codes_are_found_one_by_one() -> None:
    """Each code that puts nothing aside is a finding; the others of its directive are not."""
    report = check(told({"code": ["BK401", "BK501", "BK506"]}), DEFAULT)

    assert [(f.code, f.pointer, f.data) for f in report] == [
        ("BK090", "/x-briefkit/ignore/0/code/0", {"code": "BK401"}),
        ("BK090", "/x-briefkit/ignore/0/code/2", {"code": "BK506"}),
    ]


@pytest.mark.parametrize(
    "unjudged",
    [
        pytest.param("BK601", id="a rule that was not asked for"),
        pytest.param("BK1", id="codes of which some were not asked for"),
        pytest.param("BK102", id="a rule that only readers report, without a file"),
        pytest.param("BK510", id="a rule about the text of a file, without one"),
        pytest.param("BK110", id="a rule about many files"),
        pytest.param("TEST002", id="a rule that crashed"),
        pytest.param("ACME001", id="a rule of a package that is not loaded"),
    ],
)
def test_what_did_not_run_is_not_judged(unjudged: str) -> None:
    """Nobody is asked to take out a directive that another run may need."""
    rules = CORE.select("BK0", "BK11", "BK102", "BK510") | RuleSet([crashing])

    report = check(told({"code": unjudged}), rules)

    assert set(codes(report)) <= {"BK099"}


def test_a_rule_that_could_not_look_is_not_judged() -> None:
    """Where what a rule needs could not be read, its directive stays."""
    rules = CORE.select("BK118", "BK090")
    assert rules.by_code["BK118"].needs == () or rules.by_code["BK118"].needs == ("/headline",)

    judged = check(told({"code": "BK118"}), rules)
    needy = RuleSet(
        (attrs.evolve(rules.by_code["BK118"], needs=("/headline",)), *rules.select("BK090"))
    )
    unjudged = check(told({"code": "BK118"}), needy, unread={"/headline"})

    assert (codes(judged), codes(unjudged)) == (["BK090"], [])


@pytest.mark.parametrize("code", [*sorted(ALWAYS), "BK090", "BK091"])
def test_what_must_be_told_cannot_be_put_aside(code: str) -> None:
    """A file that cannot be read, a crash, and a faulty directive are told whatever is said."""
    brief = told({"code": code}, {"code": "ALL"})
    problem = Problem(pointer="", message="told by the reader", code=code)

    report = check(brief, DEFAULT, problems=[problem], format="json")

    assert code in codes(report)
    assert code not in {finding.code for finding in report.suppressed}
    assert [f.pointer for f in report if f.message == f"{code} cannot be put aside"] == [
        "/x-briefkit/ignore/0/code"
    ]


def test_a_crash_is_told_though_all_is_put_aside() -> None:
    """The run cannot be trusted, and says so."""
    report = check(told({"code": "ALL"}), RuleSet([crashing]))

    assert codes(report) == ["BK099"]
    assert report.exit_code() == 2


def test_a_reason_may_be_asked_for() -> None:
    """With the option, a directive without a reason is told; it is followed all the same."""
    strict = attrs.evolve(CORE.by_code["BK091"], options={"require_reason": True})
    brief = told({"code": "BK501", "reason": " "}, {"code": "BK501", "at": "", "reason": "verse"})

    report = check(brief, DEFAULT | [strict])

    assert [(f.code, f.pointer) for f in report if f.code == "BK091"] == [
        ("BK091", "/x-briefkit/ignore/0")
    ]
    assert [finding.code for finding in report.suppressed] == ["BK501", "BK501"]


def test_a_place_may_hold_nothing_where_something_is_missed() -> None:
    """A directive for a value that a reader misses is for a place that there is."""
    missing = Problem(pointer="/sections/0/blocks/7", message="missing", code="BK101")

    report = check(
        told({"code": "BK101", "at": "/sections/0/blocks/7"}, body="It opened."),
        DEFAULT,
        problems=[missing],
        format="json",
    )

    assert codes(report) == []
    assert [finding.code for finding in report.suppressed] == ["BK101"]


def test_what_is_put_aside_takes_no_place_from_what_counts() -> None:
    """However many cases are put aside before it, a case that counts is among those kept."""
    brief = told(*({"code": "TEST001", "at": f"/keywords/{index}"} for index in range(4)))
    brief = attrs.evolve(brief, keywords=("one", "two", "three", "four", "five"))

    report = check(brief, [every_word], max_findings=1)

    assert [finding.pointer for finding in report] == ["/keywords/4"]
    assert report.truncated == 0


def test_a_brief_in_memory_and_a_mapping_are_judged_alike() -> None:
    """Directives count wherever a brief comes from."""
    brief = told({"code": "BK501", "reason": "verse"})
    for source in (brief, unstructure(brief)):
        report = briefkit.validate(source, now=NOW)

        assert [finding.code for finding in report.suppressed] == ["BK501", "BK501"]


MARKED = st.lists(
    st.sampled_from(
        (
            "The river runs.",
            "The river runs by",
            "the river runs.",
            "## A heading.",
            "- one  item\n- two",
            "> A line.",
            "<!-- briefkit-ignore BK501: x -->",
            "<!-- briefkit-ignore BK502, BK501 -->",
            "<!-- briefkit-ignore-file BK111: x -->",
            "<!-- briefkit-ignore BK504, BK401, BK502: x -->",
        )
    ),
    max_size=8,
)


@given(pieces=MARKED, gap=st.sampled_from(("\n", "\n\n", "\n\n\n")), front=st.booleans())
@settings(max_examples=examples(100), deadline=None)
def test_taking_out_what_is_unused_changes_nothing_else(
    pieces: list[str], gap: str, front: bool
) -> None:
    """After the fixes of BK090 every other finding is what it was; only lists are kept apart."""
    head = "---\nx-briefkit:\n  ignore:\n    - code: BK117\n---\n" if front else ""
    text = head + gap.join(("# The bridge opens", *pieces)) + "\n"
    rules = CORE.select("BK09", "BK111", "BK501", "BK502", "BK504")
    report = briefkit.validate_text(text, "markdown", rules=rules)
    before = others(report)

    for _ in range(20):
        unused = [f for f in report if f.code == "BK090" and f.fix is not None]
        if not unused:
            break
        text = without(text, unused[0])
        report = briefkit.validate_text(text, "markdown", rules=rules)

    assert others(report) == before
    if not any(piece.startswith("- ") for piece in pieces):
        assert "BK090" not in codes(report)


def others(report: Report) -> list[tuple[str, str, str]]:
    """Return what a report holds but unused directives, whatever its lines."""
    found = (*report.findings, *report.suppressed)
    return [(f.code, f.pointer, f.suppression or "") for f in found if f.code != "BK090"]


def without(text: str, finding: Finding) -> str:
    """Return a text after the fix of a finding, which concerns a comment in it."""
    assert finding.fix
    ((edit,),) = [finding.fix.edits]
    assert edit.is_of_source
    assert finding.fix.applicability == "safe"
    return text[: edit.start] + edit.replacement + text[edit.end :]


@given(brief=briefs())
@settings(max_examples=examples(60), deadline=None)
def test_directives_lose_nothing(brief: Brief) -> None:
    """What is found without directives is found with them: it counts, or it is put aside."""
    bare = check(attrs.evolve(brief, extra={}), SOME)
    directives = {"ignore": [{"code": "BK1"}, {"code": "ALL", "at": "/sections/0"}]}

    report = check(attrs.evolve(brief, extra={"x-briefkit": directives}), SOME)

    assert Counter(map(key, (*report.findings, *report.suppressed))) == Counter(map(key, bare))


def key(finding: Finding) -> tuple[str, str, int]:
    """Return what a finding is known by within one brief."""
    return finding.code, finding.pointer, finding.start or 0


@pytest.mark.parametrize(
    "directive",
    [
        pytest.param({"code": "BK501", "at": "/sections/0/blocks/0"}, id="one place"),
        pytest.param({"code": "BK501", "at": "/nothing"}, id="no place"),
        pytest.param({"code": "BK5xx"}, id="no rule"),
        pytest.param({"cod": "BK501"}, id="no directive"),
    ],
)
def test_many_directives_take_their_time_and_no_more(directive: dict[str, str]) -> None:
    """A file of nothing but directives takes time in proportion to its length."""

    def prepare(count: int) -> partial[Report]:
        return partial(check, told(*[directive] * count), DEFAULT, max_findings=10)

    assert grows_with_count(prepare, 500)
