"""``briefkit losses``: what a format would not keep, before anything is written."""

from __future__ import annotations

from argparse import Namespace

from briefkit.changes.grouping import grouped
from briefkit.cli.changes import as_json, as_lines, counts
from briefkit.cli.choices import chosen, readable, writable
from briefkit.cli.console import Console
from briefkit.cli.errors import about
from briefkit.cli.inputs import named, read_brief
from briefkit.cli.options import format_options
from briefkit.conversion import known_losses

__all__ = ["run"]


def run(asked: Namespace, console: Console) -> int:
    """Show what would be lost; return 1 if that is anything and ``--exit-code`` is given."""
    chosen("--output-format", asked.output_format, {"text": None, "json": None})
    to = writable(asked.to)
    options = format_options(to, asked.options, embed=asked.embed)
    item = named(asked.input)
    brief = read_brief(item, readable(asked.from_format))
    with about(item.name):
        found = known_losses(brief, to, **options)
    facts = {"schema": "briefkit-losses/1", "path": item.name, "format": to.name}
    console.write(as_json(found, facts) if asked.output_format == "json" else as_lines(found))
    summary = counts(grouped(found)) if found else "keeps everything"
    console.say(f"{item.name}: {to.name} {summary}" if not found else f"{item.name}: {summary}")
    return 1 if found and asked.exit_code else 0
