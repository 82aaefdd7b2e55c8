"""Terms: house word lists without code, each of them a rule like any other."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefkit
from briefkit import Settings
from briefkit.edits import apply_edits
from briefkit.model import Brief, Figure, Media, Paragraph, Section
from briefkit.validation import Finding, RuleSet, Source, check
from briefkit.validation.configuration.patterns import fault_of
from briefkit.validation.configuration.terms import LONGEST_TEXT, Term, rules_of
from briefkit.validation.examples import brief_of
from briefkit.validation.explain import explain
from effort import examples
from growth import grows_with_count


def found(text: str, *terms: Term) -> list[Finding]:
    """Return what terms find in a paragraph."""
    return list(check(brief_of({"paragraph": {"text": text}}), RuleSet(rules_of(terms))))


def term(*words: str, **details: Any) -> Term:
    """Return a term."""
    return Term(**{"code": "HOUSE001", "words": words, **details})


@pytest.mark.parametrize(
    ("words", "text", "cases"),
    [
        ("in details", "We spoke in details of it.", ["in details"]),
        ("in details", "In Details, IN DETAILS", ["In Details", "IN DETAILS"]),
        ("in details", "within details; in detailsX; in_details", []),
        ("in details", "in\u00a0details", ["in\u00a0details"]),
        ("don't", "Don’t do it. don't", ["Don’t", "don't"]),
        ("e-mail", "An e-mail, e-mails, (e-mail)", ["e-mail", "e-mail"]),
        ("C++", "C++ and C", ["C++"]),
        ("$XXX", "for $XXX now, $XXXL", ["$XXX"]),
        (".NET", "on .NET, on a.NET", [".NET", ".NET"]),
        ("24/7", "open 24/7", ["24/7"]),
        ("no no", "no no no no", ["no no", "no no"]),
        ("café", "Café, CAFÉ, cafés", ["Café", "CAFÉ"]),
        ("İzmir", "in İzmir, İZMir", ["İzmir", "İZMir"]),
        ("東京", "東京 is the capital", ["東京"]),
    ],
)
def test_words_are_found_as_whole_words(words: str, text: str, cases: list[str]) -> None:
    """An expression is found wherever it stands by itself, in whatever case, with its offsets."""
    findings = found(text, term(words))

    assert [text[f.start : f.end] for f in findings] == cases
    assert [f.text for f in findings] == cases


def test_case_is_told_apart_on_request() -> None:
    """With match_case only the same capitals are the same expression."""
    findings = found("The Internet, the internet", term("Internet", match_case=True))

    assert [finding.text for finding in findings] == ["Internet"]


def test_the_longest_expression_of_a_term_counts() -> None:
    """Of two expressions of a term that begin alike, one case is told: the longer one."""
    findings = found("one of the only ones", term("one of", "one of the only"))

    assert [finding.text for finding in findings] == ["one of the only"]


def test_every_text_that_readers_see_is_looked_at() -> None:
    """Headline, heading, body and caption: a house word list is for all of them."""
    brief = Brief(
        headline="Irregardless",
        sections=[
            Section(
                heading="irregardless",
                blocks=[
                    Paragraph(text="irregardless"),
                    Figure(media=Media(url="a.jpg"), caption="irregardless"),
                ],
            )
        ],
        ed_note="irregardless",
    )

    report = check(brief, rules_of([term("irregardless")]))

    assert [finding.pointer for finding in report] == [
        "/headline",
        "/sections/0/blocks/0/text",
        "/sections/0/blocks/1/caption",
        "/sections/0/heading",
    ]


def test_a_replacement_is_a_fix() -> None:
    """The fix has the capitals of what it replaces, and is for a person to look at."""
    house = term("in details", replace="in detail")

    for words, better in (
        ("in details", "in detail"),
        ("In details", "In detail"),
        ("IN DETAILS", "IN DETAIL"),
    ):
        (finding,) = found(f"{words} it was", house)
        assert finding.message == f'"{words}" for "{better}"'
        assert finding.fix
        assert finding.fix.applicability == "unsafe"
        assert [edit.replacement for edit in finding.fix.edits] == [better]


def test_a_fix_is_safe_on_request() -> None:
    """The house decides whether nobody has to look."""
    (finding,) = found("colour", term("colour", replace="color", fix="safe"))

    assert finding.fix
    assert finding.fix.applicability == "safe"


def test_what_somebody_said_is_reported_and_stays() -> None:
    """Within quotation marks there is a finding that says so, and no fix."""
    (finding,) = found("“We spoke in details,” she said.", term("in details", replace="in detail"))

    assert finding.message == '"in details" for "in detail", in a quotation'
    assert finding.data["in_quotation"]
    assert finding.fix is None


def test_what_is_put_right_already_is_no_case() -> None:
    """An expression that is a part of its own replacement is fixed once, and not twice."""
    macedonia = term("Macedonia", replace="North Macedonia")

    assert not found("North Macedonia voted.", macedonia)
    assert [f.start for f in found("Macedonia, or North Macedonia", macedonia)] == [0]


WORDS = st.sampled_from(["no", "no no", "a", "in details", "details", "Macedonia", "U.S."])
REPLACEMENTS = st.sampled_from(["no no no", "an", "in detail", "North Macedonia", "US", "in a no"])
TEXTS = st.lists(
    st.sampled_from(["no", "a", "A", "in", "details", "NORTH", "macedonia", "U.S.", "“", "”", "."])
).map(" ".join)


@given(WORDS, REPLACEMENTS, TEXTS)
@settings(max_examples=examples(150), deadline=None)
def test_a_fix_makes_its_case_go_away(words: str, better: str, text: str) -> None:
    """After all fixes nothing is left but what was said in quotations."""
    rules = rules_of([term(words, replace=better)])
    brief = brief_of({"paragraph": {"text": text}})

    fixes = [finding.fix for finding in check(brief, rules) if finding.fix]
    fixed = apply_edits(brief, [edit for fix in fixes for edit in fix.edits])

    assert all(finding.fix is None for finding in check(fixed, rules))


def test_a_message_of_ones_own_is_told() -> None:
    """The message of the house is what the report says, without a period at its end."""
    (finding,) = found("irregardless", term("irregardless", message="Say regardless."))

    assert finding.message == "Say regardless"


def test_a_term_is_a_rule_like_any_other() -> None:
    """It has a name, a severity, examples and an explanation."""
    (house,) = rules_of(
        [term("in details", replace="in detail", severity="info", why="It is a slip.")]
    )

    assert (house.code, house.name, house.severity) == ("HOUSE001", "house001", "info")
    assert house.fix == "unsafe"
    assert "It is a slip." in explain(house)
    for example in house.bad:
        assert not isinstance(example, Source)
        assert len(check(brief_of(example), [house])) == 1
    for example in house.good:
        assert not isinstance(example, Source)
        assert len(check(brief_of(example), [house])) == 0


def test_terms_run_with_the_rules_of_the_profile() -> None:
    """Terms of the settings run beside the built-in rules, and can be ignored for files."""
    settings = Settings(terms=[term("bridge")], per_file_ignores={"archive/**": ["HOUSE001"]})
    text = '{"headline": "Council approves bridge", "sections": []}'

    there = briefkit.validate_text(text, "json", path="a.json", settings=settings)
    archived = briefkit.validate_text(text, "json", path="archive/a.json", settings=settings)

    assert [f.pointer for f in there.filter("HOUSE001")] == ["/headline"]
    assert not archived.filter("HOUSE001").findings


# --- patterns -----------------------------------------------------------------------------

SAFE = (
    r"\bcolou?rs?\b",
    r"\w{1,30}ly-\w+",
    r"\w++ly",
    r"(?i:x)y",
    r"(?:very ){1,5}good",
    r"(?:cat|dog){1,3}s",
    r"(\w{1,20}) \1",
    r"\d{1,3}(?:,\d{3}){0,5} percent",
    r"(?<!\w)(?P<x>a)?(?(x)b|c)d",
    r"(?>a|b){1,99}c",
    r"a.{0,40}?b",
    r"[^a]{1,16}[^b]{1,16}c",
)
UNSAFE = (
    r"(a+)+b",
    r"(a|a)*b",
    r"(?:a|ab)+c",
    r"\w+ly-\w+",
    r".*x",
    r"(?=.*x)a",
    r"(?:ab)*+c",
    r"a{5000}",
    r"(?:a?){20}b",
    "a?" * 20 + "b",
    r"(?:(?:a{1,9}){1,9}){1,9}b",
    r"a++b|c++d|e++f|g++h",
    "(" * 30 + "a" + ")" * 30,
    "x" * 400,
    r"(",
    r"[[a]",
    r"a{99999999999}",
    r"x*",
    r"|a",
)
FILLERS = ("a", "ab", " ", "ly-", "7,", "very ", "a b ", "catdog", "\n", "x", "(", "é")


@pytest.mark.parametrize("pattern", SAFE)
def test_a_pattern_that_takes_no_time_is_taken(pattern: str) -> None:
    """What can be used is used, and takes little time on any filler."""
    assert fault_of(pattern) is None
    compiled = re.compile(pattern, re.IGNORECASE)
    started = time.perf_counter()
    for filler in FILLERS:
        text = (filler * LONGEST_TEXT)[:LONGEST_TEXT]
        assert list(compiled.finditer(f"{text}!")) is not None
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("pattern", UNSAFE)
def test_a_pattern_that_could_take_for_ever_is_refused(pattern: str) -> None:
    """Whatever could backtrack without end, or is no pattern, is refused in one line."""
    fault = fault_of(pattern)

    assert fault
    assert fault.isprintable()


@given(st.text("ab.*+?{}()|[]\\1,9^$", max_size=12))
@settings(max_examples=examples(300), deadline=None)
def test_any_pattern_is_judged(pattern: str) -> None:
    """A pattern is refused in words, or it is done in time with a text of one letter."""
    if fault_of(pattern) is not None:
        return
    started = time.perf_counter()
    re.findall(pattern, "a" * LONGEST_TEXT + "!")

    assert time.perf_counter() - started < 0.5


def test_a_pattern_finds_cases() -> None:
    """It is looked for in each text by itself, up to a length, and its replacement is literal."""
    house = Term(code="HOUSE001", pattern=r"\bgrey(\w{0,9})", allow_regex=True, replace=r"gray\1")

    assert [f.text for f in found("Grey or greyish", house)] == ["Grey", "greyish"]
    assert found("grey", house)[0].fix.edits[0].replacement == r"gray\1"  # type: ignore[union-attr]
    assert not found("x" * LONGEST_TEXT + " grey", house)


# --- speed --------------------------------------------------------------------------------


def test_many_terms_cost_what_one_costs() -> None:
    """Thousands of expressions that a text does not hold cost next to nothing."""
    brief = brief_of("The council approved a budget for the new bridge on Thursday. " * 100)
    few, many = (
        RuleSet(rules_of([term(*(f"{word}{i} of it" for i in range(count)))]))
        for word, count in (("nothing", 1), ("nothing", 5000))
    )
    times = []
    for rules in (few, many):
        check(brief, rules)
        started = time.perf_counter()
        for _ in range(20):
            check(brief, rules)
        times.append(time.perf_counter() - started)

    assert times[1] < 5 * times[0] + 0.05


@pytest.mark.parametrize("filler", ["in details ", "in ", "details ", "İ", "’", "a", "\u00a0"])
def test_hostile_text_takes_time_in_proportion(filler: str) -> None:
    """Ten times the text takes ten times as long, whatever it is made of."""
    rules = RuleSet(rules_of([term("in details", "in in in", "details in", "a", "İ", replace="x")]))

    def checking(times: int) -> Any:
        brief = brief_of({"paragraph": {"text": filler * times}})
        return lambda: check(brief, rules)

    assert grows_with_count(checking, 1000)
