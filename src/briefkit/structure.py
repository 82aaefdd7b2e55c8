"""Between mappings and the model, strictly, with every defect and its place.

The mapping form is the canonical JSON form as Python values: keys are the names of the
model's fields, blocks carry their kind under ``"type"``, times are RFC 3339 strings. Nothing
is coerced: ``7`` is no ``"7"``, null is no ``"None"``, a string is no sequence. (A number
without a fraction is an integer, however it is spelled: RFC 8259 has one kind of number.)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin

import attrs

from briefkit._defects import (
    BLOCK_TAGS,
    Defect,
    Found,
    found_in,
    json_kind,
    mended,
    misspelled,
    nearest,
    neutral_for,
    tag_of,
    wrong_kind,
)
from briefkit.model import Block, Brief
from briefkit.problems import Problem, join_pointer
from briefkit.times import format_rfc3339, parse_date, parse_rfc3339

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = [
    "BLOCK_TAGS",
    "DIRECTIVES",
    "Structured",
    "json_kind",
    "nearest",
    "structure",
    "tag_of",
    "unstructure",
    "unstructure_value",
]


DIRECTIVES = "x-briefkit"
"""The key for what is said to briefkit about a brief and is no part of the story.

In the canonical form it stands beside the fields; in a brief it is in `Brief.extra`.
"""


class Structured(NamedTuple):
    """What a mapping gives."""

    brief: Brief
    """The brief; neutral values stand where `unread` points."""

    problems: tuple[Problem, ...]
    """Every defect, each with its place."""

    unread: frozenset[str]
    """Pointers of the values that are missing or could not be read."""


def structure(mapping: Mapping[str, Any]) -> Structured:
    """Return the brief that `mapping` spells, and every defect of it in one go.

    A key that the model lacks is a defect, and its value moves to `Brief.extra`: under the
    key itself or, from deeper down, under its JSON Pointer. What stands under `DIRECTIVES`
    moves there, too, and is none, unless it is there already.

    Raises:
        TypeError: `mapping` is not a mapping at all, or a key in it is not a string.
    """
    if not isinstance(mapping, Mapping):
        raise TypeError(f"expected object, got {json_kind(mapping)}")
    _check_keys(mapping)
    if DIRECTIVES not in mapping:
        return _structured(mapping)
    fields = {key: value for key, value in mapping.items() if key != DIRECTIVES}
    return _with_directives(_structured(fields), mapping[DIRECTIVES])


def _with_directives(found: Structured, directives: Any) -> Structured:
    brief, problems, unread = found
    key, pointer = DIRECTIVES, join_pointer(DIRECTIVES)
    if key in brief.extra:
        message = f"{DIRECTIVES!r} is there twice: here, and in 'extra', which counts"
        problems = (*problems, Problem(pointer=pointer, message=message, code="BK102"))
        key = pointer
    brief = attrs.evolve(brief, extra={**brief.extra, key: directives})
    return Structured(brief, problems, unread)


def _structured(mapping: Mapping[str, Any]) -> Structured:
    found: list[Found] = []
    value: Any = mapping
    # A defect hides what lies inside it. Once a neutral value stands in for it, the rest
    # shows; every round mends at least one place for good, so there is a last round.
    while True:
        try:
            brief = _converter().structure(value, Brief)
        except Exception as error:  # noqa: BLE001 - `found_in` raises what is no defect
            placed = list(found_in(error, ""))
            found += placed
            value = mended(value, placed)
        else:
            break
    # One misspelled key is one problem, and not also that its field is missing.
    instead = misspelled(found)
    problems = [item.problem for item in found if item.problem.pointer not in instead]
    unread = {p for item in found if not item.moves for p in (item.problem.pointer, item.mend_at)}
    return Structured(brief, tuple(problems), frozenset(unread.union(instead.values())))


def _check_keys(value: Any) -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"expected keys that are strings, got {key!r:.60}")
            _check_keys(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _check_keys(item)


def unstructure(brief: Brief) -> dict[str, Any]:
    """Return `brief` as a mapping: model order, no empty fields, times as RFC 3339 strings."""
    mapping: dict[str, Any] = unstructure_value(brief)
    if DIRECTIVES in brief.extra:
        extra = dict(mapping.pop("extra"))
        directives = extra.pop(DIRECTIVES)
        mapping |= {"extra": extra} if extra else {}
        mapping[DIRECTIVES] = directives
    return mapping


def unstructure_value(value: Any) -> Any:
    """Return any value that stands in a brief as JSON values, a block with its type."""
    return _converter().unstructure(value)


# --- the converter -----------------------------------------------------------------------


@cache
def _converter() -> Converter:
    from cattrs import Converter

    converter = Converter(
        detailed_validation=True,
        forbid_extra_keys=True,
        omit_if_default=True,
        unstruct_collection_overrides={tuple: list},
    )
    for kind in (str, int, bool, dt.datetime, dt.date):
        converter.register_structure_hook(kind, _SCALARS[kind])
    converter.register_unstructure_hook(dt.datetime, format_rfc3339)
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_structure_hook_func(_is_literal, _choice)
    converter.register_structure_hook_func(_is_mapping, _object)
    converter.register_structure_hook_func(_is_tuple, partial(_sequence, converter))
    converter.register_structure_hook_factory(attrs.has, partial(_class_hook, converter))
    converter.register_unstructure_hook_factory(attrs.has, partial(_unclass_hook, converter))
    converter.register_structure_hook_func(lambda t: t is Block, partial(_block, converter))
    converter.register_unstructure_hook_func(lambda t: t is Block, converter.unstructure)
    return converter


def _string(value: Any, _: Any) -> str:
    if isinstance(value, str):
        return value
    raise wrong_kind("string", value, "")


def _integer(value: Any, _: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    raise wrong_kind("integer", value, 0)


def _boolean(value: Any, _: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise wrong_kind("boolean", value, False)


def _time(parse: Callable[[str], Any], value: Any, _: Any) -> Any:
    if not isinstance(value, str):
        raise wrong_kind("string", value, None)
    try:
        return parse(value)
    except ValueError as error:
        raise Defect("BK104", str(error), None) from error


_SCALARS: Mapping[type, Callable[[Any, Any], Any]] = {
    str: _string,
    int: _integer,
    bool: _boolean,
    dt.datetime: partial(_time, parse_rfc3339),
    dt.date: partial(_time, parse_date),
}


def _choice(value: Any, wanted: Any) -> Any:
    choices = get_args(wanted)
    if not isinstance(value, str):
        raise wrong_kind("string", value, choices[0])
    if value in choices:
        # The model's own text: the encoder leaves out a default that is the same object.
        return choices[choices.index(value)]
    message = f"expected one of {', '.join(choices)}, got {value!r:.60}"
    raise Defect("BK105", message, choices[0])


def _is_literal(wanted: Any) -> bool:
    origin: Any = get_origin(wanted)
    return origin is Literal


def _is_tuple(wanted: Any) -> bool:
    origin: Any = get_origin(wanted)
    return origin is tuple


def _is_mapping(wanted: Any) -> bool:
    origin: Any = get_origin(wanted)
    return origin is Mapping


def _object(value: Any, _: Any) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise wrong_kind("object", value, {})


def _sequence(converter: Converter, value: Any, wanted: Any) -> tuple[Any, ...]:
    from cattrs.errors import IterableValidationError, IterableValidationNote

    if not isinstance(value, (list, tuple)):
        raise wrong_kind("array", value, [])
    kind = get_args(wanted)[0]
    results, errors = [], []
    for index, item in enumerate(value):
        try:
            results.append(converter.structure(item, kind))
        except Exception as error:  # noqa: BLE001 - raised below, with all the others
            note = IterableValidationNote(f"item {index}", index, kind)
            error.add_note(note)
            errors.append(error)
    if errors:
        # Its __new__ takes the class as well, which type checkers miss in groups of exceptions.
        raise IterableValidationError("", errors, wanted)  # pyright: ignore[reportCallIssue]
    return tuple(results)


def _class_hook(converter: Converter, cls: type[Any]) -> Callable[[Any, Any], Any]:
    from cattrs.gen import make_dict_structure_fn

    inner = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True
    )
    tag = tag_of(cls) if cls in BLOCK_TAGS.values() else None

    def hook(value: Any, wanted: Any) -> Any:
        if not isinstance(value, Mapping):
            raise wrong_kind("object", value, neutral_for(cls))
        if tag and "type" in value:  # where one kind alone can stand, it may be left out
            _check_tag(value, tag)
            value = {key: item for key, item in value.items() if key != "type"}
        return inner(value, wanted)

    return hook


def _unclass_hook(converter: Converter, cls: type[Any]) -> Callable[[Any], Any]:
    from cattrs.gen import make_dict_unstructure_fn

    inner = make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
    if cls not in BLOCK_TAGS.values():
        return inner
    tag = tag_of(cls)
    return lambda value: {"type": tag, **inner(value)}


def _check_tag(value: Mapping[str, Any], *tags: str) -> None:
    """Raise a defect unless ``value["type"]`` is one of `tags`."""
    paragraph = neutral_for(BLOCK_TAGS[tags[0]])
    if "type" not in value:
        raise Defect("BK101", "missing required field 'type'", paragraph, at="type")
    found = value["type"]
    if found in tags:
        return
    if not isinstance(found, str):
        raise Defect("BK103", f"expected string, got {json_kind(found)}", paragraph, at="type")
    guess = nearest(found, tags)
    hint = f"; did you mean {guess!r}?" if guess else f"; expected one of {', '.join(tags)}"
    message = f"unknown type {found!r:.60}{hint}"
    raise Defect("BK105", message, guess or paragraph, at="type", mends_all=not guess)


def _block(converter: Converter, value: Any, _: Any) -> Any:
    if not isinstance(value, Mapping):
        raise wrong_kind("object", value, neutral_for(Block))
    _check_tag(value, *BLOCK_TAGS)
    return converter.structure(value, BLOCK_TAGS[value["type"]])
