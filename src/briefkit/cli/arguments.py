"""The command line as it is typed: commands, options, and help that teaches by example."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from briefkit.cli.archive_arguments import add_archive_options, add_convert_jobs
from briefkit.cli.parsers import (
    FROM,
    INPUT,
    INPUTS,
    Commands,
    HelpWanted,
    Parser,
    assignment,
    command_in,
    examples,
    name,
    number,
    path,
)
from briefkit.cli.validation_arguments import add_baseline, add_validate

__all__ = ["parse", "parser"]

_MANY = (
    "With any of these, what fails is counted and listed, and what is lost is counted by\n"
    "field; nothing else is told of each document. Ctrl-C stops such a run in good order."
)
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
    argv = sys.argv[1:] if argv is None else argv
    # To make the parsers of all commands takes longer than to read and check a brief.
    whole = parser(argv[0]) if argv and argv[0] in _COMMANDS else parser()
    try:
        asked = whole.parse_args(argv)
    except HelpWanted as wanted:
        return argparse.Namespace(command="help", text=wanted.text, debug=False)
    if asked.version:
        asked.command = "version"
    if asked.command is None:
        asked.text = whole.format_help()
    return asked


def parser(*names: str) -> argparse.ArgumentParser:
    """Return the parser of the whole command line.

    Args:
        names: The commands that it is to know; by default all.
    """
    whole = Parser(
        prog="briefkit",
        description="Read, convert and validate news briefs, and know what a format cannot carry.",
        epilog=examples(
            "briefkit convert story.txt --to markdown",
            "briefkit validate stories/",
            "briefkit show story.txt",
            "briefkit quotes stories/",
            "briefkit rule BK503",
        )
        + "\n'briefkit COMMAND --help' tells more of each.\n\n"
        "Exit codes: 0 done; 1 findings, differences, what was not to be written;\n"
        "2 something could not be done.\n",
    )
    whole.add_argument("--version", action="store_true", help="show the version")
    whole.add_argument("--debug", action="store_true", help="show a traceback if anything fails")
    subparsers = whole.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for command in names or _COMMANDS:
        _COMMANDS[command](Commands(subparsers, command))
    return whole


def _convert(commands: Commands) -> None:
    command = command_in(
        commands,
        "Write briefs in another format, and say what it cannot carry.",
        "briefkit convert story.txt --to markdown",
        "briefkit convert stories/ --to ninjs --option version=2.2 --output out/",
        "briefkit convert archive/ --to ndjson --out-dir out/ --shards --jobs auto",
        "cat story.md | briefkit convert - --to json --compact",
        more="What the reader noticed and what is lost goes to standard error, a line each.\n"
        "A file is written whole or not at all.",
    )
    add = command.add_argument
    add("inputs", metavar="INPUT", nargs="+", type=path, help=INPUTS)
    add("--from", dest="from_format", metavar="FORMAT", help=FROM)
    add("--to", metavar="FORMAT", help="the format to write; told by the suffix of --output")
    add(
        "-o",
        "--output",
        metavar="PATH",
        type=path,
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
    add(
        "--allow-embargoed",
        action="store_true",
        help="write formats for the public of briefs that are embargoed, withheld or canceled "
        "too; they are refused else (exit code 1)",
    )
    _format_options(command)
    add("--compact", action="store_true", help="JSON on one line, not indented")
    add("-q", "--quiet", action="store_true", help="say nothing but errors")
    many = command.add_argument_group("many documents", _MANY)
    add_convert_jobs(many)
    add_archive_options(many, made="what is written")


def _show(commands: Commands) -> None:
    command = command_in(
        commands,
        "Show a brief in the terminal, with its speakers and its problems in the margin.",
        "briefkit show story.txt",
        "briefkit show story.txt --width 100 --color always",
        "briefkit show story.md --svg story.svg --width 90",
        more="Quotations are marked and numbered; without colour by brackets.",
    )
    add = command.add_argument
    add("input", metavar="INPUT", type=path, help=INPUT)
    add("--from", dest="from_format", metavar="FORMAT", help=FROM)
    add(
        "--width",
        metavar="N",
        type=number(20, 1000),
        help="how wide the page is, 20 to 1000 columns (default: the terminal, 120 at most; "
        "80 elsewhere, 100 in a picture)",
    )
    add(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colour on terminals, by NO_COLOR and FORCE_COLOR (auto), or whatever they say",
    )
    add("--svg", metavar="FILE", type=path, help="draw the page as a picture instead")


def _quotes(commands: Commands) -> None:
    command = command_in(
        commands,
        "List who said what: speaker, cue, words and place of every quotation.",
        "briefkit quotes story.txt",
        "briefkit quotes stories/ --speaker 'Jane Doe' --min-words 4",
        "briefkit quotes stories/ --format jsonl",
        "cat story.md | briefkit quotes - --format csv",
        more="Exit codes: 0 all was read; 2 something could not be read, and all else is listed.",
    )
    add = command.add_argument
    add("paths", metavar="PATH", nargs="+", type=path, help=INPUTS)
    add("--from", dest="from_format", metavar="FORMAT", help=FROM)
    add(
        "--format",
        "--output-format",
        dest="output_format",
        metavar="NAME",
        default="table",
        help="table for people (default); json, jsonl or csv for programs",
    )
    add(
        "--speaker",
        metavar="NAME",
        action="append",
        type=name,
        help="only what these people said: a full name or words of it, in any case",
    )
    add(
        "--min-words",
        metavar="N",
        type=number(1),
        default=1,
        help="only quotations of at least so many words",
    )
    add("-q", "--quiet", action="store_true", help="no line that sums up")


def _losses(commands: Commands) -> None:
    command = command_in(
        commands,
        "Say what a format would not keep of a brief; nothing is written.",
        "briefkit losses story.json --to wire",
        "briefkit losses story.json --to markdown --exit-code",
        "briefkit losses story.json --to ninjs --option version=2.2",
        "cat story.md | briefkit losses - --to json --output-format json",
    )
    add = command.add_argument
    add("input", metavar="INPUT", type=path, help=INPUT)
    add("--to", metavar="FORMAT", required=True, help="the format that would be written")
    add("--from", dest="from_format", metavar="FORMAT", help=FROM)
    _format_options(command)
    _output_format(command)
    add("--exit-code", action="store_true", help="exit with 1 if anything would be lost")


def _diff(commands: Commands) -> None:
    command = command_in(
        commands,
        "Say how two briefs differ, whatever formats they are in.",
        "briefkit diff story.txt story-writethru.txt",
        "briefkit diff story.txt story.json --output-format json",
        "cat story.md | briefkit diff - story.json",
        more="Words that were taken out stand in [-...-], words that were put in in {+...+}.\n"
        "Exit codes: 0 they are equal; 1 they differ; 2 one cannot be read.",
    )
    add = command.add_argument
    add("first", metavar="FIRST", type=path, help=INPUT)
    add("second", metavar="SECOND", type=path, help=INPUT)
    add(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colour on terminals, by NO_COLOR and FORCE_COLOR (auto), or whatever they say",
    )
    _output_format(command)


def _formats(commands: Commands) -> None:
    command = command_in(
        commands,
        "List the formats: what they are called, and what they can do.",
        "briefkit formats",
        "briefkit formats --options",
        "briefkit formats --output-format json",
    )
    command.add_argument("--options", action="store_true", help="list what --option takes")
    _output_format(command)


def _rules(commands: Commands) -> None:
    command = command_in(
        commands,
        "List the rules that briefs are validated by.",
        "briefkit rules",
        "briefkit rules --output-format json",
    )
    _output_format(command)


def _rule(commands: Commands) -> None:
    command = command_in(
        commands,
        "Explain a rule: what it asks, why, and examples.",
        "briefkit rule BK503",
        "briefkit rule broken-sentence --output-format markdown",
        module="rules",
    )
    command.add_argument("rule", metavar="RULE", help="the code or the name of a rule")
    _output_format(command, "text (default), markdown, or json")


def _schema(commands: Commands) -> None:
    command = command_in(
        commands,
        "Print the JSON Schema (2020-12) of a brief in JSON.",
        "briefkit schema",
        "briefkit schema --output brief.schema.json",
    )
    command.add_argument("-o", "--output", metavar="FILE", type=path, help="write it to a file")


def _format_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--embed",
        action="store_true",
        help="carry the whole brief along as native JSON, out of sight: nothing is lost then",
    )
    command.add_argument(
        "--option",
        dest="options",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        type=assignment,
        help="an option of the format to write ('briefkit formats --options' lists them)",
    )


def _output_format(command: argparse.ArgumentParser, names: str = _JSON_OR_TEXT) -> None:
    command.add_argument("--output-format", metavar="NAME", default="text", help=names)


_COMMANDS: Mapping[str, Callable[[Commands], None]] = MappingProxyType(
    {
        "convert": _convert,
        "validate": add_validate,
        "baseline": add_baseline,
        "show": _show,
        "quotes": _quotes,
        "losses": _losses,
        "diff": _diff,
        "formats": _formats,
        "rules": _rules,
        "rule": _rule,
        "schema": _schema,
    }
)
