"""What each format carries, measured: part by part, a story is written, read and compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

import briefkit
from briefkit.errors import MissingDependencyError
from briefkit.formats import BUILTIN, Format
from briefkit.model import Brief, Section
from briefkit.structure import tag_of
from briefkit.walk import walk

__all__ = ["FULL", "ROWS", "carried", "rows"]

FULL = Path(__file__).parents[2] / "examples" / "full-story.json"
"""A story with a value in every field of the model."""

ROWS: Mapping[str, str] = {
    "Headline": r"/headline",
    "Masthead": r"/masthead/.*",
    "Kicker": r"/kicker",
    "Deck": r"/deck",
    "Summary": r"/summary",
    "Slug": r"/slug",
    "Id and address": r"/(id|url)",
    "Byline as printed": r"/byline/text",
    "Names of authors": r"/byline/authors/\d+/name",
    "Other facts about authors": r"/byline/authors/\d+/(?!name).*",
    "Agencies of a byline": r"/byline/agencies/.*",
    "Contributors": r"/byline/contributors/.*",
    "Dateline as printed": r"/dateline/text",
    "Parts of a dateline": r"/dateline/(?!text).*",
    "Source": r"/source/.*",
    "Language": r"/language",
    "Created, published, modified": r"/(created|published|modified)",
    "Embargo and expiry": r"/(embargoed|expires)",
    "Version, status, urgency, genre": r"/(version|status|urgency|genre)",
    "Keywords": r"/keywords/.*",
    "Subjects": r"/subjects/.*",
    "Paragraphs": "paragraph text",
    "Quotations and speakers": "paragraph quotes",
    "Links and emphasis": "paragraph spans",
    "Section headings": r"/sections/\d+/heading",
    "Levels of headings": r"/sections/\d+/level",
    "Pull quotes": "pull_quote",
    "Block quotes": "block_quote",
    "Lists": "list",
    "Tables": "table",
    "Preformatted text": "preformatted",
    "Figures": "figure",
    "Rules between blocks": "rule",
    "Note to editors": r"/ed_note",
    "Notes": r"/notes/.*",
    "Rights": r"/rights/.*",
    "Media": r"/media/.*",
    "Links to other stories": r"/links/.*",
    "Extra": r"/extra/.*",
}
"""What there is to carry, by what it is called: a pattern of pointers, or a kind of block."""


def rows() -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table, the first with the names of the formats."""
    formats = [format for format in BUILTIN if format.loads and format.dumps]
    found = [carried(format) for format in formats]
    yield ("", *(f"`{format.name}`" for format in formats))
    for name in ROWS:
        yield (name, *(column[name] for column in found))


def carried(format: Format) -> Mapping[str, str]:
    """Return for each row whether a format carries it: yes, partly, copy (with one), no; or "?"."""
    brief = briefkit.read(FULL)
    try:
        return {name: _summed(format, brief, what) for name, what in ROWS.items()}
    except MissingDependencyError:
        return dict.fromkeys(ROWS, "?")


def _summed(format: Format, brief: Brief, what: str) -> str:
    """Return what is carried of a row, however it is spelled: partly, if that decides."""
    found = {_carried(format, _only(each, what), what) for each in _spellings(brief, what)}
    return found.pop() if len(found) == 1 else "partly"


def _spellings(brief: Brief, what: str) -> Iterator[Brief]:
    """Yield a story with what is measured as it is, and as newsrooms spell it besides."""
    yield brief
    if what == ROWS["Kicker"]:
        yield attrs.evolve(brief, kicker=(brief.kicker or "").upper())


def _only(brief: Brief, what: str) -> Brief:
    """Return a story with headline and paragraphs, and beside them nothing but what is measured."""
    kept = {"headline", "sections", *re.findall(r"\w+", what.split("/")[1] if "/" in what else "")}
    empty = Brief(headline="", sections=())
    others = {
        field.name: getattr(empty, field.name)
        for field in attrs.fields(Brief)
        if field.name not in kept
    }
    kinds = {"paragraph", what}
    sections = [
        Section(
            heading=section.heading if "heading" in what or "level" in what else None,
            level=section.level if "level" in what else 1,
            blocks=[block for block in section.blocks if tag_of(type(block)) in kinds],
        )
        for section in brief.sections
    ]
    return attrs.evolve(
        brief, **others, sections=sections if "/sections" in what else _one(sections)
    )


def _one(sections: Iterable[Section]) -> list[Section]:
    """Return sections without headings as the one section that they are."""
    return [Section(blocks=[block for section in sections for block in section.blocks])]


def _carried(format: Format, brief: Brief, what: str) -> str:
    found = _judged(brief, _back(format, brief), what)
    if found == "no" and format.embeds:
        with_copy = _judged(brief, _back(format, brief, embed=True), what)
        return "copy" if with_copy == "yes" else "no"
    return found


def _back(format: Format, brief: Brief, **options: Any) -> Brief:
    return briefkit.loads(briefkit.dumps(brief, format, **options), format)


def _judged(brief: Brief, back: Brief, what: str) -> str:
    wanted, found = _values(brief, what), _values(back, what)
    if found == wanted:
        return "yes"
    # Of a value that something else took the place of, nothing is carried.
    left = [*found]
    kept = 0
    for value in wanted:
        if value in left:
            left.remove(value)
            kept += 1
    return "partly" if wanted and kept else "no"


def _values(brief: Brief, what: str) -> list[Any]:
    """Return the values of a row, in the order of the brief."""
    if what.startswith("/"):
        return [leaf for leaf in _leaves(brief) if re.fullmatch(what, leaf[0])]
    kind, _, part = what.partition(" ")
    blocks = [block for section in brief.sections for block in section.blocks]
    alike = [block for block in blocks if tag_of(type(block)) == kind]
    if not part:
        return [leaf for block in alike for leaf in [tag_of(type(block)), *_leaves(block)]]
    return [value for block in alike for value in _part(block, part)]


def _part(block: Any, part: str) -> list[Any]:
    value = getattr(block, part)
    return [value] if isinstance(value, str) else list(value)


def _leaves(value: Any) -> list[tuple[str, Any]]:
    """Return what a value is made of, each part with its place; whichever item of a list it is."""
    return [
        (re.sub(r"/\d+", "/0", pointer), leaf)
        for pointer, leaf in walk(value, object)
        if not attrs.has(type(leaf)) and leaf not in (None, (), {})
    ]
