"""What the elements and classes of HTML mean for a body."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["BLOCKS", "LEFT_OUT", "ROLES", "SILENT", "SPANS", "TRANSPARENT", "role_of"]

SPANS: Mapping[str, str] = {
    "a": "link",
    "b": "strong",
    "code": "code",
    "em": "emphasis",
    "i": "emphasis",
    "kbd": "code",
    "samp": "code",
    "strong": "strong",
    "sub": "sub",
    "sup": "sup",
    "tt": "code",
}
"""The elements that mark text, and the kind of span that each is."""

BLOCKS = frozenset(
    """
    address article aside body center dd details dialog dir div dl dt fieldset figcaption figure
    footer form header hgroup html li main menu nav ol optgroup option p search section summary
    table tbody td tfoot th thead tr ul blockquote caption h1 h2 h3 h4 h5 h6 hr pre listing xmp
    plaintext
    """.split()
)
"""Elements that begin a new line, and end it."""

TRANSPARENT = frozenset(
    """
    abbr acronym bdi bdo big br cite data del dfn font ins label legend mark nobr output q rb rtc
    ruby s small span strike time u var wbr img picture source video audio figure
    """.split()
)
"""Elements in a line that a brief has no mark for."""

SILENT = frozenset(
    """
    area base basefont bgsound col colgroup datalist head link map meta noframes noscript param
    rp rt style template title track
    """.split()
)
"""Elements that hold nothing for a reader, or what stands elsewhere already."""

LEFT_OUT = frozenset(
    """
    applet button canvas embed frame frameset iframe input math meter object progress script select
    svg textarea
    """.split()
)
"""Elements that hold something which a brief cannot: programs, forms, embedded pages."""

ROLES: Mapping[str, str] = {
    "by-line": "byline",
    "byline": "byline",
    "credit": "credit",
    "credits": "credit",
    "dateline": "dateline",
    "deck": "deck",
    "dek": "deck",
    "headline": "headline",
    "kicker": "kicker",
    "overline": "kicker",
    "source": "source",
    "standfirst": "deck",
    "subheadline": "deck",
    "subtitle": "deck",
    "teaser": "teaser",
    "vignette": "kicker",
}
"""Names of classes, and what an element of such a class is."""


def role_of(classes: str | None) -> str | None:
    """Return what an element is, by its ``class`` attribute; None if that does not say."""
    if not classes:
        return None
    return next((ROLES[name] for name in classes.lower().split() if name in ROLES), None)
