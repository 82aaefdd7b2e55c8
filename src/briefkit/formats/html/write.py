"""A brief as a page: semantic markup that is XML as well, everything in it escaped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import attrs

from briefkit.formats._embed import MEDIA_TYPE, native
from briefkit.formats._links import safe_url
from briefkit.formats._xml import attribute, xml_escape
from briefkit.formats.bodies.html.write import block_html, html_body
from briefkit.formats.bodies.inline import clean
from briefkit.formats.html.head import head, island
from briefkit.formats.jsonld.makers import settled
from briefkit.model import Author, Brief, Byline, Figure, Link
from briefkit.prose.byline import format_byline, parse_byline
from briefkit.times import format_rfc3339

__all__ = ["MARK", "byline_text", "page", "story"]

MARK = "data-briefkit"
"""The attribute of an article that says: this is marked up as briefkit does it."""

_HEADINGS = tuple(f"<h{number}" for number in range(1, 7))
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# What stands before the time of the last change.
_UPDATED = {
    "da": "Opdateret",
    "de": "Aktualisiert",
    "en": "Updated",
    "es": "Actualizado",
    "fi": "Päivitetty",
    "fr": "Mis à jour",
    "it": "Aggiornato",
    "nb": "Oppdatert",
    "nl": "Bijgewerkt",
    "nn": "Oppdatert",
    "no": "Oppdatert",
    "pl": "Zaktualizowano",
    "pt": "Atualizado",
    "sv": "Uppdaterad",
}


def page(brief: Brief, *, embed: bool = False) -> str:
    """Return a brief as a page of its own.

    Args:
        brief: The brief.
        embed: Whether the native JSON goes along, for readers to restore all of the brief.
    """
    copy = _copy(brief) if embed else []
    brief = _settled(brief)
    lines = [
        "<!doctype html>",
        f"<html{_language(brief)}>",
        "<head>",
        *head(brief),
        *copy,
        "</head>",
        "<body>",
        _article(brief, []).rstrip("\n"),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def story(brief: Brief, *, embed: bool = False) -> str:
    """Return a brief as an ``article`` element, to be put into a page of somebody's own.

    Args:
        brief: The brief.
        embed: Whether the native JSON goes along.
    """
    copy = _copy(brief) if embed else []
    brief = _settled(brief)
    return _article(attrs.evolve(brief, byline=_as_shown(brief.byline)), copy)


def _as_shown(byline: Byline | None) -> Byline | None:
    """Return a byline as a reader knows it who has the line alone, and the authors marked in it."""
    words = byline_text(byline)
    names = (clean(author.name) for author in (byline.authors if byline else ()))
    is_marked = any(name and name in words for name in names)
    return byline if byline is None or is_marked else parse_byline(words)


def _article(brief: Brief, copy: list[str]) -> str:
    lines = [f'<article {MARK}="1"{_language(brief)}>']
    lines += _wrapped("header", _header(brief))
    media = _media(brief)
    lines += _wrapped('div class="lead"', media[:1])
    lines += _sections(brief)
    lines += _wrapped('aside class="gallery"', media[1:])
    lines += _wrapped("footer", _footer(brief))
    lines += copy
    return "\n".join([*lines, "</article>"]) + "\n"


def _settled(brief: Brief) -> Brief:
    """Return a brief with its byline and its links as a reader will know them."""
    links = [
        attrs.evolve(link, title=None) if clean(link.title or "") == clean(link.url) else link
        for link in brief.links
    ]
    return attrs.evolve(brief, byline=settled(brief.byline), links=links)


def _copy(brief: Brief) -> list[str]:
    return [island(MEDIA_TYPE, native(brief, public=True))]


def _language(brief: Brief) -> str:
    tag = clean(brief.language or "")
    return f' lang="{attribute(tag)}"' if tag else ""


def _wrapped(tag: str, lines: Iterable[str]) -> list[str]:
    """Return lines in an element; nothing if there are none."""
    inner = [line for line in lines if line]
    return [f"<{tag}>", *inner, f"</{tag.split(maxsplit=1)[0]}>"] if inner else []


def _line(tag: str, text: str | None, *, name: str = "") -> str:
    """Return words in an element of their own; nothing if there are none."""
    words = clean(text or "")
    marked = f'{tag} class="{name}"' if name else tag
    return f"<{marked}>{xml_escape(words)}</{tag}>" if words else ""


def _header(brief: Brief) -> Iterator[str]:
    for line in brief.masthead:
        yield _line("p", line, name="masthead")
    yield _line("p", brief.kicker, name="kicker")
    yield _line("h1", brief.headline)
    yield _line("p", brief.deck, name="deck")
    yield _byline(brief.byline)
    yield " ".join(_wrapped('p class="times"', _circumstances(brief)))


def byline_text(byline: Byline | None) -> str:
    """Return a byline as a page shows it: as it was printed, or else made of its parts."""
    return clean(format_byline(byline)) if byline else ""


def _byline(byline: Byline | None) -> str:
    """Return the line as printed, with each author that stands in it marked."""
    words = byline_text(byline)
    if byline is None or not words:
        return ""
    pieces: list[str] = []
    done = 0
    for author in byline.authors:
        name = clean(author.name)
        at = words.find(name, done) if name else -1
        if at >= 0:
            pieces += xml_escape(words[done:at]), _author(author, name)
            done = at + len(name)
    return f'<p class="byline">{"".join(pieces)}{xml_escape(words[done:])}</p>'


def _author(author: Author, name: str) -> str:
    url = safe_url(author.url)
    if url:
        return f'<a rel="author" href="{attribute(url)}">{xml_escape(name)}</a>'
    return f'<span class="author">{xml_escape(name)}</span>'


def _circumstances(brief: Brief) -> Iterator[str]:
    language = clean(brief.language or "en").lower().partition("-")[0] or "en"
    if brief.published:
        yield _time(brief.published, "published", language)
    if brief.modified and brief.modified != brief.published:
        before = _UPDATED.get(language)
        time = _time(brief.modified, "modified", language)
        yield f"<span>{before} {time}</span>" if before else time
    name = clean(brief.source.name) if brief.source else ""
    if brief.source and name:
        url = safe_url(brief.source.url)
        if url:
            yield f'<a class="source" href="{attribute(url)}">{xml_escape(name)}</a>'
        else:
            yield f'<span class="source">{xml_escape(name)}</span>'


def _time(time: dt.datetime, name: str, language: str) -> str:
    exact = format_rfc3339(time)
    return f'<time class="{name}" datetime="{exact}">{_spelled(time, language)}</time>'


def _spelled(time: dt.datetime, language: str) -> str:
    """Return a time for people: in words in English, in figures that all read elsewhere."""
    zone = format_rfc3339(time)[-6:]
    offset = "UTC" if zone.endswith("Z") else f"UTC{zone}"
    if language == "en":
        day = f"{time.day} {_MONTHS[time.month - 1]} {time.year:04d},"
    else:
        day = f"{time.year:04d}-{time.month:02d}-{time.day:02d}"
    return f"{day} {time.hour:02d}:{time.minute:02d} {offset}"


def _media(brief: Brief) -> list[str]:
    """Return the media that have no place in the body, as far as there is anything to show."""
    return [line for item in brief.media for line in block_html(Figure(media=item))]


def _sections(brief: Brief) -> Iterator[str]:
    """Yield the body: the opening as it is, everything under a heading in a section."""
    is_open = False
    for line in html_body(brief).rstrip("\n").split("\n"):
        # No line of preformatted text begins like this: it is escaped.
        if line.startswith(_HEADINGS):
            yield from ["</section>"] * is_open
            yield "<section>"
            is_open = True
        yield line
    yield from ["</section>"] * is_open


def _footer(brief: Brief) -> Iterator[str]:
    for note in brief.notes:
        words, kind = clean(note.text), clean(note.kind or "")
        if words:
            mark = f' data-kind="{attribute(kind)}"' if kind else ""
            yield f'<p class="note"{mark}>{xml_escape(words)}</p>'
    yield from _wrapped('ul class="links"', map(_link, brief.links))
    if brief.rights:
        yield _line("p", brief.rights.notice, name="copyright")
        yield _line("p", brief.rights.usage_terms, name="usage")


def _link(link: Link) -> str:
    url = safe_url(link.url)
    if not url:
        return ""
    said: Mapping[str, str | None] = {"data-rel": link.rel, "type": link.media_type}
    marks = "".join(
        f' {name}="{attribute(clean(text))}"' for name, text in said.items() if text and clean(text)
    )
    title = clean(link.title or "")
    return f'<li><a href="{attribute(url)}"{marks}>{xml_escape(title or url)}</a></li>'
