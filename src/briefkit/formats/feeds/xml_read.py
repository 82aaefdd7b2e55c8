"""RSS and Atom read with feedparser: all that it knows of an entry, and our own reader of HTML."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import attrs

from briefkit.errors import MissingDependencyError, ParseError
from briefkit.formats._base import Document, Locate
from briefkit.formats._links import safe_url
from briefkit.formats._names import name_based
from briefkit.formats._numbers import whole_number
from briefkit.formats._times import read_time
from briefkit.formats._xml import local, parse_xml
from briefkit.formats.bodies.inline import clean
from briefkit.formats.feeds.atom_write import UNKNOWN
from briefkit.formats.feeds.channel import GENERATOR, LINK
from briefkit.formats.feeds.content import byline_of, document, words_of
from briefkit.formats.feeds.media import RELATIONS, kind_of
from briefkit.formats.feeds.xml_places import FeedPlaces
from briefkit.model import Agency, Author, Brief, Link, Media, Rights, Subject
from briefkit.problems import Problem

__all__ = ["iter_loads", "loads"]

# RFC 822 section 5, with the years of RFC 1123 section 5.2.14, to the letter: year 1 is no 2001.
_RFC822 = re.compile(
    r"(?:[A-Z][a-z]{2},\s)?(\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d\d:\d\d:\d\d\s[+-]\d{4})"
)

# RSS 2.0, element ``author``: "lawyer@boyer.net (Lawyer Boyer)", or the other way round.
_ADDRESSED = re.compile(
    r"(?P<ahead>[^\s()<>@]+@[^\s()<>@]+) \((?P<behind>[^()@]*\w[^()@]*)\)"
    r"|(?P<name>[^()<>@]*\w) [(<](?P<email>[^\s()<>@]+@[^\s()<>@]+)[)>]"
)
_ATOM = "{http://www.w3.org/2005/Atom}"
_AS_IT_IS = {"name", "email", "uri", "url"}  # elements whose text feedparser does not repair
_LONGEST = 300  # code points in the line of an author


def loads(text: str, format: str) -> Document:
    """Read the first entry of a feed.

    Raises:
        ParseError: The text is no feed, or one without entries.
        MissingDependencyError: feedparser is not installed.
    """
    found = next(iter(iter_loads([text], format)), None)
    if found is None:
        raise ParseError(
            [Problem(pointer="", message="a feed without entries", code="BK001")], format
        )
    if isinstance(found, ParseError):
        raise found
    return found


def iter_loads(lines: Iterable[str], format: str) -> Iterator[Document | ParseError]:
    """Yield the entries of a feed, or the error if there is none to be read."""
    try:
        text = "".join(lines)
        feed, entries, problems = _parsed(text, format)
    except ParseError as error:
        yield error
        return
    trusted = feed.get("generator") == GENERATOR
    places = FeedPlaces(text, format, len(entries))
    for number, entry in enumerate(entries):
        locator = partial(places.locator, number)
        # As a plain mapping: theirs answers for fields that are not there.
        found = _document(dict(entry), feed, format, trusted=trusted, locator=locator)
        yield found.preceded(*problems)
        problems = ()


def _parsed(text: str, format: str) -> tuple[Any, Any, tuple[Problem, ...]]:
    """Return feed and entries as feedparser sees them, and what had to be repaired before."""
    try:
        import feedparser  # type: ignore[import-untyped] # nobody publishes its types
    except ImportError as error:
        raise MissingDependencyError("feedparser", "feeds") from error
    from lxml import etree

    xml = parse_xml(text, format)
    _keep_own_texts(xml.root)
    _say_who_has_no_address(xml.root)
    _say_what_has_no_type(xml.root)
    # Bytes from a stream: an address would be fetched, and text might be taken for a file name.
    stream = io.BytesIO(etree.tostring(xml.root, encoding="utf-8"))
    found = feedparser.parse(
        stream,
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not found.version:
        raise ParseError([Problem(pointer="", message="not a feed", code="BK001")], format)
    return found.feed, found.entries, xml.problems


def _say_who_has_no_address(root: Any) -> None:
    """Give every author in Atom an `email`; feedparser lends one that of the author above."""
    for author in root.iter(f"{_ATOM}author"):
        if author.find(f"{_ATOM}email") is None:
            author.append(author.makeelement(f"{_ATOM}email"))


def _say_what_has_no_type(root: Any) -> None:
    """Give every link of Atom a `type`: feedparser takes what has none for a page of the web."""
    for link in root.iter(f"{_ATOM}link"):
        if link.get("rel", "alternate") != "alternate" and link.get("type") is None:
            link.set("type", "")


def _keep_own_texts(root: Any) -> None:
    """Spell the texts of a feed that briefkit wrote so that feedparser gives them as they are.

    It takes a text for UTF-8 that was read as Latin-1 wherever it can, and reads it again, but
    for what is said of people.
    """
    if not any(element.text == GENERATOR for element in root.iter("{*}generator")):
        return
    for element in root.iter("*"):
        text = element.text or ""
        try:
            is_changed = text.encode("iso-8859-1").decode("utf-8") != text
        except UnicodeError:
            continue
        if is_changed and local(element) not in _AS_IT_IS:
            element.text = text.encode("utf-8").decode("iso-8859-1")


def _document(
    entry: Mapping[str, Any],
    feed: Mapping[str, Any],
    format: str,
    *,
    trusted: bool,
    locator: Callable[[Brief], Locate],
) -> Document:
    content, summary, is_html = _texts(entry)
    problems: list[Problem] = []
    url = safe_url(entry.get("link"))
    headline = words_of(entry.get("title"), trusted=trusted) or ""
    facts = Brief(
        headline=" ".join(headline.split("\n\n")),
        sections=(),
        id=_id(entry, url, headline, trusted=trusted),
        url=url,
        summary=words_of(summary, trusted=trusted, escaped=format == "rss"),
        byline=byline_of(
            _authors(entry, format), _people(entry.get("contributors")), trusted=trusted
        ),
        source=_source(entry, feed, trusted=trusted),
        language=_language(entry, feed, trusted=trusted),
        keywords=[tag["term"] for tag in _tags(entry) if not tag["scheme"]],
        subjects=[_subject(tag) for tag in _tags(entry) if tag["scheme"]],
        rights=_rights(entry, feed, trusted=trusted),
        media=list(_media(entry)),
        links=list(_links(entry)),
    )
    facts = _with_times(facts, entry, problems, is_atom=format == "atom")
    return document(
        facts,
        content,
        format,
        trusted=trusted,
        is_html=is_html,
        problems=problems,
        locator=locator,
    )


def _texts(entry: Mapping[str, Any]) -> tuple[str, str | None, bool]:
    """Return the story of an entry, its summary, and whether the story is HTML.

    feedparser takes a description that stands below the content for more content, and the
    content for a summary where there is no other.
    """
    contents = [c for c in entry.get("content", ()) if (c.get("value") or "").strip()]
    if not contents:
        return "", entry.get("summary"), True
    story = max(contents, key=lambda content: len(content["value"]))
    others = [content["value"] for content in contents if content is not story]
    summary = entry.get("summary")
    if summary == story["value"]:
        summary = others[0] if others else None
    return story["value"], summary, story.get("type") != "text/plain"


def _id(entry: Mapping[str, Any], url: str | None, headline: str, *, trusted: bool) -> str | None:
    given = entry.get("dc_identifier") if trusted else None
    found: str | None = given or entry.get("id") or None
    is_made = trusted and not given and found in (url, name_based(headline))
    return None if is_made else found


def _authors(entry: Mapping[str, Any], format: str) -> Iterable[Author]:
    """Return the authors of an entry.

    RSS puts an address into the line of a lone author. feedparser takes it out, but knows no host
    that ends in more than four letters.
    """
    line = entry.get("author") or ""
    match = _ADDRESSED.fullmatch(line) if format == "rss" and len(line) <= _LONGEST else None
    if match is None or len(entry.get("authors", ())) != 1:
        return _people(entry.get("authors"))
    name, email = match["name"] or match["behind"], match["email"] or match["ahead"]
    return [Author(name=clean(name), email=email)]


def _people(found: Iterable[Mapping[str, Any]] | None) -> Iterator[Author]:
    for person in found or ():
        if name := clean(person.get("name") or ""):
            email, url = person.get("email") or None, safe_url(person.get("href"))
            yield Author(name=name, email=email, url=url)


def _source(entry: Mapping[str, Any], feed: Mapping[str, Any], *, trusted: bool) -> Agency | None:
    """Return who publishes an entry; of somebody else's feed, its title says so at worst."""
    name, title = entry.get("publisher"), words_of(feed.get("title"), trusted=trusted)
    home = safe_url(feed.get("link"))
    if name or trusted:
        is_home = name == title and home != LINK
        return Agency(name=name, url=home if is_home else None) if name else None
    origin = entry.get("source") or {}
    name = origin.get("title") or feed.get("publisher") or title
    return Agency(name=name, url=safe_url(origin.get("href")) or home) if name else None


def _language(entry: Mapping[str, Any], feed: Mapping[str, Any], *, trusted: bool) -> str | None:
    given = entry.get("language") or (entry.get("title_detail") or {}).get("language")
    return given or (None if trusted else feed.get("language")) or None


def _tags(entry: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    for tag in entry.get("tags", ()):
        if term := clean(tag.get("term") or tag.get("label") or ""):
            yield {"term": term, "scheme": tag.get("scheme") or "", "label": tag.get("label") or ""}


def _subject(tag: Mapping[str, str]) -> Subject:
    if tag["label"]:
        return Subject(name=tag["label"], code=tag["term"], scheme=tag["scheme"])
    return Subject(name=tag["term"], scheme=tag["scheme"])


def _rights(entry: Mapping[str, Any], feed: Mapping[str, Any], *, trusted: bool) -> Rights | None:
    notice = entry.get("rights") or (None if trusted else feed.get("rights"))
    notice = words_of(notice, trusted=trusted)
    return Rights(notice=notice) if notice else None


def _media(entry: Mapping[str, Any]) -> Iterator[Media]:
    seen: set[str] = set()
    enclosures = [link for link in entry.get("links", ()) if link.get("rel") == "enclosure"]
    for found in (*entry.get("media_content", ()), *enclosures):
        url = safe_url(found.get("url") or found.get("href"))
        if url and url not in seen:
            seen.add(url)
            media_type = found.get("type") or None
            kind = kind_of(media_type, found.get("medium"))
            width, height = (whole_number(found.get(name), 6) for name in ("width", "height"))
            caption = found.get("title") or None
            yield Media(
                url=url,
                kind=kind,
                media_type=media_type,
                caption=caption,
                width=width,
                height=height,
            )


def _links(entry: Mapping[str, Any]) -> Iterator[Link]:
    for found in entry.get("links", ()):
        url = safe_url(found.get("href"))
        if url and found.get("rel") in RELATIONS:
            title, media_type = found.get("title") or None, found.get("type") or None
            yield Link(url=url, rel=found["rel"], title=title, media_type=media_type)


# --- times -------------------------------------------------------------------------------


def _with_times(
    facts: Brief, entry: Mapping[str, Any], problems: list[Problem], *, is_atom: bool
) -> Brief:
    published = _time(entry.get("published"), "published", problems)
    created = _time(entry.get("created"), "created", problems)
    modified = _time(entry.get("updated"), "modified", problems)
    assumed = published or created or UNKNOWN
    if is_atom and modified and modified.isoformat() == assumed.isoformat():
        # An entry must say when it was updated, if only when it was published (section 4.1.2).
        modified = None
    return attrs.evolve(facts, published=published, created=created, modified=modified)


def _time(text: str | None, field: str, problems: list[Problem]) -> dt.datetime | None:
    if not text:
        return None
    if match := _RFC822.fullmatch(text):
        with contextlib.suppress(ValueError):
            return dt.datetime.strptime(match[1], "%d %b %Y %H:%M:%S %z")
    found, said = read_time(text, f"/{field}")
    problems += said
    return found
