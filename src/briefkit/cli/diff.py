"""``briefkit diff``: how two briefs differ."""

from __future__ import annotations

from argparse import Namespace

from briefkit.changes import diff
from briefkit.cli.changes import RENDERERS
from briefkit.cli.choices import chosen
from briefkit.cli.console import Console
from briefkit.cli.errors import UsageError
from briefkit.cli.inputs import named, read_brief

__all__ = ["run"]


def run(asked: Namespace, console: Console) -> int:
    """Show the differences, and return 1 if there are any."""
    render = chosen("--output-format", asked.output_format, RENDERERS)
    if asked.first == asked.second == "-":
        raise UsageError("standard input cannot be both briefs", "name a file for one of them")
    first, second = named(asked.first), named(asked.second)
    found = diff(read_brief(first), read_brief(second))
    facts = {"schema": "briefkit-diff/1", "first": first.name, "second": second.name}
    console.write(render(found, facts))
    return 1 if found else 0
