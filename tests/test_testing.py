"""The strategy of valid briefs and the format contract: they show what they are meant to show."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings

import briefkit.model
from briefkit.formats._base import Document, Format
from briefkit.model import Brief, Paragraph, Section
from briefkit.problems import Severity
from briefkit.structure import structure, unstructure
from briefkit.testing import assert_format_contract, assert_valid, briefs
from briefkit.validation.configuration.settings import Settings
from briefkit.walk import walk
from effort import examples

CLASSES = tuple(c for c in vars(briefkit.model).values() if isinstance(c, type) and attrs.has(c))


@given(briefs())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_quotes_and_spans_lie_in_their_paragraph(brief: Brief) -> None:
    """Offsets cut out the text of a quote; spans are not empty and inside."""
    for _, paragraph in walk(brief, Paragraph):
        assert "\n" not in paragraph.text
        for quote in paragraph.quotes:
            assert paragraph.text[quote.start : quote.end] == quote.text != ""
        for span in paragraph.spans:
            assert 0 <= span.start < span.end <= len(paragraph.text)


def test_every_field_of_every_class_occurs_filled() -> None:
    """Among three hundred briefs, each field has a value neither its default nor empty."""
    seen: set[str] = set()

    @given(briefs())
    @settings(max_examples=300, phases=[Phase.generate], derandomize=True, deadline=None)
    def look(brief: Brief) -> None:
        for _, value in walk(brief, *CLASSES):
            for field in attrs.fields(type(value)):
                if getattr(value, field.name) not in (field.default, None, "", (), {}, 0):
                    seen.add(f"{type(value).__name__}.{field.name}")

    look()

    assert sorted(seen) == sorted(
        f"{c.__name__}.{f.name}" for c in CLASSES for f in attrs.fields(c)
    )


def _json_loads(text: str) -> Document:
    return Document(structure(json.loads(text)).brief, format="toy")


TOY = Format(
    name="toy",
    title="Toy",
    suffixes=(".toy",),
    media_type="text/plain",
    loads=_json_loads,
    dumps=lambda brief: json.dumps(unstructure(brief)) + "\n",
    sniff=lambda head: head.startswith("{"),
    lossless=True,
)


@given(briefs())
@settings(deadline=None, max_examples=examples(50), suppress_health_check=[HealthCheck.too_slow])
def test_a_sound_format_keeps_the_contract(brief: Brief) -> None:
    """Plain JSON of the structure is lossless, deterministic and idempotent."""
    assert_format_contract(TOY, [brief])


_calls: Counter[str] = Counter()


def _restless(brief: Brief) -> str:
    _calls["restless"] += 1
    return f"{unstructure(brief)}{_calls['restless']}\n"


def _meddling(brief: Brief) -> str:
    brief.extra["seen"] = True  # type: ignore[index]  # what is tested
    return TOY.dumps(brief)


def _forgetful(text: str) -> Document:
    return Document(attrs.evolve(_json_loads(text).brief, slug=None), format="toy")


BROKEN = {
    "equal briefs are written differently": attrs.evolve(TOY, dumps=_restless),
    "changed its argument": attrs.evolve(TOY, dumps=_meddling),
    "no newline": attrs.evolve(TOY, dumps=lambda brief: json.dumps(unstructure(brief))),
    "ed_note shows": attrs.evolve(TOY, public=True),
    "sniff does not know": attrs.evolve(TOY, sniff=lambda _: False),
    "says it is 'toy'": attrs.evolve(TOY, name="doll"),
    "not the same brief": attrs.evolve(TOY, loads=_forgetful),
    "written again, differs": attrs.evolve(TOY, loads=_forgetful, lossless=False),
}


@pytest.mark.parametrize("complaint", BROKEN)
def test_a_format_that_breaks_the_contract_is_told_how(complaint: str) -> None:
    """Each clause of the contract catches the format that breaks it, and says which."""
    brief = Brief(headline="H", sections=[Section(blocks=[Paragraph(text="P")])], slug="S")

    with pytest.raises(AssertionError, match=complaint):
        assert_format_contract(BROKEN[complaint], [brief])


UNDATED = {"headline": "Council approves budget.", "sections": [{"blocks": []}]}


def test_a_valid_brief_passes(tmp_path: Path) -> None:
    """What has no findings that matter passes, as a mapping, a brief or a file, with its report."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(UNDATED))

    for source in (UNDATED, structure(UNDATED).brief, path, str(path)):
        report = assert_valid(source, profile="default")
        assert "BK304" in {finding.code for finding in report}


@pytest.mark.parametrize("fail_on", ["warning", Severity.WARNING, "info"])
def test_an_invalid_brief_fails(tmp_path: Path, fail_on: Severity | str) -> None:
    """The assertion has a line for each finding that matters, and no others."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps({**UNDATED, "headlin": 1}))

    with pytest.raises(AssertionError) as caught:
        assert_valid(path, fail_on=fail_on)

    first, *lines = str(caught.value).splitlines()
    assert first == "the brief is not valid:"
    assert any(line.startswith(f"{path}:1:") and " BK102 error: " in line for line in lines)
    assert any("info: " in line for line in lines) == (fail_on == "info")
    assert lines[-1].startswith("1 error, 1 warning")


def test_how_it_is_judged_can_be_said() -> None:
    """Profiles, rules and the failing severity are those that the caller names."""
    assert_valid({**UNDATED, "headlin": 1}, select="BK304")
    assert_valid(UNDATED, profile="structure", fail_on="warning")
    with pytest.raises(AssertionError, match="BK117"):
        assert_valid(UNDATED, profile=("structure", "default"), fail_on="warning")
    with pytest.raises(ValueError, match="fatal"):
        assert_valid(UNDATED, fail_on="fatal")


def test_assert_valid_asks_settings_what_matters() -> None:
    """Without an argument of its own, the settings say which severity fails; an argument wins."""
    brief = Brief(
        headline="Bridge opens.", sections=[Section(blocks=[Paragraph(text="So it is.")])]
    )
    strict = Settings(fail_on=Severity.WARNING)

    assert_valid(brief)
    assert_valid(brief, settings=strict, fail_on="error")
    with pytest.raises(AssertionError, match="BK117"):
        assert_valid(brief, settings=strict)
