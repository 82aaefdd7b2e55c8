"""How the parsers of the command line are made: help of one width, errors as values, types."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, NamedTuple, NoReturn

from briefkit.cli.errors import UsageError

__all__ = [
    "FROM",
    "INPUT",
    "INPUTS",
    "Commands",
    "HelpWanted",
    "Parser",
    "assignment",
    "command_in",
    "examples",
    "name",
    "number",
    "number_or",
    "path",
    "target_file",
]


INPUT = "a file, or '-' for standard input"
"""The help of an argument that is one input."""

INPUTS = "a file, a folder, or '-' for standard input"
"""The help of an argument that may be many."""

FROM = "the format to read; told by suffix and content if left out"
"""The help of ``--from``."""


class HelpWanted(Exception):  # noqa: N818 - no error: it ends the parsing
    """Somebody asked for help."""

    def __init__(self, text: str) -> None:
        self.text = text
        """The help."""
        super().__init__(text)


class _Help(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any, **__: Any) -> NoReturn:
        raise HelpWanted(parser.format_help())


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help of one width: to ask the terminal for its own would be felt in every command."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=88)


class Parser(argparse.ArgumentParser):
    """A parser that leaves speaking and exiting to others, and takes no shortened options."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Formatter,
            **kwargs,
        )
        self.add_argument("-h", "--help", action=_Help, nargs=0, help="show this help")

    def error(self, message: str) -> NoReturn:
        """Refuse arguments that make no sense.

        Raises:
            UsageError: Always.
        """
        raise UsageError(message, f"'{self.prog} --help' shows examples")


class Commands(NamedTuple):
    """Where a command is added, and as what."""

    subparsers: Any
    """What commands are added to; argparse has no public name for it."""

    name: str
    """The name of the command."""


def command_in(
    commands: Commands,
    summary: str,
    *shown: str,
    module: str = "",
    more: str = "",
) -> argparse.ArgumentParser:
    """Add a command and return its parser.

    Args:
        commands: What it is added to, and its name.
        summary: A sentence on what it does.
        shown: Two to four command lines that show its use.
        module: The module in `briefkit.cli` that runs it; by default that of its name.
        more: What else its help says.
    """
    added: argparse.ArgumentParser = commands.subparsers.add_parser(
        commands.name,
        help=summary[0].lower() + summary[1:].rstrip("."),
        description=f"{summary}\n\n{more}".rstrip(),
        epilog=examples(*shown),
    )
    added.set_defaults(module=module or commands.name)
    # Suppressed: what stands before the command must not be reset by what does not follow it.
    added.add_argument(
        "--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )
    return added


def examples(*lines: str) -> str:
    """Return the end of a help text: command lines that can be typed."""
    return "\n".join(["examples:", *(f"  {line}" for line in lines)]) + "\n"


# What these raise, argparse turns into an error of usage that names the argument.


def path(text: str) -> str:
    """Return an argument that names a file or folder."""
    if text:
        return text
    raise argparse.ArgumentTypeError("a path is empty")


def name(text: str) -> str:
    """Return an argument that names somebody."""
    if any(map(str.isalnum, text)):
        return text
    raise argparse.ArgumentTypeError(f"no name: {text!r:.40}")


def number(first: int, last: int = 10**9 - 1) -> Callable[[str], int]:
    """Return what reads an argument that is a whole number from `first` to `last`."""
    limits = f"from {first} to {last}" if last < 10**9 - 1 else f"from {first}"

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) < 10 and first <= int(text) <= last:
            return int(text)
        raise argparse.ArgumentTypeError(f"expected a number {limits}, got {text!r:.40}")

    return read


def number_or(word: str, first: int) -> Callable[[str], int | None]:
    """Return what reads a whole number from `first`, or `word`, which it returns as None."""
    read = number(first)

    def read_either(text: str) -> int | None:
        return None if text == word else read(text)

    return read_either


def target_file(text: str) -> tuple[str, str]:
    """Return an argument ``NAME=FILE`` as its two parts."""
    name, separator, file = text.partition("=")
    if separator and name and file:
        return name, file
    raise argparse.ArgumentTypeError(f"expected FORMAT=FILE, got {text!r:.40}")


def assignment(text: str) -> tuple[str, str]:
    """Return an argument ``NAME=VALUE`` as its two parts."""
    name, separator, value = text.partition("=")
    if separator and name:
        return name, value
    raise argparse.ArgumentTypeError(f"expected NAME=VALUE, got {text!r:.40}")
