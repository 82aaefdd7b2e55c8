"""Briefs as Atom 1.0 (RFC 4287)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from briefkit.formats._names import name_based
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
from briefkit.formats.feeds.media import address, enclosed, linked
from briefkit.model import Author, Brief
from briefkit.times import format_rfc3339

__all__ = ["UNKNOWN", "iter_dumps"]

UNKNOWN = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""What stands for a time that is not known: an entry must say when it was updated."""

_NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
}
# RFC 3987 section 2.2, as far as it can be told from any other text.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:[^\s<>\"{}|\\^`]++")


def iter_dumps(
    briefs: Iterable[Brief], *, title: str | None, link: str | None, description: str
) -> Iterator[str]:
    """Yield the pieces of a feed; see `briefkit.formats.feeds.atom.iter_dumps`."""
    channel, briefs = channel_of(briefs, title, link, description)
    latest = None
    yield _head(channel)
    for brief in briefs:
        updated = _updated(checked(brief, "atom"))
        latest = updated if latest is None else max(latest, updated)
        inner = "".join(f"{line}\n" for line in _entry(brief, updated) if line)
        yield f"<entry{_language(brief)}>\n{inner}</entry>\n"
    # The order of elements means nothing in Atom (section 4.1.1), and now the time is known.
    yield f"{element('updated', format_rfc3339(latest or UNKNOWN))}\n</feed>\n"


def _head(channel: Channel) -> str:
    spaces = "".join(f' {name}="{url}"' for name, url in _NAMESPACES.items())
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<feed{spaces}>",
        element("id", channel.link),
        element("title", channel.title),
        element("subtitle", channel.description if channel.description != channel.title else None),
        f'<link rel="alternate" href="{attribute(channel.link)}"/>',
        f"<author>{element('name', channel.title)}</author>",
        element("generator", GENERATOR),
    )
    return "".join(f"{line}\n" for line in lines if line)


def _entry(brief: Brief, updated: dt.datetime) -> Iterator[str]:
    page, content = page_of(brief), content_of(brief)
    identity = clean(brief.id or "")
    iri = _iri(brief, identity, page)
    yield element("id", iri)
    yield element("dc:identifier", identity if identity != iri else None)
    yield element("title", brief.headline) or "<title></title>"
    yield element("updated", format_rfc3339(updated))
    yield element("published", format_rfc3339(brief.published) if brief.published else None)
    yield element("dcterms:created", format_rfc3339(brief.created) if brief.created else None)
    # Without content there must be an alternate link (section 4.1.2).
    yield f'<link rel="alternate" href="{attribute(page or iri)}"/>' if page or not content else ""
    yield from enclosed(brief)
    yield from linked(brief, "link")
    for author in authors_of(brief):
        yield f"<author>{_person(author)}</author>"
    for person in brief.byline.contributors if brief.byline else ():
        if clean(person.name) and "@" not in person.name:
            yield f"<contributor>{_person(person)}</contributor>"
    yield element("dc:publisher", brief.source.name if brief.source else None)
    yield element("rights", rights_of(brief))
    for keyword in keywords_of(brief):
        yield f'<category term="{attribute(keyword)}"/>'
    yield from dict.fromkeys(_subject(*parts) for parts in subjects_of(brief))
    # Said aloud: many a reader of feeds takes a summary without a type for HTML.
    yield element("summary", brief.summary, ' type="text"')
    if content:
        yield f'<content type="html">{xml_escape(content)}</content>'


def _subject(scheme: str, code: str, name: str) -> str:
    label = f' label="{attribute(name)}"' if code and name else ""
    return f'<category scheme="{attribute(scheme)}" term="{attribute(code or name)}"{label}/>'


def _person(person: Author) -> str:
    email = clean(person.email or "")
    uri = address(person.url)
    return "".join(
        (
            element("name", person.name),
            element("email", email if _is_address(email) else None),
            element("uri", uri),
        )
    )


def _is_address(email: str) -> bool:
    """Tell whether a text is what section 3.2.3 asks for: one mark, and something around it."""
    name, mark, host = email.partition("@")
    return bool(name and mark and host) and not any(map(str.isspace, email)) and "@" not in host


def _language(brief: Brief) -> str:
    language = language_of(brief)
    return f' xml:lang="{language}"' if language else ""


def _updated(brief: Brief) -> dt.datetime:
    return brief.modified or brief.published or brief.created or UNKNOWN


def _iri(brief: Brief, identity: str, page: str | None) -> str:
    """Return what names an entry for good: its id if that is an IRI, or one made of it."""
    if _IRI.fullmatch(identity):
        return identity
    if page and not identity:
        return page
    return name_based(identity or clean(brief.headline))
