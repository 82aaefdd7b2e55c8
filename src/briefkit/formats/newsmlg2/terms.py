"""The words of NewsML-G2 2.35 that reader and writer share, and those that are our own.

A QCode is a scheme alias, a colon and a code. What only briefkit knows of a brief is said in
the scheme ``briefkit``, whose codes are percent-encoded where they hold more than a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote, unquote

from briefkit.model import Subject

__all__ = [
    "CATALOG",
    "CITY",
    "CONTENT_TYPE",
    "COUNTRY",
    "DECK",
    "GENERATOR",
    "ITEM_CLASSES",
    "KICKER",
    "KINDS",
    "LINK_RELS",
    "NAMESPACE",
    "NEUTRAL_PROVIDER",
    "NEUTRAL_TIME",
    "ORGANISATION",
    "OWN",
    "OWN_SCHEME",
    "PERSON",
    "REGION",
    "REQUIRED",
    "STATUSES",
    "SUMMARY",
    "VERSION",
    "XHTML",
    "code_in",
    "decoded",
    "is_harmful",
    "is_iri",
    "is_qcode",
    "own",
    "own_in",
    "qcode",
    "subject_code",
]

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
"""The namespace of NewsML-G2; files without it are read as well."""

XHTML = "http://www.w3.org/1999/xhtml"
"""The namespace of the body."""

VERSION = "2.35"
"""The version of the standard that is written."""

CONTENT_TYPE = "application/xhtml+xml"
"""The media type of the body that is written."""

GENERATOR = "briefkit"
"""What `itemMeta/generator` says of an item that we wrote: its marks can be trusted."""

CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"
"""Where the IPTC resolves the aliases of its own schemes; named, and never fetched."""

OWN = "briefkit"
"""The scheme alias of our own codes."""

OWN_SCHEME = "urn:x-briefkit:"
"""What our own alias stands for."""

REQUIRED = f"{OWN}:required"
"""The `@why` of a value that stands there because the standard asks for one: none of the brief."""

NEUTRAL_PROVIDER = "unknown"
"""The provider of a brief that names nobody."""

NEUTRAL_TIME = "1970-01-01T00:00:00Z"
"""The `versionCreated` of a brief that knows no time: always the same, never the clock's."""

DECK = "hld:subHeadline"
"""The role of a headline under the headline."""

KICKER = f"{OWN}:kicker"
"""The role of a headline above it: there is none in the vocabulary of IPTC."""

SUMMARY = "drol:summary"
"""The role of a description that sums up the story."""

PERSON = "cpnat:person"
"""The type of a person (http://cv.iptc.org/newscodes/cpnature/)."""

ORGANISATION = "cpnat:organisation"
"""The type of an organization."""

CITY = "cptype:city"
"""The type of a town."""

REGION = "cptype:statprov"
"""The type of a state or province."""

COUNTRY = "cptype:country"
"""The type of a country."""


STATUSES = ("usable", "withheld", "canceled")
"""The codes of http://cv.iptc.org/newscodes/pubstatusg2/."""

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "concept": "cpnat:abstract",
        "person": PERSON,
        "organisation": ORGANISATION,
        "place": "cpnat:geoArea",
        "event": "cpnat:event",
        "object": "cpnat:object",
    }
)
"""`Subject.kind` as http://cv.iptc.org/newscodes/cpnature/ has it."""

ITEM_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "picture": "ninat:picture",
        "video": "ninat:video",
        "audio": "ninat:audio",
        "graphic": "ninat:graphic",
        "document": "ninat:text",
    }
)
"""`Media.kind` as http://cv.iptc.org/newscodes/ninature/ has it."""

LINK_RELS: Mapping[str, str] = MappingProxyType(
    {
        "related": "irel:seeAlso",
        "previous-version": "irel:previousVersion",
        "translation": "irel:translatedFrom",
        "derived": "irel:derivedFrom",
    }
)
"""`Link.rel` as http://cv.iptc.org/newscodes/itemrelation/ has it."""

_QCODE = re.compile(r"[^\s:]++:\S++")
_HARMFUL = frozenset(("javascript", "vbscript", "data", "livescript"))
_SAFE = "!$&'()*+,;=:@/?.~_-"
# RFC 3987, less what no two parsers agree on: brackets, user names, empty ports.
_LETTERS = r"[A-Za-z0-9\-._~!$&'()*+,;=@\u00a1-\u1fff\u2070-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]"
_PIECE = rf"(?:{_LETTERS}|[:/]|%[0-9A-Fa-f]{{2}})"
_IRI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.\-]*+:"
    rf"(?://[A-Za-z0-9\-._~]++(?::[0-9]{{1,5}})?(?=[/?#]|\Z))?(?!//){_PIECE}*+"
    rf"(?:\?(?:{_PIECE}|\?)*+)?(?:\#(?:{_PIECE}|\?)*+)?"
    r"|[A-Za-z0-9\-._~]++"
)


def is_iri(text: str) -> bool:
    """Tell whether any parser takes a text for an IRI (RFC 3987), or for one path segment."""
    return bool(_IRI.fullmatch(text))


def is_harmful(url: str) -> bool:
    """Tell whether an address leads to a program, or holds what it leads to, and not to a place."""
    # Browsers drop white space and control characters before they look at the scheme.
    scheme, colon, _ = url.partition(":")
    plain = "".join(character for character in scheme if character.isalnum()).lower()
    return bool(colon) and plain in _HARMFUL


def is_qcode(text: str) -> bool:
    """Tell whether a text is a scheme alias, a colon and a code."""
    return bool(_QCODE.fullmatch(text))


def qcode(scheme: str, code: str) -> str | None:
    """Return the QCode of a code in a scheme; None if there is nothing to tell."""
    if not scheme or not code:
        return None
    return f"{quote(scheme, safe=_SAFE.replace(':', ''))}:{quote(code, safe=_SAFE)}"


def own(code: str) -> str | None:
    """Return words of our own as a QCode; None if there are none."""
    return qcode(OWN, code)


def decoded(code: str) -> str:
    """Return a part of a QCode as it was before it was percent-encoded."""
    return unquote(code)


def own_in(found: str) -> str | None:
    """Return the words that `own` made a QCode of, None if that is somebody else's."""
    scheme, colon, code = found.partition(":")
    return decoded(code) if colon and scheme == OWN else None


def code_in(found: str) -> str:
    """Return the code of a QCode without its scheme, or a text as it is."""
    scheme, colon, code = found.partition(":")
    return decoded(code) if colon and scheme else found


def subject_code(subject: Subject) -> str | None:
    """Return the QCode of a subject whose code belongs to a scheme."""
    return qcode(subject.scheme or "", subject.code or "")
