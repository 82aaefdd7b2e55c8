"""Where a page has what a brief holds."""

from __future__ import annotations

from briefkit.formats._base import Mapped

__all__ = ["MAPPING"]

MAPPING = (
    Mapped("headline", "og:title, JSON-LD headline, h1, title", "without site and label"),
    Mapped("deck", "the lines under the h1; JSON-LD alternativeHeadline"),
    Mapped("summary", "JSON-LD description, meta description, og:description"),
    Mapped("byline.text", "the line on the page that names the authors"),
    Mapped("byline.authors[].name", "JSON-LD author, meta author and its kin, byline", "persons"),
    Mapped("byline.agencies[].name", "JSON-LD author, byline", "organizations"),
    Mapped("dateline", "the first paragraph"),
    Mapped("source", "JSON-LD publisher"),
    Mapped("published", "JSON-LD datePublished, article:published_time and its kin, time"),
    Mapped("modified", "JSON-LD dateModified, article:modified_time"),
    Mapped("url", "JSON-LD url, link rel=canonical, og:url"),
    Mapped("language", "JSON-LD inLanguage, html lang, og:locale"),
    Mapped("keywords", "JSON-LD keywords, article:tag, meta keywords"),
    Mapped("sections[].heading", "h2 to h6", "not those above links; bold lines where no other is"),
    Mapped("sections[].blocks[]", "p, blockquote, ul, ol, table, figure of the story"),
    Mapped("media, links, rights, subjects", "JSON-LD", "as in the format jsonld"),
)
"""The rows of the table."""
