"""Section headings that the markup does not call so: paragraphs in bold, or in capitals."""

from __future__ import annotations

import re
from itertools import pairwise

from briefkit.formats.bodies.story.items import Item, passage_of
from briefkit.formats.bodies.story.matter import Story
from briefkit.model import Paragraph
from briefkit.prose.structure.blocks import arrange

__all__ = ["with_subheads"]

_LONGEST = 120  # code points
_DASHED = re.compile(r"[-–—] ([^\s\-–—][^\n]{1,78}[^\s\-–—]) [-–—]")


def with_subheads(story: Story) -> None:
    """Take short lines for headings that are all bold or in capitals, if there are no others.

    Text must stand under them, as under those of running text.
    """
    if any(item.block is None for item in story.items):
        return
    if _take_dashed(story):
        return
    displayed = [item for item in story.items if _is_displayed(item)]
    if not displayed:
        return
    passages = [passage_of(item) for item in story.items]
    items = {id(passage): item for passage, item in zip(passages, story.items, strict=True)}
    for part in arrange(passages):
        item = items.get(id(part.passages[0]))
        if part.kind == "heading" and item in displayed:
            item.block = None


def _take_dashed(story: Story) -> bool:
    """Make headings of lines between dashes, as AFP has them; tell whether there are any."""
    found = False
    for item, below in pairwise(story.items):
        match = _DASHED.fullmatch(item.text) if item.is_paragraph else None
        if match and below.text and not _DASHED.fullmatch(below.text):
            item.block, item.text, found = None, match[1], True
    return found


def _is_displayed(item: Item) -> bool:
    if not isinstance(item.block, Paragraph) or len(item.text) > _LONGEST:
        return False
    if item.text.isupper():
        return True
    ends = [(s.start, s.end) for s in item.block.spans if s.kind == "strong"]
    return ends == [(0, len(item.text))]
