"""``briefkit show``: a brief as a page, with its speakers and its problems in the margin."""

from __future__ import annotations

import os
from argparse import Namespace

from briefkit import api, files
from briefkit.cli.choices import readable
from briefkit.cli.console import Console
from briefkit.cli.drawing import drawn, picture
from briefkit.cli.errors import about
from briefkit.cli.inputs import Input, check_one, named, read_content
from briefkit.cli.page import Row, rows
from briefkit.documents import decode_document
from briefkit.echo import printable
from briefkit.formats import Format

__all__ = ["run"]

_WIDEST = 120  # a line of a terminal that nobody reads in one go
_PICTURE = 100


def run(asked: Namespace, console: Console) -> int:
    """Show the page, or draw it as a picture."""
    item = named(asked.input)
    page = _page(item, readable(asked.from_format), public=asked.svg is not None)
    if asked.svg is None:
        width = asked.width or min(console.width, _WIDEST)
        colour = asked.color == "always" or (asked.color == "auto" and console.takes_colour)
        console.write(drawn(page, max(20, width), colour=colour), harmless=True)
        return 0
    image = picture(page, asked.width or _PICTURE, printable(os.path.basename(item.name)))
    if asked.svg == "-":
        console.write(image)
    else:
        files.write_text(asked.svg, [image])
    return 0


def _page(item: Input, format: Format | None, *, public: bool) -> list[Row]:
    content = read_content(item)
    with about(item.name):
        check_one(content, item, format)
        document = decode_document(content, item.path, format)
        report = api.validate_text(content, document.format, path=item.path)
        return rows(document, report, item.name, public=public)
