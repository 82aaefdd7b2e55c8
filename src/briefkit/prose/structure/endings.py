"""How a line ends: with a sentence, or in the middle of one."""

from __future__ import annotations

__all__ = ["CLOSERS", "breaks_off", "is_ended", "leads_on"]

CLOSERS = "\"'”“’»)]*"
"""What may stand behind the mark that ends a sentence; “ closes what „ opens."""

_ENDS = frozenset(".!?…:;")
# Besides letters and figures, where a sentence may break off.
_GOES_ON = frozenset(",-–—%$&/\xad\u2010")
# A line that ends in one of these is no heading: its sentence goes on below.
_LEADS_ON = frozenset(
    """
    a about after an and are as at be because before but by during for from had has have he her his
    if in into is it its nor not of on or our she since so than that the their they this to under
    until was we were which while who will with would your
    """.split()
)


def is_ended(text: str) -> bool:
    """Tell whether `text` has a mark at its end that ends a sentence or leads to another."""
    return text.rstrip(CLOSERS)[-1:] in _ENDS


def breaks_off(text: str) -> bool:
    """Tell whether a sentence may break off where `text` ends; code and tables end otherwise."""
    last = text.rstrip(CLOSERS)[-1:]
    return last not in _ENDS and (last.isalnum() or last in _GOES_ON)


def leads_on(text: str) -> bool:
    """Tell whether `text` ends in a comma, or in a word that no sentence ends with."""
    return text[-1:] == "," or text.rpartition(" ")[2].lower() in _LEADS_ON
