"""Where a page has what a brief holds, for people to read."""

from __future__ import annotations

from briefkit.formats._base import Mapped

__all__ = ["MAPPING"]

_OBJECT = "JSON-LD"

MAPPING: tuple[Mapped, ...] = (
    Mapped("headline", "h1, title, og:title"),
    Mapped("kicker", "p.kicker"),
    Mapped("deck", "p.deck"),
    Mapped("masthead", "p.masthead"),
    Mapped("summary", "meta description, og:description"),
    Mapped("byline.text", "p.byline"),
    Mapped("byline.authors", "a[rel=author], span.author, meta author", f"the rest in {_OBJECT}"),
    Mapped("byline.agencies, contributors", _OBJECT),
    Mapped("dateline.text", "span.dateline", "at the head of the first paragraph"),
    Mapped("dateline.places, region, country", _OBJECT),
    Mapped("source", ".source, og:site_name", f"its code in {_OBJECT}"),
    Mapped("url", "link canonical, og:url"),
    Mapped("id", _OBJECT),
    Mapped("language", "lang of html and article"),
    Mapped("published", "time.published, article:published_time"),
    Mapped("modified", "time.modified, article:modified_time", "shown if it is another time"),
    Mapped("created, expires, version, status, genre, subjects", _OBJECT),
    Mapped("keywords", "meta keywords"),
    Mapped("sections[].heading", "section > h2", "`h3` to `h6` for lower levels"),
    Mapped("paragraphs", "p", "spans as `a`, `em`, `strong`, `code`, `sub`, `sup`"),
    Mapped("pull quotes", "blockquote.pullquote", "the speaker in its footer"),
    Mapped("block quotes", "blockquote", "`cite`, or a footer with speaker and source"),
    Mapped("lists, tables, preformatted text, rules", "ul, ol, table, pre, hr"),
    Mapped("figures", "figure.media", "caption and `.credit` in figcaption"),
    Mapped("media", ".lead, .gallery", "the first above the story, the others below"),
    Mapped("notes", "footer > p.note[data-kind]"),
    Mapped("links", "ul.links"),
    Mapped("rights.notice, usage_terms", "p.copyright, p.usage"),
    Mapped("rights.license_url", "link license"),
    Mapped("rights.holder, year", _OBJECT),
)
"""What maps to what, field by field."""
