"""What the elements and classes of HTML mean for a body."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

__all__ = [
    "BESIDE",
    "BLOCKS",
    "EMBEDS",
    "LEFT_OUT",
    "SET_OFF",
    "SILENT",
    "SPANS",
    "TRANSPARENT",
    "is_pull_quote",
    "role_in",
    "role_of",
]

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
    footer form header hgroup html li main menu ol optgroup option p search section summary
    table tbody td tfoot th thead tr ul blockquote caption h1 h2 h3 h4 h5 h6 hr pre listing xmp
    plaintext inlinexml datacontent
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
    applet button canvas embed frame frameset iframe input math meter nav object progress script
    select svg textarea
    """.split()
)
"""Elements that hold something which a brief cannot: programs, forms, embedded pages."""

EMBEDS = frozenset(
    """
    bluesky-embed fb-post fb-video instagram-media mastodon-embed reddit-card reddit-embed-bq
    text-post-media tiktok-embed twitter-tweet twitter-video
    """.split()
)
"""Classes of what others said elsewhere, and a program would show here."""

_ROLES: Mapping[str, str] = {
    "by-line": "byline",
    "byline": "byline",
    "caption": "caption",
    "credit": "credit",
    "credits": "credit",
    "dateline": "dateline",
    "deck": "deck",
    "dek": "deck",
    "headline": "headline",
    "image-caption": "caption",
    "image-credit": "credit",
    "kicker": "kicker",
    "nonpublic": "desk",
    "notepad": "notepad",
    "overline": "kicker",
    "photo-caption": "caption",
    "photo-credit": "credit",
    "source": "source",
    "speaker": "speaker",
    "standfirst": "deck",
    "subheadline": "deck",
    "subtitle": "deck",
    "teaser": "teaser",
    "vignette": "kicker",
    "wp-caption-text": "caption",
}
"""Names of classes, and what an element of such a class is."""

BESIDE = frozenset(("desk", "notepad"))
"""The roles of what stands beside a story, whatever kinds of blocks it is made of."""

SET_OFF = frozenset(("byline", "kicker", "source"))
"""The roles of elements in a line that are lines of their own if nothing stands beside them."""

# What is for editors alone is that before it is anything else.
_RANKED = (
    *("desk", "notepad", "headline", "byline", "kicker", "deck", "teaser", "source", "speaker"),
    *("caption", "credit", "header"),
)
_PULL_QUOTES = ("pullquote", "pull-quote", "pull_quote")


def role_of(classes: str | None) -> str | None:
    """Return what an element is, by its ``class`` attribute; None if that does not say."""
    if not classes:
        return None
    roles = [_ROLES[name] for name in classes.lower().split() if name in _ROLES]
    return "desk" if "desk" in roles else next(iter(roles), None)


def role_in(roles: Collection[str]) -> str | None:
    """Return which of the roles of a text counts, None if it has none."""
    return next((role for role in _RANKED if role in roles), None)


def is_pull_quote(element: Any) -> bool:
    """Tell whether an element is of a class for lines that repeat the story to draw the eye."""
    classes = (element.get("class") or "").lower()
    return any(name in classes for name in _PULL_QUOTES)
