"""From the keys of front matter to the fields of a brief, and back.

The keys that briefkit writes are the model's own names. Read as well are those of Hugo, Jekyll
and Pelican, and the short ways in which people write: a lone value for a list of one, a string
for a record of which it is the main part.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import attrs

from briefkit.formats.front_matter.values import (
    expanded,
    field_types,
    shortened,
    typed,
    without_none,
)
from briefkit.formats.front_matter.yaml import Path, Plain
from briefkit.model import Brief
from briefkit.problems import Problem, join_pointer
from briefkit.prose.byline import parse_byline, read_byline
from briefkit.prose.dateline import parse_dateline
from briefkit.structure import unstructure
from briefkit.times import format_rfc3339, parse_lenient

__all__ = ["Fields", "read", "write"]


class Fields(NamedTuple):
    """What front matter says about a brief."""

    mapping: dict[str, Any]
    """Canonical form, without the body; unknown keys are still in it."""

    sources: dict[str, Path]
    """For pointers into the brief, where the front matter has the value."""

    problems: tuple[Problem, ...]
    """What was assumed."""


def read(front: Mapping[str, Any]) -> Fields:
    """Return what the keys and values of `front` mean."""
    fields = Fields({}, {}, ())
    problems: list[Problem] = []
    for path, key, value in _entries(front):
        name, adapt = _meaning(key, value)
        if reason := _no_place(fields, name, value):
            _set_aside(fields, path, key, value)
            pointer = join_pointer("extra", key)
            message = f"{key!r:.80} moved to extra: {reason}"
            problems.append(Problem(pointer=pointer, message=message, code="BK102"))
            continue
        wanted = field_types().get(name)
        if wanted is None and (path[0] == "params" or key.lower() in _SITE_KEYS):
            _set_aside(fields, path, key, value)
            continue
        if adapt is _byline or (adapt is _people and not _is_list(value)):
            problems += _byline_problems(value, is_kept=adapt is _byline)
        adapted = adapt(value)
        fields.mapping[name] = expanded(adapted, wanted) if wanted else typed(adapted)
        fields.sources[join_pointer(name)] = path
        fields.sources.setdefault(join_pointer("extra", name), path)
        if wanted and fields.mapping[name] is None and name != "headline":
            del fields.mapping[name]
    problems += _read_times(fields.mapping)
    return fields._replace(problems=tuple(problems))


def _entries(front: Mapping[str, Any]) -> Iterator[tuple[Path, str, Any]]:
    """Yield path, key and value: the model's own names first, what Hugo keeps in `params` last."""
    own = field_types()
    for key in sorted(front, key=lambda key: (key != "extra", key not in own)):
        if key != "params" or not isinstance(front[key], Mapping):
            yield (key,), key, front[key]
    params = front.get("params")
    if isinstance(params, Mapping):
        yield from ((("params", key), key, value) for key, value in params.items())


def _no_place(fields: Fields, name: str, value: Any) -> str:
    """Return why a field cannot be taken from the front matter, an empty string if it can."""
    if name == "sections":
        return "the body of the file holds the sections"
    if name == "extra" and not isinstance(value, Mapping):
        return "it is not made of keys and values"
    return f"{name} is given" if name in fields.mapping else ""


def _set_aside(fields: Fields, path: Path, key: str, value: Any) -> None:
    extra = fields.mapping["extra"] = dict(fields.mapping.get("extra", {}))
    extra[key] = typed(value)
    fields.sources[join_pointer("extra", key)] = path


# --- other people's keys -----------------------------------------------------------------


def _as_is(value: Any) -> Any:
    return value


def _people(value: Any) -> Any:
    """Return a byline for one name, a list of names, or a list of records."""
    if isinstance(value, str):
        return _people_in(value)
    people = value if isinstance(value, list) else [value]
    return {"authors": people}


def _people_in(text: str) -> Any:
    if _is_list(text):
        return {"authors": [_first_name_first(name) for name in text.split(";") if name.strip()]}
    byline = _unstructured(byline=attrs.evolve(parse_byline(text), text=""))
    return byline or {"authors": [text]}


def _is_list(value: Any) -> bool:
    """Tell whether names are listed as in Pelican: "Doyle, Conan; Last, First"."""
    return isinstance(value, str) and ";" in value


def _first_name_first(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first else name.strip()


def _terms(value: Any) -> Any:
    """Return a list of terms for ``a, b``."""
    if isinstance(value, str) and "," in value:
        return [term.strip() for term in value.split(",") if term.strip()]
    return value


def _draft(value: Any) -> Any:
    """Return the status for a switch that says whether a story is a draft."""
    return {"true": "withheld", "false": "usable"}.get(_word(value), value)


def _released(value: Any) -> Any:
    """Return the status for a switch that says whether a story is out (Jekyll)."""
    return {"true": "usable", "false": "withheld"}.get(_word(value), value)


def _status(value: Any) -> Any:
    return {"draft": "withheld", "hidden": "withheld", "published": "usable"}.get(
        _word(value), value
    )


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, (str, bool)) else ""


# What site generators are told about a page, not about the story: kept, and nothing to report.
# So is all that Hugo holds in `params`, which is there for keys of a site's own.
_SITE_KEYS = frozenset((
    # Hugo
    "aliases", "audio", "build", "cascade", "headless", "iscjklanguage", "layout", "linktitle",
    "markup", "menu", "menus", "outputs", "resources", "series", "sitemap", "translationkey",
    "type", "videos", "weight",
    # Jekyll
    "collection", "excerpt_separator", "nav_order", "pin", "redirect_from", "render_with_liquid",
    "sass", "toc",
    # Pelican
    "save_as", "template", "translation",
))  # fmt: skip

_ALIASES: Mapping[str, tuple[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "title": ("headline", _as_is),
        "subtitle": ("deck", _as_is),
        "subheadline": ("deck", _as_is),
        "standfirst": ("deck", _as_is),
        "description": ("summary", _as_is),
        "excerpt": ("summary", _as_is),
        "date": ("published", _as_is),
        "publishdate": ("published", _as_is),
        "lastmod": ("modified", _as_is),
        "updated": ("modified", _as_is),
        "last_modified_at": ("modified", _as_is),
        "embargo": ("embargoed", _as_is),
        "expirydate": ("expires", _as_is),
        "lang": ("language", _as_is),
        "languagecode": ("language", _as_is),
        "permalink": ("url", _as_is),
        "guid": ("id", _as_is),
        "keywords": ("keywords", _terms),
        "tags": ("keywords", _terms),
        "categories": ("subjects", _terms),
        "category": ("subjects", _terms),
        "author": ("byline", _people),
        "authors": ("byline", _people),
        "draft": ("status", _draft),
        "status": ("status", _status),
        "image": ("media", _as_is),
        "images": ("media", _as_is),
        "copyright": ("rights", _as_is),
    }
)
"""Keys of Hugo, Jekyll and Pelican, in lower case: the field, and how the value is to be taken."""


def _meaning(key: str, value: Any) -> tuple[str, Callable[[Any], Any]]:
    if key == "published" and _word(value) in ("true", "false"):
        return "status", _released
    if key in field_types() and key not in _ALIASES:
        return key, {"byline": _byline, "dateline": _dateline}.get(key, _as_is)
    return _ALIASES.get(key.lower(), (key, _as_is))


def _byline(value: Any) -> Any:
    return _unstructured(byline=parse_byline(value)) if isinstance(value, str) else value


def _byline_problems(value: Any, *, is_kept: bool = True) -> Iterator[Problem]:
    """Yield what of a byline may be read in another way.

    Args:
        value: The byline, if it is a text.
        is_kept: Whether the text is kept as printed: then the offsets are those in it.
    """
    for problem in read_byline(value).problems if isinstance(value, str) else ():
        if is_kept:
            yield attrs.evolve(problem, pointer=join_pointer("byline", "text"))
        else:
            yield attrs.evolve(problem, pointer=join_pointer("byline"), start=None, end=None)


def _dateline(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not value:
        return Plain("")
    dateline = parse_dateline(value)
    return _unstructured(dateline=dateline) if dateline else {"text": str(value)}


def _unstructured(**field: Any) -> Any:
    """Return the canonical form of the value of one field."""
    ((name, _),) = field.items()
    return unstructure(Brief(headline="", sections=(), **field)).get(name)


# --- times -------------------------------------------------------------------------------


def _read_times(mapping: dict[str, Any]) -> Iterator[Problem]:
    """Respell the times of `mapping` as RFC 3339; yield what had to be assumed."""
    for name, wanted in field_types().items():
        value = mapping.get(name)
        if without_none(wanted) is not dt.datetime or not isinstance(value, str):
            continue
        try:
            time = parse_lenient(value)
        except ValueError:
            continue  # left to the strict reader, which reports it
        mapping[name] = format_rfc3339(time.value)
        if time.assumed:
            message = f"{value!r:.40} names no UTC offset; {time.assumed} is assumed"
            yield Problem(pointer=join_pointer(name), message=message, code="BK305")


# --- writing -----------------------------------------------------------------------------


def write(brief: Brief) -> dict[str, Any]:
    """Return the fields of `brief` but its sections, as front matter spells them."""
    mapping = unstructure(attrs.evolve(brief, sections=()))
    del mapping["sections"]
    types = field_types()
    front = {
        name: shortened(value, types[name]) if name in types else value
        for name, value in mapping.items()
    }
    for name, as_read in (("byline", _byline), ("dateline", _dateline)):
        text = mapping.get(name, {}).get("text")
        is_doubtful = name == "byline" and any(_byline_problems(text or ""))
        if text and not is_doubtful and as_read(text) == mapping[name]:
            front[name] = text
    return front
