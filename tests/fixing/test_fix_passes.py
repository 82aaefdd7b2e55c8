"""Going through a brief: what waits, what is refused, and when there is an end."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from fix_desk import checker, removing, replacing
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefkit.fixing import MAX_PASSES, fix_brief, fix_content
from briefkit.problems import Severity
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, Rule, rule
from effort import examples


def story(text: str) -> bytes:
    """Return JSON of a brief with a headline."""
    return json.dumps({"headline": text, "sections": []}).encode()


def headline(data: bytes) -> str:
    """Return the headline of JSON."""
    return str(json.loads(data)["headline"])


def fixed(text: str, *rules: Rule, unsafe: bool = False) -> str:
    """Return a headline after its fixes."""
    return headline(fix_content(story(text), None, "json", checker(*rules), unsafe=unsafe).data)


def test_the_first_of_two_that_overlap_wins() -> None:
    """The other waits for the next time, when it may have nothing to do."""
    done = fixed("abc", replacing("ab", "x"), replacing("bc", "y", code="TST003"))

    assert done == "xc"


def test_what_waits_has_its_turn() -> None:
    """Stretches that touch are put right one after the other."""
    assert fixed("aaaa", replacing("a", "b")) == "bbbb"


def test_unsafe_fixes_are_made_only_if_asked_for() -> None:
    """By default a fix for a person to look at is none for a program."""
    rules = replacing("a", "b", applicability="unsafe")

    assert fixed("a", rules) == "a"
    assert fixed("a", rules, unsafe=True) == "b"


@pytest.mark.parametrize(
    "rules",
    [
        [replacing("a", "b"), replacing("b", "a", code="TST003")],
        [replacing("a", "aa")],
        [
            replacing("a", "b"),
            replacing("b", "c", code="TST003"),
            replacing("c", "a", code="TST004"),
        ],
        [replacing("a$", "ba")],
        [replacing("a+", lambda match: match[0] + "a")],
    ],
)
def test_what_never_comes_to_an_end_is_left_alone(rules: list[Rule]) -> None:
    """Rules that undo each other, and fixes after which the finding is still there."""
    assert fixed("a", *rules) == "a"


def test_others_are_not_held_up() -> None:
    """A pair of rules that quarrel stops no third one."""
    rules = [replacing("a", "b"), replacing("b", "a", code="TST003")]

    assert fixed("ac", *rules, replacing("c", "d", code="TST004")) == "ad"


def test_a_fix_that_brings_an_error_is_refused() -> None:
    """An error that was not there before is worse than what was."""

    @rule("TST009", Severity.ERROR)
    def no_bees(ctx: Context) -> Iterator[Hit]:
        """There is no b."""
        if "b" in ctx.brief.headline:
            yield Hit("/headline", "a b")

    assert fixed("a c", replacing("a", "b"), replacing("c", "d", code="TST003"), no_bees) == "a d"


@pytest.mark.parametrize(
    "edit",
    [
        Edit(pointer="/deck"),
        Edit(pointer="/headline"),
        Edit(pointer="/headline", start=0, end=99, replacement=""),
        Edit(pointer="/headline", rename="title"),
        Edit(pointer="not a pointer", replacement="x"),
        Edit(pointer="/headline", replacement=7),
    ],
)
def test_a_fix_that_makes_no_sense_is_refused(edit: Edit) -> None:
    """Whatever a rule proposes, the file stays sound, and other fixes are made."""

    @rule("TST009")
    def senseless(_: Context) -> Iterator[Hit]:
        """There is something."""
        yield Hit("/headline", "odd", fix=Fix(message="x", edits=[edit]))

    done = fix_content(story("a  b"), None, "json", checker(senseless, replacing("  ", " ")))

    assert headline(done.data) == "a b"
    assert [finding.code for finding in done.report] == ["TST009"]


def test_all_edits_of_a_fix_are_made_or_none() -> None:
    """Half a fix is none."""

    @rule("TST009")
    def halved(_: Context) -> Iterator[Hit]:
        """There is something."""
        edits = [Edit(pointer="/headline", replacement="b"), Edit(pointer="/sections/9")]
        yield Hit("/headline", "odd", fix=Fix(message="x", edits=edits))

    assert fixed("a", halved) == "a"


def test_paragraphs_that_go_move_the_others_up() -> None:
    """Several removals at once, each with the edits of what lies behind it."""
    texts = ["out", "a  b", "out", "out", "c  d"]
    blocks = [{"type": "paragraph", "text": text} for text in texts]
    data = json.dumps({"headline": "x", "sections": [{"blocks": blocks}]}).encode()

    done = fix_content(data, None, "json", checker(removing("out"), replacing("  ", " ")))

    left = json.loads(done.data)["sections"][0]["blocks"]
    assert [block["text"] for block in left] == ["a b", "c d"]
    assert len(done.applied) == 5
    assert not done.report.findings


def test_more_than_a_report_holds_is_put_right() -> None:
    """What a report leaves out for being too much is fixed as well."""
    rules = checker(replacing("b", "c"), max_findings=3)

    assert headline(fix_content(story("b " * 50), None, "json", rules).data) == "c " * 50


@pytest.mark.parametrize("format", ["json", "ndjson"])
@pytest.mark.parametrize("many", [4, 1200])
def test_a_report_full_of_what_cannot_be_fixed_hides_no_fix(format: str, many: int) -> None:
    """What is put right does not hang on how many findings are shown."""
    stays = replacing("a", "z", code="TST000", applicability="unsafe")
    rules = checker(stays, replacing("b", "c"), max_findings=3)

    done = fix_content(story("a " * many + "b"), None, format, rules)

    assert headline(done.data) == "a " * many + "c"
    assert len(done.report) == 3


@settings(max_examples=examples(150), deadline=None)
@given(
    text=st.text("abcd", min_size=1, max_size=12),
    pairs=st.lists(
        st.tuples(st.text("abcd", min_size=1, max_size=3), st.text("abcd", max_size=3)),
        min_size=1,
        max_size=4,
    ),
)
@example(text="ab", pairs=[("a", ""), ("b", "c"), ("c", "ab")])
def test_fixing_twice_is_fixing_once(text: str, pairs: list[tuple[str, str]]) -> None:
    """Whatever rules ask for, a second run has nothing to do."""
    rules = [replacing(old, new, code=f"TST{n:03}") for n, (old, new) in enumerate(pairs)]

    once = fixed(text, *rules)

    assert fixed(once, *rules) == once


def test_a_brief_is_put_right_in_memory() -> None:
    """A brief or a mapping gives a brief; what was given stays as it was."""
    mapping = {"headline": "a  b", "sections": []}

    assert fix_brief(mapping, checker(replacing("  ", " "))).headline == "a b"
    assert mapping["headline"] == "a  b"
    assert MAX_PASSES == 10
