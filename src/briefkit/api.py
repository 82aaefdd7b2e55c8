"""The verbs: read, write, convert, validate. The only place that joins formats and validation.

`read`, `write`, `convert` and `validate` take paths; content goes through `loads`, `dumps` and
`validate_text`. So content is never opened as a path, and a path is never parsed as content.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, overload

from briefkit._checkers import checker_of, report_of, settings_of
from briefkit.changes import diff
from briefkit.conversion import convert, dumps, losses, write
from briefkit.documents import StrPath, loads, loads_document, read, read_document
from briefkit.files import read_bytes
from briefkit.formats import Format
from briefkit.inputs.reading import iter_documents
from briefkit.inputs.search import search
from briefkit.model import Brief
from briefkit.runs import (
    NO_LIMIT,
    Run,
    Source,
    Unreadable,
    beyond_baseline,
    check_many,
)
from briefkit.validation.configuration.settings import Settings
from briefkit.validation.findings.report import Report
from briefkit.validation.rule import Rule

if TYPE_CHECKING:
    from briefkit.fixing.contents import Fixed

__all__ = [
    "convert",
    "diff",
    "dumps",
    "fix",
    "iter_documents",
    "loads",
    "loads_document",
    "losses",
    "read",
    "read_document",
    "validate",
    "validate_many",
    "validate_text",
    "write",
]


def validate(
    source: StrPath | Brief | Mapping[str, Any],
    *,
    format: str | Format | None = None,
    profile: str | Iterable[str] | None = None,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    rules: Iterable[Rule] | None = None,
    settings: Settings | None = None,
    now: dt.datetime | None = None,
    max_findings: int | None = None,
) -> Report:
    """Return what is wrong with a brief, or with every brief of a file. Never raises on bad data.

    Args:
        source: A path, a brief, or a mapping in the canonical JSON form.
        format: The format of the file; by default told by the suffix, then by the content.
        profile: The name of a profile, or several, from the left to the right; by default those
            of `settings`, or "default".
        select: Codes, names, or beginnings of codes of the only rules to run.
        ignore: The same of rules not to run.
        rules: The rules to run, instead of all that chooses among those there are.
        settings: What to run and how, as `briefkit.validation.configuration` reads it; `profile`,
            `select` and `ignore` count before it. Without it no configuration is looked for. What
            its baseline accepts is among the `suppressed`, as for the command.
        now: The instant to judge times by; by default the present one.
        max_findings: How many findings to keep of one brief; the rest is counted. By default
            what `settings` say, or 1,000.

    Raises:
        FileAccessError: The file cannot be read.
        UnknownFormatError: No format goes by that name, or none can be told for the file.
        ConfigurationError: There is no such rule, profile or plugin.
        BaselineError: The baseline of `settings` cannot be read, or is none.
        TypeError: `rules` is given, and so is what chooses among rules.
    """
    checker = checker_of(
        rules=rules,
        settings=settings,
        profile=profile,
        select=select,
        ignore=ignore,
        now=now,
        max_findings=max_findings,
    )
    if isinstance(source, (Brief, Mapping)):
        return report_of(checker, settings, lambda checker: [checker.brief(source)])
    return report_of(checker, settings, lambda checker: checker.file(source, format))


@overload
def fix(
    source: Brief | Mapping[str, Any],
    *,
    profile: str | Iterable[str] | None = ...,
    select: str | Iterable[str] = ...,
    ignore: str | Iterable[str] = ...,
    rules: Iterable[Rule] | None = ...,
    settings: Settings | None = ...,
    unsafe: bool = ...,
    now: dt.datetime | None = ...,
) -> Brief: ...


@overload
def fix(
    source: StrPath,
    *,
    format: str | Format | None = ...,
    profile: str | Iterable[str] | None = ...,
    select: str | Iterable[str] = ...,
    ignore: str | Iterable[str] = ...,
    rules: Iterable[Rule] | None = ...,
    settings: Settings | None = ...,
    unsafe: bool = ...,
    now: dt.datetime | None = ...,
) -> Fixed: ...


def fix(
    source: StrPath | Brief | Mapping[str, Any],
    *,
    format: str | Format | None = None,
    profile: str | Iterable[str] | None = None,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    rules: Iterable[Rule] | None = None,
    settings: Settings | None = None,
    unsafe: bool = False,
    now: dt.datetime | None = None,
) -> Brief | Fixed:
    """Return what a brief or a file becomes once what can be put right is. Writes nothing.

    Args:
        source: A path, a brief, or a mapping in the canonical JSON form.
        format: As for `validate`, and so are all of the following.
        profile: The names of profiles.
        select: The only rules to run.
        ignore: Rules not to run.
        rules: The rules to run, instead of choosing among those there are.
        settings: What to run and how.
        unsafe: Whether to make as well the fixes that a person should look at.
        now: The instant to judge times by.

    Returns:
        For a brief or a mapping the brief; for a path the bytes that should be in the file, with
        what was put right and what is left.

    Raises:
        FileAccessError: The file cannot be read.
        UnknownFormatError: No format goes by that name, or none can be told for the file.
        ConfigurationError: There is no such rule, profile or plugin.
        ParseError: The mapping is no brief at all.
        TypeError: `rules` is given, and so is what chooses among rules.
    """
    # Whoever only reads or validates need not wait for it.
    from briefkit.fixing.contents import fix_brief, fix_content

    checker = checker_of(
        rules=rules,
        settings=settings,
        profile=profile,
        select=select,
        ignore=ignore,
        now=now,
        max_findings=None,
    )
    if isinstance(source, (Brief, Mapping)):
        return fix_brief(source, checker, unsafe=unsafe)
    return fix_content(read_bytes(source), source, format, checker, unsafe=unsafe)


def validate_text(
    content: str | bytes,
    format: str | Format | None = None,
    *,
    path: StrPath | None = None,
    profile: str | Iterable[str] | None = None,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    rules: Iterable[Rule] | None = None,
    settings: Settings | None = None,
    now: dt.datetime | None = None,
    max_findings: int | None = None,
) -> Report:
    """Return what is wrong with the brief, or the briefs, that a content spells.

    Args:
        content: The content itself, never a path; bytes are decoded as a file's would be.
        format: Its format; by default told by the suffix of `path`, then by the content.
        path: The file name to report, and to look up in the ignores of single files.
        profile: As for `validate`, and so are all of the following.
        select: The only rules to run.
        ignore: Rules not to run.
        rules: The rules to run, instead of choosing among those there are.
        settings: What to run and how.
        now: The instant to judge times by.
        max_findings: How many findings to keep of one brief.

    Raises:
        UnknownFormatError: No format goes by that name, or none can be told for the content.
        ConfigurationError: There is no such rule, profile or plugin.
        BaselineError: The baseline of `settings` cannot be read, or is none.
        TypeError: `rules` is given, and so is what chooses among rules.
    """
    checker = checker_of(
        rules=rules,
        settings=settings,
        profile=profile,
        select=select,
        ignore=ignore,
        now=now,
        max_findings=max_findings,
    )
    # What no encoding can carry stays what it is, for the reader to report in its place.
    data = content.encode(errors="surrogatepass") if isinstance(content, str) else content
    return report_of(checker, settings, lambda checker: checker.content(data, path, format))


def validate_many(
    paths: StrPath | Iterable[StrPath],
    *,
    format: str | Format | None = None,
    profile: str | Iterable[str] | None = None,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    settings: Settings | None = None,
    now: dt.datetime | None = None,
    max_findings: int | None = None,
    jobs: int = 1,
    unreadable: Unreadable | None = None,
) -> Iterator[Report]:
    """Yield what is wrong with each brief of many files, in their order and in constant memory.

    Two briefs with the same id are a finding (``BK110``), in whatever files they are. The reports
    are the same for every number of `jobs`. Where processes are not forked (on Windows and macOS,
    and beside other threads) the calling script needs ``if __name__ == "__main__":``.

    Args:
        paths: Files, folders, patterns as ``wires/*.txt``, and URLs of such, or one of them.
            Folders are searched for files with the suffix of a format. URLs need the extra
            ``remote``; nothing is fetched from anywhere unless a URL is given.
        format: The format of all of them; by default told by the suffix, then by the content.
        profile: As for `validate`, and so are the following, up to `max_findings`.
        select: The only rules to run.
        ignore: Rules not to run.
        settings: What to run and how. With a baseline, the last report is of what it accepts in
            vain (``BK092``).
        now: The instant to judge times by.
        max_findings: How many findings to keep of one brief.
        jobs: How many processes share the work, that of one long file of NDJSON as well; with 1,
            there is none but this one.
        unreadable: Told of each file that cannot be read, with its path; the others go on. So
            they do after one that ended the process that checked it, and another that tried
            again. Without it, the error is raised.

    Raises:
        FileAccessError: A file cannot be read; a folder holds nothing to read, or cannot be
            searched; a pattern fits nothing.
        UnknownFormatError: No format goes by that name, or none can be told for a file.
        ConfigurationError: There is no such rule, profile or plugin.
        BaselineError: The baseline of `settings` cannot be read, or is none.
        WorkerError: Processes ended before their time.
    """
    settled = settings_of(settings, profile, select, ignore)
    if max_findings is not None:
        settled = settled.overridden(max_findings=max_findings)
    settled.rule_set  # noqa: B018 - what is wrong with it is told before anything is read
    baseline = settled.baseline_path
    whole = settled if baseline is None else settled.overridden(max_findings=NO_LIMIT)
    run = Run(settings=whole, format=format, now=now)
    several = (paths,) if isinstance(paths, (str, os.PathLike)) else paths
    # One by one: what is named twice is checked twice.
    found = (file for path in several for file in search(path, allow_missing=True))
    sources = (Source(file.path) for file in found)
    reports = check_many(sources, run, jobs=jobs, unreadable=unreadable)
    if baseline is None:
        return reports
    return beyond_baseline(reports, baseline, settled.rule_set, settled.max_findings)
