"""BK701 to BK708: what a brief would lack where it goes: in search results, feeds, ninjs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.echo import quoted
from briefkit.model import Author, Figure, Media
from briefkit.problems import Severity
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, rule
from briefkit.walk import walk

__all__ = ["RULES"]

_GOOGLE = (
    "Google Search Central: Article structured data, "
    "https://developers.google.com/search/docs/appearance/structured-data/article"
)
_NINJS = "IPTC ninjs 1.6, 2.2, 3.1: JSON Schema, https://iptc.org/standards/ninjs/"
_RSS = "RSS Advisory Board: RSS Best Practices Profile, https://www.rssboard.org/rss-profile"

# RFC 3986 section 3: a scheme, and after it only what may stand in a URI.
_URI = r"[A-Za-z][A-Za-z0-9+.-]*:(?:[!#$&-;=?-Z_a-z~\[\]@]|%[0-9A-Fa-f]{2})++"


def _is_uri(text: str | None) -> bool:
    return text is not None and re.fullmatch(_URI, text) is not None


def _undated(ctx: Context, who: str) -> Iterator[Hit]:
    if ctx.brief.published is None:
        yield Hit("/published", f"no time of publication; {who}")


@rule(
    "BK701",
    default=False,
    scope="brief",
    supersedes=("BK304",),
    needs=("/published", "/modified", "/notes"),
    bad=(
        {"published": None},
        {"notes": [{"text": "The name of the mayor is corrected.", "kind": "correction"}]},
    ),
    good=(
        {"notes": [{"text": "Jane Doe reported from Reno.", "kind": "credit"}]},
        {
            "modified": "2025-08-01T16:00:00Z",
            "notes": [{"text": "The name of the mayor is corrected.", "kind": "correction"}],
        },
    ),
    reference=_GOOGLE,
)
def google_dates(ctx: Context) -> Iterator[Hit]:
    """A story in search results says when it was published, and when it was changed.

    ``datePublished`` and ``dateModified`` are what Google shows beside a story, and sorts by.
    Nobody needs to say when a story was changed that never was: a note of a correction or an
    update is what asks for it.
    """
    yield from _undated(ctx, "search results show none")
    if ctx.brief.modified is None:
        for index, note in enumerate(ctx.brief.notes):
            if note.kind in ("correction", "update"):
                related = ((f"/notes/{index}", f"the {note.kind}"),)
                yield Hit(
                    "/modified",
                    f"a note tells of a {note.kind}, but no time of one",
                    related=related,
                )
                return


_PICTURES = ("picture", "graphic")


def _is_picture(media: Media) -> bool:
    by_type = (media.media_type or "image/").startswith("image/")
    return bool(media.url) and (media.kind in _PICTURES if media.kind else by_type)


@rule(
    "BK702",
    Severity.INFO,
    default=False,
    scope="brief",
    needs=("/media", "/sections"),
    bad=(
        {"media": []},
        {"media": [{"url": "https://example.com/bridge.mp4", "kind": "video"}]},
        {"media": [{"caption": "The bridge", "kind": "picture"}]},
    ),
    good=(
        {"media": [{"url": "https://example.com/bridge.jpg", "media_type": "image/jpeg"}]},
        {
            "media": [],
            "sections": [
                {"blocks": [{"type": "figure", "media": {"url": "https://example.com/b.jpg"}}]}
            ],
        },
    ),
    reference=_GOOGLE,
)
def google_image(ctx: Context) -> Iterator[Hit]:
    """A story in search results has a picture that can be fetched.

    Cards and carousels are for stories with an ``image``. One without an address does not count.
    """
    shown = (b.block.media for row in ctx.blocks for b in row if isinstance(b.block, Figure))
    if not any(map(_is_picture, (*ctx.brief.media, *shown))):
        yield Hit("/media", "no picture with an address")


def _has_page(author: Author) -> bool:
    return bool(author.url) or _is_uri(author.id)


@rule(
    "BK703",
    default=False,
    scope="byline",
    needs=("/byline",),
    bad=(
        {"byline": {"authors": [{"name": "Jane Doe"}]}},
        {"byline": {"agencies": [{"name": "Reuters"}]}},
    ),
    good=(
        {"byline": {"authors": [{"name": "Jane Doe", "url": "https://example.com/jane"}]}},
        {"byline": {"authors": [{"name": "Jane Doe", "id": "https://orcid.org/0000-0002"}]}},
        {
            "byline": {
                "authors": [{"name": "Jane Doe", "url": "https://example.com/jane"}],
                "agencies": [{"name": "Reuters"}],
            }
        },
        {"byline": {"agencies": [{"name": "Reuters", "url": "https://www.reuters.com"}]}},
        {"byline": None},
    ),
    reference=_GOOGLE,
)
def google_author(ctx: Context) -> Iterator[Hit]:
    """Every author in search results has a page, or an identifier that leads to one.

    Names are many, and ``author.url`` or ``sameAs`` says which Jane Doe it is. An agency is the
    author only where the byline names no person. What else is wrong with names BK2 tells.
    """
    byline = ctx.brief.byline
    if byline is None:
        return
    for index, author in enumerate(byline.authors):
        if not _has_page(author):
            message = f"{quoted(author.name, 40)} has neither a url nor an id that is one"
            yield Hit(f"/byline/authors/{index}", message)
    if not byline.authors:
        for index, agency in enumerate(byline.agencies):
            if not agency.url:
                yield Hit(f"/byline/agencies/{index}", f"{quoted(agency.name, 40)} has no url")


@rule(
    "BK704",
    default=False,
    scope="brief",
    needs=("/language",),
    bad={"language": None},
    good={"language": "pt-BR"},
    reference="BCP 47 (RFC 5646); RSS 2.0: language; schema.org: inLanguage",
)
def missing_language(ctx: Context) -> Iterator[Hit]:
    """A story says what language it is in.

    Search engines, feed readers, voices and hyphenation go by it.
    """
    if ctx.brief.language is None:
        yield Hit("/language", "no language")


@rule(
    "BK705",
    Severity.INFO,
    default=False,
    scope="brief",
    needs=("/source", "/rights", "/url", "/links"),
    bad=({"url": None}, {"url": None, "rights": {"usage_terms": "Not in print."}}),
    good=(
        {"url": None, "source": {"name": "Reuters"}},
        {"url": None, "rights": {"holder": "Reuters"}},
        {"url": None, "links": [{"url": "https://example.com/b", "rel": "canonical"}]},
    ),
    reference=_GOOGLE + "; " + _NINJS,
)
def missing_source(ctx: Context) -> Iterator[Hit]:
    """A story says whose it is: by its source, its copyright holder, or its own address.

    One of them is enough to ask somebody, and to tell a copy from the original.
    """
    brief = ctx.brief
    owned = brief.rights is not None and (brief.rights.holder or brief.rights.notice)
    canonical = any(link.rel == "canonical" for link in brief.links)
    if not (owned or brief.source or brief.url or canonical):
        yield Hit("/source", "no source, copyright holder or address of its own")


@rule(
    "BK706",
    Severity.ERROR,
    default=False,
    scope="brief",
    needs=("/id", "/url"),
    bad=(
        {"id": None, "url": None},
        {"id": "bridge-7", "url": None},
        {"id": "bridge 7: opening", "url": "/2025/bridge"},
    ),
    good=(
        {"id": "urn:newsml:example.com:20250801:bridge", "url": None},
        {"id": "bridge-7", "url": "https://example.com/bridge"},
        {"id": "tag:example.com,2025:bridge%20opens", "url": None},
    ),
    reference=f"{_NINJS}: uri is required, and a URI (RFC 3986)",
)
def ninjs_uri(ctx: Context) -> Iterator[Hit]:
    """A story for ninjs has an id or a url that is a URI.

    ``uri`` is the one field that ninjs requires, and nobody but the newsroom can make it up:
    it has to be the same for every version of the story.
    """
    brief = ctx.brief
    if not (_is_uri(brief.id) or _is_uri(brief.url)):
        found = next(
            ((f"/{name}", v) for name in ("id", "url") if (v := getattr(brief, name))), None
        )
        if found:
            yield Hit(found[0], f"{quoted(found[1], 40)} is no URI, and ninjs requires one")
        else:
            yield Hit("/id", "neither id nor url, and ninjs requires a URI")


_PUB_STATUSES = ("usable", "withheld", "canceled")
_MEDIA_KINDS = (
    *("picture", "video", "audio", "graphic", "document"),
    *("text", "composite", "component"),
)


@rule(
    "BK707",
    Severity.ERROR,
    default=False,
    scope="brief",
    supersedes=("BK105",),
    needs=("/status",),
    bad=({"status": "published"}, {"media": [{"url": "https://example.com/b", "kind": "photo"}]}),
    good=(
        {"status": "usable"},
        {"status": None},
        {"media": [{"url": "https://example.com/b.pdf", "kind": "document"}]},
    ),
    reference=f"{_NINJS}: pubstatus, type",
)
def ninjs_enum(ctx: Context) -> Iterator[Hit]:
    """Where ninjs has a list of values, a story for ninjs keeps to it.

    ``pubstatus`` is usable, withheld or canceled; the ``type`` of what goes along is picture,
    video, audio, graphic, text, composite or component. A document of any other kind has no type
    there, and is written without.
    """
    status = ctx.brief.status
    if status is not None and status not in _PUB_STATUSES:
        expected = ", ".join(_PUB_STATUSES)
        yield Hit("/status", f"ninjs knows {expected}, not {quoted(status, 40)}")
    for pointer, media in (*walk(ctx.brief.media, Media, base="/media"), *_figures(ctx)):
        if media.kind is not None and media.kind not in _MEDIA_KINDS:
            yield Hit(f"{pointer}/kind", f"ninjs knows no {quoted(media.kind, 40)}")


def _figures(ctx: Context) -> Iterator[tuple[str, Media]]:
    for row in ctx.blocks:
        for pointer, block in row:
            if isinstance(block, Figure):
                yield f"{pointer}/media", block.media


@rule(
    "BK708",
    default=False,
    scope="brief",
    supersedes=("BK304",),
    needs=("/headline", "/summary", "/id", "/url", "/published"),
    bad=(
        {"published": None},
        {"id": None, "url": None},
        {"headline": " ", "summary": None},
        {"url": "/2025/bridge"},
        {"published": "0999-08-01T14:03:00Z"},
    ),
    good=({"id": None}, {"url": None}, {"headline": " ", "summary": "The bridge opens."}),
    reference=f"{_RSS}; RFC 822 section 5 with years of four digits",
)
def rss_item(ctx: Context) -> Iterator[Hit]:
    """An item of a feed has a title or a description, an identifier that stays, and a date.

    Readers keep items apart by ``guid``, made of the id or the url of the story; without one a
    story comes up as new with every change. ``link`` has to be absolute. ``pubDate`` is written as
    RFC 822 has it, with a year of four digits and an offset in whole minutes.
    """
    brief = ctx.brief
    if not brief.headline.strip() and not (brief.summary or "").strip():
        yield Hit("/headline", "neither a headline nor a summary for a feed to show")
    if not brief.id and not brief.url:
        yield Hit("/id", "neither id nor url; feed readers cannot tell the story from others")
    if brief.url and not _is_uri(brief.url):
        yield Hit("/url", f"{quoted(brief.url, 60)} is not absolute; feeds have no base address")
    yield from _undated(ctx, "feed readers cannot sort the story")
    published = brief.published
    if published is not None:
        offset = published.utcoffset()
        if published.year < 1000 or (offset is not None and offset.total_seconds() % 60):
            yield Hit("/published", "not a date that RFC 822 can spell")


RULES = (
    google_dates,
    google_image,
    google_author,
    missing_language,
    missing_source,
    ninjs_uri,
    ninjs_enum,
    rss_item,
)
"""The rules of this module, in the order of their codes."""
