"""What reading and writing NITF agree on: names for what the standard has no place for."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "GENERATOR",
    "IDENTIFIED",
    "KICKER",
    "LICENSE",
    "MASTHEAD",
    "MEDIA_KINDS",
    "MEDIA_TYPES",
    "NAMESPACE",
    "NATIVE",
    "NOTE_KINDS",
    "OWN",
    "STATUS",
    "VERSION",
]

NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"
"""The namespace of NITF 3.4 and later, as its XML Schema has it."""

NATIVE = "{urn:x-briefkit:native}brief"
"""The element in ``head`` that holds the native JSON."""

GENERATOR = ("generator", "briefkit")
"""The ``meta`` by which a reader knows that briefkit wrote a document and marked what is what."""

KICKER = "briefkit.kicker"
"""The ``meta`` for the label over the headline."""

MASTHEAD = "briefkit.masthead"
"""The ``meta`` for a line of the publication above the story."""

STATUS = "briefkit.status"
"""The ``meta`` for the status, where an embargo has its attribute."""

VERSION = "briefkit.version"
"""The ``meta`` for a version that is more than one word."""

LICENSE = "briefkit.license"
"""The ``meta`` for the address of a licence."""

OWN = frozenset((GENERATOR[0], KICKER, MASTHEAD, STATUS, VERSION, LICENSE))
"""The names of ``meta`` for what NITF has no place for."""

IDENTIFIED: Mapping[str, str] = {
    "person": "person",
    "organisation": "org",
    "place": "location",
    "event": "event",
    "object": "object.title",
}
"""The element of ``identified-content`` for a kind of subject; ``classifier`` for the rest."""

MEDIA_KINDS: Mapping[str, str] = {
    "image": "picture",
    "photo": "picture",
    "picture": "picture",
    "graphic": "graphic",
    "video": "video",
    "audio": "audio",
    "application": "document",
    "text": "document",
}
"""The kind of media for a ``media-type``, and for the first part of a media type."""

MEDIA_TYPES: Mapping[str | None, str] = {
    "picture": "image",
    "graphic": "image",
    "video": "video",
    "audio": "audio",
    "document": "application",
}
"""The ``media-type`` for a kind of media; "other" for the rest."""

NOTE_KINDS = frozenset(
    (
        *("correction", "update", "editor", "contributors", "contact", "via", "promotion"),
        "sign-off",
    )
)
"""The kinds of notes for the reader, which are classes of what holds them."""
