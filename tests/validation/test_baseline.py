"""The baseline: what is accepted stays accepted, what is new is found, and nothing is lost."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefkit
from briefkit.problems import Severity
from briefkit.validation import CORE, Report
from briefkit.validation.findings.finding import Finding
from briefkit.validation.rules.source import ALWAYS
from briefkit.validation.suppression.baseline import Baseline, BaselineError, Entry, is_acceptable
from effort import examples

FOLDER = Path(__file__).parents[1] / "data" / "baselines"
WRONG = sorted(FOLDER.glob("wrong/*.json"))
RULES = CORE.select("BK501", "BK502", "BK504")
PARAGRAPHS = (
    "The river runs by",
    "the river runs.",
    "The river  runs.",
    "The river runs.",
    "the river  runs by",
)


def finding(code: str = "BK501", path: str | None = "a.json", **fields: Any) -> Finding:
    """Return a finding."""
    values = {"name": "x", "severity": Severity.WARNING, "message": "m", "pointer": "/headline"}
    return Finding(code=code, path=path, **{**values, **fields})


def report(*findings: Finding, **fields: Any) -> Report:
    """Return the report of the files that findings are in, by their rules."""
    values = {
        "paths": tuple(dict.fromkeys(f.path for f in findings if f.path)),
        "rules_run": tuple(sorted({f.code for f in findings})),
    }
    return Report(findings=findings, **{**values, **fields})


def checked(paragraphs: list[str], path: str = "stories/a.md") -> Report:
    """Return what is found in a story of these paragraphs."""
    text = "\n\n".join(("# The bridge opens", *paragraphs))
    return briefkit.validate_text(text, "markdown", path=path, rules=RULES)


stories = st.lists(st.sampled_from(PARAGRAPHS), max_size=8)


@given(story=stories, more=stories, data=st.data())
@settings(max_examples=examples(60), deadline=None)
def test_paragraphs_come_and_move_and_what_was_accepted_stays(
    story: list[str], more: list[str], data: st.DataObject
) -> None:
    """Only as many cases count as there are more than were accepted, wherever they stand now."""
    baseline = Baseline.of(checked(story))
    changed = list(data.draw(st.permutations([*story, *more])))

    applied = baseline.use().apply(checked(changed))

    assert len(applied.findings) == len(checked(more))
    assert Counter(map(known, applied.findings)) == Counter(map(known, checked(more)))


@given(story=stories, later=stories)
@settings(max_examples=examples(60), deadline=None)
def test_nothing_is_lost(story: list[str], later: list[str]) -> None:
    """What counts and what is put aside is together what was found; accepted by the baseline."""
    found = checked(later)

    applied = Baseline.of(checked(story)).use().apply(found)

    together = (*applied.findings, *applied.suppressed)
    assert Counter(map(known, together)) == Counter(map(known, found))
    assert {finding.suppression for finding in applied.suppressed} <= {"baseline"}


@given(story=stories, later=stories)
@settings(max_examples=examples(60), deadline=None)
def test_pruned_and_joined_it_is_what_is_there(story: list[str], later: list[str]) -> None:
    """Without what is gone and with what is new, a baseline is that of what is found now."""
    before, now = Baseline.of(checked(story)), checked(later)
    use = before.use()

    new = Baseline.of(use.apply(now))
    pruned = before.pruned(use.gone())

    assert pruned.joined(new) == Baseline.of(now)
    assert pruned.use().apply(now).findings == before.use().apply(now).findings
    assert not before.joined(new).use().apply(now).findings


def known(finding: Finding) -> tuple[str, str]:
    """Return what a finding is known by."""
    return finding.code, finding.fingerprint


entries = st.builds(
    Entry,
    path=st.text(max_size=8),
    code=st.sampled_from(("BK501", "ACME001")),
    fingerprint=st.text("0123456789abcdef", min_size=32, max_size=32),
    count=st.integers(1, 5),
)


@given(baseline=st.builds(Baseline, st.lists(entries, max_size=6)))
@settings(max_examples=examples(100), deadline=None)
def test_what_is_written_reads_and_writes_the_same(baseline: Baseline) -> None:
    """The text is the same for the same entries, in any order, and after reading it again."""
    text = baseline.dumps()

    assert Baseline.loads(text) == baseline
    assert Baseline.loads(text.encode()).dumps() == text
    assert Baseline(reversed(baseline.entries)).dumps() == text


def test_the_text_is_made_to_be_read_and_merged() -> None:
    """A block for each entry, in the order of file and rule, with a version and a last newline."""
    baseline = Baseline.of([finding("BK502"), finding("BK501", "b.json"), finding("BK501")])

    lines = baseline.dumps().splitlines(keepends=True)

    assert lines[:3] == ["{\n", '  "version": 1,\n', '  "entries": [\n']
    assert [line.strip() for line in lines if "path" in line or "code" in line] == [
        *('"path": "a.json",', '"code": "BK501",'),
        *('"path": "a.json",', '"code": "BK502",'),
        *('"path": "b.json",', '"code": "BK501",'),
    ]
    assert lines[-1] == "}\n"


def test_a_third_case_of_two_is_new() -> None:
    """Equal cases are counted, through all reports of a run."""
    use = Baseline.of([finding(), finding()]).use()

    first, second = use.apply(report(finding())), use.apply(report(finding(), finding()))

    assert (len(first), len(first.suppressed)) == (0, 1)
    assert (len(second), len(second.suppressed)) == (1, 1)


@pytest.mark.parametrize(
    "now",
    [
        finding(severity=Severity.ERROR),
        finding(message="said otherwise"),
        finding(path=os.path.join(".", "a.json")),
        finding(path=os.path.abspath("a.json")),
    ],
)
def test_what_changes_nothing(now: Finding) -> None:
    """Severity, wording and the way in which a path is given do not make a finding new."""
    assert not Baseline.of([finding()]).use().apply(report(now)).findings


def test_paths_count_from_the_folder_of_the_baseline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From whatever folder the run is started, and with the separators of whatever system."""
    monkeypatch.chdir(tmp_path)
    baseline = Baseline.of([finding(path="stories/a.json")], "")
    windows = baseline.use("").apply(report(finding(path="stories\\a.json")))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    moved = baseline.use("..").apply(report(finding(path="../stories/a.json")))

    assert [entry.path for entry in baseline.entries] == ["stories/a.json"]
    assert not windows.findings
    assert not moved.findings


def test_a_stream_lies_in_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input keeps its name wherever the run is started."""
    baseline = Baseline.of([finding(path="<stdin>")], "ci")
    monkeypatch.chdir(tmp_path)

    assert not baseline.use("..").apply(report(finding(path="<stdin>"))).findings


@pytest.mark.parametrize("code", sorted(ALWAYS))
def test_what_must_be_told_is_never_accepted(code: str) -> None:
    """A file that cannot be read, or a rule that crashed, is no debt; no entry makes it one."""
    fault = finding(code)
    forged = Baseline([Entry("a.json", code, fault.fingerprint)])

    assert not is_acceptable(fault)
    assert Baseline.of([fault]) == Baseline()
    assert forged.use().apply(report(fault)).findings == (fault,)


def test_an_entry_is_stale_if_its_file_was_checked_whole() -> None:
    """BK092 says what is gone; files and rules that were not in the run are not judged."""
    baseline = Baseline.of([finding(), finding(), finding("BK502"), finding(path="b.json")])
    use = baseline.use()

    use.apply(report(finding()))
    (stale,) = use.stale()

    assert (stale.code, stale.path, stale.severity) == ("BK092", "a.json", Severity.INFO)
    assert stale.message == "the baseline accepts BK501 2 times here, and it is found once"
    assert use.stale().files_checked == 0
    assert [(entry.code, entry.count) for entry in use.gone()] == [("BK501", 1)]


@pytest.mark.parametrize(
    "seen",
    [
        report(finding("BK001"), rules_run=("BK501",)),
        report(finding("BK099"), rules_run=("BK501",)),
        report(paths=("a.json",), rules_run=("BK501",), truncated=1),
        report(paths=("a.json",), rules_run=("BK502",)),
        report(paths=("b.json",), rules_run=("BK501",)),
    ],
)
def test_what_was_not_checked_whole_proves_nothing(seen: Report) -> None:
    """Where a file could not be read, a rule failed, or findings were cut, nothing is stale."""
    use = Baseline.of([finding()]).use()

    use.apply(seen)

    assert use.gone() == ()


def test_one_brief_that_is_no_proof_speaks_for_all_of_its_file() -> None:
    """Where one line of a file of many cannot be read, nothing in the file is stale."""
    use = Baseline.of([finding(path="a.ndjson")]).use()
    for seen in (report(finding("BK001", "a.ndjson")), report(paths=("a.ndjson",))):
        use.apply(attrs.evolve(seen, rules_run=("BK501",)))

    assert use.gone() == ()


def test_what_is_left_behind_is_in_files_that_are_gone(tmp_path: Path) -> None:
    """Of a stream nobody knows whether it is gone; a file that was looked at is there."""
    (tmp_path / "there.json").touch()
    paths = ("there.json", "gone.json", "unsaved.json", "<stdin>", None)
    found = [finding(path=path and str(tmp_path / path)) for path in paths[:3]]
    found += [finding(path=path) for path in paths[3:]]
    use = Baseline.of(found, str(tmp_path)).use(str(tmp_path))

    use.apply(report(found[2]))

    assert [entry.path for entry in use.left_behind()] == ["gone.json"]


def test_a_stale_entry_of_a_stream_has_its_name() -> None:
    """It lies in no folder, that of the baseline neither."""
    use = Baseline.of([finding(path="<stdin>")], "ci").use("ci")

    use.apply(report(paths=("<stdin>",), rules_run=("BK501",)))

    assert [stale.path for stale in use.stale()] == ["<stdin>"]


def test_stale_entries_are_told_as_the_rules_of_the_run_say() -> None:
    """BK092 has the severity it was given, and is silent where it was not asked for."""
    baseline = Baseline.of([finding()])
    louder = attrs.evolve(CORE.by_code["BK092"], severity=Severity.ERROR)
    seen = report(paths=("a.json",), rules_run=("BK501",))
    uses = [baseline.use(rules=CORE | [louder]), baseline.use(rules=CORE.select("BK501"))]
    for use in uses:
        use.apply(seen)

    assert [[f.severity for f in use.stale()] for use in uses] == [[Severity.ERROR], []]


def test_what_is_accepted_takes_no_place_from_what_is_new() -> None:
    """The limit on findings counts what is left, the worst first."""
    old = [finding(pointer=f"/keywords/{index}") for index in range(5)]
    new = finding("BK502", severity=Severity.ERROR)
    mild = finding("BK503", severity=Severity.INFO)

    applied = Baseline.of(old).use(max_findings=1).apply(report(*old, mild, new))

    assert applied.findings == (new,)
    assert applied.truncated == 1
    assert len(applied.suppressed) == 5


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_a_baseline_that_is_none_is_refused_with_its_place(path: Path) -> None:
    """The error says file, line and column, what is wrong, and what to do about it."""
    told = path.with_suffix(".error").read_text(encoding="utf-8").strip()

    with pytest.raises(BaselineError) as caught:
        Baseline.read(str(path))

    shown = str(caught.value).removeprefix(f"{path}:")
    assert shown == f"{told}; mend it, or make it anew with 'briefkit baseline'"


@pytest.mark.parametrize("content", [None, b"\xff\xfe{}"])
def test_a_file_that_cannot_be_read_is_such_an_error_too(
    tmp_path: Path, content: bytes | None
) -> None:
    """No file, or one that is no text, has no line to blame."""
    path = tmp_path / "baseline.json"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(BaselineError, match=r"no such file|not UTF-8") as caught:
        Baseline.read(str(path))

    assert caught.value.line is None


def test_entries_that_a_merge_doubled_count_once() -> None:
    """Two branches that accept the same do not accept it twice; the higher number counts."""
    entry = attrs.asdict(Baseline.of([finding()]).entries[0])
    text = json.dumps({"version": 1, "entries": [{**entry, "count": 3}, entry]})

    assert [(e.code, e.count) for e in Baseline.loads(text).entries] == [("BK501", 3)]


def test_settings_with_a_baseline_count_in_python_as_for_the_command(tmp_path: Path) -> None:
    """Accepted findings are put aside, also beyond the limit; what is new is found."""
    old = {"briefkit": 1, "headline": "The bridge opens.", "sections": []}
    names = ("a.json", "b.json")
    for name in names:
        (tmp_path / name).write_text(json.dumps(old))
    plain = briefkit.Settings(select=("BK117", "BK504", "BK092"), root=str(tmp_path))
    paths = [tmp_path / name for name in names]
    found = briefkit.validate_many(paths, settings=plain)
    accepted = Baseline.of((f for report in found for f in report), str(tmp_path))
    (tmp_path / "known.json").write_text(accepted.dumps())
    settings = attrs.evolve(plain, baseline="known.json", max_findings=1)

    (tmp_path / "a.json").write_text(json.dumps({**old, "deck": "It  holds"}))
    (tmp_path / "b.json").write_text(json.dumps({**old, "headline": "The bridge opens"}))

    one = briefkit.validate(paths[0], settings=settings)
    many = list(briefkit.validate_many(paths, settings=settings, jobs=2))
    text = briefkit.validate_text(paths[0].read_bytes(), path=paths[0], settings=settings)
    chosen = briefkit.validate(paths[1], settings=settings, select="BK117")

    assert [f.code for f in one] == [f.code for f in text] == ["BK504"]
    assert [f.code for f in one.suppressed] == ["BK117"]
    assert [[f.code for f in report] for report in many] == [["BK504"], [], ["BK092"]]
    assert chosen.findings == ()
    with pytest.raises(BaselineError, match="cannot be read: no such file"):
        briefkit.validate_many(paths, settings=attrs.evolve(plain, baseline="none.json"))
