"""Briefs as RSS 2.0 (https://www.rssboard.org/rss-specification)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from email.utils import format_datetime

from briefkit.formats._links import safe_url
from briefkit.formats._xml import attribute, xml_escape
from briefkit.formats.bodies.inline import clean
from briefkit.formats.feeds.channel import (
    GENERATOR,
    Channel,
    authors_of,
    channel_of,
    checked,
    content_of,
    element,
    keywords_of,
    language_of,
    page_of,
    rights_of,
    subjects_of,
)
from briefkit.formats.feeds.media import linked, shown
from briefkit.model import Brief
from briefkit.times import format_rfc3339

__all__ = ["iter_dumps"]

_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
}
_END = "</channel>\n</rss>\n"


def iter_dumps(
    briefs: Iterable[Brief], *, title: str | None, link: str | None, description: str
) -> Iterator[str]:
    """Yield the pieces of a feed; see `briefkit.formats.feeds.rss.iter_dumps`."""
    channel, briefs = channel_of(briefs, title, link, description)
    yield _head(channel)
    for brief in briefs:
        yield _lines("item", _item(checked(brief, "rss")))
    yield _END


def _head(channel: Channel) -> str:
    spaces = "".join(f' xmlns:{prefix}="{url}"' for prefix, url in _NAMESPACES.items())
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<rss version="2.0"{spaces}>',
        "<channel>",
        element("title", channel.title),
        element("link", channel.link),
        _description(channel.description),
        element("generator", GENERATOR),
    )
    return "".join(f"{line}\n" for line in lines)


def _lines(name: str, lines: Iterable[str]) -> str:
    inner = "".join(f"{line}\n" for line in lines if line)
    return f"<{name}>\n{inner}</{name}>\n"


def _item(brief: Brief) -> Iterator[str]:
    """Yield the elements of an item; the description first, as feed readers expect it."""
    page, content = page_of(brief), content_of(brief)
    yield element("title", brief.headline)
    yield element("link", page)
    yield _guid(brief, page)
    # An item must have one of the two.
    yield _description(brief.summary) or ("" if clean(brief.headline) else "<title/>")
    if content:
        yield f"<content:encoded>{xml_escape(content)}</content:encoded>"
    for author in authors_of(brief):
        yield element("dc:creator", author.name)
    for person in brief.byline.contributors if brief.byline else ():
        yield element("dc:contributor", person.name if "@" not in person.name else None)
    yield element("dc:publisher", brief.source.name if brief.source else None)
    yield element("pubDate", format_datetime(brief.published) if brief.published else None)
    for name, time in (("created", brief.created), ("modified", brief.modified)):
        yield element(f"dcterms:{name}", format_rfc3339(time) if time else None)
    yield element("dc:language", language_of(brief))
    yield element("dc:rights", rights_of(brief))
    for keyword in keywords_of(brief):
        yield element("category", keyword)
    for scheme, term in dict.fromkeys((s, name or code) for s, code, name in subjects_of(brief)):
        yield element("category", term, f' domain="{attribute(scheme)}"')
    yield from shown(brief)
    yield from linked(brief, "atom:link")


def _description(text: str | None) -> str:
    """Return a description, which RSS takes for HTML: words that look like markup stay words."""
    return element("description", xml_escape(clean(text or "")))


def _guid(brief: Brief, page: str | None) -> str:
    """Return the identity of an item: an address of the web only where it is its page."""
    identity = clean(brief.id or "") or page
    is_page = identity is not None and safe_url(identity) == page
    return element("guid", identity, "" if is_page else ' isPermaLink="false"')
