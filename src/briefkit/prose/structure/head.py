"""The head of a story: masthead, kicker, headline, deck, byline and notes, told from the body."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from briefkit.prose.dateline.grammar import split_dateline
from briefkit.prose.structure.asides import head_kind
from briefkit.prose.structure.display import ABSTRACT, Top, find_top, is_label, is_named
from briefkit.prose.structure.endings import is_ended, leads_on
from briefkit.prose.structure.passages import Passage
from briefkit.prose.structure.tail import Matter

__all__ = ["Head", "find_head", "is_kicker", "is_masthead"]

_LONGEST_DECK = 35  # words, unless a dateline shows where the story begins
_MOST_DECKS = 2
_MOST_ABSTRACTS = 6
_FULL_TEXT = "FULL TEXT"
_SENTENCE_ENDS = (".” ", '." ', "!” ", '!" ', "?” ", '?" ', ". [", ". (")
_SEMICOLONS = "; \t\xa0"


class Head(NamedTuple):
    """What stands above the body of a story."""

    headline: Passage | None = None
    """The headline; None for an alert that has none."""

    slug: Passage | None = None
    """The working title of the desk."""

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

    summary: Passage | None = None
    """What stands between the labels "ABSTRACT" and "FULL TEXT" of an archive."""

    notes: Sequence[Matter] = ()
    """Notes to editors or readers above the story."""

    semicolon: tuple[int, int] | None = None
    """Where in the source the mark stands that led from the headline to the deck."""

    rules: Sequence[Passage] = ()
    """Lines across the column."""

    labels: Sequence[Passage] = ()
    """The labels of an archive."""

    body: Sequence[Passage] = ()
    """All other passages, in order."""


def find_head(passages: Sequence[Passage]) -> Head:
    """Return the head of a story that consists of `passages`."""
    top = find_top(passages)
    rest = passages[top.end :]
    masthead, groups, below, is_byline_first = _told(top)
    head = _assigned(groups, is_deck_clear=top.byline is not None and not is_byline_first)
    if head.headline and not (rest or top.byline or masthead) and is_ended(head.headline.text):
        # A sentence is all there is.
        return Head(
            slug=top.slug, notes=top.notes, body=[p for p in passages if not top.has_aside(p)]
        )
    if not (head.headline or masthead or top.byline or rest):
        return Head(body=passages)  # Notes to editors alone are no story.
    head = head._replace(
        masthead=masthead,
        byline=top.byline,
        is_byline_first=is_byline_first,
        slug=top.slug,
        notes=top.notes,
        rules=top.rules,
        body=(*head.body, *below, *rest),
    )
    head = _with_deck(head)
    below_deck = _with_notes(_with_summary(_with_notes(head)))
    if below_deck is not head:  # Or else the deck stands below notes and summary.
        below_deck = _with_notes(_with_deck(below_deck))
    return _without_semicolon(below_deck)


def is_masthead(lines: Sequence[str]) -> bool:
    """Tell whether lines that stand together are clearly a masthead: several labels."""
    return len(lines) > 1 and all(map(is_label, lines))


def is_kicker(label: str, headline: str) -> bool:
    """Tell whether a line above a headline is clearly a kicker: a label in capitals."""
    return is_label(label) and label.isupper() and not headline.isupper()


# --- which is which ----------------------------------------------------------------------


def _told(
    top: Top,
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
    label, below = lines[0].text, headline.text
    if leads_on(below) or any(end in below for end in _SENTENCE_ENDS):  # the body begins there
        return False
    return is_label(label) and len(below.split()) > max(4, len(label.split()))


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
    if len(lines) == 1 and others and is_kicker(lines[0].text, others[0][0].text):
        kicker = lines[0]
        lines, *others = others
    elif len(lines) > 1 and is_kicker(lines[0].text, lines[1].text):
        kicker, *lines = lines
    headline, *lines = lines
    if len(lines) == 1:
        deck, lines = lines[0], []
    elif is_deck_clear and not lines and others and len(others[0]) == 1:
        [deck], *others = others
    body = [*lines, *(line for group in others for line in group)]
    return Head(headline=headline, kicker=kicker, deck=deck, body=body)


def _with_summary(head: Head) -> Head:
    """Take what stands under "ABSTRACT" for the summary, and the labels out of the text."""
    body = head.body
    if not body or not is_named(body[0], ABSTRACT):
        return head
    for index, passage in enumerate(body[1 : _MOST_ABSTRACTS + 2], start=1):
        if is_named(passage, _FULL_TEXT):
            texts = body[1:index]
            if not texts or any(text.kind != "text" for text in texts):
                return head
            return head._replace(
                summary=Passage.joined(texts, tie="\n"),
                labels=(body[0], passage),
                body=body[index + 1 :],
            )
    return head


def _with_notes(head: Head) -> Head:
    """Take the notes to editors and readers off the beginning of the body."""
    notes: list[Matter] = []
    for passage in head.body:
        kind = head_kind(passage.text) if passage.kind == "text" else None
        if kind is None:
            break
        notes.append(Matter(kind, passage))
    if not notes:
        return head
    return head._replace(notes=(*head.notes, *notes), body=head.body[len(notes) :])


def _with_deck(head: Head) -> Head:
    """Take the first passages of the body for the deck where their place says that they are."""
    body = head.body
    if head.headline is None or head.deck is not None or len(body) < 2 or body[0].kind != "text":
        return head
    first, second = body[0], body[1]
    if is_named(first, ABSTRACT):
        return head
    under_headline = first.group == head.headline.group != second.group
    decks = _before_dateline(body)
    if not decks and under_headline and _is_short(first) and not _has_dateline(first):
        decks = 1
    if not decks:
        return head
    return head._replace(deck=Passage.joined(body[:decks]), body=body[decks:])


def _without_semicolon(head: Head) -> Head:
    """Take the semicolon off the headline that leads to a deck on the next line."""
    headline = head.headline
    if headline is None or not headline.text.endswith(";"):
        return head
    words = headline.text.rstrip(_SEMICOLONS)
    if not words:
        return head
    cut = headline.until(len(words))
    return head._replace(headline=cut, semicolon=(cut.end, headline.end))


def _before_dateline(body: Sequence[Passage]) -> int:
    """Return how many passages stand above one with a dateline; 0 if they are no deck."""
    for index, passage in enumerate(body[: _MOST_DECKS + 1]):
        if _has_dateline(passage):
            return index
        if passage.kind != "text" or (index and not (_is_short(body[0]) and _is_short(passage))):
            return 0
    return 0


def _is_short(passage: Passage) -> bool:
    return len(passage.text.split(maxsplit=_LONGEST_DECK)) <= _LONGEST_DECK


def _has_dateline(passage: Passage) -> bool:
    return passage.kind == "text" and split_dateline(passage.text)[0] is not None
