"""What maps to what, for people to read."""

from __future__ import annotations

from briefkit.formats._base import Mapped

__all__ = ["MAPPING"]

MAPPING = (
    Mapped("headline", "headlines[role=main]", "1.x: headline; a title where there is no headline"),
    Mapped("kicker", "headlines[role=kicker]", "1.x: headline_kicker"),
    Mapped("deck", "headlines[role=subhead]", "1.x: headline_subhead; read: deck, subtitle"),
    Mapped("summary", "descriptions[role=summary]", "1.x: description_text"),
    Mapped("sections", "bodies[role=richtext]", "HTML; 1.x: body_html; main has the plain text"),
    Mapped("byline.text", "by", "1.x: byline; people and agencies are read from it"),
    Mapped("byline.authors", "authors", "read only: Superdesk lists them"),
    Mapped("dateline.text", "bodies", "at the head of the first paragraph"),
    Mapped("dateline.places", "located"),
    Mapped("slug", "slugline"),
    Mapped("id", "uri", "an id that is no URI: altIds[role=briefkit:id]"),
    Mapped("url", "renditions[name=web].href"),
    Mapped("source", "infoSources[0]", "1.x: infosource; read: source"),
    Mapped("language", "language"),
    Mapped("created", "firstCreated"),
    Mapped("published", "firstpublished", "read only: Superdesk; ninjs has no such time"),
    Mapped("modified", "versionCreated"),
    Mapped("embargoed", "embargoedUntil", "1.x and 2.x: embargoed"),
    Mapped("expires", "expires", "from 1.4 and 2.1 on"),
    Mapped("version", "version"),
    Mapped("status", "pubStatus"),
    Mapped("urgency", "urgency"),
    Mapped("genre", "genres[0].name", "1.x: genre"),
    Mapped("keywords", "subjects[rel=keyword].name", "read: keywords"),
    Mapped("subjects", "subjects, people, organisations, places, events, objects", "by kind"),
    Mapped("subjects[].uri", "subjects[].uri", "1.x: code, where it has no other"),
    Mapped("subjects[].code", "subjects[].literal", "1.x: code"),
    Mapped("subjects[].scheme", "subject[].scheme", "1.x only; else part of the uri"),
    Mapped("ed_note", "edNote"),
    Mapped("notes", "descriptions[role=note_1]", "with the kind: note_1_correction"),
    Mapped("rights.holder", "copyrightHolder"),
    Mapped("rights.notice", "copyrightNotice"),
    Mapped("rights.usage_terms", "usageTerms"),
    Mapped("rights.license_url", "rightsInfo.linkedRights"),
    Mapped("media", "associations", "figures in the body as well"),
    Mapped("links", "associations", "those that are no media; rel from 3.0 on"),
    Mapped("extra.ninjs", "any other property", "written where the version allows it"),
)
"""Where ninjs 3.1 has what a brief holds, and what other versions call it."""
