"""What a rule is: a pure function, and everything to be known about it, in one place."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, TypeAlias

import attrs

from briefkit.problems import Severity
from briefkit.validation.findings.fix import Applicability, Fix

__all__ = ["Check", "Example", "Hit", "Rule", "Scope", "Source", "rule"]

Scope: TypeAlias = Literal[
    "source", "brief", "byline", "section", "block", "quote", "text", "corpus"
]
"""What a rule looks at; "source" is the text of a file, whatever brief it holds, "corpus" all of
the briefs of a run."""


@attrs.frozen
class Hit:
    """A case that a rule found. The rule that it came from says the rest."""

    pointer: str
    """JSON Pointer of the value concerned; ``""`` is the document."""

    message: str
    """One line for a person, without a trailing period."""

    start: int | None = None
    """Code-point offset in the text at `pointer`, or for a source rule in the file."""

    end: int | None = None
    """The offset just after it."""

    data: Mapping[str, Any] = attrs.field(factory=dict, hash=False)
    """Parameters for machines: what was expected, what was found, a suggestion."""

    related: tuple[tuple[str, str], ...] = ()
    """Other places that it concerns: pairs of a JSON Pointer and what stands there."""

    fix: Fix | None = None
    """How it could be put right."""

    def __attrs_post_init__(self) -> None:
        """Refuse what could be no case, while the rule that made it can still be named."""
        if not isinstance(self.message, str):
            raise TypeError(f"the message is no text but {self.message!r:.80}")
        if not self.pointer.startswith("/") and self.pointer:
            raise ValueError(f"not a JSON Pointer (RFC 6901): {self.pointer!r:.80}")
        if min(self.start or 0, self.end or 0) < 0:
            raise ValueError(f"negative offsets: {self.start!r:.80}, {self.end!r:.80}")
        if not isinstance(self.fix, Fix | None):
            raise TypeError(f"no Fix: {self.fix!r:.80}")


@attrs.frozen
class Source:
    """An example that only shows in a file: its text, and the format to read it as."""

    format: str
    """The name of the format."""

    text: str
    """What the file holds."""


Example: TypeAlias = str | Mapping[str, Any] | Source
"""A case to try a rule on.

A string is the body of a story: paragraphs separated by blank lines, a heading after
``## ``. A mapping holds fields of a brief in the canonical JSON form, and instead of sections
``"body"``, such a string, or ``"paragraph"``, the only one. Both are laid over a brief without
faults by `briefkit.validation.examples`.
"""

Check: TypeAlias = Callable[..., Iterable[Hit]]
"""Finds the cases of a rule: takes a `Context`, and the options of the rule by keyword."""


@attrs.frozen(kw_only=True)
class Rule:
    """A rule: what it asks, why, how much it matters, examples, and the function that checks it."""

    code: str
    """Its code, never reused: ``BK503``."""

    name: str
    """Its name: ``broken-sentence``."""

    summary: str
    """What a brief should be like, in a sentence."""

    why: str = ""
    """Why, and where the limits of the rule lie."""

    severity: Severity = Severity.WARNING
    """How much a case of it matters."""

    scope: Scope = "brief"
    """What it looks at."""

    check: Check | None = None
    """Finds the cases; None if only readers report them."""

    bad: tuple[Example, ...] = ()
    """Examples of a case."""

    good: tuple[Example, ...] = ()
    """The same as it should be, and what looks like a case but is none."""

    options: Mapping[str, Any] = attrs.field(factory=dict, hash=False)
    """Keyword arguments for `check`, with their values."""

    default: bool = True
    """False for a rule that runs only if it is asked for by itself."""

    supersedes: tuple[str, ...] = ()
    """Codes of rules that are silent about a place where this one speaks."""

    needs: tuple[str, ...] = ()
    """Pointers of values that must have been read, or the rule does not run."""

    formats: tuple[str, ...] = ()
    """The formats whose files it applies to; empty for all, and for briefs without a file."""

    languages: tuple[str, ...] = ()
    """Primary language subtags that it applies to; empty for all. A brief may leave it open."""

    reference: str = ""
    """The outside source of the rule: a specification, a stylebook's public summary."""

    fix: Applicability | None = None
    """What kind of fix its cases come with, as far as they come with one; None for never."""

    repair: Callable[[Hit], Fix | None] | None = None
    """Makes the fix of a case that only a reader can find, of its data."""

    always: bool = False
    """True if its findings are reported even where it was not asked for."""


def rule(
    code: str,
    severity: Severity = Severity.WARNING,
    *,
    bad: Example | tuple[Example, ...] = (),
    good: Example | tuple[Example, ...] = (),
    **details: Any,
) -> Callable[[Check], Rule]:
    """Turn a generator function into a `Rule`; nothing is registered.

    The name of the rule is that of the function, with hyphens; the first paragraph of its
    docstring is the summary, the rest says why. Its keyword-only parameters are the options
    of the rule. It must be pure: no clock, no files, no network, nothing changed.

    Args:
        code: Two to six capitals and three digits; ``BK`` is taken.
        severity: How much a case matters.
        bad: One example of a case, or several.
        good: One example of what is as it should be, or several.
        details: Further fields of `Rule`.

    Raises:
        ValueError: `code` is not of that form.
    """
    if not re.fullmatch(r"[A-Z]{2,6}[0-9]{3}", code):
        raise ValueError(f"a rule's code is two to six capitals and three digits, got {code!r:.60}")

    def make(check: Check) -> Rule:
        name = check.__name__.replace("_", "-")
        summary, _, why = inspect.cleandoc(check.__doc__ or name).partition("\n\n")
        return Rule(
            code=code,
            name=name,
            severity=severity,
            check=check,
            bad=_several(bad),
            good=_several(good),
            options=dict(getattr(check, "__kwdefaults__", None) or {}),
            summary=" ".join(summary.split()),
            why=why,
            **details,
        )

    return make


def _several(examples: Example | tuple[Example, ...]) -> tuple[Example, ...]:
    return examples if isinstance(examples, tuple) else (examples,)
