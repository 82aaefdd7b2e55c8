"""Bylines, datelines and subjects as NITF marks them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.formats._xml import xml_escape
from briefkit.formats.bodies.inline import Mark, clean, nested
from briefkit.formats.bodies.nitf.marks import IDENTIFIED
from briefkit.formats.bodies.nitf.write import attributes
from briefkit.model import Agency, Byline, Dateline, Subject
from briefkit.prose.byline import format_byline
from briefkit.prose.dateline import format_dateline

__all__ = [
    "byline_nitf",
    "dateline_nitf",
    "distributor_nitf",
    "identified_nitf",
    "tobject_nitf",
    "token",
]

_TOKEN = frozenset("-._:")


def byline_nitf(byline: Byline | None) -> Iterator[str]:
    """Yield a byline as printed, with the people and organizations in it marked."""
    text = clean(format_byline(byline)) if byline else ""
    if byline is None or not text:
        return
    names = [(clean(a.name), "<person>", "</person>") for a in byline.authors]
    for found in byline.agencies:
        code = attributes({"value": found.code, "idsrc": "code" if found.code else None})
        names.append((clean(found.name), f"<byttl><org{code}>", "</org></byttl>"))
    yield f"<byline>{''.join(nested(text, _found(text, names)))}</byline>"


def distributor_nitf(source: Agency | None) -> Iterator[str]:
    """Yield the organization that provides the story."""
    if source is not None and (name := clean(source.name)):
        code = attributes({"value": source.code, "idsrc": "code" if source.code else None})
        yield f"<distributor><org{code}>{xml_escape(name)}</org></distributor>"


def dateline_nitf(dateline: Dateline | None) -> Iterator[str]:
    """Yield a dateline as printed, with the places in it marked; its date stands beside it."""
    text = clean(format_dateline(dateline)) if dateline else ""
    if dateline is None or not text:
        return
    names = [(clean(place), "<location><city>", "</city></location>") for place in dateline.places]
    for part, tag in ((dateline.region, "state"), (dateline.country, "country")):
        names.append((clean(part or ""), f"<location><{tag}>", f"</{tag}></location>"))
    day = dateline.date.isoformat().replace("-", "") if dateline.date else ""
    date = f'<story.date norm="{day}"/>' if day else ""
    yield f"<dateline>{''.join(nested(text, _found(text, names)))}{date}</dateline>"


def tobject_nitf(genre: str | None, subjects: Iterable[Subject]) -> Iterator[str]:
    """Yield the form of a story, and what it is about by the codes of a subject scheme."""
    inner = ""
    if form := attributes({"tobject.property.type": genre}):
        inner += f"<tobject.property{form}/>"
    for subject in filter(_is_coded, subjects):
        named = {
            "tobject.subject.ipr": subject.scheme or "IPTC",
            "tobject.subject.refnum": subject.code,
            "tobject.subject.matter": subject.name,
        }
        inner += f"<tobject.subject{attributes(named)}/>"
    if inner:
        yield f"<tobject>{inner}</tobject>"


def identified_nitf(subjects: Iterable[Subject]) -> Iterator[str]:
    """Yield those subjects that no code of a subject scheme stands for."""
    inner = ""
    for subject in subjects:
        value, source = subject.code, subject.scheme
        if not value and subject.uri:
            value, source = subject.uri, "uri"
        name, kind = clean(subject.name or ""), clean(subject.kind or "")
        if not _is_coded(subject) and (name or clean(value or "")):
            tag = IDENTIFIED.get(kind, "classifier")
            sort = kind if tag == "classifier" else None
            given = attributes({"type": sort, "idsrc": source, "value": value})
            inner += f"<{tag}{given}>{xml_escape(name)}</{tag}>"
    if inner:
        yield f"<identified-content>{inner}</identified-content>"


def token(text: str | None) -> str | None:
    """Return a text if it is a NMTOKEN of XML: one word of letters, digits and ``-._:``."""
    word = clean(text or "")
    is_token = all((c.isascii() and c.isalnum()) or c in _TOKEN for c in word)
    return word if word and is_token else None


def _is_coded(subject: Subject) -> bool:
    return clean(subject.kind or "") in ("", "concept") and token(subject.code) is not None


def _found(text: str, names: Iterable[tuple[str, str, str]]) -> list[Mark]:
    """Return where names stand in a text: each once, and none within another."""
    marks: list[Mark] = []
    for name, opening, closing in names:
        start = text.find(name) if name else -1
        while start >= 0 and any(m[0] < start + len(name) and start < m[1] for m in marks):
            start = text.find(name, start + 1)
        if start >= 0:
            marks.append((start, start + len(name), opening, closing))
    return sorted(marks, key=lambda mark: mark[0])
