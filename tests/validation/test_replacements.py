"""Safe fixes as changes of the source text: what a tool makes of them is what the rule meant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefkit import dumps, loads, validate_text
from briefkit.errors import WriteError
from briefkit.positions import Lines
from briefkit.validation import CORE, Finding, Hit, Rule, RuleSet, Source
from briefkit.validation.context import Context
from briefkit.validation.examples import NOW, brief_of
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import rule
from briefkit.walk import value_at

FIXED = [rule for rule in CORE if rule.fix == "safe"]
FORMATS = ("json", "markdown", "wire")


def found(content: str, format: str, rule: Rule) -> tuple[Finding, ...]:
    """Return what one rule finds in a content."""
    report = validate_text(content, format, rules=RuleSet([rule]), now=NOW)
    return report.filter(rule.code).findings


def cases(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the bad examples of a rule as files: format and content."""
    for example in rule.bad:
        if isinstance(example, Source):
            yield example.format, example.text
            continue
        for format in FORMATS:
            try:
                yield format, dumps(brief_of(example), format)
            except WriteError:  # not every format can spell every fault
                continue


def replaced(content: str, finding: Finding) -> str:
    """Return a content with the replacements of a finding made."""
    starts = Lines(content).starts
    for change in sorted(finding.replacements, key=lambda r: (r.span.line, r.span.column))[::-1]:
        span = change.span
        start = starts[span.line - 1] + span.column - 1
        end = starts[span.end_line - 1] + span.end_column - 1
        content = content[:start] + change.text + content[end:]
    return content


@pytest.mark.parametrize("fixed", FIXED, ids=lambda rule: rule.code)
def test_a_replacement_mends_what_was_found(fixed: Rule) -> None:
    """Made in the file, letter for letter, it leaves the finding nowhere, and no other text."""
    for format, content in cases(fixed):
        for finding in found(content, format, fixed):
            if not finding.replacements:
                continue
            mended = replaced(content, finding)
            left = [(again.message, again.pointer) for again in found(mended, format, fixed)]
            before = [(one.message, one.pointer) for one in found(content, format, fixed)]

            assert left.count((finding.message, finding.pointer)) < before.count(
                (finding.message, finding.pointer)
            )
            if format == "json":
                assert as_meant(content, mended, finding)


def as_meant(content: str, mended: str, finding: Finding) -> bool:
    """Tell whether the text that was mended is what the edits of the fix make of it."""
    assert finding.fix
    texts = {
        edit.pointer: value_at(loads(content, "json"), edit.pointer) for edit in finding.fix.edits
    }
    for edit in sorted(finding.fix.edits, key=lambda edit: -(edit.start or 0)):
        text = texts[edit.pointer]
        texts[edit.pointer] = text[: edit.start] + (edit.replacement or "") + text[edit.end :]
    after = loads(mended, "json")
    return all(value_at(after, pointer) == text for pointer, text in texts.items())


def test_some_fixes_are_replacements() -> None:
    """A period, a space or a word can be shown to a reviewer as a suggestion."""
    known = {
        rule.code
        for rule in FIXED
        for format, content in cases(rule)
        for finding in found(content, format, rule)
        if finding.replacements
    }

    assert known > {"BK117", "BK307", "BK504", "BK511"}


def proposed(content: str, format: str, fix: Fix) -> int:
    """Return how many replacements come of a fix for one finding in a content."""

    @rule("TST001")
    def anything(context: Context) -> Iterator[Hit]:
        """Everything is wrong."""
        del context
        yield Hit("/headline", "wrong", fix=fix)

    (finding,) = found(content, format, anything)
    return len(finding.replacements)


JSON = '{"headline": "a \\u0062 c", "sections": []}'
MARKDOWN = "# a b c\n\nText.\n"


@pytest.mark.parametrize(
    ("content", "format", "details", "count"),
    [
        (JSON, "json", {"start": 0, "end": 1, "replacement": "é"}, 1),
        (JSON, "json", {"start": 0, "end": 1, "replacement": '"'}, 0),
        (JSON, "json", {"start": 0, "end": 1, "replacement": "\\"}, 0),
        (JSON, "json", {"start": 2, "end": 3, "replacement": "x"}, 0),
        (JSON, "json", {"replacement": "x"}, 0),
        (JSON, "json", {"replacement": None}, 0),
        (MARKDOWN, "markdown", {"start": 0, "end": 1, "replacement": "x"}, 1),
        (MARKDOWN, "markdown", {"start": 0, "end": 2, "replacement": ""}, 0),
        (MARKDOWN, "markdown", {"start": 0, "end": 1, "replacement": "1."}, 0),
        (MARKDOWN, "markdown", {"start": 2, "end": 3, "replacement": "*"}, 0),
        (MARKDOWN, "markdown", {"start": 2, "end": 3, "replacement": "5%"}, 1),
    ],
)
def test_only_what_is_spelled_as_it_stands(
    content: str, format: str, details: dict[str, object], count: int
) -> None:
    """What a format escapes, and what could be markup, is left to those who know the format."""
    edit = Edit(pointer="/headline", **details)

    assert proposed(content, format, Fix(message="mend", edits=[edit])) == count


def test_an_unsafe_fix_is_no_replacement() -> None:
    """What is for a person to look at is not offered to be clicked."""
    edit = Edit(pointer="/headline", start=0, end=1, replacement="x")
    fix = Fix(message="mend", edits=[edit], applicability="unsafe")

    assert proposed(MARKDOWN, "markdown", fix) == 0
