"""Pages and articles that briefkit wrote: everything in them is marked, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from briefkit.formats._links import safe_url
from briefkit.formats.bodies.html.read import read_html
from briefkit.formats.bodies.inline import clean
from briefkit.formats.bodies.story.compose import Composed, compose
from briefkit.formats.html.head import GENERATOR
from briefkit.formats.html.tree import first, having, words
from briefkit.formats.html.write import byline_text
from briefkit.formats.jsonld.read import facts_of, find_article, find_objects
from briefkit.model import (
    Agency,
    Author,
    Brief,
    Byline,
    Dateline,
    Figure,
    Link,
    Media,
    Note,
    Rights,
)
from briefkit.prose.byline import parse_byline
from briefkit.prose.dateline import format_dateline
from briefkit.prose.lexicon.agencies import as_agency
from briefkit.times import parse_rfc3339
from briefkit.walk import walk

__all__ = ["is_own", "read_own"]


def read_own(root: Any, article: Any) -> Composed:
    """Read a brief from an article that briefkit wrote.

    What can be seen counts; what cannot, the JSON-LD says, if the page is one of ours as well.

    Args:
        root: The root of the page, or of what surrounds the article.
        article: The article.
    """
    known = _known(root)
    header, footer = first(article, "header"), first(article, "footer")
    places = [part for part in article if part.get("class") in ("lead", "gallery")]
    elements: dict[str, Any] = {}
    brief = attrs.evolve(
        known,
        language=clean(article.get("lang") or "") or None,
        media=[media for place in places for media in _media(place)],
        **_header(header, known, elements),
        **_footer(footer, known, elements),
    )
    outside = [part for part in (header, footer, *places) if part is not None]
    composed = compose(brief, read_html(article, skip=outside), trusted=True)
    brief = attrs.evolve(
        composed.brief, dateline=_dateline(composed.brief.dateline, known.dateline)
    )
    return Composed(brief, composed.problems, {"": article, **elements, **composed.elements})


def is_own(root: Any) -> bool:
    """Tell whether a page is one that briefkit wrote, from head to foot."""
    names = (meta.get("content") for meta in root.iter("meta") if meta.get("name") == "generator")
    return GENERATOR in names


def _known(root: Any) -> Brief:
    """Return what the JSON-LD of a page says, if it is one of ours."""
    objects = find_objects(root, escaped=False) if is_own(root) else []
    return facts_of(find_article(objects) or {}).brief


def _header(header: Any, known: Brief, elements: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that the header of an article shows."""
    if header is None:
        header = ()
    found: dict[str, Any] = {"headline": "", "masthead": [], "kicker": None, "deck": None}
    byline = times = None
    for line in header:
        text, mark = words(line), line.get("class")
        if mark == "masthead":
            elements[f"/masthead/{len(found['masthead'])}"] = line
            found["masthead"].append(text)
        elif mark in ("kicker", "deck"):
            found[mark], elements[f"/{mark}"] = text, line
        elif mark == "byline":
            byline = line
            elements["/byline"] = elements["/byline/text"] = line
        elif mark == "times":
            times = line
        elif line.tag == "h1":
            found["headline"], elements["/headline"] = text, line
    source = next(having(times, "source"), None) if times is not None else None
    return {
        **found,
        "byline": _byline(byline, known.byline),
        "source": _source(source, known.source),
        **(_times(times, elements) if times is not None else {}),
    }


def _byline(line: Any, known: Byline | None) -> Byline | None:
    """Return the byline that is shown, with what is known of it if that is the same."""
    text = words(line) if line is not None else ""
    if byline_text(known) == text:
        return known
    read = parse_byline(text)
    marked = [*filter(None, map(_author, line.iter("a", "span")))] if line is not None else []
    byline = attrs.evolve(read, authors=marked) if marked else read
    return byline if byline != Byline() else None


def _author(mark: Any) -> Author | None:
    name = words(mark)
    is_author = mark.get("rel") == "author" or mark.get("class") == "author"
    return Author(name=name, url=safe_url(mark.get("href"))) if is_author and name else None


def _source(shown: Any, known: Agency | None) -> Agency | None:
    if shown is None or not (name := words(shown)):
        return None
    if known and clean(known.name) == name:
        return known
    agency = as_agency(name)
    code = agency.code if agency else None
    return Agency(name=name, code=code, url=safe_url(shown.get("href")))


def _times(line: Any, elements: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for time in line.iter("time"):
        field = time.get("class")
        if field in ("published", "modified"):
            try:
                found[field] = parse_rfc3339(time.get("datetime") or "")
            except ValueError:
                continue
            elements[f"/{field}"] = time
    return found


def _footer(footer: Any, known: Brief, elements: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that the footer of an article shows."""
    notes: list[Note] = []
    links: list[Link] = []
    shown: dict[str, str] = {}
    for line in footer if footer is not None else ():
        mark, text = line.get("class"), words(line)
        if mark == "note":
            elements[f"/notes/{len(notes)}"] = elements[f"/notes/{len(notes)}/text"] = line
            notes.append(Note(text=text, kind=line.get("data-kind")))
        elif mark == "links":
            links += filter(None, map(_link, line.iter("a")))
        elif mark == "copyright":
            shown["notice"], elements["/rights/notice"] = text, line
        elif mark == "usage":
            shown["usage_terms"], elements["/rights/usage_terms"] = text, line
    rights = attrs.evolve(
        known.rights or Rights(),
        notice=shown.get("notice"),
        usage_terms=shown.get("usage_terms"),
    )
    return {"notes": notes, "links": links, "rights": rights if rights != Rights() else None}


def _link(anchor: Any) -> Link | None:
    url, title = safe_url(anchor.get("href")), words(anchor)
    if url is None:
        return None
    return Link(
        url=url,
        title=title if title != clean(url) else None,
        rel=anchor.get("data-rel"),
        media_type=anchor.get("type"),
    )


def _media(place: Any) -> Iterator[Media]:
    """Yield the media in a place of their own, each with the words of its figure."""
    for _, figure in walk(read_html(place).sections, Figure):
        yield attrs.evolve(figure.media, caption=figure.caption, credit=figure.credit)


def _dateline(shown: Dateline | None, known: Dateline | None) -> Dateline | None:
    """Return the dateline that is shown, with what is known of it if that is the same."""
    is_same = shown and known and clean(format_dateline(shown)) == clean(format_dateline(known))
    return known if is_same or shown is None else shown
