"""Words that look like markup stay words, whatever field they stand in and whatever is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree, html

import briefkit
from briefkit.errors import WriteError
from briefkit.formats import BUILTIN, Format
from full_brief import full_brief

WRITTEN = [format for format in BUILTIN if format.dumps]
WORDS = {
    "script": "<script>alert(1)</script>",
    "attribute": "\" onerror=alert(1) x='\" onload='alert(1)'",
    "comment": "--><script>alert(1)</script><!--",
    "character data": "]]><script>alert(1)</script><![CDATA[",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt; &stolen; &#60;b&#62;",
    "end of everything": "</title></style></script></textarea></p><img src=x onerror=alert(1)>",
    "template": "{{ 7*7 }} ${7*7} {% x %} <% x %> <?php x ?>",
    "processing": "?><?xml-stylesheet href='x'?><!DOCTYPE x [<!ENTITY a 'b'>]>",
}
ADDRESSES = (
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "vbscript:x",
    "data:text/html;base64,PHNjcmlwdD4=",
    'https://example.org/"onmouseover=alert(1)',
)
ACTIVE = {
    "script",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "style",
    "link",
    "base",
    "textarea",
}
_PLAIN = ("code", "interstitial_link")  # elements of ANS whose content is plain text
REFUSED = re.compile(r"[\0-\x20]*(?:j\s*a\s*v\s*a\s*script|vbscript|data)\s*:", re.IGNORECASE)


@pytest.mark.parametrize("format", WRITTEN, ids=lambda format: format.name)
@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_words_never_become_markup(format: Format, words: str) -> None:
    """A brief of hostile words has the elements that a brief of harmless ones has, and no more."""
    harmless = _written(format, full_brief("the {}".format))
    hostile = _written(format, full_brief(lambda name: f"the {name} {words}"))

    assert _active(hostile, format) == _active(harmless, format)


@pytest.mark.parametrize("format", WRITTEN, ids=lambda format: format.name)
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_is_a_program(format: Format, address: str) -> None:
    """What a browser would run is not written as the address of anything."""
    text = _written(format, full_brief("the {}".format, url=address))

    for fragment in _fragments(text, format):
        for element in html.document_fromstring(f"<div>{fragment}</div>").iter():
            for name, value in element.items():
                assert not name.startswith("on"), f"{name}={value}"
                if name in {"href", "src", "cite", "action", "data", "poster"}:
                    assert not REFUSED.match(value), f"{name}={value}"


def _written(format: Format, brief: briefkit.Brief) -> str:
    assert format.dumps is not None
    try:
        return format.dumps(brief)
    except WriteError as error:
        pytest.skip(f"refused: {error}")


def _active(text: str, format: Format) -> list[str]:
    """Return what of a text would do something in a browser, each with what it is."""
    found: list[str] = []
    for fragment in _fragments(text, format):
        for element in html.document_fromstring(f"<div>{fragment}</div>").iter():
            if isinstance(element.tag, str) and element.tag in ACTIVE:
                found.append(f"<{element.tag} {sorted(element.keys())}>")
            found += [f"{name}={value}" for name, value in element.items() if name.startswith("on")]
    return found


def _fragments(text: str, format: Format) -> Iterator[str]:
    """Yield what of a text a browser would be given as HTML."""
    if "html" in format.media_type:
        yield text
    elif "json" in format.media_type:
        for line in text.splitlines() if format.name == "ndjson" else [text]:
            if format.name not in {"json", "ndjson", "jsonld"}:
                yield from _html_strings(json.loads(line))
    elif "xml" in format.media_type:
        root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
        yield text
        for element in root.iter():
            if element.text and "&lt;" in etree.tostring(element, encoding="unicode"):
                yield from _if_html(element, format)


def _html_strings(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict) and value.get("type") not in _PLAIN:
        is_html = "html" in str(value.get("contentType", value.get("contenttype", "")))
        for name, inner in value.items():
            yield from _html_strings(inner, "html" if is_html and name == "value" else name)
    elif isinstance(value, list):
        for inner in value:
            yield from _html_strings(inner, key)
    elif isinstance(value, str) and ("html" in key or key == "content"):
        yield value


def _if_html(element: Any, format: Format) -> Iterator[str]:
    """Yield the text of an element that is taken for HTML."""
    in_feeds = {"encoded", "description", "content", "summary"}
    names = in_feeds if format.public else {"inlineData"}
    if str(element.tag).rpartition("}")[2] in names and element.get("type") != "text":
        yield element.text
