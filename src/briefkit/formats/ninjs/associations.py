"""Pictures and other media: items inside an item, in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefkit.formats._json_item import filled
from briefkit.formats._links import safe_url
from briefkit.formats.bodies.inline import clean
from briefkit.formats.ninjs.contents import Content, contents_of, headlines_of
from briefkit.formats.ninjs.identity import OWN_ID, is_derived, uri_of
from briefkit.model import Brief, Figure, Link, Media
from briefkit.problems import join_pointer
from briefkit.walk import walk

__all__ = [
    "FIGURE",
    "LINK",
    "MEDIA",
    "associated",
    "associations",
    "is_media",
    "link_of",
    "media_of",
    "own_id",
]

FIGURE = "figure-"
"""How the name of an association begins that stands in the body as well."""

MEDIA = "media-"
"""How the name of an association begins that stands beside the body."""

LINK = "link-"
"""How the name of an association begins that is no more than a link."""

_TOO_WIDE = 1_000_000
_TYPES = ("picture", "video", "audio", "graphic")
_CAPTIONS = ("caption", "summary", "text", "main", "", "richtext", "html")


# --- writing -----------------------------------------------------------------------------


def associations(brief: Brief) -> list[dict[str, Any]]:
    """Return the media of a brief, those in its body first, as items in the terms of series 3."""
    figures = (_shown(figure) for _, figure in walk(brief.sections, Figure))
    return [
        {"name": f"{name}{number}", **item}
        for name, items in (
            (FIGURE, map(_item, figures)),
            (MEDIA, map(_item, brief.media)),
            (LINK, map(_link, brief.links)),
        )
        for number, item in enumerate(filter(None, items), 1)
    ]


def _link(link: Link) -> dict[str, Any]:
    uri = safe_url(uri_of(link.url))
    return filled(uri=uri, title=link.title, rel=link.rel) if uri else {}


def _shown(figure: Figure) -> Media:
    """Return the media of a figure as the body shows it, with the words that stand with it.

    Only what has an address that the body shows as well: other figures are in the body alone.
    """
    media = figure.media
    if not safe_url(media.url) or not safe_url(uri_of(media.url)):
        return Media()
    return Media(
        url=media.url,
        id=_tidy(media.id),
        kind=_tidy(media.kind) or "picture",
        media_type=_tidy(media.media_type),
        caption=_tidy(figure.caption or media.caption),
        credit=_tidy(figure.credit or media.credit),
        alt=_tidy(media.alt),
        width=_size(media.width),
        height=_size(media.height),
    )


def _tidy(text: str | None) -> str | None:
    return clean(text or "") or None


def _size(pixels: int | None) -> int | None:
    return pixels if pixels and 1 < pixels < _TOO_WIDE else None


def _item(media: Media) -> dict[str, Any]:
    own = media.id and uri_of(media.id) != media.id
    item = {
        "uri": uri_of(media.id),
        "type": media.kind if media.kind in _TYPES else None,
        "by": media.credit,
        "descriptions": [
            {"role": role, "contentType": "text/plain", "value": value}
            for role, value in (("caption", media.caption), ("alt", media.alt))
            if value
        ],
        "altIds": [{"role": OWN_ID, "value": media.id}] if own else None,
        "renditions": [*_renditions(media)],
    }
    return filled(item)


def _renditions(media: Media) -> Iterator[dict[str, Any]]:
    rendition = {
        "href": safe_url(uri_of(media.url)),
        "contentType": media.media_type,
        "width": media.width,
        "height": media.height,
    }
    rendition = filled(rendition)
    if rendition:
        yield {"name": "main", **rendition}


# --- reading -----------------------------------------------------------------------------


def is_media(item: Mapping[str, Any]) -> bool:
    """Tell whether an associated item is one that can be shown, and no other story."""
    return item.get("type") in _TYPES or bool(item.get("renditions"))


def media_of(item: Mapping[str, Any], *, exact: bool = False) -> Media:
    """Return the media that an associated item of any series is about.

    Args:
        item: The item; its keys as they are.
        exact: Whether its texts are words to the last space, and no markup.
    """
    lower = {key.lower(): value for key, value in item.items()}
    rendition = _best(lower.get("renditions"))
    said = contents_of(item)
    descriptions = said["description"]
    headline = next((content.value for content in said["headline"]), None)
    words = _with_role(descriptions, "caption") or _with_role(descriptions, "text")
    caption = words if exact else _caption(descriptions) or headline
    url = _text(rendition.get("href"))
    kind = lower.get("type")
    return Media(
        url=safe_url(url),
        id=_id(lower, item, url),
        kind=kind if kind in _TYPES else None,
        media_type=_text(rendition.get("contenttype") or rendition.get("mimetype")),
        caption=caption,
        credit=_text(lower.get("by") or lower.get("byline") or lower.get("copyrightholder")),
        alt=_with_role(descriptions, "alt"),
        width=_whole(rendition.get("width")),
        height=_whole(rendition.get("height")),
    )


def associated(item: Mapping[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the items inside an item of any series, each with its pointer and its name."""
    key, value = next(
        ((key, value) for key, value in item.items() if key.lower() == "associations"), ("", None)
    )
    if isinstance(value, dict):
        named = [(name, name, inner) for name, inner in value.items()]
    else:
        listed = enumerate(value if isinstance(value, list) else ())
        named = [(n, inner.get("name"), inner) for n, inner in listed if isinstance(inner, dict)]
    return [
        (join_pointer(key, step), name if isinstance(name, str) else "", inner)
        for step, name, inner in named
        if isinstance(inner, dict)
    ]


def link_of(item: Mapping[str, Any]) -> Link | None:
    """Return what an associated item that is no media leads to; None if that is nowhere."""
    uri = item.get("uri")
    url = safe_url(uri) if isinstance(uri, str) else None
    if url is None:
        return None
    headlines, _ = headlines_of(contents_of(item)["headline"])
    title = _text(item.get("title"))
    if title is None and "headline" in headlines:
        title = headlines["headline"].plain()
    return Link(url=url, title=title, rel=_text(item.get("rel")))


def _best(renditions: Any) -> dict[str, Any]:
    """Return the rendition to show: the one that is called main, else the widest."""
    if isinstance(renditions, Mapping):
        named: Sequence[Any] = [
            {"name": name, **value} for name, value in renditions.items() if isinstance(value, dict)
        ]
    else:
        named = renditions if isinstance(renditions, list) else []
    lower = [
        {key.lower(): value for key, value in rendition.items()}
        for rendition in named
        if isinstance(rendition, dict)
    ]
    return max(lower, key=_worth, default={})


def _worth(rendition: Mapping[str, Any]) -> tuple[bool, bool, float]:
    width = _whole(rendition.get("width"))
    is_main = rendition.get("name") in ("main", "original", "baseImage", "viewImage")
    return isinstance(rendition.get("href"), str), is_main, width or 0


def _id(lower: Mapping[str, Any], item: Mapping[str, Any], url: str | None) -> str | None:
    own = own_id(lower.get("altids"))
    if own:
        return own
    uri = lower.get("uri") or lower.get("guid")
    if not isinstance(uri, str) or not uri or uri == url or is_derived(uri, item):
        return None
    return uri


def own_id(alternatives: Any) -> str | None:
    """Return the identifier that is no URI, of the alternative ones of an item."""
    if isinstance(alternatives, Mapping):
        return _text(alternatives.get(OWN_ID))
    found = alternatives if isinstance(alternatives, list) else []
    mine = (one for one in found if isinstance(one, Mapping) and one.get("role") == OWN_ID)
    return next((_text(one.get("value")) for one in mine), None)


def _with_role(contents: Sequence[Content], role: str) -> str | None:
    return next((content.value for content in contents if content.role == role), None)


def _caption(descriptions: Sequence[Content]) -> str | None:
    for role in _CAPTIONS:
        for content in descriptions:
            if content.role == role and content.value.strip():
                return content.plain()
    return None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _whole(value: Any) -> int | None:
    whole = isinstance(value, (int, float)) and not isinstance(value, bool) and value == value // 1
    return int(value) if whole and abs(value) < 2**53 else None
