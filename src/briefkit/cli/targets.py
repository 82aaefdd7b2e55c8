"""Where ``briefkit convert`` writes: to one text, or to a folder, a file for each input."""

from __future__ import annotations

import os
from collections.abc import Sequence

import attrs

from briefkit import formats
from briefkit.bulk.names import stem
from briefkit.cli.console import STDOUT
from briefkit.cli.errors import UsageError
from briefkit.cli.inputs import Input
from briefkit.formats import Format

__all__ = ["Job", "jobs"]


@attrs.frozen(kw_only=True)
class Job:
    """One text to write, and what goes into it."""

    inputs: tuple[Input, ...]
    """What to read; more than one only for a format of many briefs."""

    target: str | None = None
    """The file to write; None for standard output."""

    folder: str | None = None
    """The folder to make for it, unless it is there."""

    @property
    def name(self) -> str:
        """What to call the job in messages: its only input, or the text that is made of many."""
        return self.inputs[0].name if len(self.inputs) == 1 else self.target or STDOUT


def jobs(
    inputs: Sequence[Input], named: Sequence[str], to: Format, output: str | None
) -> tuple[Job, ...]:
    """Return what is to be written, having looked that nothing is written twice.

    Args:
        inputs: What there is to read.
        named: The paths that were given for it.
        to: The format to write.
        output: The file or folder to write; None for standard output.

    Raises:
        UsageError: There is no place for everything.
    """
    has_folder = any(map(os.path.isdir, named))
    is_one = len(inputs) == 1 and not has_folder
    is_folder = output is not None and _is_folder_name(output)
    is_stream = to.is_stream and not (output and os.path.isdir(output))
    if not is_folder and (is_one or is_stream):
        _check_not_input(output, inputs, to)
        return (Job(inputs=tuple(inputs), target=output),)
    if output is None:
        many = "a folder" if has_folder else f"{len(inputs)} inputs"
        raise UsageError(f"{many} cannot become one {to.name} text", "name a folder with --output")
    if os.path.exists(output) and not os.path.isdir(output):
        raise UsageError(f"{output}: this is a file, not a folder", "name a folder with --output")
    return _one_each(inputs, to, output)


def _check_not_input(output: str | None, inputs: Sequence[Input], to: Format) -> None:
    """Refuse to turn an input into something that its name does not say.

    To write an input anew in its own format is another matter: that tidies it.
    """
    if output is None or not os.path.exists(output) or formats.for_path(output) is to:
        return
    paths = [item.path for item in inputs if item.path is not None and os.path.exists(item.path)]
    if any(os.path.samefile(output, path) for path in paths):
        message = f"{output}: this is the input, and {to.name} would take its place"
        raise UsageError(message, "name another file with --output")


def _one_each(inputs: Sequence[Input], to: Format, folder: str) -> tuple[Job, ...]:
    found: dict[str, Input] = {}
    for item in inputs:
        path = os.path.join(folder, stem(item.below) + to.suffixes[0])
        other = found.setdefault(os.path.normcase(path), item)
        if other is not item:
            both = f"{path}: both {other.name} and {item.name} would be written to it"
            raise UsageError(both, "convert them one by one")
    return tuple(
        Job(inputs=(item,), target=path, folder=os.path.dirname(path))
        for path, item in found.items()
    )


def _is_folder_name(path: str) -> bool:
    return path.endswith((os.sep, os.altsep or os.sep))
