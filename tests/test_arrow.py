"""Arrow tables of briefs, and the contract of batch functions: what Spark and Ray rely on."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import briefkit
from briefkit import arrow
from briefkit.errors import (
    ParseError,
    UnknownFormatError,
    UnsupportedDirectionError,
    WriteError,
)
from briefkit.model import Agency, Brief, Paragraph, Section
from briefkit.testing import briefs
from briefkit.validation.configuration.faults import ConfigurationError
from effort import examples

NOW = dt.datetime(2025, 8, 1, tzinfo=dt.UTC)
STORY = Brief(
    headline="Ceasefire holds",
    id="urn:example:1",
    sections=[Section(blocks=[Paragraph(text="The ceasefire held on Friday.")])],
)
STORIES = (
    STORY,
    attrs.evolve(STORY, id="urn:example:2", headline=""),
    attrs.evolve(STORY, id="urn:example:3", source=Agency(name="AP", url="https://example.org/")),
)
EMBARGOED = attrs.evolve(STORY, embargoed=NOW + dt.timedelta(hours=1))


def documents(*texts: str | bytes | None) -> pa.RecordBatch:
    """Return a batch with a column of documents, and another."""
    return pa.RecordBatch.from_pydict({"n": [*range(len(texts))], "raw": [*texts]})


MAKERS: dict[str, tuple[Callable[[], arrow.BatchFunction], Callable[[], pa.Table]]] = {
    "validate": (lambda: arrow.validate_batch(now=NOW), lambda: arrow.to_table(STORIES)),
    "convert": (lambda: arrow.convert_batch("markdown"), lambda: arrow.to_table(STORIES)),
    "convert documents": (
        lambda: arrow.convert_batch("ninjs", from_format="json", column="raw"),
        lambda: pa.Table.from_batches([documents(briefkit.dumps(STORY, "json"), "{", None)]),
    ),
    "read": (
        lambda: arrow.read_batch("json", "raw"),
        lambda: pa.Table.from_batches([documents(briefkit.dumps(STORY, "json"), "{", None)]),
    ),
}


# --- tables ------------------------------------------------------------------------------


@given(stories=st.lists(briefs(), max_size=3))
@settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_every_brief_comes_back(stories: list[Brief]) -> None:
    """A table gives back the briefs that it was made of, and so do its batches."""
    table = arrow.to_table(stories)

    assert table.schema.equals(arrow.schema(), check_metadata=True)
    assert [*arrow.from_table(table)] == stories
    assert [*arrow.from_batches(arrow.to_batches(stories, size=2))] == stories


def test_batches_are_made_as_they_are_asked_for() -> None:
    """Briefs are taken as many at a time as a batch holds, and no more."""
    taken: list[int] = []

    def stories() -> Any:
        for number in range(10):
            taken.append(number)
            yield STORY

    found = arrow.to_batches(stories(), size=3)

    assert next(found).num_rows == 3
    assert taken == [0, 1, 2]
    assert [batch.num_rows for batch in found] == [3, 3, 1]


def test_a_batch_has_rows() -> None:
    """A size of nothing is refused at once."""
    with pytest.raises(ValueError, match="at least one row, not 0"):
        arrow.to_batches([], size=0)


def test_a_row_that_is_no_brief_is_named() -> None:
    """The error has the pointer of the value, and the row as the line."""
    table = arrow.to_table(STORIES).set_column(0, "headline", pa.array(["a", None, "c"]))

    with pytest.raises(ParseError) as caught:
        [*arrow.from_table(table)]

    (problem,) = caught.value.problems
    assert (problem.code, problem.pointer) == ("BK101", "/headline")
    assert problem.span is not None
    assert problem.span.line == 2


def test_what_no_column_holds_is_refused() -> None:
    """A lone surrogate never becomes a table."""
    with pytest.raises(WriteError, match="a lone surrogate"):
        arrow.to_table([Brief(headline="\ud83d", sections=[])])


# --- the contract of batch functions -----------------------------------------------------


@pytest.mark.parametrize("name", MAKERS)
def test_a_batch_becomes_a_batch_and_a_table_a_table(name: str) -> None:
    """Either has the schema that was known beforehand; both say the same."""
    make, data = MAKERS[name]
    function, table = make(), data()
    (batch,) = table.to_batches()

    of_batch, of_table = function(batch), function(table)

    assert isinstance(of_batch, pa.RecordBatch)
    assert isinstance(of_table, pa.Table)
    assert of_batch.schema.equals(function.schema)
    assert of_table.schema.equals(function.schema)
    assert pa.Table.from_batches([of_batch]).equals(of_table)
    assert of_batch.num_rows


@pytest.mark.parametrize("name", MAKERS)
def test_an_empty_batch_becomes_an_empty_batch(name: str) -> None:
    """Engines hand out batches without rows, and take the schema of what comes back."""
    make, data = MAKERS[name]
    function, empty = make(), data().slice(0, 0)

    assert function(empty).schema.equals(function.schema)
    assert function(empty).num_rows == 0
    batch = pa.RecordBatch.from_pylist([], schema=empty.schema)
    assert function(batch).schema.equals(function.schema)
    assert function(batch).num_rows == 0


@pytest.mark.parametrize("name", MAKERS)
def test_functions_fit_an_iterator_of_batches(name: str) -> None:
    """As Spark calls them: batches in, as many batches out, one at a time."""
    make, data = MAKERS[name]
    function, table = make(), data()
    batches = table.to_batches(max_chunksize=1)

    found = [*map(function, iter(batches))]

    assert len(found) == len(batches)
    # Rows are counted within what came in at once.
    assert {row for one in found for row in one.column("row").to_pylist()} == {0}
    unnumbered = [name for name in function.schema.names if name != "row"]
    whole = function(table).select(unnumbered)
    assert pa.Table.from_batches(found).select(unnumbered).equals(whole)


@pytest.mark.parametrize("name", MAKERS)
def test_functions_travel_to_other_processes(name: str) -> None:
    """Pickled before use or after, they do the same elsewhere."""
    make, data = MAKERS[name]
    function, table = make(), data()
    expected = function(table)

    again = pickle.loads(pickle.dumps(function))

    assert again(table).equals(expected)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(function, (table,)).equals(expected)


@pytest.mark.parametrize("name", MAKERS)
def test_the_schema_can_be_spelled_for_spark(name: str) -> None:
    """Every column is in the definition, by its name, in order."""
    function = MAKERS[name][0]()

    at = [function.ddl.index(f"`{column}` ") for column in function.schema.names]

    assert at == sorted(at)


def test_the_definition_has_the_types_of_spark() -> None:
    """Lists, records, times and numbers are spelled as Spark SQL spells them."""
    found = arrow.read_batch("json", "raw").ddl

    assert "`published` TIMESTAMP, `published_offset` SMALLINT" in found
    assert "`keywords` ARRAY<STRING>" in found
    assert "`source` STRUCT<`name`: STRING, `code`: STRING, `url`: STRING>" in found
    assert "`date`: DATE" in found
    assert "`continued`: BOOLEAN" in found
    assert found.endswith("`row` BIGINT, `error_code` STRING, `error` STRING")


def test_rows_of_a_table_are_counted_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """However a table is cut inside, a row number is one of the table."""
    monkeypatch.setattr("briefkit.arrow.functions.BATCH", 2)
    table = arrow.to_table(STORIES)

    assert arrow.convert_batch("json")(table).column("row").to_pylist() == [0, 1, 2]


# --- what each of them says --------------------------------------------------------------


def test_findings_are_rows() -> None:
    """Each has the row and the id of its brief, its rule, and its place."""
    found = arrow.validate_batch(now=NOW, select="BK106")(arrow.to_table(STORIES))
    (expected,) = briefkit.validate(STORIES[1], now=NOW, select="BK106")

    assert found.to_pylist() == [
        {
            "row": 1,
            "id": "urn:example:2",
            "code": expected.code,
            "name": expected.name,
            "severity": str(expected.severity),
            "message": expected.message,
            "pointer": "/headline",
            "start": expected.start,
            "end": expected.end,
            "text": expected.text,
        }
    ]


def test_a_row_that_is_no_brief_has_findings() -> None:
    """What cannot be read is a finding there, and keeps nobody from checking the next."""
    table = arrow.to_table(STORIES).set_column(0, "headline", pa.array(["a", None, ""]))

    found = arrow.validate_batch(now=NOW, select=["BK101", "BK106"])(table)

    assert [(row["row"], row["code"]) for row in found.to_pylist()] == [(1, "BK101"), (2, "BK106")]


def test_ids_are_not_compared_across_rows() -> None:
    """A function that sees one batch at a time does not say that an id is taken."""
    found = arrow.validate_batch(now=NOW, select="BK110")(arrow.to_table([STORY, STORY]))

    assert found.num_rows == 0


def test_a_rule_that_does_not_exist_is_told_at_once() -> None:
    """And not by a worker, an hour later."""
    with pytest.raises(ConfigurationError):
        arrow.validate_batch(select="BK999")


def test_texts_are_those_of_dumps() -> None:
    """A conversion gives the text of the format, and tells what it lost."""
    found = arrow.convert_batch("nitf")(arrow.to_table(STORIES)).to_pylist()

    assert [row["text"] for row in found] == [briefkit.dumps(story, "nitf") for story in STORIES]
    assert [row["id"] for row in found] == [story.id for story in STORIES]
    lost = [[change.pointer for change in briefkit.losses(story, "nitf")] for story in STORIES]
    assert [row["lost"] for row in found] == lost
    assert any(lost)
    assert {row["error"] for row in found} == {None}


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"now": NOW}, "embargo"),
        ({"now": NOW, "allow_embargoed": True}, None),
        ({"now": NOW + dt.timedelta(days=1)}, None),
    ],
)
def test_an_embargo_holds(how: dict[str, Any], code: str | None) -> None:
    """A public format is not written of a story before its time, unless that is asked for."""
    (row,) = arrow.convert_batch("html", **how)(arrow.to_table([EMBARGOED])).to_pylist()

    assert row["error_code"] == code
    assert (row["text"] is None) == (code is not None)


def test_losses_can_be_refused() -> None:
    """Where nothing may be lost, what would lose something has no text."""
    found = arrow.convert_batch("nitf", on_loss="error")(arrow.to_table(STORIES)).to_pylist()

    assert [row["error_code"] for row in found] == [None, None, "loss"]
    assert [row["text"] is None for row in found] == [False, False, True]


def test_options_reach_the_format() -> None:
    """What is asked of the format beyond its name is passed on."""
    function = arrow.convert_batch("json", indent=2)
    (row,) = function(arrow.to_table([STORY])).to_pylist()

    assert row["text"] == briefkit.dumps(STORY, "json", indent=2)


def test_documents_are_read_row_by_row() -> None:
    """Texts and bytes, one brief or several; what cannot be read says why and has no brief."""
    lines = "".join(briefkit.dumps(story, "json") for story in STORIES)
    function = arrow.read_batch("ndjson", "raw")
    found = function(documents(lines, "{\n", None, briefkit.dumps(STORY, "json")))

    rows = found.to_pylist()
    assert [row["row"] for row in rows] == [0, 0, 0, 1, 2, 3]
    assert [row["error_code"] for row in rows] == [None, None, None, "BK001", "BK001", None]
    assert [row["headline"] for row in rows][3:5] == [None, None]
    sound = pa.Table.from_batches([found]).filter(found.column("error_code").is_null())
    read = arrow.from_table(sound.select(arrow.schema().names))
    assert [*read] == [*STORIES, STORY]


def test_bytes_are_decoded_as_files_are() -> None:
    """A column of bytes is content like that of a file, its format told by itself."""
    text = briefkit.dumps(STORY, "nitf").encode()
    (row,) = arrow.read_batch(None, "raw")(documents(text)).to_pylist()

    assert (row["headline"], row["error"]) == (STORY.headline, None)


def test_a_brief_that_no_column_holds_is_a_failure() -> None:
    """A number beyond all columns in one document does not end the batch."""
    huge = briefkit.dumps(attrs.evolve(STORY, urgency=2**70), "json")
    found = arrow.read_batch("json", "raw")(documents(huge, briefkit.dumps(STORY, "json")))

    assert found.column("error_code").to_pylist() == ["write", None]


def test_makers_refuse_what_cannot_be(capsys: pytest.CaptureFixture[str]) -> None:
    """Formats that do not exist, are not written, or are no text, are told of before any work."""
    with pytest.raises(UnknownFormatError):
        arrow.convert_batch("docx")
    for name in ("web", "parquet"):
        with pytest.raises(UnsupportedDirectionError):
            arrow.convert_batch(name)
    with pytest.raises(UnknownFormatError):
        arrow.read_batch("docx", "raw")
    assert capsys.readouterr() == ("", "")


def test_a_column_that_is_not_there_is_an_error() -> None:
    """It is no fault of a row, and no row says it."""
    with pytest.raises(KeyError, match="body"):
        arrow.read_batch("json", "body")(documents("{}"))
