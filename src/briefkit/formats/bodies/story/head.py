"""What the first lines of a body repeat or add: headline, deck, byline, notes to editors."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping

import attrs

from briefkit.formats.bodies.story.items import Item
from briefkit.formats.bodies.story.matter import Story, lift
from briefkit.model import Agency, Byline
from briefkit.prose.byline import has_byline, parse_byline
from briefkit.prose.structure.asides import head_kind
from briefkit.prose.structure.endings import is_ended

__all__ = ["take_marked", "without_head"]

_MOST_LINES = 12
_MOST_WORDS = 6
# Reuters opens a corrected version with it, above the dateline.
_CORRECTED = re.compile(r"\((?:In|On) [^()]{3,40}(?:story|item|report),? corrects? ", re.IGNORECASE)
_PLAIN = str.maketrans("“”„«»‘’‚–—―\xa0\u2009\u202f", '"""""\'\'\'---   ')


def without_head(story: Story) -> None:
    """Take out of a story what its first lines repeat, and what they add to its facts."""
    kept: list[Item] = []
    rest = deque(story.items)
    while rest and len(kept) < _MOST_LINES:
        if rest[0].text and not _is_taken(story, rest[0]):
            break
        item = rest.popleft()
        if not item.text:
            kept.append(item)
    story.items = [*kept, *(item for item in rest if not _is_marked_byline(story, item))]


def take_marked(story: Story) -> None:
    """Take out of a story what the markup says is no part of it, and nothing else."""
    story.items = [item for item in story.items if not _is_taken_by_role(story, item)]


def _is_taken_by_role(story: Story, item: Item) -> bool:
    take = _ROLES.get(item.role or "")
    return take is not None and take(story, item)


def _is_taken(story: Story, item: Item) -> bool:
    """Tell whether a line is no part of the story; what is new in it becomes a fact."""
    if _is_taken_by_role(story, item) or _is_repeated(story, item.text):
        return True
    kind = "correction" if _CORRECTED.match(item.text) else head_kind(item.text)
    if item.is_paragraph and kind is not None:
        lift(story, item, kind)
        return True
    if item.is_paragraph and has_byline(item.text):
        return _take_byline(story, item)
    return item.block is None and _take_first_heading(story, item)


def _is_repeated(story: Story, text: str) -> bool:
    """Tell whether a line says what a field of the brief says already."""
    brief = story.brief
    known = [brief.headline, brief.deck, brief.kicker, *brief.masthead]
    if brief.byline is not None:
        known.append(brief.byline.text)
    if brief.dateline is not None:
        known.append(brief.dateline.text)
    plain = _plain(text)
    return any(plain == _plain(words) for words in known if words)


def _plain(text: str) -> str:
    """Return a text in the form in which it is compared: without its typography."""
    return " ".join(text.translate(_PLAIN).casefold().split()).rstrip(" .:;-")


# --- lines that the markup or their place tells ------------------------------------------


def _take_byline(story: Story, item: Item) -> bool:
    """Take a byline above the story; one that names people beats one that names none."""
    known, read = story.brief.byline, parse_byline(item.text)
    if known is None or not (known.authors or known.text):
        story.know(byline=read)
    elif read.authors and not known.authors:
        agencies = dict.fromkeys((*known.agencies, *read.agencies))
        story.know(byline=attrs.evolve(read, agencies=agencies))
    elif not _is_same(known, read):
        story.report("/byline", f"another byline above the story is left out: {item.text!r:.80}")
        return True
    elif known is not None and not known.text:
        story.know(byline=attrs.evolve(known, text=item.text))
    story.told(item, "/byline", "/byline/text")
    return True


def _is_same(known: Byline, other: Byline) -> bool:
    names = {author.name.casefold() for author in known.authors}
    return names >= {author.name.casefold() for author in other.authors}


def _is_marked_byline(story: Story, item: Item) -> bool:
    return item.role == "byline" and item.is_paragraph and _take_byline(story, item)


def _take_headline(story: Story, item: Item) -> bool:
    if story.brief.headline:
        return _plain(item.text) == _plain(story.brief.headline)
    story.know(headline=item.text)
    story.told(item, "/headline")
    return True


def _take_text(field: str) -> Callable[[Story, Item], bool]:
    """Return what takes a line for a field of the brief that has nothing in it yet."""

    def take(story: Story, item: Item) -> bool:
        known = getattr(story.brief, field)
        if known:
            return _plain(item.text) == _plain(known)
        story.know(**{field: item.text})
        story.told(item, f"/{field}")
        return True

    return take


def _take_teaser(story: Story, item: Item) -> bool:
    return any(take(story, item) for take in (_take_text("summary"), _take_text("deck")))


def _take_source(story: Story, item: Item) -> bool:
    if story.brief.source is None:
        story.know(source=Agency(name=item.text))
        story.told(item, "/source/name")
    return True


def _take_header(story: Story, item: Item) -> bool:
    """Take what stands in the header of the article: a label, if nothing else is known of it."""
    if _is_repeated(story, item.text):
        return True
    if item.block is None:
        return _take_text("deck")(story, item)
    if has_byline(item.text):
        return _take_byline(story, item)
    if len(item.text.split(maxsplit=_MOST_WORDS)) > _MOST_WORDS:
        return _take_teaser(story, item)
    if not story.brief.kicker:
        return _take_text("kicker")(story, item)
    story.report("", f"a line in the header of the story is left out: {item.text!r:.80}")
    return True


def _take_first_heading(story: Story, item: Item) -> bool:
    """Take a heading above all text for the headline, or for the deck if it parts no sections."""
    if not story.brief.headline:
        return _take_headline(story, item)
    levels = [other.level for other in story.items if other.block is None and other is not item]
    is_section = levels and min(levels) <= item.level and not _is_above_byline(story, item)
    if story.brief.deck or is_section:
        return False
    if not levels and not _is_sentence(item.text):
        return False  # The only heading of a story may well stand above its first section.
    for other in story.items:
        other.level -= max(min(levels, default=1), 1) - 1
    return _take_text("deck")(story, item)


def _is_sentence(text: str) -> bool:
    """Tell whether a line says as much as a deck does, and more than a heading."""
    return is_ended(text) or len(text.split(maxsplit=_MOST_WORDS)) > _MOST_WORDS


def _is_above_byline(story: Story, item: Item) -> bool:
    """Tell whether the next line below a heading is a byline: then it heads the whole story."""
    at = next(index for index, other in enumerate(story.items) if other is item)
    below = next((other for other in story.items[at + 1 : at + _MOST_LINES] if other.text), None)
    return below is not None and below.is_paragraph and has_byline(below.text)


_ROLES: Mapping[str, Callable[[Story, Item], bool]] = {
    "byline": _take_byline,
    "deck": _take_text("deck"),
    "header": _take_header,
    "headline": _take_headline,
    "kicker": _take_text("kicker"),
    "source": _take_source,
    "teaser": _take_teaser,
}
"""What is done with a line that the markup says is no part of the story."""
