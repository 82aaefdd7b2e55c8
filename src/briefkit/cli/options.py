"""Options of a format given on the command line: ``--option version=2.2`` and ``--embed``."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from briefkit import formats
from briefkit.cli.choices import chosen
from briefkit.cli.errors import UsageError
from briefkit.formats import Format

__all__ = ["format_options", "plain_options"]


def format_options(to: Format, given: Iterable[tuple[str, str]], *, embed: bool) -> dict[str, Any]:
    """Return the keyword options for the writer of a format.

    Args:
        to: The format to write.
        given: Names and values of options, as they were typed.
        embed: Whether the native JSON is to go along.

    Raises:
        UsageError: The format has no such option, or a value is none that it could take.
    """
    values = {name: _value(to, name, text) for name, text in given}
    if not embed:
        return values
    if not to.embeds:
        able = ", ".join(each.name for each in formats.available().values() if each.embeds)
        lossless = "it loses nothing" if to.lossless else f"these can: {able}"
        raise UsageError(f"--embed: {to.name} cannot carry a copy of the brief", lossless)
    return {**values, "embed": True}


def plain_options(to: Format) -> dict[str, Any]:
    """Return what a writer does by itself of that which is different in files."""
    given = inspect.signature(to.dumps).parameters if to.dumps else {}
    return {name: given[name].default for name in to.file_options if name in given}


def _value(to: Format, name: str, text: str) -> Any:
    if not to.options:
        raise UsageError(f"--option {name}: {to.name} has no options", "leave it out")
    chosen("--option", name, to.options)
    annotation = _annotation(to, name)
    if get_origin(annotation) is Literal:
        return chosen(f"--option {name}", text, {str(each): each for each in get_args(annotation)})
    kind = _kind(annotation)
    try:
        return _READERS[kind](text)
    except (KeyError, ValueError):
        message = f"--option {name}={text:.40}: expected {_EXPECTED[kind]}"
        raise UsageError(message, to.options[name]) from None


def _annotation(to: Format, name: str) -> Any:
    """Return what a writer says that an option takes; as text where that cannot be evaluated."""
    for function in filter(None, (to.dumps, to.iter_dumps, to.write_binary)):
        try:
            signature = inspect.signature(function, eval_str=True)
        except NameError:  # imported for type checkers only
            signature = inspect.signature(function)
        if name in signature.parameters:
            return signature.parameters[name].annotation
    return str


def _kind(annotation: Any) -> str:
    """Return which an annotation stands for: bool, int, float or str."""
    text = annotation.__name__ if isinstance(annotation, type) else str(annotation)
    words = text.replace("|", " ").split()
    return next((word for word in words if word in _READERS), "str")


def _yes_or_no(text: str) -> bool:
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}[
        text.lower()
    ]


_READERS: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {"bool": _yes_or_no, "int": int, "float": float, "str": str}
)
_EXPECTED = {"bool": "yes or no", "int": "a whole number", "float": "a number", "str": "a text"}
