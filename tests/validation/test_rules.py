"""The rules: each does what its own examples say, and harms nothing."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given, settings

from briefkit.api import validate_text
from briefkit.model import Brief
from briefkit.problems import Severity, split_pointer
from briefkit.structure import unstructure
from briefkit.testing import briefs
from briefkit.validation import CORE, PROFILES, Rule, RuleSet, Source, check
from briefkit.validation.examples import NOW, brief_of
from effort import examples

CHECKED = [rule for rule, _ in CORE.checked]
CODES = [rule.code for rule in CHECKED]


def cases(kind: str) -> Iterator[object]:
    """Yield every example of a kind with its rule."""
    for rule in CHECKED:
        for number, example in enumerate(getattr(rule, kind)):
            yield pytest.param(rule, example, id=f"{rule.code}-{number}")


def fires(rule: Rule, example: object) -> bool:
    """Tell whether a rule finds a case in an example, and nothing but its own cases."""
    if isinstance(example, Source):
        report = validate_text(example.text, example.format, rules=[rule], now=NOW)
    else:
        report = check(brief_of(example), [rule], now=NOW)
    assert {finding.code for finding in report} <= {rule.code}
    return len(report) > 0


@pytest.mark.parametrize(("rule", "example"), list(cases("bad")))
def test_a_bad_example_is_a_case(rule: Rule, example: object) -> None:
    """A rule finds a case in each of its bad examples."""
    assert fires(rule, example)


@pytest.mark.parametrize(("rule", "example"), list(cases("good")))
def test_a_good_example_is_none(rule: Rule, example: object) -> None:
    """A rule finds nothing in its good examples."""
    assert not fires(rule, example)


@pytest.mark.parametrize("rule", CHECKED, ids=CODES)
def test_every_rule_that_checks_has_examples(rule: Rule) -> None:
    """There is something bad and something good to show for every rule that runs."""
    assert rule.bad
    assert rule.good


@pytest.mark.parametrize("rule", CORE.rules, ids=lambda rule: rule.code)
def test_a_rule_explains_itself(rule: Rule) -> None:
    """Every rule has a name, and a summary that is a sentence."""
    assert re.fullmatch(r"BK\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert re.fullmatch(r"[A-Z].*\.", rule.summary)
    assert rule.severity in Severity
    assert all(code in CORE.by_code for code in rule.supersedes)


@pytest.mark.parametrize("example", [{"headline": 7}, {"langauge": "en"}])
def test_an_example_must_be_a_brief(example: dict[str, object]) -> None:
    """An example with a misspelled field would prove nothing, and is refused."""
    with pytest.raises(ValueError, match="not an example"):
        brief_of(example)


def test_the_example_that_others_are_laid_over_is_faultless() -> None:
    """No rule at all finds anything in the brief that the examples are laid over."""
    assert list(check(brief_of({}), CORE, now=NOW)) == []


@given(brief=briefs())
@settings(max_examples=examples(60), deadline=None)
def test_rules_change_nothing_and_point_at_what_is_there(brief: Brief) -> None:
    """After all rules a brief is what it was; no rule crashes; every pointer leads somewhere."""
    before = copy.deepcopy(brief)

    report = check(brief, CORE, now=NOW, source="A\n\n\nB", format="wire")

    assert brief == before
    mapping = unstructure(brief)
    for finding in report:
        assert finding.code != "BK099", finding.message
        assert finding.message.isprintable()
        assert not finding.message.endswith(".")
        assert finding.pointer.count("/") <= 1 or leads_into(mapping, finding.pointer)


def leads_into(value: object, pointer: str) -> bool:
    """Tell whether the holder of what a pointer names is there; empty values are left out."""
    for step in split_pointer(pointer)[:-1]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value is not None


def test_options_are_the_keyword_parameters() -> None:
    """What a rule can be told stands in its options, and telling it otherwise has an effect."""
    rule = CORE.find("headline-length")
    stricter = attrs.evolve(rule, options={"max_characters": 10})

    assert rule.options == {"max_characters": 70}
    assert not list(check(brief_of({}), [rule]))
    assert [finding.code for finding in check(brief_of({}), [stricter])] == ["BK118"]


def test_profiles_grow_from_structure() -> None:
    """The default profile holds all of the structure profile, and nothing that is off."""
    structure, default = (set(PROFILES[name].by_code) for name in ("structure", "default"))

    assert structure < default
    assert not [code for code in default if not CORE.by_code[code].default]
    assert {"BK520", "BK609"}.isdisjoint(default)


def test_a_rule_of_ones_own_joins_in() -> None:
    """A rule from elsewhere runs beside the built-in ones."""
    own = Rule(
        code="ACME001",
        name="no-bridges",
        summary="No bridges.",
        check=CORE.find("BK118").check,
        options={"max_characters": 3},
    )

    report = check(brief_of({}), RuleSet((*CORE, own)))

    assert [(finding.code, finding.name) for finding in report] == [("ACME001", "no-bridges")]
