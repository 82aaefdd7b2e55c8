"""The outputs that have a schema fit it: that of others, or one written after their documents."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hostile import reports
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator

from briefkit.reporters import REPORTERS, RunInfo
from briefkit.validation import Report
from briefkit.validation.catalogue import CORE
from corpora import schema_path
from effort import examples

DATA = Path(__file__).parents[1] / "data" / "reporters"

few = settings(max_examples=examples(25), deadline=None)
runs = st.lists(reports, max_size=3)
infos = st.builds(
    RunInfo,
    rules=st.sampled_from([CORE.select("BK5"), CORE.select("BK113")]),
    base=st.sampled_from(["", "/", "/a repo/ü"]),
    has_baseline=st.booleans(),
)


@cache
def schema(name: str) -> Draft202012Validator:
    """Return our own schema of an output."""
    return Draft202012Validator(json.loads((DATA / f"{name}.schema.json").read_text()))


@cache
def oasis() -> Draft7Validator:
    """Return the schema that OASIS publishes of SARIF."""
    return Draft7Validator(json.loads(schema_path("sarif-schema-2.1.0.json").read_text()))


def value_of(name: str, parts: list[Report], info: RunInfo) -> Any:
    """Return the JSON value that an output of some reports spells."""
    writer = REPORTERS[name](info)
    return json.loads("".join(map(writer.add, parts)) + writer.end())


@pytest.mark.parametrize("name", ["gitlab", "rdjson", "sarif"])
@few
@given(parts=runs, info=infos)
def test_it_fits_what_its_readers_ask(name: str, parts: list[Report], info: RunInfo) -> None:
    """Whatever was found, the output is what its documents describe."""
    schema(name).validate(value_of(name, parts, info))


def test_the_oasis_schema_is_a_schema() -> None:
    """What the next test measures by can be trusted to measure."""
    Draft7Validator.check_schema(oasis().schema)
    assert not oasis().is_valid({"version": "2.1.0", "runs": [{}]})


@few
@given(parts=runs, info=infos)
def test_sarif_fits_the_schema_of_oasis(parts: list[Report], info: RunInfo) -> None:
    """The standard's own schema accepts whatever is written."""
    oasis().validate(value_of("sarif", parts, info))


def test_all_rules_fit_the_schema_of_oasis() -> None:
    """Every rule there is can be described."""
    value = value_of("sarif", [], RunInfo(rules=CORE))

    oasis().validate(value)
    assert len(value["runs"][0]["tool"]["driver"]["rules"]) == len(CORE)
