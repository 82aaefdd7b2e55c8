"""Reports to SARIF 2.1.0, which GitHub code scanning and many other tools take.

Reference: docs.oasis-open.org/sarif/sarif/v2.1.0; docs.github.com, "SARIF support for code
scanning".
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import attrs

from briefkit._version import __version__
from briefkit.echo import printable
from briefkit.problems import SourceSpan
from briefkit.reporters._arrays import ArrayPieces, compact
from briefkit.reporters._base import RunInfo
from briefkit.reporters._places import relative_path
from briefkit.reporters._sarif_rules import LEVELS, RuleIndex
from briefkit.validation.findings.finding import CRASH_CODE, Finding
from briefkit.validation.findings.plain import encodable
from briefkit.validation.findings.report import Report

__all__ = ["MOST_NOTIFICATIONS", "MOST_RESULTS", "SarifWriter"]

MOST_RESULTS = 25_000
"""How many results GitHub takes of one run; it refuses a file that has more."""

MOST_NOTIFICATIONS = 100
"""How many crashes of rules are told."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_HEAD = f"""{{
  "$schema": "{_SCHEMA}",
  "version": "2.1.0",
  "runs": [
    {{
      "results": """


class SarifWriter:
    """Writes one run: a result for each finding, also for those put aside; then the rules.

    A rule that crashed is no result but a notification, and the execution no success.
    """

    def __init__(self, info: RunInfo) -> None:
        self._info = info
        self._rules = RuleIndex(info)
        self._pieces = ArrayPieces(3)
        self._begun = False
        self._room = MOST_RESULTS
        self._left_out = 0
        self._notifications: list[dict[str, Any]] = []
        self._failed = False

    def add(self, report: Report) -> str:
        """Return the results of a report."""
        self._left_out += report.truncated
        found = (*report.findings, *report.suppressed)
        return self._head() + self._pieces.add(map(self._result, self._admitted(found)))

    def end(self) -> str:
        """Return the rest of the run: what it is measured by, how it went, and the rules."""
        rest = {
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {_ROOT: _root(self._info.base)},
            "invocations": [
                {
                    "executionSuccessful": not (self._failed or self._info.has_failed()),
                    "toolExecutionNotifications": [*self._notifications, *self._remarks()],
                }
            ],
        }
        members = "".join(f',\n      "{key}": {compact(rest[key])}' for key in rest)
        return f"{self._head()}{self._pieces.end()}{members}{self._tool()}\n    }}\n  ]\n}}\n"

    def _tool(self) -> str:
        rules = ArrayPieces(5)
        listed = rules.add(self._rules) + rules.end()
        driver = compact({"name": "briefkit", "semanticVersion": __version__})[:-1]
        return f',\n      "tool": {{\n        "driver": {driver}, "rules": {listed}}}\n      }}'

    def _head(self) -> str:
        head = "" if self._begun else _HEAD
        self._begun = True
        return head

    def _admitted(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield what becomes a result, and keep count of the rest."""
        for finding in findings:
            if finding.code == CRASH_CODE:
                self._failed = True
                if len(self._notifications) < MOST_NOTIFICATIONS:
                    self._notifications.append(self._notification(finding))
            elif self._room:
                self._room -= 1
                yield finding
            else:
                self._left_out += 1

    def _result(self, finding: Finding) -> dict[str, Any]:
        path = relative_path(finding.path, self._info.base)
        values: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": self._rules.of(finding),
            "level": LEVELS[finding.severity],
            "message": {"text": _message(finding.message)},
            "locations": [_location(finding, path)],
            "partialFingerprints": {"briefkit/v1": attrs.evolve(finding, path=path).fingerprint},
        }
        if self._info.has_baseline:
            is_old = finding.suppression == "baseline"
            values["baselineState"] = "unchanged" if is_old else "new"
        if finding.related:
            values["relatedLocations"] = list(_related(finding, path))
        if finding.suppression:
            values["suppressions"] = [_suppression(finding)]
        if finding.replacements:
            values["fixes"] = [_fix(finding, path)]
        return values

    def _notification(self, finding: Finding) -> dict[str, Any]:
        path = relative_path(finding.path, self._info.base)
        values: dict[str, Any] = {
            "level": "error",
            "message": {"text": _message(finding.message)},
            "descriptor": {"id": finding.code},
            "locations": [_location(finding, path)],
        }
        rule = finding.data.get("rule")
        if isinstance(rule, str):
            values["associatedRule"] = {"id": encodable(rule)}
        return values

    def _remarks(self) -> Iterator[dict[str, Any]]:
        if self._left_out:
            text = f"{self._left_out} more findings are not in this file"
            yield {"level": "warning", "message": {"text": text}}


def _root(base: str) -> dict[str, Any]:
    described = {"description": {"text": "The folder that the paths in this file count from"}}
    if not base:
        return described
    folder = os.path.join(os.path.abspath(base), "").replace(os.sep, "/")
    return {"uri": _uri(encodable(folder)), **described}


def _uri(path: str) -> str:
    """Return a path with slashes as a URI reference (RFC 3986)."""
    if os.path.isabs(path):
        return f"file://{'' if path.startswith('/') else '/'}{quote(path)}"
    return quote(path)


def _region(span: SourceSpan) -> dict[str, int]:
    """Return a stretch of a source as SARIF puts it, which counts as we do."""
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _location(finding: Finding, path: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if finding.path:
        physical: dict[str, Any] = {"artifactLocation": _artifact(path)}
        if finding.span:
            physical["region"] = _region(finding.span)
        values["physicalLocation"] = physical
    values["logicalLocations"] = [_logical(finding.pointer)]
    return values


def _artifact(path: str) -> dict[str, str]:
    reference = {"uri": _uri(path)}
    return reference if os.path.isabs(path) else {**reference, "uriBaseId": _ROOT}


def _logical(pointer: str) -> dict[str, str]:
    kind = "value" if pointer else "object"
    return {"fullyQualifiedName": encodable(pointer), "kind": kind}


def _related(finding: Finding, path: str) -> Iterator[dict[str, Any]]:
    for pointer, message in finding.related:
        location: dict[str, Any] = {"logicalLocations": [_logical(pointer)]}
        if finding.path:
            location["physicalLocation"] = {"artifactLocation": _artifact(path)}
        yield {**location, "message": {"text": _message(message)}}


def _suppression(finding: Finding) -> dict[str, str]:
    kind = "external" if finding.suppression == "baseline" else "inSource"
    values = {"kind": kind, "status": "accepted"}
    if finding.justification:
        values["justification"] = printable(finding.justification)
    return values


def _fix(finding: Finding, path: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(r.span), "insertedContent": {"text": encodable(r.text)}}
        for r in finding.replacements
    ]
    description = finding.fix.message if finding.fix else finding.message
    return {
        "description": {"text": _message(description)},
        "artifactChanges": [
            {"artifactLocation": _artifact(path), "replacements": replacements},
        ],
    }


def _message(text: str) -> str:
    """Return text as a message in which nothing is a link (SARIF 2.1.0, 3.11.6)."""
    text = printable(text)
    return text.replace("[", "\\[") if "](" in text else text
