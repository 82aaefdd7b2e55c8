"""Identifiers for what has none of its own, made of what it says."""

from __future__ import annotations

import uuid

__all__ = ["UUID_URN", "name_based"]

UUID_URN = "urn:uuid:"
"""How the URN of a UUID begins (RFC 9562 section 4)."""


def name_based(name: str, namespace: uuid.UUID = uuid.NAMESPACE_URL) -> str:
    """Return the URN of a name-based UUID (RFC 9562 section 5.5): the same for the same name.

    Args:
        name: What is to be named, in words.
        namespace: The UUID of the space in which names are unique.
    """
    return f"{UUID_URN}{uuid.uuid5(namespace, name)}"
