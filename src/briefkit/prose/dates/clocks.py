"""Clock times as the wires print them: ``5 p.m. EDT``, ``14:00 GMT``, ``noon``."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from briefkit.zones import AMBIGUOUS, HOURS, SHIFTING

__all__ = ["Clock", "find_clocks"]

_SPELLED = {
    "eastern": "ET", "central": "CT", "mountain": "MT", "pacific": "PT", "greenwich mean": "GMT",
}  # fmt: skip
_NAMES = "|".join(sorted({"GMT", "UTC", *HOURS, *SHIFTING}, key=len, reverse=True))
_ZONE = (
    rf"(?:\s?\(?(?-i:(?P<zone>{_NAMES}))\b\)?"
    r"|\s(?P<spelled>[Ee]astern|[Cc]entral|[Mm]ountain|[Pp]acific|[Gg]reenwich [Mm]ean)"
    r"(?:\s(?:[Ss]tandard\s|[Dd]aylight\s)?[Tt]ime)?(?![\w-]))?"
)
_CLOCK = re.compile(
    rf"""
    \b(?<![\d:.,$])
    (?: (?P<hour>1[0-2]|0?[1-9]) (?: [:.] (?P<minute>[0-5]\d) )? \s?
        (?P<half>[ap]) (?: \.m\. | m\b )
      | (?P<hour24>[01]?\d|2[0-3]) [:.]? (?P<minute24>[0-5]\d) (?:\shours|h)?
        (?= \s?\(?(?-i:{_NAMES})\b | (?<=at\s\d\d:\d\d)(?![\d:]) )
      | (?P<name>noon|midnight)\b
    )
    {_ZONE}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HINT = re.compile(r"\d\s?[ap]\.?m|\d[:.]?[0-5]\d|noon|midnight", re.IGNORECASE)
_NOON, _HALF_DAY = 12, 12


class Clock(NamedTuple):
    """A clock time and where it stands."""

    start: int
    """Where it starts."""

    end: int
    """Where it ends, the zone included."""

    time: dt.time
    """The time, without a zone."""

    zone: str | None
    """The zone as printed in capitals, None if there is none."""

    def on(self, day: dt.date, local: dt.tzinfo | None) -> dt.datetime | None:
        """Return the instant on `day`, None if the zone is not known.

        Args:
            day: The day.
            local: The zone where the text names none.
        """
        zone = self._zone(local)
        if zone is None:
            return None
        instant = dt.datetime.combine(day, self.time, zone)
        offset = instant.utcoffset()
        # A fixed offset: the value must not depend on who reads it where.
        return instant.replace(tzinfo=dt.timezone(offset)) if offset is not None else None

    @property
    def is_clear(self) -> bool:
        """True unless the zone's name is that of several zones, or the night is meant."""
        return self.zone not in AMBIGUOUS and self.time != dt.time(0)

    def _zone(self, local: dt.tzinfo | None) -> dt.tzinfo | None:
        if self.zone is None:
            return local
        if self.zone in ("GMT", "UTC"):
            return dt.UTC
        if self.zone in HOURS:
            return dt.timezone(dt.timedelta(hours=HOURS[self.zone]))
        from dateutil.tz import tzstr

        return tzstr(SHIFTING[self.zone])


def find_clocks(text: str) -> tuple[Clock, ...]:
    """Return the clock times in `text`, in order.

    >>> find_clocks("Doors open at 5:30 p.m. EDT.")[0].time
    datetime.time(17, 30)
    """
    if not _HINT.search(text):
        return ()
    return tuple(map(_clock, _CLOCK.finditer(text)))


def _clock(match: re.Match[str]) -> Clock:
    zone = match["zone"].upper() if match["zone"] else None
    if match["spelled"]:
        zone = _SPELLED[match["spelled"].lower()]
    return Clock(match.start(), match.end(), _time(match), zone)


def _time(match: re.Match[str]) -> dt.time:
    if match["name"]:
        return dt.time(_NOON if match["name"].lower() == "noon" else 0)
    if match["hour24"]:
        return dt.time(int(match["hour24"]), int(match["minute24"]))
    late = _HALF_DAY if match["half"].lower() == "p" else 0
    return dt.time(int(match["hour"]) % _HALF_DAY + late, int(match["minute"] or 0))
