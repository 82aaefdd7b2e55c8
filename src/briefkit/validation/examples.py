"""From the short examples of rules to whole briefs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.model import Brief
from briefkit.structure import structure

__all__ = ["FAULTLESS", "NOW", "brief_of"]

FAULTLESS: Mapping[str, Any] = {
    "id": "urn:newsml:example.com:20250801:bridge",
    "url": "https://example.com/bridge",
    "headline": "Council approves budget for new bridge",
    "byline": {
        "text": "By Jane Doe",
        "authors": [{"name": "Jane Doe", "url": "https://example.com/jane"}],
    },
    "dateline": {"text": "RENO, Nev. (AP) —", "places": ["RENO"], "region": "Nev."},
    "language": "en",
    "published": "2025-08-01T14:03:00Z",
    "media": [{"url": "https://example.com/bridge.jpg", "kind": "picture", "alt": "The bridge"}],
    "body": "The council approved a budget for the new bridge on Thursday.",
}
"""The brief that examples are laid over; no rule finds anything in it."""

NOW = dt.datetime(2025, 8, 2, tzinfo=dt.UTC)
"""The instant at which examples are judged."""


def brief_of(example: str | Mapping[str, Any]) -> Brief:
    """Return the brief that an example stands for.

    Raises:
        ValueError: The example is no brief at all, not even a faulty one.
    """
    fields = {**FAULTLESS, **({"body": example} if isinstance(example, str) else example)}
    body, paragraph = fields.pop("body"), fields.pop("paragraph", None)
    if paragraph is not None:
        fields["sections"] = [{"blocks": [{"type": "paragraph", **paragraph}]}]
    fields.setdefault("sections", list(_sections(body)))
    brief, problems, _ = structure({k: v for k, v in fields.items() if v is not None})
    if problems:
        raise ValueError(f"not an example of a brief: {problems[0].pointer} {problems[0].message}")
    return brief


def _sections(body: str) -> Iterator[dict[str, Any]]:
    section: dict[str, Any] = {"blocks": []}
    for text in body.split("\n\n"):
        if text.startswith("## "):
            if section["blocks"] or "heading" in section:
                yield section
            section = {"heading": text[3:], "blocks": []}
        else:
            section["blocks"].append({"type": "paragraph", "text": text})
    yield section
