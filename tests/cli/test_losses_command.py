"""``briefkit losses``: what a format would not keep."""

from __future__ import annotations

import json

from desk import CLEAN, Desk

NOTED = {**CLEAN, "ed_note": "hold for legal", "extra": {"desk": [1]}}


def test_nothing_is_lost(desk: Desk) -> None:
    """A lossless format keeps everything, which is said on standard error."""
    desk.put("story.json", NOTED)

    done = desk.run("losses", "story.json", "--to", "ndjson", "--exit-code")

    assert done == (0, "", "story.json: ndjson keeps everything\n")


def test_losses_are_listed(desk: Desk) -> None:
    """Each loss is a line, in words; nothing is written."""
    desk.put("story.json", NOTED)

    done = desk.run("losses", "story.json", "--to", "wire")

    assert (done.code, desk.names) == (0, {"story.json"})
    assert done.err.startswith("story.json: ")
    assert "losses" in done.lines[-1]
    assert "ed_note: dropped 'hold for legal'" in done.out.splitlines()


def test_losses_can_be_counted_on(desk: Desk) -> None:
    """--exit-code tells a script whether anything would be lost."""
    desk.put("story.json", NOTED)

    assert desk.run("losses", "story.json", "--to", "wire", "--exit-code").code == 1


def test_losses_for_programs(desk: Desk) -> None:
    """The JSON list has pointers and values."""
    stdin = json.dumps(NOTED).encode()

    done = desk.run("losses", "-", "--to", "wire", "--output-format", "json", stdin=stdin)

    listed = json.loads(done.out)
    assert (listed["schema"], listed["path"], listed["format"]) == (
        "briefkit-losses/1",
        "<stdin>",
        "wire",
    )
    assert {"kind": "removed", "pointer": "/ed_note", "before": "hold for legal"} in listed[
        "changes"
    ]
