"""What keeps the types of the model strict: checks that run when a value is built by hand.

They are attrs *converters*, not validators, because decoders that build values whose types
they have proved already skip converters and would pay for validators.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, TypeVar, get_args, get_origin

import attrs

__all__ = ["checked", "strings", "tuple_of"]

T = TypeVar("T")


def tuple_of(items: Iterable[T], *kinds: type[T]) -> tuple[T, ...]:
    """Return `items` as a tuple, after checking that each is one of `kinds`.

    Raises:
        TypeError: `items` is a string, where a sequence of values is meant, or an item is of
            another kind.
    """
    if items == ():  # what most values have none of
        return ()
    if isinstance(items, (str, bytes)):
        raise TypeError(f"expected a sequence of {_names(kinds)}, got the string {items!r:.60}")
    values = tuple(items)
    if set(map(type, values)) <= set(kinds):  # at the speed of C, and true almost always
        return values
    for value in values:
        if not isinstance(value, kinds):
            raise TypeError(f"expected {_names(kinds)}, got {type(value).__name__}: {value!r:.60}")
    return values


def strings(items: Iterable[str]) -> tuple[str, ...]:
    """Return `items` as a tuple of strings; a lone string is refused with TypeError."""
    return tuple_of(items, str)


def checked(cls: type, fields: list[Any]) -> list[Any]:
    """Give each field of an attrs class without a converter one that checks its type.

    An attrs ``field_transformer``. The class must not postpone its annotations.
    """
    return [
        field if field.converter else field.evolve(converter=_check(cls.__name__, field))
        for field in fields
    ]


def _check(owner: str, field: "attrs.Attribute[Any]") -> Callable[[Any], Any]:
    name = f"{owner}.{field.name}"
    origin = get_origin(field.type)
    if origin is Literal:
        return _choice(name, get_args(field.type))
    if origin is Mapping:
        return _mapping(name)
    kinds: tuple[Any, ...] = get_args(field.type) or (field.type,)
    check = _instance(name, kinds)
    return _aware(name, check) if dt.datetime in kinds else check


def _instance(name: str, kinds: tuple[type[Any], ...]) -> Callable[[Any], Any]:
    exact = frozenset(kinds)

    def check(value: Any) -> Any:
        if type(value) in exact:
            return value
        # bool is an int to Python, datetime is a date: neither is meant by the other.
        if isinstance(value, kinds) and not isinstance(value, (bool, dt.datetime)):
            return value
        raise TypeError(
            f"{name} must be {_names(kinds)}, got {type(value).__name__}: {value!r:.60}"
        )

    return check


def _aware(name: str, check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def check_aware(value: Any) -> Any:
        if isinstance(value, dt.datetime):
            if value.utcoffset() is None:
                raise ValueError(f"{name} must carry a UTC offset, got the naive {value}")
            return value
        return check(value)

    return check_aware


def _choice(name: str, choices: tuple[str, ...]) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if value in choices:
            return value
        raise ValueError(f"{name} must be one of {', '.join(choices)}, got {value!r:.60}")

    return check


def _mapping(name: str) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
            raise TypeError(f"{name} must be a mapping with string keys, got {value!r:.60}")
        return dict(value)

    return check


def _names(kinds: tuple[type[Any], ...]) -> str:
    return " or ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)
