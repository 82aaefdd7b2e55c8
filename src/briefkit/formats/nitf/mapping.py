"""What maps to what in NITF, for people to read."""

from __future__ import annotations

from briefkit.formats._base import Mapped

__all__ = ["MAPPING"]

_OWN = "a name of briefkit's own: NITF has no place for it"

MAPPING: tuple[Mapped, ...] = (
    Mapped("headline", "body.head/hedline/hl1", "also head/title, read where hl1 is missing"),
    Mapped("deck", "body.head/hedline/hl2", "not read where it repeats the headline"),
    Mapped("kicker", "head/meta[@name='briefkit.kicker']", _OWN),
    Mapped("masthead", "head/meta[@name='briefkit.masthead']", f"{_OWN}; pubdata/@name is read"),
    Mapped("summary", "body.head/abstract", "not read where it repeats the first paragraph"),
    Mapped("slug", "docdata/du-key/@key", "meta anpa-keyword and slugline are read"),
    Mapped("byline.text", "body.head/byline", "several bylines are read as one"),
    Mapped("byline.authors[].name", "byline/person", "more of an author is read from the line"),
    Mapped("byline.agencies[]", "byline/byttl/org", "the code in @value"),
    Mapped("byline.contributors", "byline, tagline", "as text"),
    Mapped("source", "body.head/distributor/org", "from-src/@src-name and doc-id/@regsrc are read"),
    Mapped("dateline.text", "body.head/dateline", "not repeated in the first paragraph"),
    Mapped("dateline.places", "dateline/location/city"),
    Mapped("dateline.region", "dateline/location/state", "region is read"),
    Mapped("dateline.country", "dateline/location/country"),
    Mapped("dateline.date", "dateline/story.date/@norm"),
    Mapped("dateline.agencies", "dateline", "as text"),
    Mapped("id", "docdata/doc-id/@id-string", "nitf/@uno is read"),
    Mapped("url", "pubdata/@ex-ref"),
    Mapped("language", "nitf/@baselang"),
    Mapped("created", "docdata/date.issue/@norm"),
    Mapped("published", "pubdata/@date.publication", "date.release is read"),
    Mapped("modified", "revision-history/@norm", "the latest is read"),
    Mapped("embargoed", "docdata/date.release/@norm", "with @management-status='embargoed'"),
    Mapped("expires", "docdata/date.expire/@norm"),
    Mapped("version", "docdata/du-key/@version", "@generation is read"),
    Mapped("status", "docdata/@management-status", "beside an embargo, meta briefkit.status"),
    Mapped("urgency", "docdata/urgency/@ed-urg"),
    Mapped("genre", "tobject/tobject.property/@tobject.property.type"),
    Mapped("keywords", "docdata/key-list/keyword/@key", "the text of keyword is read"),
    Mapped("subjects (concepts with a code)", "tobject/tobject.subject", "the scheme in @…ipr"),
    Mapped("subjects (others)", "docdata/identified-content", "person, org, location, event, …"),
    Mapped("ed_note", "docdata/ed-msg/@info", "note, tagline of type npa are read; never public"),
    Mapped("notes", "body.end/tagline", "the kind as a class; note and fn are read"),
    Mapped("rights.holder, rights.year", "docdata/doc.copyright"),
    Mapped("rights.notice", "body.head/rights"),
    Mapped("rights.usage_terms", "body.head/rights/rights.limitations"),
    Mapped("rights.license_url", "head/meta[@name='briefkit.license']", _OWN),
    Mapped("sections[].heading", "body.content/hl2", "a lower level as class level-2"),
    Mapped("paragraphs", "p", "emphasis, links: em, a; sub and sup in num"),
    Mapped("quotes", "q", "the speaker in @quote-source; the rest is read from the text"),
    Mapped("pull quotes", "bq[@class='pullquote']", "the speaker in @quote-source and credit"),
    Mapped("block quotes", "bq/block/p", "the speaker in @quote-source; the source in credit"),
    Mapped("lists", "ul, ol", "lists in lists are read as one; dl as a table"),
    Mapped("tables", "table", "nitf-table is read"),
    Mapped("preformatted text", "pre"),
    Mapped("figures", "media", "caption and credit in media-caption and media-producer"),
    Mapped("rules", "hr", "a paragraph of dashes is read as one"),
    Mapped("media", "media[@class='attached']"),
    Mapped("links", "note[@class='links']//a"),
    Mapped("extra.nitf.meta", "head/meta", "what a reader found there"),
    Mapped("extra.nitf.hl2", "body.head/hedline/hl2", "subheadlines after the first"),
)
"""A row for each field of the brief."""
