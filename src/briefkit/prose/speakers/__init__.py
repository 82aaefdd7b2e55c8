"""Speakers: from "Bakanov" and "he" to the name that the story gives in full."""

from briefkit.prose.speakers.resolution import find_attributed, resolve_speakers

__all__ = ["find_attributed", "resolve_speakers"]
