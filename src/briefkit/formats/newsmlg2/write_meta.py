"""Writing what is about a story: rights, management of the item, description of the content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from briefkit._version import __version__
from briefkit.formats.newsmlg2.kept import KEY, spelled
from briefkit.formats.newsmlg2.markup import block, element, joined, line, named, time
from briefkit.formats.newsmlg2.terms import (
    CITY,
    COUNTRY,
    DECK,
    GENERATOR,
    ITEM_CLASSES,
    KICKER,
    KINDS,
    LINK_RELS,
    NEUTRAL_TIME,
    REGION,
    REQUIRED,
    STATUSES,
    SUMMARY,
    is_harmful,
    is_iri,
    is_qcode,
    own,
    own_in,
    subject_code,
)
from briefkit.formats.newsmlg2.write_people import creators, provider
from briefkit.model import Brief, Dateline, Link, Media, Rights, Subject
from briefkit.prose.dateline import parse_dateline
from briefkit.structure import unstructure_value

__all__ = ["content_meta", "item_meta", "language_tag", "rights_info", "version_created"]

# XML Schema Part 2, section 3.3.3.
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*+")


def version_created(brief: Brief) -> str:
    """Return the time of this version, or the nearest that is known: the standard asks for one."""
    found = brief.modified or brief.published or brief.created
    return time(found) if found else NEUTRAL_TIME


def language_tag(brief: Brief) -> str | None:
    """Return the language as ``xs:language``, None if the brief has none that could be one."""
    tag = line(brief.language) or ""
    return tag if _LANGUAGE.fullmatch(tag) else None


def rights_info(rights: Rights | None) -> str:
    """Return `rightsInfo`, "" if there is nothing to say."""
    if rights is None:
        return ""
    holder = named("name", rights.holder)
    content = joined(
        (
            element("copyrightHolder", holder) if holder else "",
            block("copyrightNotice", rights.notice),
            block("usageTerms", rights.usage_terms),
            _license(line(rights.license_url)),
            _property("rightsInfoExtProperty", "year", str(rights.year) if rights.year else None),
        )
    )
    return element("rightsInfo", f"\n{content}\n") if content else ""


def _license(url: str | None) -> str:
    return (
        element("link", rel=own("license"), **_target(url)) if url and not is_harmful(url) else ""
    )


def item_meta(brief: Brief) -> str:
    """Return `itemMeta`: how the item is to be handled."""
    times = {"firstCreated": brief.created, "embargoed": brief.embargoed}
    status = brief.status if brief.status in STATUSES else None
    content = (
        element("itemClass", qcode="ninat:text"),
        provider(brief),
        element("versionCreated", version_created(brief), why=None if brief.modified else REQUIRED),
        *(element(tag, time(value)) for tag, value in times.items() if value),
        element("pubStatus", qcode=f"stat:{status}") if status else "",
        element("generator", GENERATOR, versioninfo=__version__),
        block("edNote", brief.ed_note),
        *spelled(brief.extra).signals,
        element("expires", time(brief.expires)) if brief.expires else "",
        *_links(brief),
        *map(_medium, brief.media),
    )
    return element("itemMeta", f"\n{joined(content)}\n")


def content_meta(brief: Brief, properties: Iterable[tuple[str, str]] = ()) -> str:
    """Return `contentMeta`: what the story is, "" if nothing is known.

    Args:
        brief: The brief.
        properties: Names and values of more extension properties.
    """
    byline, dateline, kept = brief.byline, brief.dateline, spelled(brief.extra)
    tag = language_tag(brief)
    content = joined(
        (
            element("urgency", str(brief.urgency)) if brief.urgency in range(1, 10) else "",
            *_located(dateline),
            *kept.located,
            *creators(byline),
            element("language", tag=tag) if tag else "",
            _genre(brief.genre),
            *(named("keyword", keyword) for keyword in brief.keywords),
            *map(_subject, brief.subjects),
            named("slugline", brief.slug),
            named("headline", brief.headline),
            named("headline", brief.deck, role=DECK),
            named("headline", brief.kicker, role=KICKER),
            named("dateline", dateline.text if dateline else None),
            named("by", byline.text if byline else None),
            *kept.creditlines,
            block("description", brief.summary, role=SUMMARY),
            *(
                _property("contentMetaExtProperty", name, value)
                for name, value in (*_own_properties(brief), *properties)
            ),
            *kept.properties,
        )
    )
    return element("contentMeta", f"\n{content}\n") if content else ""


def _own_properties(brief: Brief) -> Iterator[tuple[str, str]]:
    """Yield what the standard has no place for, by the names that readers of ours know."""
    for words in brief.masthead:
        yield "masthead", line(words) or ""
    if brief.published:
        yield "published", time(brief.published)
    if brief.status not in STATUSES:
        yield "status", line(brief.status) or ""
    if language_tag(brief) is None:
        yield "language", line(brief.language) or ""
    if brief.dateline:
        yield "dateline", _unsaid(brief.dateline)
    extra = {**brief.extra, KEY: spelled(brief.extra).rest}
    for key in sorted(extra):
        if key != KEY or extra[key] is not None:
            yield f"extra:{key}", _json(extra[key])


def _json(value: Any) -> str:
    """Return a value as JSON, "" if it is none."""
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    except (TypeError, ValueError, RecursionError):
        return ""


def _unsaid(dateline: Dateline) -> str:
    """Return as JSON the parts of a dateline, "" if its words say the same to any reader."""
    text = line(dateline.text) or ""
    said = parse_dateline(text) or Dateline(text=text)
    if attrs.evolve(dateline, text=said.text) == said:
        return ""
    parts = unstructure_value(attrs.evolve(dateline, text=""))
    return json.dumps(parts, ensure_ascii=False, sort_keys=True)


def _property(tag: str, name: str, value: str | None) -> str:
    return element(tag, rel=own(name), value=value) if value else ""


def _located(dateline: Dateline | None) -> Iterator[str]:
    """Yield the places of a dateline, for readers that do not read its words."""
    if dateline is None:
        return
    broader = "".join(
        element("broader", name, type=kind)
        for kind, name in (
            (REGION, named("name", dateline.region)),
            (COUNTRY, named("name", dateline.country)),
        )
        if name
    )
    for place in dateline.places:
        if name := named("name", place):
            yield element("located", name + broader, type=CITY, why=own("dateline"))


def _genre(genre: str | None) -> str:
    name = named("name", genre)
    return element("genre", name) if name else ""


def _subject(subject: Subject) -> str:
    kind = line(subject.kind) or ""
    uri = line(subject.uri)
    cleaned = attrs.evolve(subject, scheme=line(subject.scheme), code=line(subject.code))
    coded = subject_code(cleaned)
    name = named("name", subject.name)
    rank = subject.rank
    attributes = {
        "type": KINDS.get(kind) or own(kind),
        "qcode": coded,
        "uri": uri if uri and is_iri(uri) else None,
        "literal": None if coded else cleaned.code,
        "why": own(line(subject.rel) or ""),
        "rank": str(rank) if rank is not None and rank >= 0 else None,
    }
    return element("subject", name, **attributes) if name or any(attributes.values()) else ""


def _links(brief: Brief) -> Iterator[str]:
    if (url := line(brief.url)) and not is_harmful(url):
        yield element("link", rel=own("canonical"), **_target(url))
    for link in brief.links:
        yield _link(link)


def _link(link: Link) -> str:
    url, rel = line(link.url), line(link.rel) or ""
    if not url or is_harmful(url):
        return ""
    return element(
        "link",
        rel=_rel(rel),
        **_target(url),
        contenttype=line(link.media_type),
        title=line(link.title),
    )


def _rel(rel: str) -> str | None:
    """Return the QCode of a relation; somebody else's QCode is one already."""
    is_foreign = is_qcode(rel) and own_in(rel) is None
    return LINK_RELS.get(rel) or (rel if is_foreign else own(f"rel:{rel}" if rel else ""))


def _target(url: str) -> dict[str, str | None]:
    """Return the attributes for an address; what is none is an identifier for whoever knows it."""
    return {"href": url} if is_iri(url) and ":" in url else {"residref": url}


def _medium(media: Media) -> str:
    """Return a link to a picture or the like, with what is known of it as hints inside."""
    url, kind = line(media.url), line(media.kind) or ""
    size = {
        name: str(value)
        for name, value in (("width", media.width), ("height", media.height))
        if value is not None and value >= 0
    }
    known = ITEM_CLASSES.get(kind) or own(kind)
    content = "".join(
        (
            element("itemClass", qcode=known) if known else "",
            block("description", media.caption, role="drol:caption"),
            block("description", media.alt, role=own("alt")),
            named("creditline", media.credit),
            element("remoteContent", **size) if size else "",
        )
    )
    attributes = {
        "href": url if url and is_iri(url) and ":" in url and not is_harmful(url) else None,
        "residref": line(media.id),
        "contenttype": line(media.media_type),
    }
    if not (content or any(attributes.values())):
        return ""
    return element("link", content, rel=own("media"), **attributes)
