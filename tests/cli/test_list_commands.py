"""``briefkit formats``, ``rules``, ``rule`` and ``schema``: what there is."""

from __future__ import annotations

import json

import pytest
from desk import CLEAN, Desk

from briefkit import formats
from briefkit.schema import json_schema
from briefkit.validation.catalogue import CORE
from briefkit.validation.profiles import BUILTIN, PROFILES


def test_formats_are_listed(desk: Desk) -> None:
    """Every format has a row with what it can do."""
    done = desk.run("formats")

    heading, *rows = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert heading.split() == ["name", "title", "suffixes", "reads", "writes", "lossless", "public"]
    assert [row.split()[0] for row in rows] == list(formats.available())
    assert rows[0].split() == ["json", "JSON", ".json", "yes", "yes", "yes", "no"]


def test_formats_for_programs(desk: Desk) -> None:
    """The JSON list has the same facts, as values."""
    listed = json.loads(desk.run("formats", "--output-format", "json").out)

    assert listed[0] == {
        "name": "json",
        "title": "JSON",
        "suffixes": [".json"],
        "reads": True,
        "writes": True,
        "lossless": True,
        "public": False,
        "media_type": "application/json",
        "embeds": False,
        "options": {},
    }


def test_rules_are_listed(desk: Desk) -> None:
    """Every rule has a row; those that do not run by default are off."""
    done = desk.run("rules")

    _, *rows = done.out.partition("\n\n")[0].splitlines()
    assert [row.split()[0] for row in rows] == [rule.code for rule in CORE]
    off = {row.split()[0] for row in rows if row.split()[3] == "off"}
    assert off == {rule.code for rule in CORE} - set(PROFILES["default"].by_code)
    assert all(row.endswith(rule.summary) for row, rule in zip(rows, CORE, strict=True))


def test_profiles_are_listed_with_the_rules(desk: Desk) -> None:
    """Below the rules every profile has a row, which says how many rules it has and what for."""
    done = desk.run("rules")

    _, *rows = done.out.partition("\n\n")[2].splitlines()
    shown = [row.split(maxsplit=2) for row in rows]
    assert shown == [[p.name, str(len(p.rules)), p.summary] for p in BUILTIN]


def test_rules_for_programs(desk: Desk) -> None:
    """The JSON list has all about each rule, whether it runs by default too."""
    listed = json.loads(desk.run("rules", "--output-format", "json").out)

    assert [rule["code"] for rule in listed] == [rule.code for rule in CORE]
    profiles = {rule["code"]: rule["profiles"] for rule in listed}
    assert profiles["BK706"] == ["ninjs", "strict"]
    assert profiles["BK001"] == [*PROFILES]


@pytest.mark.parametrize("name", ["BK503", "bk503", CORE.find("BK503").name])
def test_a_rule_is_explained(desk: Desk, name: str) -> None:
    """A rule is found by code or name, and explained with examples."""
    done = desk.run("rule", name)

    assert done.code == 0
    assert done.out.startswith("BK503 ")
    assert "Bad:" in done.out
    assert desk.run("rule", name, "--output-format", "markdown").out.startswith("# BK503 ")
    assert json.loads(desk.run("rule", name, "--output-format", "json").out)["code"] == "BK503"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("rule", "broken-sentense"), "no rule 'broken-sentense'; did you mean 'broken-sentence'?"),
        (("rule", "zzz"), "no rule 'zzz'; 'briefkit rules' lists them"),
        (("rule", "BK503", "--output-format", "html"), "--output-format: there is no 'html'; "),
        (("rules", "--output-format", "markdown"), "there are text, json"),
        (("formats", "--output-format", "markdown"), "there are text, json"),
    ],
)
def test_what_is_not_there(desk: Desk, arguments: tuple[str, ...], says: str) -> None:
    """A name that does not exist is an error that tells those that do."""
    done = desk.run(*arguments)

    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert says in done.err


def test_the_schema(desk: Desk) -> None:
    """The schema is printed, or written to a file."""
    printed = desk.run("schema")

    assert (printed.code, printed.err) == (0, "")
    assert json.loads(printed.out) == json_schema()
    assert desk.run("schema", "--output", "schema.json") == (0, "", "")
    assert desk.read("schema.json") == json_schema()
    assert set(CLEAN) <= set(json_schema()["properties"])
