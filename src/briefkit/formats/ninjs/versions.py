"""The versions of ninjs: which there are, and how each spells what all of them say.

A writer says everything in the terms of series 3. A row of `SERIES` then spells that as another
series has it; the rules of the version tell what it has no place for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias, get_args

from briefkit.formats.ninjs.identity import uri_for
from briefkit.formats.ninjs.written import Version

__all__ = [
    "DEFAULT",
    "KNOWN",
    "SERIES",
    "WRITTEN",
    "Series",
    "Spell",
    "candidates",
    "schema_url",
    "spelled",
]

DEFAULT = "3.1"
"""The version that is written unless another is asked for."""

WRITTEN: tuple[str, ...] = get_args(Version)
"""The versions that can be written, the newest first."""

KNOWN = (
    *("1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7"),
    *("2.0", "2.1", "2.2", "2.3", "3.0", "3.1", "3.2"),
)
"""The versions whose rules are known; the newest of each series by what was decided of it."""

_NEWEST = ("3.2", "2.3", "1.7")
_NUMBER = re.compile(r"\b([123])\.(\d)\b")


def schema_url(version: str) -> str:
    """Return the address of the IPTC's schema of a version."""
    return f"https://www.iptc.org/std/ninjs/ninjs-schema_{version}.json"


def candidates(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the versions whose rules an item may follow: the one it declares, or those it may be.

    A declaration under ``standard``, which series 1 lacks, is none of a version of that series.
    """
    for key, series in (("standard", "23"), ("$standard", "1")):
        declared = item.get(key)
        if isinstance(declared, Mapping):
            told = _told(declared)
            if told in KNOWN and told[0] in series:
                return (told,)
            if told and told[0] in series:
                return tuple(version for version in _NEWEST if version[0] == told[0])
    return _NEWEST


def _told(declared: Mapping[str, Any]) -> str:
    for key in ("version", "schema"):
        value = declared.get(key)
        found = _NUMBER.search(value[:200]) if isinstance(value, str) else None
        if found:
            return f"{found[1]}.{found[2]}"
    return ""


# --- how a series spells -----------------------------------------------------------------

Spell: TypeAlias = Callable[[str, Any], Iterable[tuple[str, Any]]]
"""Returns the properties by which a series says what series 3 says by one."""


class Series(NamedTuple):
    """A series of versions."""

    spell: Spell
    """How it spells a property that is not in `special`."""

    special: Mapping[str, Spell]
    """How it spells the others."""


def spelled(draft: Mapping[str, Any], version: str) -> dict[str, Any]:
    """Return an item that is drafted in the terms of series 3 as a version spells it."""
    series = SERIES[version[0]]
    return {
        name: value
        for key, inner in draft.items()
        for name, value in series.special.get(key, series.spell)(key, inner)
    }


def _as_is(key: str, value: Any) -> Iterable[tuple[str, Any]]:
    return ((key, value),)


def _named(name: str) -> Spell:
    return lambda _, value: ((name, value),)


def _concepts_3(key: str, value: Sequence[dict[str, Any]]) -> Iterable[tuple[str, Any]]:
    """Spell concepts: an identifier is a URI, a code without one a literal."""
    return ((key, [*filter(None, (_without(one, "code", "scheme") for one in value))]),)


def _without(value: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: inner for name, inner in value.items() if name not in names}


def _lower(key: str, value: Any) -> Iterable[tuple[str, Any]]:
    return ((key.lower(), _lowered(value)),)


def _lowered(value: Any) -> Any:
    if isinstance(value, list):
        return [_lowered(item) for item in value]
    if isinstance(value, dict):
        return {key.lower(): _lowered(item) for key, item in value.items()}
    return value


def _concepts_2(key: str, value: Sequence[dict[str, Any]]) -> Iterable[tuple[str, Any]]:
    return _lower(*next(iter(_concepts_3(key, value))))


def _associations(series: str) -> Spell:
    """Return how a series spells items inside an item: an array, or in series 1 an object."""

    def spell(key: str, value: Sequence[dict[str, Any]]) -> Iterable[tuple[str, Any]]:
        # Only series 3 has a property for how an item relates to the one it is in.
        without = () if series == "3" else ("rel",)
        items = [_with_uri(spelled(_without(item, *without), f"{series}.0")) for item in value]
        return ((key, items if series != "1" else _by_name(items)),)

    return spell


def _with_uri(item: dict[str, Any]) -> dict[str, Any]:
    return item if "uri" in item else {"uri": uri_for(item), **item}


def _by_name(values: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {value["name"]: _without(value, "name") for value in values}


# The names of series 1 for roles that have one of their own.
_HEADLINES_1 = {"main": "headline", "subhead": "headline_subhead"}
_DESCRIPTIONS_1 = {"summary": "description_text", "caption": "description_text"}
_BODIES_1 = {"main": "body_text", "richtext": "body_html"}


def _contents_1(prefix: str, names: Mapping[str, str]) -> Spell:
    def spell(_: str, value: Sequence[dict[str, Any]]) -> Iterable[tuple[str, Any]]:
        for content in value:
            role = content["role"]
            yield names.get(role, f"{prefix}_{role}"), content["value"]

    return spell


def _concepts_1(name: str) -> Spell:
    """Return how series 1 spells concepts: a code in a scheme; a URI is a code of its own."""

    def spell(_: str, value: Sequence[dict[str, Any]]) -> Iterable[tuple[str, Any]]:
        return ((name, [*filter(None, map(_concept_1, value))]),)

    return spell


def _concept_1(concept: Mapping[str, Any]) -> dict[str, Any]:
    code = concept.get("code") or concept.get("uri") or concept.get("literal")
    names = ("name", "rel", "scheme") if concept.get("code") else ("name", "rel")
    spelled = {name: concept[name] for name in names if concept.get(name)}
    return {**spelled, "code": code} if code else spelled


def _renditions_1(key: str, value: Sequence[dict[str, Any]]) -> Iterable[tuple[str, Any]]:
    renamed = ({"mimetype" if k == "contentType" else k: v for k, v in r.items()} for r in value)
    return ((key, _by_name([*renamed])),)


def _alt_ids_1(_: str, value: Sequence[dict[str, Any]]) -> Iterable[tuple[str, Any]]:
    return (("altids", {alt["role"]: alt["value"] for alt in value}),)


_CONCEPTS = ("subjects", "places", "organisations", "events", "objects", "genres", "infoSources")
_SINGULAR = {key: key.lower().removesuffix("s") for key in _CONCEPTS} | {"people": "person"}

SERIES: Mapping[str, Series] = {
    "3": Series(
        _as_is,
        {
            **dict.fromkeys((*_CONCEPTS, "people"), _concepts_3),
            "associations": _associations("3"),
        },
    ),
    "2": Series(
        _lower,
        {
            **dict.fromkeys((*_CONCEPTS, "people"), _concepts_2),
            "associations": _associations("2"),
            "embargoedUntil": _named("embargoed"),
        },
    ),
    "1": Series(
        _lower,
        {
            **{key: _concepts_1(name) for key, name in _SINGULAR.items()},
            "associations": _associations("1"),
            "embargoedUntil": _named("embargoed"),
            "by": _named("byline"),
            "standard": _named("$standard"),
            "headlines": _contents_1("headline", _HEADLINES_1),
            "descriptions": _contents_1("description", _DESCRIPTIONS_1),
            "bodies": _contents_1("body", _BODIES_1),
            "renditions": _renditions_1,
            "altIds": _alt_ids_1,
        },
    ),
}
"""How each series spells what a writer says in the terms of series 3, by its first digit."""
