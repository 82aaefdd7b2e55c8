"""The words by which an item is understood: roles, relations, names, in reading and writing."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["EMBEDDED", "KEYWORD", "KINDS", "NOTE", "PROFILE", "WEB"]

PROFILE = "briefkit"
"""The profile of an item that briefkit wrote: what it does not mark is not there."""

EMBEDDED = "briefkit"
"""The role of the body that holds the brief itself."""

KEYWORD = "keyword"
"""The relation of a subject that is no more than a word to find the story by."""

NOTE = "note_"
"""How the role of a description begins that is a note to the reader: its number, its kind."""

WEB = "web"
"""The name of the rendition that is the story's own page."""

KINDS: Mapping[str, str] = {
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "event": "events",
    "object": "objects",
}
"""The property for each kind of subject; all others are ``subjects``."""
