"""JSON as pages really hold it: comments, trailing commas, several values in one script.

Strict JSON is tried first, and costs nothing more. What is repaired is reported.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from briefkit.formats.json.text import MAX_DEPTH, SURROGATE, is_deeper
from briefkit.problems import Problem

__all__ = ["Script", "read_script"]

# A string that is never closed runs to the end of the text: tried once, so time stays linear.
_TOKEN = re.compile(
    r"""
    (?P<string>"(?:[^"\\]++|\\.)*+"?)
    | (?P<comment>/\*(?:[^*]++|\*(?!/))*+(?:\*/)?|//[^\n]*+|<!--|-->|<!\[CDATA\[|\]\]>)
    | (?P<comma>,)
    """,
    re.VERBOSE | re.DOTALL,
)
_BAD_ESCAPE = re.compile(r'\\(?:(?P<good>["\\/bfnrt]|u[0-9a-fA-F]{4})|(?P<bad>.))', re.DOTALL)
_CLOSING = re.compile(r"\s*+[\]}]")
_BETWEEN = " \t\r\n,;\ufeff"
_DECODER = json.JSONDecoder(strict=False)


class Script(NamedTuple):
    """The JSON values of one text."""

    values: tuple[Any, ...]
    """The values, in order."""

    problems: tuple[Problem, ...] = ()
    """What was repaired, or what is in the way of reading any."""


def read_script(text: str) -> Script:
    """Return the JSON values of a text that was meant to be JSON; never fails.

    Comments, trailing commas, raw line breaks in strings, escapes that JSON does not know, CDATA
    marks, HTML escapes all over, and several values in a row are taken for what they mean.
    """
    try:
        return _sound(text, (json.loads(text),))
    except (ValueError, RecursionError):
        pass
    for words, repair in _repaired(text):
        try:
            values = tuple(_decoded(words))
        except (ValueError, RecursionError):
            continue
        if values:
            return _sound(words, values, f"not JSON as it stands; {repair}")
    message = "not JSON, and cannot be repaired" if text.strip() else "no JSON in it"
    return Script((), (Problem(pointer="", message=message, code="BK001"),))


def _repaired(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text repaired in more and more daring ways, and what was done."""
    yield text, "line breaks in strings, or several values, taken as they are"
    yield _tidied(text), "comments, trailing commas or unknown escapes taken out"
    if "&" in text:
        yield _tidied(html.unescape(text)), "HTML escapes resolved"


def _tidied(text: str) -> str:
    pieces: list[str] = []
    end = 0
    for match in _TOKEN.finditer(text):
        pieces.append(text[end : match.start()])
        end = match.end()
        if match["string"]:
            pieces.append(_BAD_ESCAPE.sub(_escape, match[0]))
        elif match["comma"]:
            pieces.append(match[0])
    pieces.append(text[end:])
    return _without_trailing_commas("".join(pieces))


def _escape(match: re.Match[str]) -> str:
    return match[0] if match["good"] else match["bad"]


def _without_trailing_commas(text: str) -> str:
    pieces: list[str] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if match["comma"] and _CLOSING.match(text, match.end()):
            pieces.append(text[end : match.start()])
            end = match.end()
    return "".join(pieces) + text[end:]


def _decoded(text: str) -> Iterator[Any]:
    """Yield the values that stand in a row in a text; nothing else may stand there.

    Raises:
        ValueError: Something else does.
    """
    start = 0
    while True:
        while start < len(text) and text[start] in _BETWEEN:
            start += 1
        if start == len(text):
            return
        value, start = _DECODER.raw_decode(text, start)
        yield value


def _sound(text: str, values: tuple[Any, ...], repair: str = "") -> Script:
    """Return values without what no text may carry: too deep, or halves of characters."""
    problems = [Problem(pointer="", message=repair, code="BK001")] if repair else []
    if any(is_deeper(value, MAX_DEPTH) for value in values):
        message = f"JSON nested more than {MAX_DEPTH} deep; left out"
        return Script((), (*problems, Problem(pointer="", message=message, code="BK004")))
    may_be_halved = "\\u" in text or SURROGATE.search(text)  # by an escape, or as they are
    if may_be_halved and any(
        SURROGATE.search(json.dumps(value, ensure_ascii=False)) for value in values
    ):
        values = tuple(map(_mended, values))
        problems.append(Problem(pointer="", message="a lone surrogate replaced", code="BK002"))
    return Script(values, tuple(problems))


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(item) for key, item in value.items()}
    return value
