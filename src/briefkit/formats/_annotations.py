"""What a text cannot say of a brief: the differences to what a reader makes of it, by pointer.

``/sections/0/blocks/2/quotes/0/speaker: Dmitry Bakanov`` corrects one value; null takes away a
value that the reader would find and that is not meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.problems import Problem, join_pointer, split_pointer
from briefkit.structure import DIRECTIVES

__all__ = ["apply", "differences"]

_WHOLE = ("/extra", join_pointer(DIRECTIVES))
"""Where null is a value like any other, so that single values cannot be taken away."""


def differences(derived: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return what turns one canonical mapping into another, by JSON Pointer.

    Quotes are given by their text where that is enough to find them.
    """
    return {
        pointer: _without_offsets(value, _sibling(wanted, pointer))
        if pointer.endswith("/quotes")
        else value
        for pointer, value in _differ(derived, wanted, "")
    }


def _differ(derived: Any, wanted: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    if pointer in _WHOLE:
        if json.dumps(derived, sort_keys=True) != json.dumps(wanted, sort_keys=True):
            yield pointer, wanted
    elif derived == wanted:
        return
    elif _are_alike(derived, wanted):
        for key in {**wanted, **derived}:
            at = join_pointer(key, base=pointer)
            if key not in wanted:
                yield at, None
            elif key not in derived:
                yield at, wanted[key]
            else:
                yield from _differ(derived[key], wanted[key], at)
    elif isinstance(derived, list) and isinstance(wanted, list) and len(derived) == len(wanted):
        for index, (old, new) in enumerate(zip(derived, wanted, strict=True)):
            yield from _differ(old, new, f"{pointer}/{index}")
    else:
        yield pointer, wanted


def _are_alike(derived: Any, wanted: Any) -> bool:
    """Tell whether both are records of the same kind."""
    return (
        isinstance(derived, dict)
        and isinstance(wanted, dict)
        and derived.get("type") == wanted.get("type")
    )


def apply(annotations: Mapping[str, Any], mapping: dict[str, Any]) -> Iterator[Problem]:
    """Put `annotations` into a canonical mapping; yield a problem for each that has no place there.

    The pointers of the problems are paths in the front matter, below ``annotations``.
    """
    for pointer, value in annotations.items():
        try:
            *parents, last = split_pointer(pointer)
            holder = _at(mapping, parents)
            key = _step(holder, last)
            if value is None:
                holder.pop(key, None)
            elif last == "quotes" and isinstance(value, list):
                holder[key], lost = _with_offsets(value, holder["text"])
                yield from (_not_found(pointer, quote) for quote in lost)
            else:
                holder[key] = value
        except (ValueError, LookupError, TypeError, AttributeError):
            message = "an annotation for what is not in the body"
            yield Problem(pointer=join_pointer("annotations", pointer), message=message)


def _at(mapping: Any, steps: list[str]) -> Any:
    for step in steps:
        mapping = mapping[_step(mapping, step)]
    return mapping


def _step(holder: Any, step: str) -> Any:
    if not isinstance(holder, list):
        return step
    if not (step.isascii() and step.isdigit()):  # RFC 6901 section 4: no index counts backwards
        raise LookupError(step)
    return int(step)


def _sibling(wanted: Mapping[str, Any], pointer: str) -> str:
    """Return the text of the paragraph that the quotes at `pointer` are in."""
    text: str = _at(wanted, list(split_pointer(pointer))[:-1])["text"]
    return text


# --- quotes ------------------------------------------------------------------------------


def _without_offsets(quotes: Any, text: str) -> Any:
    """Leave out where a quote stands if that is where its words first occur after the last one."""
    if quotes is None:
        return None
    short = []
    cursor = 0
    for quote in quotes:
        found = text.find(quote["text"], cursor) == quote["start"]
        fits = quote["end"] == quote["start"] + len(quote["text"])
        hidden = ("start", "end") if found and fits else ()
        short.append({key: value for key, value in quote.items() if key not in hidden})
        cursor = quote["end"]
    return short


def _with_offsets(quotes: list[Any], text: str) -> tuple[list[Any], list[str]]:
    """Fill in where quotes stand; return them, and the texts of those that stand nowhere."""
    full: list[Any] = []
    lost: list[str] = []
    cursor = 0
    for quote in quotes:
        if isinstance(quote, Mapping) and isinstance(quote.get("text"), str):
            words = quote["text"]
            start = quote.get("start", text.find(words, cursor))
            if start == -1:
                lost.append(words)
                continue
            full.append({"start": start, "end": start + len(words), **quote})
            cursor = start + len(words) if isinstance(start, int) else cursor
        else:
            full.append(quote)
    return full, lost


def _not_found(pointer: str, words: str) -> Problem:
    message = f"an annotated quote is not in its paragraph: {words!r:.60}"
    return Problem(pointer=join_pointer("annotations", pointer), message=message, code="BK405")
