"""Names given on the command line, looked up; a wrong one is told the nearest."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from briefkit import formats
from briefkit.cli.errors import UsageError
from briefkit.errors import UnknownFormatError
from briefkit.formats import Format
from briefkit.structure import nearest

__all__ = ["chosen", "looking_up_rules", "readable", "target", "writable"]

T = TypeVar("T")


def chosen(option: str, name: str, among: Mapping[str, T]) -> T:
    """Return what `name` means.

    Args:
        option: The option that it was given with.
        name: The name.
        among: What there is.

    Raises:
        UsageError: There is no such name.
    """
    if name in among:
        return among[name]
    raise UsageError(f"{option}: there is no {name!r:.80}", _remedy(name, among))


def readable(name: str | None, option: str = "--from") -> Format | None:
    """Return the format that an option names, to read; None if it was not given.

    Raises:
        UsageError: There is none, or it cannot be read.
    """
    if name is None:
        return None
    found = _format(option, name, _is_read)
    if not found.is_read:
        raise UsageError(f"{option}: {name} cannot be read", "see 'briefkit formats'")
    return found


def writable(name: str, option: str = "--to") -> Format:
    """Return the format that an option names, to write.

    Raises:
        UsageError: There is none, or it cannot be written.
    """
    found = _format(option, name, _is_written)
    if not found.is_written:
        raise UsageError(f"{option}: {name} cannot be written", "see 'briefkit formats'")
    return found


def target(name: str | None, path: str | None) -> Format:
    """Return the format to write: the one that is named, or that the suffix of a file means.

    Raises:
        UsageError: Neither tells.
    """
    if name is not None:
        return writable(name)
    if path is None:
        raise UsageError("no format to write is named", f"name one with --to ({_written()})")
    found = formats.for_path(path)
    if found is None:
        remedy = f"name a format with --to ({_written()})"
        raise UsageError(f"{path}: no format has this suffix", remedy)
    return writable(found.name)


@contextlib.contextmanager
def looking_up_rules(option: str = "") -> Iterator[None]:
    """Make of a rule that does not exist an error of usage.

    Args:
        option: The option that names rules, if one does.

    Raises:
        UsageError: There is no such rule.
    """
    from briefkit.validation.rule_set import UnknownRuleError

    try:
        yield
    except UnknownRuleError as error:
        guess = f"did you mean {error.suggestion!r}?" if error.suggestion else ""
        remedy = guess or "'briefkit rules' lists them"
        where = f"{option}: " if option else ""
        raise UsageError(f"{where}no rule {error.wanted!r:.80}", remedy) from error


def _format(option: str, name: str, fits: Callable[[Format], bool]) -> Format:
    """Return the format of a name; if there is none, tell of those that would do."""
    with contextlib.suppress(UnknownFormatError):
        return formats.get(name)
    return chosen(option, name, _those_that(fits))


def _those_that(fits: Callable[[Format], bool]) -> Mapping[str, Format]:
    return {name: format for name, format in formats.available().items() if fits(format)}


def _is_read(format: Format) -> bool:
    return format.is_read


def _is_written(format: Format) -> bool:
    return format.is_written


def _written() -> str:
    return ", ".join(_those_that(_is_written))


def _remedy(name: str, among: Mapping[str, object]) -> str:
    guess = nearest(name.lower(), among)
    return f"did you mean {guess!r}?" if guess else f"there are {', '.join(among)}"
