"""The fixes that rules propose: what each is said to come with, and that making it helps."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable, Iterator

import attrs
import pytest

import briefkit
from briefkit.checking import Checker
from briefkit.edits import apply_edits
from briefkit.fixing import fix_brief, fix_content
from briefkit.formats import BUILTIN
from briefkit.model import Brief, Paragraph, Section
from briefkit.prose.quotes.marks import find_marked, has_marks
from briefkit.structure import unstructure
from briefkit.validation import CORE, Example, Finding, Rule, RuleSet, Source, check
from briefkit.validation.examples import NOW, brief_of
from briefkit.walk import walk

FIXED = [rule for rule in CORE if rule.fix]


def judge(rule: Rule) -> Checker:
    """Return what checks by one rule alone."""
    rules = RuleSet([rule])
    return Checker(rules_for=lambda _: rules, now=NOW)


def findings(rule: Rule, example: Example) -> list[Finding]:
    """Return the cases of a rule in one of its examples."""
    checker = judge(rule)
    if isinstance(example, Source):
        reports = list(checker.content(example.text.encode(), None, example.format))
    else:
        reports = [checker.brief(brief_of(example))]
    return [finding for report in reports for finding in report if finding.code == rule.code]


def with_fixes() -> Iterator[object]:
    """Yield each bad example that a rule has fixes for, and the rule."""
    for rule in FIXED:
        for number, example in enumerate(rule.bad):
            yield pytest.param(rule, example, id=f"{rule.code}-{number}")


@pytest.mark.parametrize("rule", CORE.rules, ids=lambda rule: rule.code)
def test_a_rule_says_what_fixes_it_has(rule: Rule) -> None:
    """Cases come with fixes of the kind that their rule says, and only if it says so."""
    kinds = {
        finding.fix.applicability
        for example in rule.bad
        for finding in findings(rule, example)
        if finding.fix
    }

    assert kinds <= ({"safe", "unsafe"} if rule.fix == "safe" else {rule.fix} - {None})
    if rule.bad and not isinstance(rule.bad[0], Source):
        assert bool(kinds) == (rule.fix is not None)


@pytest.mark.parametrize(("rule", "example"), list(with_fixes()))
def test_making_the_fix_helps(rule: Rule, example: Example) -> None:
    """What could be fixed is not found any more, and a second time nothing changes."""
    if isinstance(example, Source):
        data = example.text.encode()
        fixed = fix_content(data, None, example.format, judge(rule), unsafe=True)
        assert not [
            finding for finding in fixed.report if finding.code == rule.code and finding.fix
        ]
        again = fix_content(fixed.data, None, example.format, judge(rule), unsafe=True)
        assert again.data == fixed.data
        return
    brief = brief_of(example)
    after = fix_brief(brief, judge(rule), unsafe=True)
    left = [finding for finding in judge(rule).brief(after) if finding.fix]
    assert not left
    assert fix_brief(after, judge(rule), unsafe=True) == after
    if any(finding.fix for finding in judge(rule).brief(brief)):
        assert unstructure(after) != unstructure(brief)


def fixed(rule: Rule, brief: Brief) -> Iterator[Brief]:
    """Yield what a brief becomes by each fix of a rule, made by itself."""
    for finding in judge(rule).brief(brief):
        if finding.fix:
            yield apply_edits(brief, finding.fix.edits)


def briefs_with_fixes() -> Iterator[object]:
    """Yield each bad example that is a brief, and the rule."""
    for rule in FIXED:
        for number, example in enumerate(rule.bad):
            if not isinstance(example, Source):
                yield pytest.param(rule, brief_of(example), id=f"{rule.code}-{number}")


def quoted_words(brief: Brief) -> list[str]:
    """Return what stands between quotation marks, paragraph by paragraph."""
    return [
        text[found.inner_start : found.inner_end]
        for _, text in walk(brief.sections, str)
        for found in find_marked(text)
    ]


def letters_of(words: Iterable[str]) -> list[str]:
    """Return texts without all that is no letter and no digit."""
    return ["".join(filter(str.isalnum, text)) for text in words]


@pytest.mark.parametrize(("rule", "brief"), list(briefs_with_fixes()))
def test_a_fix_brings_no_new_error(rule: Rule, brief: Brief) -> None:
    """No rule at all finds more errors in what a fix made than in what there was."""
    before = Counter(f.code for f in check(brief, CORE, now=NOW).errors)

    for after in fixed(rule, brief):
        assert not Counter(f.code for f in check(after, CORE, now=NOW).errors) - before


@pytest.mark.parametrize(("rule", "brief"), list(briefs_with_fixes()))
def test_a_fix_leaves_what_is_quoted(rule: Rule, brief: Brief) -> None:
    """Not one character between quotation marks changes, but marks and stops where they do."""
    before = quoted_words(brief)

    for after in fixed(rule, brief):
        if before:  # what was a mark in a wrong encoding may become one
            assert letters_of(quoted_words(after)) == letters_of(before)
        if before and rule.name not in ("nested-quote-marks", "punctuation-outside-quotes"):
            assert quoted_words(after) == before


@pytest.mark.parametrize("marks", ["“”", '""'])
@pytest.mark.parametrize(("rule", "brief"), list(briefs_with_fixes()))
def test_what_somebody_said_is_nobodys_to_fix(rule: Rule, brief: Brief, marks: str) -> None:
    """What somebody is quoted with stays as it is, to the character."""
    texts = (paragraph.text.strip() for paragraph in brief.paragraphs)
    # What is said twice may go once.
    said = {" ".join(text.split()): text for text in texts if not has_marks(text)}.values()
    quoting = [f"{marks[0]}{text},{marks[1]} Vik said." for text in said]
    section = Section(blocks=[Paragraph(text=text) for text in quoting])
    changed = attrs.evolve(brief, sections=[section])

    for after in fixed(rule, changed):
        found = "\n".join(paragraph.text for paragraph in after.paragraphs)
        assert all(text in found for text in said)


@pytest.mark.parametrize("format", [f.name for f in BUILTIN if f.edit])
def test_a_byte_order_mark_is_taken_off(format: str) -> None:
    """The mark goes, and not one other byte."""
    data = briefkit.dumps(brief_of({}), format).encode()

    fixed = fix_content(codecs.BOM_UTF8 + data, None, format, judge(CORE.find("BK003")))

    assert fixed.data == data
    assert [finding.code for finding in fixed.applied] == ["BK003"]
    assert list(fixed.report) == []


def test_a_misspelled_field_is_renamed() -> None:
    """The key gets the name that was meant, and the file stays what it was around it."""
    text = '{ "headline" : "Bridge opens", "langauge" :"en",\n "sections": [] }'

    fixed = fix_content(text.encode(), None, "json", judge(CORE.find("BK102")), unsafe=True)

    assert fixed.data.decode() == text.replace("langauge", "language")


def test_quotes_are_found_again_where_they_stand_once() -> None:
    """Offsets are set where the words leave no doubt, and left where they stand twice or never."""
    rule = CORE.find("BK119")
    for text, place in (("“Yes,” she said.", (1, 5)), ("“Yes,” or “Yes,”", None), ("No.", None)):
        quote = {"text": "Yes,", "start": 0, "end": 4}
        brief = brief_of({"paragraph": {"text": text, "quotes": [quote]}})

        after = fix_brief(brief, judge(rule), unsafe=True).quotes[0].quote

        assert (after.start, after.end) == (place or (0, 4))


def test_a_block_quotation_is_never_shortened() -> None:
    """A passage from elsewhere that repeats itself stays as it is."""
    passage = {"text": "The mayor welcomed the vote."}
    blocks = [{"type": "block_quote", "paragraphs": [passage, passage]}]
    brief = brief_of({"sections": [{"blocks": blocks}]})
    rule = CORE.find("BK115")

    assert [finding.fix for finding in judge(rule).brief(brief)] == [None]
