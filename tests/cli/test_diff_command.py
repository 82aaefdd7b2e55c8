"""``briefkit diff``: how two briefs differ."""

from __future__ import annotations

import json
import re

import pytest
from desk import CLEAN, Desk

CHANGED = {
    **CLEAN,
    "headline": "Council approves bridge",
    "sections": [{"blocks": [*CLEAN["sections"][0]["blocks"], {"type": "rule"}]}],
}


def test_equal_briefs(desk: Desk) -> None:
    """Equal briefs differ in nothing, whatever their formats: exit code 0 and not a word."""
    desk.put("a.json", json.dumps(CLEAN, indent=4))
    desk.put("b.ndjson", CLEAN)

    assert desk.run("diff", "a.json", "b.ndjson") == (0, "", "")


def test_different_briefs(desk: Desk) -> None:
    """Each difference is a line, and the exit code is 1, as with diff(1)."""
    desk.put("a.json")

    done = desk.run("diff", "a.json", "-", stdin=json.dumps(CHANGED).encode())

    assert (done.code, done.err) == (1, "")
    assert done.out.splitlines() == [
        "headline",
        "    Council approves [-budget for new-] bridge",
        "",
        "rule 1, new",
        "    {+rule+}",
        "",
        "2 changes: 1 edited, 1 new",
    ]


def test_differences_for_programs(desk: Desk) -> None:
    """The JSON list has pointers and values, blocks with their type."""
    desk.put("a.json")
    desk.put("b.json", CHANGED)

    done = desk.run("diff", "a.json", "b.json", "--output-format", "json")

    listed = json.loads(done.out)
    assert (done.code, listed["first"], listed["second"]) == (1, "a.json", "b.json")
    assert listed["changes"][1] == {
        "kind": "added",
        "pointer": "/sections/0/blocks/1",
        "after": {"type": "rule"},
    }


def test_trouble(desk: Desk) -> None:
    """Two briefs are needed, each from a place of its own."""
    desk.put("a.json")
    desk.put("many.ndjson", '{"headline":"a","sections":[]}\n' * 2)

    for arguments, says in (
        (("-", "-"), "standard input cannot be both briefs"),
        (("a.json", "many.ndjson"), "many.ndjson: holds many briefs, not one"),
    ):
        done = desk.run("diff", *arguments)
        assert (done.code, done.out, len(done.lines)) == (2, "", 1)
        assert says in done.err


def _story(*texts: str, **fields: object) -> dict[str, object]:
    blocks = [{"type": "paragraph", "text": text} for text in texts]
    return {**CLEAN, "sections": [{"blocks": blocks}], **fields}


COST = "The bridge will cost four million, and the old one stays open for walkers until May."
PIER = "Work on the piers starts in spring, the head of the harbour office said on Thursday."
TOLL = "Residents of the eastern bank had protested for months against a toll."


def test_a_writethru_is_shown_word_by_word(desk: Desk) -> None:
    """Each place has its words with marks, numbered as in the second version, then the sum."""
    desk.put("a.json", _story(COST, PIER))
    desk.put("b.json", _story(PIER.replace("spring", "May"), TOLL, COST.replace("four", "five")))

    done = desk.run("diff", "a.json", "b.json")

    assert done.out.splitlines() == [
        "paragraph 1, moved from paragraph 2",
        "    Work on the piers starts in [-spring-]{+May+}, the head of the harbour",
        "    office said on Thursday.",
        "",
        "paragraph 2, new",
        "    {+Residents of the eastern bank had protested for months against a toll.+}",
        "",
        "paragraph 3",
        "    The bridge will cost [-four-]{+five+} million, and the old one stays open",
        "    for walkers until May.",
        "",
        "3 changes: 1 edited, 1 new, 1 moved",
    ]


def test_colour_takes_the_place_of_marks(desk: Desk) -> None:
    """What is gone is red and struck through, what is new is green and underlined."""
    desk.put("a.json", _story(COST))
    desk.put("b.json", _story(COST.replace("four million", "more than five million")))

    out = desk.run("diff", "a.json", "b.json", "--color", "always").out

    assert "\x1b[31;9mfour\x1b[0m \x1b[32;4mmore than five\x1b[0m million" in out
    assert "{+" not in out
    assert "\x1b" not in desk.run("diff", "a.json", "b.json", "--color", "never").out


def test_what_is_gone_is_numbered_as_it_was(desk: Desk) -> None:
    """A paragraph that only the first version has is told by its number there."""
    desk.put("a.json", _story(COST, TOLL, PIER))
    desk.put("b.json", _story(COST, PIER))

    assert desk.run("diff", "a.json", "b.json").out.splitlines()[0] == "paragraph 2, gone"


def test_a_new_heading_is_one_change(desk: Desk) -> None:
    """The paragraphs under it are counted, and not each told to have moved."""
    blocks = [{"type": "paragraph", "text": text} for text in (COST, PIER, TOLL)]
    sections = [{"blocks": blocks[:1]}, {"heading": "The toll", "blocks": blocks[1:]}]
    desk.put("a.json", _story(COST, PIER, TOLL))
    desk.put("b.json", {**CLEAN, "sections": sections})

    assert desk.run("diff", "a.json", "b.json").out.splitlines() == [
        "section 2, new",
        "    {+The toll+}",
        "    2 blocks stand under another heading now",
        "",
        "1 change: 1 new",
    ]


@pytest.mark.parametrize("colour", ["always", "never"])
def test_hostile_words_are_harmless(desk: Desk, colour: str) -> None:
    """What could control a terminal is visible text, in whatever place it stands."""
    bad = "\x1b]0;owned\x07 \u202e \x9b31m"
    desk.put("a.json", _story(COST))
    desk.put("b.json", _story(f"{bad} {COST}", headline=bad, keywords=[bad], extra={bad: bad}))

    out = desk.run("diff", "a.json", "b.json", "--color", colour).out

    ours = re.sub(r"\x1b\[[\d;]+m", "", out)
    assert not {*"\x1b\x07\u202e\x9b"} & {*ours}
    assert r"\x1b]0;owned\x07" in ours


def test_words_for_programs(desk: Desk) -> None:
    """The JSON list has the words in pieces, and counts the kinds."""
    desk.put("a.json", _story(COST))
    desk.put("b.json", _story(COST.replace("four", "five")))

    listed = json.loads(desk.run("diff", "a.json", "b.json", "--output-format", "json").out)

    assert (listed["schema"], listed["count"], listed["kinds"]) == (
        "briefkit-diff/1",
        1,
        {"changed": 1},
    )
    words = listed["changes"][0]["words"]
    assert [word for word in words if word["kind"] != "same"] == [
        {"kind": "removed", "text": " four"},
        {"kind": "added", "text": " five"},
    ]


def test_long_stretches_that_stay_are_cut(desk: Desk) -> None:
    """Of a long paragraph only what stands beside an edit is shown."""
    words = [f"word{number}" for number in range(200)]
    desk.put("a.json", _story(" ".join(words)))
    desk.put("b.json", _story(" ".join([*words[:100], "new", *words[100:]])))

    out = desk.run("diff", "a.json", "b.json").out

    assert "word99 {+new+} word100" in " ".join(out.split())
    assert "word50 " not in out
    assert out.count("…") == 2
