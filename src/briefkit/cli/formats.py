"""``briefkit formats``: what there is to read and write."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import Any

from briefkit import formats
from briefkit.cli.choices import chosen
from briefkit.cli.console import Console, columns
from briefkit.formats import Format

__all__ = ["run"]

_HEADINGS = ("name", "title", "suffixes", "reads", "writes", "lossless", "public")


def run(asked: Namespace, console: Console) -> int:
    """List the formats."""
    render = chosen("--output-format", asked.output_format, {"text": _table, "json": _json})
    console.write(*(_options if asked.options else render)(formats.available()))
    return 0


def _options(available: Mapping[str, Format]) -> Iterator[str]:
    rows = [("format", "option", "what it does")]
    rows += [(f.name, name, what) for f in available.values() for name, what in f.options.items()]
    rows += [
        (f.name, "--embed", "Carry the whole brief along as native JSON.")
        for f in available.values()
        if f.embeds
    ]
    return columns([rows[0], *sorted(rows[1:])])


def _table(available: Mapping[str, Format]) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [_HEADINGS]
    rows += [tuple(map(_cell, _facts(f).values())) for f in available.values()]
    return columns(rows)


def _json(available: Mapping[str, Format]) -> Iterator[str]:
    listed = [
        {**_facts(f), "media_type": f.media_type, "embeds": f.embeds, "options": dict(f.options)}
        for f in available.values()
    ]
    yield json.dumps(listed, indent=2) + "\n"


def _facts(format: Format) -> dict[str, Any]:
    values = (
        format.name,
        format.title,
        list(format.suffixes),
        format.is_read,
        format.is_written,
        format.lossless,
        format.public,
    )
    return dict(zip(_HEADINGS, values, strict=True))


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(value) if isinstance(value, list) else str(value)
