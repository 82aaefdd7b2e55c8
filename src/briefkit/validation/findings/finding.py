"""What validation says of one place: a finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias
from unicodedata import normalize

import attrs

from briefkit.pickling import lightly_pickled
from briefkit.problems import Severity, SourceSpan, split_pointer
from briefkit.validation.findings.fix import Applicability, Fix
from briefkit.validation.findings.plain import plain

__all__ = ["CRASH_CODE", "Excerpt", "Finding", "Replacement", "Suppression"]

CRASH_CODE = "BK099"
"""The code of a finding that says that a rule failed: the run cannot be trusted."""

Suppression: TypeAlias = Literal["inline", "file", "baseline"]
"""What puts a finding aside: a directive beside it, one for the whole file, or the baseline."""


@lightly_pickled
@attrs.frozen
class Excerpt:
    """The line of the source that a finding is in, or of a very long line the part around it."""

    text: str
    """The text, without its line end, as it stands in the file."""

    start: int
    """Where the finding starts in `text`, in code points."""

    end: int
    """Where it ends, or where the line does."""

    byte_column: int
    """The column where it starts in the whole line: 1-based, in bytes of UTF-8."""

    byte_end_column: int
    """The column just after its end, in the line where it ends: 1-based, in bytes of UTF-8."""

    cut_before: bool = False
    """Whether the line has more before `text`."""

    cut_after: bool = False
    """Whether the line has more after `text`."""


@lightly_pickled
@attrs.frozen
class Replacement:
    """A change of the source text, letter for letter."""

    span: SourceSpan
    """What is replaced."""

    byte_column: int
    """The column where that starts: 1-based, in bytes of UTF-8."""

    byte_end_column: int
    """The column just after its end, in the line where it ends: 1-based, in bytes of UTF-8."""

    text: str
    """What takes its place."""


@lightly_pickled
@attrs.frozen(kw_only=True)
class Finding:
    """One thing that is wrong with a brief, or worth knowing about it, and where."""

    code: str
    """The rule that found it: ``BK503``."""

    name: str
    """The name of that rule: ``broken-sentence``."""

    severity: Severity
    """How much it matters."""

    message: str
    """One line for a person, without a trailing period, with nothing in it but visible text."""

    pointer: str
    """JSON Pointer (RFC 6901) into the canonical JSON form; ``""`` is the document."""

    start: int | None = None
    """Code-point offset in the text at `pointer` where it starts."""

    end: int | None = None
    """Code-point offset in the text at `pointer` just after it."""

    path: str | None = None
    """The file, where there is one."""

    format: str = ""
    """The name of the format that was read, where one was."""

    span: SourceSpan | None = None
    """The place in the source text, where it is known."""

    data: Mapping[str, Any] = attrs.field(factory=dict, hash=False)
    """Parameters for machines: what was expected, what was found, a suggestion."""

    related: tuple[tuple[str, str], ...] = ()
    """Other places that it concerns: pairs of a JSON Pointer and what stands there."""

    text: str = ""
    """The words that it is about, at most 200 code points of them; empty if there are none."""

    beside: str = attrs.field(default="", repr=False)
    """Those words with what stands around them, where they are too few to know the case by."""

    fix: Fix | None = None
    """How it could be put right, if the rule has a proposal."""

    is_editable: bool = attrs.field(default=True, repr=False)
    """Whether the format has an editor that can make `fix` in the file; if not, a person has to."""

    excerpt: Excerpt | None = None
    """The line of the source, where that is known."""

    replacements: tuple[Replacement, ...] = ()
    """What a safe fix comes to in the source text; empty where it is not so simple."""

    suppression: Suppression | None = None
    """What put it aside; None for a finding that counts."""

    justification: str = ""
    """The reason that was given for putting it aside."""

    @property
    def fixable(self) -> Applicability | None:
        """How `fix` can be made by a program in the file; None if it cannot."""
        return self.fix.applicability if self.fix and self.is_editable else None

    @property
    def fingerprint(self) -> str:
        """What it is known by from run to run: 32 hexadecimal digits.

        Made of code, path, the pointer without the numbers in it, and the words, or if they are
        few what stands beside them, so that a paragraph more or less above it changes nothing.
        Two equal cases share one.
        """
        from hashlib import sha256  # late: a clean run has no use for it

        place = "/".join(step for step in split_pointer(self.pointer) if not step.isdecimal())
        path = (self.path or "").replace("\\", "/")
        words = normalize("NFC", self.beside or self.text).casefold()
        key = f"{self.code}\0{path}\0{place}\0{words}"
        return sha256(key.encode(errors="surrogatepass")).hexdigest()[:32]

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as JSON values; what is not known is left out."""
        values = {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "message": self.message,
            "path": self.path,
            "format": self.format or None,
            "pointer": self.pointer,
            "start": self.start,
            "end": self.end,
            "span": attrs.asdict(self.span) if self.span else None,
            "text": self.text or None,
            "fingerprint": self.fingerprint,
            "fix": self._fix_to_dict(self.fix) if self.fix else None,
            "suppression": self.suppression,
            "justification": self.justification or None,
            "data": self.data or None,
            "related": [{"pointer": at, "message": what} for at, what in self.related] or None,
        }
        return {key: plain(value) for key, value in values.items() if value is not None}

    def _fix_to_dict(self, fix: Fix) -> dict[str, Any]:
        edits = [
            {key: value for key, value in attrs.asdict(edit).items() if value is not None}
            for edit in fix.edits
        ]
        values = {"message": fix.message, "applicability": fix.applicability, "edits": edits}
        if self.replacements:
            places = [{"span": attrs.asdict(r.span), "text": r.text} for r in self.replacements]
            values["replacements"] = places
        return values
