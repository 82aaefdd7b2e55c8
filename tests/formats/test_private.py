"""What desks tell each other: read into `ed_note`, written to its private place, nowhere else.

A file of tests/data/formats/private says "for desks alone" wherever its format has room for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from lxml import etree

import briefkit
from briefkit.errors import EmbargoError
from briefkit.formats import BUILTIN, Format
from briefkit.model import Brief
from full_brief import full_brief

FILES = sorted((Path(__file__).parents[1] / "data" / "formats" / "private").iterdir())
PUBLIC = [format for format in BUILTIN if format.public and format.dumps]
PRIVATE = "for desks alone"
PLACES = {
    "json": {"/ed_note"},
    "ndjson": {"/ed_note"},
    "ans": {"/planning/internal_note"},
    "ninjs": {"/edNote"},
    "newsmlg2": {"/newsItem/itemMeta/edNote"},
    "nitf": {"/nitf/head/docdata/ed-msg@info"},
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_notes_to_desks_are_read_as_such(path: Path) -> None:
    """They are in `ed_note`, and in no other field, not even among what is left over."""
    brief = briefkit.read(path)

    assert brief.text == "It opened on Friday."
    assert PRIVATE in (brief.ed_note or "")
    assert PRIVATE not in briefkit.dumps(attrs.evolve(brief, ed_note=None), "json")


@pytest.mark.parametrize("format", PUBLIC, ids=lambda format: format.name)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_notes_to_desks_are_not_published(path: Path, format: Format) -> None:
    """No format for the public has them, whatever they came from, with a copy or without."""
    brief = briefkit.read(path)
    assert format.dumps is not None

    assert PRIVATE not in format.dumps(brief)
    assert not format.embeds or PRIVATE not in format.dumps(brief, embed=True)


@pytest.mark.parametrize(
    "format", [f for f in BUILTIN if f.dumps and not f.public], ids=lambda format: format.name
)
def test_notes_to_desks_have_one_place(format: Format) -> None:
    """A format for desks has them where its standard says that they are private."""
    brief = attrs.evolve(full_brief("the {}".format), ed_note=PRIVATE)
    assert format.dumps is not None
    text = format.dumps(brief)
    spread = _in_json(json.loads(text)) if text.startswith("{") else _in_xml(text)

    assert {place for place, words in spread if PRIVATE in words} == PLACES[format.name]


@pytest.mark.parametrize("format", PUBLIC, ids=lambda format: format.name)
def test_what_is_withheld_is_not_published(format: Format, tmp_path: Path) -> None:
    """A story that is withheld is written for the public only by who says so."""
    brief = Brief(headline="Bridge opens", sections=[], status="withheld")

    source, target = tmp_path / "story.json", tmp_path / "story"
    briefkit.write(brief, source)

    with pytest.raises(EmbargoError):
        briefkit.convert(source, target, to_format=format)
    assert not target.exists()


def _in_json(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts of a JSON value with their places."""
    if isinstance(value, str):
        yield place, value
    for key, inner in (
        *(value.items() if isinstance(value, dict) else ()),
        *(enumerate(value) if isinstance(value, list) else ()),
    ):
        yield from _in_json(inner, f"{place}/{key}")


def _in_xml(text: str) -> Iterator[tuple[str, str]]:
    """Yield the texts and attributes of a document with their places."""
    root = etree.fromstring(text.encode())
    for element in root.iter("*"):
        above = reversed([element, *element.iterancestors()])
        place = "".join(f"/{etree.QName(each).localname}" for each in above)
        yield place, f"{element.text} {element.tail}"
        for name, value in element.items():
            yield f"{place}@{name}", str(value)
