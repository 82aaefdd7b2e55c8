"""What a brief has no field for: kept in `Brief.extra` under ``newsmlg2``, written where it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from briefkit.formats.bodies.inline import clean
from briefkit.formats.newsmlg2.items import Item
from briefkit.formats.newsmlg2.markup import element, named
from briefkit.formats.newsmlg2.people import name_of
from briefkit.formats.newsmlg2.terms import is_qcode, own_in
from briefkit.formats.newsmlg2.tree import Element, words

__all__ = ["KEY", "Kept", "kept_from", "spelled", "value_of"]

KEY = "newsmlg2"
"""The key of `Brief.extra` under which it is kept."""


class Kept(NamedTuple):
    """Markup of what was kept, by the place where it belongs."""

    signals: tuple[str, ...]
    """Instructions: for `itemMeta`."""

    located: tuple[str, ...]
    """Places where the item comes from: for `contentMeta`."""

    creditlines: tuple[str, ...]
    """Credits: for `contentMeta`."""

    properties: tuple[str, ...]
    """Extension properties of others: for the end of `contentMeta`."""

    rest: Any
    """What has no place of its own: to be written as JSON."""


def kept_from(item: Item) -> dict[str, Any]:
    """Return what an item says that no field of a brief holds: a text, or several, by name."""
    found: dict[str, list[str]] = {}
    for name, value in _said(item):
        if value:
            found.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _said(item: Item) -> Iterator[tuple[str, str]]:
    for signal in item.meta.all("signal"):
        yield "signal", clean(signal.get("qcode") or signal.get("uri") or "")
    for service in item.meta.all("service"):
        yield "service", name_of(service, item.language) or clean(service.get("qcode") or "")
    for place in item.content.all("located"):
        if own_in(place.get("why") or "") is None:
            yield "located", name_of(place, item.language)
    for credit in item.content.all("creditline"):
        yield "creditline", words(credit)
    for other in item.content.all("contentmetaextproperty"):
        name = clean(other.get("rel") or other.get("type") or "")
        if own_in(name) is None:
            yield name, value_of(other)


def value_of(element: Element) -> str:
    """Return the value of an extension property, "" if it has none."""
    found = (element.get(key) for key in ("value", "literal", "qcode", "uri"))
    return next((value for value in found if value), "")


def spelled(extra: Mapping[str, Any]) -> Kept:
    """Return as markup what `kept_from` found, and whatever else stands there as the rest."""
    given = extra.get(KEY)
    known = given if isinstance(given, Mapping) else {}
    texts = {name: values for name in sorted(known) if (values := _texts(known[name]))}
    signals = [text for text in texts.get("signal", ()) if is_qcode(text)]
    foreign = {
        name: values
        for name, values in texts.items()
        if name == clean(name) and is_qcode(name) and own_in(name) is None
    }
    placed = {*foreign, "located", "creditline", *(("signal",) if signals else ())} & texts.keys()
    rest = {name: value for name, value in known.items() if name not in placed}
    return Kept(
        tuple(element("signal", qcode=signal) for signal in signals),
        tuple(element("located", named("name", text)) for text in texts.get("located", ())),
        tuple(named("creditline", text) for text in texts.get("creditline", ())),
        tuple(
            element("contentMetaExtProperty", rel=name, value=value)
            for name, values in foreign.items()
            for value in values
        ),
        rest or None if isinstance(given, Mapping) else given,
    )


def _texts(value: Any) -> Sequence[str]:
    """Return the texts of a value, none if it holds anything else."""
    values = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return values if all(isinstance(text, str) and clean(text) for text in values) else ()
