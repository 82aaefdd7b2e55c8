"""From bytes to bytes: what of a content is text, what of it holds a brief, and what stays."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from functools import partial
from io import StringIO
from typing import Any

import attrs

from briefkit._operations import Piece, in_order, replaced
from briefkit.checking import DUPLICATE_ID, Checker
from briefkit.documents import (
    DecodedText,
    StrPath,
    binary_format,
    decode_text,
    reader_of,
)
from briefkit.edits import Edit, apply_edits
from briefkit.errors import ParseError
from briefkit.fixing.passes import MAX_PASSES, State, Workshop, candidates
from briefkit.formats import Document, Format
from briefkit.formats import json as native
from briefkit.model import Brief
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.report import Report

__all__ = ["Fixed", "fix_brief", "fix_content"]

_BYTE_ORDER_MARK = "BK003"
"""The code of the finding whose fix is that the mark is not written again."""

_ENOUGH = 1000
"""How many findings are put right at once; the others come up when those are gone."""

_ALL = 1_000_000
"""How many are looked at where none of the first can be put right."""

_NOT_UTF8 = "it is not UTF-8; save it as UTF-8 first"
_NO_EDITOR = "briefkit cannot edit {}"


@attrs.frozen(kw_only=True)
class Fixed:
    """A content after its fixes."""

    data: bytes
    """The content, the same bytes as before where nothing was applied."""

    applied: tuple[Finding, ...] = ()
    """The findings that were put right, as they were found, in the order in which that was done."""

    report: Report
    """What is found in `data`."""

    untouched: str = ""
    """Why nothing may be changed in a content that has fixes; empty if something may."""


def fix_content(
    data: bytes,
    path: StrPath | None,
    format: str | Format | None,
    checker: Checker,
    *,
    unsafe: bool = False,
    passes: int = MAX_PASSES,
) -> Fixed:
    """Return what bytes become once the fixes of their findings are applied.

    Where nothing is to be fixed, that costs one validation. Nothing is written.

    Args:
        data: The content of a file, or of standard input.
        path: The name to report; its suffix may tell the format.
        format: The format, if it is known.
        checker: What finds, and judges the result.
        unsafe: Whether to apply as well what a person should look at.
        passes: How often to go through the content.

    Raises:
        UnknownFormatError: No format goes by that name, or none can be told.
    """
    reports = list(checker.content(data, path, format))
    report = Report(files_checked=0).merge(*reports)
    as_it_is = Fixed(data=data, report=report)
    if not any(_has_work(one, unsafe=unsafe) for one in reports):
        return as_it_is
    binary = binary_format(data, path, format)
    if binary is not None:
        return attrs.evolve(as_it_is, untouched=_NO_EDITOR.format(binary.title))
    try:
        decoded = decode_text(data, path, format)
    except ParseError:
        return as_it_is
    reason = _reason(decoded)
    if reason:
        return attrs.evolve(as_it_is, untouched=reason)
    alone = attrs.evolve(checker, first_place=None)
    desk = _Desk(decoded, path, alone, unsafe=unsafe, passes=passes)
    text, applied = desk.fixed(reports)
    marks = [f for f in report.findings if f.code == _BYTE_ORDER_MARK and f.fix is not None]
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) and not marks else b""
    applied = (*marks, *(finding for finding in applied if finding.code != _BYTE_ORDER_MARK))
    if not applied:
        return as_it_is
    fixed = mark + text.encode()
    after = Report(files_checked=0).merge(*alone.content(fixed, path, decoded.format))
    # Whether an id is taken is known from the run, and was asked for once.
    taken = [finding for finding in report.findings if finding.code == DUPLICATE_ID]
    after = attrs.evolve(after, findings=[*after.findings, *taken])
    return Fixed(data=fixed, applied=applied, report=after)


def fix_brief(
    source: Brief | Mapping[str, Any],
    checker: Checker,
    *,
    unsafe: bool = False,
    passes: int = MAX_PASSES,
) -> Brief:
    """Return what a brief becomes once the fixes of its findings are applied.

    Args:
        source: A brief, or a mapping in the canonical JSON form.
        checker: What finds, and judges the result.
        unsafe: Whether to apply as well what a person should look at.
        passes: How often to go through it.

    Raises:
        ParseError: The mapping is no brief at all.
    """
    document = Document(source, format="") if isinstance(source, Brief) else native.document(source)
    alone = attrs.evolve(checker, first_place=None)

    def judge(_: str, document: Document) -> Report:
        return alone.document(document)

    workshop = Workshop(spell=_in_memory, judge=judge, unsafe=unsafe)
    after, _ = workshop.fixed(State("", document, judge("", document)), passes)
    return after.document.brief


def _in_memory(state: State, edits: Sequence[Edit]) -> tuple[str, Document]:
    return "", Document(apply_edits(state.document.brief, edits), format="")


def _has_work(report: Report, *, unsafe: bool) -> bool:
    """Tell whether there is, or may be, something to fix: a full report does not show all."""
    return bool(report.truncated or candidates(report, unsafe=unsafe))


def _reason(decoded: DecodedText) -> str:
    """Return why nothing may be changed in a text; nothing if something may."""
    if any(problem.code != _BYTE_ORDER_MARK for problem in decoded.repaired):
        return _NOT_UTF8
    return "" if decoded.format.edit else _NO_EDITOR.format(decoded.format.title)


@attrs.frozen
class _Desk:
    """One content, and how its briefs are put right."""

    decoded: DecodedText
    path: StrPath | None
    checker: Checker
    unsafe: bool = attrs.field(kw_only=True)
    passes: int = attrs.field(kw_only=True)

    def fixed(self, reports: Sequence[Report]) -> tuple[str, tuple[Finding, ...]]:
        """Return the text afterwards, and what was put right in it."""
        text, format, _ = self.decoded
        if format.iter_loads is None:
            return self._one(text, reports[0], source=True)
        parts: list[str] = []
        done: list[Finding] = []
        waiting = iter(reports)
        # Not str.splitlines(): a line of JSON may hold U+2028.
        for line in StringIO(text):
            content = line.rstrip("\r\n")
            report = next(waiting, None) if content.strip() else None
            if report is None or not _has_work(report, unsafe=self.unsafe):
                parts.append(line)
                continue
            after, applied = self._one(content, report, source=False)
            parts.append(after + line[len(content) :])
            done += applied
        return "".join(parts), tuple(done)

    def _one(self, text: str, report: Report, *, source: bool) -> tuple[str, tuple[Finding, ...]]:
        """Put one brief right; `source` says whether it has the text to itself."""
        format = self.decoded.format
        judge = partial(self._judge, source=source)
        workshop = Workshop(
            spell=partial(_spelled, format), judge=judge, derives=format.derives, unsafe=self.unsafe
        )
        try:
            document = reader_of(format)(text)
        except ParseError:
            return text, ()
        if report.truncated:
            report = judge(text, document)
        state, applied = workshop.fixed(State(text, document, report), self.passes)
        return state.text, applied

    def _judge(self, text: str, document: Document, *, source: bool) -> Report:
        """Return what is found in a brief: enough of it to go on, or else all."""
        for enough in (_ENOUGH, _ALL):
            report = attrs.evolve(self.checker, max_findings=enough).document(
                document,
                self.path,
                source=text if source else None,
                public=self.decoded.format.public,
            )
            if not report.truncated or candidates(report, unsafe=self.unsafe):
                break
        return report


def _spelled(format: Format, state: State, edits: Sequence[Edit]) -> tuple[str, Document]:
    """Return the text with edits made, and what is read from it.

    Raises:
        LookupError: The text has no place for an edit.
        ValueError: It cannot be spelled.
        ParseError: What was spelled cannot be read.
    """
    text = state.text
    of_brief = [edit for edit in edits if not edit.is_of_source]
    if of_brief and format.edit is not None:
        text = format.edit(text, state.document, of_brief)
    else:
        text = replaced(text, in_order(map(_piece, edits), text))
    return text, reader_of(format)(text)


def _piece(edit: Edit) -> Piece:
    start = edit.start or 0
    return Piece(start, start if edit.end is None else edit.end, str(edit.replacement or ""))
