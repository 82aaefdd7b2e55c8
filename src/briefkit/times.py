"""Times: strict RFC 3339 for our own formats, lenient dates for everybody else's."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from briefkit.zones import HOURS

__all__ = ["LenientTime", "format_rfc3339", "parse_date", "parse_lenient", "parse_rfc3339"]

_RFC3339 = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?"
    r"(?P<offset>[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)?",
    re.ASCII,
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LONGEST = 64


class LenientTime(NamedTuple):
    """What a date in somebody's own spelling means."""

    value: dt.datetime
    """The instant, always with an offset."""

    assumed: str
    """What the text did not say and was assumed ("UTC"), or an empty string."""


def parse_rfc3339(text: str) -> dt.datetime:
    """Return the instant that an RFC 3339 date-time names; digits past microseconds are cut.

    Raises:
        ValueError: `text` is no RFC 3339 date-time, lacks an offset, or names a time that
            does not exist; its message says which.
    """
    match = _RFC3339.fullmatch(text)
    if match is None:
        raise ValueError(
            f"expected a date-time like 2025-08-01T14:03:00Z (RFC 3339), got {text!r:.60}"
        )
    if match["offset"] is None:
        raise ValueError(f"date-time {text} has no UTC offset; add Z or an offset such as +02:00")
    try:
        # RFC 3339 section 5.6 allows lower-case "t" and "z"; fromisoformat() does not.
        return dt.datetime.fromisoformat(text.upper())
    except ValueError as error:
        raise ValueError(f"no such date-time: {text}") from error


def format_rfc3339(value: dt.datetime) -> str:
    """Return `value` as RFC 3339: in its own offset if that is whole minutes, else in UTC."""
    text = value.isoformat()
    if text[-3] != ":" or text[-6] not in "+-":  # an offset with seconds, or none at all
        text = value.astimezone(dt.UTC).isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text


def parse_date(text: str) -> dt.date:
    """Return the day that an RFC 3339 full-date names.

    Raises:
        ValueError: `text` is no full-date, or there is no such day.
    """
    if not _DATE.fullmatch(text):
        raise ValueError(f"expected a date like 2025-08-01 (RFC 3339), got {text!r:.60}")
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"no such date: {text}") from error


def parse_lenient(text: str) -> LenientTime:
    """Return the instant that a date in any common spelling means; UTC where it names no zone.

    Reads what foreign formats hold: ISO 8601 in all its shapes, RFC 822, ``Aug. 1, 2025``,
    the ``20250801000000-0400`` of NITF, and the ends of wires: ``011341 GMT Okt 25`` (IPTC 7901,
    day, hour and minute ahead) and ``08-01-25 1341GMT`` (ANPA-1312).

    Raises:
        ValueError: `text` names no full date.
    """
    try:
        return LenientTime(parse_rfc3339(text), "")
    except ValueError:
        pass
    text = " ".join(text.split())
    value = _parse_iso8601(text) or _parse_with_dateutil(_respelled(text))
    if value.tzinfo is not None and value.utcoffset() is not None:
        # A fixed offset: the value must not depend on the reader's own time zone database.
        return LenientTime(
            value.replace(tzinfo=dt.timezone(value.utcoffset() or dt.timedelta())), ""
        )
    return LenientTime(value.replace(tzinfo=dt.UTC), "UTC")


_ISO8601 = re.compile(
    r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}[T ]\S+|[0-9]{4}-?W[0-9]{2}-?[0-9]\S*", re.ASCII
)
_MIDNIGHT = re.compile(r"(?<=[T ])24(?=:?00(?::?00(?:\.0+)?)?(?![0-9:.]))", re.ASCII)
_TRAILER = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d) (?P<zone>[A-Z]{2,5}) "
    r"(?P<month>[^\W\d_]{3,9})\.? (?P<year>\d{2}|\d{4})"
)
_WORD = re.compile(r"[^\W\d_]+\.?")
_MONTHS = {
    "janv": "Jan", "jän": "Jan", "ene": "Jan", "enero": "Jan", "gen": "Jan",
    "fév": "Feb", "févr": "Feb", "mär": "Mar", "märz": "Mar", "mrz": "Mar", "mars": "Mar",
    "avr": "Apr", "avril": "Apr", "abr": "Apr", "abril": "Apr", "mai": "May", "maj": "May",
    "mayo": "May", "mag": "May", "juin": "Jun", "juni": "Jun", "giu": "Jun", "juli": "Jul",
    "juil": "Jul", "juillet": "Jul", "lug": "Jul", "août": "Aug", "ago": "Aug", "agosto": "Aug",
    "set": "Sep", "okt": "Oct", "oktober": "Oct", "ott": "Oct", "octubre": "Oct",
    "dez": "Dec", "dezember": "Dec", "des": "Dec", "déc": "Dec", "dic": "Dec",
}  # fmt: skip
# How desks from Oslo to Madrid shorten the months that English shortens otherwise.


def _parse_iso8601(text: str) -> dt.datetime | None:
    """Return the instant of an ISO 8601 date-time, basic or extended, or None."""
    if not _ISO8601.fullmatch(text):
        return None
    try:
        # "24:00" is the end of a day (ISO 8601-1:2019 section 5.3.2), and no hour to Python.
        if _MIDNIGHT.search(text):
            return dt.datetime.fromisoformat(_MIDNIGHT.sub("00", text)) + dt.timedelta(days=1)
        return dt.datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        return None


def _respelled(text: str) -> str:
    """Return a date as dateutil knows it: with English months, the day next to its month."""
    if len(text) > _LONGEST:
        return text
    if match := _TRAILER.fullmatch(text):
        text = "{day} {month} {year} {hour}:{minute} {zone}".format(**match.groupdict())
    return _WORD.sub(lambda word: _MONTHS.get(word[0].lower().rstrip("."), word[0]), text)


_DEFAULTS = (dt.datetime(2000, 1, 1), dt.datetime(2001, 2, 2))  # noqa: DTZ001 - fill gaps only


def _zone(name: str | None, seconds: int | None) -> dt.timezone | None:
    """Return the zone that dateutil found in a text; None if it is not known.

    Asked for every zone, so that dateutil neither warns of one nor takes that of this machine.
    """
    if name in HOURS:
        return dt.timezone(dt.timedelta(hours=HOURS[name]))
    return None if seconds is None else dt.timezone(dt.timedelta(seconds=seconds))


def _parse_with_dateutil(text: str) -> dt.datetime:
    from dateutil import parser

    if len(text) > _LONGEST:
        raise ValueError(f"expected a date, got {len(text)} characters: {text[:40]!r}")
    # What the text leaves out must not be taken from today: two defaults tell what it was.
    try:
        first, second = (
            parser.parse(text, default=default, tzinfos=_zone) for default in _DEFAULTS
        )
    except (ValueError, OverflowError, TypeError) as error:
        raise ValueError(f"not a date: {text!r} ({error})") from error
    if first != second:
        raise ValueError(f"not a full date: {text!r}")
    return first
