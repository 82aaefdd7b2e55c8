"""Between mappings and the model, strictly, with every defect and its place.

The mapping form is the canonical JSON form as Python values: keys are the names of the
model's fields, blocks carry their kind under ``"type"``, times are RFC 3339 strings. Nothing
is coerced: ``7`` is no ``"7"``, null is no ``"None"``, a string is no sequence. (A number
without a fraction is an integer, however it is spelled: RFC 8259 has one kind of number.)
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin

import attrs

from briefkit.model import Block, Brief
from briefkit.problems import Problem, join_pointer, split_pointer
from briefkit.times import format_rfc3339, parse_date, parse_rfc3339

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = [
    "BLOCK_TAGS",
    "Structured",
    "json_kind",
    "nearest",
    "structure",
    "tag_of",
    "unstructure",
]

_LONGEST_KEY = 64


def tag_of(cls: type) -> str:
    """Return what stands under ``"type"`` for a class of blocks: ``pull_quote``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()


BLOCK_TAGS: Mapping[str, type[Any]] = MappingProxyType({tag_of(c): c for c in get_args(Block)})
"""The class of blocks by what stands under ``"type"``."""


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
    key itself or, from deeper down, under its JSON Pointer.

    Raises:
        TypeError: `mapping` is not a mapping at all.
    """
    if not isinstance(mapping, Mapping):
        raise TypeError(f"expected object, got {json_kind(mapping)}")
    found: list[_Found] = []
    value: Any = mapping
    # A defect hides what lies inside it. Once a neutral value stands in for it, the rest
    # shows; every round mends at least one place for good, so there is a last round.
    while True:
        try:
            brief = _converter().structure(value, Brief)
        except Exception as error:
            placed = list(_flatten(error, ""))
            found += placed
            value = _mended(value, placed)
        else:
            break
    unread = frozenset(
        pointer
        for item in found
        if not item.moves
        for pointer in (item.problem.pointer, item.mend_at)
    )
    return Structured(brief, tuple(_without_misspelled(found)), unread)


def unstructure(brief: Brief) -> dict[str, Any]:
    """Return `brief` as a mapping: model order, no empty fields, times as RFC 3339 strings."""
    mapping: dict[str, Any] = _converter().unstructure(brief, Brief)
    return mapping


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that `name` is most likely a misspelling of, if any is near."""
    if len(name) > _LONGEST_KEY:  # difflib is quadratic, and nobody misspells that much
        return None
    return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=0.7)), None)


def json_kind(value: Any) -> str:
    """Return what JSON calls a value: object, array, string, number, boolean or null."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    kinds = (
        (str, "string"),
        ((int, float), "number"),
        (Mapping, "object"),
        ((list, tuple), "array"),
    )
    return next((kind for types, kind in kinds if isinstance(value, types)), type(value).__name__)


# --- defects -----------------------------------------------------------------------------


class _Defect(Exception):
    """One value that is not what it should be, and a neutral one to stand in its place."""

    def __init__(
        self, code: str, message: str, neutral: Any, *, at: str = "", mends_all: bool = True
    ) -> None:
        super().__init__(message)
        self.code = code
        self.neutral = neutral
        self.at = at
        """The key inside the value that the problem points at, if it is not all of it."""
        self.mends_all = mends_all
        """Whether the neutral value replaces all of the value, or what stands under `at`."""


class _Found(NamedTuple):
    """A placed defect, and how to mend the mapping so that the rest can be read."""

    problem: Problem
    mend_at: str
    neutral: Any
    moves: bool = False
    """True for an unknown key, whose value moves to `Brief.extra`."""


def _flatten(error: BaseException, pointer: str) -> Iterator[_Found]:
    """Yield the defects in the tree of exceptions that cattrs raises."""
    from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

    if isinstance(error, (ClassValidationError, IterableValidationError)):
        for inner in error.exceptions:
            yield from _flatten(inner, pointer + _step(inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in attrs.fields(error.cl)]
        for key in sorted(error.extra_fields):
            yield _unknown(key, known, pointer)
    elif isinstance(error, _Defect):
        at = join_pointer(error.at, base=pointer) if error.at else pointer
        problem = Problem(pointer=at, message=str(error), code=error.code)
        yield _Found(problem, pointer if error.mends_all else at, error.neutral)
    elif isinstance(error, KeyError):
        yield _missing(error, pointer)
    else:
        raise error


def _without_misspelled(found: Iterable[_Found]) -> Iterator[Problem]:
    """Yield the problems, but not that a field is missing whose misspelling is reported."""
    found = list(found)
    misspelled = {
        item.mend_at.rpartition("/")[0] + "/" + str(item.problem.data["suggestion"])
        for item in found
        if item.moves and "suggestion" in item.problem.data
    }
    for item in found:
        if item.problem.code != "BK101" or item.problem.pointer not in misspelled:
            yield item.problem


def _step(error: BaseException) -> str:
    from cattrs.errors import AttributeValidationNote, IterableValidationNote

    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return join_pointer(note.name)
        if isinstance(note, IterableValidationNote):
            return join_pointer(note.index)
    return ""


def _missing(error: KeyError, pointer: str) -> _Found:
    from cattrs.errors import AttributeValidationNote

    wanted = next(n.type for n in error.__notes__ if isinstance(n, AttributeValidationNote))
    message = f"missing required field {split_pointer(pointer)[-1]!r}"
    return _Found(
        Problem(pointer=pointer, message=message, code="BK101"), pointer, _neutral(wanted)
    )


def _unknown(key: str, known: Iterable[str], base: str) -> _Found:
    guess = nearest(key, known)
    hint = f"; did you mean {guess!r}?" if guess else ""
    pointer = join_pointer(key, base=base)
    problem = Problem(
        pointer=pointer,
        message=f"unknown field {key!r:.80}{hint}",
        code="BK102",
        data={"suggestion": guess} if guess else {},
    )
    return _Found(problem, pointer, None, moves=True)


def _neutral(wanted: Any) -> Any:
    """Return the emptiest value that structures as the type `wanted`."""
    origin: Any = get_origin(wanted)
    arguments = get_args(wanted)
    if origin is Literal:
        return arguments[0]
    if type(None) in arguments:
        return None
    if wanted is Block or wanted in BLOCK_TAGS.values():
        cls = wanted if wanted in BLOCK_TAGS.values() else BLOCK_TAGS["paragraph"]
        return {"type": tag_of(cls), **_required(cls)}
    if attrs.has(wanted):
        return _required(wanted)
    if origin is tuple:
        return []
    return {str: "", int: 0, bool: False}.get(wanted, {})


def _required(cls: type[Any]) -> dict[str, Any]:
    fields = attrs.fields(attrs.resolve_types(cls))
    return {f.name: _neutral(f.type) for f in fields if f.default is attrs.NOTHING}


def _mended(mapping: Mapping[str, Any], found: Iterable[_Found]) -> dict[str, Any]:
    """Return a copy of `mapping` with neutral values, and unknown keys moved to ``extra``."""
    mended: dict[str, Any] = _copied(mapping)
    # Unknown keys last: a neutral value may have replaced what they stood in.
    for item in sorted(found, key=lambda item: item.moves):
        *parents, last = split_pointer(item.mend_at)
        holder: Any = mended
        for step in parents:
            holder = holder[int(step) if isinstance(holder, list) else step]
        if not item.moves:
            holder[int(last) if isinstance(holder, list) else last] = item.neutral
        elif last in holder:
            _keep(mended, last if not parents else item.mend_at, item.mend_at, holder.pop(last))
    return mended


def _keep(mapping: dict[str, Any], key: str, pointer: str, value: Any) -> None:
    extra = mapping.get("extra")
    extra = mapping["extra"] = dict(extra) if isinstance(extra, Mapping) else {}
    extra[pointer if key in extra else key] = value


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copied(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_copied(item) for item in value]
    return value


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
    raise _wrong("string", value, "")


def _integer(value: Any, _: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    raise _wrong("integer", value, 0)


def _boolean(value: Any, _: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise _wrong("boolean", value, False)


def _time(parse: Callable[[str], Any], value: Any, _: Any) -> Any:
    if not isinstance(value, str):
        raise _wrong("string", value, None)
    try:
        return parse(value)
    except ValueError as error:
        raise _Defect("BK104", str(error), None) from error


_SCALARS: Mapping[type, Callable[[Any, Any], Any]] = {
    str: _string,
    int: _integer,
    bool: _boolean,
    dt.datetime: partial(_time, parse_rfc3339),
    dt.date: partial(_time, parse_date),
}


def _wrong(expected: str, value: Any, neutral: Any) -> _Defect:
    return _Defect("BK103", f"expected {expected}, got {json_kind(value)}", neutral)


def _choice(value: Any, wanted: Any) -> Any:
    choices = get_args(wanted)
    if not isinstance(value, str):
        raise _wrong("string", value, choices[0])
    if value in choices:
        return value
    message = f"expected one of {', '.join(choices)}, got {value!r:.60}"
    raise _Defect("BK105", message, choices[0])


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
    raise _wrong("object", value, {})


def _sequence(converter: Converter, value: Any, wanted: Any) -> tuple[Any, ...]:
    from cattrs.errors import IterableValidationError, IterableValidationNote

    if not isinstance(value, (list, tuple)):
        raise _wrong("array", value, [])
    kind = get_args(wanted)[0]
    results, errors = [], []
    for index, item in enumerate(value):
        try:
            results.append(converter.structure(item, kind))
        except Exception as error:
            note = IterableValidationNote(f"item {index}", index, kind)
            error.add_note(note)
            errors.append(error)
    if errors:
        raise IterableValidationError("", errors, wanted)
    return tuple(results)


def _class_hook(converter: Converter, cls: type[Any]) -> Callable[[Any, Any], Any]:
    from cattrs.gen import make_dict_structure_fn

    inner = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True
    )
    tag = tag_of(cls) if cls in BLOCK_TAGS.values() else None

    def hook(value: Any, wanted: Any) -> Any:
        if not isinstance(value, Mapping):
            raise _wrong("object", value, _neutral(cls))
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
    paragraph = _neutral(BLOCK_TAGS[tags[0]])
    if "type" not in value:
        raise _Defect("BK101", "missing required field 'type'", paragraph, at="type")
    found = value["type"]
    if found in tags:
        return
    if not isinstance(found, str):
        raise _Defect("BK103", f"expected string, got {json_kind(found)}", paragraph, at="type")
    guess = nearest(found, tags)
    hint = f"; did you mean {guess!r}?" if guess else f"; expected one of {', '.join(tags)}"
    message = f"unknown type {found!r:.60}{hint}"
    raise _Defect("BK105", message, guess or paragraph, at="type", mends_all=not guess)


def _block(converter: Converter, value: Any, _: Any) -> Any:
    if not isinstance(value, Mapping):
        raise _wrong("object", value, _neutral(Block))
    _check_tag(value, *BLOCK_TAGS)
    return converter.structure(value, BLOCK_TAGS[value["type"]])
