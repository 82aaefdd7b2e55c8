"""Ending a long run at somebody's wish: in good order the first time, at once the second."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

__all__ = ["Stopped", "stoppable"]

# Ctrl-C, the request to end, and the terminal that was closed.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_BY_SIGNAL = 128  # what a shell adds to the number of the signal that ended a process


class Stopped(KeyboardInterrupt):
    """Somebody wants the process to end."""

    def __init__(self, number: int) -> None:
        self.exit_code = _BY_SIGNAL + number
        """What a shell reports of a process that was ended so."""
        super().__init__(number)


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Let Ctrl-C, or a request to end, be raised once in a block; the second ends the process.

    A signal that whoever started the process wanted to be ignored, as ``nohup`` does, is ignored.

    Raises:
        Stopped: Somebody wants the process to end.
    """
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    try:
        before = {number: signal.getsignal(number) for number in numbers}
        heard = [number for number in numbers if before[number] is not signal.SIG_IGN]
        _listen(heard, _stopping(heard))
    except ValueError:  # not the main thread, which alone hears of signals
        yield
        return
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])


def _listen(numbers: list[int], handler: Callable[[int, FrameType | None], Any]) -> None:
    for number in numbers:
        signal.signal(number, handler)


def _stopping(numbers: list[int]) -> Callable[[int, FrameType | None], Any]:
    here = os.getpid()

    def stop(number: int, _: FrameType | None) -> None:
        if os.getpid() != here:  # a process that was just forked, and has not begun
            os._exit(_BY_SIGNAL + number)
        _listen(numbers, _end)
        raise Stopped(number)

    return stop


def _end(number: int, _: FrameType | None) -> None:
    """End this process and those that it started, whatever they are doing."""
    if "multiprocessing" in sys.modules:
        from multiprocessing import active_children

        for child in active_children():
            child.kill()
    os._exit(_BY_SIGNAL + number)
