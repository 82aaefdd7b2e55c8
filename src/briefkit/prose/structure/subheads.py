"""Subheads that end in a mark: which short lines are labels, and not sentences of the story."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefkit.prose.lexicon.agencies import as_agency

__all__ = ["LONGEST", "NUMBER", "is_subhead"]

NUMBER = re.compile(r"\(?(?P<number>\d{1,2})[.)] +\S+(?: +\S+){0,11}")
"""A numbered line of up to twelve words: "2. What comes next"."""

LONGEST = 80
"""How many characters a subhead has at most."""

_MOST_WORDS = 10
_QUOTATION_MARKS = re.compile(r"[\"“”„«»]|``|''")
_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|uhr|h)(?: \(?[A-Z]{2,4}\)?)?[.:]?", re.IGNORECASE
)
_FRAMED = re.compile(r"([—–-]{1,2}) ?\w.*\w[?!.]? ?\1\.?")
_INTERVIEW = re.compile(r"[QAF] ?[:.]|[QAF][A-Z]|[A-Z][A-Z .'’-]+: ")
# Questions that begin with these are asked in the story, and so are those with these words.
_ASKED = frozenset(
    """
    and any are aren't but can come could did didn't do does don't doesn't had has have if is isn't
    might must now or really should so then was wasn't well were will won't would yet
    """.split()
)
_SOMEBODY = frozenset(
    """
    he he'd he's her him his i i'd i'm it it's me my our she she'd she's that that's their them
    they they'd they're this us we we'd we're you you'd you're your
    """.split()
)
_ASKING = frozenset("how what when where which who why".split())


def is_subhead(text: str) -> bool:
    """Tell whether a line with a mark at its end is a subhead, if text stands under it.

    >>> is_subhead("What's next?"), is_subhead("Why did he ask?")
    (True, False)
    """
    if len(text) > LONGEST or _QUOTATION_MARKS.search(text):
        return False
    words = text.split(maxsplit=_MOST_WORDS)
    return len(words) <= _MOST_WORDS and any(is_one(text) for is_one in _SUBHEADS)


def _is_time(text: str) -> bool:
    """Take "10:10 p.m." of a story that is told by the hour."""
    return bool(_CLOCK.fullmatch(text))


def _is_in_capitals(text: str) -> bool:
    """Take "STILL STANDING."; an agency alone is the credit of a picture."""
    if not text.isupper() or text[-1] not in ".?:" or not text[0].isalpha():
        return False
    letters = sum(map(str.isalpha, text))
    return letters >= 4 and as_agency(text.rstrip(".?:")) is None


def _is_framed(text: str) -> bool:
    """Take "– Old hands –"."""
    return bool(_FRAMED.fullmatch(text))


def _is_question(text: str) -> bool:
    """Take "What's next?", but no question that somebody in the story asks."""
    if not text.endswith("?") or not text[0].isupper() or _INTERVIEW.match(text):
        return False
    words = [word.strip("?,:;()'‘’").replace("’", "'").lower() for word in text.split()]
    if words[0] in _ASKED or not _SOMEBODY.isdisjoint(words):
        return False
    return len(words) > 1 or words[0] not in _ASKING


_SUBHEADS: Sequence[Callable[[str], bool]] = (_is_time, _is_in_capitals, _is_framed, _is_question)
