"""The encoding that a document declares in its first bytes, as markup does it."""

from __future__ import annotations

import re

__all__ = ["html_encoding", "xml_encoding"]

_XML_LOOKED_AT = 1024
_HTML_LOOKED_AT = 4096
# Compiled when it is first asked for: all formats are loaded whenever briefkit starts.
_XML = rb"""<\?xml\s[^>?]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']"""
_META = rb"""<meta\s[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})"""
# The end of a comment, or of all if it has none.
_COMMENT = rb"<!--(?:[^-]++|-(?!->))*+(?:-->)?"


def xml_encoding(head: bytes) -> str | None:
    """Return the encoding of an XML declaration (XML 1.0, section 4.3.3); None without one.

    Args:
        head: The first bytes of a document; of those the first 1,024 are looked at.
    """
    found = re.match(_XML, head[:_XML_LOOKED_AT].lstrip())
    return found[1].decode("ascii") if found else None


def html_encoding(head: bytes) -> str | None:
    """Return the encoding that HTML declares: ``<meta charset>``, ``http-equiv``, or as XHTML.

    Args:
        head: The first bytes of a document; of those the first 4,096 are looked at: four times
            what HTML asks for (html.spec.whatwg.org, section 13.2.3.2), for pages that put
            scripts first.
    """
    start = head[:_HTML_LOOKED_AT].lstrip()
    if not start.startswith(b"<"):
        return None
    found = re.search(_META, re.sub(_COMMENT, b"", start).lower())
    return found[1].decode("ascii") if found else xml_encoding(start)
