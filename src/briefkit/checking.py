"""Reading and checking in one: a file, a content or a brief to the reports of its briefs.

Nothing here raises on bad data: what cannot be read is a finding.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ParamSpec, TypeAlias, TypeVar

import attrs

from briefkit import files, formats
from briefkit.documents import (
    StrPath,
    binary_format,
    decode_text,
    known_format,
    lines_for,
    reader_of,
)
from briefkit.echo import printable
from briefkit.errors import ParseError
from briefkit.formats import Document, Format
from briefkit.formats import json as native
from briefkit.inputs.reading import iter_decoded, iter_documents
from briefkit.model import Brief
from briefkit.positions import Lines
from briefkit.problems import Problem
from briefkit.structure import DIRECTIVES
from briefkit.validation.engine import check
from briefkit.validation.findings.finding import Finding, Suppression
from briefkit.validation.findings.report import Report
from briefkit.validation.rule_set import RuleSet

__all__ = ["DUPLICATE_ID", "Checker", "FirstPlace", "NotedId", "instant", "with_first"]

DUPLICATE_ID = "BK110"
"""The code of the finding that another brief of the run has the same id."""

FirstPlace: TypeAlias = Callable[[str, str], str | None]
"""Takes an id and the place of its brief; returns where it was before, None if nowhere."""

NotedId: TypeAlias = Callable[[str, str, Suppression | None], None]
"""Takes an id, the place of its brief, and what puts it aside there that the id is taken."""

P = ParamSpec("P")
T = TypeVar("T")

_EMPTY = ParseError([Problem(pointer="", message="the file is empty", code="BK001")])


def instant(now: dt.datetime | None) -> dt.datetime:
    """Return an instant; where none is given, the present one."""
    return now or dt.datetime.now(dt.UTC)


@attrs.frozen(kw_only=True)
class Checker:
    """What is the same for every brief of a run."""

    rules_for: Callable[[str | None], RuleSet]
    """Returns the rules for a file; None stands for a brief without one."""

    now: dt.datetime = attrs.field(default=None, converter=instant)
    """The instant to judge times by; by default the present one."""

    max_findings: int = 1000
    """How many findings to keep of one brief, the worst first; the rest are counted."""

    first_place: FirstPlace | None = None
    """Knows the ids of the run; None where a brief is judged by itself."""

    note_id: NotedId | None = None
    """Takes down the id of each brief, for whoever will know those of the run."""

    def brief(self, source: Brief | Mapping[str, Any]) -> Report:
        """Return the report of a brief, or of a mapping in the canonical JSON form."""
        if isinstance(source, Brief):
            return self._report(Document(source, format=""))
        return self._report(_caught(native.document, source))

    def file(self, path: StrPath, format: str | Format | None = None) -> Iterator[Report]:
        """Yield the report of each brief in a file, one at a time.

        Raises:
            FileAccessError: The file cannot be read.
            UnknownFormatError: No format goes by that name, or none can be told for the file.
        """
        known = known_format(path, format)
        if known is not None and known.holds_many and not known.whole:
            yield from self._each(iter_documents(path, known), path, known)
        else:
            yield from self.content(files.read_bytes(path), path, format)

    def content(
        self, data: bytes, path: StrPath | None = None, format: str | Format | None = None
    ) -> Iterator[Report]:
        """Yield the report of each brief that bytes hold.

        Args:
            data: The content of a file, or of standard input.
            path: The name to report; its suffix may tell the format.
            format: The format, if it is known.

        Raises:
            UnknownFormatError: No format goes by that name, or none can be told.
        """
        binary = binary_format(data, path, format)
        if binary is not None:
            yield from self._each(iter_decoded(data, path, format), path, binary)
            return
        decoded = _caught(decode_text, data, path, format)
        if isinstance(decoded, ParseError):
            yield self._report(decoded, path)
            return
        text, found, repaired = decoded
        if found.iter_loads is not None:
            items = found.iter_loads(lines_for(found, text))
            line = _line_of(text) if found.whole else None
            yield from self._each(items, path, found, repaired, line)
        else:
            item = _caught(reader_of(found), text)
            yield self._report(item, path, repaired, text, public=found.public)

    def document(
        self,
        document: Document,
        path: StrPath | None = None,
        *,
        source: str | None = None,
        repaired: tuple[Problem, ...] = (),
        public: bool | None = None,
    ) -> Report:
        """Return the report of a brief that somebody else has read.

        Args:
            document: What was read.
            path: The name to report.
            source: The text of the file, if it holds nothing else.
            repaired: What was repaired to read the text at all.
            public: Whether the format is for the public, where that is known.
        """
        return self._report(document, path, repaired, source, public=public)

    def numbered(
        self,
        items: Iterable[tuple[int, Document | ParseError]],
        path: StrPath,
        format: Format,
        *,
        is_whole: bool = True,
    ) -> Iterator[Report]:
        """Yield the report of each brief of a file, or of a part of it, that somebody else reads.

        Args:
            items: Each with its number in the file: of a file of lines, its line.
            path: The name to report.
            format: The format of the file.
            is_whole: Whether the file is empty if there are no items.
        """
        unit = ", brief " if format.loads_line is None else ":"
        name = os.fspath(path)
        try:
            for number, item in items:
                is_whole = False
                place = f"{name}{unit}{number}"
                yield self._report(item, path, public=format.public, place=place)
        except ParseError as error:  # of the file, which cannot be read on
            yield self._report(error, path)
        else:
            if is_whole:
                yield self._report(_EMPTY, path)

    def _each(
        self,
        items: Iterable[Document | ParseError],
        path: StrPath | None,
        format: Format,
        repaired: tuple[Problem, ...] = (),
        line: Callable[[int], str] | None = None,
    ) -> Iterator[Report]:
        item = None
        for number, item in enumerate(_until_error(items), 1):
            place = f"{os.fspath(path)}, brief {number}" if path else f"brief {number}"
            yield self._report(item, path, repaired, public=format.public, line=line, place=place)
            repaired = ()
        if item is None:
            yield self._report(_EMPTY, path)

    def _report(
        self,
        item: Document | ParseError,
        path: StrPath | None = None,
        repaired: tuple[Problem, ...] = (),
        source: str | None = None,
        *,
        public: bool | None = None,
        line: Callable[[int], str] | None = None,
        place: str | None = None,
    ) -> Report:
        name = None if path is None else os.fspath(path)
        rules = self.rules_for(name)
        found: dict[str, Any] = {
            "source": source,
            "line": line,
            "format": item.format,
            "is_editable": _has_editor(item.format),
            "path": name,
        }
        if isinstance(item, ParseError):
            return self._checked(None, rules, (*repaired, *item.problems), found)
        found["public"] = public
        found |= {"unread": item.unread, "locate": item.locate, "line": item.line or line}
        report = self._checked(item.brief, rules, (*repaired, *item.problems), found)
        place = place or name or "a brief without a file"
        return self._with_id(report, item.brief, rules, place, found)

    def _with_id(
        self,
        report: Report,
        brief: Brief,
        rules: RuleSet,
        place: str,
        found: Mapping[str, Any],
    ) -> Report:
        """Return the report of a brief with what is known of its id, if anybody wants to know."""
        if not brief.id or DUPLICATE_ID not in rules.by_code:
            return report
        id = _identity(brief)
        if self.note_id is not None:
            self.note_id(id, place, self._put_aside(brief, rules, place, found))
        first = self.first_place(id, place) if self.first_place is not None else None
        if first is None:
            return report
        return _joined(report, self._of_id(brief, rules, place, found), first)

    def _put_aside(
        self, brief: Brief, rules: RuleSet, place: str, found: Mapping[str, Any]
    ) -> Suppression | None:
        """Return what would put it aside that the id of a brief is taken."""
        if DIRECTIVES not in brief.extra:  # as in most
            return None
        judged = self._of_id(brief, rules, place, found)
        return next((finding.suppression for finding in judged.suppressed), None)

    def _of_id(self, brief: Brief, rules: RuleSet, place: str, found: Mapping[str, Any]) -> Report:
        """Return the report of a brief whose id is taken, of nothing but that."""
        data = {"id": _identity(brief), "place": place}
        again = Problem(pointer="/id", message="the id is taken", code=DUPLICATE_ID, data=data)
        return self._checked(brief, RuleSet((rules.by_code[DUPLICATE_ID],)), (again,), found)

    def _checked(
        self,
        brief: Brief | None,
        rules: RuleSet,
        problems: tuple[Problem, ...],
        found: Mapping[str, Any],
    ) -> Report:
        return check(
            brief,
            rules,
            problems=problems,
            now=self.now,
            max_findings=self.max_findings,
            **found,
        )


def _until_error(
    items: Iterable[Document | ParseError],
) -> Iterator[Document | ParseError]:
    """Yield what a reader yields, and what it says last of a file that it cannot read on."""
    try:
        yield from items
    except ParseError as error:
        yield error


def _has_editor(name: str) -> bool:
    """Tell whether fixes can be made in files of a format; of what is no file, they can."""
    return all(format.edit is not None for format in formats.BUILTIN if format.name == name)


def _line_of(text: str) -> Callable[[int], str]:
    """Return what finds lines of a text that holds many briefs."""
    lines = Lines(text)
    return lambda number: lines.line(number - 1)


def _identity(brief: Brief) -> str:
    """Return what no two briefs should share: versions of a story share its id."""
    return f"{brief.id} version {brief.version}" if brief.version else brief.id or ""


def with_first(finding: Finding, first: str) -> Finding:
    """Return a finding of an id that is taken, with the place where it was first."""
    return attrs.evolve(
        finding,
        message=printable(f"the id {finding.data['id']!r:.80} is taken: {first}"),
        related=(("/id", first),),
        data={**finding.data, "first": first},
    )


def _joined(report: Report, more: Report, first: str) -> Report:
    """Return the report of a brief with the findings of another, which are of its id."""
    found = (with_first(finding, first) for finding in more.findings)
    put_aside = (with_first(finding, first) for finding in more.suppressed)
    return attrs.evolve(
        report,
        findings=(*report.findings, *found),
        suppressed=(*report.suppressed, *put_aside),
    )


def _caught(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | ParseError:
    try:
        return function(*args, **kwargs)
    except ParseError as error:
        return error
