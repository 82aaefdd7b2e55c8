"""The JSON Schema (2020-12) of the native JSON, made from the model itself.

It accepts exactly the documents in which `briefkit.structure` finds no defect. What lies below
values is beyond it and is held by the reader alone: encoding, repeated keys, depth.
"""

from __future__ import annotations

import ast
import datetime as dt
import inspect
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from briefkit.formats.json import VERSION
from briefkit.model import Block, Brief
from briefkit.structure import BLOCK_TAGS, DIRECTIVES, tag_of

__all__ = ["json_schema"]

# RFC 3339 section 5.6, with the days that months have: a schema's "format" is not enforced.
_YEAR = "(?!0000)[0-9]{4}"
_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_DAY = (
    f"(?:{_YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    f"|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP_YEAR}-02-29)"
)
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?"
_OFFSET = "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
# Not "$": in Python's dialect it also stands before a last line end.
_END = r"(?![\s\S])"

_PLAIN: Mapping[Any, Mapping[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date", "pattern": f"^{_DAY}{_END}"},
    dt.datetime: {
        "type": "string",
        "format": "date-time",
        "pattern": f"^{_DAY}[Tt ]{_TIME}{_OFFSET}{_END}",
    },
    type(None): {"type": "null"},
    Mapping[str, Any]: {"type": "object"},
}


# Whatever stands there, the reader takes it; what is wrong with it, validation says.
_DIRECTIVES: Mapping[str, Any] = {
    "description": "What validation is told about this brief: the findings to put aside, and why.",
    "examples": [{"ignore": [{"code": "BK501", "at": "/sections/0/blocks/7", "reason": "verse"}]}],
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the native JSON as a mapping to be dumped."""
    definitions: dict[str, Any] = {}
    brief = _object(Brief, definitions)
    envelope = {"const": VERSION, "description": "The version of this form; 1 if it is left out."}
    fields = brief["properties"]
    brief["properties"] = {"briefkit": envelope, **fields, DIRECTIVES: dict(_DIRECTIVES)}
    twice = {"properties": {"extra": {"not": {"required": [DIRECTIVES]}}}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "briefkit brief",
        **brief,
        "dependentSchemas": {DIRECTIVES: twice},
        "$defs": dict(sorted(definitions.items())),
    }


def _object(cls: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    fields = attrs.fields(cls)
    descriptions = _field_descriptions(cls)
    properties = {
        field.name: {**_schema(hints[field.name], definitions), **descriptions.get(field.name, {})}
        for field in fields
    }
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    if cls in BLOCK_TAGS.values():
        properties = {"type": {"const": tag_of(cls)}, **properties}
    return {
        "type": "object",
        "description": (cls.__doc__ or "").partition("\n")[0],
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _schema(wanted: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin: Any = get_origin(wanted)
    if wanted in _PLAIN:
        return dict(_PLAIN[wanted])
    if attrs.has(wanted):
        return _reference(wanted, definitions)
    if origin is tuple:
        return {"type": "array", "items": _schema(get_args(wanted)[0], definitions)}
    if origin is Literal:
        return {"enum": list(get_args(wanted))}
    return _union(
        [_schema(argument, definitions) for argument in get_args(wanted)], wanted == Block
    )


def _union(choices: list[dict[str, Any]], is_block: bool) -> dict[str, Any]:
    if is_block:
        # The tag may be left out where one kind of block alone can stand, but not here.
        return {"oneOf": [{**choice, "required": ["type"]} for choice in choices]}
    if all(choice.keys() == {"type"} for choice in choices):
        return {"type": [choice["type"] for choice in choices]}
    return {"anyOf": choices}


def _reference(cls: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # stands for what is being made
        definitions[cls.__name__] = _object(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _field_descriptions(cls: type[Any]) -> dict[str, dict[str, str]]:
    """Return the docstrings under the fields of a class, which editors show as one types."""
    body = ast.parse(inspect.cleandoc(inspect.getsource(cls))).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for field, text in pairwise(body.body):
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(
                value=ast.Constant(value=str(said))
            ):
                found[name] = {"description": " ".join(said.split())}
    return found
