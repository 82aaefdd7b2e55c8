"""``briefkit baseline``: accepts what is there, takes out what is gone, and says what it did."""

from __future__ import annotations

from typing import Any

from desk import CLEAN, Desk

FILE = ".briefkit-baseline.json"
RULES = ("--isolated", "--select", "BK5")


def story(*texts: str) -> dict[str, Any]:
    """Return a brief of paragraphs."""
    blocks = [{"type": "paragraph", "text": text} for text in texts]
    return {**CLEAN, "sections": [{"blocks": blocks}]}


def counts(desk: Desk, name: str = FILE) -> list[tuple[str, str, int]]:
    """Return the entries of a baseline."""
    return [(e["path"], e["code"], e["count"]) for e in desk.read(name)["entries"]]


def test_what_is_there_is_accepted_and_what_is_new_is_found(desk: Desk) -> None:
    """After it has been made, a run passes until there is one case more."""
    desk.put("stories/a.json", story("The river runs by", "The river runs by"))

    made = desk.run("baseline", "stories", *RULES)
    accepted = desk.run("validate", "stories", *RULES, "--baseline", FILE, "--fail-on", "info")
    desk.put("stories/a.json", story("New.", *["The river runs by"] * 3))
    found = desk.run("validate", "stories", *RULES, "--baseline", FILE, "--fail-on", "info")

    assert (made.code, made.out) == (0, f"{FILE}: 2 findings accepted, 0 removed, 2 in all\n")
    assert counts(desk) == [("stories/a.json", "BK501", 2)]
    assert (accepted.code, found.code) == (0, 1)
    assert found.out.count("BK501 warning") == 1


def test_a_baseline_among_the_stories_is_no_story(desk: Desk) -> None:
    """In a folder that is searched it is passed over; by its own name it is read."""
    desk.put("stories/a.json", story("The river runs by"))
    named = ("--baseline", "stories/accepted.json")

    made = [desk.run("baseline", "stories", *RULES, *named, *how) for how in ((), ("--prune",))]
    checked = desk.run("validate", "stories", "--isolated", "--select", "BK1,BK5", *named)
    itself = desk.run("validate", "stories/accepted.json", "--isolated", *named)

    assert [outcome.code for outcome in made] == [0, 0]
    assert counts(desk, "stories/accepted.json") == [("a.json", "BK501", 1)]
    assert (checked.code, checked.out) == (0, "No problems in 1 brief; 1 in the baseline\n")
    assert itself.code == 1


def test_a_baseline_that_is_there_is_not_written_over(desk: Desk) -> None:
    """Without a flag that says what is to become of it, it stays as it is."""
    desk.put("a.json", story("The river runs by"))
    desk.put(FILE, {"version": 1, "entries": []})

    outcome = desk.run("baseline", "a.json", *RULES)

    assert outcome.code == 2
    assert "--prune" in outcome.err
    assert "--accept-new" in outcome.err
    assert counts(desk) == []


def test_pruning_only_takes_out(desk: Desk) -> None:
    """What is gone goes, with files that are gone; what is new is not accepted, and is told."""
    desk.put("a.json", story("The river runs by", "The river ran by"))
    desk.put("b.json", story("The river runs by"))
    desk.put("c.json", story("The river runs by"))
    desk.run("baseline", ".", *RULES)
    desk.put("a.json", story("The river runs by", "The sea stands by"))
    (desk.folder / "b.json").unlink()

    outcome = desk.run("baseline", "a.json", *RULES, "--prune")

    assert outcome.code == 0
    assert outcome.out == (
        f"{FILE}: 0 findings accepted, 2 removed, 2 in all; "
        "1 new finding not accepted (--accept-new does)\n"
    )
    assert counts(desk) == [("a.json", "BK501", 1), ("c.json", "BK501", 1)]


def test_new_debt_is_accepted_when_that_is_asked_for(desk: Desk) -> None:
    """Nothing is taken out, and it is told what could be; with both flags both are done."""
    desk.put("a.json", story("The river runs by"))
    desk.run("baseline", "a.json", *RULES)
    desk.put("a.json", story("The sea stands by"))

    more = desk.run("baseline", "a.json", *RULES, "--accept-new")
    both = desk.run("baseline", "a.json", *RULES, "--accept-new", "--prune")

    assert more.out == (
        f"{FILE}: 1 finding accepted, 0 removed, 2 in all; 1 no longer found (--prune takes them "
        "out)\n"
    )
    assert both.out == f"{FILE}: 0 findings accepted, 1 removed, 1 in all\n"


def test_no_baseline_accepts_what_must_be_told(desk: Desk) -> None:
    """A file that cannot be read is told, with its place; the rest is accepted."""
    desk.put("a.json", story("The river runs by"))
    desk.put("b.json", '{"headline":\n oops}')

    outcome = desk.run("baseline", ".", *RULES)

    assert outcome.code == 1
    assert outcome.err.startswith("b.json:2:2: BK001 ")
    assert outcome.err.endswith("; no baseline accepts this\n")
    assert counts(desk) == [("a.json", "BK501", 1)]


def test_nothing_is_written_if_the_run_cannot_be_trusted(desk: Desk) -> None:
    """A missing file is no reason to accept the rest."""
    desk.put("a.json", story("The river runs by"))

    outcome = desk.run("baseline", "a.json", "missing.json", *RULES)

    assert outcome.code == 2
    assert "not written" in outcome.err
    assert desk.names == {"a.json"}


def test_a_baseline_that_cannot_be_used_fails_the_run(desk: Desk) -> None:
    """Exit code 2, and the line and column of what is wrong, whoever asks for it."""
    desk.put("a.json", story("The river runs by"))
    desk.put("odd.json", '{\n  "version": 9\n}')

    for command in ("validate", "baseline"):
        prune = ["--prune"] if command == "baseline" else []
        wrong = desk.run(command, "a.json", *RULES, "--baseline", "odd.json", *prune)
        missing = desk.run(command, "a.json", *RULES, "--baseline", "none.json", *prune)

        assert (wrong.code, missing.code) == (2, 2)
        assert wrong.err.startswith("briefkit: error: odd.json:2:3: version 9 ")
        assert "none.json: the baseline cannot be read: no such file" in missing.err


def test_the_limit_on_findings_hides_nothing_new(desk: Desk) -> None:
    """However much is accepted, a new error is among the findings that are shown."""
    desk.put("a.json", story(*(f"The river {number} runs by" for number in range(5))))
    options = ("--isolated", "--select", "BK5,BK106", "--max-findings", "2")
    made = desk.run("baseline", "a.json", *options[:3])
    desk.put("a.json", story(*(f"The river {number} runs by" for number in range(5)), ""))

    outcome = desk.run("validate", "a.json", *options, "--baseline", FILE)

    assert "5 findings accepted" in made.out
    assert outcome.code == 1
    assert "BK106" in outcome.out


def test_what_is_gone_is_told(desk: Desk) -> None:
    """An entry that no finding uses up is BK092, for the files and rules of the run."""
    desk.put("a.json", story("The river runs by"))
    desk.put("b.json", story("The river runs by"))
    desk.run("baseline", ".", *RULES)
    for name in ("a.json", "b.json"):
        desk.put(name, story("The river runs."))
    told = ("--isolated", "--select", "BK5,BK092", "--baseline", FILE)

    one = desk.run("validate", "a.json", *told)
    other = desk.run("validate", "a.json", "b.json", *told, "--ignore", "BK501")

    assert (one.code, one.out.count("BK092 info")) == (0, 1)
    assert "BK092" not in other.out


def test_it_says_nothing_if_that_is_asked_for(desk: Desk) -> None:
    """Quiet means that there is nothing but the file."""
    desk.put("a.json", story("The river runs by"))

    outcome = desk.run("baseline", "a.json", *RULES, "--quiet", "--baseline", "ci/known.json")
    desk.put("ci/.keep", "")
    again = desk.run("baseline", "a.json", *RULES, "--quiet", "--baseline", "ci/known.json")

    assert outcome.code == 2
    assert again == (0, "", "")
    assert counts(desk, "ci/known.json") == [("../a.json", "BK501", 1)]
