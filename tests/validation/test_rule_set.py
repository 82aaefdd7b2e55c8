"""Rules and rule sets: declared in one place, chosen by code, prefix or name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefkit.problems import Severity
from briefkit.validation import (
    CORE,
    Context,
    Hit,
    Rule,
    RuleSet,
    UnknownRuleError,
    check,
    find,
    rule,
)
from briefkit.validation.examples import brief_of


@rule("ACME001", Severity.ERROR, bad={"slug": None}, good={"slug": "bridge"}, scope="brief")
def missing_slug(ctx: Context, *, shortest: int = 3) -> Iterator[Hit]:
    """A story has a slug
    that desks can use.

    Without one, it gets lost.
    """
    if len(ctx.brief.slug or "") < shortest:
        yield Hit("/slug", "no slug")


def test_a_rule_is_declared_once() -> None:
    """Name, summary, reason and options come from the function itself."""
    assert isinstance(missing_slug, Rule)
    assert missing_slug.name == "missing-slug"
    assert missing_slug.summary == "A story has a slug that desks can use."
    assert missing_slug.why == "Without one, it gets lost."
    assert missing_slug.options == {"shortest": 3}
    assert (missing_slug.bad, missing_slug.good) == (({"slug": None},), ({"slug": "bridge"},))


def test_a_rule_without_a_docstring_still_has_a_summary() -> None:
    """Under python -OO docstrings are gone; the name has to do."""

    def no_words(_: Context) -> Iterator[Hit]:
        yield from ()

    assert rule("ACME002")(no_words).summary == "no-words"


SOME = RuleSet(
    CORE.by_code[code]
    for code in ("BK401", "BK405", "BK501", "BK502", "BK503", "BK507", "BK509", "BK510", "BK520")
)
"""A few rules, so that a new one in the catalogue changes nothing here."""


@pytest.mark.parametrize("code", ["", "bk001", "ACME1", "A001", "ACME0001"])
def test_an_odd_code_is_refused(code: str) -> None:
    """A code has two to six capitals and three digits."""
    with pytest.raises(ValueError, match="capitals"):
        rule(code)


def test_a_set_with_ones_own_rule() -> None:
    """Built-in rules and others make a set; it is in the order of codes."""
    rules = RuleSet((*CORE, missing_slug))

    assert len(rules) == len(CORE) + 1
    assert next(iter(rules)) is missing_slug
    assert [finding.code for finding in check(brief_of({}), rules)] == ["ACME001"]


def test_two_rules_of_one_code_or_name_are_refused() -> None:
    """Codes and names say which rule is meant."""
    with pytest.raises(ValueError, match="two rules share the code BK001"):
        RuleSet((*CORE, find("BK001")))
    twin = Rule(code="ACME009", name="missing-slug", summary="A twin.")
    with pytest.raises(ValueError, match="two rules share the name missing-slug"):
        RuleSet((missing_slug, twin))


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        (["BK503"], [], ["BK503"]),
        (["broken-sentence"], [], ["BK503"]),
        (["BK50"], ["BK502", "BK507", "BK509"], ["BK501", "BK503"]),
        (["BK503"], ["BK5"], ["BK503"]),
        (["BK5"], ["BK503", "BK51", "BK520", "BK509"], ["BK501", "BK502", "BK507"]),
        (["BK50"], ["BK50"], []),
        (["broken-sentence"], ["BK50"], ["BK503"]),
        (["BK503"], ["broken-sentence"], ["BK503"]),
        (["broken-sentence"], ["BK503"], []),
        (["BK40"], ["ALL"], ["BK401", "BK405"]),
    ],
)
def test_the_more_exact_selector_counts(
    select: list[str], ignore: list[str], chosen: list[str]
) -> None:
    """Code before name before longer prefix before shorter before ALL; ignore wins a tie."""
    assert list(SOME.select(*select, ignore=ignore).by_code) == chosen


def test_all_and_nothing() -> None:
    """ALL means every rule; ignoring leaves the rest."""
    assert CORE.select("ALL") == CORE
    assert len(CORE.ignore("ALL")) == 0
    assert len(CORE.select()) == 0
    assert len(CORE.ignore("BK503", "BK510")) == len(CORE) - 2


@pytest.mark.parametrize(
    ("wanted", "suggestion"),
    [
        ("BK9999", "BK099"),
        ("brokensentence", "broken-sentence"),
        ("BROKEN-SENTENSE", "broken-sentence"),
        ("", None),
        ("x" * 9999, None),
    ],
)
def test_an_unknown_selector_is_an_error(wanted: str, suggestion: str | None) -> None:
    """What names no rule is refused, with the nearest that does, and never skipped."""
    for choose in (CORE.select, CORE.ignore, CORE.find):
        with pytest.raises(UnknownRuleError) as caught:
            choose(wanted)
        assert isinstance(caught.value, LookupError)
        assert caught.value.suggestion == suggestion
        assert len(str(caught.value)) < 150


def test_find_takes_any_case() -> None:
    """A rule is found by its code or its name, however it is typed."""
    assert find("bk503") is find(" Broken-Sentence ") is CORE.by_code["BK503"]
