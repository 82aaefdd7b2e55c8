"""Tasks for engines that do what briefs cannot: fail, linger, kill their worker."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import attrs

from briefkit.bulk.records import Outcome
from briefkit.errors import FileAccessError
from briefkit.inputs.pieces import Part

__all__ = ["Failing", "Killing", "Slow", "squared"]


def squared(number: int) -> int:
    """Return the square of a number."""
    return number * number


@attrs.frozen
class Slow:
    """Takes its time, for a list of items longer for some than for others."""

    seconds: tuple[float, ...]

    def __call__(self, number: int) -> int:
        """Return the number, in its time."""
        time.sleep(self.seconds[number % len(self.seconds)])
        return number


@attrs.frozen
class Killing:
    """Does a task; before one part it kills the process that it runs in, and tells of that."""

    task: Callable[[Part], Outcome]
    part: int
    log: Path
    """A file that gets a byte for each process that is killed."""

    times: int = 1
    """How many processes to kill."""

    def __call__(self, part: Part) -> Outcome:
        """Return what comes of a part, unless this is the end."""
        killed = self.log.stat().st_size if self.log.exists() else 0
        if part.number == self.part and killed < self.times:
            with self.log.open("ab") as log:
                log.write(b"x")
            os.kill(os.getpid(), signal.SIGKILL)
        return self.task(part)


@attrs.frozen
class Failing:
    """Squares a number; before that it fails some times, as a disk does that is far away."""

    log: Path
    times: int

    def __call__(self, number: int) -> int:
        """Return the square of a number, or fail."""
        with self.log.open("ab") as log:
            log.write(b"x")
        if self.log.stat().st_size <= self.times:
            raise FileAccessError("/out/part-00000.ndjson", "the disk is full", "make room")
        return squared(number)
