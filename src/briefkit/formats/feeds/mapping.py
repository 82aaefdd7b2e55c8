"""What of a brief stands where in a feed, for people to read."""

from __future__ import annotations

from briefkit.formats._base import Mapped

__all__ = ["ATOM", "JSONFEED", "RSS"]

_NOTES = "in the HTML, marked"

RSS = (
    Mapped("headline", "item/title"),
    Mapped("sections, dateline", "item/content:encoded", "HTML; description if there is none"),
    Mapped("deck, notes", "item/content:encoded", _NOTES),
    Mapped("id", "item/guid", "a permalink only if it is the address"),
    Mapped("url", "item/link"),
    Mapped("summary", "item/description"),
    Mapped("byline.authors[].name", "item/dc:creator", "one for each; agencies if there is nobody"),
    Mapped("byline.contributors[].name", "item/dc:contributor"),
    Mapped("source.name", "item/dc:publisher", "also the title of the feed, when it is read"),
    Mapped("published", "item/pubDate", "to the second"),
    Mapped("created, modified", "item/dcterms:created, item/dcterms:modified"),
    Mapped("language", "item/dc:language"),
    Mapped("rights.notice", "item/dc:rights"),
    Mapped("keywords", "item/category"),
    Mapped("subjects", "item/category[@domain]", "those that have a scheme"),
    Mapped("media", "item/media:content", "enclosures are read as well"),
    Mapped("links", "item/atom:link"),
)
"""The mapping of RSS."""

ATOM = (
    Mapped("headline", "entry/title"),
    Mapped("sections, dateline", "entry/content", "HTML"),
    Mapped("deck, notes", "entry/content", _NOTES),
    Mapped("id", "entry/id", "a name-based UUID and dc:identifier if it is no IRI"),
    Mapped("url", 'entry/link[@rel="alternate"]'),
    Mapped("summary", "entry/summary"),
    Mapped("byline.authors[]", "entry/author", "name, email, url"),
    Mapped("byline.contributors[]", "entry/contributor", "name, email, url"),
    Mapped("source.name", "entry/dc:publisher", "also the title of the feed, when it is read"),
    Mapped("published", "entry/published"),
    Mapped("modified", "entry/updated", "published or created if it was never modified"),
    Mapped("created", "entry/dcterms:created"),
    Mapped("language", "entry/@xml:lang"),
    Mapped("rights.notice", "entry/rights"),
    Mapped("keywords", "entry/category/@term"),
    Mapped("subjects", "entry/category[@scheme]", "term and label; those that have a scheme"),
    Mapped("media", 'entry/link[@rel="enclosure"]', "address, type and caption"),
    Mapped("links", "entry/link", "related and via"),
)
"""The mapping of Atom."""

JSONFEED = (
    Mapped("headline", "items[].title"),
    Mapped("sections, dateline", "items[].content_html", "content_text is read as well"),
    Mapped("deck, notes", "items[].content_html", _NOTES),
    Mapped("id", "items[].id", "the address or a name-based UUID if there is none"),
    Mapped("url", "items[].url"),
    Mapped("summary", "items[].summary"),
    Mapped("byline.authors[]", "items[].authors[]", "name and url"),
    Mapped("published", "items[].date_published"),
    Mapped("modified", "items[].date_modified"),
    Mapped("language", "items[].language"),
    Mapped("keywords", "items[].tags"),
    Mapped("media", "items[].attachments[]", "address, type and caption"),
)
"""The mapping of JSON Feed."""
