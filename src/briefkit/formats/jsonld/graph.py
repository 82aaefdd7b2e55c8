"""The objects of JSON-LD: lists and ``@graph`` laid out, references resolved, the article found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

__all__ = ["find_article", "is_article", "linked", "referred", "types_of"]

_Object = dict[str, Any]

# How likely an object of a type is the story of a page: lower is likelier.
_RANKS = {
    **dict.fromkeys(
        (
            *("newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle"),
            *("backgroundnewsarticle", "askpublicnewsarticle", "reviewnewsarticle"),
            *("liveblogposting",),
        ),
        0,
    ),
    **dict.fromkeys(
        ("article", "blogposting", "report", "satiricalarticle", "advertisercontentarticle"), 1
    ),
    **dict.fromkeys(("scholarlyarticle", "techarticle", "socialmediaposting", "posting"), 2),
}
_NO_ARTICLE = 9
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage")
_REFERENCE = frozenset(("@id", "@type", "name"))
# Enough to tell a story from a teaser of another one.
_TELLING = ("headline", "articleBody", "author", "datePublished", "image", "publisher")


def linked(values: Iterable[Any]) -> list[_Object]:
    """Return all objects that stand in JSON-LD by themselves, with references resolved.

    A property that only names an object by its ``@id`` gets that object, and so do the properties
    of that; deeper references stay what they are, so that nothing goes round in circles.

    Args:
        values: The values of scripts.
    """
    objects = list(_objects(values))
    known: dict[str, _Object] = {}
    for item in objects:
        for one in (item, *_inner(item)):
            name = one.get("@id")
            if isinstance(name, str) and len(one) > len(known.get(name, ())):
                known[name] = one
    first = {name: _resolved(item, known) for name, item in known.items()}
    return [_resolved(item, first) for item in objects]


def find_article(objects: Iterable[Mapping[str, Any]], url: str | None = None) -> _Object | None:
    """Return the object that stands for the story of a page; None if none does.

    Args:
        objects: What `linked` gives.
        url: The address of the page, if it is known: the one of several stories with it counts.
    """
    best: tuple[tuple[int, ...], Mapping[str, Any]] | None = None
    for item in objects:
        rank = _rank(item)
        if rank == _NO_ARTICLE:
            continue
        is_other = url is not None and not _is_at(item, url)
        score = (is_other, rank, -sum(name in item for name in _TELLING))
        if best is None or score < best[0]:
            best = score, item
    return dict(best[1]) if best else None


def is_article(item: Mapping[str, Any]) -> bool:
    """Tell whether an object is a story of some kind."""
    return _rank(item) != _NO_ARTICLE


def types_of(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the types of an object without their vocabulary: ``NewsArticle``."""
    given = item.get("@type")
    names = given if isinstance(given, list) else [given]
    return tuple(
        name.rpartition("/")[2].rpartition(":")[2] for name in names if isinstance(name, str)
    )


def _rank(item: Mapping[str, Any]) -> int:
    return min((_rank_of(name.lower()) for name in types_of(item)), default=_NO_ARTICLE)


def _rank_of(name: str) -> int:
    if name in _RANKS:
        return _RANKS[name]
    return 2 if name.endswith(("article", "blogposting")) else _NO_ARTICLE


def _objects(values: Iterable[Any]) -> Iterator[_Object]:
    # The depth of what is here is bounded by who parsed it.
    for value in values:
        if isinstance(value, list):
            yield from _objects(value)
        elif isinstance(value, dict):
            if set(value) - {"@context", "@graph"}:
                yield value
            yield from _objects(value[name] for name in _NESTED if name in value)


def _inner(item: _Object) -> Iterator[_Object]:
    for value in item.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield one


def _resolved(item: _Object, known: Mapping[str, _Object]) -> _Object:
    return {
        key: [referred(one, known) for one in value]
        if isinstance(value, list)
        else referred(value, known)
        for key, value in item.items()
    }


def referred(value: Any, known: Mapping[str, _Object]) -> Any:
    """Return the object that a value only names by its ``@id``, else the value as it is."""
    if isinstance(value, dict) and value.keys() <= _REFERENCE:
        name = value.get("@id")
        return known.get(name, value) if isinstance(name, str) else value
    return value


def _is_at(item: Mapping[str, Any], url: str) -> bool:
    pages = (item.get(key) for key in ("url", "mainEntityOfPage", "@id"))
    names = (p.get("@id") or p.get("url") if isinstance(p, dict) else p for p in pages)
    return any(isinstance(name, str) and _path(name) == _path(url) for name in names)


def _path(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    return parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
