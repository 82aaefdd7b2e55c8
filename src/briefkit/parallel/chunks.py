"""Items that travel together, and what has come of them."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from briefkit.parallel.messages import Message, asked

__all__ = ["Chunk", "chunks_of"]

_SMALL = 4096  # bytes that any pipe takes at once, so that nobody waits for them to be read


class Chunk:
    """Items that one worker deals with, and what came of them so far."""

    def __init__(self, items: Iterable[Any], skip: int = 0, deaths: int = 0) -> None:
        """Take items to be done.

        Args:
            items: What to do.
            skip: How many results of the first are here already.
            deaths: How many workers it has ended.
        """
        self.request = asked(items, skip)
        """What a worker is sent."""
        self.is_reserve = False
        """Whether a worker may have it beside the one that it is at."""
        self.deaths = deaths
        """How many workers it has ended, as far as that is known."""
        self.batches: deque[list[Any]] = deque()
        """Results that nobody has taken yet."""
        self.is_waiting = False
        """Whether its worker died, and no other has it."""
        self.is_done = False
        """Whether nothing more comes of it."""
        self._error: Exception | None = None
        self._finished, self._sent = 0, skip

    def take(self, message: Message) -> None:
        """Take in what came of it."""
        self.batches.append(message.results)
        self._finished, self._sent = message.finished, message.sent
        self.is_done, self._error = message.is_last, message.error

    def results(self) -> Iterator[Any]:
        """Yield what has come of it and nobody has taken, and raise the error that ended it."""
        while self.batches:
            yield from self.batches.popleft()
        if self._error is not None:
            raise self._error

    def split(self) -> list[tuple[Any, Chunk]]:
        """End it where its worker died, and return what is left: items, each in its own chunk."""
        self.is_done = True
        left = pickle.loads(self.request)[0][self._finished :]  # noqa: S301 - made here
        # Of several items, nobody knows which it was.
        deaths = self.deaths + 1 if len(left) == 1 else 0
        skips = [self._sent, *[0] * len(left)]
        return [
            (item, Chunk([item], skip, deaths)) for item, skip in zip(left, skips, strict=False)
        ]


def chunks_of(
    items: Iterable[Any], size: int, weight: Callable[[Any], float] | None = None
) -> Iterator[Chunk]:
    """Yield items in chunks, and what their iterator raises as the error of the last.

    Args:
        items: What is to be done.
        size: How many usual items a chunk is.
        weight: Returns how many usual items an item is worth; by default, one.
    """
    gathered: list[Any] = []
    filled = 0.0
    error = None
    try:
        for item in items:
            gathered.append(item)
            filled += weight(item) if weight else 1
            if filled >= size:
                yield _chunk(gathered, is_short=size > 1 and filled < 2 * size)
                gathered, filled = [], 0
    except Exception as raised:  # noqa: BLE001 - whatever it is, it is raised in its turn
        error = raised
    if gathered:
        yield _chunk(gathered, is_short=size > 1)
    if error is not None:
        last = Chunk([])
        last.take(Message([], 0, 0, is_last=True, error=error))
        yield last


def _chunk(items: Iterable[Any], *, is_short: bool) -> Chunk:
    chunk = Chunk(items)
    # A worker reads nothing while it works: what it gets then must fit into the pipe, or both
    # sides could wait for each other. And nobody should have to wait for what takes long.
    chunk.is_reserve = is_short and len(chunk.request) <= _SMALL
    return chunk
