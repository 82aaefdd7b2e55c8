"""The identifier of an item, which ninjs requires: the story's own, or one made of its content.

A story without an identifier that is a URI is given one: a name-based UUID (RFC 9562 section
5.5) of all that the item says. The same content always has the same one, and whoever reads the
item can tell by it that the story has none of its own.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from briefkit.formats._json_item import listed
from briefkit.formats._names import UUID_URN, name_based
from briefkit.formats.ninjs.kinds import is_uri
from briefkit.formats.ninjs.terms import EMBEDDED

__all__ = ["OWN_ID", "is_derived", "uri_for", "uri_of"]

OWN_ID = "briefkit:id"
"""The role of the alternative identifier that holds an identifier which is no URI."""

_NAMESPACE = uuid.UUID("6f0c2f0e-8d1b-5d0e-9a57-2b6c1c0f7a31")
# A copy of the brief says the same once more; an associated item has its name from elsewhere.
_UNSAID = ("uri", "name", f"body_{EMBEDDED}")
_RESERVED = "/:?#@!$&'()*+,;=%"


def uri_of(value: str | None) -> str | None:
    """Return an identifier or address as a URI: non-ASCII escaped; None if it cannot be one."""
    if not value:
        return None
    if is_uri(value):
        return value
    escaped = quote(value, safe=_RESERVED) if not value.isspace() else ""
    return escaped if is_uri(escaped) else None


def uri_for(item: Mapping[str, Any]) -> str:
    """Return the URI that is made of all that an item says but for its URI."""
    import msgspec

    content = {key: value for key, value in item.items() if key not in _UNSAID}
    bodies = [body for body in listed(content.pop("bodies", None)) if not _is_copy(body)]
    content |= {"bodies": bodies} if bodies else {}
    said = msgspec.json.encode(content, order="sorted").decode()
    return name_based(said, _NAMESPACE)


def _is_copy(body: Any) -> bool:
    return isinstance(body, Mapping) and body.get("role") == EMBEDDED


def is_derived(uri: str, item: Mapping[str, Any]) -> bool:
    """Tell whether the URI of an item was made of what it says, and is no identifier."""
    return uri.startswith(UUID_URN) and len(uri) == 45 and uri[23] == "5" and uri == uri_for(item)
