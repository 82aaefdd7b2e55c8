"""What pages of others say of their story in places of their own: meta tags, links, times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from briefkit.formats._links import safe_url
from briefkit.formats._meta_tags import MODIFIED, PUBLISHED
from briefkit.formats.bodies.inline import clean
from briefkit.formats.html.tree import words
from briefkit.formats.jsonld.read import Facts, facts_of, find_article, find_objects
from briefkit.formats.jsonld.values import time
from briefkit.model import Agency, Media
from briefkit.prose.lexicon.agencies import as_agency

__all__ = ["authors_in", "facts_of_page", "tags_of"]

_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")


def tags_of(root: Any) -> Mapping[str, list[str]]:
    """Return the contents of the meta tags of a page by their names in lower case."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = clean(meta.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def facts_of_page(root: Any) -> Facts:
    """Return what a page says of its story besides showing it: JSON-LD first, then meta tags."""
    tags = tags_of(root)
    url = _url(root, tags)
    facts, problems = facts_of(find_article(find_objects(root), url) or {})
    published = facts.published or _time(root, tags, PUBLISHED, "published", problems)
    modified = facts.modified or _time(root, tags, MODIFIED, "modified", problems)
    brief = attrs.evolve(
        facts,
        url=url or facts.url,
        summary=facts.summary or _first(tags, "og:description", "description"),
        source=facts.source or _source(tags),
        language=_language(root, tags) or facts.language,
        published=published,
        modified=modified,
        keywords=facts.keywords or _keywords(tags),
        media=facts.media or [*_pictures(tags)],
    )
    return Facts(brief, problems)


def _first(tags: Mapping[str, list[str]], *names: str) -> str | None:
    return next((tags[name][0] for name in names if name in tags), None)


def _url(root: Any, tags: Mapping[str, list[str]]) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            address = safe_url(link.get("href"))
            if address:
                return address
    return safe_url(_first(tags, "og:url"))


def _time(
    root: Any,
    tags: Mapping[str, list[str]],
    names: tuple[str, ...],
    field: str,
    problems: list[Any],
) -> Any:
    """Return when a story was published or changed, as meta tags or its ``time`` elements say."""
    given = [content for name in names for content in tags.get(name, ())]
    prop = "datePublished" if field == "published" else "dateModified"
    given += [
        element.get("datetime") or element.get("content") or words(element)
        for element in root.iter("time", "span", "p", "div")
        if element.get("itemprop") == prop
    ]
    if field == "published" and not given:
        given += filter(None, (element.get("datetime") for element in root.iter("time")))
    return time(given, f"/{field}", problems) if given else None


def _source(tags: Mapping[str, list[str]]) -> Agency | None:
    name = _first(tags, "og:site_name", "publisher", "dc.publisher", "application-name")
    known = as_agency(name) if name else None
    return Agency(name=name, code=known.code if known else None) if name else None


def _language(root: Any, tags: Mapping[str, list[str]]) -> str | None:
    given = (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"))
    for tag in (*given, *tags.get("og:locale", ()), *tags.get("content-language", ())):
        if tag and _TAG.fullmatch(tag.strip()):
            return str(tag).strip().replace("_", "-")
    return None


def _keywords(tags: Mapping[str, list[str]]) -> tuple[str, ...]:
    listed = tags.get("article:tag") or tags.get("news_keywords") or tags.get("keywords") or []
    parts = listed if len(listed) > 1 else ",".join(listed).split(",")
    return tuple(dict.fromkeys(filter(None, map(clean, parts))))


def _pictures(tags: Mapping[str, list[str]]) -> Iterator[Media]:
    url = safe_url(_first(tags, "og:image", "og:image:url", "twitter:image"))
    if url:
        yield Media(kind="picture", url=url, alt=_first(tags, "og:image:alt"))


def authors_in(tags: Mapping[str, list[str]]) -> list[str]:
    """Return the names in the meta tags for authors; an address of a page is none."""
    for name in _AUTHORS:
        names = [text for text in tags.get(name, ()) if "://" not in text]
        if names:
            return list(dict.fromkeys(names))
    return []
