"""The names of the meta tags in which pages say of a story what they say nowhere else."""

from __future__ import annotations

__all__ = ["MODIFIED", "PUBLISHED"]

PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "date.created",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "cxenseparse:recs:articlepublishedtime",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_time",
    "published-date",
    "publication_date",
    "pubdate",
    "ptime",
    "iso-8601-publish-date",
    "originalpublicationdate",
    "last-published",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "dc.created",
    "rnews:datepublished",
    "bt:pubdate",
    "shareaholic:article_published_time",
    "article.published",
    "date",
)
"""When a story was published: the tags of Open Graph and schema.org first, the vaguest last."""

MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "article:updated_time",
    "article:modified",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "article.updated",
)
"""When it was changed."""
