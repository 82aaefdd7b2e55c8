"""Typed values for news briefs, formats that say what they lose, and a validator for CI.

>>> import briefkit
>>> brief = briefkit.loads('{"headline": "Ceasefire holds", "sections": []}', "json")
>>> brief.headline
'Ceasefire holds'

Everything here is imported when it is first used: importing briefkit costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefkit._version import __version__ as __version__

if TYPE_CHECKING:
    from briefkit.api import (
        convert,
        dumps,
        fix,
        iter_documents,
        loads,
        loads_document,
        losses,
        read,
        read_document,
        validate,
        validate_many,
        validate_text,
        write,
    )
    from briefkit.changes import Change, diff
    from briefkit.errors import (
        BriefkitError,
        ClusterError,
        EmbargoError,
        FileAccessError,
        LossError,
        MissingDependencyError,
        ParseError,
        ResumeError,
        UnknownFormatError,
        UnsupportedDirectionError,
        WorkerError,
        WriteError,
    )
    from briefkit.fixing.contents import Fixed
    from briefkit.formats import Document, Format
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
        Rights,
        Rule,
        Section,
        Span,
        Subject,
        Table,
    )
    from briefkit.problems import Problem, Severity, SourceSpan
    from briefkit.prose.dates import DateMention, find_dates, resolve_dates
    from briefkit.prose.quotes import find_quotes
    from briefkit.prose.readable import readable_name
    from briefkit.prose.speakers import resolve_speakers
    from briefkit.validation.configuration.faults import ConfigurationError
    from briefkit.validation.configuration.settings import Settings
    from briefkit.validation.findings.finding import Finding
    from briefkit.validation.findings.report import InvalidBriefError, Report
    from briefkit.validation.rule_set import RuleSet
    from briefkit.validation.suppression.baseline_text import BaselineError

__all__ = [
    "Agency",
    "Author",
    "BaselineError",
    "Block",
    "BlockQuote",
    "Brief",
    "BriefkitError",
    "Byline",
    "Change",
    "ClusterError",
    "ConfigurationError",
    "DateMention",
    "Dateline",
    "Document",
    "EmbargoError",
    "Figure",
    "FileAccessError",
    "Finding",
    "Fixed",
    "Format",
    "InvalidBriefError",
    "Link",
    "List",
    "LossError",
    "Media",
    "MissingDependencyError",
    "Note",
    "Paragraph",
    "ParseError",
    "Preformatted",
    "Problem",
    "PullQuote",
    "Quote",
    "Report",
    "ResumeError",
    "Rights",
    "Rule",
    "RuleSet",
    "Section",
    "Settings",
    "Severity",
    "SourceSpan",
    "Span",
    "Subject",
    "Table",
    "UnknownFormatError",
    "UnsupportedDirectionError",
    "WorkerError",
    "WriteError",
    "convert",
    "diff",
    "dumps",
    "find_dates",
    "find_quotes",
    "fix",
    "iter_documents",
    "loads",
    "loads_document",
    "losses",
    "read",
    "read_document",
    "readable_name",
    "resolve_dates",
    "resolve_speakers",
    "validate",
    "validate_many",
    "validate_text",
    "write",
]

# Where the names live, the cheap modules first: the first that has a name is its home.
_HOMES = (
    "model",
    "problems",
    "errors",
    "changes",
    "formats",
    "validation.findings.finding",
    "validation.findings.report",
    "validation.rule_set",
    "api",
    "fixing.contents",
)
# Grammars and settings by themselves: what does not need them does not pay for them.
_APART = {
    "BaselineError": "validation.suppression.baseline_text",
    "ConfigurationError": "validation.configuration.faults",
    "DateMention": "prose.dates",
    "Settings": "validation.configuration.settings",
    "find_dates": "prose.dates",
    "find_quotes": "prose.quotes",
    "readable_name": "prose.readable",
    "resolve_dates": "prose.dates",
    "resolve_speakers": "prose.speakers",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    for home in [_APART[name]] if name in _APART else _HOMES:
        module = import_module(f"{__name__}.{home}")
        if name in module.__all__:
            value = globals()[name] = getattr(module, name)
            return value
    raise AssertionError(f"{name} is listed and lives nowhere")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
