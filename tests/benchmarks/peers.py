"""The peers: pydantic models of the same shape as the model, and a brief of the usual size."""

from __future__ import annotations

import datetime as dt
import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from briefkit.model import Author, Brief, Byline, Paragraph, Quote, Section
from briefkit.structure import BLOCK_TAGS, tag_of

__all__ = ["pydantic_model", "usual_brief"]

_FILLER = "The council voted on the plan after a long debate in the chamber, and "


def usual_brief(sections: int = 3, paragraphs: int = 6) -> Brief:
    """Return a brief of 18 paragraphs with a quote each, about 7 KB as JSON."""
    return Brief(
        headline="Council votes on the plan after a long debate",
        id="urn:example:council-1",
        language="en",
        published=dt.datetime(2025, 8, 1, 10, tzinfo=dt.UTC),
        byline=Byline(text="By Jane Roe", authors=[Author(name="Jane Roe")]),
        sections=[
            Section(
                heading=f"What comes after vote {i}" if i else None,
                blocks=[_paragraph(i * paragraphs + j) for j in range(paragraphs)],
            )
            for i in range(sections)
        ],
    )


def _paragraph(number: int) -> Paragraph:
    said = f"We will do what we can about matter number {number} in the coming weeks,"
    text = f'{_FILLER * 2}then it rested. "{said}" Jane Doe said in the town.'
    start = text.index('"') + 1
    end = start + len(said)
    name = "Jane Doe"
    quote = Quote(text=said, start=start, end=end, speaker=name, mention=name, cue="said")
    return Paragraph(text=text, quotes=[quote])


def pydantic_model() -> Any:
    """Return a pydantic model of `Brief`: unknown keys refused, blocks a discriminated union."""
    return _model(Brief, {})


def _model(cls: Any, made: dict[Any, Any]) -> Any:
    import pydantic

    if cls not in made:
        hints = get_type_hints(cls)
        fields: dict[str, Any] = {}
        if cls in BLOCK_TAGS.values():
            fields["type"] = (Literal[tag_of(cls)], tag_of(cls))
        if cls is Brief:
            fields["briefkit"] = (Literal[1], ...)
        for field in attrs.fields(cls):
            fields[field.name] = (_type(hints[field.name], made), _default(field))
        config = pydantic.ConfigDict(extra="forbid")
        made[cls] = pydantic.create_model(cls.__name__, __config__=config, **fields)
    return made[cls]


def _default(field: attrs.Attribute[Any]) -> Any:
    import pydantic

    if field.default is attrs.NOTHING:
        return ...
    if callable(getattr(field.default, "factory", None)):
        return pydantic.Field(default_factory=field.default.factory)
    return field.default


def _type(wanted: Any, made: dict[Any, Any]) -> Any:
    import pydantic

    if attrs.has(wanted):
        return _model(wanted, made)
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin is tuple:
        return types.GenericAlias(tuple, (_type(arguments[0], made), ...))
    if origin in (Union, types.UnionType):
        union = Union[tuple(_type(argument, made) for argument in arguments)]  # noqa: UP007 - made of a tuple
        if len(arguments) > 2:
            return Annotated[union, pydantic.Field(discriminator="type")]
        return union
    return wanted
