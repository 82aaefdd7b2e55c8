"""What maps to what, for people to read."""

from __future__ import annotations

from briefkit.formats._base import Mapped

__all__ = ["MAPPING"]

_MORE = "additional_properties"

MAPPING = (
    Mapped("headline", "headlines.basic", "read: web, native, print, mobile"),
    Mapped("deck", "subheadlines.basic"),
    Mapped("summary", "description.basic"),
    Mapped("kicker", "label.basic.text"),
    Mapped("sections", "content_elements", "headings as header; read: h2 and b within text, too"),
    Mapped("byline.authors", "credits.by", "title: role; affiliation: org; handle: social_links"),
    Mapped("byline.agencies", "credits.by", "known by their names, or marked"),
    Mapped("byline.contributors", "credits.contributors", "read: any other list, with its role"),
    Mapped("byline.text", f"{_MORE}.byline"),
    Mapped("dateline.text", "content_elements", "at the head of the first paragraph"),
    Mapped("dateline.places", "location"),
    Mapped("slug", "slug"),
    Mapped("id", "_id"),
    Mapped("url", "canonical_url", "read: website_url"),
    Mapped("source", "distributor", "read: source, owner"),
    Mapped("language", "language"),
    Mapped("created", "created_date"),
    Mapped("published", "first_publish_date", "and display_date; read: publish_date"),
    Mapped("modified", "last_updated_date"),
    Mapped("embargoed", "content_restrictions.embargo"),
    Mapped("expires", f"{_MORE}.expires"),
    Mapped("version", "revision.revision_id"),
    Mapped("status", "status"),
    Mapped("urgency", f"{_MORE}.urgency"),
    Mapped("genre", "subtype"),
    Mapped("keywords", "taxonomy.tags", "read: seo_keywords, keywords"),
    Mapped("subjects", "taxonomy.categories", "people, organisations, places: named_entities"),
    Mapped("ed_note", "planning.internal_note"),
    Mapped("notes", f"{_MORE}.notes", "corrections as elements, an editor's note as editor_note"),
    Mapped("rights.notice", "copyright", f"the rest: {_MORE}.rights"),
    Mapped("media", "promo_items"),
    Mapped("links", "content_elements[type=interstitial_link]"),
    Mapped("masthead", f"{_MORE}.masthead"),
    Mapped("extra.ans", "whatever else a story may hold", "as it was read"),
)
"""Where a story keeps what a brief holds."""
