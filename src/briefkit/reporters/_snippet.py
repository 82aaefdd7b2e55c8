"""The line of the source that a finding is in, with carets under the finding."""

from __future__ import annotations

from briefkit.reporters._columns import shown
from briefkit.validation.findings.finding import Excerpt

__all__ = ["snippet"]

_LONGEST = 100
_BESIDE = 40
_CUT = "…"


def snippet(excerpt: Excerpt) -> tuple[str, str, str]:
    """Return a line to show, and what to show below it: the space before the carets, and these.

    Of a line of more than 100 code points the finding is shown with 40 on either side of it,
    or more where the line has fewer on the other, and of a long finding its beginning.
    """
    first, last = _window(excerpt)
    before = _CUT if first or excerpt.cut_before else ""
    after = _CUT if last < len(excerpt.text) or excerpt.cut_after else ""
    start, end = (min(offset, last) - first for offset in (excerpt.start, excerpt.end))
    line, columns = shown(excerpt.text[first:last], start, end)
    carets = "^" * max(1, columns[end] - columns[start])
    return f"{before}{line}{after}", " " * (len(before) + columns[start]), carets


def _window(excerpt: Excerpt) -> tuple[int, int]:
    """Return which code points of the excerpt to show."""
    length = len(excerpt.text)
    if length <= _LONGEST and not excerpt.cut_before and not excerpt.cut_after:
        return 0, length
    first = max(0, min(excerpt.start - _BESIDE, length - 2 * _BESIDE))
    end = min(excerpt.end, excerpt.start + _BESIDE)
    return first, min(length, max(end + _BESIDE, first + 2 * _BESIDE))
