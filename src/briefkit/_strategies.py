"""Hypothesis strategies for valid briefs; `briefkit.testing.briefs` is the way in.

The only module that imports Hypothesis at its top: nothing imports this one until a test asks.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from briefkit.model import (
    Agency,
    Author,
    Block,
    BlockQuote,
    Brief,
    Byline,
    Dateline,
    Figure,
    Link,
    List,
    Media,
    Note,
    Paragraph,
    Preformatted,
    PullQuote,
    Quote,
    QuoteKind,
    Rights,
    Rule,
    Section,
    Span,
    SpanKind,
    Subject,
    Table,
)
from briefkit.structure import DIRECTIVES

__all__ = ["briefs", "json_values", "line", "paragraphs", "text"]

# What means something to Markdown, YAML, HTML, wire desks or str.splitlines(), and does not here.
_HOSTILE = (
    "# no heading", "> no quote", "- no item", "+ plus", "* star", "1. one", "2) two", "===", "---",
    "***", "___", "- - -", "```", "~~~", "`", "``", "\\", "\\*", "*", "**", "_", "*so*", "__so__",
    "~~so~~", "H~2~O", "2^10^", "<b>", "</p>", "<script>alert(1)</script>", "<!--", "<?x?>",
    "<https://example.org/>", "&amp;", "&lt;b&gt;", "&#35;", "&", "&copy", "[x]: /y", "[x](y)",
    "![x](y)", "[x]", "[^1]", "](", "(", ")", "| a | b |", "|---|---|", ":-:", "|", "{", "}",
    "{% x %}", "{{ x }}", "{.pull}", "::: pull", "+++", "...", "%YAML 1.2", "key: value", "a #b",
    "- a: b", "? a", "no", "~", "null", "true", "1.10", "12:30", "0x1F", "1e3", "2025-08-01",
    "!!str x", "&a", "*a", "'", '"', "“", "”", "‘", "’", "«", "—", "--", "[1, 2", "@at", "%",
    "\t", "  ", " ", "\u00a0", "\u200b", "\u202e", "\u2028", "\u0085", "\ufeff", "\ufffd", "שלום",
    "مرحبا", "e\u0301", "\u0301", "👩‍🚀", "🇳🇴", "𝄞", "ﬁ", "https://example.org/?a=b&c=d",
    "www.example.org", "jane@example.org", "javascript:alert(1)", "By JANE DOE",
    "RENO, Nev. (AP) —", "“Yes,” she said.", "Slow" * 100,
)  # fmt: skip
_WORDS = ("The", "agency", "said", "on", "Friday", "Ærø", "station", "orbit", "2,000", "U.S.")
# What XML 1.0 section 2.2 admits, and so every interchange format, less the carriage return:
# lines end in a line feed. Unicode's control characters are there from U+007F on.
_CHARACTERS = st.characters(
    codec="utf-8",
    exclude_characters=[*map(chr, range(0x20)), "\ufffe", "\uffff"],
)
_DAY_IN_MINUTES = 24 * 60


def _joined(pieces: SearchStrategy[str], separator: str, most: int) -> SearchStrategy[str]:
    return st.lists(pieces, min_size=1, max_size=most).map(separator.join)


line: SearchStrategy[str] = st.one_of(
    _joined(st.sampled_from(_WORDS), " ", 8),
    _joined(st.sampled_from(_HOSTILE) | st.sampled_from(_WORDS), " ", 5),
    _joined(st.sampled_from(_HOSTILE) | st.text(_CHARACTERS, max_size=3), "", 5),
    st.just(""),
)
"""Any text without a line break, the empty one included."""

text: SearchStrategy[str] = line | _joined(line, "\n", 4)
"""Any text, line breaks and blank lines included."""

_times = st.datetimes(
    # Hypothesis wants naive bounds; a day's distance leaves room for any offset.
    min_value=dt.datetime.min + dt.timedelta(days=1),  # noqa: DTZ901
    max_value=dt.datetime.max - dt.timedelta(days=1),  # noqa: DTZ901
    timezones=st.integers(1 - _DAY_IN_MINUTES, _DAY_IN_MINUTES - 1).map(
        lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
    ),
)
# I-JSON (RFC 7493 section 2.2): beyond, a number may come back as another.
_integers = st.integers(1 - 2**53, 2**53 - 1)
json_values = st.recursive(
    st.none() | st.booleans() | _integers | st.floats(allow_nan=False, allow_infinity=False) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=6,
)
"""Any JSON value."""


def _maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | strategy


def _few(strategy: SearchStrategy[Any]) -> SearchStrategy[list[Any]]:
    return st.lists(strategy, max_size=2)


_agencies = st.builds(Agency, name=text, code=_maybe(text), url=_maybe(text))
_authors = st.builds(
    Author,
    name=text,
    **dict.fromkeys(
        ("role", "title", "affiliation", "location", "email", "handle", "url", "id"), _maybe(text)
    ),
)
_bylines = st.builds(
    Byline,
    text=text,
    authors=_few(_authors),
    agencies=_few(_agencies),
    contributors=_few(_authors),
) | st.sampled_from(
    (
        Byline(text="By Jane Doe", authors=[Author(name="Jane Doe")]),
        Byline(authors=[Author(name="Jane Doe"), Author(name="John Roe")]),
    )
)
_datelines = st.builds(
    Dateline,
    text=text,
    places=_few(text),
    region=_maybe(text),
    country=_maybe(text),
    date=_maybe(st.dates()),
    agencies=_few(_agencies),
) | st.just(Dateline(text="RENO, Nev. (AP) —", places=["RENO"], region="Nev."))
_media = st.builds(
    Media,
    **dict.fromkeys(("url", "id", "kind", "media_type", "caption", "credit", "alt"), _maybe(text)),
    width=_maybe(st.integers(0, 10_000)),
    height=_maybe(st.integers(0, 10_000)),
)
_subjects = st.builds(
    Subject,
    **dict.fromkeys(("name", "kind", "code", "scheme", "uri", "rel"), _maybe(text)),
    rank=_maybe(_integers),
)
_rights = st.builds(
    Rights,
    **dict.fromkeys(("holder", "notice", "usage_terms", "license_url"), _maybe(text)),
    year=_maybe(st.integers(1, 9999)),
)
_links = st.builds(Link, url=text, title=_maybe(text), rel=_maybe(text), media_type=_maybe(text))
_notes = st.builds(Note, text=text, kind=_maybe(text))


@st.composite
def _stretches(draw: DrawFn, length: int) -> list[tuple[int, int]]:
    """Draw stretches of a text of `length` code points: in order, apart, none empty."""
    ends = draw(st.lists(st.integers(0, length), max_size=6, unique=True).map(sorted))
    return list(zip(ends[::2], ends[1::2], strict=False))


@st.composite
def _quotes(draw: DrawFn, text: str) -> list[Quote]:
    return [
        Quote(
            text=text[start:end],
            start=start,
            end=end,
            speaker=draw(_maybe(line)),
            mention=draw(_maybe(line)),
            cue=draw(_maybe(line)),
            kind=draw(st.sampled_from(get_args(QuoteKind))),
            continued=draw(st.booleans()),
        )
        for start, end in draw(_stretches(len(text)))
    ]


@st.composite
def _spans(draw: DrawFn, text: str) -> list[Span]:
    # Two rounds, so that spans nest, and cross as well.
    places = draw(_stretches(len(text))) + draw(st.just([]) | _stretches(len(text)))
    kinds = [draw(st.sampled_from(get_args(SpanKind))) for _ in places]
    return [
        Span(start=start, end=end, kind=kind, href=draw(line) if kind == "link" else None)
        for (start, end), kind in zip(places, kinds, strict=True)
    ]


@st.composite
def _paragraph(draw: DrawFn) -> Paragraph:
    words = draw(line)
    return Paragraph(
        text=words,
        spans=draw(st.just([]) | _spans(words)),
        quotes=draw(st.just([]) | _quotes(words)),
    )


paragraphs: SearchStrategy[Paragraph] = _paragraph()
"""Paragraphs with spans and quotes."""

_blocks: SearchStrategy[Block] = st.one_of(
    paragraphs,
    st.builds(PullQuote, text=text, speaker=_maybe(text)),
    st.builds(BlockQuote, paragraphs=_few(paragraphs), speaker=_maybe(text), cite=_maybe(text)),
    st.builds(List, items=st.lists(paragraphs, max_size=3), ordered=st.booleans()),
    st.builds(Table, rows=_few(_few(text)), header=_few(text)),
    st.builds(Preformatted, text=text),
    st.builds(Figure, media=_media, caption=_maybe(text), credit=_maybe(text)),
    st.just(Rule()),
)
_sections = st.builds(
    Section,
    heading=_maybe(text),
    blocks=st.lists(_blocks, max_size=4),
    level=st.integers(1, 7),
)


_directives = st.fixed_dictionaries(
    {"code": st.sampled_from(("BK501", "BK1", "missing-byline", "BK999")) | text},
    optional={
        "at": st.sampled_from(("/headline", "/sections/0", "/sections/0/blocks/0", "no pointer")),
        "reason": text,
    },
)
_extra = st.dictionaries(text, json_values, max_size=2) | st.fixed_dictionaries(
    {DIRECTIVES: json_values | st.builds(dict, ignore=st.lists(_directives, max_size=3))},
    optional={"a": json_values},
)


@cache
def briefs() -> SearchStrategy[Brief]:
    """Return the strategy that `briefkit.testing.briefs` documents."""
    texts = ("id", "url", "kicker", "deck", "summary", "slug", "language", "version", "genre")
    times = ("created", "published", "modified", "embargoed", "expires")
    return st.builds(
        Brief,
        headline=text,
        sections=st.lists(_sections, max_size=3),
        **dict.fromkeys((*texts, "status", "ed_note"), _maybe(text)),
        **dict.fromkeys(times, _maybe(_times)),
        **dict.fromkeys(("masthead", "keywords"), _few(text)),
        byline=_maybe(_bylines),
        dateline=_maybe(_datelines),
        source=_maybe(_agencies),
        urgency=_maybe(st.integers(1, 9)),
        subjects=_few(_subjects),
        notes=_few(_notes),
        rights=_maybe(_rights),
        media=_few(_media),
        links=_few(_links),
        extra=_extra,
    )
