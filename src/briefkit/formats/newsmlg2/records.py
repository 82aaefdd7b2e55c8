"""Reading the small records: subjects, rights, links, and pictures by reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefkit.formats._numbers import whole_number
from briefkit.formats._xml import local
from briefkit.formats.bodies.inline import clean
from briefkit.formats.newsmlg2.items import Item, name_of_class
from briefkit.formats.newsmlg2.people import name_of
from briefkit.formats.newsmlg2.terms import (
    ITEM_CLASSES,
    KINDS,
    LINK_RELS,
    code_in,
    decoded,
    is_harmful,
    own_in,
)
from briefkit.formats.newsmlg2.tree import (
    Element,
    Group,
    child,
    children,
    lines_of,
    preferred,
    words,
)
from briefkit.model import Link, Media, Rights, Subject

__all__ = ["link_of", "linked_media", "media_of_item", "rights_of", "subject_of"]

_KINDS = {code: kind for kind, code in KINDS.items()} | {"cpnat:poi": "place"}
_CLASSES = {code: kind for kind, code in ITEM_CLASSES.items()}
_RELS = {code: rel for rel, code in LINK_RELS.items()}
_BEST = re.compile(r"high|full|print|main|original|web", re.IGNORECASE)
_DIGITS = 18  # of a 64-bit integer
_POOR = re.compile(r"thumb|preview|watermark|icon|small", re.IGNORECASE)


def subject_of(element: Element, language: str | None) -> Subject | None:
    """Return what a `subject` names, None if that is nothing."""
    scheme, colon, code = clean(element.get("qcode") or "").partition(":")
    literal = clean(element.get("literal") or "")
    kind = clean(element.get("type") or "")
    subject = Subject(
        name=name_of(element, language) or None,
        kind=_KINDS.get(kind) or own_in(kind) or code_in(kind) or None,
        code=(decoded(code) if colon else scheme or literal) or None,
        scheme=decoded(scheme) if colon and scheme else None,
        uri=clean(element.get("uri") or "") or None,
        rel=own_in(clean(element.get("why") or "")) or None,
        rank=whole_number(element.get("rank"), _DIGITS),
    )
    return subject if subject != Subject(kind=subject.kind) or subject.kind else None


def rights_of(groups: Sequence[Group], language: str | None) -> Rights | None:
    """Return the rights in a story; of several languages that of the story counts."""

    def named(*names: str) -> list[Element]:
        return [found for group in groups for found in group.all(*names)]

    holder = preferred(named("copyrightholder"), language)
    own = {own_in(e.get("rel", "")): e for e in named("rightsinfoextproperty", "link")}
    license = own.get("license")
    rights = Rights(
        holder=_holder(holder, language),
        notice=lines_of(preferred(named("copyrightnotice"), language)) or None,
        usage_terms=lines_of(preferred(named("usageterms"), language)) or None,
        year=_number(own.get("year"), "value"),
        license_url=_target(license) if license is not None else None,
    )
    return rights if rights != Rights() else None


def _holder(element: Element, language: str | None) -> str | None:
    if element is None:
        return None
    return name_of(element, language) or clean(element.get("literal") or "") or None


def link_of(element: Element) -> Link | None:
    """Return where a link leads, None if it leads nowhere, or to a program."""
    url = _target(element)
    if not url:
        return None
    rel = clean(element.get("rel") or "")
    mine = own_in(rel)
    return Link(
        url=url,
        title=clean(element.get("title") or "") or words(child(element, "title")) or None,
        rel=(_RELS.get(rel) or rel if mine is None else mine.removeprefix("rel:")) or None,
        media_type=clean(element.get("contenttype") or "") or None,
    )


def _target(element: Element) -> str | None:
    for key in ("href", "residref"):
        found = clean(element.get(key) or "")
        if found and not is_harmful(found):
            return found
    return None


def linked_media(element: Element) -> Media:
    """Return the picture or the like that a link of our own writer tells of."""
    size = child(element, "remotecontent")
    nature = child(element, "itemclass")
    href = clean(element.get("href") or "")
    return Media(
        url=href if href and not is_harmful(href) else None,
        id=clean(element.get("residref") or "") or None,
        kind=None if nature is None else _kind(nature),
        media_type=clean(element.get("contenttype") or "") or None,
        caption=_described(element, "drol:caption"),
        credit=words(child(element, "creditline")) or None,
        alt=_described(element, "briefkit:alt"),
        width=_number(size, "width"),
        height=_number(size, "height"),
    )


def media_of_item(item: Item) -> Media | None:
    """Return the picture or the like that an item of a message is, None if it cannot be had."""
    found = [e for e in item.renditions if local(e) == "remotecontent"]
    best = max(found, key=_quality, default=None)
    url = None if best is None else _target(best)
    caption = preferred(_captions(item), item.language)
    media = Media(
        url=url,
        id=item.guid,
        kind=_CLASSES.get(f"ninat:{item.nature}") or item.nature or None,
        media_type=None if best is None else clean(best.get("contenttype") or "") or None,
        caption=lines_of(caption) or None,
        credit=words(item.content.first("creditline", "by")) or None,
        width=_number(best, "width"),
        height=_number(best, "height"),
    )
    return media if url or item.guid else None


def _captions(item: Item) -> list[Element]:
    described: list[Element] = item.content.all("description")
    marked = [found for found in described if "caption" in found.get("role", "").lower()]
    return marked or described or item.content.all("headline")


def _quality(element: Element) -> tuple[int, int]:
    """Return how good a rendition of a picture is, for comparing."""
    name = f"{element.get('rendition', '')} {element.get('renditionuri', '')}"
    rank = 0 if _POOR.search(name) else 2 if _BEST.search(name) else 1
    return rank, _number(element, "width") or 0


def _kind(nature: Element) -> str | None:
    code = clean(nature.get("qcode") or "")
    return _CLASSES.get(code) or own_in(code) or name_of_class(nature) or None


def _described(element: Element, role: str) -> str | None:
    found = (e for e in children(element, "description") if e.get("role") == role)
    return next((lines_of(e) for e in found), None)


def _number(element: Element, key: str) -> int | None:
    return None if element is None else whole_number(element.get(key), _DIGITS)
