"""The JSON Schema: valid itself, and of one mind with the reader."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefkit.model import Brief
from briefkit.schema import json_schema
from briefkit.structure import structure, unstructure
from briefkit.testing import briefs
from effort import examples
from mutations import mutated_mappings

ALMOST_RFC3339 = (
    r"[0-9]{4}-[0-1][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\.[0-9]{0,10})?"
    r"([Zz]|[+-][0-2][0-9]:[0-6][0-9])?"
)
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def test_the_schema_is_a_schema() -> None:
    """It is valid against the meta-schema of its draft, and is plain JSON."""
    schema = json_schema()

    jsonschema.Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


def test_fields_say_what_they_are() -> None:
    """Every field has the description that its docstring gives."""
    schema = json_schema()
    objects = [schema, *schema["$defs"].values()]

    bare = [
        (definition.get("description"), name)
        for definition in objects
        for name, field in definition["properties"].items()
        if name != "type" and not field.get("description")
    ]
    assert bare == []


@given(brief=briefs())
@settings(max_examples=examples(50), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_is_valid(brief: Brief) -> None:
    """Every brief is valid in its canonical form."""
    assert VALIDATOR.is_valid({"briefkit": 1, **unstructure(brief)})


@given(mapping=mutated_mappings())
@settings(max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_schema_and_reader_agree(mapping: dict[str, Any]) -> None:
    """The schema accepts a mapping if and only if the reader finds no defect in it."""
    inner = {key: value for key, value in mapping.items() if key != "briefkit"}

    assert VALIDATOR.is_valid(inner) == (structure(inner).problems == ())


@given(text=st.from_regex(ALMOST_RFC3339, fullmatch=True))
@settings(max_examples=examples(300), deadline=None)
def test_schema_and_reader_agree_on_times(text: str) -> None:
    """Every date-time is accepted by both or by neither."""
    mapping = {"headline": "x", "sections": [], "published": text}

    assert VALIDATOR.is_valid(mapping) == (structure(mapping).problems == ())


@pytest.mark.parametrize(
    "date",
    [
        *("2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29"),
        *("0000-01-01", "0004-02-29", "2025-04-31", "2025-12-31"),
    ],
)
def test_schema_and_reader_agree_on_days(date: str) -> None:
    """Leap years and the lengths of months are known to both."""
    mapping = {"headline": "x", "sections": [], "dateline": {"date": date}}

    assert VALIDATOR.is_valid(mapping) == (structure(mapping).problems == ())
