"""What stands below a story and is no part of it, told as in wire text."""

from __future__ import annotations

import re

from briefkit.formats._xml import local
from briefkit.formats.bodies.inline import tidy
from briefkit.formats.bodies.plain import plain_body
from briefkit.formats.bodies.story.items import Item, passage_of
from briefkit.formats.bodies.story.matter import Story, lift
from briefkit.model import Block, Brief, Figure, Link, List, Paragraph, Rule, Section
from briefkit.prose.byline import parse_byline
from briefkit.prose.structure.asides import BYLINE, DESK
from briefkit.prose.structure.endings import is_ended
from briefkit.prose.structure.tail import find_tail

__all__ = ["without_tail"]

_LONGEST_BYLINE = 120  # code points
_LONGEST_CODE = 24
_MOST_BESIDE = 6  # words
_RULE = re.compile(r"[_*—–]{3,60}+|(?:\* ?){3,30}")


def without_tail(story: Story) -> None:
    """Lift credits, corrections, sign-offs and the like out of the end of a story."""
    _lift_marked(story)
    _lift_codes(story)
    _set_rules(story)
    _lift_byline(story)
    # Media at the end of a document stand beside the story: nothing ends with them.
    told = [item for item in story.items if not isinstance(item.block, Figure)]
    passages = [passage_of(item) for item in told]
    tail = find_tail(passages)
    if not tail.notes:
        return
    items = {id(passage): item for passage, item in zip(passages, told, strict=True)}
    lifted = [matter.passage for matter in tail.notes]
    gone = {items.get(id(passage)) for passage in (*lifted, *tail.rules)}
    story.items = [item for item in story.items if item not in gone]
    told = [item for item in told if item not in gone]
    for kind, passage in tail.notes:
        # What was glued to the last paragraph is no passage of its own.
        item = items.get(id(passage)) or told[-1]
        if kind == BYLINE and story.brief.byline is None:
            story.know(byline=parse_byline(passage.text))
            story.told(item, "/byline", "/byline/text")
        else:
            lift(story, item, kind, passage.text)
    if id(tail.body[-1]) not in items:
        _cut(told[-1], len(tail.body[-1].text))


def _lift_marked(story: Story) -> None:
    """Lift what the markup says stands beside the story, wherever it stands."""
    kept: list[Item] = []
    for item in story.items:
        if item.role == "desk":
            if words := item.text or _words(item.block):
                lift(story, item, DESK, words)
        elif item.role == "notepad":
            _lift_notepad(story, item)
        else:
            kept.append(item)
    story.items = kept


def _lift_notepad(story: Story, item: Item) -> None:
    """Keep what stands in a notepad for readers: links, and notes; its labels are left out."""
    if item.block is None:
        story.report("", f"a label in the notepad is left out: {item.text!r:.80}")
        return
    lines = item.block.items if isinstance(item.block, List) else (item.block,)
    for line in lines:
        text = line.text if isinstance(line, Paragraph) else _words(item.block)
        spans = line.spans if isinstance(line, Paragraph) else ()
        if len(spans) == 1 and spans[0].href and spans[0].end - spans[0].start == len(text):
            link = Link(url=spans[0].href, title=text)
            story.know(links=(*story.brief.links, link))
        elif text:
            lift(story, item, "promotion", text)


def _words(block: Block | None) -> str:
    """Return the words of a block of any kind."""
    sections = (Section(heading=None, level=1, blocks=(block,)),) if block else ()
    return plain_body(Brief(headline="", sections=sections))


def _lift_codes(story: Story) -> None:
    """Lift the codes of a wire that stand below all paragraphs, and in none."""
    while len(story.items) > 1 and _is_code(story, story.items[-1]):
        lift(story, story.items.pop(), "sign-off")


def _set_rules(story: Story) -> None:
    """Make rules of paragraphs that are nothing but a line across the column."""
    for item in story.items:
        if item.is_paragraph and _RULE.fullmatch(item.text):
            item.block, item.text = Rule(), ""


def _lift_byline(story: Story) -> None:
    """Lift the names of the authors out of the end of a story that has them above it."""
    byline = story.brief.byline
    names = [author.name.casefold() for author in byline.authors] if byline else []
    last = story.items[-1] if len(story.items) > 1 and names else None
    if last is None or not last.is_paragraph or len(last.text) > _LONGEST_BYLINE:
        return
    rest = last.text.casefold()
    for name in names:
        if name not in rest:
            return
        rest = rest.replace(name, " ", 1)
    if not is_ended(last.text) and len(rest.split()) <= _MOST_BESIDE:
        story.items.pop()
        lift(story, last, "sign-off")


def _is_code(story: Story, item: Item) -> bool:
    element = story.elements.get(item.pointer)
    if not item.is_paragraph or element is None or len(item.text) > _LONGEST_CODE:
        return False
    return item.text.upper() == item.text and not is_ended(item.text) and local(element) != "p"


def _cut(item: Item, end: int) -> None:
    """Leave of a paragraph what stands ahead of an offset in it."""
    if isinstance(item.block, Paragraph):
        text, spans = tidy(item.text[:end], item.block.spans)
        item.block = Paragraph(text=text, spans=spans)
        item.text = text
