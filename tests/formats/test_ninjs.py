"""ninjs: every series and the dialect of Superdesk read; what is written fits its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema.validators import validator_for
from referencing import Registry, Resource

from briefkit.api import losses, validate
from briefkit.errors import ParseError, WriteError
from briefkit.formats import ninjs
from briefkit.formats.ninjs.versions import WRITTEN
from briefkit.model import Brief, Figure, Media, Paragraph, Section
from briefkit.problems import Severity
from briefkit.structure import unstructure
from briefkit.testing import briefs
from corpora import corpora_path
from effort import examples

DATA = Path(__file__).parents[1] / "data" / "formats" / "ninjs"
STORY = Brief(
    headline="Pier opens", sections=[Section(blocks=[Paragraph(text="The pier opened.")])]
)
# Valid in every version but the one that the folder names, and they say nothing of that.
UNDECLARED = {
    *("1.0/014_type_component.json", "1.0/016_infosource.json"),
    *("1.1/001_type_component.json", "1.1/002_infosource.json"),
}


def items() -> list[Path]:
    """Return the items among the test data."""
    return sorted(path for path in DATA.glob("*.json") if not path.name.endswith("expected.json"))


@cache
def validator(version: str) -> Any:
    """Return what checks an item against the official schema of a version."""
    folder = corpora_path("ninjs")
    schema = json.loads((folder / "schemas" / f"ninjs-schema_{version}.json").read_text())
    geojson = Resource.from_contents(
        json.loads((folder / "test_suite" / "GeoJSON-schema.json").read_text())
    )
    address = "https://geojson.org/schema/GeoJSON.json"
    registry: Registry[Any] = Registry().with_resources(
        [(address, geojson), (f"{address}#", geojson)]
    )
    return validator_for(schema)(schema, registry=registry)


@pytest.mark.parametrize("path", items(), ids=lambda path: path.stem)
def test_items_read_as_expected(path: Path) -> None:
    """Each item gives the brief and the problems, with their places, that stand beside it."""
    document = ninjs.loads(path.read_text())
    found = {
        "brief": unstructure(document.brief),
        "problems": [
            f"{p.code} {p.pointer} {p.span.line}:{p.span.column}"
            if p.span
            else f"{p.code} {p.pointer}"
            for p in document.located_problems()
        ],
    }

    assert found == json.loads(path.with_suffix(".expected.json").read_text())


# The schema of 1.5 is not among those at hand.
WITH_SCHEMA = [version for version in WRITTEN if version != "1.5"]


@given(brief=briefs())
@settings(
    max_examples=examples(500),
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_what_is_written_fits_the_schema(brief: Brief) -> None:
    """Every version's official schema accepts what is written, and so does the reader."""
    for version in WITH_SCHEMA:
        text = ninjs.dumps(brief, version=version)

        assert validator(version).is_valid(json.loads(text)), version
        assert {problem.code for problem in ninjs.loads(text).problems} <= {"BK125"}


@pytest.mark.parametrize("version", WRITTEN)
@given(brief=briefs())
@settings(
    max_examples=examples(20),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_every_version_is_written_again_the_same(version: str, brief: Brief) -> None:
    """What a reader makes of any version is written as it was; with a copy, nothing is lost."""
    text = ninjs.dumps(brief, version=version)
    copied = ninjs.loads(ninjs.dumps(brief, version=version, embed=True))

    assert ninjs.dumps(ninjs.loads(text).brief, version=version) == text
    assert unstructure(copied.brief) == unstructure(brief)


def suite() -> Iterator[Path]:
    """Yield the files of the official test suite, if they are here."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "ninjs" / "test_suite"
    yield from sorted(folder.glob("*/should_*/*.json"))


def test_validation_agrees_with_the_official_suite() -> None:
    """What should pass has no errors, and what should fail has; but for what declares nothing."""
    corpora_path("ninjs")
    disagreed = set()
    for path in suite():
        is_sound = not validate(path, format="ninjs").exit_code(Severity.ERROR)
        if is_sound != (path.parent.name == "should_pass"):
            disagreed.add(f"{path.parts[-3]}/{path.name}")

    assert disagreed == UNDECLARED


@pytest.mark.parametrize("version", ["1.6", "2.2", "3.1"])
@pytest.mark.parametrize(("number", "paragraphs"), [("001", 1), ("004", 4), ("005", 4), ("007", 4)])
def test_official_examples_read_the_same_in_every_series(
    version: str, number: str, paragraphs: int
) -> None:
    """Headline, authors and dateline are the same; markup is read before merged plain text."""
    path = next((corpora_path("ninjs") / "examples" / version).glob(f"{number}_*.json"))
    brief = ninjs.loads(path.read_text()).brief

    assert brief.headline == "Captain of wrecked cruise ship on trial in Italy"
    assert brief.byline is not None
    assert [author.name for author in brief.byline.authors] == [
        "Paulo Santalucia",
        "Frances d'Emilio",
    ]
    assert brief.dateline is not None
    assert brief.dateline.text == "GROSSETO, Italy (AP) --"
    assert len(brief.paragraphs) == paragraphs
    assert brief.paragraphs[0].text.startswith("The trial of the captain ")
    assert len(brief.media) == (2 if number == "007" else 0)


def test_every_official_example_is_valid() -> None:
    """No example of the standard breaks the rules that are read out of its schemas."""
    for path in sorted((corpora_path("ninjs") / "examples").glob("*/*.json")):
        codes = {problem.code for problem in ninjs.loads(path.read_text()).problems}
        assert codes <= {"BK125", "BK127"}, path.name


def test_a_story_without_an_id_gets_none() -> None:
    """The URI that the standard requires is made of the content, and is no id to a reader."""
    text = ninjs.dumps(STORY)
    item = json.loads(text)

    assert item["uri"].startswith("urn:uuid:")
    assert ninjs.dumps(attrs.evolve(STORY)) == text
    assert ninjs.loads(text).brief.id is None


def test_a_made_up_uri_of_a_changed_item_is_its_id() -> None:
    """Once somebody changed the item, the URI is all there is to know it by."""
    item = json.loads(ninjs.dumps(STORY)) | {"slugline": "pier"}

    assert ninjs.loads(json.dumps(item)).brief.id == item["uri"]


def test_an_id_that_is_no_uri_comes_back() -> None:
    """It is an alternative identifier beside a URI that is made of the content."""
    text = ninjs.dumps(attrs.evolve(STORY, id="story 7"))

    assert ninjs.loads(text).brief.id == "story 7"
    assert not list(ninjs.loads(text).problems)


def test_the_uri_can_be_given() -> None:
    """An option sets it; what is no URI is refused."""
    text = ninjs.dumps(STORY, uri="urn:example:7")

    assert ninjs.loads(text).brief.id == "urn:example:7"
    with pytest.raises(WriteError, match="no URI"):
        ninjs.dumps(STORY, uri="story 7")


def test_a_version_that_nobody_publishes_is_refused() -> None:
    """The error lists the versions that can be written."""
    with pytest.raises(WriteError, match=r"choose one of 3\.1, 3\.0, 2\.2"):
        ninjs.dumps(STORY, version="4.0")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{"uri": "urn:x:1",\n "headline": }', "BK001", 2),
        ("[1, 2]", "BK103", 1),
        ("", "BK001", 1),
        ('{"uri": ' + "[" * 70 + "]" * 70 + "}", "BK004", 1),
    ],
)
def test_what_is_no_item_is_refused_with_its_place(text: str, code: str, line: int) -> None:
    """Broken JSON has line and column."""
    with pytest.raises(ParseError) as caught:
        ninjs.loads(text)

    (problem,) = caught.value.problems
    assert problem.span is not None
    assert (problem.code, problem.span.line) == (code, line)


def test_places_lead_into_the_text_of_the_body() -> None:
    """A part of a paragraph is found inside the JSON string, escapes counted."""
    text = (
        '{"uri": "urn:x:1", "headline": "A",\n"body_text": "Said \\"no\\".\\n\\nThe pier opened."}'
    )
    document = ninjs.loads(text)
    span = document.locate("/sections/0/blocks/1/text", 4, 8)

    assert document.brief.paragraphs[1].text == "The pier opened."
    assert span is not None
    line = text.splitlines()[span.line - 1]
    assert line[span.column - 1 : span.end_column - 1] == "pier"


def test_what_ninjs_holds_beyond_a_brief_goes_along() -> None:
    """Properties without a field are kept under ``extra``, and written where they are allowed."""
    item = json.loads(ninjs.dumps(STORY)) | {"trustIndicators": [{"title": "Policy"}]}
    brief = ninjs.loads(json.dumps(item)).brief

    assert brief.extra == {"ninjs": {"trustIndicators": [{"title": "Policy"}]}}
    assert json.loads(ninjs.dumps(brief))["trustIndicators"] == [{"title": "Policy"}]
    assert "trustindicator" not in json.loads(ninjs.dumps(brief, version="1.6"))


def test_addresses_that_run_are_not_written() -> None:
    """A link to a program is left out, and the loss is told."""
    brief = attrs.evolve(STORY, media=[Media(url="javascript:alert(1)", caption="Pier")])

    assert "javascript" not in ninjs.dumps(brief)
    assert [change.pointer for change in losses(brief, "ninjs")] == ["/media/0/url"]


def test_nothing_that_is_for_editors_leaves_its_field() -> None:
    """The note to editors stands in ``edNote`` and nowhere else."""
    item = json.loads(ninjs.dumps(attrs.evolve(STORY, ed_note="hold for desk")))

    assert item.pop("edNote") == "hold for desk"
    assert "hold for desk" not in json.dumps(item)


@pytest.mark.parametrize("version", ["1.6", "2.2", "3.1"])
def test_a_picture_that_the_body_cannot_show_is_not_beside_it(version: str) -> None:
    """An address that no page may follow goes once, and what is read is written alike."""
    figure = Figure(media=Media(url="https://example.org/\u200da.jpg"))
    brief = Brief(headline="A", sections=[Section(blocks=[figure])])

    text = ninjs.dumps(brief, version=version)

    assert "associations" not in text
    assert ninjs.dumps(ninjs.loads(text).brief, version=version) == text
