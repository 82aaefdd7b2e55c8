"""JSON: the native form, lossless by definition.

An object whose keys are the fields of the model and whose values are JSON's own: arrays for
tuples, RFC 3339 strings for times, blocks tagged by ``"type"``. An envelope key, ``"briefkit"``,
says which version of this form it is; without it, the current one is meant. What is written is
canonical: keys in the order of the model, no field that is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from types import MappingProxyType, ModuleType
from typing import Any

import attrs

from briefkit.edits import Edit
from briefkit.errors import ParseError, WriteError
from briefkit.formats._base import Document, Format
from briefkit.formats._unwritable import check_extra, surrogates
from briefkit.formats.json import text as json_text
from briefkit.formats.json.places import JsonPlaces
from briefkit.model import Brief
from briefkit.problems import Problem
from briefkit.structure import Structured, json_kind, structure

__all__ = [
    "FORMAT",
    "UPGRADES",
    "VERSION",
    "document",
    "dumps",
    "dumps_line",
    "edit",
    "is_canonical",
    "loads",
    "usual",
]

VERSION = 1
"""The version of the form that is written."""

UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = MappingProxyType({})
"""For each earlier version, what turns a mapping of it into one of the next."""

_HOPELESS = ("BK004", "BK103")  # of the refusals, those after which nothing can be said


def loads(text: str) -> Document:
    """Read a brief from JSON.

    Unknown keys move to `Brief.extra`; values of a wrong type are `Document.unread`.

    Raises:
        ParseError: `text` is no JSON object that could be a brief at all.
    """
    places = JsonPlaces(text)
    brief = usual(text)
    if brief is None:
        return document(json_text.read(text), places)
    return Document(
        brief,
        format="json",
        # Only a key that is there twice could have escaped the fast way.
        problems=lambda: () if is_canonical(text, brief) else json_text.repeated_keys(places),
        locate=places.span,
    )


def usual(text: str | bytes) -> Brief | None:
    """Return the brief that a JSON text spells, or None if anything at all is unusual about it.

    Then `document` tells what. Only a key that stands twice in an object passes for usual.

    Args:
        text: A JSON text, as bytes in UTF-8.
    """
    brief: Brief | None = _fast().decode(text, VERSION)
    return brief


def is_canonical(text: str | bytes, brief: Brief) -> bool:
    """Tell whether a text is spelled as `dumps` spells its brief: then no key stands twice.

    To tell that takes a third of the time that looking for such a key takes.

    Args:
        text: A usual JSON text, as bytes in UTF-8; its line end does not matter.
        brief: The brief that it spells.
    """
    found: bool = _fast().is_canonical(text, brief, VERSION)
    return found


def dumps(brief: Brief, *, indent: int | None = None) -> str:
    """Write a brief as canonical JSON that ends in a newline.

    Args:
        brief: The brief.
        indent: Spaces to a level; None for everything on one line.

    Raises:
        WriteError: A text holds a lone surrogate, or `Brief.extra` holds what is no JSON.
    """
    line = dumps_line(brief)
    return (line if indent is None else _fast().indented(line, indent)).decode()


def dumps_line(brief: Brief) -> bytes:
    """Write a brief as one line of canonical JSON, encoded as UTF-8. Errors as for `dumps`."""
    check_extra(brief, "json")
    try:
        line: bytes = _fast().encode(brief, VERSION)
    except UnicodeEncodeError as error:
        raise WriteError(surrogates(brief), "json") from error
    return line


@cache
def _fast() -> ModuleType:
    # Found once: an import statement costs more than a small brief.
    from briefkit.formats.json import fast as json_fast

    return json_fast


def document(value: Any, places: JsonPlaces | None = None) -> Document:
    """Return the document that a JSON value spells.

    Args:
        value: What a JSON text holds.
        places: The places in that text, where there is one.

    Raises:
        ParseError: `value` is no object; or no text held it, and it holds what no text could: a
            key that is no string, more than 64 objects and arrays inside one another.
    """
    # A value that no text held may hold itself, and then there is no end to it.
    most = None if places else json_text.ENOUGH
    refused = tuple(islice(json_text.refusals(value), most))
    if not isinstance(value, Mapping):
        message = f"expected object, got {json_kind(value)}"
        refused = refused or (Problem(pointer="", message=message, code="BK103"),)
    elif len(refused) != most and not any(problem.code in _HOPELESS for problem in refused):
        return _read(value, refused, places)
    if places:
        refused = tuple(attrs.evolve(p, span=places.span(p.pointer)) for p in refused)
    raise ParseError(refused, "json")


def _read(
    value: Mapping[str, Any], refused: Sequence[Problem], places: JsonPlaces | None
) -> Document:
    brief, problems, unread = _usable(value, refused)
    if places is None:
        return Document(brief, format="json", problems=problems, unread=unread)
    return Document(
        brief,
        format="json",
        problems=lambda: (*json_text.duplicate_keys(places, value), *_placed(problems, places)),
        unread=unread,
        locate=places.span,
    )


def _usable(value: Mapping[str, Any], refused: Sequence[Problem]) -> Structured:
    """Structure what is left of a value without what is refused of it."""
    if not refused:
        return _structured(value)
    at = {problem.pointer for problem in refused}
    brief, problems, unread = _structured(json_text.cleared(value, at))
    others = (problem for problem in problems if problem.pointer not in at)
    return Structured(brief, (*refused, *others), unread | at)


def _structured(value: Mapping[str, Any]) -> Structured:
    """Open the envelope, bring an earlier version up to date, and structure what is inside."""
    mapping = dict(value)
    version = mapping.pop("briefkit", VERSION)
    if isinstance(version, bool) or version not in range(1, VERSION + 1):
        brief, problems, unread = structure(mapping)
        known = " or ".join(map(str, range(1, VERSION + 1)))
        message = f"expected version {known}, got {version!r:.60}"
        problem = Problem(pointer="/briefkit", message=message, code="BK105")
        return Structured(brief, (problem, *problems), unread | {problem.pointer})
    for earlier in range(int(version), VERSION):  # 1.0 is an integer, too
        mapping = UPGRADES[earlier](mapping)
    return structure(mapping)


def _placed(problems: Iterable[Problem], places: JsonPlaces) -> Iterator[Problem]:
    """Point at the key where the key itself is the problem."""
    for problem in problems:
        is_key = problem.code == "BK102"
        yield attrs.evolve(problem, span=places.key(problem.pointer)) if is_key else problem


def edit(text: str, document: Document, edits: Sequence[Edit]) -> str:
    """Return a JSON text with edits of the brief in it made; see `Format.edit`.

    Raises:
        LookupError: An edit is of something that is not in the text.
        ValueError: Two edits overlap.
    """
    from briefkit.formats.json import edits as json_edit

    return json_edit.edit(text, document, edits)


def _sniff(head: str) -> bool:
    return head.lstrip().startswith("{")


FORMAT = Format(
    name="json",
    title="JSON",
    suffixes=(".json",),
    media_type="application/json",
    loads=loads,
    dumps=dumps,
    edit=edit,
    file_options={"indent": 2},
    sniff=_sniff,
    strict_utf8=True,
    lossless=True,
)
