"""Mappings to the model and back: strict, complete, with every defect in its place."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from briefkit.model import Brief, Paragraph, Section
from briefkit.structure import structure, unstructure
from briefkit.testing import briefs
from effort import examples
from mutations import mutated_mappings

CASES = sorted((Path(__file__).parent / "data" / "structure").glob("*.json"))
MINIMAL = {"headline": "Ceasefire holds", "sections": []}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_defect_is_found_at_once(path: Path) -> None:
    """A document with many defects gives each of them, with its code, pointer and message."""
    case = json.loads(path.read_text(encoding="utf-8"))

    problems = structure(case["mapping"]).problems

    found = sorted([p.code, p.pointer, p.message] for p in problems)
    assert found == sorted(case["problems"])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("headline", 7),
        ("headline", None),
        ("headline", ["a"]),
        ("urgency", "3"),
        ("urgency", True),
        ("urgency", 1.9),
        ("keywords", "space"),
        ("keywords", {"space": 1}),
        ("keywords", None),
        ("byline", "By Jane Doe"),
        ("sections", {}),
        ("published", 1754056800),
        ("extra", []),
    ],
)
def test_nothing_is_coerced(field: str, value: Any) -> None:
    """A value of another kind is a defect at its own pointer, never turned into the right kind."""
    result = structure({**MINIMAL, field: value})

    assert [(p.code, p.pointer) for p in result.problems] == [("BK103", f"/{field}")]
    assert result.unread == {f"/{field}"}


def test_an_integer_may_be_spelled_with_a_point() -> None:
    """1.0 is the integer 1: JSON has one kind of number (RFC 8259 section 6)."""
    result = structure({**MINIMAL, "urgency": 4.0})

    assert result.problems == ()
    assert result.brief.urgency == 4
    assert type(result.brief.urgency) is int


def test_a_naive_time_is_refused_in_those_words() -> None:
    """A time without an offset is refused, and the message says what is missing."""
    (problem,) = structure({**MINIMAL, "published": "2025-08-01T14:03:00"}).problems

    assert (problem.code, problem.pointer) == ("BK104", "/published")
    assert "no UTC offset" in problem.message


def test_unknown_keys_move_to_extra() -> None:
    """What the model has no field for is kept in `extra`, deep keys under their pointers."""
    result = structure(
        {**MINIMAL, "x-desk": [1], "byline": {"authors": [{"name": "Jane Doe", "x/y": "z"}]}}
    )

    assert dict(result.brief.extra) == {"x-desk": [1], "/byline/authors/0/x~1y": "z"}
    assert result.unread == frozenset()


def test_a_moved_key_does_not_overwrite_extra() -> None:
    """An unknown key that `extra` already has goes under its pointer."""
    result = structure({**MINIMAL, "desk": "new", "extra": {"desk": "old"}})

    assert dict(result.brief.extra) == {"desk": "old", "/desk": "new"}


def test_a_misspelled_key_brings_a_suggestion() -> None:
    """The nearest field is named in the message and in the data."""
    (problem,) = structure({**MINIMAL, "langauge": "en"}).problems

    assert problem.message == "unknown field 'langauge'; did you mean 'language'?"
    assert problem.data == {"suggestion": "language"}


def test_a_misspelled_key_is_one_problem() -> None:
    """A required field under a misspelled key is not also missing; neither can be read."""
    result = structure({"headline": "x", "sectoins": []})

    assert [(p.code, p.pointer) for p in result.problems] == [("BK102", "/sectoins")]
    assert result.unread == {"/sections", "/sectoins"}


def test_what_is_no_mapping_is_refused() -> None:
    """There is no brief in an array."""
    with pytest.raises(TypeError, match="expected object, got array"):
        structure([])  # type: ignore[arg-type]


@pytest.mark.parametrize("mapping", [{1: 2}, {"extra": {"a": [{None: 1}]}}])
def test_keys_are_strings(mapping: dict[Any, Any]) -> None:
    """A key that JSON could not have is refused, however deep it lies."""
    with pytest.raises(TypeError, match="keys that are strings"):
        structure({**MINIMAL, **mapping})


def test_nothing_stands_in_for_what_may_be_empty() -> None:
    """Where an optional value cannot be read there is none, and not an empty one."""
    brief = structure({**MINIMAL, "urgency": "high", "byline": 7, "deck": []}).brief

    assert (brief.urgency, brief.byline, brief.deck) == (None, None, None)


def test_empty_fields_are_not_written() -> None:
    """Only what is not as the model has it by default is in the mapping, in the model's order."""
    brief = Brief(
        headline="Ceasefire holds",
        sections=[Section(blocks=[Paragraph(text="It held.")])],
        slug="ceasefire",
        id="urn:x:1",
    )

    assert json.dumps(unstructure(brief)) == json.dumps(
        {
            "headline": "Ceasefire holds",
            "sections": [{"blocks": [{"type": "paragraph", "text": "It held."}]}],
            "id": "urn:x:1",
            "slug": "ceasefire",
        }
    )


@given(brief=briefs())
@settings(max_examples=examples(100), deadline=None)
def test_what_is_unstructured_structures_to_the_same(brief: Brief) -> None:
    """A brief is the same after its mapping went through JSON."""
    mapping = json.loads(json.dumps(unstructure(brief)))

    assert structure(mapping) == (brief, (), frozenset())


@given(mapping=mutated_mappings())
@settings(max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_mapping_gives_a_brief_and_is_left_alone(mapping: dict[str, Any]) -> None:
    """However broken the mapping: there is a brief, each defect lies in it, nothing changes it."""
    before = copy.deepcopy(mapping)

    result = structure(mapping)

    assert mapping == before
    assert isinstance(result.brief, Brief)
    assert len({(p.code, p.pointer) for p in result.problems}) == len(result.problems)
    assert bool(result.problems) or structure(unstructure(result.brief)).brief == result.brief
