"""``briefkit diff``: how two briefs differ."""

from __future__ import annotations

import json

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
