"""House word lists without code: expressions that a house does not use, each of them a rule."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from briefkit.problems import Severity
from briefkit.validation.fix import Applicability

__all__ = ["Term"]


def _words(words: str | Iterable[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


@attrs.frozen(kw_only=True)
class Term:
    """Expressions that a house does not use, and what it writes instead."""

    code: str
    """The code of the rule: two to six capitals, not ``BK``, and three digits."""

    words: tuple[str, ...] = attrs.field(default=(), converter=_words)
    """The expressions, as whole words; of any one of them a case is found."""

    pattern: str | None = None
    """A regular expression to find, instead of `words`."""

    allow_regex: bool = False
    """True if `pattern` may be used."""

    replace: str | None = None
    """What to write instead."""

    message: str = ""
    """What to say of a case; empty for what the expression is, and what it should be."""

    name: str = ""
    """The name of the rule; empty for one that is made of the code."""

    severity: Severity = attrs.field(default=Severity.WARNING, converter=Severity)
    """How much a case matters."""

    match_case: bool = False
    """Whether capitals and small letters are told apart."""

    fix: Applicability = "unsafe"
    """Whether the replacement may be made without a person looking at it."""

    why: str = ""
    """Why the house does not use them, for those who ask about the rule."""

    reference: str = ""
    """Where the house says so."""
