"""Values of the model made of parts whose types are proved already, without checking them again."""

from collections.abc import Callable
from typing import Any, TypeVar

import attrs

__all__ = ["maker", "unfrozen"]

T = TypeVar("T")


def maker(cls: type[T]) -> Callable[..., T]:
    """Return the function that makes a value of `cls` of its fields, all of them, in order.

    ``__init__`` would prove again what is proved already. So a value starts as one of a class
    that is not frozen, has its fields assigned, and is of `cls` from then on.

    Args:
        cls: An attrs class of the model.
    """
    fields: list[str] = [field.name for field in attrs.fields(cls)]  # type: ignore[arg-type]
    steps = [f"value.{name} = {name}" for name in fields]
    lines = ["value = unfrozen()", *steps, "value.__class__ = cls", "return value"]
    source = f"def make({', '.join(fields)}):\n    " + "\n    ".join(lines)
    names: dict[str, Any] = {"unfrozen": unfrozen(cls), "cls": cls}
    # Compiled, as attrs compiles __init__; all that enters the source is names of our own model.
    exec(source, names)  # noqa: S102 - see above
    made: Callable[..., T] = names["make"]
    return made


def unfrozen(cls: type) -> type:
    """Return a class with the slots of `cls`, and no more, whose values are set as any others."""
    # Of a class that leaves these to object, Python sets a slot in a few nanoseconds.
    plain = ("__init__", "__setattr__", "__delattr__")
    return type(cls.__name__, (cls,), {"__slots__": (), **{n: vars(object)[n] for n in plain}})
