"""The object of a story in JSON-LD into what is known of it, but for its body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from briefkit.formats.jsonld.graph import find_article, linked, types_of
from briefkit.formats.jsonld.people import agency_of, byline_of
from briefkit.formats.jsonld.scripts import read_script
from briefkit.formats.jsonld.things import (
    corrections,
    dateline_of,
    keywords_of,
    links_of,
    media_of,
    rights_of,
    subjects_of,
)
from briefkit.formats.jsonld.values import (
    Problems,
    is_text,
    items,
    link,
    name,
    text,
    texts,
    time,
    unescaped,
)
from briefkit.model import Brief
from briefkit.problems import Problem

__all__ = ["Facts", "body_text", "facts_of", "find_article", "find_objects"]

_GENRES = {
    "AdvertiserContentArticle": "advertisement",
    "AnalysisNewsArticle": "analysis",
    "BackgroundNewsArticle": "background",
    "LiveBlogPosting": "live blog",
    "OpinionNewsArticle": "opinion",
    "ReportageNewsArticle": "reportage",
    "ReviewNewsArticle": "review",
    "SatiricalArticle": "satire",
}


class Facts(NamedTuple):
    """What an object says of a story."""

    brief: Brief
    """The story without its body: `Brief.sections` is empty."""

    problems: list[Problem]
    """What could not be read, or only by assuming something."""


def find_objects(root: Any, *, escaped: bool = True) -> list[dict[str, Any]]:
    """Return the objects in the JSON-LD scripts of a page, references between them resolved.

    A script that holds no JSON is passed over.

    Args:
        root: The element tree of the page, of lxml.html.
        escaped: Whether HTML in texts is to be resolved, as most pages mean it.
    """
    values: list[Any] = []
    for script in root.iter("script"):
        kind = (script.get("type") or "").split(";")[0].strip().lower()
        if kind == "application/ld+json":
            values += read_script(script.text or "").values
    return linked(unescaped(values) if escaped else values)


def facts_of(article: Mapping[str, Any]) -> Facts:
    """Return what the object of a story says of it, its body left aside.

    Args:
        article: An object of `find_objects`; best the one of `find_article`.
    """
    problems: Problems = []
    headline = text(article.get("headline")) or text(article.get("name")) or ""
    deck = text(article.get("alternativeHeadline"))

    def when(field: str, key: str) -> dt.datetime | None:
        return time(article.get(key), f"/{field}", problems)

    brief = Brief(
        headline=headline,
        sections=(),
        id=_id(article),
        url=_url(article),
        masthead=_masthead(article),
        deck=deck if deck != headline else None,
        summary=text(article.get("description")) or text(article.get("abstract")),
        byline=byline_of(article),
        dateline=dateline_of(article),
        source=agency_of(article.get("publisher") or article.get("provider")),
        language=_language(article),
        created=when("created", "dateCreated"),
        published=when("published", "datePublished"),
        modified=when("modified", "dateModified"),
        expires=when("expires", "expires"),
        version=text(article.get("version")),
        status=text(article.get("creativeWorkStatus")),
        genre=text(article.get("genre")) or _genre(article),
        keywords=keywords_of(article),
        subjects=subjects_of(article),
        notes=corrections(article),
        rights=rights_of(article),
        media=media_of(article),
        links=links_of(article),
    )
    return Facts(brief, problems)


def body_text(article: Mapping[str, Any]) -> str:
    """Return the body of a story as plain text; empty if its object has none.

    Of a live blog it is that of its updates, each under its own headline.
    """
    for value in items(article.get("articleBody") or article.get("text")):
        if is_text(value):
            return str(value)
    updates = (item for item in items(article.get("liveBlogUpdate")) if isinstance(item, Mapping))
    parts = ((text(item.get("headline")), body_text(item)) for item in updates)
    return "\n\n".join(filter(None, (words for part in parts for words in part)))


def _id(article: Mapping[str, Any]) -> str | None:
    for item in items(article.get("identifier")):
        found = text(item.get("value") if isinstance(item, Mapping) else item)
        if found:
            return found
    return None


def _url(article: Mapping[str, Any]) -> str | None:
    # Somebody's own name for an object, with a fragment, is no address of a page.
    own = article.get("@id")
    own = own if isinstance(own, str) and own.startswith("http") and "#" not in own else None
    return link(article.get("url")) or link(article.get("mainEntityOfPage")) or link(own)


def _genre(article: Mapping[str, Any]) -> str | None:
    return next((_GENRES[name] for name in types_of(article) if name in _GENRES), None)


def _language(article: Mapping[str, Any]) -> str | None:
    for item in items(article.get("inLanguage")):
        if isinstance(item, Mapping):
            return text(item.get("alternateName")) or name(item)
        return text(item)
    return None


def _masthead(article: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the series that a story is part of; a page or a site is none."""
    parts = (item for item in items(article.get("isPartOf")) if isinstance(item, Mapping))
    series = (part for part in parts if part.get("@type") == "CreativeWorkSeries")
    return tuple(line for part in series for line in texts(part.get("name")))
