"""Directives: what a brief says of the findings that are to be put aside, and why.

They stand under ``"x-briefkit"``, whatever the format::

    {"ignore": [{"code": ["BK501", "BK113"], "at": "/sections/0/blocks/7", "reason": "verse"}]}

What cannot be understood has no effect, and is told: a directive never covers more than it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from briefkit.problems import join_pointer
from briefkit.structure import DIRECTIVES, json_kind, nearest
from briefkit.validation.rule import Hit

__all__ = ["Directive", "Selector", "read"]

_IGNORE = "ignore"
_KEYS = ("code", "at", "reason")
_MOST_GUESSES = 100
# RFC 6901 section 3.
_POINTER = re.compile(r"(?:/(?:[^~/]|~[01])*+)*+", re.DOTALL)


@attrs.frozen
class Selector:
    """One code of a directive: of a rule, the name of one, or the beginning of codes."""

    pointer: str
    """Where it stands."""

    text: str
    """What it says."""


@attrs.frozen(kw_only=True)
class Directive:
    """One request to put findings aside."""

    pointer: str
    """Where it stands."""

    selectors: tuple[Selector, ...]
    """The rules that it is for; at least one."""

    at: tuple[str, ...] = ()
    """The pointers of what it covers, with what lies under them; empty for all of the brief."""

    reason: str = ""
    """Why; empty where nobody says so."""


def read(value: Any) -> tuple[tuple[Directive, ...], tuple[Hit, ...]]:
    """Return the directives that a value spells, and what is wrong with the rest of it.

    Args:
        value: What stands under ``"x-briefkit"``.
    """
    faults: list[Hit] = []
    found = tuple(_directives(value, faults))
    return found, tuple(faults)


def _directives(value: Any, faults: list[Hit]) -> Iterator[Directive]:
    base = join_pointer(DIRECTIVES)
    if not _is_object(value, base, (_IGNORE,), faults) or _IGNORE not in value:
        return
    items, base = value[_IGNORE], join_pointer(_IGNORE, base=base)
    if not isinstance(items, (list, tuple)):
        faults.append(Hit(base, f"expected array, got {json_kind(items)}"))
        return
    for index, item in enumerate(items):
        directive = _directive(item, f"{base}/{index}", faults)
        if directive is not None:
            yield directive


def _directive(item: Any, pointer: str, faults: list[Hit]) -> Directive | None:
    if not _is_object(item, pointer, _KEYS, faults):
        return None
    if "code" not in item:
        faults.append(Hit(pointer, "a suppression names no rule: 'code' is missing"))
        return None
    codes = _texts(item, "code", pointer, faults)
    places = _texts(item, "at", pointer, faults) if "at" in item else []
    if codes is None or places is None or not all(_is_pointer(at, faults) for at in places):
        return None
    reason = item.get("reason", "")
    if not isinstance(reason, str):
        message = f"expected string, got {json_kind(reason)}"
        faults.append(Hit(join_pointer("reason", base=pointer), message))
    return Directive(
        pointer=pointer,
        selectors=tuple(codes),
        at=tuple(at.text for at in places),
        reason=reason.strip() if isinstance(reason, str) else "",
    )


def _is_object(value: Any, pointer: str, keys: Iterable[str], faults: list[Hit]) -> bool:
    """Tell whether a value is an object; keys in it that mean nothing are faults of their own."""
    if not isinstance(value, Mapping):
        faults.append(Hit(pointer, f"expected object, got {json_kind(value)}"))
        return False
    for key in value:
        if key not in keys:
            guess = nearest(str(key), keys) if len(faults) < _MOST_GUESSES else None
            hint = f"; did you mean {guess!r}?" if guess else ""
            data = {"suggestion": guess} if guess else {}
            at = join_pointer(str(key), base=pointer)
            faults.append(Hit(at, f"unknown key {str(key)!r:.60}{hint}", data=data))
    return True


def _texts(
    item: Mapping[str, Any], key: str, base: str, faults: list[Hit]
) -> list[Selector] | None:
    """Return a text or a list of texts with their places; None if it is neither."""
    value, pointer = item[key], join_pointer(key, base=base)
    if isinstance(value, str):
        return [Selector(pointer, value)]
    if isinstance(value, (list, tuple)) and value:
        texts = [Selector(f"{pointer}/{index}", text) for index, text in enumerate(value)]
        odd = next((text for text in texts if not isinstance(text.text, str)), None)
        if odd is None:
            return texts
        faults.append(Hit(odd.pointer, f"expected string, got {json_kind(odd.text)}"))
        return None
    got = "an empty one" if isinstance(value, (list, tuple)) else json_kind(value)
    faults.append(Hit(pointer, f"expected string or array of strings, got {got}"))
    return None


def _is_pointer(at: Selector, faults: list[Hit]) -> bool:
    if _POINTER.fullmatch(at.text):
        return True
    faults.append(Hit(at.pointer, f"not a JSON Pointer (RFC 6901): {at.text!r:.60}"))
    return False
