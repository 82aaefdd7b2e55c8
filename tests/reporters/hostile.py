"""Findings of the worst kind: what they quote tries to speak to whatever shows the report."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from briefkit.problems import Severity, SourceSpan, join_pointer
from briefkit.validation import Report
from briefkit.validation.findings.finding import Excerpt, Finding, Replacement
from briefkit.validation.findings.fix import Edit, Fix

__all__ = ["FINDING", "findings", "reports"]

_WORST = [
    *("", "\x00", "\x1b[2J\x1b]8;;x\x07", "\r\n::error file=a::b", "::error::x", "%0A::stop::"),
    *("]]>", "<b>&amp;", '"quoted" \\', "\u202eabc\u2066", "\ud83d", "\udc80\ud800", "\ufeff"),
    *("\u2028\u2029\x85", "##[error]x", "[a](1)", "{0}", "| a | `b` *c* _d_ |", "a,b:c%25"),
    *("日本語 e\u0301 👩\u200d🚀", "../..//./x y", "~0/~1", "C:\\a\\b", "/abs/olute", "\uffff"),
]
_texts = st.one_of(
    st.sampled_from(_WORST), st.builds(str.__add__, *[st.sampled_from(_WORST)] * 2), st.text()
)
_data = st.dictionaries(
    _texts,
    st.sampled_from(
        [None, True, 10**400, float("nan"), {"\ud800", "a"}, b"\xff", {1: [{}]}, object]
    ),
    max_size=2,
)
_numbers = st.integers(1, 10**6)
_spans = st.builds(
    lambda line, column, lines, columns: SourceSpan(
        line, column, line + lines, columns if lines else column + columns
    ),
    *(_numbers, _numbers, st.integers(0, 2), _numbers),
)


@st.composite
def _excerpts(draw: st.DrawFn) -> Excerpt:
    text = draw(_texts)
    start = draw(st.integers(0, len(text)))
    return Excerpt(
        text=text,
        start=start,
        end=draw(st.integers(start, len(text))),
        byte_column=draw(_numbers),
        byte_end_column=draw(_numbers),
        cut_before=draw(st.booleans()),
        cut_after=draw(st.booleans()),
    )


_fixes = st.builds(
    Fix,
    message=_texts,
    edits=st.just((Edit(pointer="", start=0, end=1, replacement="x"),)),
    applicability=st.sampled_from(["safe", "unsafe"]),
)
_replacements = st.builds(Replacement, _spans, _numbers, _numbers, _texts)

findings = st.builds(
    Finding,
    code=st.sampled_from(["BK501", "BK502", "BK113", "BK099", "ACME001"]),
    name=st.sampled_from(["no-terminal-punctuation", "a-name"]),
    severity=st.sampled_from(Severity),
    message=_texts,
    pointer=st.lists(_texts, max_size=3).map(lambda steps: join_pointer(*steps)),
    path=st.none() | _texts,
    format=st.sampled_from(["", "json"]),
    span=st.none() | _spans,
    data=_data,
    related=st.lists(st.tuples(st.just("/a~1b"), _texts), max_size=1).map(tuple),
    text=_texts,
    fix=st.none() | _fixes,
    excerpt=st.none() | _excerpts(),
    replacements=st.lists(_replacements, max_size=2).map(tuple),
)
"""Any findings."""

_aside = st.builds(
    lambda finding, kind, why: attrs.evolve(finding, suppression=kind, justification=why),
    *(findings, st.sampled_from(["inline", "file", "baseline"]), _texts),
)

reports = st.builds(
    Report,
    findings=st.lists(findings, max_size=4),
    suppressed=st.lists(_aside, max_size=2),
    truncated=st.integers(0, 3),
    paths=st.lists(_texts.filter(bool), max_size=2, unique=True).map(tuple),
)
"""Any reports."""

FINDING = Finding(
    code="BK501",
    name="no-terminal-punctuation",
    severity=Severity.WARNING,
    message="paragraph ends without a full stop",
    pointer="/sections/0/blocks/0/text",
)
"""A harmless one, to be evolved."""
