"""JSON Feed 1.0 and 1.1 into documents: each item by itself, whatever is in the others."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from briefkit.errors import ParseError
from briefkit.formats._base import Document, Locate
from briefkit.formats._embed import restored
from briefkit.formats._json_item import decoded, mappings
from briefkit.formats._links import safe_url
from briefkit.formats._names import name_based
from briefkit.formats._times import read_time
from briefkit.formats.bodies.inline import clean
from briefkit.formats.feeds.channel import GENERATOR
from briefkit.formats.feeds.content import byline_of, document, words_of
from briefkit.formats.feeds.json_places import item_locator
from briefkit.formats.feeds.json_write import (
    BRIEF,
    COPY,
    MADE_BY,
    SOURCE,
    UNKNOWN_TYPE,
    item_of,
)
from briefkit.formats.feeds.media import kind_of
from briefkit.model import Agency, Author, Brief, Link, Media
from briefkit.problems import Problem

__all__ = ["iter_loads", "loads"]

_FORMAT = "jsonfeed"
_Object = Mapping[str, Any]


def loads(text: str) -> Document:
    """Read the first item of a feed.

    Raises:
        ParseError: The text is no feed, or one without items.
    """
    found = next(iter_loads([text]), None)
    if found is None:
        raise _refusal("a feed without items")
    if isinstance(found, ParseError):
        raise found
    return found


def iter_loads(lines: Iterable[str]) -> Iterator[Document | ParseError]:
    """Yield the items of a feed, or the error if there is none to be read."""
    try:
        feed, places, refused = decoded("".join(lines), _FORMAT)
        if not isinstance(feed.get("items"), list):
            raise _refusal("no JSON Feed: there is no list of items")
    except ParseError as error:
        yield error
        return
    for number, item in enumerate(feed["items"]):
        if isinstance(item, Mapping):
            locator = partial(item_locator, places, item, f"/items/{number}")
            yield _document(item, feed, locator).preceded(*refused)
            refused = ()


def _refusal(message: str) -> ParseError:
    return ParseError([Problem(pointer="", message=message, code="BK001")], _FORMAT)


def _document(item: _Object, feed: _Object, locator: Callable[[Brief], Locate]) -> Document:
    visible = _visible(item, feed, locator)
    brief = _object(item, COPY).get(BRIEF)
    if brief is None:
        return visible
    carried = json.dumps(brief, ensure_ascii=False)
    return restored(visible, carried, lambda b: _visible(item_of(b), feed, locator).brief)


def _visible(item: _Object, feed: _Object, locator: Callable[[Brief], Locate]) -> Document:
    trusted = _object(feed, COPY).get(MADE_BY) == GENERATOR
    problems: list[Problem] = []
    headline = words_of(_text(item, "title"), trusted=trusted) or ""
    url = safe_url(_text(item, "url"))
    facts = Brief(
        headline=" ".join(headline.split("\n\n")),
        sections=(),
        id=_id(item, url, headline, trusted=trusted),
        url=url,
        summary=words_of(_text(item, "summary"), trusted=trusted),
        byline=byline_of(_authors(item, {} if trusted else feed), (), trusted=trusted),
        source=_source(item, feed, trusted=trusted),
        language=_text(item, "language") or (None if trusted else _text(feed, "language")),
        published=_time(item, "date_published", "published", problems),
        modified=_time(item, "date_modified", "modified", problems),
        keywords=_tags(item),
        media=list(_media(item, trusted=trusted)),
        links=list(_links(item)),
    )
    html, plain = _text(item, "content_html"), _text(item, "content_text")
    return document(
        facts,
        html or plain or "",
        _FORMAT,
        trusted=trusted,
        is_html=bool(html),
        problems=problems,
        locator=locator,
    )


def _text(holder: _Object, key: str) -> str | None:
    value = holder.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _object(holder: _Object, key: str) -> _Object:
    value = holder.get(key)
    return value if isinstance(value, dict) else {}


def _id(item: _Object, url: str | None, headline: str, *, trusted: bool) -> str | None:
    value = item.get("id")
    # Version 1.1 asks for a string, and for numbers to be taken for one.
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    found = json.dumps(value) if is_number else _text(item, "id")
    return None if trusted and found in (url, name_based(headline)) else found


def _authors(item: _Object, feed: _Object) -> Iterator[Author]:
    """Yield the authors of an item, else of the feed; version 1.0 knows one alone."""
    for holder in (item, feed):
        found = list(mappings(holder.get("authors") or [holder.get("author")]))
        people = [person for person in found if _text(person, "name")]
        for person in people:
            yield Author(name=clean(person["name"]), url=safe_url(_text(person, "url")))
        if people:
            return


def _source(item: _Object, feed: _Object, *, trusted: bool) -> Agency | None:
    title, home = _text(feed, "title"), safe_url(_text(feed, "home_page_url"))
    if not trusted:
        return Agency(name=title, url=home) if title else None
    name = _text(_object(item, COPY), SOURCE)
    return Agency(name=name, url=home if name == title else None) if name else None


def _time(item: _Object, key: str, field: str, problems: list[Problem]) -> dt.datetime | None:
    text = _text(item, key)
    if text is None:
        return None
    found, said = read_time(text, f"/{field}")
    problems += said
    return found


def _tags(item: _Object) -> list[str]:
    tags = item.get("tags")
    words = (clean(tag) for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else ()
    return list(filter(None, words))


def _media(item: _Object, *, trusted: bool) -> Iterator[Media]:
    if image := safe_url(_text(item, "image")):
        yield Media(url=image, kind="picture")
    for found in mappings(item.get("attachments")):
        if url := safe_url(_text(found, "url")):
            media_type = _text(found, "mime_type")
            if trusted and media_type == UNKNOWN_TYPE:
                media_type = None
            caption = _text(found, "title")
            yield Media(url=url, kind=kind_of(media_type), media_type=media_type, caption=caption)


def _links(item: _Object) -> Iterator[Link]:
    if url := safe_url(_text(item, "external_url")):
        yield Link(url=url, rel="related")
