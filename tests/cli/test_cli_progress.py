"""How far a long run is: what a line tells, on terminals of any width, in pipes, at the end."""

from __future__ import annotations

import os
import re
import sys

import pytest
from screen import on_a_terminal

from briefkit.bulk.records import Outcome, Summary
from briefkit.cli.progress import Pace, fitting, told
from briefkit.cli.quantities import clock, duration, grouped, sized

MEGABYTE = 1_000_000

# A run of six parts; the fourth fails in one document, which is told at once.
RUN = """
import sys, time
from briefkit.bulk.records import Failure, Outcome, Summary
from briefkit.cli.console import Console
from briefkit.cli import progress as module

wanted, quiet, every = sys.argv[1:]
module._EVERY = float(every)
console = Console(quiet=quiet == "quiet")
pace, summary = module.Pace(), Summary()
with module.progress(pace, wanted, console, lambda: [1_000_000] * 6) as show:
    for number in range(6):
        time.sleep(0.1)
        outcome = Outcome(part=number, documents=1500, bytes_read=1_000_000)
        if number == 3:
            failure = Failure(path="story.json", line=3, code="BK007", message="cut short")
            outcome.failures.append(failure)
            console.guide(str(failure))
        summary.add(outcome)
        pace.note(summary)
        show()
console.guide("it is done")
"""
COMMAND = [sys.executable, "-c", RUN]


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


def summary_of(*outcomes: Outcome, resumed: int = 0) -> Summary:
    """Return what outcomes come to, the first of them from an earlier run."""
    summary = Summary()
    for number, outcome in enumerate(outcomes):
        summary.add(outcome, resumed=number < resumed)
    return summary


def part(documents: int, megabytes: int) -> Outcome:
    """Return what came of a part."""
    return Outcome(part=0, documents=documents, bytes_read=megabytes * MEGABYTE)


def texts(pace: Pace) -> list[str]:
    """Return what a line tells."""
    return [each.text for each in told(pace)]


def test_a_line_tells_how_far_how_fast_and_how_long() -> None:
    """Share, documents, rates and the time that is left follow from what is done and the clock."""
    now = Clock()
    pace = Pace(now)
    pace.total = 300 * MEGABYTE
    now.now += 10
    pace.note(summary_of(part(12_000, 100)))

    assert texts(pace) == ["33%", "12,000 briefs", "1,200/s", "10.0 MB/s", "0:20 left"]


def test_nothing_is_known_at_the_beginning() -> None:
    """Without a total there is no share and no time left, but a clock that goes on."""
    now = Clock()
    pace = Pace(now)
    now.now += 65

    assert texts(pace) == ["0 briefs", "1:05"]
    pace.note(summary_of(part(130, 0)))
    assert texts(pace) == ["130 briefs", "2/s", "0 bytes/s", "1:05"]


def test_what_an_earlier_run_did_makes_nobody_faster() -> None:
    """Parts done before count as done, and neither for the rate nor for the time left."""
    now = Clock()
    pace = Pace(now)
    pace.total = 400 * MEGABYTE
    before, new = part(20_000, 200), part(1_000, 100)
    pace.note(summary_of(before, resumed=1))
    now.now += 10
    pace.note(summary_of(before, new, resumed=1))

    assert texts(pace) == ["75%", "21,000 briefs", "100/s", "10.0 MB/s", "0:10 left"]


def test_sources_that_grew_end_at_the_whole() -> None:
    """More bytes than there were at first are no more than all."""
    now = Clock()
    pace = Pace(now)
    pace.total = 10 * MEGABYTE
    now.now += 1
    pace.note(summary_of(part(1, 11)))

    assert (pace.share, pace.seconds_left) == (1.0, 0)


@pytest.mark.parametrize("width", [1, 5, 14, 20, 33, 48, 60, 89])
def test_a_line_fits(width: int) -> None:
    """Whatever room there is, the line is no longer; the number of documents goes last."""
    pace = Pace(Clock())
    pace.total = 300 * MEGABYTE
    pace.documents, pace.bytes_read, pace.failed = 123_456, 100 * MEGABYTE, 7
    line = fitting(told(pace), width)

    assert len(line) <= width
    assert line.startswith("33%") or "123,456 briefs".startswith(line)


@pytest.mark.parametrize("width", [200, 80, 50, 49, 20, 12])
def test_a_bar_on_a_terminal_of_any_width(width: int) -> None:
    """It keeps to one line, breaks no other, and is gone at the end."""
    done = on_a_terminal([*COMMAND, "auto", "", "10"], width=width)

    assert done.code == 0
    assert done.longest_line <= width
    words = "".join(line.rstrip() for line in done.screen).replace(" ", "")
    assert words == "story.json:3:BK007cutshortitisdone"


def test_a_bar_shows_what_is_done() -> None:
    """While it is there it tells the documents, the failures and the share."""
    done = on_a_terminal([*COMMAND, "auto", "", "10"], width=100)

    assert "━" in done.raw
    assert re.search(r"\d+%  [\d,]+ briefs  [\d,]+/s  .*1 failed  \d:\d\d left", done.raw)
    assert done.raw.rindex("\x1b[?25h") > done.raw.rindex("\x1b[?25l"), "the cursor is hidden"


@pytest.mark.parametrize(
    ("arguments", "term"),
    [(["never", ""], "xterm"), (["auto", "quiet"], "xterm"), (["auto", ""], "dumb")],
)
def test_no_bar_where_none_is_wanted(arguments: list[str], term: str) -> None:
    """Nor where the terminal cannot draw one: there is not one control code then."""
    done = on_a_terminal([*COMMAND, *arguments, "10"], term=term)

    assert done.raw == "story.json:3: BK007 cut short\r\nit is done\r\n"


def test_no_bar_in_a_pipe(capfd: pytest.CaptureFixture[str]) -> None:
    """What is no terminal gets what is said, and no more."""
    assert os.spawnv(os.P_WAIT, sys.executable, [*COMMAND, "auto", "", "10"]) == 0
    assert capfd.readouterr() == ("", "story.json:3: BK007 cut short\nit is done\n")


def test_lines_in_a_pipe_where_they_are_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    """``always`` tells how far the run is in a line now and then, without control codes."""
    code = os.spawnv(os.P_WAIT, sys.executable, [*COMMAND, "always", "quiet", "0"])
    lines = capfd.readouterr().err.splitlines()

    assert code == 0
    assert len(lines) == 8
    assert re.fullmatch(r"50%, 4,500 briefs, [\d,]+/s, [\d.]+ MB/s, \d:\d\d left", lines[2])


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (grouped(1234567), "1,234,567"),
        (grouped(1, "loss", "losses"), "1 loss"),
        (grouped(2000, "loss", "losses"), "2,000 losses"),
        (sized(0), "0 bytes"),
        (sized(999), "999 bytes"),
        (sized(1000), "1.0 kB"),
        (sized(14_300_000), "14.3 MB"),
        (sized(5e15), "5000.0 TB"),
        (clock(5), "0:05"),
        (clock(3725), "1:02:05"),
        (duration(0.44), "0.4 s"),
        (duration(59.4), "59 s"),
        (duration(125), "2 min 5 s"),
        (duration(3725), "1 h 2 min"),
    ],
)
def test_quantities(shown: str, expected: str) -> None:
    """Large numbers, sizes and times come as people read them."""
    assert shown == expected
