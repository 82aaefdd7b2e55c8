"""The head of a page: what search engines, feed readers and link previews look for."""

from __future__ import annotations

import json
from collections.abc import Iterator

from briefkit.formats._embed import ESCAPES
from briefkit.formats._links import safe_url
from briefkit.formats._xml import attribute, xml_escape
from briefkit.formats.bodies.inline import clean
from briefkit.formats.html.style import STYLE
from briefkit.formats.jsonld.write import article_of
from briefkit.model import Brief, Figure
from briefkit.times import format_rfc3339
from briefkit.walk import walk

__all__ = ["GENERATOR", "head", "island"]

GENERATOR = "briefkit"
"""The name by which a page says who wrote it."""


def head(brief: Brief) -> Iterator[str]:
    """Yield the lines of the head of a page, from its ``meta`` elements to its style sheet."""
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="generator" content="{GENERATOR}">'
    yield f"<title>{xml_escape(clean(brief.headline))}</title>"
    yield from _described(brief)
    yield from _addresses(brief)
    yield from _previewed(brief)
    yield island("application/ld+json", json.dumps(article_of(brief), ensure_ascii=False))
    yield f"<style>\n{STYLE}</style>"


def island(media_type: str, data: str) -> str:
    """Return JSON as a script that no browser runs, and that nothing in it can close."""
    return f'<script type="{media_type}">{data.translate(ESCAPES)}</script>'


def _described(brief: Brief) -> Iterator[str]:
    yield from _named("description", brief.summary)
    for author in brief.byline.authors if brief.byline else ():
        yield from _named("author", author.name)
    yield from _named(
        "keywords", ", ".join(dict.fromkeys(filter(None, map(clean, brief.keywords))))
    )


def _addresses(brief: Brief) -> Iterator[str]:
    links = {"canonical": brief.url, "license": brief.rights.license_url if brief.rights else None}
    for rel, link in links.items():
        url = safe_url(link)
        if url:
            yield f'<link rel="{rel}" href="{attribute(url)}">'


def _previewed(brief: Brief) -> Iterator[str]:
    """Yield what the Open Graph protocol (https://ogp.me) says of an article."""
    yield from _property("og:type", "article")
    yield from _property("og:title", brief.headline)
    yield from _property("og:description", brief.summary)
    yield from _property("og:url", safe_url(brief.url))
    yield from _property("og:site_name", brief.source.name if brief.source else None)
    yield from _property("og:image", _picture(brief))
    times = (("published_time", brief.published), ("modified_time", brief.modified))
    for name, time in times:
        yield from _property(f"article:{name}", format_rfc3339(time) if time else None)


def _picture(brief: Brief) -> str | None:
    shown = (figure.media for _, figure in walk(brief.sections, Figure))
    for media in (*brief.media, *shown):
        kind = clean(media.kind or "") or "picture"
        if kind in ("picture", "graphic") and safe_url(media.url):
            return safe_url(media.url)
    return None


def _named(name: str, text: str | None) -> Iterator[str]:
    yield from _meta("name", name, text)


def _property(name: str, text: str | None) -> Iterator[str]:
    yield from _meta("property", name, text)


def _meta(kind: str, name: str, text: str | None) -> Iterator[str]:
    words = clean(text or "")
    if words:
        yield f'<meta {kind}="{name}" content="{attribute(words)}">'
