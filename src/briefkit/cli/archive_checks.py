"""What makes no sense when many documents are asked for, told before anything is done."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable

from briefkit import formats
from briefkit.cli.errors import UsageError
from briefkit.formats import Format

__all__ = ["check_convert", "check_errors", "check_validate", "folder_of"]

_Row = tuple[object, str, str]  # whether it is so, what makes no sense then, and what to do

_NAME_FOLDER = "name a folder with --out-dir"


def folder_of(out_dir: str | None, output: str | None = None) -> str | None:
    """Return the folder that is written to, with a slash at its end; None if none is.

    Args:
        out_dir: The folder that is named as one.
        output: A file, or a folder if there is one, or by a slash at its end.
    """
    if out_dir is None and output is not None:
        has_slash = output.endswith((os.sep, os.altsep or os.sep))
        out_dir = output if has_slash or os.path.isdir(output) else None
    return out_dir and (out_dir if out_dir.endswith("/") else f"{out_dir}/")


def check_convert(asked: Namespace, to: Format, output: str | None, folder: str | None) -> None:
    """Check what ``briefkit convert`` is asked for.

    Args:
        asked: The command line.
        to: The format to write.
        output: The file to write; None for standard output, and where there is a folder.
        folder: The folder to write to, if there is one.

    Raises:
        UsageError: It makes no sense.
    """
    of_many = ", ".join(each.name for each in formats.available().values() if each.is_stream)
    _refuse_first(
        *_common(asked, asked.inputs, folder, with_jobs=asked.jobs is not None),
        (
            asked.out_dir and asked.output,
            "--output and --out-dir: there is one place to write to",
            "leave out one of them",
        ),
        (
            asked.shards and not to.is_stream,
            f"--shards: a file of {to.name} holds one brief",
            f"leave it out for a file each, or choose a format of many ({of_many})",
        ),
        (
            not folder and not to.is_stream,
            f"many documents cannot become one {to.name} text",
            f"{_NAME_FOLDER}, or choose a format of many ({of_many})",
        ),
        (
            asked.cluster and not folder,
            "--cluster: its workers write to a folder that all of them see",
            _NAME_FOLDER,
        ),
    )
    if folder is None:
        _check_file(to, output, asked.inputs)
    else:
        _check_folder(folder, asked.inputs)
    check_errors(asked.errors, [*asked.inputs, asked.output])


def check_validate(asked: Namespace) -> None:
    """Check what ``briefkit validate`` is asked for.

    Raises:
        UsageError: It makes no sense.
    """
    reports = asked.output_format not in ("text", "jsonl") or asked.output or asked.reports
    option = "--out-dir" if asked.out_dir else "--cluster"
    _refuse_first(
        *_common(asked, asked.paths, asked.out_dir, with_jobs=asked.jobs != 1),
        (not asked.paths, "there is no PATH", "name files or folders, or '.' for this one"),
        (
            not (asked.out_dir or asked.cluster),
            "--unordered and --progress: reports come in order, and show how far the run is",
            _NAME_FOLDER,
        ),
        (
            asked.fix or asked.diff,
            f"{option}: files are put right here, one after the other",
            f"leave it out to use {'--fix' if asked.fix else '--diff'}",
        ),
        (
            asked.baseline,
            f"{option}: there is no baseline for it",
            "leave out --baseline; the findings of all documents are written",
        ),
        (
            asked.out_dir and reports,
            "--out-dir: findings are written to it as JSON lines, and no other report",
            "leave out --output-format, --output and --report, or --out-dir",
        ),
    )
    if asked.out_dir is not None:
        _check_folder(asked.out_dir, asked.paths)
    check_errors(asked.errors, asked.paths)


def check_errors(file: str | None, others: Iterable[str | None]) -> None:
    """Check where failures are to be listed.

    Args:
        file: The file; None if they are not.
        others: What else is read and written.

    Raises:
        UsageError: It is no file, or another one that is read or written.
    """
    if file is None:
        return
    taken = next((path for path in others if path and _is_same(file, path)), None)
    _refuse_first(
        (file == "-", "--errors -: this is no file", "name one, such as errors.jsonl"),
        (os.path.isdir(file), f"--errors {file}: this is a folder", "name a file in it"),
        (
            taken,
            f"--errors {file}: the list would take the place of what is read or written",
            "name another file",
        ),
    )


def _common(
    asked: Namespace, inputs: Iterable[str], folder: str | None, *, with_jobs: bool
) -> tuple[_Row, ...]:
    return (
        (
            "-" in inputs,
            "standard input cannot be shared out, nor be gone on with",
            "name files; those that end in .gz and .zst are read as they are",
        ),
        (
            asked.resume and not folder,
            "--resume: only what is written to a folder can be gone on with",
            _NAME_FOLDER,
        ),
        (asked.shards and not folder, "--shards: there is no folder to write to", _NAME_FOLDER),
        (
            asked.cluster and with_jobs,
            "--cluster and --jobs: the workers of the cluster do the work",
            "leave out --jobs",
        ),
        (
            asked.unordered and not (asked.cluster or with_jobs),
            "--unordered: one process takes one document after the other",
            "add --jobs or --cluster",
        ),
    )


def _check_file(to: Format, output: str | None, inputs: Iterable[str]) -> None:
    suffix = to.suffixes[0]
    _refuse_first(
        (
            output is None and to.is_binary,
            f"{to.name} is no text to print",
            f"{_NAME_FOLDER}, or a file with --output",
        ),
        (
            output is not None and formats.for_path(output) is None,
            f"--output {output}: no format has this suffix",
            f"name a file that ends in {suffix}, or a folder with --out-dir",
        ),
        (
            output is not None and any(_is_same(output, path) for path in inputs),
            f"--output {output}: this is what is read",
            "name another file",
        ),
    )


def _check_folder(folder: str, inputs: Iterable[str]) -> None:
    _refuse_first(
        (
            os.path.exists(folder.rstrip("/") or "/") and not os.path.isdir(folder),
            f"--out-dir {folder}: this is a file, not a folder",
            "name a folder, which is made if it is not there",
        ),
        (
            any(_is_same(folder, path) for path in inputs),
            f"--out-dir {folder}: this is the folder that is read",
            "name another one",
        ),
    )


def _refuse_first(*rows: _Row) -> None:
    for is_so, what, remedy in rows:
        if is_so:
            raise UsageError(what, remedy)


def _is_same(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
