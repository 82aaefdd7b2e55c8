"""Whether what a fix was for is gone: the same rule, at the same place, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from briefkit._operations import Piece, moved, pointer_after
from briefkit.edits import Edit, operations
from briefkit.model import Brief
from briefkit.problems import join_pointer
from briefkit.structure import unstructure
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.report import Report

__all__ = ["still_there"]


class _Place(NamedTuple):
    """Where a finding is: in a text, or a whole value."""

    pointer: str
    start: int | None
    end: int | None

    def meets(self, other: _Place) -> bool:
        """Tell whether two places in one value overlap or touch."""
        if self.start is None or other.start is None:
            return True
        return self.start <= (other.end or other.start) and other.start <= (self.end or self.start)


_ByValue: TypeAlias = dict[tuple[str, str], list[_Place]]


def still_there(
    brief: Brief, before: Report, after: Report, made: Sequence[Finding], edits: Iterable[Edit]
) -> bool:
    """Tell whether one of the findings that were put right is found again.

    Args:
        brief: The brief before.
        before: What was found in it.
        after: What is found now.
        made: The findings that should be gone.
        edits: The edits of their fixes.
    """
    course = _Course(brief, edits)
    known = {id(finding) for finding in made}
    others = _by_value(finding for finding in before.findings if id(finding) not in known)
    now = _by_value(after.findings)
    for finding in made:
        place = _place(finding)
        then = course.after(place)
        if then is None:
            continue
        left = _met(others.get((finding.code, place.pointer), ()), place)
        if _met(now.get((finding.code, then.pointer), ()), then) > left:
            return True
    return False


def _place(finding: Finding) -> _Place:
    return _Place(finding.pointer, finding.start, finding.end)


def _by_value(findings: Iterable[Finding]) -> _ByValue:
    found: _ByValue = {}
    for finding in findings:
        found.setdefault((finding.code, finding.pointer), []).append(_place(finding))
    return found


def _met(places: Iterable[_Place], place: _Place) -> int:
    return sum(place.meets(other) for other in places)


class _Course:
    """Where places of a brief are once edits of it are made."""

    def __init__(self, brief: Brief, edits: Iterable[Edit]) -> None:
        mapping = unstructure(brief)
        found = operations(mapping, (edit for edit in edits if edit.rename is None))
        self._operations = found
        self._pieces: dict[str, Sequence[Piece]] = {
            join_pointer(*item.path): item.pieces for item in found if item.kind == "text"
        }

    def after(self, place: _Place) -> _Place | None:
        """Return where a place is; None if it is gone."""
        pointer = pointer_after(place.pointer, self._operations)
        if pointer is None:
            return None
        if place.start is None:
            return place._replace(pointer=pointer)
        at = place.pointer
        texts = (self._pieces.get(name) for name in (at, f"{at}/text", f"{at}/heading"))
        pieces = next(filter(None, texts), ())
        end = place.start if place.end is None else place.end
        return _Place(pointer, moved(place.start, pieces), moved(end, pieces, is_end=True))
