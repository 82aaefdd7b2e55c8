"""``briefkit diff``: how two briefs differ."""

from __future__ import annotations

from argparse import Namespace

from briefkit.changes import diff
from briefkit.cli.changes import as_json
from briefkit.cli.choices import chosen
from briefkit.cli.console import Console
from briefkit.cli.errors import UsageError
from briefkit.cli.inputs import named, read_brief
from briefkit.cli.versions import versions

__all__ = ["run"]

_WIDEST = 100  # a line that is still read in one go


def run(asked: Namespace, console: Console) -> int:
    """Show the differences, and return 1 if there are any."""
    chosen("--output-format", asked.output_format, {"text": None, "json": None})
    if asked.first == asked.second == "-":
        raise UsageError("standard input cannot be both briefs", "name a file for one of them")
    one, other = named(asked.first), named(asked.second)
    first, second = read_brief(one), read_brief(other)
    found = diff(first, second)
    if asked.output_format == "json":
        facts = {"schema": "briefkit-diff/1", "first": one.name, "second": other.name}
        console.write(as_json(found, facts))
    else:
        console.colour = asked.color
        width, colour = min(console.width, _WIDEST), console.takes_colour
        shown = versions(first, second, found, width=width, colour=colour)
        console.write(shown, harmless=True)
    return 1 if found else 0
