"""NewsML-G2 as the `newsmlg2` package has it in its classes: order, number and kind of everything.

It stands in for the standard's own schema where that is not at hand, and sees what lxml's
validation of it would: elements out of order or once too often, attributes that are not there
or not of their type. Content models that the package only comments on are spelled out here.
"""

from __future__ import annotations

import importlib
import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from lxml import etree

NAR = "{http://iptc.org/std/nar/2006-10-01/}"
FREE = {  # groups whose members stand in any order
    "NewsItemContentMeta": (
        {"icon"},
        {"urgency"},
        {"contentCreated"},
        {"contentModified"},
        {"digitalSourceType"},
        {"located", "infoSource", "creator", "contributor", "audience", "altId", "rating"},
        {
            *("language", "genre", "keyword", "subject", "slugline", "headline", "dateline"),
            *("by", "creditline", "description"),
        },
        {"contentMetaExtProperty"},
    ),
}
TYPES = {
    "QCodeType": re.compile(r"[^\s:]+:[^\s]+", re.ASCII),
    "QCodeListType": re.compile(r"[^\s:]+:[^\s]+( [^\s:]+:[^\s]+)*", re.ASCII),
    "g2normalizedString": re.compile(r"[\S ]*", re.ASCII),
    "xs:nonNegativeInteger": re.compile(r"\+?\d+"),
    "xs:language": re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"),
    "positive integer": re.compile(r"0*[1-9]\d*"),
    "xs:string": re.compile(r"(?s).*"),
    "": re.compile(r"(?s).*"),
}
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))")
TEXTS: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(("versionCreated", "firstCreated", "embargoed", "expires", "sent"), TIME),
    "urgency": re.compile("[1-9]"),
    **dict.fromkeys(
        ("name", "keyword", "slugline", "creditline", "email", "im", "line", "generator"),
        re.compile(r"[\S ]*", re.ASCII),
    ),
}
LINES = "http://www.w3.org/2001/XMLSchema"


@cache
def any_uri() -> etree.XMLSchema:
    """Return the schema of an element that holds an ``xs:anyURI``."""
    text = f'<s:schema xmlns:s="{LINES}"><s:element name="u" type="s:anyURI"/></s:schema>'
    return etree.XMLSchema(etree.parse(io.StringIO(text)))


def is_uri(text: str) -> bool:
    """Tell whether libxml2 takes a text for an ``xs:anyURI``."""
    element = etree.Element("u")
    element.text = text
    return bool(any_uri().validate(element))


def faults(root: Any) -> Iterator[str]:
    """Yield what is wrong with a `newsItem` or `newsMessage`, in words."""
    if root.tag == f"{NAR}newsMessage":
        names = [child.tag.removeprefix(NAR) for child in root]
        if names != ["header", "itemSet"]:
            yield f"a newsMessage of {names}"
        for item in root[1]:
            yield from faults(item)
        return
    yield from _faults(root, _class("newsitem", "NewsItem"))


def _class(module: str, name: str) -> Any:
    return getattr(importlib.import_module(f"NewsMLG2.{module}"), name)


def _resolved(found: Any) -> Any:
    if isinstance(found, str):
        module, _, name = found.partition(".")
        return _class(module, name)
    return found


def _tables(cls: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    elements: dict[str, Any] = {}
    attributes: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        elements |= {spec["xml_name"]: spec for _, spec in vars(base).get("elements", ())}
        attributes |= {spec["xml_name"]: spec for spec in vars(base).get("attributes", {}).values()}
    return elements, attributes


def _faults(element: Any, cls: Any) -> Iterator[str]:
    elements, attributes = _tables(cls)
    where = element.tag.removeprefix(NAR)
    children = list(element.iterchildren("{*}*"))
    names = [child.tag.removeprefix(NAR) for child in children if child.tag.startswith(NAR)]
    if getattr(cls, "xsAny", None) != "any":
        yield from (f"{where}: no {name} there" for name in names if name not in elements)
        groups = FREE.get(cls.__name__) or tuple({name} for name in elements)
        places = [next((i for i, g in enumerate(groups) if name in g), -1) for name in names]
        if places != sorted(places):
            yield f"{where}: out of order: {names}"
    for name, spec in elements.items():
        if spec["type"] == "single" and names.count(name) > 1:
            yield f"{where}: {name} more than once"
    yield from _wrong_attributes(element, attributes, where)
    if (pattern := TEXTS.get(where)) and not pattern.fullmatch(element.text or ""):
        yield f"{where}: {element.text!r}"
    if where == "web" and not is_uri(element.text or ""):
        yield f"web: {element.text!r}"
    for child in children:
        spec = elements.get(child.tag.removeprefix(NAR))
        if spec:
            yield from _faults(child, _resolved(spec["element_class"]))


def _wrong_attributes(element: Any, attributes: Mapping[str, Any], where: str) -> Iterator[str]:
    for name, value in element.attrib.items():
        spec = attributes.get(name)
        if spec is None:
            yield f"{where}: no attribute {name}"
            continue
        kind = "QCodeType" if name in ("qcode", "rel", "why") else spec.get("xml_type", "")
        kind = "IRIType" if name in ("uri", "href", "guid") else kind
        fits = (
            is_uri(value)
            if kind == "IRIType"
            else TYPES.get(kind, TYPES["xs:string"]).fullmatch(value)
        )
        if not fits:
            yield f"{where}: {name}={value!r} is no {kind}"
    for name, spec in attributes.items():
        if spec.get("use") == "required" and name not in element.attrib:
            yield f"{where}: {name} is missing"
