"""The names of ANS that both directions use."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["GENERATOR", "KNOWN", "OWN", "READ", "SITES", "VERSION", "read_at"]

VERSION = "0.10.7"
"""The version of the specification that is written."""

GENERATOR = "briefkit"
"""What `additional_properties.generator` says of a story that we wrote."""

OWN = frozenset(
    """
    generator briefkit byline credits dateline expires genre masthead notes rights source urgency
    """.split()
)
"""The additional properties that we write ourselves."""

READ = frozenset(
    """
    _id type version language copyright canonical_url website_url created_date last_updated_date
    first_publish_date display_date publish_date location headlines subheadlines description
    label slug credits taxonomy promo_items content_elements content_restrictions planning
    revision status subtype distributor editor_note additional_properties
    """.split()
)
"""The properties of a story that a brief has fields for."""

KNOWN = READ | frozenset(
    """
    address alignment canonical_website comments content_aliases contributors corrections geo
    fingerprint owner pitches publishing related_content rendering_guides scheduling short_url
    source syndication tracking variations vanity_credits voice_transcripts website
    websites workflow
    """.split()
)
"""The properties that a story may have: its schema is closed."""

SITES: Mapping[str, str] = {"email": "email", "twitter": "handle", "x": "handle"}
"""Which field of an author a social link is."""


def read_at(item: object, *path: str) -> object:
    """Return what stands at a path of keys in nested mappings, None if nothing does."""
    for key in path:
        item = item.get(key) if isinstance(item, Mapping) else None
    return item
