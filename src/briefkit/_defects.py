"""What is wrong with a mapping, value by value, and how to mend it so that the rest shows.

The half of `briefkit.structure` that knows nothing of the converter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args, get_origin

import attrs

from briefkit.model import Block
from briefkit.problems import Problem, join_pointer, split_pointer

__all__ = [
    "BLOCK_TAGS",
    "Defect",
    "Found",
    "found_in",
    "json_kind",
    "mended",
    "misspelled",
    "nearest",
    "neutral_for",
    "tag_of",
    "wrong_kind",
]

_LONGEST_KEY = 64
_GUESSED = 20  # unknown keys of an object: nobody misspells more, and each guess takes time


def tag_of(cls: type) -> str:
    """Return what stands under ``"type"`` for a class of blocks: ``pull_quote``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()


BLOCK_TAGS: Mapping[str, type[Any]] = MappingProxyType({tag_of(c): c for c in get_args(Block)})
"""The class of blocks by what stands under ``"type"``."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that `name` is most likely a misspelling of, if any is near."""
    if len(name) > _LONGEST_KEY:  # difflib is quadratic, and nobody misspells that much
        return None
    import difflib  # late: nobody pays for it but who misspelled something

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


class Defect(Exception):  # noqa: N818 - what it names is wrong with a document
    """One value that is not what it should be, and a neutral one to stand in its place."""

    def __init__(
        self, code: str, message: str, neutral: Any, *, at: str = "", mends_all: bool = True
    ) -> None:
        super().__init__(message)
        self.code = code
        """The rule that it is a case of."""
        self.neutral = neutral
        """What can stand in its place."""
        self.at = at
        """The key inside the value that the problem points at, if it is not all of it."""
        self.mends_all = mends_all
        """Whether the neutral value replaces all of the value, or what stands under `at`."""


class Found(NamedTuple):
    """A placed defect, and how to mend the mapping so that the rest can be read."""

    problem: Problem
    """The defect and its place."""

    mend_at: str
    """Pointer of the value that `neutral` replaces."""

    neutral: Any
    """The value that takes its place."""

    moves: bool = False
    """True for an unknown key, whose value moves to `Brief.extra`."""


def found_in(error: BaseException, pointer: str) -> Iterator[Found]:
    """Yield the defects in the tree of exceptions that cattrs raises."""
    from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

    if isinstance(error, (ClassValidationError, IterableValidationError)):
        for inner in error.exceptions:
            yield from found_in(inner, pointer + _step(inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in attrs.fields(error.cl)]
        for index, key in enumerate(sorted(error.extra_fields)):
            yield _unknown(key, known if index < _GUESSED else (), pointer)
    elif isinstance(error, Defect):
        at = join_pointer(error.at, base=pointer) if error.at else pointer
        problem = Problem(pointer=at, message=str(error), code=error.code)
        yield Found(problem, pointer if error.mends_all else at, _stand_in(error))
    elif isinstance(error, KeyError):
        yield _missing(error, pointer)
    else:
        raise error


def misspelled(found: Iterable[Found]) -> dict[str, str]:
    """Return the pointers of missing fields whose misspelling is there, with its pointer."""
    found = list(found)
    meant = {
        item.mend_at.rpartition("/")[0] + "/" + str(item.problem.data["suggestion"]): item.mend_at
        for item in found
        if item.moves and "suggestion" in item.problem.data
    }
    missing = {item.problem.pointer for item in found if item.problem.code == "BK101"}
    return {pointer: meant[pointer] for pointer in meant if pointer in missing}


def _step(error: BaseException) -> str:
    from cattrs.errors import AttributeValidationNote, IterableValidationNote

    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return join_pointer(note.name)
        if isinstance(note, IterableValidationNote):
            return join_pointer(note.index)
    return ""


def _stand_in(error: Defect) -> Any:
    """Return what takes the place of a value: nothing, in a field that may be empty."""
    from cattrs.errors import AttributeValidationNote

    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote) and type(None) in get_args(note.type):
            return None
    return error.neutral


def _missing(error: KeyError, pointer: str) -> Found:
    from cattrs.errors import AttributeValidationNote

    wanted = next(n.type for n in error.__notes__ if isinstance(n, AttributeValidationNote))
    message = f"missing required field {split_pointer(pointer)[-1]!r}"
    return Found(
        Problem(pointer=pointer, message=message, code="BK101"), pointer, neutral_for(wanted)
    )


def _unknown(key: str, known: Iterable[str], base: str) -> Found:
    guess = nearest(key, known)
    hint = f"; did you mean {guess!r}?" if guess else ""
    pointer = join_pointer(key, base=base)
    problem = Problem(
        pointer=pointer,
        message=f"unknown field {key!r:.80}{hint}",
        code="BK102",
        data={"suggestion": guess} if guess else {},
    )
    return Found(problem, pointer, None, moves=True)


def neutral_for(wanted: Any) -> Any:
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
    return {f.name: neutral_for(f.type) for f in fields if f.default is attrs.NOTHING}


def mended(mapping: Mapping[str, Any], found: Iterable[Found]) -> dict[str, Any]:
    """Return a copy of `mapping` with neutral values, and unknown keys moved to ``extra``."""
    result: dict[str, Any] = _copied(mapping)
    # Unknown keys last: a neutral value may have replaced what they stood in.
    for item in sorted(found, key=lambda item: item.moves):
        *parents, last = split_pointer(item.mend_at)
        holder: Any = result
        for step in parents:
            holder = holder[int(step) if isinstance(holder, list) else step]
        if not item.moves:
            holder[int(last) if isinstance(holder, list) else last] = item.neutral
        elif last in holder:
            _keep(result, last if not parents else item.mend_at, item.mend_at, holder.pop(last))
    return result


def _keep(mapping: dict[str, Any], key: str, pointer: str, value: Any) -> None:
    if not isinstance(mapping.get("extra"), dict):
        mapping["extra"] = {}
    extra = mapping["extra"]
    extra[pointer if key in extra else key] = value


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copied(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_copied(item) for item in value]
    return value


def wrong_kind(expected: str, value: Any, neutral: Any) -> Defect:
    """Return the defect of a value that is of another JSON kind than the one expected."""
    return Defect("BK103", f"expected {expected}, got {json_kind(value)}", neutral)
