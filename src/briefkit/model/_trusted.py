"""Values of the model made of parts whose types are proved already, without checking them again."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import attrs

__all__ = ["maker"]

T = TypeVar("T")


def maker(cls: type[T]) -> Callable[..., T]:
    """Return the function that makes a value of `cls` of its fields, all of them, in order.

    ``__init__`` would prove again what is proved already; so the slots are filled straight, as
    unpickling fills them.

    Args:
        cls: An attrs class of the model.
    """
    fields: list[str] = [field.name for field in attrs.fields(cls)]  # type: ignore[arg-type]
    names: dict[str, Any] = {f"fill_{name}": getattr(cls, name).__set__ for name in fields}
    names["new"] = partial(cls.__new__, cls)
    first, *others = (f"fill_{name}({{}}, {name})" for name in fields)
    steps = [first.format("value := new()"), *(step.format("value") for step in others)]
    source = f"lambda {', '.join(fields)}: ({', '.join(steps)}, value)[-1]"
    # Compiled, as attrs compiles __init__; all that enters the source is names of our own model.
    made: Callable[..., T] = eval(source, names)  # noqa: S307 - see above
    return made
