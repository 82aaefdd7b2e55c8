"""Bylines: who made a story, from the one line that mixes people, offices and agencies."""

from briefkit.prose.byline.grammar import (
    BylineReading,
    format_byline,
    has_byline,
    parse_byline,
    read_byline,
)

__all__ = ["BylineReading", "format_byline", "has_byline", "parse_byline", "read_byline"]
