"""Where the reports of ``briefkit validate`` go, and that none of them speaks for a stranger."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from desk import CLEAN, Desk

from briefkit.reporters import REPORTERS

WARNED = {**CLEAN, "headline": "Council approves budget for new bridge."}
BROKEN = {**WARNED, "zzz": 1}

ESCAPES = "\x1b]8;;http://a\x07\x1b[2J\u202e\r\n::error::gotcha\n##[error]gotcha\u2028<b>|&"
"""What clears a screen, turns text around, begins a line, and is a command to a CI system."""


@pytest.fixture
def hostile(desk: Desk) -> Desk:
    """A file whose name and content try to speak to whoever shows them."""
    name = ESCAPES.replace("/", "\\")
    desk.put(f"{name}.json", {**CLEAN, "headline": f"{ESCAPES}  x.", ESCAPES: ESCAPES})
    return desk


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize("where", ["terminal", "pipe", "file"])
def test_nothing_in_a_file_speaks_for_itself(hostile: Desk, name: str, where: str) -> None:
    """Names and headlines reach a terminal, a log or a report as visible text only."""
    (path,) = hostile.names
    if where == "terminal":
        hostile.on_a_terminal()
    into = ("-o", "out") if where == "file" else ()

    done = hostile.run("validate", path, "--output-format", name, "--color", "never", *into)

    out = (hostile.folder / "out").read_text() if into else done.out
    assert done.code == 1
    assert out
    for text in (out, done.err):
        assert not set(text) & set("\x1b\x07\r\u202e\u2028")
        lines = [line.strip() for line in text.splitlines()]
        starts = ("::error::", "##[error]")
        assert not [line for line in lines if line.startswith(starts)]


@pytest.mark.parametrize("option", ["--statistics", "--show-settings", "--diff", "--fix"])
def test_what_else_is_said_is_harmless(hostile: Desk, option: str) -> None:
    """Tables, settings and messages are made visible too."""
    (path,) = hostile.names
    hostile.on_a_terminal()

    done = hostile.run("validate", path, option, "--color", "never")

    for text in (done.out, done.err):
        assert not set(text) & set("\x1b\x07\r\u202e\u2028")


def test_several_reports_of_one_run(desk: Desk) -> None:
    """Each --report is written as if it were the only one."""
    desk.put("a.json", BROKEN)
    desk.put("b.json", WARNED)
    reports = [option for name in REPORTERS for option in ("--report", f"{name}=out/{name}")]
    (desk.folder / "out").mkdir()

    done = desk.run("validate", "a.json", "b.json", *reports)

    assert done.code == 1
    for name in REPORTERS:
        alone = desk.run("validate", "a.json", "b.json", "--output-format", name)
        assert (desk.folder / "out" / name).read_text() == alone.out
    assert done.out == desk.run("validate", "a.json", "b.json").out


def test_a_report_is_written_whole_or_not_at_all(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that breaks off leaves the last report as it was, and nothing half-written."""
    desk.put("a.json", BROKEN)
    desk.put("out.json", "the last report")

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("no more")

    monkeypatch.setattr("briefkit.cli.validate.check_many", broken)

    assert desk.run("validate", "a.json", "--report", "json=out.json").code == 2
    assert (desk.folder / "out.json").read_text() == "the last report"
    assert desk.names == {"a.json", "out.json"}


def test_the_page_of_a_run_on_github(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """In GitHub Actions a table of all findings is added to the summary of the step."""
    desk.put("a.json", BROKEN)
    summary = desk.put("summary.md", "# Before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    arguments = ("validate", "a.json", "--output-format", "github")

    desk.run(*arguments)
    assert summary.read_text() == "# Before\n"

    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    done = desk.run(*arguments)
    assert "::error title=BK102" in done.out
    before, *lines = summary.read_text().splitlines()
    assert before == "# Before"
    assert any("BK102" in line and line.startswith("|") for line in lines)

    desk.run("validate", "a.json")
    assert summary.read_text().splitlines() == [before, *lines]

    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(desk.folder / "no" / "where"))
    assert desk.run(*arguments).code == 2


def test_statistics(desk: Desk) -> None:
    """--statistics counts the findings of each rule: after a text, beside what is for programs."""
    desk.put("a.json", BROKEN)
    desk.put("b.json", WARNED)
    arguments = ("validate", "a.json", "b.json", "--statistics")

    done = desk.run(*arguments)
    assert done.out.splitlines()[-2].split()[:3] == ["2", "BK117", "headline-terminal-period"]
    assert done.out.splitlines()[-1].split()[:3] == ["1", "BK102", "unknown-field"]

    done = desk.run(*arguments, "--output-format", "json")
    assert json.loads(done.out)["summary"]["errors"] == 1
    assert "2  BK117" in done.err


def test_show_settings(desk: Desk) -> None:
    """--show-settings tells each setting and its origin, as text or JSON, and reads no brief."""
    desk.put("briefkit.toml", 'fail-on = "warning"\nignore = ["BK3"]\n')
    arguments = ("validate", "missing.json", "--show-settings", "--profile", "structure")

    done = desk.run(*arguments)
    assert (done.code, done.err) == (0, "")
    assert 'fail-on = "warning"  # briefkit.toml' in done.out.splitlines()
    assert 'profiles = ["structure"]  # command line' in done.out.splitlines()
    assert "max-findings = 1000  # default" in done.out.splitlines()

    told = json.loads(desk.run(*arguments, "--output-format", "json").out)
    assert told["settings"]["ignore"] == {"value": ["BK3"], "from": "briefkit.toml"}
    assert "BK102" in told["rules"]
    assert desk.run(*arguments, "--output-format", "sarif").code == 2

    isolated = desk.run(*arguments, "--isolated", "--ignore", "BK109")
    assert 'fail-on = "error"  # default' in isolated.out.splitlines()
    assert '--ignore = ["BK109"]  # command line' in isolated.out.splitlines()


def test_show_settings_tells_terms_as_they_are_written(desk: Desk) -> None:
    """Each has the keys that a configuration has for it."""
    desk.put("briefkit.toml", '[[terms]]\ncode = "HO100"\nwords = ["irregardless"]\n')

    done = desk.run("validate", "--show-settings", "--output-format", "json")

    told = json.loads(done.out)["settings"]["terms"]
    assert told["from"] == "briefkit.toml"
    assert told["value"][0]["words"] == ["irregardless"]
    assert told["value"][0]["match-case"] is False


@pytest.mark.parametrize(
    ("options", "on_terminal", "colour"),
    [((), True, True), (("--color", "never"), True, False), (("--color", "always"), False, True)],
)
def test_colour_can_be_chosen(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    on_terminal: bool,
    colour: bool,
) -> None:
    """--color decides over what the terminal says; files stay without."""
    desk.put("a.json", BROKEN)
    monkeypatch.setenv("TERM", "xterm")
    if on_terminal:
        desk.on_a_terminal()

    done = desk.run("validate", "a.json", "missing.json", "--report", "text=out.txt", *options)

    assert ("\x1b[31m" in done.out) is ("\x1b[31m" in done.err) is colour
    assert "\x1b" not in (desk.folder / "out.txt").read_text()


COMMAND = (sys.executable, "-m", "briefkit", "validate", "--isolated", "--debug", "a.json")


def outside(desk: Desk, *command: str, shell: str) -> subprocess.CompletedProcess[str]:
    """Run a command of another process in the folder, its output led elsewhere by a shell."""
    return subprocess.run(
        ["sh", "-c", f'"$@" {shell}', "sh", *command],
        cwd=desk.folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_standard_output_that_is_closed(desk: Desk) -> None:
    """Nowhere to write to is exit code 2 with a line that says so."""
    desk.put("a.json", BROKEN)

    done = outside(desk, *COMMAND, shell=">&-")

    assert done.returncode == 2
    assert "<stdout>: is closed; write to a file with --output" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_disk_that_is_full(desk: Desk) -> None:
    """No room for the report is exit code 2 with a line that says so."""
    desk.put("a.json", BROKEN)

    done = outside(desk, *COMMAND, shell=">/dev/full")
    assert done.returncode == 2
    assert "<stdout>: cannot be written: no space left on device" in done.stderr

    done = outside(desk, *COMMAND, "-o", "/dev/full", shell="")
    assert done.returncode == 2
    assert "/dev/full: cannot be written: no space left on device" in done.stderr


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_the_same_bytes_every_time(desk: Desk, seed: str) -> None:
    """Neither hash seeds nor processes change a byte of any output."""
    for number in range(40):
        content = {**BROKEN, "id": f"urn:{number % 30}", "sections": [], ESCAPES: number}
        desk.put(f"in/{number}.json", content)
    reports = [f"--report={name}=out.{name}" for name in REPORTERS]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = (sys.executable, "-m", "briefkit", "validate", "in", *reports)

    seen = []
    for jobs in ("1", "2"):
        done = subprocess.run(
            (*command, "--jobs", jobs),
            cwd=desk.folder,
            env=environment,
            capture_output=True,
            check=False,
        )
        files = {name: (desk.folder / f"out.{name}").read_bytes() for name in REPORTERS}
        seen.append((done.returncode, done.stdout, done.stderr, files))
    expected = desk.run("validate", "in")

    assert seen[0] == seen[1]
    assert seen[0][:3] == (1, expected.out.encode(), expected.err.encode())


def test_a_run_that_could_not_read_everything_was_no_success(desk: Desk) -> None:
    """SARIF says so, whatever was found in the files that could be read."""
    desk.put("broken.json.gz", b"\x1f\x8bx")
    desk.put("clean.json")

    done = desk.run("validate", "broken.json.gz", "clean.json", "--output-format", "sarif")

    (run,) = json.loads(done.out)["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert done.code == 2


def test_a_configuration_that_is_a_folder_is_not_passed_over(desk: Desk) -> None:
    """A `briefkit.toml` that cannot be read ends the run: without it, all would be checked."""
    desk.put("clean.json")
    (desk.folder / "briefkit.toml").mkdir()

    done = desk.run("validate", "clean.json")

    assert done.code == 2
    assert "briefkit.toml: this is a folder" in done.err


def test_the_full_text_goes_by_two_names(desk: Desk) -> None:
    """What other tools call full is what is shown without a word about it."""
    desk.put("story.json", {**CLEAN, "headline": "Council approves budget."})

    full = desk.run("validate", "story.json", "--output-format", "full").out

    assert full == desk.run("validate", "story.json").out
    assert "^" in full


def test_what_no_editor_can_fix_is_not_called_fixable(desk: Desk) -> None:
    """In XML the line is shown and the remedy told, and nobody is sent to ``--fix``."""
    desk.put(
        "story.newsmlg2.xml",
        '<newsItem xml:lang="en-US"><contentMeta><headline>Pier opens</headline></contentMeta>\n'
        "<contentSet><inlineXML><html><body>\n"
        '<p>Ines Holm said the pier "saves lives".</p>\n'
        "</body></html></inlineXML></contentSet></newsItem>",
    )

    done = desk.run("validate", "story.newsmlg2.xml", "--select", "BK403")

    assert '\n    3 | <p>Ines Holm said the pier "saves lives".</p>\n' in done.out
    assert "= help: put it inside the marks\n" in done.out
    assert done.out.rstrip().endswith("1 warning in 1 brief (BK403 1)")
