"""The arguments that make ``briefkit convert`` and ``briefkit validate`` fit for an archive."""

from __future__ import annotations

import argparse
from typing import Literal

from briefkit.cli.parsers import name, number, path

__all__ = [
    "add_archive_options",
    "add_convert_jobs",
    "is_converted_in_bulk",
    "is_validated_in_bulk",
]


def add_convert_jobs(group: argparse._ArgumentGroup) -> None:
    """Add ``--jobs`` as ``briefkit convert`` has it."""
    group.add_argument(
        "--jobs",
        metavar="N",
        type=_number_or_auto,
        help="how many processes share the work; auto for as many as the machine has",
    )


def add_archive_options(group: argparse._ArgumentGroup, *, made: str) -> None:
    """Add what both commands take.

    Args:
        group: What the options are added to.
        made: What is written to the folder.
    """
    add = group.add_argument
    add(
        "--out-dir",
        metavar="DIR",
        type=path,
        help=f"the folder, or its URL, for {made}; made if it is not there",
    )
    add(
        "--shards",
        metavar="N",
        nargs="?",
        const="auto",
        type=_shards,
        help="write N large files to it, or without a number one for some 16 MB of input",
    )
    add("--resume", action="store_true", help="go on with a run to --out-dir that was broken off")
    add(
        "--errors",
        metavar="FILE",
        type=path,
        help="list what fails in a file: JSON lines with path, line, code and message",
    )
    add(
        "--cluster",
        metavar="ADDRESS",
        type=name,
        help="let the workers of a Dask cluster do it: tcp://10.0.0.1:8786",
    )
    add("--unordered", action="store_true", help="take results as they come, not in input order")
    add(
        "--progress",
        choices=("auto", "always", "never"),
        default="auto",
        help="a bar on terminals, unless -q is given (auto); lines elsewhere too (always)",
    )


def _number_or_auto(text: str) -> int | Literal["auto"]:
    if text == "auto":
        return "auto"
    try:
        return number(1)(text)
    except argparse.ArgumentTypeError as error:
        raise argparse.ArgumentTypeError(f"{error}; or say 'auto'") from None


def _shards(text: str) -> int | Literal["auto"]:
    if text == "auto" or text.isdecimal():
        return _number_or_auto(text)
    # Most likely the next argument: the number of shards may be left out.
    message = f"expected a number from 1, got {text!r:.40}; if it is an input, name it before"
    raise argparse.ArgumentTypeError(f"{message} --shards")


def is_converted_in_bulk(asked: argparse.Namespace) -> bool:
    """Tell whether ``briefkit convert`` is asked for what only a run over many documents does."""
    return bool(asked.jobs or asked.errors) or is_validated_in_bulk(asked)


def is_validated_in_bulk(asked: argparse.Namespace) -> bool:
    """Tell whether ``briefkit validate`` is asked for what only a run over many documents does."""
    return any(
        (
            *(asked.out_dir, asked.shards, asked.resume, asked.cluster, asked.unordered),
            asked.progress == "always",
        )
    )
