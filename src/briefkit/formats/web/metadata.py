"""What the head of a page says: meta tags by name, and the story's object in JSON-LD."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from briefkit.formats.jsonld.read import Facts, facts_of, find_article, find_objects
from briefkit.formats.web.elements import Element, squeezed, tag_of
from briefkit.model import Brief

__all__ = ["Metadata", "read_metadata", "unescaped"]

_KEYS = ("property", "name", "itemprop", "http-equiv")
_SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher")
_ADDRESSES = ("og:url", "twitter:url")


@attrs.frozen
class Metadata:
    """What the head of a page says of its story."""

    tags: Mapping[str, tuple[str, ...]]
    """The contents of meta tags by their name in lower case, each once, in order."""

    article: Mapping[str, Any]
    """The object of the story in JSON-LD; empty if there is none."""

    facts: Facts
    """What that object says."""

    url: str | None
    """The address that the page gives itself."""

    language: str | None
    """The language of the page as a BCP 47 tag."""

    title: str
    """The title of the document."""

    def first(self, *names: str) -> str | None:
        """Return the first content of the first of the tags that there is."""
        return next((self.tags[name][0] for name in names if name in self.tags), None)

    def contents(self, *names: str) -> Iterable[str]:
        """Yield all contents of tags, in the order of the names."""
        for name in names:
            yield from self.tags.get(name, ())

    @property
    def site_names(self) -> tuple[str, ...]:
        """What the site is called, as far as the page says."""
        source = self.facts.brief.source
        names = [source.name] if source else []
        return tuple(dict.fromkeys((*names, *self.contents(*_SITE_NAMES))))


def read_metadata(root: Element) -> Metadata:
    """Return what the head of a page says; what it says in its body counts as well.

    Args:
        root: The element tree of the page.
    """
    tags = _tags(root)
    canonical = _canonical(root)
    url = canonical or next((tags[name][0] for name in _ADDRESSES if name in tags), None)
    article = find_article(find_objects(root), url) or {}
    return Metadata(
        tags=tags,
        article=article,
        facts=facts_of(article) if article else Facts(Brief(headline="", sections=()), []),
        url=url if url and url.startswith(("http://", "https://")) else None,
        language=_language(root, tags),
        title=_title(root),
    )


def unescaped(text: str) -> str:
    """Return a text on one line with its HTML escapes resolved, those escaped twice as well."""
    for _ in range(2):
        if "&" not in text:
            break
        text = html.unescape(text)
    return squeezed(text)


def _tags(root: Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for meta in root.iter("meta"):
        content = unescaped(meta.get("content") or "")
        if not content:
            continue
        for key in _KEYS:
            names = (meta.get(key) or "").lower().split()
            for name in names[:3]:
                found.setdefault(name, {})[content] = None
    return {name: tuple(contents) for name, contents in found.items()}


def _canonical(root: Element) -> str | None:
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            return str(element.get("href")).strip()
    return None


def _language(root: Element, tags: Mapping[str, tuple[str, ...]]) -> str | None:
    given = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    named = given or next(
        (tags[name][0] for name in ("content-language", "og:locale", "inlanguage") if name in tags),
        "",
    )
    parts = named.strip().replace("_", "-").split(",")[0].split("-")
    if not (parts[0].isascii() and parts[0].isalpha() and 2 <= len(parts[0]) <= 3):
        return None
    return "-".join((parts[0].lower(), *(part.upper() for part in parts[1:2] if len(part) == 2)))


def _title(root: Element) -> str:
    # The title of a drawing is not that of the page.
    for element in root.iter("title"):
        parent = element.getparent()
        if parent is None or tag_of(parent) in ("head", "html", "body"):
            return unescaped(element.text or "")
    return ""
