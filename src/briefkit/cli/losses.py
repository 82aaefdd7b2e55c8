"""``briefkit losses``: what a format would not keep, before anything is written."""

from __future__ import annotations

from argparse import Namespace

from briefkit.cli.changes import RENDERERS
from briefkit.cli.choices import chosen, readable, writable
from briefkit.cli.console import Console
from briefkit.cli.errors import about
from briefkit.cli.inputs import named, read_brief
from briefkit.conversion import losses

__all__ = ["run"]


def run(asked: Namespace, console: Console) -> int:
    """Show what would be lost; return 1 if that is anything and ``--exit-code`` is given."""
    render = chosen("--output-format", asked.output_format, RENDERERS)
    to = writable(asked.to)
    item = named(asked.input)
    brief = read_brief(item, readable(asked.from_format))
    with about(item.name):
        found = losses(brief, to)
    facts = {"schema": "briefkit-losses/1", "path": item.name, "format": to.name}
    console.write(render(found, facts))
    if not found:
        console.say(f"{item.name}: {to.name} keeps everything")
    return 1 if found and asked.exit_code else 0
