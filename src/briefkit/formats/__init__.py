"""The formats there are, in one visible table; third parties join by entry point, on demand."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from briefkit.errors import UnknownFormatError
from briefkit.formats import (
    ans,
    html,
    json,
    jsonld,
    markdown,
    ndjson,
    newsmlg2,
    ninjs,
    nitf,
    parquet,
    web,
    wire,
)
from briefkit.formats._base import SNIFFED, Document, Format, Locate
from briefkit.formats.feeds import atom, jsonfeed, rss

__all__ = [
    "BUILTIN",
    "ENTRY_POINT_GROUP",
    "Document",
    "Format",
    "Locate",
    "available",
    "for_bytes",
    "for_content",
    "for_path",
    "get",
    "has_shared_suffix",
    "told_by_content",
]

ENTRY_POINT_GROUP = "briefkit.formats"
"""The entry point group in which a distribution offers a `Format` of its own."""

BUILTIN: tuple[Format, ...] = (
    json.FORMAT,
    ndjson.FORMAT,
    markdown.FORMAT,
    wire.FORMAT,
    html.FORMAT,
    jsonld.FORMAT,
    ans.FORMAT,
    ninjs.FORMAT,
    newsmlg2.FORMAT,
    nitf.FORMAT,
    rss.FORMAT,
    atom.FORMAT,
    jsonfeed.FORMAT,
    web.FORMAT,
    parquet.FORMAT,
)
"""The formats of this package, in the order in which they are tried on unknown content."""


@cache
def available() -> Mapping[str, Format]:
    """Return every format by its name: the built-in ones, then those of other distributions.

    A built-in name cannot be taken; a distribution that tries is passed over with a warning, and
    so is one whose format cannot be loaded.
    """
    import warnings
    from importlib.metadata import entry_points

    formats = {format.name: format for format in BUILTIN}
    for entry_point in entry_points(group=ENTRY_POINT_GROUP):
        what = f"format {entry_point.name!r} of {entry_point.value}"
        if entry_point.name in formats:
            warnings.warn(f"{what} is taken", stacklevel=2)
            continue
        try:
            formats[entry_point.name] = entry_point.load()
        except Exception as error:  # noqa: BLE001 - whatever it is, the other formats are there
            warnings.warn(f"{what} cannot be loaded: {error}", stacklevel=2)
    return MappingProxyType(formats)


def get(name: str) -> Format:
    """Return the format that goes by `name`.

    Raises:
        UnknownFormatError: There is none.
    """
    # Entry points take ten times as long to look up as the built-in table: only if needed.
    for format in BUILTIN:
        if format.name == name:
            return format
    try:
        return available()[name]
    except KeyError:
        raise UnknownFormatError(name, available()) from None


def for_path(path: str | os.PathLike[str]) -> Format | None:
    """Return the format that the suffix of a file name means, the longest suffix first, or None."""
    name = os.path.basename(os.fspath(path).rstrip("/")).lower()
    words = name.lstrip(".").split(".")
    for start in range(1, len(words)):
        suffix = f".{'.'.join(words[start:])}"
        found = _with_suffix(suffix, BUILTIN) or _with_suffix(suffix, available().values())
        if found:
            return found
    return None


def told_by_content(path: str | os.PathLike[str], text: str) -> Format | None:
    """Return the format that a text looks like, of those whose files may share the suffix.

    Args:
        path: The name of the file.
        text: Its text; only its head is looked at.
    """
    head = text[:SNIFFED]
    return next((format for format in _sharing(path) if _takes(format, head)), None)


def has_shared_suffix(path: str | os.PathLike[str]) -> bool:
    """Tell whether files of several formats are called so, and content has to tell: ``.xml``."""
    return any(_sharing(path))


def _sharing(path: str | os.PathLike[str]) -> Iterator[Format]:
    suffix = f".{os.path.basename(os.fspath(path)).lower().rpartition('.')[2]}"
    return (format for format in BUILTIN if suffix in format.shared_suffixes)


def for_bytes(data: bytes) -> Format | None:
    """Return the format of files that are no text whose beginning this is, or None.

    Args:
        data: The first bytes of a file, or all of them.
    """
    return next((f for f in BUILTIN if f.magic and data.startswith(f.magic)), None)


def for_content(text: str, *, guess: bool = True) -> Format | None:
    """Return the format that a text looks like, or None.

    Args:
        text: The text; only its head is looked at.
        guess: Whether a format that takes any text may be the answer.
    """
    head = text[:SNIFFED]
    # Those that share suffixes know their own; ``{`` alone would do for JSON.
    known = sorted(BUILTIN, key=lambda format: not format.shared_suffixes)
    return (
        next((format for format in known if not format.catch_all and _takes(format, head)), None)
        or next((format for format in _others() if _takes(format, head)), None)
        or next((format for format in known if guess and _takes(format, head)), None)
    )


def _others() -> Iterator[Format]:
    """Yield the formats of other distributions that know their own; looked up when asked for."""
    for format in available().values():
        if format not in BUILTIN and not format.catch_all:
            yield format


def _takes(format: Format, head: str) -> bool:
    return format.sniff is not None and format.sniff(head)


def _with_suffix(suffix: str, among: Iterable[Format]) -> Format | None:
    return next((format for format in among if suffix in format.suffixes), None)
