"""The command line as it is typed: commands, options, and help that teaches by example."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from briefkit.cli.errors import UsageError

__all__ = ["parse", "parser"]

_INPUT = "a file, or '-' for standard input"
_FROM = "the format to read; told by suffix and content if left out"
_JSON_OR_TEXT = "text for people (default), json for programs"


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what a command line asks for: ``command``, ``module``, and the command's options.

    The command is ``help`` or ``version`` where that is asked for, and None where none is
    given; help comes with its ``text``.

    Args:
        argv: The arguments after the program's name; by default those of the process.

    Raises:
        UsageError: The arguments make no sense.
    """
    whole = parser()
    try:
        asked = whole.parse_args(argv)
    except _HelpWanted as wanted:
        return argparse.Namespace(command="help", text=wanted.text, debug=False)
    if asked.version:
        asked.command = "version"
    if asked.command is None:
        asked.text = whole.format_help()
    return asked


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    whole = _Parser(
        prog="briefkit",
        description="Read, convert and validate news briefs, and know what a format cannot carry.",
        epilog=_examples(
            "briefkit convert story.txt --to markdown",
            "briefkit validate stories/",
            "briefkit losses story.md --to json",
            "briefkit rule BK503",
        )
        + "\n'briefkit COMMAND --help' tells more of each.\n\n"
        "Exit codes: 0 done; 1 findings, differences, or losses that were not to be;\n"
        "2 something could not be done.\n",
    )
    whole.add_argument("--version", action="store_true", help="show the version")
    whole.add_argument("--debug", action="store_true", help="show a traceback if anything fails")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for add in (_convert, _validate, _losses, _diff, _formats, _rules, _rule, _schema):
        add(commands)
    return whole


class _HelpWanted(Exception):  # noqa: N818 - no error: it ends the parsing
    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(text)


class _Help(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any, **__: Any) -> NoReturn:
        raise _HelpWanted(parser.format_help())


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help of one width: to ask the terminal for its own would be felt in every command."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=88)


class _Parser(argparse.ArgumentParser):
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
        raise UsageError(message, f"'{self.prog} --help' shows examples")


_Commands = Any  # argparse has no public name for what add_subparsers returns


def _command(
    commands: _Commands, name: str, summary: str, *examples: str, module: str = "", more: str = ""
) -> argparse.ArgumentParser:
    added: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary[0].lower() + summary[1:].rstrip("."),
        description=f"{summary}\n\n{more}".rstrip(),
        epilog=_examples(*examples),
    )
    added.set_defaults(module=module or name)
    # Suppressed: what stands before the command must not be reset by what does not follow it.
    added.add_argument(
        "--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )
    return added


def _examples(*examples: str) -> str:
    return "\n".join(["examples:", *(f"  {example}" for example in examples)]) + "\n"


def _output_format(command: argparse.ArgumentParser, names: str = _JSON_OR_TEXT) -> None:
    command.add_argument("--output-format", metavar="NAME", default="text", help=names)


def _convert(commands: _Commands) -> None:
    command = _command(
        commands,
        "convert",
        "Write briefs in another format, and say what it cannot carry.",
        "briefkit convert story.txt --to markdown",
        "briefkit convert story.txt --output story.json",
        "briefkit convert stories/ --to markdown --output out/",
        "cat story.md | briefkit convert - --to json --compact",
        more="What the reader noticed and what is lost goes to standard error, a line each.\n"
        "A file is written whole or not at all.",
    )
    add = command.add_argument
    add(
        "inputs",
        metavar="INPUT",
        nargs="+",
        type=_path,
        help="a file, a folder, or '-' for standard input",
    )
    add("--from", dest="from_format", metavar="FORMAT", help=_FROM)
    add("--to", metavar="FORMAT", help="the format to write; told by the suffix of --output")
    add(
        "-o",
        "--output",
        metavar="PATH",
        type=_path,
        help="the file to write; the folder, for several inputs or with a slash at its end; "
        "'-' or nothing for standard output",
    )
    add(
        "--on-loss",
        choices=("report", "error", "ignore"),
        default="report",
        help="what to do about what the format cannot carry: say so (default), "
        "refuse to write (exit code 1), or do not look",
    )
    add("--compact", action="store_true", help="JSON on one line, not indented")
    add("-q", "--quiet", action="store_true", help="say nothing but errors")


def _validate(commands: _Commands) -> None:
    command = _command(
        commands,
        "validate",
        "Say what is wrong with briefs, and where.",
        "briefkit validate story.json",
        "briefkit validate stories/ --fail-on warning",
        "briefkit validate stories/ --ignore BK2,missing-dateline --output-format json",
        "cat story.md | briefkit validate - --stdin-filename story.md",
        more="Exit codes: 0 nothing as bad as --fail-on; 1 something is;\n"
        "2 the run cannot be trusted: a path is missing, a rule crashed.",
    )
    add = command.add_argument
    add(
        "paths",
        metavar="PATH",
        nargs="+",
        type=_path,
        help="a file, a folder, or '-' for standard input",
    )
    add("--from", dest="from_format", metavar="FORMAT", help=_FROM)
    add(
        "--profile",
        metavar="NAME",
        help="the rules to run: default, or structure (what every brief must be)",
    )
    add(
        "--select",
        metavar="CODES",
        action="append",
        help="run these rules instead: codes, beginnings of codes, names, or ALL, with commas",
    )
    add("--ignore", metavar="CODES", action="append", help="do not run these rules")
    add(
        "--fail-on",
        choices=("error", "warning", "info"),
        default="error",
        help="the mildest severity that makes the exit code 1 (default: error)",
    )
    _output_format(command)
    add("-o", "--output", metavar="FILE", type=_path, help="write the report to a file")
    add(
        "--max-findings",
        metavar="N",
        type=_count,
        default=1000,
        help="how many findings of a brief to show, the worst first (default: 1000)",
    )
    add("--stdin-filename", metavar="NAME", help="what to call standard input; may tell its format")
    add("--exit-zero", action="store_true", help="exit with 0 even if there are findings")
    add("-q", "--quiet", action="store_true", help="no summary")


def _losses(commands: _Commands) -> None:
    command = _command(
        commands,
        "losses",
        "Say what a format would not keep of a brief; nothing is written.",
        "briefkit losses story.json --to wire",
        "briefkit losses story.json --to markdown --exit-code",
        "cat story.md | briefkit losses - --to json --output-format json",
    )
    add = command.add_argument
    add("input", metavar="INPUT", type=_path, help=_INPUT)
    add("--to", metavar="FORMAT", required=True, help="the format that would be written")
    add("--from", dest="from_format", metavar="FORMAT", help=_FROM)
    _output_format(command)
    add("--exit-code", action="store_true", help="exit with 1 if anything would be lost")


def _diff(commands: _Commands) -> None:
    command = _command(
        commands,
        "diff",
        "Say how two briefs differ, whatever formats they are in.",
        "briefkit diff story.txt story-writethru.txt",
        "briefkit diff story.txt story.json --output-format json",
        "cat story.md | briefkit diff - story.json",
        more="Exit codes: 0 they are equal; 1 they differ; 2 one cannot be read.",
    )
    add = command.add_argument
    add("first", metavar="FIRST", type=_path, help=_INPUT)
    add("second", metavar="SECOND", type=_path, help=_INPUT)
    _output_format(command)


def _formats(commands: _Commands) -> None:
    command = _command(
        commands,
        "formats",
        "List the formats: what they are called, and what they can do.",
        "briefkit formats",
        "briefkit formats --output-format json",
    )
    _output_format(command)


def _rules(commands: _Commands) -> None:
    command = _command(
        commands,
        "rules",
        "List the rules that briefs are validated by.",
        "briefkit rules",
        "briefkit rules --output-format json",
    )
    _output_format(command)


def _rule(commands: _Commands) -> None:
    command = _command(
        commands,
        "rule",
        "Explain a rule: what it asks, why, and examples.",
        "briefkit rule BK503",
        "briefkit rule broken-sentence --output-format markdown",
        module="rules",
    )
    command.add_argument("rule", metavar="RULE", help="the code or the name of a rule")
    _output_format(command, "text (default), markdown, or json")


def _schema(commands: _Commands) -> None:
    command = _command(
        commands,
        "schema",
        "Print the JSON Schema (2020-12) of a brief in JSON.",
        "briefkit schema",
        "briefkit schema --output brief.schema.json",
    )
    command.add_argument("-o", "--output", metavar="FILE", type=_path, help="write it to a file")


# What these two raise, argparse turns into an error of usage that names the argument.


def _path(text: str) -> str:
    if text:
        return text
    raise argparse.ArgumentTypeError("a path is empty")


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 10 and int(text):
        return int(text)
    raise argparse.ArgumentTypeError(f"expected a number from 1, got {text!r:.40}")
