"""What every built-in format keeps to, whatever it is."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import briefkit
from briefkit import formats
from briefkit.errors import UnknownFormatError, UnsupportedDirectionError, WriteError
from briefkit.formats import BUILTIN, Format
from briefkit.model import Brief, Paragraph, Section
from briefkit.testing import assert_format_contract, briefs
from effort import examples

SIMPLE = Brief(headline="Ceasefire holds", sections=[])
ITSELF: list[Any] = []
ITSELF += [ITSELF, ITSELF]


@pytest.mark.parametrize("format", BUILTIN, ids=lambda format: format.name)
@given(brief=briefs())
@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_every_format_keeps_the_contract(format: Format, brief: Brief) -> None:
    """Deterministic, idempotent, lossless where it says so, private text left out."""
    assert_format_contract(format, [brief])


def spelled(format: Format, brief: Brief) -> str | bytes:
    """Return a brief in a format: as a text, or as the bytes of a file."""
    if format.dumps is not None:
        return format.dumps(brief)
    assert format.write_binary is not None
    file = BytesIO()
    format.write_binary(file, [brief])
    return file.getvalue()


@pytest.mark.parametrize(
    "format", [f for f in BUILTIN if f.is_written], ids=lambda format: format.name
)
def test_no_format_writes_what_cannot_be_encoded(format: Format) -> None:
    """A lone surrogate is refused with its place, before anything could be written."""
    brief = Brief(headline="x", sections=[Section(blocks=[Paragraph(text="It held \ud83d.")])])

    with pytest.raises(WriteError) as caught:
        spelled(format, brief)

    assert [(p.code, p.pointer) for p in caught.value.problems] == [
        ("BK002", "/sections/0/blocks/0/text")
    ]


@pytest.mark.parametrize(
    "format", [f for f in BUILTIN if f.lossless], ids=lambda format: format.name
)
@pytest.mark.parametrize(
    ("value", "code", "pointer"),
    [
        ([float("nan")], "BK006", "/extra/a/0"),
        ({"b": {1, 2}}, "BK103", "/extra/a/b"),
        ({"b": {1: 2}}, "BK103", "/extra/a/b"),
        (dt.datetime(2025, 8, 1, tzinfo=dt.UTC), "BK103", "/extra/a"),
        ([10**5000], "BK001", "/extra/a/0"),
        (ITSELF, "BK004", "/extra/a" + "/0" * 62),
    ],
)
def test_a_lossless_format_refuses_an_extra_that_would_not_come_back(
    format: Format, value: Any, code: str, pointer: str
) -> None:
    """What is no JSON value is not written as something else, nor what could not be read again."""
    with pytest.raises(WriteError) as caught:
        spelled(format, Brief(headline="x", sections=[], extra={"a": value}))

    assert (caught.value.problems[0].code, caught.value.problems[0].pointer) == (code, pointer)


@pytest.mark.parametrize("format", BUILTIN, ids=lambda format: format.name)
def test_every_format_is_found_by_name_and_suffix(format: Format) -> None:
    """Its name and each of its suffixes lead to it, in whatever case."""
    assert formats.get(format.name) is format
    for suffix in format.suffixes:
        assert formats.for_path(f"folder.d/story{suffix}") is format
        assert formats.for_path(f"STORY{suffix.upper()}") is format


def test_no_suffix_means_two_formats() -> None:
    """Every suffix belongs to one format."""
    suffixes = [suffix for format in BUILTIN for suffix in format.suffixes]

    assert len(suffixes) == len(set(suffixes))


def test_the_longest_suffix_counts() -> None:
    """A file is told by its last suffixes together before its last one alone."""
    assert formats.for_path("story.txt.json") is formats.get("json")


def test_nobody_knows_some_names() -> None:
    """An unknown name is an error that lists the known ones; an unknown suffix tells nothing."""
    with pytest.raises(UnknownFormatError, match="known formats: json, ndjson, markdown, wire"):
        formats.get("docx")
    assert formats.for_path("story.docx") is None
    assert formats.for_path("story") is None


@pytest.mark.parametrize("format", [f for f in BUILTIN if f.sniff], ids=lambda format: format.name)
def test_formats_are_told_by_content(format: Format) -> None:
    """A format that can be told by its content is told from what it writes."""
    assert format.dumps is not None
    assert formats.for_content(format.dumps(SIMPLE)) is format


@pytest.mark.parametrize(
    "format", [f for f in BUILTIN if f.is_binary], ids=lambda format: format.name
)
def test_formats_of_bytes_are_told_by_how_they_begin(format: Format) -> None:
    """A file that is no text is told from its first bytes, and refuses to be one."""
    content = spelled(format, SIMPLE)

    assert isinstance(content, bytes)
    assert formats.for_bytes(content) is format
    with pytest.raises(UnsupportedDirectionError, match="as text; write a file"):
        briefkit.dumps(SIMPLE, format)
    with pytest.raises(UnsupportedDirectionError, match="from text; read a file"):
        briefkit.loads("", format)


def test_a_format_for_any_text_is_a_last_guess() -> None:
    """Running text is taken for wire text only where a guess is asked for."""
    text = "Ceasefire holds\n\nThe ceasefire held.\n"

    assert formats.for_content(text) is formats.get("wire")
    assert formats.for_content(text, guess=False) is None


def test_other_distributions_offer_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point adds a format; a name that is taken is passed over with a warning."""
    mine = Format(name="mine", title="Mine", suffixes=(".mine",), media_type="text/plain")

    with offering(monkeypatch, mine=mine, json=mine):
        with pytest.warns(UserWarning, match="format 'json' of other:FORMAT is taken"):
            assert formats.get("mine") is mine
        assert formats.for_path("a.mine") is mine
        assert formats.get("json") is BUILTIN[0]


def test_a_broken_distribution_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format that cannot be loaded is warned of, and keeps nobody from the others."""
    with offering(monkeypatch, broken=ImportError("no module named lost")):
        with pytest.warns(UserWarning, match="'broken' of other:FORMAT cannot be loaded: no mod"):
            assert list(formats.available()) == [format.name for format in BUILTIN]
        with pytest.raises(UnknownFormatError):
            formats.get("broken")


@contextlib.contextmanager
def offering(monkeypatch: pytest.MonkeyPatch, **found: Format | Exception) -> Iterator[None]:
    """Let another distribution offer formats, or fail to."""

    class EntryPoint:
        value = "other:FORMAT"

        def __init__(self, name: str) -> None:
            self.name = name

        def load(self) -> Format:
            format = found[self.name]
            if isinstance(format, Exception):
                raise format
            return format

    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: list(map(EntryPoint, found)))
    formats.available.cache_clear()
    try:
        yield
    finally:
        formats.available.cache_clear()


@pytest.mark.parametrize("text", ["ACME;1;Ceasefire holds", "Ceasefire holds"])
def test_another_distribution_may_know_its_content(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """Unknown content is for others that know it, before it is taken for running text."""
    other = Format(
        name="acme",
        title="Acme",
        suffixes=(".acme",),
        media_type="text/plain",
        sniff=lambda head: head.startswith("ACME;"),
    )
    with offering(monkeypatch, acme=other):
        found = formats.for_content(text)

    assert found is not None
    assert found.name == ("acme" if text.startswith("ACME") else "wire")
