"""Putting findings right: a content and its fixes to the content as it should be.

Nothing here writes a file: whoever asked gets the bytes, what was applied and what is left.
"""

from __future__ import annotations

import attrs

from briefkit.checking import Checker
from briefkit.documents import StrPath
from briefkit.formats import Format
from briefkit.validation.finding import Finding
from briefkit.validation.report import Report

__all__ = ["MAX_PASSES", "Fixed", "fix_content"]

MAX_PASSES = 10
"""How often a content is gone through: fixes that overlap wait for the next time."""


@attrs.frozen(kw_only=True)
class Fixed:
    """A content after its fixes."""

    data: bytes
    """The content, the same bytes as before where nothing was applied."""

    applied: tuple[Finding, ...] = ()
    """The findings that were put right, in the order in which that was done."""

    report: Report
    """What is found in `data`."""

    untouched: str = ""
    """Why nothing may be changed in a content at all; empty if it may."""


def fix_content(
    data: bytes,
    path: StrPath | None,
    format: str | Format | None,
    checker: Checker,
    *,
    unsafe: bool = False,
    passes: int = MAX_PASSES,
) -> Fixed:
    """Return what bytes become once the fixes of their findings are applied.

    Args:
        data: The content of a file, or of standard input.
        path: The name to report; its suffix may tell the format.
        format: The format, if it is known.
        checker: What finds, and judges the result.
        unsafe: Whether to apply as well what a person should look at.
        passes: How often to go through the content.

    Raises:
        UnknownFormatError: No format goes by that name, or none can be told.
    """
    report = Report(files_checked=0).merge(*checker.content(data, path, format))
    return Fixed(data=data, report=report)
