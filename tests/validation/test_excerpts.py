"""Places of findings: lines, columns and bytes, in every format, and quickly in large files."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import Brief, Paragraph, Section, dumps, validate_text
from briefkit.problems import SourceSpan
from briefkit.validation import Finding, Hit, Report, RuleSet
from briefkit.validation.context import Context
from briefkit.validation.findings.excerpts import Excerpts
from briefkit.validation.rule import rule
from briefkit.walk import walk
from effort import examples

WORD = "needle"
words = st.text(alphabet='aZé日\U0001f680\u0301\t\\"*_<&#- ', max_size=12)
stories = st.lists(st.tuples(words, words).map(f"a {WORD} ".join), min_size=1, max_size=4)


@rule("TST001")
def needle(context: Context) -> Iterator[Hit]:
    """No text holds a needle."""
    texts = ((at, text) for at, text in walk(context.brief, str) if "/quotes/" not in at)
    for pointer, text in texts:
        for match in re.finditer(WORD, text):
            yield Hit(pointer, "a needle", match.start(), match.end())


def needles(content: str, format: str) -> tuple[Finding, ...]:
    """Return the needles found in a content."""
    report = validate_text(content, format, rules=RuleSet([needle]), max_findings=10_000)
    return report.filter("TST001").findings


def shown(finding: Finding, content: str) -> tuple[str, str, str]:
    """Return what stands at the place of a finding: by columns, by bytes, in its excerpt."""
    span, excerpt = finding.span, finding.excerpt
    assert span
    assert excerpt
    line = re.split(r"\r\n|\r|\n", content)[span.line - 1]
    of_bytes = line.encode()[excerpt.byte_column - 1 : excerpt.byte_end_column - 1]
    by_columns = line[span.column - 1 : span.end_column - 1]
    return by_columns, of_bytes.decode(), excerpt.text[excerpt.start : excerpt.end]


@pytest.mark.parametrize("format", ["json", "ndjson", "markdown", "wire"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@settings(max_examples=examples(40), deadline=None)
@given(texts=stories)
def test_places_are_exact(format: str, newline: str, texts: list[str]) -> None:
    """Whatever stands before it and however lines end, the place of a word holds that word."""
    brief = Brief(
        headline=f"The {WORD} is found",
        sections=[Section(blocks=[Paragraph(text=text) for text in texts])],
    )
    content = dumps(brief, format).replace("\n", newline)
    found = needles(content, format)

    assert len(found) == len(texts) + 1
    assert {shown(finding, content) for finding in found} == {(WORD, WORD, WORD)}


@pytest.mark.parametrize("indent", [None, 2])
def test_escapes_before_it_move_a_place(indent: int | None) -> None:
    """In JSON a character may be spelled with two, six or twelve."""
    text = f'\\ " \n \U0001f680 é {WORD}'
    blocks = [{"type": "paragraph", "text": text}]
    content = json.dumps({"headline": "H", "sections": [{"blocks": blocks}]}, indent=indent)
    (finding,) = needles(content, "json")

    assert shown(finding, content) == (WORD, WORD, WORD)


def test_a_stream_counts_its_lines() -> None:
    """In NDJSON the line is that of the file, and the excerpt is that line."""
    line = dumps(Brief(headline=f"Ünder {WORD}", sections=[]), "ndjson")
    content = line.replace(WORD, "x") + line
    (finding,) = needles(content, "ndjson")

    assert finding.span
    assert finding.span.line == 2
    assert shown(finding, content) == (WORD, WORD, WORD)


def test_front_matter_is_part_of_the_file() -> None:
    """The lines of Markdown count from the first of the file, in front matter and below it."""
    content = f"---\nlanguage: en\ndeck: Käse {WORD}\n---\n\n# Head\n\nA ü {WORD}.\n"
    found = needles(content, "markdown")

    assert [finding.span.line for finding in found if finding.span] == [3, 8]
    assert {shown(finding, content) for finding in found} == {(WORD, WORD, WORD)}


def test_a_stretch_of_several_lines() -> None:
    """The excerpt is its first line; bytes of the end count in its last."""
    excerpts = Excerpts("eins ü\nzwei ü drei\n")
    excerpt = excerpts.excerpt(SourceSpan(1, 6, 2, 7))

    assert excerpt
    assert (excerpt.text, excerpt.start, excerpt.end) == ("eins ü", 5, 6)
    assert (excerpt.byte_column, excerpt.byte_end_column) == (6, 8)


@pytest.mark.parametrize("span", [SourceSpan(9, 9, 9, 12), SourceSpan(1, 99, 1, 99)])
def test_a_place_beyond_the_source_is_an_end(span: SourceSpan) -> None:
    """A place that is not there shows nothing, and breaks nothing."""
    excerpt = Excerpts("ü\n").excerpt(span)

    assert excerpt
    assert excerpt.text[excerpt.start : excerpt.end] == ""


@settings(max_examples=examples(100), deadline=None)
@given(st.text(alphabet="aé日\U0001f680", max_size=30), st.integers(1, 400), st.data())
def test_a_window_shows_the_same_as_the_line(text: str, times: int, data: st.DataObject) -> None:
    """Of a long line only a part is kept, with the same words in it and the bytes of the whole."""
    line = text * times
    start = data.draw(st.integers(0, len(line)))
    end = min(len(line), start + data.draw(st.integers(0, 20)))
    excerpt = Excerpts(line).excerpt(SourceSpan(1, start + 1, 1, end + 1))

    assert excerpt
    assert len(excerpt.text) <= 240
    assert excerpt.text[excerpt.start : excerpt.end] == line[start:end]
    assert (
        line.encode()[excerpt.byte_column - 1 : excerpt.byte_end_column - 1].decode()
        == (line[start:end])
    )
    assert excerpt.cut_before == (start - excerpt.start > 0)


def large(text: str, blocks: int) -> str:
    """Return a brief as JSON on one line: so many paragraphs of one text."""
    each = [{"type": "paragraph", "text": text}] * blocks
    return json.dumps({"headline": "H", "sections": [{"blocks": each}]}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (large("äöü " * 1250 + WORD, 1000), 1000),
        (large(f"ä \\ {WORD} " * 1000 + "ä " * 40_000, 1), 1000),
    ],
    ids=["many texts", "one text"],
)
def test_a_thousand_findings_in_one_line(content: str, count: int) -> None:
    """Lines are cut and bytes are counted once, so that 5 MB on a line take no second each."""
    before = time.process_time()
    found = needles(content, "json")
    taken = time.process_time() - before

    assert len(found) == count
    assert shown(found[-1], content) == (WORD, WORD, WORD)
    assert taken < 2


def test_a_report_names_the_files_it_is_about() -> None:
    """Those without a finding among them, each once."""
    clean = validate_text("# Head\n\nText.\n", path="a.md", rules=RuleSet([needle]))

    assert clean.paths == ("a.md",)
    assert Report().merge(clean, clean).paths == ("a.md",)
