"""Who speaks the words in marks, as far as their own paragraph tells.

Every pattern of attribution is a small function; for each stretch of words in marks, the first
pattern in the table that finds a speaker wins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefkit.prose.quotes.abroad import abroad
from briefkit.prose.quotes.marks import Marked
from briefkit.prose.quotes.quote_first import plain, quote_first, reported, signed, unknown_verb
from briefkit.prose.quotes.quote_within import (
    carried_over,
    ending,
    goes_on,
    led_up_to,
    subject_acts,
    trailing,
)
from briefkit.prose.quotes.quoted import Attribution, Place, QuotingParagraph
from briefkit.prose.quotes.sources import agent, credited, label, owned, polled, relayed

__all__ = ["Attribution", "find_attributions"]

_Pattern = Callable[[Place], Attribution | None]

# What is looked for in turn, by where the writer's own words stand in the sentence.
_AROUND: tuple[_Pattern, ...] = (
    reported,  # "...," Vik said, according to the Mail
    relayed,  # "...," Vik said, reports the Mail
    plain,  # "...," Vik said; "...," said Vik.
    abroad,  # „...“, sagte der Minister
    quote_first,  # "...," Odd Berge, 45, told reporters; "...," said the mayor, who
    unknown_verb,  # "...," the mayor thundered.
    agent,  # was called "a gift" by Vik
    ending,  # He calls it "open," Vik said.
    polled,  # In a poll, 31% of walkers said it was "open"
    credited,  # A bridge for all - Tora Vik: "..."
    led_up_to,  # Vik said it was "open"; Vik opened it, calling it "a gift"
    owned,  # Vik's "open bridge" remark
    trailing,  # It is "open," Vik said on Monday
    signed,  # "..." ― Tora Vik, builder
    label,  # MAYOR VIK: "..."; Vik resisted: "..."
    subject_acts,  # Vik knocked the "open" bridge
    goes_on,  # "...," Vik said. That makes it "open to all"
)
_AFTER: tuple[_Pattern, ...] = (
    reported,
    relayed,
    plain,
    abroad,
    quote_first,
    unknown_verb,
    agent,
    ending,
    trailing,
    signed,
    carried_over,  # "...," she said. "..."
)
_ALONE: tuple[_Pattern, ...] = (
    reported,
    relayed,
    plain,
    abroad,
    quote_first,
    signed,
    carried_over,
)


def find_attributions(text: str, marked: Sequence[Marked]) -> list[Attribution | None]:
    """Return, for each stretch of words in marks, who speaks it.

    Args:
        text: One paragraph.
        marked: The stretches, in order.
    """
    paragraph = QuotingParagraph(text, marked)
    found = paragraph.found
    for index in range(len(marked)):
        place = Place(paragraph, index)
        patterns = _AROUND if place.is_led_up_to else _AFTER if place.is_followed else _ALONE
        found.append(_first(patterns, place))
    # In “No.” “Never,” she said, the first is hers too.
    for index in range(len(found) - 2, -1, -1):
        if found[index] is None and not text[marked[index].end : marked[index + 1].start].strip():
            found[index] = found[index + 1]
    return found


def _first(patterns: Sequence[_Pattern], place: Place) -> Attribution | None:
    for pattern in patterns:
        attribution = pattern(place)
        if attribution is not None:
            return attribution
    return None
