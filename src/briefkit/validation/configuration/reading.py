"""Configuration: ``[tool.briefkit]`` of pyproject.toml, or briefkit.toml; found, read, judged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from briefkit import files, toml_text
from briefkit.positions import Lines
from briefkit.toml_places import places
from briefkit.validation.configuration import versions
from briefkit.validation.configuration.faults import ConfigurationError, Fault, Key
from briefkit.validation.configuration.lookup import FILE_NAMES, candidates
from briefkit.validation.configuration.readers import (
    Reader,
    boolean,
    choice,
    count,
    mapping,
    string,
    strings,
    table,
    toml_kind,
)
from briefkit.validation.configuration.settings import LEVELS, Settings
from briefkit.validation.configuration.terms import Term

__all__ = ["KEYS", "TERM_KEYS", "find", "load", "loads"]

_TABLE: Key = ("tool", "briefkit")
_LONGEST = 1024 * 1024


def _any(value: Any, _: Key, __: list[Fault]) -> Any:
    return value


def _version(value: Any, key: Key, faults: list[Fault]) -> None:
    wanted = string(value, key, faults)
    message = versions.fault_of(wanted) if wanted else None
    if message:
        faults.append(Fault(message=message, key=key))


TERM_KEYS: Mapping[str, Reader] = MappingProxyType(
    {
        "code": string,
        "name": string,
        "words": strings,
        "pattern": string,
        "allow-regex": boolean,
        "match-case": boolean,
        "replace": string,
        "message": string,
        "severity": choice(*LEVELS[:-1]),
        "fix": choice("safe", "unsafe"),
        "why": string,
        "reference": string,
    }
)
"""What can be said of a term, and what reads it."""

_term = table(TERM_KEYS)


def _terms(value: Any, key: Key, faults: list[Fault]) -> tuple[Term, ...]:
    if not isinstance(value, list):
        message = f"expected an array of tables, got {toml_kind(value)}"
        faults.append(Fault(message=message, key=key))
        return ()
    found = []
    for number, item in enumerate(value):
        fields = _term(item, (*key, number), faults)
        found.append(Term(**{"code": "", **(fields or {})}))
    return tuple(found)


KEYS: Mapping[str, Reader] = MappingProxyType(
    {
        "required-version": _version,
        "profiles": strings,
        "select": strings,
        "extend-select": strings,
        "ignore": strings,
        "extend-ignore": strings,
        "severity": mapping(choice(*LEVELS)),
        "options": mapping(mapping(_any)),
        "per-file-ignores": mapping(strings),
        "fail-on": choice(*LEVELS[:-1]),
        "max-findings": count,
        "unsafe-fixes": boolean,
        "allow-embargoed": boolean,
        "baseline": string,
        "plugins": strings,
        "terms": _terms,
    }
)
"""What a configuration can say, and what reads it."""

_settings = table(KEYS)


def find(start: str | os.PathLike[str] = ".") -> str | None:
    """Return the configuration that is nearest to a file or folder, in it or above it.

    The search ends at a folder that holds ``.git``. A pyproject.toml without the table
    ``[tool.briefkit]`` does not end it.

    Raises:
        FileAccessError: A pyproject.toml on the way cannot be read.
        ConfigurationError: A pyproject.toml on the way that names briefkit is no TOML.
    """
    for path in candidates(start):
        if os.path.basename(path) == FILE_NAMES[0] or _has_table(path):
            return path
    return None


def _has_table(path: str) -> bool:
    tool = _parsed(_decoded(files.read_bytes(path), path), path).get("tool")
    return isinstance(tool, dict) and "briefkit" in tool


def load(path: str | os.PathLike[str]) -> Settings:
    """Return the settings that a file spells; plugins that it names are imported.

    In a file called pyproject.toml they are in the table ``[tool.briefkit]``, in any other at
    the top.

    Raises:
        FileAccessError: The file cannot be read.
        ConfigurationError: Something in it is wrong; all of it is told.
    """
    path = os.fspath(path)
    return loads(_decoded(files.read_bytes(path), path), path)


def loads(text: str, path: str = FILE_NAMES[0]) -> Settings:
    """Return the settings that a text spells.

    Args:
        text: The content of a file.
        path: The file, for messages, and for the folder that globs and paths count from.

    Raises:
        ConfigurationError: Something in it is wrong; all of it is told.
    """
    prefix = _TABLE if os.path.basename(path) == FILE_NAMES[1] else ()
    values: Any = _parsed(text, path)
    for name in prefix:
        values = values.get(name, {}) if isinstance(values, dict) else values
    faults: list[Fault] = []
    if isinstance(values, dict) and "required-version" in values:
        # Of a configuration for another version nothing else can be judged.
        _version(values["required-version"], ("required-version",), faults)
    fields = None if faults else _settings(values, (), faults)
    settings = Settings(**(fields or {}), root=os.path.dirname(os.path.abspath(path)), path=path)
    # What could not be read is not judged, and of a term nothing of it.
    unread = {fault.key for fault in faults}
    unread |= {key[:2] for key in unread if key[:1] == ("terms",)}
    faults += [fault for fault in settings.faults if unread.isdisjoint(_around(fault.key))]
    if faults:
        located = sorted(_located(faults, text, path, prefix), key=_place)
        raise ConfigurationError(located) from settings.cause
    return settings


def _around(key: Key) -> set[Key]:
    return {key[:length] for length in range(1, len(key) + 1)}


def _located(faults: Iterable[Fault], text: str, path: str, prefix: Key) -> list[Fault]:
    found = places(text)
    located = []
    for fault in faults:
        line, column = found.position((*prefix, *fault.key), of_key=fault.of_key)
        located.append(attrs.evolve(fault, path=path, line=line, column=column))
    return located


def _place(fault: Fault) -> tuple[int, int]:
    return fault.line or 0, fault.column or 0


def _decoded(data: bytes, path: str) -> str:
    if len(data) > _LONGEST:
        raise _unusable(f"a configuration is at most {_LONGEST // 1024} KiB long", path)
    try:
        return data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        sound = Lines(data[: error.start].decode())
        line, column = sound.position(len(sound.text))
        raise _unusable("TOML is UTF-8, and this byte is not", path, line, column) from error


def _parsed(text: str, path: str) -> dict[str, Any]:
    def refuse(message: str, at: int) -> ConfigurationError:
        return _unusable(f"not TOML: {message}", path, *Lines(text).position(at))

    try:
        return toml_text.parse(text, refuse)
    except RecursionError as error:
        raise _unusable("nested too deep", path) from error


def _unusable(
    message: str, path: str, line: int | None = None, column: int | None = None
) -> ConfigurationError:
    return ConfigurationError([Fault(message=message, path=path, line=line, column=column)])
