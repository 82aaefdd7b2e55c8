"""``briefkit validate``: findings, exit codes, and which rules run."""

from __future__ import annotations

import json

import pytest
from desk import CLEAN, Desk

from briefkit.validation.catalogue import CORE
from briefkit.validation.context import Context
from briefkit.validation.profiles import PROFILES
from briefkit.validation.rule import rule
from briefkit.validation.rule_set import RuleSet

UNDATED = {key: value for key, value in CLEAN.items() if key != "published"}
UNKNOWN = {**CLEAN, "zzz": 1}


def codes(output: str) -> list[str]:
    """Return the codes of a JSON report."""
    return [finding["code"] for finding in json.loads(output)["findings"]]


def test_a_clean_file(desk: Desk) -> None:
    """Nothing found is said, and is exit code 0."""
    desk.put("story.json")

    assert desk.run("validate", "story.json") == (0, "No problems in 1 brief\n", "")


def test_findings_have_places(desk: Desk) -> None:
    """Each finding is a line that an editor can jump to; the sum comes last."""
    desk.put("story.json", json.dumps(UNKNOWN, indent=1))

    done = desk.run("validate", "story.json", "--output-format", "concise")

    assert (done.code, done.err) == (1, "")
    finding, summary = done.out.splitlines()
    assert finding.startswith("story.json:31:2: BK102 error: unknown field 'zzz'")
    assert summary == "1 error in 1 brief (BK102 1)"


@pytest.mark.parametrize(
    ("content", "options", "code"),
    [
        (UNDATED, (), 0),
        (UNDATED, ("--fail-on", "warning"), 0),
        (UNDATED | {"headline": "It opens."}, ("--fail-on", "warning"), 1),
        (UNDATED, ("--fail-on", "info"), 1),
        (UNDATED, ("--fail-on", "info", "--exit-zero"), 0),
        (UNKNOWN, (), 1),
        (UNKNOWN, ("--fail-on", "warning"), 1),
        (UNKNOWN, ("--exit-zero",), 0),
        ("{", (), 1),
        ("{", ("--exit-zero",), 0),
    ],
)
def test_exit_codes(desk: Desk, content: object, options: tuple[str, ...], code: int) -> None:
    """Findings as bad as --fail-on make the exit code 1, unless none is to matter."""
    desk.put("story.json", content)

    assert desk.run("validate", "story.json", *options).code == code


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), ["BK102", "BK304"]),
        (("--profile", "default"), ["BK102", "BK304"]),
        (("--profile", "structure"), ["BK102"]),
        (("--ignore", "BK304"), ["BK102"]),
        (("--ignore", "missing-published,BK102"), []),
        (("--ignore", "BK1", "--ignore", "BK3"), []),
        (("--ignore", "BK6"), ["BK102", "BK304"]),  # of the wire rules, which are off anyway
        (("--select", "BK3"), ["BK304"]),
        (("--select", "BK304, unknown-field"), ["BK102", "BK304"]),
        (("--select", "BK102,BK304", "--ignore", "BK304"), ["BK102"]),
        (("--profile", "structure", "--extend-select", "BK304"), ["BK102", "BK304"]),
        (("--profile", "structure,default", "--extend-ignore", "BK304"), ["BK102"]),
        (("--select", "BK304", "--ignore", "BK3"), ["BK304"]),  # the more exact one counts
    ],
)
def test_rules_can_be_chosen(desk: Desk, options: tuple[str, ...], expected: list[str]) -> None:
    """Rules are chosen by profile, or by codes, beginnings of codes, and names."""
    desk.put("story.json", {**UNDATED, "zzz": 1})

    done = desk.run("validate", "story.json", "--output-format", "json", *options)

    assert sorted(codes(done.out)) == expected


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            ("--select", "brokn-sentence"),
            "--select: no rule 'brokn-sentence'; did you mean 'broken-s",
        ),
        (("--ignore", "mising-published"), "did you mean 'missing-published'?"),
        (("--ignore", "BK304,"), "--ignore: no rule ''; 'briefkit rules' lists them"),
        (("--profile", "defualt"), "--profile: there is no 'defualt'; did you mean 'default'?"),
        (("--profile", "zzz"), "there are structure, default"),
        (("--extend-select", "BK9"), "--extend-select: no rule 'BK9'"),
        (("--extend-ignore", "BK9"), "--extend-ignore: no rule 'BK9'"),
        (("--report", "json"), "argument --report: expected FORMAT=FILE, got 'json'"),
        (("--report", "sariv=a"), "--report: there is no 'sariv'; did you mean 'sarif'?"),
        (("--jobs", "0"), "argument --jobs: expected a number from 1, got '0'"),
        (("--report", "json=-"), "this is no file; for standard output say --output-format json"),
        (("--report", "json=a", "-o", "a"), "two reports would be written to it"),
        (("--output-format", "jsn"), "--output-format: there is no 'jsn'; did you mean 'json'?"),
        (("--fail-on", "fatal"), "argument --fail-on: invalid choice: 'fatal'"),
        (("--max-findings", "0"), "argument --max-findings: expected a number from 1, got '0'"),
        (("--max-findings", "x"), "argument --max-findings: expected a number from 1, got 'x'"),
    ],
)
def test_wrong_options(desk: Desk, options: tuple[str, ...], says: str) -> None:
    """A name that does not exist is an error with the nearest one, not a silent pass."""
    desk.put("story.json")

    done = desk.run("validate", "story.json", *options)

    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert says in done.err


def test_machine_output_is_alone_on_standard_output(desk: Desk) -> None:
    """The JSON report is all there is on standard output; the sum goes to standard error."""
    desk.put("story.json", UNKNOWN)
    arguments = ("validate", "story.json", "--output-format", "json")

    done = desk.run(*arguments)

    assert json.loads(done.out)["summary"]["errors"] == 1
    assert done.lines == ["1 error in 1 brief (BK102 1)"]
    assert desk.run(*arguments, "--quiet").err == ""


def test_quiet_leaves_out_the_sum(desk: Desk) -> None:
    """--quiet leaves findings, and nothing where there are none."""
    desk.put("good.json")
    desk.put("bad.json", UNKNOWN)

    assert desk.run("validate", "good.json", "--quiet") == (0, "", "")
    quiet = ("--quiet", "--output-format", "concise")
    assert desk.run("validate", "bad.json", *quiet).out.count("\n") == 1


def test_the_report_can_go_to_a_file(desk: Desk) -> None:
    """--output takes the report, whole; the sum is said all the same."""
    desk.put("story.json", UNKNOWN)

    done = desk.run("validate", "story.json", "--output-format", "json", "-o", "report.json")

    assert (done.code, done.out) == (1, "")
    assert done.lines == ["1 error in 1 brief (BK102 1)"]
    assert desk.read("report.json")["summary"]["errors"] == 1
    assert desk.run("validate", "story.json", "-o", "report.txt").code == 1
    assert "BK102 error" in (desk.folder / "report.txt").read_text()


def test_max_findings(desk: Desk) -> None:
    """The worst findings of a brief are kept, and the rest is counted."""
    desk.put("story.json", {**CLEAN, **{f"unknown{n}": n for n in range(10)}})

    done = desk.run("validate", "story.json", "--max-findings", "3")

    assert done.out.splitlines()[-1] == "3 errors in 1 brief; 7 more not shown (BK102 3)"


def test_folders_and_streams(desk: Desk) -> None:
    """A folder is searched, and each line of a stream is a brief with its own places."""
    desk.put("in/a.json", UNDATED)
    lines = [json.dumps(CLEAN), "", json.dumps(UNKNOWN), "{"]
    desk.put("in/b.ndjson", "\n".join(lines) + "\n")
    desk.put("in/notes.xyz", "no brief")

    done = desk.run("validate", "in", "--output-format", "concise")

    places = [line.split(" ")[0] for line in done.out.splitlines()]
    assert done.code == 1
    assert places[0].startswith("in/a.json:1:1:")
    assert places[1].startswith("in/b.ndjson:3:")
    assert places[2].startswith("in/b.ndjson:4:")
    assert done.out.splitlines()[-1].startswith("2 errors, 1 note in 4 briefs")


def test_standard_input(desk: Desk) -> None:
    """Standard input is told by content; --stdin-filename names it and may tell its format."""
    content = json.dumps(UNKNOWN).encode()

    done = desk.run("validate", "-", stdin=content)
    assert done.out.startswith("<stdin>:1:")

    done = desk.run("validate", "-", "--stdin-filename", "wires/a.ndjson", stdin=content * 2)
    assert done.out.startswith("wires/a.ndjson:1:")

    done = desk.run("validate", "-", "--from", "ndjson", stdin=content + b"\n" + content)
    assert "<stdin>:2:" in done.out


def test_a_missing_path_among_others(desk: Desk) -> None:
    """What can be checked is checked; the exit code says that the run cannot be trusted."""
    desk.put("story.json", UNKNOWN)

    done = desk.run("validate", "no.json", "story.json", "--exit-zero")

    assert done.code == 2
    assert done.lines == ["briefkit: error: no.json: no such file; check the path"]
    assert "BK102" in done.out


def test_a_json_report_is_there_even_if_nothing_could_be_read(desk: Desk) -> None:
    """A program that parses the output finds a report, with exit code 2."""
    done = desk.run("validate", "no.json", "--output-format", "json")

    assert done.code == 2
    assert json.loads(done.out)["summary"]["files"] == 0


def test_a_rule_that_crashes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crashed rule is a finding, and the run cannot be trusted: exit code 2."""

    @rule("TST001")
    def breaks(context: Context) -> list[object]:
        """This one breaks."""
        raise RuntimeError(context.format)

    broken = {**PROFILES, "default": RuleSet((*CORE, breaks))}
    monkeypatch.setattr("briefkit.validation.configuration.settings.PROFILES", broken)
    desk.put("story.json")

    done = desk.run("validate", "story.json", "--exit-zero")

    assert done.code == 2
    assert "BK099 error: the rule TST001 crashed: RuntimeError: json" in done.out


@pytest.mark.parametrize(
    ("environment", "colour"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"TERM": "dumb", "FORCE_COLOR": ""}, False),
    ],
)
def test_colour(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], colour: bool
) -> None:
    """Severities have colours on a terminal that wants them, and nowhere else."""
    desk.put("story.json", UNKNOWN)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    desk.on_a_terminal()
    assert ("\x1b[31mBK102 error\x1b[0m" in desk.run("validate", "story.json").out) is colour
    assert ("\x1b[31merror\x1b[0m" in desk.run("validate", "no.json").err) is colour


@pytest.mark.parametrize(
    ("environment", "colour"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_off_a_terminal(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], colour: bool
) -> None:
    """In a pipe there is colour only if FORCE_COLOR is set to anything, and NO_COLOR is not."""
    desk.put("story.json", UNKNOWN)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert ("\x1b[31mBK102 error\x1b[0m" in desk.run("validate", "story.json").out) is colour
    assert ("\x1b[31merror\x1b[0m" in desk.run("validate", "no.json").err) is colour
