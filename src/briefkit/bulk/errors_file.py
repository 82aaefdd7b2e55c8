"""The failures of a run as they come: to a function, or to a file of JSON lines."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from typing import TypeAlias

from briefkit import files
from briefkit.bulk.records import Failure
from briefkit.documents import StrPath
from briefkit.inputs import storage

__all__ = ["Errors", "failures_to"]

Errors: TypeAlias = StrPath | Callable[[Failure], object] | None
"""Where failures go: to a file, or the URL of one; to a function; nowhere."""


@contextlib.contextmanager
def failures_to(errors: Errors) -> Iterator[Callable[[Failure], object]]:
    """Give what takes the failures of a run one by one.

    A file holds those of this run alone, each as soon as it is known, for who follows the run or
    for when it is broken off. What a URL stands for is there when the block ends.

    Raises:
        FileAccessError: The file cannot be written.
    """
    if errors is None:
        yield _nothing
    elif callable(errors):
        yield errors
    elif storage.is_url(errors):
        with storage.replacing(errors) as file:
            yield lambda failure: file.write(_line(failure).encode())
    else:
        files.write_text(errors, ())
        yield _Appender(errors)


class _Appender:
    """Adds lines to a file, which is whole after each."""

    def __init__(self, path: StrPath) -> None:
        self.path = path

    def __call__(self, failure: Failure) -> None:
        with files.text_appender(self.path) as write:
            write(_line(failure))


def _line(failure: Failure) -> str:
    return json.dumps(failure.to_dict()) + "\n"  # ASCII: a path may be no text


def _nothing(_: Failure) -> None:
    """Take a failure that nobody wants listed."""
