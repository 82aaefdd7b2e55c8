"""What no file can carry of a brief that was built by hand, told before one is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any

from briefkit.errors import WriteError
from briefkit.formats.json.text import ENOUGH, SURROGATE, refusals, values
from briefkit.model import Brief
from briefkit.problems import Problem, join_pointer
from briefkit.structure import DIRECTIVES
from briefkit.walk import walk

__all__ = ["check_extra", "check_text", "surrogates"]

_JSON = (str, int, float, Mapping, list, tuple, type(None))
# As many bits as 4300 digits take: Python reads and writes no longer integers.
_MOST_BITS = 14_284


def check_extra(brief: Brief, format: str) -> None:
    """See that `Brief.extra` holds JSON values, which can be read again.

    Raises:
        WriteError: It holds something else, or is nested too deep.
    """
    if brief.extra:
        placed = _placed(brief.extra)
        found = chain.from_iterable(chain(refusals(v, at), _strangers(v, at)) for at, v in placed)
        problems = tuple(islice(found, ENOUGH))
        if problems:
            raise WriteError(problems, format)


def check_text(text: str, brief: Brief, format: str) -> None:
    """See that the text of a brief can be encoded.

    Raises:
        WriteError: `brief` holds lone surrogates, which no encoding can carry.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise WriteError(surrogates(brief), format) from error


def _placed(extra: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Return what is to be written of `Brief.extra`, with the pointers where it will stand."""
    if DIRECTIVES not in extra:
        return (("/extra", extra),)
    rest = {key: value for key, value in extra.items() if key != DIRECTIVES}
    return ("/extra", rest), (join_pointer(DIRECTIVES), extra[DIRECTIVES])


def _strangers(value: Any, base: str) -> Iterator[Problem]:
    """Yield the values that are of no JSON kind."""
    for pointer, item in values(value, base):
        if not isinstance(item, _JSON):
            message = f"expected a JSON value, got {type(item).__name__}"
            yield Problem(pointer=pointer, message=message, code="BK103")
        elif isinstance(item, int) and item.bit_length() > _MOST_BITS:
            message = "an integer of more than 4300 digits"
            yield Problem(pointer=pointer, message=message, code="BK001")


def surrogates(brief: Brief) -> Iterator[Problem]:
    """Yield a problem for each text of a brief that holds a lone surrogate."""
    for pointer, text in walk(brief, str):
        if SURROGATE.search(text):
            yield Problem(pointer=pointer, message="a lone surrogate", code="BK002")
