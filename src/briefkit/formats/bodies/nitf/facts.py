"""What a NITF document says of its story outside of the body: ``head`` and ``body.head``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from briefkit.formats._links import safe_url
from briefkit.formats._xml import local
from briefkit.formats.bodies.inline import clean
from briefkit.formats.bodies.nitf.blocks import BlockReader
from briefkit.formats.bodies.nitf.head import Head
from briefkit.formats.bodies.nitf.marks import (
    IDENTIFIED,
    KICKER,
    LICENSE,
    MASTHEAD,
    NOTE_KINDS,
    OWN,
    VERSION,
)
from briefkit.formats.bodies.nitf.parts import classes, note_kind, words
from briefkit.formats.bodies.nitf.people import agency, byline, dateline, is_byline
from briefkit.formats.bodies.nitf.times import status, times
from briefkit.model import Agency, Brief, Note, Rights, Subject
from briefkit.problems import Problem
from briefkit.prose.byline import parse_byline
from briefkit.prose.structure.asides import tail_kind

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_facts"]

_KINDS: Mapping[str, str] = {name: kind for kind, name in IDENTIFIED.items()}
_LONGEST_URGENCY = 3
_NORMALIZED = "normalized"


def read_facts(head: Head) -> Brief:
    """Return what a document says of its story, as a brief without sections.

    What was assumed, and where the values stand, is added to `head`.
    """
    known = {field: read(head) for field, read in _FIELDS.items()} | times(head)
    headline, deck = _headline(head), _deck(head)
    brief = Brief(headline=headline, deck=deck, sections=(), **known)
    return _with_contributors(_with_byline(head, brief), head)


def _headline(head: Head) -> str:
    return head.words("headline", "hl1") or head.words("headline", "title") or ""


def _deck(head: Head) -> str | None:
    """Return the first subheadline that is not the headline again."""
    for element in _subheadlines(head):
        head.elements["/deck"] = element
        return words(element)
    return None


def _subheadlines(head: Head) -> list[Element]:
    headline = "" if head.is_ours else _headline(head)
    return [e for e in head.all("hl2") if (text := words(e)) and text != headline]


def _with_byline(head: Head, brief: Brief) -> Brief:
    """Return facts with their byline; a line of the story that stands there is the deck."""
    elements = _once([element for element in head.all("byline") if words(element)])
    lines = [] if head.is_ours else [e for e in elements if not is_byline(e)]
    if names := [element for element in elements if element not in lines]:
        head.elements["/byline"] = names[0]
        brief = attrs.evolve(brief, byline=byline(names, trusted=head.is_ours))
    for element in lines:
        text = words(element)
        message = f"this is no byline: {text!r:.80}"
        place = "" if brief.deck else "; kept as the deck"
        head.problems.append(Problem(pointer="/deck", message=message + place, code="BK120"))
        if not brief.deck:
            head.elements["/deck"] = element
            brief = attrs.evolve(brief, deck=text)
    return brief


def _once(elements: list[Element]) -> list[Element]:
    """Return bylines without those that give the names of another once more, family name first."""
    printed = [e for e in elements if not any(_NORMALIZED in name for name in classes(e))]
    return printed or elements


def _with_contributors(brief: Brief, head: Head) -> Brief:
    """Return facts with those in the byline who are credited below the story."""
    if brief.byline is None or head.is_ours:
        return brief
    credits = [note.text for note in brief.notes if note.kind == "contributors"]
    read = [person for credit in credits for person in _people(credit)]
    known = {author.name.casefold() for author in brief.byline.authors}
    others = [person for person in read if person.name.casefold() not in known]
    contributors = dict.fromkeys((*brief.byline.contributors, *others))
    return attrs.evolve(brief, byline=attrs.evolve(brief.byline, contributors=contributors))


def _people(credit: str) -> Iterator[Any]:
    read = parse_byline(credit)
    yield from (*read.authors, *read.contributors)


def _dateline(head: Head) -> Any:
    elements = head.all("dateline")
    found = dateline(elements, trusted=head.is_ours)
    if found is not None:
        head.elements["/dateline"] = next(e for e in elements if words(e))
    return found


def _source(head: Head) -> Agency | None:
    for element in head.all("distributor"):
        if words(element):
            head.elements["/source"] = element
            return agency(element)
    name = head.value("from-src", "src-name") or head.value("doc-id", "regsrc")
    return Agency(name=name) if name else None


def _summary(head: Head) -> str | None:
    """Return the abstract on one line."""
    for element in head.all("abstract"):
        reader = BlockReader()
        if text := reader.line(element):
            head.elements["/summary"] = element
            return text
    return None


def _slug(head: Head) -> str | None:
    return head.value("du-key", "key") or head.meta("anpa-keyword") or head.meta("slugline")


def _version(head: Head) -> str | None:
    said = head.value("du-key", "version") or head.value("du-key", "generation")
    return head.meta(VERSION) or said


def _language(head: Head) -> str | None:
    nitf = head.nitf
    lang = nitf.get("baselang") or nitf.get("{http://www.w3.org/XML/1998/namespace}lang")
    for element in nitf.iter() if not lang else ():
        if local(element) == "body.content":
            lang = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    return clean(lang or "") or None


def _urgency(head: Head) -> int | None:
    text = head.value("urgency", "ed-urg") or ""
    is_number = text.isascii() and text.lstrip("-").isdecimal() and len(text) < _LONGEST_URGENCY
    return int(text) if is_number else None


def _genre(head: Head) -> str | None:
    return head.value("tobject.property", "tobject.property.type")


def _keywords(head: Head) -> tuple[str, ...]:
    """Return the keywords; some write them as text, where the standard has an attribute."""
    found = (clean(e.get("key") or "") or words(e) for e in head.all("keyword"))
    keywords = tuple(filter(None, found))
    return keywords if head.is_ours else tuple(dict.fromkeys(keywords))


def _subjects(head: Head) -> list[Subject]:
    return [*map(_subject, head.all("tobject.subject")), *_identified(head)]


def _subject(element: Element) -> Subject:
    def get(name: str) -> str | None:
        return clean(element.get(f"tobject.subject.{name}") or "") or None

    return Subject(
        name=get("detail") or get("matter") or get("type"),
        kind="concept",
        code=get("refnum"),
        scheme=get("ipr") or "IPTC",
    )


def _identified(head: Head) -> Iterator[Subject]:
    for group in head.all("identified-content"):
        for element in group:
            is_other = local(element) == "classifier"
            kind = clean(element.get("type") or "") if is_other else _KINDS.get(local(element))
            name, value = words(element) or None, clean(element.get("value") or "") or None
            source = clean(element.get("idsrc") or "") or None
            if kind is not None and (name or value):
                is_uri = bool(value) and source == "uri"
                yield Subject(
                    name=name,
                    kind=kind or None,
                    uri=value if is_uri else None,
                    code=None if is_uri else value,
                    scheme=None if is_uri else source,
                )


def _ed_note(head: Head) -> str | None:
    """Return what desks tell each other; nowhere else does it come to."""
    texts = [e.get("info") or words(e) for e in head.all("ed-msg")]
    for element in (*head.all("note"), *head.all("tagline")):
        if element.get("type") == "npa":
            reader = BlockReader()
            texts += [reader.line(element)]
    kept = dict.fromkeys(text.strip() for text in texts)
    return "\n".join(filter(None, kept)) or None


def _notes(head: Head) -> list[Note]:
    notes: list[Note] = []
    for element in (*head.all("note"), *head.all("tagline")):
        if element.get("type") != "npa":
            notes += _tagline(element) if local(element) == "tagline" else _note(element)
    return notes


def _note(element: Element) -> Iterator[Note]:
    if text := BlockReader().line(element):
        yield Note(text=text, kind=note_kind(element))


def _tagline(element: Element) -> Iterator[Note]:
    """Yield the lines of a tagline; those that briefkit wrote say what they are."""
    if "notes" in classes(element):
        for child in element:
            if text := words(child):
                yield Note(text=text, kind=note_kind(child))
        return
    for text in BlockReader().lines(element):
        kind = tail_kind(text, sure=True) or ("contact" if "@" in text else None)
        yield Note(text=text, kind=kind if kind in NOTE_KINDS else None)


def _rights(head: Head) -> Rights | None:
    """Return who owns the story and what may be done with it, as far as the document says."""
    element = next(iter(head.all("rights")), None)
    notice = None
    if element is not None:
        own = (element.text, *(child.tail for child in element))
        notice = clean(" ".join(filter(None, own))) or None
    year = head.value("doc.copyright", "year") or ""
    rights = Rights(
        holder=head.value("doc.copyright", "holder")
        or head.value("doc.rights", "owner")
        or head.words("/rights/holder", "rights.owner"),
        notice=notice,
        usage_terms=head.words("/rights/usage_terms", "rights.limitations")
        or head.value("doc.rights", "limitations"),
        year=int(year) if year.isascii() and year.isdecimal() and len(year) <= 4 else None,
        license_url=head.meta(LICENSE),
    )
    return None if rights == Rights() else rights


def _masthead(head: Head) -> list[str]:
    own = head.metas(MASTHEAD)
    name = head.value("pubdata", "name")
    return own or ([name] if name else [])


def _url(head: Head) -> str | None:
    url = safe_url(head.value("pubdata", "ex-ref"))
    return url if url and (head.is_ours or "://" in url) else None


def _extra(head: Head) -> dict[str, Any]:
    """Return what means nothing here, under the name of the format: ``meta``, further ``hl2``."""
    found: dict[str, Any] = {}
    for element in head.all("meta"):
        name, content = element.get("name") or "", element.get("content") or ""
        if name and content and name not in OWN:
            known = found.get(name)
            if known is None:
                found[name] = content
            else:
                found[name] = [*(known if isinstance(known, list) else [known]), content]
    more = [words(element) for element in _subheadlines(head)[1:]]
    kept = ({"meta": found} if found else {}) | ({"hl2": more} if more else {})
    return {"nitf": kept} if kept else {}


_FIELDS: Mapping[str, Callable[[Head], Any]] = {
    "id": lambda head: head.value("doc-id", "id-string") or head.nitf.get("uno") or None,
    "url": _url,
    "masthead": _masthead,
    "kicker": lambda head: head.meta(KICKER),
    "summary": _summary,
    "slug": _slug,
    "dateline": _dateline,
    "source": _source,
    "language": _language,
    "version": _version,
    "status": status,
    "urgency": _urgency,
    "genre": _genre,
    "keywords": _keywords,
    "subjects": _subjects,
    "ed_note": _ed_note,
    "notes": _notes,
    "rights": _rights,
    "extra": _extra,
}
"""What reads a field of the brief; headline, deck, byline and times depend on each other."""
