"""Writing NewsML-G2: one story as a `newsItem`, several as a `newsMessage`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.errors import WriteError
from briefkit.formats import _embed
from briefkit.formats._names import name_based
from briefkit.formats._private import with_notes_apart
from briefkit.formats._unwritable import surrogates
from briefkit.formats._xml import xml_escape
from briefkit.formats.bodies.html.write import html_body
from briefkit.formats.newsmlg2.kept import KEY
from briefkit.formats.newsmlg2.markup import block, element, joined, line
from briefkit.formats.newsmlg2.terms import (
    CATALOG,
    CONTENT_TYPE,
    NAMESPACE,
    OWN,
    OWN_SCHEME,
    VERSION,
    XHTML,
    is_iri,
)
from briefkit.formats.newsmlg2.write_meta import (
    content_meta,
    item_meta,
    language_tag,
    rights_info,
    version_created,
)
from briefkit.model import Brief
from briefkit.problems import Problem

__all__ = ["message", "news_item"]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MOST_DIGITS = 9


def news_item(brief: Brief, *, embed: bool = False) -> str:
    """Return a brief as a document that is one `newsItem`.

    Raises:
        WriteError: A text of the brief holds a lone surrogate.
    """
    return f"{_DECLARATION}{_item(brief, embed=embed, namespace=NAMESPACE)}\n"


def message(briefs: Iterable[Brief], *, embed: bool = False) -> Iterator[str]:
    """Yield the pieces of a document that is a `newsMessage`, taking the briefs one by one.

    It is sent when its first story was made: the clock has no say in what is written.

    Raises:
        WriteError: A text of a brief holds a lone surrogate, or there is no brief.
    """
    is_open = False
    for brief in briefs:
        item = _item(brief, embed=embed)
        if not is_open:
            is_open = True
            header = element("header", element("sent", version_created(brief)))
            yield f'{_DECLARATION}<newsMessage xmlns="{NAMESPACE}">\n{header}\n<itemSet>\n'
        yield f"{item}\n"
    if not is_open:
        problem = Problem(pointer="", message="a newsMessage holds at least one story")
        raise WriteError([problem], "newsmlg2")
    yield "</itemSet>\n</newsMessage>\n"


def _item(brief: Brief, *, embed: bool, namespace: str | None = None) -> str:
    if problems := tuple(surrogates(brief)):
        raise WriteError(problems, "newsmlg2")
    version = line(brief.version)
    is_counted = bool(version) and _is_count(str(version))
    properties = [] if is_counted or not version else [("version", version)]
    guid = line(brief.id)
    is_own = bool(guid) and is_iri(str(guid))
    if not is_own:
        properties.append(("id", guid or "none"))
    told = with_notes_apart(brief, KEY)
    content = joined(
        (
            *_catalogs(),
            rights_info(brief.rights),
            item_meta(told),
            content_meta(told, properties),
            _content_set(brief, embed=embed),
        )
    )
    return element(
        "newsItem",
        f"\n{content}\n",
        xmlns=namespace,
        guid=guid if is_own else name_based(guid or content),
        version=version if is_counted else None,
        standard="NewsML-G2",
        standardversion=VERSION,
        conformance="power",
        xml_lang=language_tag(brief),
    )


def _catalogs() -> Iterator[str]:
    """Yield where the aliases of QCodes are resolved: those of the IPTC, and our own."""
    yield element("catalogRef", href=CATALOG)
    yield element("catalog", element("scheme", alias=OWN, uri=OWN_SCHEME))


def _is_count(version: str) -> bool:
    """Tell whether a version is spelled as ``xs:positiveInteger`` would be, by anybody."""
    plain = version.isascii() and version.isdigit() and not version.startswith("0")
    return plain and len(version) <= _MOST_DIGITS


def _content_set(brief: Brief, *, embed: bool) -> str:
    body = html_body(brief) + _notes(brief)
    renditions = joined((_xhtml(brief, body) if body else "", _native(brief) if embed else ""))
    return element("contentSet", f"\n{renditions}\n") if renditions else ""


def _notes(brief: Brief) -> str:
    """Return the notes as they stand below the story, "" if there are none."""
    notes = joined(block("p", note.text, **{"data-kind": line(note.kind)}) for note in brief.notes)
    return element("footer", f"\n{notes}\n", **{"class": "notes"}) + "\n" if notes else ""


def _xhtml(brief: Brief, body: str) -> str:
    head = element("head", element("title", xml_escape(line(brief.headline) or "")))
    html = element("html", f"{head}\n<body>\n{body}</body>", xmlns=XHTML)
    return element("inlineXML", f"\n{html}\n", contenttype=CONTENT_TYPE)


def _native(brief: Brief) -> str:
    return element(
        "inlineData",
        xml_escape(_embed.native(brief, public=False)),
        contenttype=_embed.MEDIA_TYPE,
        rendition=f"{OWN}:native",
    )
