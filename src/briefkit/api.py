"""The verbs: read, write, convert, validate. The only place that joins formats and validation.

`read`, `write`, `convert` and `validate` take paths; content goes through `loads`, `dumps` and
`validate_text`. So content is never opened as a path, and a path is never parsed as content.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
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
from briefkit.validation.report import Report
from briefkit.validation.rule import Rule
from briefkit.validation.rule_set import RuleSet
from briefkit.validation.settings import Settings

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
            `select` and `ignore` count before it. Without it no configuration is looked for.
        now: The instant to judge times by; by default the present one.
        max_findings: How many findings to keep of one brief; the rest is counted. By default
            what `settings` say, or 1,000.

    Raises:
        FileAccessError: The file cannot be read.
        UnknownFormatError: No format goes by that name, or none can be told for the file.
        ConfigurationError: There is no such rule, profile or plugin.
        TypeError: `rules` is given, and so is what chooses among rules.
    """
    checker = _checker(
        rules=rules,
        settings=settings,
        profile=profile,
        select=select,
        ignore=ignore,
        now=now,
        max_findings=max_findings,
    )
    if isinstance(source, (Brief, Mapping)):
        return checker.brief(source)
    return _merged(checker.file(source, format))


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
        TypeError: `rules` is given, and so is what chooses among rules.
    """
    checker = _checker(
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
    return _merged(checker.content(data, path, format))


def _checker(
    *,
    rules: Iterable[Rule] | None,
    settings: Settings | None,
    profile: str | Iterable[str] | None,
    select: str | Iterable[str],
    ignore: str | Iterable[str],
    now: dt.datetime | None,
    max_findings: int | None,
) -> Checker:
    if rules is not None:
        if settings is not None or profile is not None or select or ignore:
            raise TypeError(
                "rules says which rules run: leave out profile, select, ignore and settings"
            )
        found = rules if isinstance(rules, RuleSet) else RuleSet(rules)
        settled, rules_for = _USUAL, lambda _: found
    else:
        settled = settings or _USUAL
        if profile is not None or select or ignore:
            settled = _overridden(settled, _names(profile), _names(select), _names(ignore))
        rules_for = settled.rules_for
    kept = settled.max_findings if max_findings is None else max_findings
    return Checker(rules_for=rules_for, now=now, max_findings=kept)


_USUAL = Settings()


@lru_cache(maxsize=32)
def _overridden(
    settings: Settings,
    profiles: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> Settings:
    """Return settings with other choices, the same ones for the same: rules are chosen once."""
    return settings.overridden(profiles=profiles or None, select=select, ignore=ignore)


def _names(names: str | Iterable[str] | None) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names or ())


def _merged(reports: Iterable[Report]) -> Report:
    return Report(files_checked=0).merge(*reports)
