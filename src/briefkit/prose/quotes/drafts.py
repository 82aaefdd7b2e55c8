"""Quotations: the words in marks, who speaks, and the word that says so."""

from __future__ import annotations

from typing import NamedTuple

from briefkit.model.blocks import Quote, QuoteKind
from briefkit.prose.quotes.attribution import Attribution, find_attributions
from briefkit.prose.quotes.dialogue import Line, find_lines
from briefkit.prose.quotes.marks import Marked, find_marked, uses_single_marks
from briefkit.prose.quotes.speech import are_speech

__all__ = ["Draft", "dialogue_draft", "draft_quotes", "find_quotes", "is_direct"]

_FEWEST_UNATTRIBUTED = 4
_ENDS = ".,!?…—–-"
_AFTER = frozenset(",.;!?")
_SAID_AFTER = ("quote first", "abroad")
_BEFORE = frozenset(("", *".!?…:"))


class Draft(NamedTuple):
    """A quotation on its way to being a `Quote`."""

    start: int
    """Where the words start in the paragraph, like all offsets in code points."""

    end: int
    """Where they end: the offset just after them."""

    mention: str | None
    """The words that name the speaker here."""

    cue: str | None
    """The word that marks it as speech."""

    kind: QuoteKind
    """direct, partial or dialogue."""

    speaker: str | None = None
    """Who speaks, where that was known before."""

    quote: Quote | None = None
    """The quotation itself, where there was one before."""


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Return the quotations in a paragraph, with the words that name their speakers.

    Titles, nicknames and scare quotes are left out. `Quote.speaker` stays empty, as it takes the
    whole story to know.

    Args:
        text: One paragraph.
    """
    return tuple(
        Quote(text=text[start:end], start=start, end=end, mention=mention, cue=cue, kind=kind)
        for start, end, mention, cue, kind, *_ in draft_quotes(
            text, single=uses_single_marks((text,))
        )
    )


def draft_quotes(text: str, *, goes_on: bool = False, single: bool = False) -> list[Draft]:
    """Return what `find_quotes` returns, as plain tuples: a cheaper step on the way to more.

    Args:
        text: One paragraph.
        goes_on: Whether the next paragraph opens with a quotation mark.
        single: Whether the story quotes in single marks.
    """
    marked = find_marked(text, goes_on=goes_on, single=single)
    if not marked:
        return [dialogue_draft(text, line) for line in find_lines(text)]
    attributions = find_attributions(text, marked)
    speech = are_speech(
        text, marked, [found is not None and not found.is_guess for found in attributions]
    )
    return [
        _draft(text, stretch, attribution)
        for stretch, attribution, spoken in zip(marked, attributions, speech, strict=True)
        if spoken
    ]


def dialogue_draft(text: str, line: Line) -> Draft:
    """Return a line of dialogue as a draft."""
    mention = text[slice(*line.mention)] if line.mention else None
    cue = text[slice(*line.cue)] if line.cue else None
    return Draft(line.start, line.end, mention, cue, "dialogue")


def is_direct(words: str) -> bool:
    """Tell whether quoted words make a sentence: a capital first and punctuation last."""
    first = words[:1]
    if not first.isalnum():
        first = next(filter(str.isalnum, words), "")
    return (first.isupper() or first.isdigit()) and words.rstrip("’')]")[-1:] in _ENDS


def _is_closed_outside(text: str, marked: Marked, attribution: Attribution | None) -> bool:
    """Tell whether a sentence ends after its closing mark: „Es ist offen“, sagte er."""
    start, inner_start, inner_end, end = marked
    first = text[inner_start : inner_start + 1]
    if not (first.isupper() or first.isdigit()):
        return False
    said = attribution is not None and attribution.pattern in _SAID_AFTER
    if not said and text[end : end + 2].lstrip()[:1] not in _AFTER:
        return False
    before = text[max(start - 3, 0) : start].strip()[-1:]
    if before == ",":  # Titles in a list are no sentences: "Rain", "Sun".
        return not text[inner_start:inner_end].istitle()
    return before in _BEFORE


def _draft(text: str, marked: Marked, attribution: Attribution | None) -> Draft:
    start, end = marked.inner_start, marked.inner_end
    is_whole = is_direct(text[start:end]) or _is_closed_outside(text, marked, attribution)
    kind: QuoteKind = "direct" if is_whole else "partial"
    if attribution is None:
        return Draft(start, end, None, None, kind)
    (first, last), (cue, cue_end), *_ = attribution
    return Draft(start, end, text[first:last], text[cue:cue_end], kind)
