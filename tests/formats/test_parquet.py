"""Parquet: columns derived from the model, lossless, in bounded memory whoever wrote the file."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import briefkit
from briefkit import files
from briefkit.errors import FileAccessError, ParseError, WriteError
from briefkit.formats import Document, parquet
from briefkit.formats.json import dumps
from briefkit.formats.parquet import building, foreign, reading
from briefkit.formats.parquet import files as parquet_files
from briefkit.formats.parquet.schema import DERIVED, FORM_KEY, schema
from briefkit.model import (
    BlockQuote,
    Brief,
    Byline,
    List,
    Paragraph,
    PullQuote,
    Quote,
    Rule,
    Section,
    Span,
)
from briefkit.testing import briefs
from effort import examples
from full_brief import full_brief

LESS = settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SIMPLE = Brief(headline="Ceasefire holds", sections=[], id="urn:example:1")


def written(stories: Iterable[Brief], **options: Any) -> bytes:
    """Return the bytes of a file of briefs."""
    file = io.BytesIO()
    parquet.write(file, stories, **options)
    return file.getvalue()


def found_in(content: bytes) -> list[Document | ParseError]:
    """Return what a file of briefs holds."""
    return [*parquet.read(io.BytesIO(content))]


def of_table(table: pa.Table, **options: Any) -> bytes:
    """Return the bytes of a file that somebody else wrote."""
    file = io.BytesIO()
    pq.write_table(table, file, **options)
    return file.getvalue()


def table(*stories: Brief) -> pa.Table:
    """Return briefs as a table."""
    return pa.Table.from_batches([building.record_batch(stories)])


def problems(item: Document | ParseError) -> list[tuple[str | None, str]]:
    """Return the code and the pointer of each problem."""
    return [(problem.code, problem.pointer) for problem in item.problems]


def only(content: bytes) -> Document:
    """Return the one document of a file."""
    (item,) = found_in(content)
    assert isinstance(item, Document)
    return item


# --- nothing is lost ---------------------------------------------------------------------


@given(stories=st.lists(briefs(), max_size=3))
@LESS
def test_every_brief_comes_back(stories: list[Brief]) -> None:
    """What is read is what was written, to the last offset and empty string; so are the bytes."""
    content = written(stories)
    found = [item.brief for item in found_in(content) if isinstance(item, Document)]

    assert found == stories
    assert [*map(dumps, found)] == [*map(dumps, stories)]
    assert written(found) == content


@given(stories=st.lists(briefs(), min_size=1, max_size=3))
@LESS
def test_both_ways_to_read_agree(stories: list[Brief]) -> None:
    """The fast way takes all that is written, and the slow one makes the same of it."""
    batch = building.record_batch(stories)

    assert reading.briefs_of(batch) == stories
    slow = [*foreign.documents(batch)]
    assert [item.brief for item in slow if isinstance(item, Document)] == stories
    assert not [problem for item in slow for problem in item.problems]


def test_a_brief_with_everything_comes_back() -> None:
    """A value in every field of every class survives, by the fast way."""
    brief = full_brief()

    assert reading.briefs_of(building.record_batch([brief])) == [brief]


def test_empty_and_absent_are_two_things() -> None:
    """An empty text is no missing one, and an empty byline is one."""
    brief = attrs.evolve(SIMPLE, kicker="", deck=None, byline=Byline())

    back = only(written([brief])).brief

    assert (back.kicker, back.deck, back.byline) == ("", None, Byline())


EAST = dt.timezone(dt.timedelta(hours=14))


@pytest.mark.parametrize(
    "time",
    [
        dt.datetime(2025, 8, 1, 14, 3, 0, 123456, tzinfo=dt.timezone(dt.timedelta(hours=-4))),
        dt.datetime(1, 1, 1, tzinfo=EAST),
        dt.datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=dt.timezone(-dt.timedelta(hours=23))),
        dt.datetime(1900, 1, 1, tzinfo=dt.UTC),
    ],
)
def test_times_are_instants_and_keep_their_offsets(time: dt.datetime) -> None:
    """A time is a timestamp that can be compared, with its offset beside it."""
    batch = building.record_batch([attrs.evolve(SIMPLE, published=time)])
    (back,) = reading.briefs_of(batch)

    assert pa.types.is_timestamp(batch.schema.field("published").type)
    assert back.published == time
    assert back.published is not None
    assert back.published.utcoffset() == time.utcoffset()
    (slow,) = foreign.documents(batch)
    assert isinstance(slow, Document)
    assert slow.brief == back


def test_an_offset_with_seconds_becomes_utc() -> None:
    """Local mean time has no RFC 3339 either: the instant stays, the offset is that of UTC."""
    time = dt.datetime(1890, 1, 1, tzinfo=dt.timezone(dt.timedelta(minutes=53, seconds=28)))

    back = only(written([attrs.evolve(SIMPLE, published=time)])).brief.published

    assert back == time
    assert back is not None
    assert back.utcoffset() == dt.timedelta()


def test_equal_briefs_make_equal_files_however_they_come() -> None:
    """The bytes depend on the briefs alone."""
    stories = [attrs.evolve(SIMPLE, id=str(number)) for number in range(450)]

    assert written(stories) == written(iter(stories))


def test_many_briefs_are_in_row_groups() -> None:
    """Rows are written in groups of some thousands, and all come back in their order."""
    stories = [attrs.evolve(SIMPLE, id=str(number)) for number in range(5300)]
    content = written(stories)

    assert pq.ParquetFile(io.BytesIO(content)).num_row_groups == 3
    assert [item.brief.id for item in found_in(content) if isinstance(item, Document)] == [
        *map(str, range(5300))
    ]


# --- what is refused in writing ----------------------------------------------------------


ODD = Brief(headline="It held \ud83d.", sections=[])
HUGE = Brief(
    headline="x",
    sections=[
        Section(
            blocks=[Paragraph(text="ab", spans=[Span(start=0, end=2**63, kind="emphasis")])],
        )
    ],
)


@pytest.mark.parametrize(
    ("brief", "code", "pointer"),
    [
        (ODD, "BK002", "/headline"),
        (HUGE, "BK001", "/sections/0/blocks/0/spans/0/end"),
        (attrs.evolve(SIMPLE, extra={"a": {1}}), "BK103", "/extra/a"),
        (attrs.evolve(SIMPLE, extra={"a": "\ud83d"}), "BK002", "/extra/a"),
    ],
)
def test_what_no_column_can_hold_is_refused(brief: Brief, code: str, pointer: str) -> None:
    """The brief that cannot be written is named with its place; or it is left out, and told."""
    with pytest.raises(WriteError) as caught:
        written([SIMPLE, brief])
    assert (code, pointer) in [(p.code, p.pointer) for p in caught.value.problems]

    told: list[tuple[int, WriteError]] = []
    content = written(
        [SIMPLE] * 250 + [brief, SIMPLE], refused=lambda number, error: told.append((number, error))
    )
    assert [number for number, _ in told] == [250]
    assert len(found_in(content)) == 251


def test_a_batch_of_which_nothing_is_left_is_written() -> None:
    """A file whose every brief was refused is a file without rows."""
    assert found_in(written([ODD], refused=lambda *_: None)) == []


# --- columns to ask ----------------------------------------------------------------------


def test_derived_columns_say_what_the_brief_says() -> None:
    """Speakers, words and quotations stand in columns of their own, marked as derived."""
    paragraph = Paragraph(
        text="“Yes,” Ann said.",
        quotes=[Quote(text="Yes,", start=1, end=5, speaker="Ann", cue="said")],
    )
    anonymous = Paragraph(text="“No.”", quotes=[Quote(text="No.", start=1, end=4)])
    blocks = [paragraph, BlockQuote(paragraphs=[anonymous, paragraph]), List(items=[anonymous])]
    brief = Brief(headline="x", sections=[Section(blocks=blocks)])

    (row,) = table(brief).select([*DERIVED]).to_pylist()

    assert row["speakers"] == [*brief.speakers] == ["Ann"]
    assert row["word_count"] == brief.word_count
    assert [(q["pointer"], q["speaker"], q["cue"], q["kind"]) for q in row["quotes"]] == [
        (pointer, quote.speaker, quote.cue, quote.kind) for pointer, quote in brief.quotes
    ]
    assert row["quoted"] == [quote.text for _, quote in brief.quotes]
    marked = [f.name for f in schema() if f.metadata == {b"briefkit": b"derived"}]
    assert marked == [*DERIVED]


def test_the_schema_says_who_made_it() -> None:
    """A file names the version of briefkit and of its form, and which texts are JSON."""
    found = pq.read_schema(io.BytesIO(written([SIMPLE])))

    assert found.metadata[b"briefkit"] == briefkit.__version__.encode()
    assert found.metadata[FORM_KEY] == b"1"
    assert found.field("extra").metadata[b"briefkit"] == b"json"


def test_the_schema_follows_the_model() -> None:
    """Every field of a brief has a column of its name, in the order of the model."""
    offsets = {f"{n}_offset" for n in ("created", "published", "modified", "embargoed", "expires")}
    names = [name for name in schema().names if name not in offsets and name not in DERIVED]

    assert names == [field.name for field in attrs.fields(Brief)]


# --- tables that others made -------------------------------------------------------------


def test_columns_that_are_missing_have_their_defaults() -> None:
    """A table with a headline and a body is enough."""
    brief = only(of_table(table(SIMPLE).select(["sections", "headline"]))).brief

    assert brief == attrs.evolve(SIMPLE, id=None)


def test_what_no_brief_can_do_without_is_missed() -> None:
    """Without a body a row is not the whole of a brief, and what is like one of ours is not."""
    found = only(of_table(pa.table({"headline": ["x"], "quotes": [["y"]]})))

    assert ("BK101", "/sections") in problems(found)
    assert found.brief.extra == {"quotes": ["y"]}
    assert "/sections" in found.unread


UNKNOWN: list[tuple[Any, Any]] = [
    (["2"], ["2"]),
    (dt.date(2025, 8, 1), "2025-08-01"),
    (dt.datetime(2025, 8, 1, 1, tzinfo=dt.UTC), "2025-08-01T01:00:00Z"),
    (b"\xff", "/w=="),
    ({"a": [1, None]}, {"a": [1, None]}),
]


@pytest.mark.parametrize(("value", "kept"), UNKNOWN)
def test_columns_that_nobody_knows_are_kept_and_reported(value: Any, kept: Any) -> None:
    """As an unknown key of the native JSON, the column moves to extra."""
    found = only(of_table(table(SIMPLE).append_column("desk", pa.array([value]))))

    assert problems(found) == [("BK102", "/desk")]
    assert found.brief == attrs.evolve(SIMPLE, extra={"desk": kept})
    assert not found.unread


@pytest.mark.parametrize(
    ("name", "column", "expected"),
    [
        ("headline", pa.array([7]), ("BK103", "/headline")),
        ("headline", pa.array([None], pa.string()), ("BK101", "/headline")),
        ("urgency", pa.array(["5"]), ("BK103", "/urgency")),
        ("urgency", pa.array([5.5]), ("BK103", "/urgency")),
        ("keywords", pa.array(["a"]), ("BK103", "/keywords")),
        ("keywords", pa.array([["a", None]]), ("BK103", "/keywords/1")),
        ("published", pa.array([dt.datetime(2025, 8, 1)]), ("BK104", "/published")),
        ("published", pa.array(["Friday"]), ("BK104", "/published")),
        ("published", pa.array([2**62]).cast(pa.timestamp("us", "UTC")), ("BK104", "/published")),
        ("sections", pa.array([[{"blocks": None}]]), ("BK101", "/sections/0/blocks")),
        ("extra", pa.array(["{"]), ("BK001", "/extra")),
        ("extra", pa.array(["[]"]), ("BK103", "/extra")),
        ("extra", pa.array(['{"a": NaN}']), ("BK006", "/extra/a")),
    ],
)
def test_values_of_a_wrong_type_have_their_places(
    name: str, column: pa.Array, expected: tuple[str, str]
) -> None:
    """Nothing is coerced: each wrong value is a problem with its pointer, on its row's line."""
    ours = table(SIMPLE)
    at = ours.schema.get_field_index(name)
    (item,) = found_in(of_table(ours.set_column(at, name, column)))

    assert expected in problems(item)
    spans = item.located_problems() if isinstance(item, Document) else item.problems
    assert {problem.span.line for problem in spans if problem.span} == {1}


BLOCKS: list[tuple[dict[str, Any], tuple[str, str]]] = [
    ({"type": "paragraf", "text": "x"}, ("BK105", "/sections/0/blocks/0/type")),
    ({"type": "paragraph"}, ("BK101", "/sections/0/blocks/0/text")),
    ({"type": "paragraph", "text": "x", "cite": "y"}, ("BK102", "/sections/0/blocks/0/cite")),
    (
        {"type": "paragraph", "text": "x", "spans": [{"start": 0, "end": 1, "kind": "loud"}]},
        ("BK105", "/sections/0/blocks/0/spans/0/kind"),
    ),
]


@pytest.mark.parametrize(("block", "expected"), BLOCKS)
def test_blocks_are_read_as_strictly_as_in_json(
    block: dict[str, Any], expected: tuple[str, str]
) -> None:
    """A block has the fields of its class, and no others."""
    rows = pa.table({"headline": ["x"], "sections": [[{"blocks": [block]}]]})

    assert expected in problems(only(of_table(rows)))


def test_an_empty_list_where_a_class_has_none_is_nothing() -> None:
    """Tools that know no null lists write empty ones, and mean the same."""
    block = {"type": "rule", "spans": [], "items": []}
    rows = pa.table({"headline": ["x"], "sections": [[{"blocks": [block]}]]})

    found = only(of_table(rows))

    assert found.brief.sections[0].blocks == (Rule(),)
    assert not found.problems


def test_an_offset_that_is_none_is_a_problem() -> None:
    """An offset of a day is not passed over in silence."""
    ours = table(attrs.evolve(SIMPLE, published=dt.datetime(2025, 8, 1, tzinfo=dt.UTC)))
    at = ours.schema.get_field_index("published_offset")
    odd = ours.set_column(at, "published_offset", pa.array([1440]))

    assert ("BK104", "/published") in problems(only(of_table(odd)))


def test_one_row_that_is_wrong_leaves_the_others_alone() -> None:
    """The rows around it are read, each with the number of its own."""
    ours = table(SIMPLE, SIMPLE, SIMPLE)
    odd = ours.set_column(0, "headline", pa.array(["a", None, "c"]))
    found = found_in(of_table(odd))

    assert [bool(item.problems) for item in found] == [False, True, False]
    assert isinstance(found[1], Document)
    assert [p.span.line for p in found[1].located_problems() if p.span] == [2]


@pytest.mark.parametrize(
    "rewritten",
    [
        lambda ours: ours.replace_schema_metadata(None),
        lambda ours: ours.select([*reversed(ours.schema.names)]),
        lambda ours: ours.set_column(
            0, "headline", ours.column("headline").cast(pa.large_string())
        ),
        lambda ours: ours.set_column(0, "headline", ours.column("headline").dictionary_encode()),
        lambda ours: ours.set_column(
            ours.schema.get_field_index("published"),
            "published",
            ours.column("published").cast(pa.timestamp("ns", "Europe/Oslo")),
        ),
    ],
)
def test_what_other_tools_write_anew_is_read_the_fast_way(rewritten: Any) -> None:
    """The order of columns, metadata, and how texts and times are stored are their own affair."""
    brief = full_brief()
    again = pq.read_table(io.BytesIO(of_table(rewritten(table(brief)))))

    assert reading.briefs_of(again.to_batches()[0]) == [brief]


def test_old_timestamps_are_instants() -> None:
    """Spark still writes times as INT96 without a word on their zone; they are those of UTC."""
    times = (dt.datetime(2999, 8, 1, 14, 3, tzinfo=dt.UTC), dt.datetime(1, 1, 1, 15, tzinfo=dt.UTC))
    stories = [attrs.evolve(SIMPLE, published=time) for time in times]
    content = of_table(table(*stories), use_deprecated_int96_timestamps=True)

    assert [item.brief for item in found_in(content) if isinstance(item, Document)] == stories


def test_text_that_is_no_utf8_is_a_problem_of_its_row() -> None:
    """The row with the bytes is refused, the next one is read."""
    bytes_ = pa.array([b"It held \xff", b"b"], pa.binary())
    texts = pa.Array.from_buffers(pa.string(), 2, bytes_.buffers())
    batch = pa.RecordBatch.from_arrays(
        [texts, pa.array([[], []], schema().field("sections").type)], ["headline", "sections"]
    )

    first, second = parquet_files.documents(batch)

    assert isinstance(first, ParseError)
    assert problems(first) == [("BK002", "")]
    assert isinstance(second, Document)


# --- damaged and hostile files -----------------------------------------------------------


@pytest.mark.parametrize("kept", [0, 3, 4, 100, -1, -9])
def test_a_truncated_file_is_refused_with_a_remedy(kept: int, tmp_path: Path) -> None:
    """Whatever is left of it, nothing is made up, and the reader says what to do."""
    path = tmp_path / "story.parquet"
    path.write_bytes(written([SIMPLE])[:kept])

    with pytest.raises(ParseError, match=r"story\.parquet: .*; get it, or write it, anew"):
        [*briefkit.iter_documents(path)]


@given(st.data())
@settings(max_examples=examples(60), deadline=None)
def test_damaged_files_fail_in_no_other_way(data: st.DataObject) -> None:
    """Bytes that were changed anywhere give briefs, problems, or one error of our own."""
    content = bytearray(CONTENT)
    for at in data.draw(st.lists(st.integers(4, len(content) - 1), min_size=1, max_size=4)):
        content[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(ParseError):
        found_in(bytes(content))


CONTENT = written([full_brief(), SIMPLE])


def test_a_file_is_not_read_beyond_what_is_honest() -> None:
    """A small file that says it holds a billion rows is refused before the first."""
    rows = 20_000_000
    content = of_table(pa.table({"urgency": pa.nulls(rows, pa.int64())}), row_group_size=rows)

    assert len(content) * 200 < rows
    with pytest.raises(ParseError, match="it holds far more than its size"):
        found_in(content)


def test_a_row_is_not_longer_than_a_line_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row beyond the limit is refused, and those around it are read."""
    monkeypatch.setattr(parquet_files, "MAX_BYTES", 10_000)
    long = attrs.evolve(SIMPLE, deck="x" * 20_000)

    found = found_in(written([SIMPLE, long, SIMPLE]))

    assert [problems(item) for item in found] == [[], [("BK001", "")], []]
    assert [p.span.line for p in found[1].problems if p.span] == [2]


def test_two_columns_of_one_name_are_refused() -> None:
    """Nobody can tell which is meant."""
    column = pa.array(["x"])
    batch = pa.Table.from_arrays([column, column], ["headline", "headline"])

    with pytest.raises(ParseError, match="two columns are called 'headline'"):
        found_in(of_table(batch))


def test_a_form_from_the_future_is_refused() -> None:
    """A table of a later version is not read as if it were of this one."""
    later = table(SIMPLE).replace_schema_metadata({FORM_KEY: b"2"})

    with pytest.raises(ParseError, match="expected version 1 of the form, got '2'"):
        found_in(of_table(later))


# --- as a format among others ------------------------------------------------------------


def test_files_are_read_and_written_as_any_other(tmp_path: Path) -> None:
    """The verbs take a path with the suffix; content is told by its first bytes."""
    path, other = tmp_path / "story.parquet", tmp_path / "story.dat"
    briefkit.write(SIMPLE, path)
    other.write_bytes(path.read_bytes())

    assert briefkit.read(path) == briefkit.read(other) == SIMPLE
    assert briefkit.losses(SIMPLE, "parquet") == ()
    assert briefkit.validate(path).files_checked == 1


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """A brief that cannot be written leaves what was there."""
    path = tmp_path / "story.parquet"
    briefkit.write(SIMPLE, path)
    before = path.read_bytes()

    with pytest.raises(WriteError):
        briefkit.write(ODD, path)

    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


def test_conversions_go_there_and_back(tmp_path: Path) -> None:
    """NDJSON becomes Parquet, and Parquet the same NDJSON, byte for byte."""
    lines, columns, again = (tmp_path / name for name in ("a.ndjson", "a.parquet", "b.ndjson"))
    lines.write_text(dumps(SIMPLE) + dumps(full_brief()))

    assert briefkit.convert(lines, columns) == ()
    assert briefkit.convert(columns, again) == ()

    assert again.read_bytes() == lines.read_bytes()


def test_one_brief_is_not_several(tmp_path: Path) -> None:
    """Who asks for the one brief of a file of two is told so; of one without, too."""
    path = tmp_path / "two.parquet"
    for stories, count in (([SIMPLE, SIMPLE], "more"), ([], "none")):
        path.write_bytes(written(stories))
        with pytest.raises(ParseError, match=f"expected one brief, got {count}"):
            briefkit.read(path)


def test_findings_are_on_the_line_of_their_row(tmp_path: Path) -> None:
    """A report names the number of the row as the line."""
    path = tmp_path / "a.parquet"
    path.write_bytes(written([SIMPLE, attrs.evolve(SIMPLE, id="2", headline="")]))

    found = briefkit.validate(path)

    assert {f.span.line for f in found if f.span and f.pointer == "/headline"} == {2}


def test_a_damaged_file_is_a_finding(tmp_path: Path) -> None:
    """Validation never raises on bad data."""
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and nothing else")

    assert [finding.code for finding in briefkit.validate(path)] == ["BK001"]


def test_compressed_files_are_read(tmp_path: Path) -> None:
    """Parquet within gzip makes no sense, and is read all the same."""
    import gzip

    path = tmp_path / "a.parquet.gz"
    path.write_bytes(gzip.compress(written([SIMPLE])))

    assert briefkit.read(path) == SIMPLE


def test_a_missing_file_is_told_of(tmp_path: Path) -> None:
    """What is wrong with a path is said of Parquet as of any other."""
    with pytest.raises(FileAccessError, match="no such file"):
        [*briefkit.iter_documents(tmp_path / "none.parquet")]


WITHOUT = """
import io, sys
sys.modules["pyarrow"] = None
from briefkit import arrow, formats
for use in (lambda: formats.get("parquet").read_binary(io.BytesIO()), lambda: arrow.to_table([])):
    try:
        use()
    except ImportError as error:
        print(type(error).__name__, error)
"""


def test_who_lacks_pyarrow_is_told_what_to_install() -> None:
    """The format is listed without it, and says what it needs once it is used."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True
    )

    line = "MissingDependencyError pyarrow is not installed; run: pip install 'briefkit[arrow]'\n"
    assert done.stdout == line * 2


def test_files_has_its_limit() -> None:
    """The longest row is the longest line."""
    assert parquet_files.MAX_BYTES == files.MAX_BYTES


def test_pull_quotes_and_quotes_share_columns() -> None:
    """Blocks of different classes have their speakers in one column, and keep apart."""
    blocks = [PullQuote(text="a", speaker="Ann"), BlockQuote(paragraphs=["b"], speaker="Bob")]
    brief = Brief(headline="x", sections=[Section(blocks=blocks)])

    assert only(written([brief])).brief == brief
