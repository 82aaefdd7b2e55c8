"""The fixes of the rules there are: they do what they say in every format, once and for all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fix_desk import checker

import briefkit
from briefkit.errors import WriteError
from briefkit.fixing import fix_brief, fix_content
from briefkit.fixing.passes import candidates
from briefkit.model import Brief, Paragraph, Section
from briefkit.validation.catalogue import CORE
from briefkit.validation.examples import brief_of
from briefkit.validation.rule import Rule, Source

FORMATS = ("json", "ndjson", "markdown", "wire")
# What running text has no place for: a title, apart from the name that it stands before.
NOT_IN = {("BK206", "wire")}


def cases() -> Iterator[tuple[Rule, int]]:
    """Yield the bad examples of all rules with fixes."""
    for rule in CORE:
        yield from ((rule, number) for number in range(len(rule.bad)) if rule.fix)


def named(value: object) -> str:
    """Return what to call a case."""
    return value.code if isinstance(value, Rule) else str(value)


@pytest.mark.parametrize(("rule", "number"), [*cases()], ids=named)
def test_a_fix_makes_its_finding_go(rule: Rule, number: int) -> None:
    """In memory and in every format that can carry the example; a second run does nothing."""
    example = rule.bad[number]
    judge = checker(rule)
    for format, data in contents(example):
        before = list(judge.content(data, None, format))

        done = fix_content(data, None, format, judge, unsafe=True)

        wanted = sum(len(candidates(report, unsafe=True)) for report in before)
        left = sum(1 for finding in done.report if finding.fix)
        assert not wanted or not left or (rule.code, format) in NOT_IN, f"{format}: {data!r}"
        assert fix_content(done.data, None, format, judge, unsafe=True).data == done.data


def contents(example: object) -> Iterator[tuple[str, bytes]]:
    """Yield an example as the bytes of a file, in each format that can carry it."""
    if isinstance(example, Source):
        yield example.format, example.text.encode()
        return
    try:
        brief = brief_of(example)  # type: ignore[arg-type]
    except ValueError:
        return
    for format in FORMATS:
        try:
            yield format, briefkit.dumps(brief, format).encode()
        except (WriteError, LookupError):
            continue


def test_all_rules_work_together() -> None:
    """Several defects of one brief, some of which overlap, are gone at the end."""
    text = "The the bridge  , opened , late."
    brief = Brief(
        headline="Bridge  opens.", language="en", sections=[Section(blocks=[Paragraph(text=text)])]
    )

    after = fix_brief(brief, checker(*CORE), unsafe=True)

    assert after.headline == "Bridge opens"
    assert after.paragraphs[0].text == "The bridge, opened, late."
