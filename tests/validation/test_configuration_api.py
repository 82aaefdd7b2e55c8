"""Validating from Python: which rules a call runs, by what it says of them."""

from __future__ import annotations

from typing import Any

import pytest

import briefkit
from briefkit import ConfigurationError, Settings
from briefkit.problems import Severity
from briefkit.validation import CORE, PROFILES, Rule, RuleSet
from briefkit.validation.configuration.terms import Term

BRIEF = {"headline": "Council approves bridge", "sections": []}

own = Rule(code="ACME001", name="acme-rule", summary="A rule of another project.")


def run(**choices: Any) -> set[str]:
    """Return the codes of the rules that a call runs."""
    return {*briefkit.validate(BRIEF, **choices).rules_run}


def codes(*selectors: str, ignore: tuple[str, ...] = ()) -> set[str]:
    """Return the codes of the built-in rules that selectors name."""
    return {*CORE.select(*selectors, ignore=ignore).by_code}


def test_the_default_profile_runs_by_itself() -> None:
    """A call that says nothing runs the rules of the default profile."""
    assert run() == {*PROFILES["default"].by_code}


def test_profiles_are_chosen_by_name() -> None:
    """One profile, or several together."""
    assert run(profile="structure") == {*PROFILES["structure"].by_code}
    assert run(profile=["default", "wire"]) == {
        *PROFILES["default"].by_code,
        *PROFILES["wire"].by_code,
    }


def test_rules_are_chosen_by_selectors() -> None:
    """What is selected runs and nothing else; what is ignored does not."""
    assert run(select="BK503") == {"BK503"}
    assert run(select=["BK5"], ignore=["BK50", "BK513"]) == codes("BK5", ignore=("BK50", "BK513"))
    assert run(ignore="BK5") == {*PROFILES["default"].by_code} - codes("BK5")


def test_settings_are_followed_and_the_call_counts_before_them() -> None:
    """What a configuration says holds, unless the call says something else."""
    house = Term(code="HOUSE001", words="bridge")
    settings = Settings(ignore=["BK5"], terms=[house], max_findings=1)

    assert "HOUSE001" in run(settings=settings)
    assert "BK503" not in run(settings=settings)
    assert run(settings=settings, select=["BK503", "HOUSE"]) == {"BK503", "HOUSE001"}
    assert "HOUSE001" not in run(settings=settings, ignore=["HOUSE001"])
    assert run(settings=settings, profile="structure") == {
        *PROFILES["structure"].by_code,
        "HOUSE001",
    }
    few = briefkit.validate(BRIEF, settings=settings)
    more = briefkit.validate(BRIEF, settings=settings, max_findings=100)
    assert (len(few), few.truncated) == (1, len(more) - 1)


def test_rules_of_ones_own_stand_beside_the_built_in_ones() -> None:
    """Sets of rules are made as other sets are; nothing has to be registered."""
    rules = RuleSet((*CORE, own))

    assert run(rules=rules) == {*CORE.by_code, "ACME001"}
    assert run(rules=[own]) == {"ACME001"}
    assert run(rules=iter([own])) == {"ACME001"}


@pytest.mark.parametrize(
    "choice",
    [{"profile": "wire"}, {"select": "BK5"}, {"ignore": ["BK5"]}, {"settings": Settings()}],
    ids=lambda choice: next(iter(choice)),
)
def test_rules_and_what_chooses_rules_exclude_each_other(choice: dict[str, Any]) -> None:
    """Which of the two should count cannot be told, so the call is refused."""
    with pytest.raises(TypeError, match="leave out profile, select, ignore and settings"):
        briefkit.validate(BRIEF, rules=CORE, **choice)
    with pytest.raises(TypeError, match="leave out"):
        briefkit.validate_text("{}", "json", rules=CORE, **choice)


def test_what_there_is_not_is_told() -> None:
    """A rule or a profile that there is not is an error, not a run without it."""
    with pytest.raises(
        ConfigurationError, match='there is no profile "wires"; did you mean "wire"'
    ):
        run(profile="wires")
    with pytest.raises(ConfigurationError, match='there is no rule "BK5033"'):
        run(select=["BK503", "BK5033"])


def test_content_is_judged_like_a_file() -> None:
    """The same choices hold for content; its name counts for the ignores of single files."""
    settings = Settings(
        per_file_ignores={"archive/*": ["BK301"]}, severity={"BK301": "error"}, select=["BK301"]
    )
    text = '{"headline": "A", "sections": [{"blocks": [{"type": "paragraph", "text": "It is."}]}]}'

    new, old = (
        briefkit.validate_text(text, "json", path=path, settings=settings)
        for path in ("a.json", "archive/a.json")
    )

    assert [(f.code, f.severity) for f in new] == [("BK301", Severity.ERROR)]
    assert not old.findings
