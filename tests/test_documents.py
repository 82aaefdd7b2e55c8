"""The verbs for files and texts: read, write, convert, losses."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import attrs
import pytest

import briefkit
from briefkit import formats
from briefkit.errors import (
    FileAccessError,
    LossError,
    ParseError,
    UnknownFormatError,
    UnsupportedDirectionError,
)
from briefkit.formats import Document, Format
from briefkit.model import Author, Brief, Byline, Paragraph, Section

BRIEF = Brief(
    headline="Ceasefire holds",
    sections=[Section(blocks=[Paragraph(text="The ceasefire held.")])],
)
WRITE_ONLY = Format(
    name="shout",
    title="Shouting",
    suffixes=(".shout",),
    media_type="text/plain",
    dumps=lambda brief: brief.headline.upper() + "\n",
)
READ_ONLY = Format(
    name="whisper",
    title="Whispering",
    suffixes=(".whisper",),
    media_type="text/plain",
    loads=lambda text: Document(Brief(headline=text, sections=[]), format="whisper"),
)


@pytest.mark.parametrize("suffix", [".json", ".md", ".txt", ".ndjson"])
def test_what_is_written_is_read(tmp_path: Path, suffix: str) -> None:
    """A brief survives a file of each format, told by its suffix."""
    path = tmp_path / f"story{suffix}"

    briefkit.write(BRIEF, path)

    assert briefkit.read(path) == BRIEF
    assert briefkit.read(str(path)) == BRIEF


def test_files_are_for_people() -> None:
    """Text is compact JSON by default, files are indented, and either can be asked for."""
    assert briefkit.dumps(BRIEF, "json").count("\n") == 1
    assert briefkit.dumps(BRIEF, "json", indent=2).count("\n") > 5


def test_json_files_are_indented(tmp_path: Path) -> None:
    """A JSON file can be read and compared by lines; `indent=None` makes it compact."""
    briefkit.write(BRIEF, tmp_path / "a.json")
    briefkit.write(BRIEF, tmp_path / "b.json", indent=None)

    assert (tmp_path / "a.json").read_text().startswith('{\n  "briefkit": 1,\n')
    assert (tmp_path / "b.json").read_text().count("\n") == 1


def test_the_content_tells_where_the_suffix_does_not(tmp_path: Path) -> None:
    """A file without a suffix, or with one nobody knows, is told by its content if it can be."""
    path = tmp_path / "story"
    path.write_text(briefkit.dumps(BRIEF, "json"))
    odd = path.rename(tmp_path / "story.data")

    assert briefkit.read(odd) == BRIEF


def test_running_text_needs_a_known_suffix_or_none(tmp_path: Path) -> None:
    """Text in a file of an unknown suffix is not taken for a story."""
    (tmp_path / "story").write_text("Ceasefire holds\n\nThe ceasefire held.\n")
    (tmp_path / "story.xyz").write_text("Ceasefire holds\n\nThe ceasefire held.\n")

    assert briefkit.read(tmp_path / "story").headline == "Ceasefire holds"
    with pytest.raises(UnknownFormatError, match=r"story\.xyz"):
        briefkit.read(tmp_path / "story.xyz")


def test_a_path_is_never_parsed_as_content_nor_content_opened(tmp_path: Path) -> None:
    """`read` takes paths only, and `loads` content only."""
    with pytest.raises(FileAccessError):
        briefkit.read('{"headline": "x", "sections": []}')
    path = tmp_path / "a.json"
    briefkit.write(BRIEF, path)
    with pytest.raises(ParseError):
        briefkit.loads(str(path), "json")


def test_defects_refuse_reading_and_name_the_file(tmp_path: Path) -> None:
    """`read` raises all that cannot be read, with file and places; a document keeps the rest."""
    path = tmp_path / "a.json"
    path.write_text('{"headline": 7, "sections": [], "urgency": "x", "desk": 1}')

    with pytest.raises(ParseError, match=r"a\.json: not a valid json brief: /headline") as caught:
        briefkit.read(path)
    document = briefkit.read_document(path)

    assert [problem.pointer for problem in caught.value.problems] == ["/headline", "/urgency"]
    assert document.unread == {"/headline", "/urgency"}
    assert [problem.pointer for problem in document.problems] == ["/headline", "/urgency", "/desk"]


def test_syntax_errors_name_the_file(tmp_path: Path) -> None:
    """A file that is no JSON raises an error with its path."""
    path = tmp_path / "a.json"
    path.write_text("{")

    with pytest.raises(ParseError) as caught:
        briefkit.read(path)

    assert caught.value.path == str(path)


def test_repaired_encodings_are_problems_of_the_document(tmp_path: Path) -> None:
    """What was repaired to read a file at all comes before what the reader noticed."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"Caf\xe9 holds\n\nThe caf\xe9 held.\n")

    document = briefkit.read_document(path)

    assert document.brief.headline == "Café holds"
    assert document.problems[0].code == "BK002"


def test_many_documents_come_one_by_one(tmp_path: Path) -> None:
    """A file of lines gives each brief, and each broken line as an error with the path."""
    path = tmp_path / "a.ndjson"
    path.write_text(briefkit.dumps(BRIEF, "ndjson") + "{\n" + briefkit.dumps(BRIEF, "ndjson"))

    found = list(briefkit.iter_documents(path))

    assert [isinstance(item, Document) for item in found] == [True, False, True]
    assert isinstance(found[1], ParseError)
    assert found[1].path == str(path)


def test_a_file_of_one_is_one_document(tmp_path: Path) -> None:
    """A file of a format of one brief gives one document."""
    briefkit.write(BRIEF, tmp_path / "a.json")

    (document,) = briefkit.iter_documents(tmp_path / "a.json")

    assert isinstance(document, Document)
    assert document.brief == BRIEF


def test_lines_that_are_no_utf8_are_errors_of_their_own(tmp_path: Path) -> None:
    """A bad byte spoils its own line only."""
    path = tmp_path / "a.ndjson"
    line = briefkit.dumps(BRIEF, "ndjson").encode()
    path.write_bytes(line + b'{"headline": "caf\xe9", "sections": []}\n' + line)

    found = list(briefkit.iter_documents(path))

    assert [isinstance(item, Document) for item in found] == [True, False, True]
    assert isinstance(found[1], ParseError)
    assert [problem.code for problem in found[1].problems] == ["BK002"]


def test_losses_are_found_before_anything_is_written() -> None:
    """What a format cannot carry is listed by place; a lossless one loses nothing."""
    private = Brief(
        headline="Ceasefire holds",
        sections=[Section(blocks=[Paragraph(text="The ceasefire held.")])],
        ed_note="Call before use.",
        byline=Byline(text="By Jane Doe", authors=[Author(name="Jane Doe", id="urn:x:7")]),
    )

    assert briefkit.losses(private, "json") == ()
    lost = {change.pointer for change in briefkit.losses(private, "wire")}
    assert lost >= {"/ed_note", "/byline/authors/0/id"}


def test_converting_returns_what_was_lost(tmp_path: Path) -> None:
    """A conversion writes the file and says what the format could not keep."""
    source = tmp_path / "a.json"
    briefkit.write(Brief(headline="Ceasefire holds", sections=BRIEF.sections, urgency=4), source)

    lost = briefkit.convert(source, tmp_path / "a.txt")

    assert [change.pointer for change in lost] == ["/urgency"]
    assert briefkit.read(tmp_path / "a.txt").headline == "Ceasefire holds"
    assert briefkit.convert(source, tmp_path / "b.txt", on_loss="ignore") == ()


def test_nothing_is_written_if_nothing_may_be_lost(tmp_path: Path) -> None:
    """`on_loss="error"` raises with every loss, and leaves no file."""
    source, target = tmp_path / "a.json", tmp_path / "a.txt"
    briefkit.write(Brief(headline="Ceasefire holds", sections=BRIEF.sections, urgency=4), source)

    with pytest.raises(LossError, match="wire cannot carry everything: urgency: dropped 4"):
        briefkit.convert(source, target, on_loss="error")

    assert not target.exists()


def test_many_briefs_convert_to_many(tmp_path: Path) -> None:
    """A file of lines becomes a file of lines; a format of one brief refuses the second."""
    source = tmp_path / "a.ndjson"
    source.write_text(briefkit.dumps(BRIEF, "ndjson") * 3)

    briefkit.convert(source, tmp_path / "b.jsonl")

    assert (tmp_path / "b.jsonl").read_text() == source.read_text()
    with pytest.raises(UnsupportedDirectionError, match="cannot hold more than one brief"):
        briefkit.convert(source, tmp_path / "b.json")
    assert not (tmp_path / "b.json").exists()


def test_options_reach_the_writer(tmp_path: Path) -> None:
    """What is asked of a format is asked of many briefs and of the search for losses as well."""
    asked: list[dict[str, Any]] = []

    def dumps(brief: Brief, **options: Any) -> str:
        asked.append(options)
        return briefkit.dumps(brief, "wire")

    format = attrs.evolve(formats.get("wire"), dumps=dumps)
    briefkit.write(BRIEF, tmp_path / "a.json")

    briefkit.convert(tmp_path / "a.json", tmp_path / "a.txt", to_format=format, width=70)

    assert asked == [{"width": 70}, {"width": 70}]
    with pytest.raises(TypeError, match="indent"):
        briefkit.convert(tmp_path / "a.json", tmp_path / "a.ndjson", on_loss="ignore", indent=2)


def test_formats_that_go_one_way_say_so(tmp_path: Path) -> None:
    """Reading a format that is only written is refused, and the reverse."""
    with pytest.raises(UnsupportedDirectionError, match="shout cannot be read"):
        briefkit.loads("X", WRITE_ONLY)
    with pytest.raises(UnsupportedDirectionError, match="whisper cannot be written"):
        briefkit.dumps(BRIEF, READ_ONLY)
    briefkit.write(BRIEF, tmp_path / "a.txt", WRITE_ONLY)
    assert (tmp_path / "a.txt").read_text() == "CEASEFIRE HOLDS\n"


def test_a_file_without_a_brief_converts_to_nothing(tmp_path: Path) -> None:
    """No brief is no brief in another format: nothing is written."""
    (tmp_path / "none.ndjson").write_text("\n")

    with pytest.raises(UnsupportedDirectionError, match="cannot hold no brief at all"):
        briefkit.convert(tmp_path / "none.ndjson", tmp_path / "none.json")
    assert not (tmp_path / "none.json").exists()


def test_errors_know_lines_and_columns(tmp_path: Path) -> None:
    """A value that cannot be read is refused with its place in the file."""
    path = tmp_path / "story.json"
    path.write_text('{"headline": "A",\n "sections": 7}')

    with pytest.raises(ParseError) as caught:
        briefkit.read(path)
    (problem,) = caught.value.problems
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (2, 14)


def test_losses_of_what_cannot_be_read_are_not_known(tmp_path: Path) -> None:
    """To convert to a format that is only written says that nobody knows what is lost."""
    briefkit.write(BRIEF, tmp_path / "a.json")
    target = tmp_path / "a.shout"

    with pytest.raises(LossError, match="what is lost is not known"):
        briefkit.convert(tmp_path / "a.json", target, to_format=WRITE_ONLY, on_loss="error")
    assert not target.exists()
    (change,) = briefkit.convert(tmp_path / "a.json", target, to_format=WRITE_ONLY)

    assert (change.kind, change.pointer) == ("unknown", "")
    assert str(change) == "brief: what is lost is not known; the format shout cannot be read"
    assert target.read_text() == "CEASEFIRE HOLDS\n"
    assert (
        briefkit.convert(tmp_path / "a.json", target, to_format=WRITE_ONLY, on_loss="ignore") == ()
    )


@pytest.mark.parametrize("suffix", [".nitf", ".xml", ""])
@pytest.mark.parametrize(
    ("declared", "codec", "codes"),
    [
        ("ISO-8859-1", "latin-1", []),
        ("ISO-8859-1", "utf-8", ["BK126"]),
        ("UTF-8", "latin-1", ["BK126"]),
        ("UTF-16", "utf-16", []),
        ("UTF-8", "utf-8", []),
    ],
)
def test_a_file_is_read_in_its_encoding(
    tmp_path: Path, suffix: str, declared: str, codec: str, codes: list[str]
) -> None:
    """What a file declares counts, unless its bytes are something else; one by one or many."""
    xml = (
        f'<?xml version="1.0" encoding="{declared}"?><nitf><head><title>Café ouvert</title></head>'
        "<body><body.content><p>Le café est ouvert.</p></body.content></body></nitf>"
    )
    path = tmp_path / f"story{suffix}"
    path.write_bytes(xml.encode(codec))

    for document in (briefkit.read_document(path), *briefkit.iter_documents(path)):
        assert isinstance(document, Document)
        assert document.brief.headline == "Café ouvert"
        assert [problem.code for problem in document.problems] == codes


def test_a_document_crosses_processes() -> None:
    """A pickled document has its brief, and its problems with their places."""
    document = briefkit.loads_document("Ceasefire holds\n\nThe cease\x07fire held.\n", "wire")
    copy = pickle.loads(pickle.dumps(document))

    assert (copy.brief, copy.format, copy.unread) == (document.brief, "wire", document.unread)
    assert copy.problems == document.located_problems()
