"""What a feed says of itself, and what of a brief is said in the same way in every feed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple
from urllib.parse import urlsplit

from briefkit.errors import WriteError
from briefkit.formats._links import safe_url
from briefkit.formats._unwritable import surrogates
from briefkit.formats._xml import xml_escape
from briefkit.formats.bodies.html.write import html_body
from briefkit.formats.bodies.inline import clean
from briefkit.model import Author, Brief, Subject
from briefkit.problems import Problem
from briefkit.prose.byline import parse_byline

__all__ = [
    "GENERATOR",
    "LINK",
    "NOTES",
    "NOTE_KINDS",
    "Channel",
    "authors_of",
    "channel_of",
    "checked",
    "content_of",
    "element",
    "keywords_of",
    "language_of",
    "page_of",
    "rights_of",
    "subjects_of",
]

GENERATOR = "briefkit"
"""What our feeds say that they were made by: then nothing in them need be guessed."""

_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,10}")
_TITLE = "News briefs"
LINK = "https://example.org/"
"""The address of a feed of which none is known: nobody's, by RFC 2606 section 3."""

NOTES = "notes"
"""The class of the element that holds the notes below a story."""

NOTE_KINDS = frozenset(
    "contact contributors correction editor promotion sign-off update via".split()
)
"""The kinds of notes that are told in ``data-kind``."""


class Channel(NamedTuple):
    """What a feed says of itself."""

    title: str
    """Its title."""

    link: str
    """The address of the page that it belongs to."""

    description: str
    """What it is about."""


def channel_of(
    briefs: Iterable[Brief], title: str | None, link: str | None, description: str
) -> tuple[Channel, Iterator[Brief]]:
    """Return what a feed says of itself, and its briefs.

    Args:
        briefs: The briefs; only the first is looked at.
        title: The title, if it is given.
        link: The address, if it is given.
        description: The description, empty if it is not given.
    """
    rest = iter(briefs)
    ahead = list(islice(rest, 1))
    source = ahead[0].source if ahead else None
    site = _of_web(link) or _of_web(source.url if source else None)
    site = site or (_site(ahead[0]) if ahead else None)
    name = clean(title or "") or (clean(source.name) if source else "") or _TITLE
    found = Channel(name, site or LINK, clean(description) or name)
    return found, chain(ahead, rest)


def _site(brief: Brief) -> str | None:
    url = page_of(brief)
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else None


def checked(brief: Brief, format: str) -> Brief:
    """Return a brief that can be written.

    Raises:
        WriteError: It has neither headline nor text, or a text holds a lone surrogate.
    """
    if problems := tuple(surrogates(brief)):
        raise WriteError(problems, format)
    if not (clean(brief.headline) or content_of(brief) or clean(brief.summary or "")):
        problem = Problem(pointer="", message="neither headline, summary nor body", code="BK101")
        raise WriteError([problem], format)
    return brief


def element(name: str, text: str | None, attributes: str = "") -> str:
    """Return an element of XML with words in it; nothing if there are none."""
    words = clean(text or "")
    return f"<{name}{attributes}>{xml_escape(words)}</{name}>" if words else ""


def page_of(brief: Brief) -> str | None:
    """Return where a story is published, if that is an address of the web."""
    return _of_web(brief.url)


def _of_web(url: str | None) -> str | None:
    found = safe_url(url)
    return found if found and found.lower().startswith(("http://", "https://")) else None


def content_of(brief: Brief) -> str:
    """Return the story as HTML: its deck, its body, and the notes for readers below it."""
    deck = element("p", brief.deck, ' class="deck"')
    notes = "".join(
        element("p", note.text, f' data-kind="{note.kind}"' if note.kind in NOTE_KINDS else "")
        for note in brief.notes
    )
    footer = f'<footer class="{NOTES}">{notes}</footer>\n' if notes else ""
    return f"{deck}\n{html_body(brief)}{footer}".lstrip("\n")


def authors_of(brief: Brief) -> list[Author]:
    """Return who wrote a story: people, or else the agencies, or the byline as printed."""
    byline = brief.byline
    if byline is None:
        return []
    if not (byline.authors or byline.agencies) and byline.text.strip():
        read = parse_byline(byline.text)
        byline = read if read.authors or read.agencies else byline
    people = list(byline.authors) or [Author(name=agency.name) for agency in byline.agencies]
    return [person for person in people if _is_name(person.name)]


def _is_name(text: str) -> bool:
    """Tell whether a text can stand for a person: feed readers take addresses out of it."""
    return bool(clean(text)) and "@" not in text


def keywords_of(brief: Brief) -> list[str]:
    """Return the keywords, each once."""
    return list(dict.fromkeys(filter(None, map(clean, brief.keywords))))


def subjects_of(brief: Brief) -> list[tuple[str, str, str]]:
    """Return scheme, code and name of the subjects that have a scheme; code or name is there."""
    found = (_named(subject) for subject in brief.subjects)
    return list(dict.fromkeys(parts for parts in found if parts[0] and (parts[1] or parts[2])))


def _named(subject: Subject) -> tuple[str, str, str]:
    return clean(subject.scheme or ""), clean(subject.code or ""), clean(subject.name or "")


def language_of(brief: Brief) -> str | None:
    """Return the language of a story if it is a tag that can be read (RFC 5646 section 2.1)."""
    language = (brief.language or "").strip()
    return language if _TAG.fullmatch(language) else None


def rights_of(brief: Brief) -> str | None:
    """Return the copyright line of a story: as printed, or else made of holder and year."""
    rights = brief.rights
    if rights is None or rights.notice:
        return rights.notice if rights else None
    if not rights.holder:
        return None
    return " ".join(filter(None, ("©", str(rights.year) if rights.year else "", rights.holder)))
