"""The verbs: read, write, convert, validate. The only place that joins formats and validation.

`read`, `write`, `convert` and `validate` take paths; content goes through `loads`, `dumps` and
`validate_text`. So content is never opened as a path, and a path is never parsed as content.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from briefkit.changes import diff
from briefkit.checking import Checker
from briefkit.conversion import convert, dumps, losses, write
from briefkit.documents import (
    StrPath,
    iter_documents,
    loads,
    loads_document,
    read,
    read_document,
)
from briefkit.formats import Format
from briefkit.model import Brief
from briefkit.validation.profiles import PROFILES
from briefkit.validation.report import Report
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
    checker = _checker(rules, now, max_findings)
    if isinstance(source, (Brief, Mapping)):
        return checker.brief(source)
    return _merged(checker.file(source, format))


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
    # What no encoding can carry stays what it is, for the reader to report in its place.
    data = content.encode(errors="surrogatepass") if isinstance(content, str) else content
    return _merged(_checker(rules, now, max_findings).content(data, path, format))


def _checker(rules: Iterable[Rule], now: dt.datetime | None, max_findings: int) -> Checker:
    found = rules if isinstance(rules, RuleSet) else RuleSet(rules)
    return Checker(rules_for=lambda _: found, now=now, max_findings=max_findings)


def _merged(reports: Iterable[Report]) -> Report:
    return Report(files_checked=0).merge(*reports)
