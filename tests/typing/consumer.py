"""What a user writes, for type checkers to judge: mypy --strict and basedpyright read this file.

An annotation that gets weaker breaks an `assert_type` here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import assert_type

import briefkit
from briefkit import (
    Author,
    Block,
    Brief,
    BriefkitError,
    Byline,
    Change,
    ConfigurationError,
    Dateline,
    DateMention,
    Document,
    EmbargoError,
    Finding,
    Fixed,
    Format,
    InvalidBriefError,
    Paragraph,
    ParseError,
    Problem,
    PullQuote,
    Quote,
    Report,
    RuleSet,
    Section,
    Settings,
    Severity,
    SourceSpan,
    bulk,
)
from briefkit.changes import apply
from briefkit.changes.words import Piece
from briefkit.model import PlacedParagraph, PlacedQuote
from briefkit.prose.byline import BylineReading, read_byline
from briefkit.reporters import ReportWriter, RunInfo, rendered
from briefkit.validation.configuration import reading as configuration
from briefkit.validation.configuration.faults import Fault
from briefkit.validation.context import Context
from briefkit.validation.profiles import PROFILES, compose
from briefkit.validation.rule import Hit, Rule, rule


def build() -> Brief:
    """Make a brief of its parts; lists and generators are taken where tuples are kept."""
    paragraph = Paragraph(
        text="“Yes,” Jane Doe said.",
        quotes=[Quote(text="Yes,", start=1, end=5, speaker="Jane Doe", cue="said")],
    )
    return Brief(
        headline="Council approves bridge",
        sections=[Section(blocks=[paragraph, PullQuote(text="Yes")])],
        byline=Byline(text="By Jane Doe", authors=(Author(name=name) for name in ["Jane Doe"])),
        dateline=Dateline.parse("RENO, Nev. (AP) —"),
        published=dt.datetime(2025, 8, 1, 14, 3, tzinfo=dt.UTC),
        extra={"desk": {"id": 7}},
    )


def look(brief: Brief) -> None:
    """Use what a brief holds, and what follows from it."""
    assert_type(brief.headline, str)
    assert_type(brief.sections, tuple[Section, ...])
    assert_type(brief.sections[0].blocks, tuple[Block, ...])
    assert_type(brief.byline, Byline | None)
    assert_type(brief.published, dt.datetime | None)
    assert_type(brief.urgency, int | None)
    assert_type(brief.quotes, tuple[PlacedQuote, ...])
    assert_type(brief.paragraphs, tuple[Paragraph, ...])
    assert_type(brief.placed_paragraphs, tuple[PlacedParagraph, ...])
    assert_type(brief.speakers, tuple[str, ...])
    assert_type(brief.text, str)
    assert_type(brief.word_count, int)
    for block in brief.sections[0].blocks:
        if isinstance(block, Paragraph):
            assert_type(block.quotes, tuple[Quote, ...])


def read_and_write(path: Path) -> None:
    """Go through the verbs with paths of either kind, and with content."""
    brief = briefkit.read(path)
    assert_type(brief, Brief)
    document = briefkit.read_document("story.txt", format="wire")
    assert_type(document, Document)
    assert_type(document.brief, Brief)
    assert_type(document.problems, tuple[Problem, ...])
    assert_type(document.locate("/headline"), SourceSpan | None)
    briefkit.write(brief, path.with_suffix(".json"), indent=4)
    assert_type(briefkit.dumps(brief, "markdown"), str)
    assert_type(briefkit.loads("{}", "json"), Brief)
    assert_type(briefkit.convert(path, "story.md", on_loss="error"), tuple[Change, ...])
    try:
        briefkit.convert(path, "story.md", allow_embargoed=False, now=dt.datetime.now(dt.UTC))
    except EmbargoError as error:
        assert_type(error.until, dt.datetime | None)
        assert_type(error.status, str | None)
    assert_type(briefkit.losses(brief, "wire"), tuple[Change, ...])
    changes = briefkit.diff(brief, build())
    assert_type(changes, tuple[Change, ...])
    assert_type(changes[0].words, tuple[Piece, ...])
    assert_type(apply(brief, changes), Brief)
    assert_type(briefkit.dumps(brief, "ninjs", version="2.2", embed=True), str)
    for item in briefkit.iter_documents("stories.ndjson"):
        assert_type(item, Document | ParseError)


def judge(path: Path) -> Severity | None:
    """Validate, with rules of another project among the others."""
    rules = RuleSet((*PROFILES["default"], no_shouting)).ignore("BK3")
    assert_type(compose(["default", "google"]), RuleSet)
    report = briefkit.validate(path, rules=rules)
    assert_type(report, Report)
    assert_type(report.ok(), bool)
    assert_type(report.findings, tuple[Finding, ...])
    assert_type(briefkit.validate(build()), Report)
    assert_type(briefkit.fix(build(), rules=rules), Brief)
    assert_type(briefkit.fix(path, unsafe=True), Fixed)
    assert_type(briefkit.validate({"headline": "A", "sections": []}), Report)
    assert_type(briefkit.validate_text(b"{}", "json"), Report)
    assert_type(briefkit.validate_many(["a.json"], jobs=2), Iterator[Report])
    for finding in report:
        assert_type(finding.span, SourceSpan | None)
        return finding.severity
    try:
        report.raise_for_errors()
    except InvalidBriefError as error:
        assert_type(error.report, Report)
    except BriefkitError:
        raise
    return None


def go_through(archive: Path) -> bulk.Summary:
    """Read, convert and validate any number of files, with sources and outputs of any kind."""
    for found in bulk.read([archive, "s3://desk/wire/"], format="ndjson", jobs=2):
        assert_type(found, bulk.Entry | bulk.Failure)
        if isinstance(found, bulk.Entry):
            assert_type(found.brief, Brief)
            assert_type(found.line, int | None)
    summary = bulk.convert(archive, "html", "site/", jobs="auto", errors=print, on_loss="error")
    assert_type(summary, bulk.Summary)
    assert_type(summary.failures, list[bulk.Failure])
    bulk.convert((name for name in ["a.json"]), "ndjson", archive / "all.ndjson", indent=2)
    bulk.convert(archive, "parquet", "out", shards=4, resume=True, client="tcp://10.0.0.1:8786")
    bulk.validate(archive, "findings", shards="auto", resume=True, errors="errors.jsonl")
    reports = list[Report]()
    summary = bulk.validate(archive, each=reports.append, profile="wire", ordered=False)
    assert_type(summary.exit_code("warning"), int)
    assert_type(summary.codes.total(), int)
    return summary


def configure(path: Path) -> Report:
    """Validate as a configuration says, or as the call itself does."""
    try:
        found = configuration.find(path)
        settings = configuration.load(found) if found else Settings(profiles=["wire"])
        assert_type(settings.rule_set, RuleSet)
    except ConfigurationError as error:
        assert_type(error.faults, tuple[Fault, ...])
        assert_type(error.line, int | None)
        raise
    assert_type(settings.overridden(select=["BK5"], fail_on="info"), Settings)
    briefkit.validate(path, profile="wire", ignore="BK6", max_findings=10)
    briefkit.validate_text("", "wire", profile=("default", "rss"), select=["BK5"])
    return briefkit.validate(path, settings=settings)


@rule(
    "HOUSE001",
    Severity.ERROR,
    bad={"headline": "COUNCIL APPROVES BRIDGE"},
    good={"headline": "Council approves bridge"},
)
def no_shouting(context: Context) -> Iterator[Hit]:
    """A headline is not in capitals."""
    if context.brief.headline.isupper():
        yield Hit("/headline", "the headline is in capitals")


def spell(brief: Brief) -> str:
    """Write a brief in a form of one's own."""
    return f"{brief.headline}\n"


headlines = Format(
    name="headlines",
    title="Headlines only",
    suffixes=(".headline",),
    media_type="text/plain",
    dumps=spell,
)


class Codes:
    """Writes a report in a form of one's own: the codes."""

    def add(self, report: Report) -> str:
        """Return the codes of a report."""
        return "".join(f"{finding.code}\n" for finding in report)

    def end(self) -> str:
        """Return nothing."""
        return ""


codes: ReportWriter = Codes()
assert_type(codes.add(Report()), str)
assert_type(rendered(Report(), "sarif", RunInfo(rules=[no_shouting], base=".")), str)
assert_type(no_shouting, Rule)
assert_type(briefkit.dumps(build(), headlines), str)
assert_type(briefkit.find_quotes("“Yes,” she said."), tuple[Quote, ...])
assert_type(
    briefkit.find_dates("It opened Thursday.", dt.date(2025, 8, 1)), tuple[DateMention, ...]
)
assert_type(briefkit.resolve_dates(build()), tuple[DateMention, ...])
assert_type(briefkit.resolve_speakers(build()), briefkit.Brief)
assert_type(briefkit.find_dates("It opened Thursday.")[0].date, dt.date | None)
assert_type(briefkit.find_dates("It opened Thursday.")[0].at, dt.datetime | None)
assert_type(briefkit.readable_name("MAGGIE McHALE"), str)
assert_type(read_byline("By Jane Doe, Roe"), BylineReading)
assert_type(read_byline("By Jane Doe, Roe").problems, tuple[Problem, ...])
assert_type(Dateline.parse("RENO, Aug. 1", dt.date(2025, 8, 1)), Dateline)
assert_type(str(Byline.parse("By Jane Doe")), str)
assert_type(briefkit.__version__, str)
