"""``briefkit schema``: the JSON Schema of a brief."""

from __future__ import annotations

import json
from argparse import Namespace

from briefkit import files
from briefkit.cli.console import Console
from briefkit.schema import json_schema

__all__ = ["run"]


def run(asked: Namespace, console: Console) -> int:
    """Print the schema, or write it to a file."""
    text = json.dumps(json_schema(), indent=2) + "\n"
    if asked.output in (None, "-"):
        console.write(text)
    else:
        files.write_text(asked.output, [text])
    return 0
