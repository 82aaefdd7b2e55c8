"""How far a long run is: a bar on a terminal, a line now and then where that is asked for."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.bulk.records import Summary
from briefkit.cli.console import Console
from briefkit.cli.quantities import clock, grouped, sized

if TYPE_CHECKING:
    from rich.console import ConsoleOptions, RenderResult

__all__ = ["Pace", "Show", "fitting", "progress", "told"]

Show = Callable[[], object]
"""Called when there is something new to show."""

_FRAMES = 4  # a second
_EVERY = 10.0  # seconds between two lines where there is no terminal
_LEAST, _MOST = 8, 40  # columns of a bar
_ROOMY = 50  # columns of a terminal that has room for one
_BETWEEN = 2  # columns between what a line tells


@contextlib.contextmanager
def progress(
    pace: Pace, wanted: str, console: Console, sizes: Callable[[], Iterable[int]]
) -> Iterator[Show]:
    """Show how far a run is as long as a block lasts; give what is called when that has changed.

    Args:
        pace: How far the run is.
        wanted: ``auto`` for a bar where standard error is a terminal, unless quiet is asked for;
            ``always`` for that whatever else is asked for, and for lines where it is none;
            ``never``.
        console: What says whether there is a terminal, and takes the lines.
        sizes: Returns the bytes of each source, as they lie on the disk; called in a thread of
            its own, so that nothing waits for it.
    """
    if wanted == "never" or (wanted == "auto" and (console.quiet or not console.is_watched)):
        yield _nothing
        return
    with _counting(pace, sizes):
        if console.is_watched:
            with _bar(pace):
                yield _nothing
        else:
            yield _lines(pace, console)


class Pace:
    """How far a run is, how fast it goes, and how long it will take."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.documents = 0
        """How many documents are done."""
        self.failed = 0
        """How many of them failed."""
        self.bytes_read = 0
        """How many bytes of sources are done."""
        self.total: int | None = None
        """How many bytes of sources there are; None as long as that is not known."""
        self._before = (0, 0)  # documents and bytes of an earlier run
        self._parts = 0
        self._clock = clock
        self._began = clock()

    def note(self, summary: Summary) -> None:
        """Take in how far the run is."""
        documents, size = self._before
        if summary.resumed > self._parts:  # what is new in it was not done now
            self._parts = summary.resumed
            documents += summary.documents - self.documents
            size += summary.bytes_read - self.bytes_read
            self._before = documents, size
        self.documents = summary.documents
        self.failed = summary.failed
        self.bytes_read = summary.bytes_read

    @property
    def seconds(self) -> float:
        """How long the run has taken."""
        return self._clock() - self._began

    @property
    def documents_per_second(self) -> float:
        """How many documents a second are done."""
        return self._rate(self.documents - self._before[0])

    @property
    def bytes_per_second(self) -> float:
        """How many bytes of sources a second are done."""
        return self._rate(self.bytes_read - self._before[1])

    @property
    def share(self) -> float | None:
        """How much of the whole is done, from 0 to 1; None if that is not known."""
        return min(1.0, self.bytes_read / self.total) if self.total else None

    @property
    def seconds_left(self) -> float | None:
        """How long it will take; None if that is not known."""
        if self.total is None or not self.bytes_per_second:
            return None
        return max(0, self.total - self.bytes_read) / self.bytes_per_second

    def _rate(self, done: int) -> float:
        return done / self.seconds if self.seconds > 0 else 0.0


class _Told(NamedTuple):
    """Something that a line tells, if there is room."""

    text: str
    weight: int
    """What weighs least is left out first."""


def told(pace: Pace) -> list[_Told]:
    """Return what there is to tell of a run, in the order in which it stands in a line."""
    found = [] if pace.share is None else [_Told(f"{int(pace.share * 100)}%", 5)]
    found.append(_Told(f"{grouped(pace.documents)} briefs", 6))
    if pace.documents_per_second:
        found.append(_Told(f"{grouped(round(pace.documents_per_second))}/s", 2))
        found.append(_Told(f"{sized(pace.bytes_per_second)}/s", 1))
    if pace.failed:
        found.append(_Told(f"{grouped(pace.failed)} failed", 4))
    left = pace.seconds_left
    found.append(_Told(clock(pace.seconds) if left is None else f"{clock(left)} left", 3))
    return found


def fitting(found: Iterable[_Told], width: int) -> str:
    """Return as much of what is told as there is room for, on one line."""
    kept = [*found]
    while len(kept) > 1 and _length(kept) > width:
        kept.remove(min(kept, key=lambda each: each.weight))
    return (" " * _BETWEEN).join(each.text for each in kept)[: max(0, width)]


def _length(found: list[_Told]) -> int:
    return sum(len(each.text) + _BETWEEN for each in found) - _BETWEEN


class _Line:
    """The bar and what it tells, as wide as the terminal is when it is drawn."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace

    def __rich_console__(self, console: Any, options: ConsoleOptions) -> RenderResult:
        from rich.progress_bar import ProgressBar
        from rich.segment import Segment
        from rich.text import Text

        width = options.max_width - 1  # in the last column some terminals go on to the next line
        has_bar = width >= _ROOMY
        text = fitting(told(self.pace), width - (_LEAST + _BETWEEN if has_bar else 0))
        room = min(_MOST, width - len(text) - _BETWEEN)
        if has_bar:
            share = self.pace.share
            bar = ProgressBar(
                total=1,
                completed=share or 0,
                pulse=share is None,
                width=room,
                complete_style="cyan",
                finished_style="cyan",
            )
            yield from console.render(bar, options.update(width=room))
            yield Segment(" " * _BETWEEN)
        yield Text(text, no_wrap=True)


@contextlib.contextmanager
def _bar(pace: Pace) -> Iterator[None]:
    from rich import console, live

    # By itself: what is said meanwhile on standard error stands above the bar.
    screen = console.Console(stderr=True, highlight=False, force_terminal=True)
    shown = live.Live(
        _Line(pace),
        console=screen,
        refresh_per_second=_FRAMES,
        transient=True,
        redirect_stdout=False,
    )
    with shown:
        screen.show_cursor(True)  # a process that is killed cannot bring it back
        yield


def _lines(pace: Pace, console: Console) -> Show:
    last = time.monotonic()

    def show() -> None:
        nonlocal last
        if time.monotonic() - last >= _EVERY:
            last = time.monotonic()
            console.guide(", ".join(each.text for each in told(pace)))

    return show


def _nothing() -> None:
    """Show nothing: there is nobody to look, or what is shown is drawn anew by itself."""


@contextlib.contextmanager
def _counting(pace: Pace, sizes: Callable[[], Iterable[int]]) -> Iterator[None]:
    """Find out in the background how much there is to do."""
    is_over = threading.Event()

    def count() -> None:
        total = 0
        with contextlib.suppress(Exception):  # the run itself tells what is wrong with the sources
            for size in sizes():
                if is_over.is_set():
                    return
                total += size
            pace.total = total

    thread = threading.Thread(target=count, name="briefkit-sizes", daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join(1)
