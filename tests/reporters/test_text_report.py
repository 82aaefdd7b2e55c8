"""The reports for people: a finding a line, by file, and with the line of the source."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hostile import FINDING
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.problems import Severity, SourceSpan
from briefkit.reporters import RunInfo, rendered
from briefkit.reporters._columns import shown as columns_of
from briefkit.reporters._columns import width
from briefkit.reporters._snippet import snippet
from briefkit.reporters.summary import statistics, summary
from briefkit.validation import Finding, Report
from briefkit.validation.catalogue import CORE
from briefkit.validation.findings.excerpts import Excerpts
from briefkit.validation.findings.finding import Excerpt
from briefkit.validation.findings.fix import Fix
from briefkit.validation.findings.tally import Tally
from effort import examples

SAFE = Fix(message="add a period", edits=[])
UNSAFE = attrs.evolve(SAFE, applicability="unsafe")


def found(**changes: Any) -> Finding:
    """Return a finding like the first, with changes."""
    return attrs.evolve(FINDING, **changes)


def shown(*findings: Finding, name: str = "text", **details: Any) -> list[str]:
    """Return the lines of a report of some findings, without the sum."""
    info = RunInfo(rules=CORE, summed_up=False, **details)
    return rendered(Report(findings=findings), name, info).splitlines()


def in_line(line: str, start: int, end: int, number: int = 7, **changes: Any) -> Finding:
    """Return a finding that stands in a line of a source."""
    span = SourceSpan(number, start + 1, number, end + 1)
    source = "\n" * (number - 1) + line
    return found(path="a.md", span=span, excerpt=Excerpts(source).excerpt(span), **changes)


@pytest.mark.parametrize("name", ["text", "concise"])
def test_a_located_finding_is_a_line(name: str) -> None:
    """Path, line, column, code, severity, message: what editors and CI systems parse."""
    finding = found(path="desk/a.txt", span=SourceSpan(30, 5, 30, 9))

    assert shown(finding, name=name) == [
        "desk/a.txt:30:5: BK501 warning: paragraph ends without a full stop"
    ]


def test_without_a_line_the_pointer_stands_there() -> None:
    """A brief that came from no file is addressed by pointer."""
    assert shown(found())[0].startswith("brief:/sections/0/blocks/0/text: BK501 warning: ")


@pytest.mark.parametrize(
    ("fix", "mark"), [(None, "paragraph"), (SAFE, "[*] paragraph"), (UNSAFE, "[?] paragraph")]
)
def test_a_mark_says_that_there_is_a_fix(fix: Fix | None, mark: str) -> None:
    """An asterisk for one that is safe, a question mark for one to look at."""
    for name in ("concise", "grouped"):
        (line,) = [line for line in shown(found(fix=fix), name=name) if "BK501" in line]
        assert f"{mark} ends without" in line


def test_findings_are_grouped_by_file() -> None:
    """Each file is named once, with its findings below it."""
    span = SourceSpan(3, 12, 3, 14)

    assert shown(
        found(path="a.md", span=span),
        found(path="a.md", span=SourceSpan(14, 2, 14, 3), severity=Severity.INFO),
        found(path="b.md", span=span, severity=Severity.ERROR),
        name="grouped",
    ) == [
        "a.md",
        "     3:12  warning  BK501  paragraph ends without a full stop",
        "     14:2  info     BK501  paragraph ends without a full stop",
        "",
        "b.md",
        "     3:12  error    BK501  paragraph ends without a full stop",
    ]


def test_the_line_of_the_source_is_shown() -> None:
    """With its number, carets under the finding, and what to do about it; then a blank line."""
    assert shown(in_line("Work starts in  May and ends.", 14, 16, fix=SAFE))[1:] == [
        "    7 | Work starts in  May and ends.",
        "      |               ^^",
        "      = help: add a period (--fix)",
        "",
    ]


def test_the_rule_helps_where_there_is_no_fix() -> None:
    """What it asks is told once; the second finding of it is shorter."""
    lines = shown(in_line("Work ends", 9, 9), in_line("It does", 7, 7, number=9))

    assert [line for line in lines if "help" in line] == [
        f"      = help: {CORE.find('BK501').summary}"
    ]


def test_an_unsafe_fix_names_its_option() -> None:
    """Which option makes it stands behind what it does."""
    assert "      = help: add a period (--unsafe-fixes)" in shown(in_line("x", 0, 1, fix=UNSAFE))


def test_a_blank_line_is_not_shown() -> None:
    """There is nothing to see in it."""
    assert [line[:12] for line in shown(in_line("   ", 0, 0))] == [
        "a.md:7:1: BK",
        "      = help",
        "",
    ]


def test_what_is_missing_has_no_line() -> None:
    """Where it is missed stands something else; the end of a text is a place, though."""
    missing = in_line("The headline", 0, 0, pointer="/published")
    open_end = attrs.evolve(in_line("The headline", 12, 12), start=12, end=12)

    assert [len(shown(missing)), len(shown(open_end))] == [3, 5]


def test_an_odd_space_is_shown_where_it_matters() -> None:
    """Within the finding it is spelled out, elsewhere it is a space."""
    _, source, carets, *_ = shown(in_line("no\xa0break\xa0here", 8, 9))

    assert source == "    7 | no break\\xa0here"
    assert carets == "      |         ^^^^"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("plain words here", "words"),
        ("\ttab\twords", "words"),
        ("日本語 words", "words"),
        ("ｆｕｌｌ words", "words"),
        ("e\u0301le\u0300ve words", "words"),
        ("rocket \U0001f680 words", "words"),
        ("heart \u2764\ufe0f words", "words"),
        ("각 \u1100\u1161\u11a8 words", "words"),
        ("bell \x07 bidi \u202e words", "words"),
        ("odd\xa0and\u3000wide words", "words"),
        ("words 日本", "日本"),
    ],
)
def test_carets_stand_under_the_words(line: str, words: str) -> None:
    """By the columns of a terminal, not by code points."""
    start = line.index(words)
    finding = in_line(line, start, start + len(words))
    _, source, carets, *_ = shown(finding)
    before = source.partition(words)[0]
    styled = before.count("\u2764\ufe0f")  # the mark makes the heart as wide as an emoji

    assert source.isprintable()
    assert carets.index("^") == width(before) + styled
    assert carets.count("^") == width(words)


def test_a_long_line_is_cut_around_the_finding() -> None:
    """At least 40 columns on either side, and dots where the line goes on."""
    line = "".join(f"{number:05} " for number in range(1000))
    _, source, carets, *_ = shown(in_line(line, 3000, 3005))

    assert source.startswith("    7 | …")
    assert source.endswith("…")
    assert len(source) < 110
    at = carets.index("^")
    assert source[at : at + 5] == "00500"
    assert source[at - 41 : at] == "…" + line[2960:3000]
    assert source[at + 5 : at + 46] == line[3005:3045] + "…"


def test_a_long_finding_is_cut() -> None:
    """Its beginning is shown, in a line that still fits."""
    _, source, carets, *_ = shown(in_line("word " * 100, 0, 499))

    assert len(source) < 110
    assert carets.count("^") == 80


@settings(max_examples=examples(100), deadline=None)
@given(st.text(), st.integers(0, 300), st.integers(0, 300), st.booleans(), st.booleans())
def test_any_excerpt_can_be_shown(
    text: str, start: int, length: int, before: bool, after: bool
) -> None:
    """Carets never stand beyond the line, but for one at its end."""
    start = min(start, len(text))
    end = min(start + length, len(text))
    line, space, carets = snippet(Excerpt(text, start, end, 1, 1, before, after))

    assert line.isprintable()
    assert space.strip(" ") == ""
    assert carets.strip("^") == ""
    assert 1 <= len(carets) <= max(1, width(line) + line.count("\ufe0f") - len(space))


def test_colours_mark_severity_only() -> None:
    """Paint goes on the label, the carets and the word help; without it the text is the same."""

    def painted(text: str, kind: str) -> str:
        return f"<{kind}>{text}</>"

    finding = in_line("Work  ends.", 4, 6, fix=SAFE)
    text = "\n".join(shown(finding, paint=painted))

    assert "<warning>BK501 warning</>" in text
    assert "|     <warning>^^</>" in text
    plain = text.replace("<warning>", "").replace("<info>", "").replace("</>", "")
    assert plain == "\n".join(shown(finding))


def test_a_path_gives_github_no_command() -> None:
    """A file may be called anything; a line of a report still begins no workflow command."""
    for name in ("text", "concise", "grouped"):
        first, *_ = shown(found(path="::error::x"), name=name)
        assert first.startswith("./::error::x")


def test_the_summary_counts() -> None:
    """The last line counts severities, briefs, codes, and what is not shown."""
    error = found(code="BK103", severity=Severity.ERROR)
    note = found(code="BK510", severity=Severity.INFO, pointer="")
    report = Report(findings=[error, error, note], files_checked=3, truncated=7)

    *_, last = rendered(report).splitlines()

    assert last == "2 errors, 1 note in 3 briefs; 7 more not shown (BK103 2, BK510 1)"


def test_nothing_found() -> None:
    """A clean run says so."""
    assert rendered(Report(files_checked=2)) == "No problems in 2 briefs\n"


def test_the_summary_counts_fixes_and_what_was_put_aside() -> None:
    """What an option would put right, and what directives and the baseline keep quiet."""
    aside = [found(suppression="inline"), found(suppression="file"), found(suppression="baseline")]
    report = Report(findings=[found(fix=SAFE), found(fix=UNSAFE), found()], suppressed=aside)

    assert summary(Tally.of(report)) == (
        "3 warnings in 1 brief (BK501 3); 1 fixable with --fix; 1 more with --unsafe-fixes; "
        "2 suppressed; 1 in the baseline"
    )
    unsafe = Report(findings=[found(fix=UNSAFE)])
    assert summary(Tally.of(unsafe)).endswith("(BK501 1); 1 fixable with --unsafe-fixes")


def test_the_summary_stays_a_line() -> None:
    """Of very many codes it names the most frequent."""
    many = [found(code=f"BK{number}", pointer="") for number in range(501, 513)]
    line = summary(Tally.of(Report(findings=[*many, many[-1]])))

    assert line.endswith(
        "(BK501 1, BK502 1, BK503 1, BK504 1, BK505 1, BK506 1, BK507 1, BK512 2, 4 other codes)"
    )


def test_statistics_are_a_table() -> None:
    """How often, which rule, and how many have a fix; the most frequent first."""
    spaces = [found(code="BK504", name="whitespace", fix=SAFE)] * 10
    tally = Tally.of(Report(findings=[*spaces, found(fix=UNSAFE), found(code="BK113")]))

    assert statistics(tally).splitlines() == [
        "10  BK504  whitespace               10 with --fix",
        " 1  BK113  no-terminal-punctuation",
        " 1  BK501  no-terminal-punctuation  1 with --unsafe-fixes",
    ]
    assert statistics(Tally()) == ""


@pytest.mark.parametrize("around", ["", "\t"])
def test_usual_characters_take_a_column_each(around: str) -> None:
    """What is most frequent is shown as it is, in a line of nothing else and in any other."""
    usual = [*range(0x20, 0x7F), *range(0xC0, 0x250), *range(0x2010, 0x2028)]
    text = "".join(map(chr, usual))

    line, columns = columns_of(text + around)

    assert line.rstrip(" ") == text
    assert columns[: len(text) + 1] == [*range(len(text) + 1)]
