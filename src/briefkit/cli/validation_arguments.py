"""The arguments of ``briefkit validate``, and of what else runs rules over briefs."""

from __future__ import annotations

import argparse

from briefkit.cli.archive_arguments import add_archive_options
from briefkit.cli.parsers import (
    FROM,
    Commands,
    command_in,
    number,
    number_or,
    path,
    target_file,
)

__all__ = ["add_baseline", "add_input_options", "add_rule_options", "add_validate"]

_SEVERITIES = ("error", "warning", "info")
_MANY = (
    "With --out-dir findings go to files, a line each, and only what they come to is told.\n"
    "Ctrl-C stops such a run in good order. --jobs shares out the work, as always."
)


def add_validate(commands: Commands) -> None:
    """Add the command ``validate``."""
    command = command_in(
        commands,
        "Say what is wrong with briefs, and where.",
        "briefkit validate stories/ --profile default,wire --ignore BK2 --fail-on warning",
        "briefkit validate story.json --fix",
        "briefkit validate archive/ --out-dir findings/ --jobs auto --errors errors.jsonl",
        "cat story.md | briefkit validate - --stdin-filename story.md",
        more="Exit codes: 0 nothing as bad as --fail-on; 1 something is;\n"
        "2 the run cannot be trusted: a path is missing, the configuration is wrong, a rule\n"
        "crashed.",
    )
    add_input_options(command)
    add_rule_options(command)
    _add_outcome_options(command.add_argument_group("what comes of it"))
    _add_fix_options(command.add_argument_group("putting things right"))
    _add_output_options(command.add_argument_group("output"))
    many = command.add_argument_group("many documents", _MANY)
    add_archive_options(many, made="findings as JSON lines")


def add_baseline(commands: Commands) -> None:
    """Add the command ``baseline``."""
    command = command_in(
        commands,
        "Accept the findings that are there, so that 'validate' counts new ones only.",
        "briefkit baseline stories/",
        "briefkit baseline stories/ --prune",
        "briefkit baseline stories/ --accept-new --baseline ci/accepted.json",
        more="Exit codes: 0 done; 1 there are errors that no baseline accepts: a file that cannot\n"
        "be read as what it is; 2 nothing was written.",
    )
    add_input_options(command)
    add_rule_options(command)
    add = command.add_argument_group("the baseline").add_argument
    add(
        "--baseline",
        metavar="FILE",
        type=path,
        help="the file (default: that of the configuration, or .briefkit-baseline.json)",
    )
    add("--prune", action="store_true", help="take out what is no longer found; accept nothing")
    add("--accept-new", action="store_true", help="accept what is found now as well")
    add("-q", "--quiet", action="store_true", help="say nothing but errors")


def add_input_options(command: argparse.ArgumentParser) -> None:
    """Add what says which briefs are read, and how."""
    command.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=path,
        help="a file, a folder, a pattern as 'stories/**/*.json', or '-' for standard input",
    )
    add = command.add_argument_group("input").add_argument
    add("--from", "--format", dest="from_format", metavar="FORMAT", help=FROM)
    add("--stdin-filename", metavar="NAME", help="what to call standard input; may tell its format")
    add("--allow-empty", action="store_true", help="a folder without briefs is no error")
    add(
        "--jobs",
        metavar="N",
        type=number_or("auto", 1),
        default=1,
        help="how many processes check (default: 1); auto for as many as the machine has",
    )


def add_rule_options(command: argparse.ArgumentParser) -> None:
    """Add what says which rules run; see `briefkit.cli.settings` for what comes of it."""
    add = command.add_argument_group("rules").add_argument
    add(
        "--profile",
        metavar="NAMES",
        action="append",
        help="the rules to run: structure, default, wire, google, rss, ninjs, strict; several "
        "with commas, the later one has the last word",
    )
    add(
        "--select",
        metavar="CODES",
        action="append",
        help="run these rules instead: codes, beginnings of codes, names, or ALL, with commas",
    )
    add("--extend-select", metavar="CODES", action="append", help="run these rules as well")
    add("--ignore", metavar="CODES", action="append", help="do not run these rules")
    add(
        "--extend-ignore",
        metavar="CODES",
        action="append",
        help="do not run these either; the same as --ignore, which takes nothing back",
    )
    add("--allow-embargoed", action="store_true", help="a brief may be under embargo")
    add(
        "--config",
        metavar="FILE",
        type=path,
        help="the configuration (default: briefkit.toml or pyproject.toml here or above)",
    )
    add("--isolated", action="store_true", help="use no configuration")


def _add_outcome_options(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add(
        "--fail-on",
        choices=_SEVERITIES,
        help="the mildest severity that makes the exit code 1 (default: error)",
    )
    add("--exit-zero", action="store_true", help="exit with 0 even if there are findings")
    add("--baseline", metavar="FILE", type=path, help="put aside the findings that this file lists")
    add(
        "--max-findings",
        metavar="N",
        type=number(1),
        help="how many findings of a brief to show, the worst first (default: 1000)",
    )


def _add_fix_options(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--fix", action="store_true", help="write the files anew with what can safely be fixed")
    add(
        "--unsafe-fixes",
        action="store_true",
        help="fix as well what may change what a story says",
    )
    add("--diff", action="store_true", help="show what would be fixed, and write nothing")


def _add_output_options(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add(
        "--output-format",
        metavar="NAME",
        default="text",
        help="text (default; also called full), concise or grouped for people; json, jsonl, "
        "github, gitlab, sarif, junit or rdjson for programs",
    )
    add("-o", "--output", metavar="FILE", type=path, help="write the report to a file")
    add(
        "--report",
        metavar="FORMAT=FILE",
        dest="reports",
        type=target_file,
        action="append",
        help="write a report to a file as well; may be given several times",
    )
    add("--statistics", action="store_true", help="count the findings of each rule")
    add("--show-settings", action="store_true", help="show what is in force and why; check nothing")
    add(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colour on terminals, by NO_COLOR and FORCE_COLOR (auto), or whatever they say",
    )
    add("-q", "--quiet", action="store_true", help="no summary")
