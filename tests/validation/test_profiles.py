"""The profiles: what is in them, and how they join."""

from __future__ import annotations

import pickle
import re

import pytest

from briefkit.problems import Severity
from briefkit.validation.catalogue import CORE
from briefkit.validation.engine import check
from briefkit.validation.examples import NOW, brief_of
from briefkit.validation.profiles import BUILTIN, PROFILES, UnknownProfileError, compose
from source_tree import ROOT

PUBLISHING = ("google", "rss", "ninjs")


def codes(*names: str) -> set[str]:
    """Return the codes of the rules of profiles taken together."""
    return set(compose(names).by_code)


def test_structure_is_the_least() -> None:
    """Every profile asks what every brief must be."""
    assert not [name for name in PROFILES if not codes("structure") <= codes(name)]


def test_strict_is_everything() -> None:
    """The strict profile holds every rule, and so each of the others."""
    assert codes("strict") == set(CORE.by_code)


def test_the_default_profile_is_what_the_rules_say() -> None:
    """A rule that says it is on by default is in the default profile, and no other is."""
    assert codes("default") == {rule.code for rule in CORE if rule.default}


def test_the_style_of_desks_is_asked_for() -> None:
    """No rule about a house's style is on by default."""
    assert not [code for code in codes("default") if code.startswith("BK6")]


def test_an_add_on_adds_its_family() -> None:
    """Of style the wire profile has all, and beside it only what every brief must be."""
    family = {code for code in CORE.by_code if code.startswith("BK6")}

    assert codes("wire") == family | codes("structure")


@pytest.mark.parametrize("name", ["default", *PUBLISHING])
def test_no_profile_lets_out_what_must_stay(name: str) -> None:
    """Embargoed, withheld and private text are asked about by whoever publishes."""
    assert {"BK709", "BK711", "BK712", "BK713", "BK714"} <= codes(name)


def test_each_target_has_its_own_questions() -> None:
    """The profile of a target asks what that target needs, and not what another does."""
    targets = {name: {c for c in codes(name) if "BK700" < c < "BK709"} for name in PUBLISHING}

    assert targets == {
        "google": {"BK701", "BK702", "BK703", "BK704", "BK705"},
        "rss": {"BK704", "BK708"},
        "ninjs": {"BK704", "BK705", "BK706", "BK707"},
    }


@pytest.mark.parametrize("name", PUBLISHING)
def test_what_goes_out_is_not_withheld(name: str) -> None:
    """A canceled story in JSON is archived under the default profile, and an error under these."""
    canceled = brief_of({"status": "canceled"})

    assert "BK713" not in check(canceled, PROFILES["default"], now=NOW).by_code()
    assert "BK713" in check(canceled, compose(["default", name]), now=NOW).by_code()


@pytest.mark.parametrize("name", PUBLISHING)
def test_what_is_published_has_a_date_and_an_author(name: str) -> None:
    """Where a brief goes out, no byline and no date are worth a warning."""
    found = compose(["default", name]).by_code

    assert (found["BK202"].severity, found["BK304"].severity) == (Severity.WARNING,) * 2


def test_the_later_profile_counts() -> None:
    """Of two profiles that hold a rule differently, the one named last has its way."""
    rules = compose(["google", "default"]).by_code

    assert rules["BK304"] == PROFILES["default"].by_code["BK304"]
    assert list(compose([])) == []


@pytest.mark.parametrize("profile", BUILTIN, ids=lambda profile: profile.name)
def test_a_profile_says_what_it_is_for(profile: object) -> None:
    """The summary of a profile is one sentence of one line."""
    summary = getattr(profile, "summary", "")

    assert summary.endswith(".")
    assert summary.count(". ") == 0
    assert summary.isprintable()


def test_a_profile_that_there_is_not() -> None:
    """A misspelled profile is told the nearest, and its error crosses process borders."""
    with pytest.raises(UnknownProfileError, match="did you mean 'google'") as caught:
        compose(["default", "Gogle"])

    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.wanted, copy.suggestion) == ("Gogle", "google")


@pytest.mark.parametrize("name", PUBLISHING)
def test_the_page_tells_what_a_profile_adds(name: str) -> None:
    """The codes that the page gives for a target are those that only some targets ask for."""
    page = (ROOT / "docs" / "reference" / "profiles.md").read_text()
    row = re.search(rf"^\| `{name}` \| (BK.*?) \|$", page, re.MULTILINE)
    assert row
    ends = [part.split(" to ") for part in row[1].split(", ")]
    told = {
        f"BK{n}"
        for first, *last in ends
        for n in range(int(first[2:]), int((last or [first])[0][2:]) + 1)
    }

    assert told == {code for code in codes(name) if "BK700" < code < "BK709"}
