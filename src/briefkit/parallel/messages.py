"""What worker processes send: results in batches, and how far they have come."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, takewhile
from typing import Any, NamedTuple

from briefkit.errors import WorkerError

__all__ = ["READY", "Message", "answers", "asked"]

READY = b""
"""The first message of a process: it is up, and what ends it from now on is its work."""

_BATCH = 64  # results that travel together


class Message(NamedTuple):
    """Some of the results of a chunk of items, in their order."""

    results: list[Any]
    """The results."""

    finished: int
    """How many items of the chunk are done with them."""

    sent: int
    """How many results of the item after those have been sent, these included."""

    is_last: bool = False
    """Whether this is all that comes of the chunk."""

    error: Exception | None = None
    """What the task raised, after these results."""


def asked(items: Iterable[Any], skip: int = 0) -> bytes:
    """Return what a process is sent: items, and how many results of the first are here already."""
    return pickle.dumps(([*items], skip))


def answers(task: Callable[[Any], Iterable[Any]], request: bytes) -> Iterator[bytes]:
    """Do what `asked` asks for, and yield the messages that tell what came of it."""
    for message in _messages(task, request):
        packed, is_sound = _packed(message)
        yield packed
        if not is_sound:
            return


def _messages(task: Callable[[Any], Iterable[Any]], request: bytes) -> Iterator[Message]:
    results: list[Any] = []
    finished = sent = 0
    error = None
    try:
        items, skip = pickle.loads(request)  # noqa: S301 - our own process sent it
        for item in items:
            sent = skip
            for result in islice(task(item), skip, None):
                results.append(result)
                sent += 1
                if len(results) == _BATCH:
                    yield Message(results, finished, sent)
                    results = []
            finished, sent, skip = finished + 1, 0, 0
    except Exception as raised:  # noqa: BLE001 - whatever it is, it is raised over there
        error = _travelling(raised)
    yield Message(results, finished, sent, is_last=True, error=error)


def _packed(message: Message) -> tuple[bytes, bool]:
    """Return a message as bytes; and False where it cannot be sent, and one goes that says so."""
    try:
        return pickle.dumps(message), True
    except Exception as refusal:  # noqa: BLE001 - whatever a result raises that cannot be packed
        why = f"what a worker process found cannot be sent: {type(refusal).__name__}: {refusal}"
        sound = [*takewhile(_can_travel, message.results)]
        error = WorkerError(None, why)
        return pickle.dumps(Message(sound, message.finished, 0, is_last=True, error=error)), False


def _can_travel(value: object) -> bool:
    try:
        pickle.loads(pickle.dumps(value))  # noqa: S301 - just made
    except Exception:  # noqa: BLE001 - whatever it is, it cannot travel
        return False
    return True


def _travelling(error: Exception) -> Exception:
    """Return an error that can be sent: itself, or one that says the same."""
    return error if _can_travel(error) else RuntimeError(f"{type(error).__name__}: {error}")
