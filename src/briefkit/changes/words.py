"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from briefkit.changes.alignment import align

__all__ = ["Piece", "PieceKind", "compared", "excerpt", "words_of"]

PieceKind: TypeAlias = Literal["same", "removed", "added"]
"""What happened to a stretch of a text."""


class Piece(NamedTuple):
    """A stretch of a text on the way from a first version to a second."""

    kind: PieceKind
    """Whether both versions have it, or the first alone, or the second alone."""

    text: str
    """Its characters, spaces and all."""


# Scripts that put no spaces between words: each sign stands for itself.
_SIGN = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = rf"[^\W{_SIGN}]++"
# A word goes with the space before it, so that a word put in or taken out is one piece.
_TOKEN = re.compile(rf"\s*+(?:{_WORD}(?:[-'’.,]{_WORD})*+|\S)|\s++")
_LETTERS = re.compile(rf"[{_SIGN}]|{_WORD}")

# Of the words that stay so many are told before and after an edit.
_AROUND = 3
_LONGEST_EXCERPT = 160

# Less than this in common is no edit of a text, but another text.
_LEAST_SHARED = 0.25


def words_of(text: str) -> list[str]:
    """Return the words of a text without spaces, marks and case, to compare texts by."""
    return _LETTERS.findall(text.casefold())


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """Return two versions of a text as one run of pieces; () if both are empty.

    Those that are not `added`, joined, are `before`; those that are not `removed`, `after`. What
    was taken out stands before what was put in its place, and no two neighbours are of a kind.
    Texts with little in common are one piece each.
    """
    if before == after:
        return (Piece("same", before),) if before else ()
    pieces = _merged(_without_islands([*_merged(_aligned(before, after))]))
    found = tuple(_without_first_space([*pieces]))
    shared = sum(len(piece.text) for piece in found if piece.kind == "same")
    if shared < _LEAST_SHARED * min(len(before), len(after)):
        found = tuple(_replaced(before, after))
    return found


def _aligned(before: str, after: str) -> Iterator[Piece]:
    old, new = _tokens(before), _tokens(after)
    start = there = 0
    for at, to in (*align(old, new), (len(old), len(new))):
        yield from _replaced("".join(old[start:at]), "".join(new[there:to]))
        if at < len(old):
            yield Piece("same", old[at])
        start, there = at + 1, to + 1


def _tokens(text: str) -> list[str]:
    # The first word gets a space before it like any other: it may be the second one over there.
    return _TOKEN.findall(f" {text}")


def _replaced(before: str, after: str) -> Iterator[Piece]:
    if before:
        yield Piece("removed", before)
    if after:
        yield Piece("added", after)


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbours of a kind; between two that stay the same, what is removed comes first."""
    for is_same, run in groupby(pieces, lambda piece: piece.kind == "same"):
        texts: dict[PieceKind, list[str]] = {"removed": [], "added": [], "same": []}
        for piece in run:
            texts[piece.kind].append(piece.text)
        if is_same:
            yield Piece("same", "".join(texts["same"]))
        else:
            yield from _replaced("".join(texts["removed"]), "".join(texts["added"]))


def _without_islands(pieces: list[Piece]) -> Iterator[Piece]:
    """Take a short word that stays, between two long edits, for a part of one edit."""
    sizes = _edit_sizes(pieces)
    for at, piece in enumerate(pieces):
        is_between = 0 < at < len(pieces) - 1 and piece.kind == "same"
        if is_between and 2 * len(piece.text) <= min(sizes[at - 1], sizes[at + 1]):
            yield Piece("removed", piece.text)
            yield Piece("added", piece.text)
        else:
            yield piece


def _edit_sizes(pieces: list[Piece]) -> list[int]:
    """Return for each piece how long the edit is that it is a part of; 0 for one that stays."""
    sizes = [0 if piece.kind == "same" else len(piece.text) for piece in pieces]
    for at in range(1, len(pieces)):
        if sizes[at - 1] and sizes[at]:
            sizes[at - 1] = sizes[at] = max(sizes[at - 1], sizes[at])
    return sizes


def _without_first_space(pieces: list[Piece]) -> Iterator[Piece]:
    """Take the space before the first word of each version back off."""
    (kind, text), *others = pieces
    if kind != "same" and others and others[0].kind == "same":
        # What stands before the first word of the other version ends with its space.
        others[0] = Piece("same", others[0].text[1:])
        text += " "
    elif kind != "same" and others:
        others[0] = Piece(others[0].kind, others[0].text[1:])
    yield from (piece for piece in (Piece(kind, text[1:]), *others) if piece.text)


def excerpt(pieces: Iterable[Piece]) -> str:
    """Return edits on one line: ``… vote on {+a levy for+} the last …``.

    Words that were taken out stand in ``[-…-]``, words that were put in in ``{+…+}``, with a few
    words that stay around them; at most 160 code points.
    """
    pieces = list(pieces)
    parts: list[str] = []
    for at, (kind, text) in enumerate(pieces):
        if kind == "same":
            parts.append(_cut(text, is_first=not at, is_last=at == len(pieces) - 1))
            continue
        follows = kind == "added" and at and pieces[at - 1].kind == "removed"
        opening, closing = ("[-", "-]") if kind == "removed" else ("{+", "+}")
        space = " " if text[:1].isspace() and not follows else ""
        after = " " if text[-1:].isspace() else ""
        parts.append(f"{space}{opening}{text.strip()}{closing}{after}")
    line = " ".join("".join(parts).split())
    return line if len(line) <= _LONGEST_EXCERPT else line[: _LONGEST_EXCERPT - 1] + "…"


def _cut(text: str, *, is_first: bool, is_last: bool) -> str:
    """Return of a text that stays what stands next to an edit."""
    words = text.split(" ")
    if len(words) <= 2 * _AROUND + 2:
        return text
    head = "" if is_first else " ".join(words[: _AROUND + 1])
    tail = "" if is_last else " ".join(words[-_AROUND:])
    return f"… {tail}" if is_first else f"{head} … {tail}".rstrip(" ")
