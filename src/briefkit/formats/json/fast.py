"""The fast way between JSON text and the model: msgspec, by structs made from the model itself.

A *twin* is a msgspec struct with the fields of one attrs class. Decoding into twins proves, in
one pass of C code, all that `briefkit.structure` proves: types, required fields, no unknown
keys. What the twins accept becomes attrs values without another check; what they
refuse is left to `briefkit.structure`, which knows how to say why. A property test holds both
ways to the same verdicts and the same values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import GenericAlias
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
import msgspec

from briefkit.formats.json.text import MAX_DEPTH, is_deeper
from briefkit.model import Block, Brief, Paragraph
from briefkit.model._trusted import unfrozen
from briefkit.structure import BLOCK_TAGS, DIRECTIVES, tag_of
from briefkit.times import format_rfc3339, parse_date, parse_rfc3339

__all__ = ["decode", "encode"]

_TIMES: Mapping[Any, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    dt.datetime: (format_rfc3339, parse_rfc3339),
    dt.date: (dt.date.isoformat, parse_date),
}


def decode(text: str | bytes, version: int) -> Brief | None:
    """Return the brief that a JSON text spells, or None if anything at all is unusual about it.

    Args:
        text: A JSON text, as bytes in UTF-8.
        version: The version of the envelope that is taken; every other is unusual.
    """
    try:
        decoder, read = _decoding()
        twin: Any = decoder.decode(text)
        # Below the envelope and `extra` itself.
        if twin.briefkit not in (version, msgspec.UNSET):
            return None
        if twin.extra and is_deeper(twin.extra, MAX_DEPTH - 1):
            return None
        if twin.directives is not msgspec.UNSET:
            if DIRECTIVES in twin.extra or is_deeper(twin.directives, MAX_DEPTH - 1):
                return None
            twin.extra[DIRECTIVES] = twin.directives
        return read(twin)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def encode(brief: Brief, version: int, indent: int | None) -> str:
    """Return the canonical JSON of a brief: model order, no empty fields.

    Raises:
        UnicodeEncodeError: A string holds a lone surrogate.
        TypeError, msgspec.MsgspecError, RecursionError: `Brief.extra` holds what is no JSON.
    """
    encoder, write = _encoding()
    twin = write(brief)
    if DIRECTIVES in brief.extra:
        twin.extra = dict(brief.extra)
        twin.directives = twin.extra.pop(DIRECTIVES)
    inner = encoder.encode(twin).decode()
    # The headline is always written, so there is always a key to follow the envelope's.
    text = f'{{"briefkit":{version},{inner[1:]}\n'
    return text if indent is None else msgspec.json.format(text, indent=indent) + "\n"


# Either way is made when it is first used, and once: to check a file nothing is written.


@cache
def _decoding() -> tuple[msgspec.json.Decoder[Any], Callable[[Any], Brief]]:
    """Return the decoder for twins of briefs, and what makes a brief of its twin."""
    twins = _twins()
    return msgspec.json.Decoder(twins[Brief]), _reader(twins)


@cache
def _encoding() -> tuple[msgspec.json.Encoder, Callable[[Brief], Any]]:
    """Return the encoder for twins, and what makes the twin of a brief."""
    return msgspec.json.Encoder(), _writer(_twins())


@cache
def _twins() -> Mapping[type, type[msgspec.Struct]]:
    """Return the twin of each class of the model."""
    twins: dict[type, type[msgspec.Struct]] = {}
    _twin(Brief, twins)
    return twins


# --- twins -------------------------------------------------------------------------------


def _twin(cls: Any, twins: dict[type, type[msgspec.Struct]]) -> type[msgspec.Struct]:
    if cls not in twins:
        hints = get_type_hints(cls)
        fields = [_twin_field(f, _twin_type(hints[f.name], twins)) for f in attrs.fields(cls)]
        if cls is Brief:
            envelope = msgspec.field(default=msgspec.UNSET)
            fields.append(("briefkit", int | msgspec.UnsetType, envelope))
            reserved = msgspec.field(default=msgspec.UNSET, name=DIRECTIVES)
            fields.append(("directives", Any, reserved))
        tag = tag_of(cls) if cls in BLOCK_TAGS.values() else None
        twins[cls] = msgspec.defstruct(
            cls.__name__, fields, tag=tag, tag_field="type" if tag else None,
            kw_only=not _is_positional(cls), omit_defaults=True, forbid_unknown_fields=True,
            gc=False,
        )  # fmt: skip
    return twins[cls]


def _is_positional(cls: Any) -> bool:
    """Tell whether all required fields of a class come first; a struct is built faster then."""
    required = [field.default is attrs.NOTHING for field in attrs.fields(cls)]
    return required == sorted(required, reverse=True)


def _twin_field(field: attrs.Attribute[Any], kind: Any) -> tuple[str, Any, Any]:
    if field.default is attrs.NOTHING:
        return field.name, kind, msgspec.field()
    if isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
        return field.name, kind, msgspec.field(default_factory=dict)
    return field.name, kind, msgspec.field(default=field.default)


def _twin_type(wanted: Any, twins: dict[type, type[msgspec.Struct]]) -> Any:
    origin, arguments = get_origin(wanted), get_args(wanted)
    if attrs.has(wanted):
        return _twin(wanted, twins)
    if wanted in _TIMES:
        return str
    if origin is tuple:
        return GenericAlias(tuple, (_twin_type(arguments[0], twins), ...))
    if origin is Mapping:
        return dict[str, Any]
    if arguments and origin is not Literal:
        return Union[tuple(_twin_type(argument, twins) for argument in arguments)]  # noqa: UP007
    return wanted


# --- from the model to twins -------------------------------------------------------------

# Both ways are compiled, as attrs compiles ``__init__``: spelled-out attributes are three times
# as fast as a loop over names. All that enters the source is names of our own model.


def _writer(twins: Mapping[type, type[msgspec.Struct]]) -> Callable[[Brief], Any]:
    """Return the function that makes the twin of a brief."""
    names: dict[str, Any] = {f"twin_{cls.__name__}": twin for cls, twin in twins.items()}
    names |= {f"write_{kind.__name__}": write for kind, (write, _) in _TIMES.items()}
    names["write_block"] = {
        cls: _compiled(f"lambda value: {_twin_of(cls, 'value')}", names)
        for cls in BLOCK_TAGS.values()
    }
    return _compiled(f"lambda value: {_twin_of(Brief, 'value')}", names)


def _twin_of(cls: Any, value: str) -> str:
    """Return the expression for the twin of the value of `cls` that a variable holds."""
    hints = get_type_hints(cls)
    key = "" if _is_positional(cls) else "{}="
    arguments = (
        key.format(field.name) + _twin_value(hints[field.name], f"{value}.{field.name}")
        for field in attrs.fields(cls)
    )
    return f"twin_{cls.__name__}({', '.join(arguments)})"


def _twin_value(wanted: Any, value: str) -> str:
    """Return the expression for a field of a twin, of the model's value in an expression."""
    arguments = get_args(wanted)
    if get_origin(wanted) is tuple and arguments[0] is Block:
        return f"[write_block[type(block)](block) for block in {value}]"
    if get_origin(wanted) is tuple and attrs.has(arguments[0]):
        item = f"item{value.count('.')}"
        return f"{value} and [{_twin_of(arguments[0], item)} for {item} in {value}]"
    for kind in (wanted, *arguments):
        if kind in _TIMES:
            return f"{value} and write_{kind.__name__}({value})"
        if attrs.has(kind):
            return f"{value} and {_twin_of(kind, value)}"
    return value


def _compiled(source: str, names: dict[str, Any]) -> Callable[..., Any]:
    function: Callable[..., Any] = eval(source, names)  # noqa: S307 - see above
    return function


# --- from twins to the model -------------------------------------------------------------

# Statements, not expressions, and as few calls as can be: this is what reading an archive costs.


def _reader(twins: Mapping[type, type[msgspec.Struct]]) -> Callable[[Any], Brief]:
    """Return the function that makes a brief of its twin."""
    names: dict[str, Any] = {f"twin_{cls.__name__}": twin for cls, twin in twins.items()}
    names |= {f"read_{kind.__name__}": read for kind, (_, read) in _TIMES.items()}
    for cls in twins:
        names[cls.__name__] = cls
        names[f"unfrozen_{cls.__name__}"] = unfrozen(cls)
    names["read_block"] = {
        twins[cls]: _defined(_steps(cls, "twin", "value"), names) for cls in BLOCK_TAGS.values()
    }
    return _defined(_steps(Brief, "twin", "value"), names)


def _defined(steps: Iterable[str], names: dict[str, Any]) -> Callable[[Any], Any]:
    source = "\n".join(("def read(twin):", *_indented(steps), "    return value"))
    exec(source, names)  # noqa: S102 - as for `_compiled`
    function: Callable[[Any], Any] = names["read"]
    return function


def _indented(steps: Iterable[str]) -> Iterator[str]:
    return (f"    {step}" for step in steps)


def _steps(cls: Any, twin: str, value: str) -> Iterator[str]:
    """Yield the statements that make a value of `cls` of the twin that a variable holds."""
    hints = get_type_hints(cls)
    yield f"{value} = unfrozen_{cls.__name__}()"
    for field in attrs.fields(cls):
        yield from _field(hints[field.name], f"{twin}.{field.name}", f"{value}.{field.name}")
    yield f"{value}.__class__ = {cls.__name__}"


def _field(wanted: Any, twin: str, target: str) -> Iterator[str]:
    """Yield the statements that set a field of the model's value by the twin's field."""
    for kind in (wanted, *get_args(wanted)):
        if kind in _TIMES:
            # An empty string is no time: it goes to the reader as well.
            yield f"{target} = None if {twin} is None else read_{kind.__name__}({twin})"
            return
        if kind is Block or attrs.has(kind):
            record = _items if get_origin(wanted) is tuple else _record
            yield from record(kind, twin, target)
            return
    yield f"{target} = {twin}"


def _record(kind: Any, twin: str, target: str) -> Iterator[str]:
    """Yield the statements that set a field to a value with fields of its own, or to None."""
    name = kind.__name__.lower()
    yield f"{target} = {name}_twin = {twin}"
    yield f"if {name}_twin is not None:"
    yield from _indented(_steps(kind, f"{name}_twin", name))
    yield f"    {target} = {name}"


def _items(kind: Any, twin: str, target: str) -> Iterator[str]:
    """Yield the statements that set a field to a tuple of values."""
    name = "block" if kind is Block else kind.__name__.lower()
    yield f"if not {twin}:"
    yield f"    {target} = ()"
    yield "else:"
    yield f"    {name}s = []"
    yield f"    for {name}_twin in {twin}:"
    steps = _block() if kind is Block else _steps(kind, f"{name}_twin", name)
    yield from _indented(_indented(steps))
    yield f"        {name}s.append({name})"
    yield f"    {target} = tuple({name}s)"


def _block() -> Iterator[str]:
    """Yield the statements that make a block; most are paragraphs, which cost no call."""
    yield "if type(block_twin) is twin_Paragraph:"
    yield from _indented(_steps(Paragraph, "block_twin", "block"))
    yield "else:"
    yield "    block = read_block[type(block_twin)](block_twin)"
