"""NITF written: a document valid against the XML Schema of NITF 3.6."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefkit.formats._embed import native
from briefkit.formats._links import safe_url
from briefkit.formats._private import with_notes_apart
from briefkit.formats._unwritable import check_text
from briefkit.formats._xml import xml_escape
from briefkit.formats.bodies.inline import clean, clean_lines
from briefkit.formats.bodies.nitf.marks import (
    GENERATOR,
    KICKER,
    LICENSE,
    MASTHEAD,
    NAMESPACE,
    NATIVE,
    NOTE_KINDS,
    OWN,
    STATUS,
    VERSION,
)
from briefkit.formats.bodies.nitf.times import EMBARGOED
from briefkit.formats.bodies.nitf.write import attributes, media_nitf, nitf_body
from briefkit.formats.nitf.people import (
    byline_nitf,
    dateline_nitf,
    distributor_nitf,
    identified_nitf,
    tobject_nitf,
    token,
)
from briefkit.model import Brief, Rights
from briefkit.times import format_rfc3339

__all__ = ["write"]

_VERSION = "-//IPTC//DTD NITF 3.6//EN"


def write(brief: Brief, *, embed: bool = False) -> str:
    """Return a brief as a NITF document.

    Args:
        brief: The brief.
        embed: Whether to put its native JSON into ``head``.

    Raises:
        WriteError: A text holds a lone surrogate (BK002).
    """
    root = attributes({"version": _VERSION, "baselang": brief.language})
    copy = [*_native(brief)] if embed else []
    brief = with_notes_apart(brief, "nitf")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<nitf xmlns="{NAMESPACE}"{root}>',
        *_element("head", [*_head(brief), *copy]),
        *_element("body", _body(brief)),
        "</nitf>",
    ]
    text = "\n".join(lines) + "\n"
    check_text(text, brief, "nitf")
    return text


def _element(name: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield an element with its children on lines of their own."""
    inner = [*lines]
    yield from (f"<{name}>", *inner, f"</{name}>") if inner else (f"<{name}/>",)


def _native(brief: Brief) -> Iterator[str]:
    namespace, _, name = NATIVE[1:].partition("}")
    yield f'<{name} xmlns="{namespace}">{native(brief, public=False)}</{name}>'


# --- head --------------------------------------------------------------------------------


def _head(brief: Brief) -> Iterator[str]:
    if headline := clean(brief.headline):
        yield f"<title>{xml_escape(headline)}</title>"
    yield from _metas(brief)
    yield from tobject_nitf(brief.genre, brief.subjects)
    yield from _docdata(brief)
    published = {"date.publication": _norm(brief.published), "ex-ref": safe_url(brief.url)}
    if publication := attributes(published):
        yield f"<pubdata{publication}/>"
    if modified := attributes({"norm": _norm(brief.modified)}):
        yield f"<revision-history{modified}/>"


def _metas(brief: Brief) -> Iterator[str]:
    """Yield what NITF has no other place for, and what a reader found there."""
    yield _meta(*GENERATOR)
    license_url = brief.rights.license_url if brief.rights else None
    own = [(KICKER, brief.kicker), *((MASTHEAD, line) for line in brief.masthead)]
    own += [(VERSION, None if token(brief.version) else brief.version)]
    own += [(STATUS, brief.status if _is_status_apart(brief) else None), (LICENSE, license_url)]
    for name, content in own:
        if value := clean(content or ""):
            yield _meta(name, value)
    found = _kept(brief, "meta")
    for name, contents in found.items() if isinstance(found, Mapping) else ():
        for content in contents if isinstance(contents, (list, tuple)) else [contents]:
            is_ours = isinstance(content, str) and isinstance(name, str) and name not in OWN
            if is_ours and token(name) == name and (value := clean(content)):
                yield _meta(name, value)


def _kept(brief: Brief, key: str) -> Any:
    """Return what a reader of NITF found that means nothing to a brief; None if there is none."""
    nitf = brief.extra.get("nitf")
    return nitf.get(key) if isinstance(nitf, Mapping) else None


def _meta(name: str, content: str) -> str:
    return f"<meta{attributes({'name': name, 'content': content})}/>"


def _docdata(brief: Brief) -> Iterator[str]:
    status = EMBARGOED if brief.embargoed else None if _is_status_apart(brief) else brief.status
    managed = attributes({"management-status": status})
    inner = [*_docdata_parts(brief)]
    if managed or inner:
        yield f"<docdata{managed}>"
        yield from inner
        yield "</docdata>"


def _docdata_parts(brief: Brief) -> Iterator[str]:
    rights = brief.rights or Rights()
    urgency = None if brief.urgency is None else str(brief.urgency)
    year = None if rights.year is None else str(rights.year)
    parts = [
        ("doc-id", {"id-string": brief.id}),
        ("urgency", {"ed-urg": urgency}),
        ("date.issue", {"norm": _norm(brief.created)}),
        ("date.release", {"norm": _norm(brief.embargoed)}),
        ("date.expire", {"norm": _norm(brief.expires)}),
        ("du-key", {"version": token(brief.version), "key": brief.slug}),
        ("doc.copyright", {"year": year, "holder": rights.holder}),
    ]
    for name, given in parts:
        if written := attributes(given):
            yield f"<{name}{written}/>"
    yield from _ed_note(brief.ed_note)
    keywords = "".join(
        f"<keyword{k}/>" for k in (attributes({"key": k}) for k in brief.keywords) if k
    )
    if keywords:
        yield f"<key-list>{keywords}</key-list>"
    yield from identified_nitf(brief.subjects)


def _ed_note(note: str | None) -> Iterator[str]:
    """Yield a note from desk to desk, a line an element; attributes hold no line ends."""
    for line in clean_lines(note or "").split("\n"):
        if info := attributes({"info": line}):
            yield f"<ed-msg{info}/>"


def _is_status_apart(brief: Brief) -> bool:
    """Tell whether the attribute for the status says something else."""
    return brief.embargoed is not None or clean(brief.status or "") == EMBARGOED


def _norm(value: dt.datetime | None) -> str | None:
    """Return a time as the standard prefers it: ``20250801T100000-0400``."""
    if value is None:
        return None
    day, _, time = format_rfc3339(value).partition("T")
    zone = time[-6:] if time[-6] in "+-" else time[-1]
    clock = time.removesuffix(zone)
    return f"{day.replace('-', '')}T{clock.replace(':', '')}{zone.replace(':', '')}"


# --- body --------------------------------------------------------------------------------


def _body(brief: Brief) -> Iterator[str]:
    above = [*_above(brief)]
    if above:
        yield from _element("body.head", above)
    content = [*filter(None, nitf_body(brief).split("\n")), *_beside(brief)]
    yield from _element("body.content", content)
    notes = "<br/>".join(_notes(brief))
    if notes:
        yield f'<body.end><tagline class="notes">{notes}</tagline></body.end>'


def _above(brief: Brief) -> Iterator[str]:
    """Yield what stands above the story, in the order of the schema."""
    headline, more = clean(brief.headline), _kept(brief, "hl2")
    lines = [brief.deck, *(more if brief.deck and isinstance(more, (list, tuple)) else ())]
    decks = [clean(line) for line in lines if isinstance(line, str)]
    below = "".join(f"<hl2>{xml_escape(deck)}</hl2>" for deck in decks if deck)
    if headline or below:
        yield f"<hedline><hl1>{xml_escape(headline)}</hl1>{below}</hedline>"
    yield from _rights(brief.rights or Rights())
    yield from byline_nitf(brief.byline)
    yield from distributor_nitf(brief.source)
    yield from dateline_nitf(brief.dateline)
    if summary := clean(brief.summary or ""):
        yield f"<abstract><p>{xml_escape(summary)}</p></abstract>"


def _rights(rights: Rights) -> Iterator[str]:
    notice, terms = clean(rights.notice or ""), clean(rights.usage_terms or "")
    limits = f"<rights.limitations>{xml_escape(terms)}</rights.limitations>" if terms else ""
    if notice or limits:
        yield f"<rights>{xml_escape(notice)}{limits}</rights>"


def _beside(brief: Brief) -> Iterator[str]:
    """Yield what goes with the story, and is no part of it."""
    for media in brief.media:
        yield from media_nitf(media, media.caption, media.credit, attached=True)
    items = ""
    for link in brief.links:
        if url := safe_url(link.url):
            title = xml_escape(clean(link.title or ""))
            items += f"<li><a{attributes({'href': url, 'rel': token(link.rel)})}>{title}</a></li>"
    if items:
        yield f'<note class="links"><body.content><ul>{items}</ul></body.content></note>'


def _notes(brief: Brief) -> Iterator[str]:
    for note in brief.notes:
        if text := clean(note.text):
            kind = note.kind if note.kind in NOTE_KINDS else None
            yield f"<em{attributes({'class': kind})}>{xml_escape(text)}</em>"
