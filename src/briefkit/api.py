"""The verbs: read, write, convert, validate. The only place that joins formats and validation.

`read`, `write`, `convert` and `validate` take paths; content goes through `loads`, `dumps` and
`validate_text`. So content is never opened as a path, and a path is never parsed as content.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping
from io import StringIO
from typing import Any, ParamSpec, TypeVar

import attrs

from briefkit import files
from briefkit.changes import diff
from briefkit.conversion import convert, dumps, losses, write
from briefkit.documents import (
    StrPath,
    decode_text,
    iter_documents,
    known_format,
    loads,
    loads_document,
    read,
    read_document,
    reader_of,
)
from briefkit.errors import ParseError
from briefkit.formats import Document, Format
from briefkit.formats import json as native
from briefkit.model import Brief
from briefkit.problems import Problem
from briefkit.validation.catalogue import PROFILES
from briefkit.validation.engine import check
from briefkit.validation.findings import Report
from briefkit.validation.rule import Rule
from briefkit.validation.rule_set import RuleSet

__all__ = [
    "convert",
    "diff",
    "dumps",
    "iter_documents",
    "loads",
    "loads_document",
    "losses",
    "read",
    "read_document",
    "validate",
    "validate_text",
    "write",
]


P = ParamSpec("P")
T = TypeVar("T")

_EMPTY = ParseError([Problem(pointer="", message="the file is empty", code="BK001")])


def validate(
    source: StrPath | Brief | Mapping[str, Any],
    *,
    format: str | Format | None = None,
    rules: Iterable[Rule] = PROFILES["default"],
    now: dt.datetime | None = None,
    max_findings: int = 1000,
) -> Report:
    """Return what is wrong with a brief, or with every brief of a file. Never raises on bad data.

    Args:
        source: A path, a brief, or a mapping in the canonical JSON form.
        format: The format of the file; by default told by the suffix, then by the content.
        rules: The rules to run; see `briefkit.validation.catalogue` for the sets there are.
        now: The instant to judge times by; by default the present one.
        max_findings: How many findings to keep of one brief; the rest is counted.

    Raises:
        FileAccessError: The file cannot be read.
        UnknownFormatError: No format goes by that name, or none can be told for the file.
    """
    run = _Run(rules, now, max_findings)
    if isinstance(source, Brief):
        return run.report(Document(source, format=""))
    if isinstance(source, Mapping):
        return run.report(_caught(native.document, source))
    known = known_format(source, format)
    if known is not None and known.iter_loads is not None:
        return run.reports(iter_documents(source, known), source)
    return run.content(files.read_bytes(source), source, known)


def validate_text(
    content: str | bytes,
    format: str | Format | None = None,
    *,
    path: StrPath | None = None,
    rules: Iterable[Rule] = PROFILES["default"],
    now: dt.datetime | None = None,
    max_findings: int = 1000,
) -> Report:
    """Return what is wrong with the brief, or the briefs, that a content spells.

    Args:
        content: The content itself, never a path; bytes are decoded as a file's would be.
        format: Its format; by default told by the suffix of `path`, then by the content.
        path: The file name to report.
        rules: As for `validate`.
        now: As for `validate`.
        max_findings: As for `validate`.

    Raises:
        UnknownFormatError: No format goes by that name, or none can be told for the content.
    """
    run = _Run(rules, now, max_findings)
    # What no encoding can carry stays what it is, for the reader to report in its place.
    data = content.encode(errors="surrogatepass") if isinstance(content, str) else content
    return run.content(data, path, format)


def _rule_set(rules: Iterable[Rule]) -> RuleSet:
    return rules if isinstance(rules, RuleSet) else RuleSet(rules)


def _instant(now: dt.datetime | None) -> dt.datetime:
    return now or dt.datetime.now(dt.UTC)


@attrs.frozen
class _Run:
    """What is the same for every brief of a run."""

    rules: RuleSet = attrs.field(converter=_rule_set)
    now: dt.datetime = attrs.field(converter=_instant)
    max_findings: int

    def content(self, data: bytes, path: StrPath | None, format: str | Format | None) -> Report:
        decoded = _caught(decode_text, data, path, format)
        if isinstance(decoded, ParseError):
            return self.report(decoded, path)
        text, found, repaired = decoded
        if found.iter_loads is not None:
            # Not str.splitlines(): a line of JSON may hold U+2028.
            return self.reports(found.iter_loads(StringIO(text)), path)
        document = _caught(reader_of(found), text)
        return self.report(document, path, repaired, text)

    def reports(self, items: Iterable[Document | ParseError], path: StrPath | None) -> Report:
        reports = [self.report(item, path) for item in items]
        return Report(files_checked=0).merge(*reports or [self.report(_EMPTY, path)])

    def report(
        self,
        item: Document | ParseError,
        path: StrPath | None = None,
        repaired: tuple[Problem, ...] = (),
        source: str | None = None,
    ) -> Report:
        found: dict[str, Any] = {}
        if isinstance(item, Document):
            found = {"unread": item.unread, "locate": item.locate, "source": source}
        return check(
            item.brief if isinstance(item, Document) else None,
            self.rules,
            problems=(*repaired, *item.problems),
            format=item.format,
            path=None if path is None else os.fspath(path),
            now=self.now,
            max_findings=self.max_findings,
            **found,
        )


def _caught(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | ParseError:
    try:
        return function(*args, **kwargs)
    except ParseError as error:
        return error
