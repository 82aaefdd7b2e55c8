"""The head of a story: masthead, kicker, headline, deck and byline, told from the body."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from briefkit.prose.agencies import split_agency
from briefkit.prose.blocks import goes_on_from_above, is_ended, is_torn
from briefkit.prose.byline import has_byline
from briefkit.prose.dateline import split_dateline
from briefkit.prose.passages import Passage

__all__ = ["Head", "find_head", "is_masthead"]

_MOST_LINES = 12
_LONGEST_HEADLINE = 35  # words, without a mark at the end
_LONGEST_SENTENCE = 20  # words, with one
_LONGEST_LABEL = 5  # words in a line of a masthead, or in a kicker
_OPENING_MARKS = ('"', "“", "„", "«", "``", "''")


class Head(NamedTuple):
    """What stands above the body of a story."""

    headline: Passage | None = None
    """The headline; None for an alert that has none."""

    masthead: Sequence[Passage] = ()
    """The lines of the publication."""

    kicker: Passage | None = None
    """The label over the headline."""

    deck: Passage | None = None
    """The subheadline."""

    byline: Passage | None = None
    """The byline."""

    is_byline_first: bool = False
    """True if the byline stands ahead of the headline."""

    rules: Sequence[Passage] = ()
    """Lines across the column."""

    body: Sequence[Passage] = ()
    """All other passages, in order."""


def find_head(passages: Sequence[Passage]) -> Head:
    """Return the head of a story that consists of `passages`."""
    top = _top(passages)
    rest = passages[top.end :]
    masthead, groups, below, is_byline_first = _told(top)
    head = _assigned(groups, is_deck_clear=top.byline is not None and not is_byline_first)
    if head.headline and not (rest or top.byline or masthead) and is_ended(head.headline.text):
        return Head(body=passages)  # A sentence is all there is.
    return _with_deck(
        head._replace(
            masthead=masthead,
            byline=top.byline,
            is_byline_first=is_byline_first,
            rules=top.rules,
            body=(*head.body, *below, *rest),
        )
    )


def is_masthead(lines: Sequence[str]) -> bool:
    """Tell whether lines that stand together are clearly a masthead: several labels."""
    return len(lines) > 1 and all(map(_is_label, lines))


def _is_label(line: str) -> bool:
    return len(line.split(maxsplit=_LONGEST_LABEL)) <= _LONGEST_LABEL and not is_ended(line)


# --- display lines at the top ------------------------------------------------------------


class _Top:
    """The display lines at the top of a story, before and after its byline."""

    def __init__(self) -> None:
        self.before: list[Passage] = []
        self.after: list[Passage] = []
        self.byline: Passage | None = None
        self.above_rule: list[Passage] = []
        self.rules: list[Passage] = []
        self.end = 0
        """How many passages these are."""

    def take(self, passage: Passage) -> bool:
        """Take a passage, unless the body begins with it."""
        if passage.kind == "rule":
            return self._take_rule(passage)
        if passage.kind != "text":
            return False
        if has_byline(passage.text):
            if self.byline is not None and not self._goes_on(passage):
                return False
            self.byline = Passage.joined([self.byline, passage]) if self.byline else passage
        elif not _is_display(passage.text, is_first=self._is_empty):
            return False
        else:
            (self.after if self.byline else self.before).append(passage)
        self.end += 1
        return True

    @property
    def _is_empty(self) -> bool:
        return not (self.before or self.after or self.above_rule)

    def _goes_on(self, passage: Passage) -> bool:
        """Tell whether the byline goes on in a line of its own: "AP Sports Writer"."""
        if self.byline is None or self.after or passage.group > self.byline.group + 1:
            return False
        return split_agency(passage.text) is not None

    def _take_rule(self, rule: Passage) -> bool:
        if self.byline or self.above_rule:
            return False
        self.rules.append(rule)
        self.above_rule, self.before = self.before, []
        self.end += 1
        return True


def _top(passages: Sequence[Passage]) -> _Top:
    top = _Top()
    for index, passage in enumerate(passages[:_MOST_LINES]):
        if _is_torn(passages[index : index + 2]) or not top.take(passage):
            break
    if not (top.before or top.after):
        top.before, top.above_rule = top.above_rule, []
    return top


def _is_torn(passages: Sequence[Passage]) -> bool:
    """Tell whether the first of two passages is a sentence that the second goes on with."""
    if len(passages) < 2 or not goes_on_from_above(passages[1]):
        return False
    text = passages[0].text
    return is_torn(text, len(text.split(maxsplit=_LONGEST_HEADLINE)))


def _is_display(text: str, *, is_first: bool) -> bool:
    """Tell whether a passage may be a headline or a label, not a paragraph of the body."""
    words = len(text.split(maxsplit=_LONGEST_HEADLINE))
    if words > _LONGEST_HEADLINE or text[0].islower():
        return False
    if not is_ended(text):
        return split_dateline(text)[0] is None
    if not is_first or words > _LONGEST_SENTENCE or text.startswith(_OPENING_MARKS):
        return False
    return split_dateline(text)[0] is None


# --- which is which ----------------------------------------------------------------------


def _told(
    top: _Top,
) -> tuple[Sequence[Passage], list[list[Passage]], Sequence[Passage], bool]:
    """Tell the lines at the top from each other by their places.

    Returns:
        The masthead, the groups of lines with the headline in the first, what stands below
        them, and whether the byline is ahead of the headline.
    """
    before, after = _grouped(top.before), _grouped(top.after)
    if not before:
        return top.above_rule, after, (), bool(after)
    if top.above_rule:
        return top.above_rule, before, top.after, False
    if after and len(before) == 1 and _is_above(before[0], after[0][0]):
        return before[0], after, (), True
    if len(before) > 1 and is_masthead([line.text for line in before[0]]):
        return before[0], before[1:], top.after, False
    return (), before, top.after, False


def _grouped(passages: Sequence[Passage]) -> list[list[Passage]]:
    return [list(lines) for _, lines in groupby(passages, key=attrgetter("group"))]


def _is_above(lines: Sequence[Passage], headline: Passage) -> bool:
    """Tell whether lines above the byline are a masthead, and the headline stands below it."""
    if len(lines) > 1:
        return is_masthead([line.text for line in lines])
    label = lines[0].text
    return _is_label(label) and len(headline.text.split()) > max(4, len(label.split()))


def _assigned(groups: list[list[Passage]], *, is_deck_clear: bool) -> Head:
    """Read kicker, headline and deck off the lines from the headline on.

    Args:
        groups: The lines; no blank line stands between those of one group.
        is_deck_clear: Whether a second group would stand between headline and byline.
    """
    if not groups:
        return Head()
    lines, *others = groups
    kicker = deck = None
    if len(lines) == 1 and others and _is_kicker(lines[0].text, others[0][0].text):
        kicker = lines[0]
        lines, *others = others
    elif len(lines) > 1 and _is_kicker(lines[0].text, lines[1].text):
        kicker, *lines = lines
    headline, *lines = lines
    if len(lines) == 1:
        deck, lines = lines[0], []
    elif is_deck_clear and not lines and others and len(others[0]) == 1:
        [deck], *others = others
    body = [*lines, *(line for group in others for line in group)]
    return Head(headline=headline, kicker=kicker, deck=deck, body=body)


def _is_kicker(label: str, headline: str) -> bool:
    return _is_label(label) and label.isupper() and not headline.isupper()


def _with_deck(head: Head) -> Head:
    """Take the first passage of the body for the deck where its place says that it is one."""
    body = head.body
    if head.headline is None or head.deck is not None or len(body) < 2 or body[0].kind != "text":
        return head
    first, second = body[0], body[1]
    under_headline = first.group == head.headline.group != second.group
    is_short = len(first.text.split(maxsplit=_LONGEST_HEADLINE)) <= _LONGEST_HEADLINE
    if not ((under_headline and is_short) or _has_dateline(second)) or _has_dateline(first):
        return head
    return head._replace(deck=first, body=body[1:])


def _has_dateline(passage: Passage) -> bool:
    return passage.kind == "text" and split_dateline(passage.text)[0] is not None
