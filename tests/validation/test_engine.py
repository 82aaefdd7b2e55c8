"""The engine: one finding for one defect, in the right place, whatever a rule does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from briefkit.model import Brief, Paragraph, Section
from briefkit.problems import Problem, Severity, SourceSpan
from briefkit.structure import structure
from briefkit.validation import (
    CORE,
    PROFILES,
    Context,
    Edit,
    Hit,
    Report,
    Rule,
    RuleSet,
    check,
    rule,
)
from briefkit.validation.examples import FAULTLESS, brief_of

DEFAULT = PROFILES["default"]


def codes(report: Report) -> list[str]:
    """Return the codes of the findings, in order."""
    return [finding.code for finding in report]


@rule("TEST001", Severity.ERROR)
def crashing(_: Context) -> Iterator[Hit]:
    """A rule that finds one case and then fails."""
    yield Hit("/headline", "found before the crash")
    raise ZeroDivisionError("oh\x1b[2J no")


@rule("TEST002", Severity.INFO)
def every_headline(_: Context) -> Iterator[Hit]:
    """A rule that finds a case in every headline."""
    yield Hit("/headline", "a headline", 0, 1)


@rule("TEST003", Severity.INFO)
def a_thousand(_: Context, *, cases: int = 1000) -> Iterator[Hit]:
    """A rule that finds many cases."""
    for index in range(cases):
        yield Hit(f"/keywords/{index}", "one of many")


def test_a_crash_is_a_finding_and_stops_no_other_rule() -> None:
    """A rule that raises gives BK099 and exit code 2; what it found, and the others, remain."""
    report = check(brief_of({}), [crashing, every_headline])

    assert sorted(codes(report)) == ["BK099", "TEST001", "TEST002"]
    crash = report.by_code()["BK099"][0]
    assert crash.message == "the rule TEST001 crashed: ZeroDivisionError: oh\\x1b[2J no"
    assert report.exit_code() == 2


@rule("TEST004", Severity.ERROR)
def ending(_: Context) -> Iterator[Hit]:
    """A rule that ends the process, as if all were well."""
    raise SystemExit(0)


@rule("TEST005", Severity.ERROR)
def nothing_known(_: Context) -> Any:
    """A rule that finds what is no case."""
    return [None]


@pytest.mark.parametrize(
    ("hit", "said"),
    [
        ({"pointer": "headline"}, "not a JSON Pointer (RFC 6901): 'headline'"),
        ({"pointer": None}, "'NoneType' object has no attribute 'startswith'"),
        ({"message": 5}, "the message is no text but 5"),
        ({"start": -3, "end": 2}, "negative offsets: -3, 2"),
        ({"start": 0, "end": -1}, "negative offsets: 0, -1"),
        ({"fix": "say used"}, "no Fix: 'say used'"),
    ],
)
def test_a_hit_that_no_report_could_show_is_refused(hit: Any, said: str) -> None:
    """What is wrong with a hit is told where the rule that made it is known."""

    @rule("TEST006")
    def careless(_: Context) -> Iterator[Hit]:
        """A rule that makes such a hit."""
        yield Hit(**{"pointer": "/headline", "message": "a headline", **hit})

    (finding,) = check(brief_of({}), [careless])

    assert finding.code == "BK099"
    assert finding.message.partition("Error: ")[2] == said


def test_an_edit_counts_from_the_start() -> None:
    """Negative offsets would mean something else to each format."""
    with pytest.raises(ValueError, match="negative offsets: -2, 1"):
        Edit(pointer="/headline", start=-2, end=1, replacement="")


@pytest.mark.parametrize(
    ("failing", "said"),
    [(ending, "SystemExit: 0"), (nothing_known, "TypeError: expected a Hit, got NoneType")],
)
def test_a_rule_that_breaks_its_promise_is_a_crash(failing: Rule, said: str) -> None:
    """Neither the end of the process nor something that is no hit keeps a report from coming."""
    report = check(brief_of({}), [failing, every_headline])

    assert codes(report) == ["BK099", "TEST002"]
    assert report.by_code()["BK099"][0].message == f"the rule {failing.code} crashed: {said}"
    assert report.exit_code() == 2


def test_problems_of_the_reader_are_findings() -> None:
    """A problem takes name and severity from the rule that it is a case of."""
    span = SourceSpan(3, 1, 3, 9)
    problem = Problem(
        pointer="/langauge",
        message="unknown field 'langauge'",
        code="BK102",
        span=span,
        data={"suggestion": "language"},
    )

    (finding,) = check(brief_of({}), DEFAULT, problems=[problem], path="a.json", format="json")

    assert (finding.code, finding.name, finding.severity) == (
        "BK102", "unknown-field", Severity.ERROR,
    )  # fmt: skip
    assert (finding.pointer, finding.message) == ("/langauge", "unknown field 'langauge'")
    assert (finding.span, finding.path, finding.format) == (span, "a.json", "json")
    assert finding.data == {"suggestion": "language"}


@pytest.mark.parametrize("code", ["BK001", "BK002", "BK004", "BK006", "BK007"])
def test_what_cannot_be_read_is_reported_whatever_was_asked_for(code: str) -> None:
    """A file that cannot be read is never called sound because another rule was selected."""
    problem = Problem(pointer="", message="broken", code=code)

    assert codes(check(None, CORE.select("BK503"), problems=[problem])) == [code]


@pytest.mark.parametrize("code", ["", "BK103", "ACME007"])
def test_any_problem_of_a_file_without_a_brief_is_an_error(code: str) -> None:
    """If there is no brief, each problem fails the run, whether or not a rule knows it."""
    report = check(None, RuleSet(), problems=[Problem(pointer="", message="broken", code=code)])

    assert len(report) == 1
    assert not report.ok()


def test_problems_of_other_rules_are_left_out() -> None:
    """A problem that is a case of a rule that was not asked for is not reported."""
    problem = Problem(pointer="", message="a brand line", code="BK108")

    assert codes(check(brief_of({}), DEFAULT, problems=[problem])) == ["BK108"]
    assert codes(check(brief_of({}), DEFAULT.ignore("BK108"), problems=[problem])) == []


@pytest.mark.parametrize(("code", "reported"), [("", "BK008"), ("ACME007", "ACME007")])
def test_a_problem_that_no_rule_names_is_a_remark(code: str, reported: str) -> None:
    """What a reader from elsewhere notices is said, even if nobody brought its rule."""
    problem = Problem(pointer="/extra", message="odd", code=code)

    (finding,) = check(brief_of({}), DEFAULT, problems=[problem])

    assert (finding.code, finding.name) == (reported, "remark")


@pytest.mark.parametrize("pointer", ["/sections/0/blocks/0", "/sections/0/blocks/0/text"])
def test_reader_and_rule_report_a_defect_once(pointer: str) -> None:
    """Where the reader reported a case of a rule, or in what holds it, the rule does not."""
    brief = brief_of("The <b>bridge</b> opened.")
    problem = Problem(pointer=pointer, message="the reader's words", code="BK512")

    (finding,) = check(brief, DEFAULT, problems=[problem])

    assert finding.message == "the reader's words"


def test_the_wider_rule_speaks_for_the_narrower() -> None:
    """A sentence broken over two paragraphs is one finding, not three."""
    brief = brief_of("The council agreed to\n\nkeep the bridge.\n\nand the road.")

    report = check(brief, DEFAULT)

    found = [(finding.code, finding.pointer) for finding in report]
    assert found == [
        ("BK503", "/sections/0/blocks/0/text"),
        ("BK502", "/sections/0/blocks/2/text"),
    ]
    assert codes(check(brief, DEFAULT.ignore("BK503"))) == ["BK501", "BK502", "BK502"]


def test_an_empty_value_is_one_finding() -> None:
    """An empty language is empty, and need not be called a malformed tag as well."""
    assert codes(check(brief_of({"language": ""}), DEFAULT)) == ["BK106"]


def test_a_heading_that_repeats_its_paragraph_is_one_finding() -> None:
    """A long heading that repeats the paragraph under it is not also too long."""
    line = "The mayor and the council will present the plan for the bridge to the whole city"
    brief = brief_of(f"It opened.\n\n## {line}\n\n{line} next week.")

    assert codes(check(brief, DEFAULT)) == ["BK113"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"published": 7}, []),
        ({"published": "yesterday", "body": "It opened on Friday."}, []),
        ({"dateline": []}, []),
        ({"language": 7}, []),
        ({"byline": 7, "source": {"name": "AP"}}, []),
        ({"byline": {"text": "By the staff"}, "source": 7}, []),
        ({"headline": None}, []),
        ({"byline": {"authors": [{"name": 7}]}}, []),
        ({"sections": [{"heading": "Now", "blocks": 7}]}, []),
        (
            {
                "sections": [
                    {
                        "blocks": [
                            {
                                "type": "paragraph",
                                "text": None,
                                "quotes": [{"text": "It holds", "start": 0, "end": 8}],
                            }
                        ]
                    }
                ]
            },
            [],
        ),
        (
            {
                "sections": [
                    {
                        "blocks": [
                            {
                                "type": "paragraph",
                                "text": "It holds.",
                                "quotes": [{"text": "holds", "start": None, "end": 8}],
                            }
                        ]
                    }
                ]
            },
            [],
        ),
        ({"urgency": "high", "published": None}, ["BK304", "BK310"]),
    ],
)
def test_what_could_not_be_read_gives_no_second_finding(
    fields: dict[str, Any], expected: list[str]
) -> None:
    """A wrong type is one finding: no rule reports the neutral value that stands in for it."""
    mapping = {**FAULTLESS, **fields}
    body = mapping.pop("body")
    mapping.setdefault("sections", [{"blocks": [{"type": "paragraph", "text": body}]}])
    if fields.get("published", "") is None:
        del mapping["published"]
    brief, problems, unread = structure(mapping)

    report = check(brief, DEFAULT, problems=problems, unread=unread)

    assert len(problems) == 1
    assert sorted(codes(report)) == sorted([problems[0].code, *expected])


def test_findings_are_located() -> None:
    """A place comes from the problem itself, or from the locator with pointer and offsets."""
    asked = []

    def locate(pointer: str, start: int | None, end: int | None) -> SourceSpan:
        asked.append((pointer, start, end))
        return SourceSpan(2, 3, 2, 4)

    problem = Problem(pointer="/id", message="odd", code="BK105", span=SourceSpan(9, 9, 9, 10))

    report = check(brief_of({}), [every_headline, *DEFAULT], problems=[problem], locate=locate)

    assert [finding.span for finding in report] == [
        SourceSpan(2, 3, 2, 4),
        SourceSpan(9, 9, 9, 10),
    ]
    assert asked == [("/headline", 0, 1)]


def test_rules_of_the_source_place_themselves() -> None:
    """The layout of a text file is reported in lines, whatever the locator would say."""
    source = "Bridge opens\r\n\r\n\r\n\r\nThe bridge opened."

    report = check(brief_of({}), DEFAULT, source=source, format="wire", locate=lambda *_: None)

    places = [(f.code, f.pointer, f.span and f.span.line, f.start) for f in report]
    assert places == [("BK510", "", 2, None), ("BK511", "", 5, None)]


@pytest.mark.parametrize("format", ["json", ""])
def test_the_layout_of_other_formats_is_their_own(format: str) -> None:
    """Blank lines and a missing newline matter in text files only."""
    assert codes(check(brief_of({}), DEFAULT, source="\n\n\n{}", format=format)) == []


@pytest.mark.parametrize(
    ("language", "expected"), [("en-GB", ["BK312"]), ("de", []), (None, ["BK312"])]
)
def test_rules_about_english_leave_other_languages_alone(
    language: str | None, expected: list[str]
) -> None:
    """A rule for English runs on English, and where the brief does not say."""
    brief = brief_of({"language": language, "body": "It opens on Friday, Aug. 13, 2025."})

    assert codes(check(brief, DEFAULT)) == expected


def test_too_many_findings_are_counted_and_the_worst_kept() -> None:
    """Beyond the limit findings are counted, and an error is not lost among notes."""
    brief = brief_of({"headline": " "})

    report = check(brief, [a_thousand, *DEFAULT], max_findings=10)

    assert len(report) == 10
    assert report.truncated == 991
    assert "BK106" in report.by_code()


def test_the_report_says_what_ran() -> None:
    """The report names the rules that were asked for."""
    assert check(brief_of({}), [every_headline, crashing]).rules_run == ("TEST001", "TEST002")


def test_the_same_brief_gives_the_same_report() -> None:
    """Nothing but brief and rules has a say in a report, not even the order of the rules."""
    brief = Brief(
        headline="TK.", sections=[Section(blocks=[Paragraph(text="went on"), Paragraph(text="")])]
    )

    one, other = check(brief, DEFAULT), check(brief, list(reversed(list(DEFAULT))))

    assert one == other
    assert one.to_dict() == other.to_dict()


def test_without_an_instant_no_rule_looks_at_the_present() -> None:
    """A time to come is only known as such to whoever says what time it is."""
    assert codes(check(brief_of({"published": "2999-01-01T00:00:00Z"}), DEFAULT)) == []


def test_messages_are_made_harmless() -> None:
    """Escape codes in a problem's message do not reach the report."""
    problem = Problem(pointer="", message="bad \x1b]8;;x\x07 \u202e\n::error::", code="BK001")

    (finding,) = check(None, DEFAULT, problems=[problem])

    assert finding.message == "bad \\x1b]8;;x\\x07 \\u202e\\x0a::error::"


def test_rules_need_what_they_compare() -> None:
    """A rule does not run where a value that it needs could not be read."""
    needy: Rule = CORE.find("day-without-date")
    brief = brief_of({"published": None, "body": "It opened on Friday."})

    assert codes(check(brief, [needy])) == ["BK310"]
    assert codes(check(brief, [needy], unread={"/dateline/date"})) == []
