"""BK604: how the wires write times of day."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.prose.sentences import sentence_starts
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, rule
from briefkit.validation.rules._own_words import replacing
from briefkit.validation.words.passages import Match

__all__ = ["RULES"]

_NEAR = 25
_TIME = (
    r"(?P<hour>1[0-2]|[1-9])(?::(?P<minute>[0-5]\d))?"
    r"[ \xa0]?(?:(?P<half>[AaPp])(?:\.[ ]?[Mm]\.?|[Mm]\.?)|(?P<name>noon|midnight))(?!\w)"
)
_TIME_WORDS = frozenset(
    ("m", "am", "pm", "noon", "midnight", *(f"{n}{half}m" for n in range(1, 60) for half in "ap"))
) | {f"0{n}{half}m" for n in range(10) for half in "ap"}
_NAMES = {"a": "midnight", "p": "noon"}


@rule(
    "BK604",
    Severity.INFO,
    scope="text",
    languages=("en",),
    default=False,
    fix="safe",
    bad=(
        "Doors open at 7:00 PM.",
        "Doors open at 7pm and close at 11:30 P.M. on Friday.",
        "They eat at 12 p.m. and sleep at 12 a.m. The bridge opens at 12 noon.",
        "It closes at 9:00 a.m. Friday, and opens again at 12:00 p.m.",
    ),
    good=(
        "Doors open at 7 p.m. on Friday and close at 11:30 p.m.",
        "They eat at noon and sleep at midnight, or at 12:30 a.m. on Fridays.",
        "“It opens at 7:00 PM,” she said.",
        "It was a 7 amp fuse. The 5 PMs met. Train 17 am Rhein left at 14:00.",
    ),
    reference="AP style: times",
)
def time_format(ctx: Context) -> Iterator[Hit]:
    """A time of day is like ``7 p.m.``, ``7:30 a.m.``, ``noon`` or ``midnight``.

    Small letters with periods, no zeros for a full hour, and 12 o'clock by its name. Outside of
    quotations; what is by the clock of 24 hours is another style.
    """
    if ctx.body.words.isdisjoint(_TIME_WORDS):
        return
    for match in ctx.body.matches(_TIME):
        found, text = match.found, match.found.string
        before = text[max(0, found.start() - 1) : found.start()]
        if before and (before.isalnum() or before in ".:,$-–/"):
            continue
        wanted = _time(match)
        if wanted == found[0].replace("\xa0", " "):
            continue
        if not ctx.quotations.hold(match.pointer, match.start, match.end):
            fix = replacing(match, wanted)
            data = {"suggestion": wanted}
            message = f"write {quoted(wanted)}, not {quoted(found[0])}"
            yield Hit(match.pointer, message, match.start, match.end, data, fix=fix)


def _time(match: Match) -> str:
    """Return a time as it should be, with the full stop that ended the sentence, too."""
    found, text = match.found, match.found.string
    hour, minute = found["hour"], found["minute"] or "00"
    half = (found["half"] or "").lower()
    name = found["name"] or (_NAMES[half] if (hour, minute) == ("12", "00") else "")
    if found["name"] and hour != "12":
        return found[0]
    if name:
        return name + "." * (found[0].endswith(".") and _ends_sentence(text, found.end()))
    clock = hour if minute == "00" else f"{hour}:{minute}"
    return f"{clock} {half}.m."


def _ends_sentence(text: str, end: int) -> bool:
    """Tell whether a sentence ends at an offset, just after the period of an abbreviation."""
    start = text.rfind("\n", 0, end) + 1
    stop = text.find("\n", end)
    rest = text[end : stop if stop >= 0 else len(text)]
    if not rest.strip('"”’) '):
        return True
    opening = end + len(rest) - len(rest.lstrip('"”’) '))
    lead = max(start, end - _NEAR)
    return opening - lead in sentence_starts(text[lead : opening + _NEAR])


RULES = (time_format,)
"""The rules of this module."""
