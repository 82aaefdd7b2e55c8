"""Whether a story may go out: its embargo, its status, and the lines by which it is held back."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from briefkit.model import Brief

__all__ = ["EMBARGO_WORDS", "HELD_BACK", "embargo_line", "is_embargoed", "is_withheld"]

HELD_BACK = frozenset({"withheld", "canceled", "cancelled"})
"""The values of `Brief.status` by which a story must not go out, misspelled or not."""

EMBARGO_WORDS = ("EMBARGO", "mbargo", " FOR ", " for release", " for publication")
"""One of these stands in every text in which `embargo_line` finds something in English."""

_HELD = (
    r"(?:STRICTLY\ )?EMBARGO(?:ED)?(?:\ ?:|\ (?:UNTIL|TILL|FOR|TO)\b)"
    r"|(?:UNDER|SOUS)\ EMBARGO\b|Sperrfrist\b|H[OE]LD\ FOR\ RELEASE\b|NOT\ FOR\ RELEASE\b"
)
_PRIVATE = r"|NOT\ FOR\ PUBLICATION\b"


@cache
def _lines(words: str) -> re.Pattern[str]:
    # In capitals it counts wherever a sentence can start: "EDS: HOLD FOR RELEASE". In small
    # letters only a short line that starts so does: "Embargoed until last year, the papers show
    # that the ministry knew of the flaw for a decade before the bridge fell" is a story.
    anywhere = rf"(?:^|(?<=[.:;!?)\]*—–-]\ )|(?<=[(\[*]))(?:{words})"
    return re.compile(rf"{anywhere}|^[(\[*]?(?i:{words})(?=[^\n]{{0,80}}$)", re.MULTILINE)


def embargo_line(text: str, *, private: bool = False) -> re.Match[str] | None:
    """Return where a text is, or holds, a line that forbids to publish it; None if it does not.

    Args:
        text: A paragraph, a caption, a note.
        private: Whether "not for publication" counts too. In a note to editors it is said of
            the note itself.
    """
    return _lines(_HELD + _PRIVATE if private else _HELD).search(text)


def is_embargoed(brief: Brief, now: dt.datetime) -> bool:
    """Tell whether a brief is not to be published yet.

    It is where `Brief.embargoed` lies after `now`; and where a note to editors says so and
    nothing says until when.
    """
    if brief.embargoed is not None:
        return brief.embargoed > now
    return brief.ed_note is not None and embargo_line(brief.ed_note) is not None


def is_withheld(brief: Brief) -> bool:
    """Tell whether the status of a brief says that it must not go out."""
    return brief.status is not None and brief.status.strip().lower() in HELD_BACK
