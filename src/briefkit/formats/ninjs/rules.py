"""The rules of each version of ninjs, condensed from the IPTC's schemas.

Source: https://www.iptc.org/std/ninjs/, schemas 1.0 to 1.6, 2.0 to 2.2, 3.0 and 3.1, and what
their test suites say of the versions that follow (``advices``). Series 2 and 3 are one table:
series 2 spells all names in lower case, and lacks events, planning and what video needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from briefkit.formats.ninjs.kinds import (
    Fault,
    Kind,
    anything,
    array_of,
    geojson,
    integer,
    number,
    one_of,
    partial_date,
    record,
    table_of,
    text,
    texts,
    time,
    uri,
)

__all__ = ["faults", "item_kind", "property_kinds"]

_TYPES = "text audio video picture graphic composite component"
_STATUSES = "usable withheld canceled"
_PERCENT = integer(0, 100)
# The schemas of series 1 and 2 take any number for an urgency, and say: from 1 to 9.
_URGENCY = integer(1, 9)
_INTEGER = integer()


def faults(item: Mapping[str, Any], version: str) -> list[Fault]:
    """Return all that a version does not allow of an item."""
    return list(item_kind(version)(item, ""))


@cache
def item_kind(version: str) -> Kind:
    """Return the kind of a whole item of a version (``"3.1"``)."""
    if version.startswith("1."):
        prefixes: Mapping[str, Kind] = dict.fromkeys(("body_", "description_", "headline_"), text)
        return record(property_kinds(version), required=["uri"], prefixes=prefixes)
    return record(property_kinds(version), required=["uri"])


@cache
def property_kinds(version: str) -> dict[str, Kind]:
    """Return the properties of an item of a version, with the kinds of their values."""
    return _first_series(version) if version.startswith("1.") else _later_series(version)


def _is_before(version: str, other: str) -> bool:
    return [*map(int, version.split("."))] < [*map(int, other.split("."))]


def _without_later(
    keys: dict[str, Kind], version: str, since: Mapping[str, str]
) -> dict[str, Kind]:
    later = {
        key for first, names in since.items() if _is_before(version, first) for key in names.split()
    }
    return {key: kind for key, kind in keys.items() if key not in later}


# --- series 1 ----------------------------------------------------------------------------

_SINCE_1 = {
    "1.1": "urgency usageterms",
    "1.2": "title firstcreated ednote infosource slugline",
    "1.3": "$standard altids genre trustindicator",
    "1.4": "contentcreated expires rightsinfo",
    "1.6": "digitalsourcetype",
    "1.7": "advices",
}
"""The properties that came with a version; what came before 1.3 is only in an item that says so."""


def _first_series(version: str) -> dict[str, Kind]:
    def itself(value: Any, at: str) -> Any:
        return item_kind(version)(value, at)

    named = texts("name rel code") | {"scheme": uri}
    contact = {"contactinfo": array_of(_contact(str.lower))}
    about = texts("creator") | {"relevance": _PERCENT, "confidence": _PERCENT}
    geometry = {"geometry_": record({}, closed=False)}
    keys = {
        **texts("mimetype profile version copyrightholder copyrightnotice usageterms ednote"),
        **texts("language title byline headline slugline located"),
        **dict.fromkeys(_times(str.lower, "embargoed"), time),
        **dict.fromkeys(("charcount", "wordcount"), number),
        "urgency": _URGENCY,
        "uri": uri,
        "type": one_of(_TYPES),
        "representationtype": one_of("complete incomplete"),
        "pubstatus": one_of(_STATUSES),
        "person": array_of(record(named | contact)),
        "organisation": array_of(record(named | contact | {"symbols": _symbols(str.lower, "2.0")})),
        "place": array_of(record(named | contact, prefixes=geometry)),
        "subject": array_of(record(named | about)),
        "event": array_of(record(named)),
        "object": array_of(record(named)),
        "infosource": array_of(record(named | contact)),
        "genre": array_of(record(texts("name code") | {"scheme": uri})),
        "renditions": table_of(record(_rendition(str.lower, "mimetype"))),
        "associations": table_of(itself),
        "altids": record({}, closed=False),
        "trustindicator": array_of(record(texts("code title") | {"scheme": uri, "href": uri})),
        "$standard": _standard(),
        "rightsinfo": _rights(str.lower, closed=False),
        "digitalsourcetype": _source_type(),
        "advices": _advices(),
    }
    return _without_later(keys, version, _SINCE_1)


# --- series 2 and 3 ----------------------------------------------------------------------

_SINCE_2 = {"2.1": "expires", "2.2": "digitalsourcetype", "2.3": "advices"}
_SINCE_3 = {"3.1": "digitalSourceType", "3.2": "advices"}


def _later_series(version: str) -> dict[str, Kind]:
    third = version.startswith("3.")
    case: Callable[[str], str] = str if third else str.lower
    count = _INTEGER if third else number
    named = texts("name rel literal") | {"uri": uri}
    contact = {case("contactInfo"): array_of(_contact(case))}
    organisation = record(named | contact | {"symbols": _symbols(case, version)})
    place = named | contact | {case("geoJSON"): geojson}
    about = texts("creator") | {"relevance": _PERCENT, "confidence": _PERCENT}
    content = texts(f"role value {case('contentType')}")
    counts = dict.fromkeys((case("charCount"), case("wordCount")), count)
    keys = {
        **texts("profile version usageTerms language title by slugline located edNote"),
        **texts("copyrightHolder copyrightNotice"),
        **dict.fromkeys(_times(str, "embargoedUntil" if third else "embargoed"), time),
        "uri": uri,
        "type": one_of(f"{_TYPES} event planning" if third else _TYPES),
        "representationType": one_of("full partial"),
        "pubStatus": one_of(_STATUSES),
        "urgency": _URGENCY,
        "descriptions": array_of(record(content, required=["value"])),
        "bodies": array_of(record(content | counts, required=["value"])),
        "headlines": array_of(record(content, required=["value"])),
        "people": array_of(record(named | contact)),
        "organisations": array_of(organisation),
        "places": array_of(record(place)),
        "subjects": array_of(record(named | about)),
        "events": array_of(record(named | texts("id") if third else named)),
        "objects": array_of(record(named)),
        "infoSources": array_of(record(texts("name role literal") | {"uri": uri} | contact)),
        "renditions": array_of(_later_rendition(case, third=third)),
        "associations": array_of(_association(version)),
        "altIds": array_of(record(texts("role value"))),
        "trustIndicators": array_of(record(texts("title") | {"role": uri, "href": uri})),
        "standard": _standard(),
        "genres": array_of(record(texts("name uri literal"))),
        "rightsInfo": _rights(case, closed=third),
        "digitalSourceType": _source_type(),
        "advices": _advices(),
    }
    if third:
        keys |= _planning(organisation)
    spelled = {case(key): kind for key, kind in keys.items()}
    return _without_later(spelled, version, _SINCE_3 if third else _SINCE_2)


def _association(version: str) -> Kind:
    """Return the kind of an associated item; in 2.0 a name was enough, and then anything went."""
    own = texts("name rel") if version.startswith("3.") else texts("name")

    def kind(value: Any, at: str) -> Any:
        if version == "2.0":
            named = isinstance(value, Mapping) and isinstance(value.get("name"), str)
            return iter(()) if named else item_kind(version)(value, at)
        return record(property_kinds(version) | own, required=["name", "uri"])(value, at)

    return kind


def _later_rendition(case: Callable[[str], str], *, third: bool) -> Kind:
    keys = texts("name") | _rendition(case, "contentType", _INTEGER if third else number)
    if third:
        keys |= texts("aspectRatio videoCodec transportProtocol bitrate") | {
            "frameRate": number,
            "poi": record({"x": _INTEGER, "y": _INTEGER}),
            "scanType": one_of("progressive interlaced"),
        }
    return record(keys, required=["name"])


def _planning(organisation: Kind) -> dict[str, Kind]:
    """Return the properties of events and of planned coverage, which series 3 brought."""
    dates = _dates()
    audience = record(texts("audience") | {"significance": _INTEGER})
    commissioned = texts("by") | {"on": time, "references": array_of(record(texts("name value")))}
    coverage = texts("title edNote language") | {
        "uri": uri,
        "pubStatus": one_of(_STATUSES),
        "type": one_of(f"{_TYPES} event planning"),
        "commissioned": record(commissioned),
        "dates": dates,
        "audiences": array_of(audience),
        "exclAudience": array_of(text),
        "urgency": _URGENCY,
        "itemCount": record({"rangeFrom": _INTEGER, "rangeTo": _INTEGER}),
        "wordCount": _INTEGER,
        "renditions": array_of(_later_rendition(str, third=True)),
    }
    event = {"eventStatus": uri, "plannedCoverageStatus": uri, "dates": dates}
    return {
        "eventDetails": record(event | {"organiser": organisation}),
        "plannedCoverage": array_of(record(coverage)),
    }


def _dates() -> Kind:
    frequency = one_of("secondly minutely hourly daily weekly monthly yearly")
    rule = {"frequency": frequency, "interval": _INTEGER, "until": time, "count": _INTEGER}
    recurrence = {"recurrenceDates": anything, "recurrenceRules": array_of(record(rule))}
    keys = texts("expectedDuration") | {
        "startDate": time,
        "endDate": time,
        "expectedStartDate": partial_date,
        "expectedEndDate": partial_date,
        "recurrence": record(recurrence),
    }
    closed = record(keys)
    starts, ends = ("startDate", "expectedStartDate"), ("endDate", "expectedEndDate")

    def kind(value: Any, at: str) -> Any:
        yield from closed(value, at)
        if isinstance(value, Mapping):
            pairs = (sum(key in value for key in pair) for pair in (starts, ends))
            if 1 not in pairs:
                yield Fault(at, "expected either a start or an end, each of one kind")

    return kind


# --- what all series share ---------------------------------------------------------------


def _times(case: Callable[[str], str], embargo: str) -> list[str]:
    names = ("firstCreated", "versionCreated", "contentCreated", embargo, "expires")
    return [case(name) for name in names]


def _contact(case: Callable[[str], str]) -> Kind:
    address = texts(f"locality area {case('postalCode')} country") | {"lines": array_of(text)}
    keys = texts("type role lang name value") | {"address": record(address)}
    return record(keys, either=("value", "address"))


def _symbols(case: Callable[[str], str], version: str) -> Kind:
    ticker = {} if version.startswith("3.") else texts("ticker")
    return array_of(record(ticker | texts("exchange symbol") | {case("symbolType"): uri}))


def _rendition(
    case: Callable[[str], str], media_type: str, count: Kind = number
) -> dict[str, Kind]:
    return {
        **texts(f"{case(media_type)} title format"),
        **dict.fromkeys(("width", "height", case("sizeInBytes")), count),
        "duration": number,
        "href": uri,
    }


def _standard() -> Kind:
    return record(texts("name version") | {"schema": uri})


def _rights(case: Callable[[str], str], *, closed: bool) -> Kind:
    linked, encoded = case("linkedRights"), case("encodedRights")
    keys = texts(encoded) | {case("langId"): uri, linked: uri}
    return record(keys, either=(linked, encoded), closed=closed)


def _source_type() -> Kind:
    return record(texts("name literal") | {"uri": uri})


def _advices() -> Kind:
    """Return the kind of what is advised to those who use an item; for the next versions."""
    coded = record(texts("code name") | {"scheme": uri}, required=["code"])
    keys = {"importance": coded, "lifetime": coded, "environments": array_of(coded)}
    return array_of(record(texts("role") | keys))
