"""Where the object of schema.org has what a brief holds, for people to read."""

from __future__ import annotations

from briefkit.formats._base import Mapped

__all__ = ["MAPPING"]

MAPPING: tuple[Mapped, ...] = (
    Mapped("headline", "headline", "`name` is read as well"),
    Mapped("deck", "alternativeHeadline"),
    Mapped("summary", "description", "`abstract` is read as well"),
    Mapped("masthead", "isPartOf: CreativeWorkSeries.name"),
    Mapped("id", "identifier"),
    Mapped("url", "url, mainEntityOfPage"),
    Mapped("byline.text", "creditText"),
    Mapped("byline.authors", "author: Person", "one object for each, the name alone"),
    Mapped("byline.authors[].title", "author.jobTitle"),
    Mapped("byline.authors[].affiliation", "author.worksFor.name"),
    Mapped("byline.authors[].location", "author.workLocation.name"),
    Mapped("byline.authors[].email", "author.email"),
    Mapped("byline.authors[].handle", "author.alternateName", "with its `@`"),
    Mapped("byline.authors[].url", "author.url", "`sameAs` is read as well"),
    Mapped("byline.authors[].id", "author.identifier"),
    Mapped("byline.agencies", "sourceOrganization", "`author` where no person is named"),
    Mapped("byline.contributors", "contributor, editor, translator", "roles as `Role.roleName`"),
    Mapped("dateline.text", "dateline"),
    Mapped("dateline.places, region, country", "locationCreated.address"),
    Mapped("source", "publisher", "`provider` is read as well"),
    Mapped("language", "inLanguage"),
    Mapped("created", "dateCreated"),
    Mapped("published", "datePublished"),
    Mapped("modified", "dateModified"),
    Mapped("expires", "expires"),
    Mapped("version", "version"),
    Mapped("status", "creativeWorkStatus"),
    Mapped("genre", "genre", "a subtype such as `OpinionNewsArticle` is read as well"),
    Mapped("keywords", "keywords", "a list; one text with commas is read as well"),
    Mapped("subjects", "about, mentions", "`DefinedTerm`, `Person`, `Place`…; code and scheme"),
    Mapped("subjects[] of kind section", "articleSection"),
    Mapped("notes[] of kind correction", "correction: CorrectionComment.text"),
    Mapped("rights.holder", "copyrightHolder.name"),
    Mapped("rights.notice", "copyrightNotice"),
    Mapped("rights.usage_terms", "usageInfo"),
    Mapped("rights.year", "copyrightYear"),
    Mapped("rights.license_url", "license"),
    Mapped("media, figures", "image, video, audio, associatedMedia", "without their place"),
    Mapped("links", "citation: CreativeWork"),
    Mapped("sections", "articleBody", "plain text; headings as lines, read by their looks"),
)
"""What maps to what, field by field."""
