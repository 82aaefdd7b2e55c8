"""Whom the reader has in mind: from "he" and "she" to the person whom they stand for.

Whoever is named gains weight, by the part they play in the sentence, and loses it with every
sentence and paragraph that goes by. A pronoun means whoever of its gender weighs most, and
keeps them in mind. What stands between quotation marks is not the writer's, and weighs nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefkit.prose.lexicon.cues import PREPOSITIONS, SUBORDINATORS
from briefkit.prose.lexicon.names import CAPITAL, NOT_NAMES
from briefkit.prose.quotes.drafts import Draft
from briefkit.prose.sentences import sentence_starts
from briefkit.prose.speakers.cast import Cast
from briefkit.prose.speakers.naming import NAME_REST, Gender
from briefkit.prose.speakers.parts import part_of_name, part_of_pronoun

__all__ = ["PRONOUN_GENDERS", "Salience"]

PRONOUN_GENDERS: Mapping[str, Gender] = {
    "he": "he",
    "him": "he",
    "his": "he",
    "she": "she",
    "her": "she",
}
"""The pronouns that stand for one person, in lower case."""

_FADING = 0.4
_NAMESAKE = 0.2
_UNKNOWN = 0.6
_UNCERTAIN = 0.3
_NEGLIGIBLE = 2.0
_REACH = 2
_AHEAD = 6
_MOST = 60
_FEW = 8
_BREAKS = (", ", "- ", "— ", "– ")
_SUBJECTS = ("he", "He", "she", "She")

# One class of characters first: the search skips to what is in it.
_TOKEN, _TOKEN_OR_OBJECT = (
    re.compile(
        rf"[{CAPITAL[1:-1]}hs](?<!\w.)(?:(?<=[Hh])(?:{his})(?!\w)|(?<=[Ss])he(?!\w)"
        rf"|(?<={CAPITAL}){NAME_REST})"
    )
    for his in ("e", "e|is|er|im")
)
_WHO = (", who ", " who ", ", whose ", " whose ")
_FIRST_WORD = re.compile(r"(?:(?:And|But|So|Yet),? )?(\w++)")


class _Token(NamedTuple):
    """Somebody named in the writer's words, or a pronoun."""

    sentence: int
    start: int
    end: int
    word: str
    name: str | None
    pronoun: Gender | None


class _Weight:
    """What somebody weighs: up to this sentence, and in it."""

    __slots__ = ("before", "here", "time")

    def __init__(self, time: int) -> None:
        self.before = 0.0
        self.here = 0.0
        self.time = time

    def at(self, time: int) -> float:
        weight = self.before + self.here
        return weight if time == self.time else weight * _FADING ** (time - self.time)

    def add(self, weight: float, time: int) -> None:
        if time == self.time:
            self.here = max(self.here, weight)
        else:
            self.before = self.at(time)
            self.here = weight
            self.time = time


class Salience:
    """Who is in the reader's mind, paragraph by paragraph."""

    def __init__(self, texts: Sequence[str], drafts: Sequence[Sequence[Draft]], cast: Cast) -> None:
        """Remember the story; it is read as far as questions need it.

        Args:
            texts: The paragraphs, in order.
            drafts: The quotations of each, in order.
            cast: The people in it.
        """
        self._texts = texts
        self._drafts = drafts
        self._cast = cast
        self._read = -1
        self._time = 0
        self._weights: dict[str, _Weight] = {}
        self._pronouns: list[_Token] = []
        self._meant: dict[int, str | None] = {}

    def pronoun(self, draft: Draft, paragraph: int) -> str | None:
        """Return whom the pronoun means that names the speaker of a quotation.

        Args:
            draft: The quotation.
            paragraph: The index of its paragraph. They are asked for in order.
        """
        self._read_up_to(paragraph)
        token = self._nearest(draft)
        if token is not None:
            return self._meant[token.start]
        return self._weightiest(PRONOUN_GENDERS.get((draft.mention or "").lower()))

    def weightiest(self, gender: Gender | None, paragraph: int) -> str | None:
        """Return who weighs most when a paragraph begins; None for `gender` is whoever it is."""
        self._read_up_to(paragraph - 1)
        return self._weightiest(gender)

    # --- reading ---------------------------------------------------------------------------

    def _read_up_to(self, paragraph: int) -> None:
        first = self._read + 1
        if paragraph - first > _REACH:
            first = paragraph - _REACH
            self._weights.clear()
        for index in range(first, paragraph + 1):
            self._read_paragraph(index)
        self._read = max(self._read, paragraph)

    def _read_paragraph(self, index: int) -> None:
        text = self._texts[index]
        starts = _starts(text, self._drafts[index])
        tokens = list(self._tokens(index, starts))
        self._pronouns = [token for token in tokens if token.pronoun]
        self._meant = {}
        known = self._known(index) if self._pronouns else {}
        if len(self._weights) > _FEW:
            self._forget()
        begin = self._time + 2
        sentence = -1
        for position, token in enumerate(tokens):
            opens = token.sentence != sentence
            sentence = token.sentence
            self._time = begin + sentence
            if token.name is not None:
                self._add(token.name, part_of_name(text, token.start, token.end, opens=opens))
                continue
            others = _named_after(tokens, position)
            name = self._announced(text, token, others, starts[sentence]) if opens else None
            if name is None:
                name = known.get(token.start) or self._antecedent(text, token, others)
                if name is not None and token.word in _SUBJECTS:
                    self._add(name, part_of_pronoun(text, token.end))
            self._meant[token.start] = name
        self._time = begin + len(starts) - 1

    def _tokens(self, index: int, starts: Sequence[int]) -> Iterator[_Token]:
        """Yield everybody named outside quotations in a paragraph, and the pronouns."""
        text, drafts = self._texts[index], self._drafts[index]
        pattern = _TOKEN_OR_OBJECT if any(map(_is_object, drafts)) else _TOKEN
        sentence, last = 0, len(starts) - 1
        since = 0
        for draft in (*drafts, None):
            until = draft.start if draft else len(text)
            for match in pattern.finditer(text, since, until):
                word, at = match[0], match.start()
                pronoun = PRONOUN_GENDERS.get(word.lower()) if len(word) < 4 else None
                name = None
                if pronoun is None:
                    name = self._cast.person(word, (index, at)) or _with_who(text, match)
                    if name is None:
                        continue
                while sentence < last and starts[sentence + 1] <= at:
                    sentence += 1
                yield _Token(sentence, at, match.end(), word, name, pronoun)
            since = draft.end if draft else until

    def _known(self, index: int) -> dict[int, str]:
        """Return whom pronouns mean, by their offsets, where their quotations say so already."""
        known = {}
        for draft in self._drafts[index]:
            if draft.speaker and (draft.mention or "").lower() in PRONOUN_GENDERS:
                token = self._nearest(draft)
                if token is not None:
                    known[token.start] = draft.speaker
        return known

    def _nearest(self, draft: Draft) -> _Token | None:
        """Find the pronoun in the paragraph read last that stands nearest to its quotation."""
        after = bisect_left(self._pronouns, draft.end, key=_start)
        found = []
        for token in self._pronouns[max(after - _AHEAD, 0) : after + _AHEAD]:
            if token.word == draft.mention:
                gap = token.start - draft.end
                found.append((gap if gap >= 0 else draft.start - token.start, token))
        return min(found, key=_gap)[1] if found else None

    # --- pronouns --------------------------------------------------------------------------

    def _announced(
        self, text: str, token: _Token, others: Sequence[_Token], start: int
    ) -> str | None:
        """Return whom a pronoun announces: "After *she* left, Vik said".

        Args:
            text: The paragraph.
            token: The pronoun, the first in its sentence that means somebody.
            others: Who is named after it in the sentence.
            start: Where the sentence starts.
        """
        if not others or start == token.start:
            return None
        opening = _FIRST_WORD.match(text, start)
        word = opening[1].lower() if opening else ""
        if word not in SUBORDINATORS and word not in PREPOSITIONS:
            return None
        for other in others:
            if other.name and self._cast.gender(other.name) in (token.pronoun, None):
                return other.name if text[other.start - 2 : other.start] in _BREAKS else None
        return None

    def _antecedent(self, text: str, token: _Token, others: Sequence[_Token]) -> str | None:
        """Return whom a pronoun stands for; what it tells of them is remembered."""
        if token.word not in _SUBJECTS or token.pronoun is None:
            return self._weightiest(token.pronoun)
        # "She thanked Vik": not Vik. But in "She left, and Vik stayed" it may be.
        without = {
            other.name
            for other in others
            if other.name and "," not in text[token.end : other.start]
        }
        name = self._weightiest(token.pronoun, without)
        if name is not None:
            self._cast.learn(name, token.pronoun)
        return name

    # --- weights ---------------------------------------------------------------------------

    def _add(self, name: str, weight: float) -> None:
        entry = self._weights.get(name)
        if entry is None:
            entry = self._weights[name] = _Weight(self._time)
        entry.add(weight, self._time)
        if len(self._weights) > _MOST:
            self._forget()

    def _forget(self) -> None:
        """Drop who weighs next to nothing; in a crowd, all but the weightiest."""
        weights = {name: entry.at(self._time) for name, entry in self._weights.items()}
        kept = [name for name, weight in weights.items() if weight >= _NEGLIGIBLE]
        if len(kept) > _MOST // 2:
            kept = sorted(kept, key=weights.__getitem__)[-_MOST // 2 :]
        self._weights = {name: self._weights[name] for name in kept}

    def _weightiest(self, pronoun: Gender | None, without: Collection[str] = ()) -> str | None:
        best, most = None, 0.0
        for name, entry in self._weights.items():
            weight = entry.at(self._time)
            if weight > most:
                fitting, share = self._fitting(name, pronoun, without)
                if fitting is not None and weight * share > most:
                    best, most = fitting, weight * share
        return best

    def _fitting(
        self, name: str, pronoun: Gender | None, without: Collection[str]
    ) -> tuple[str | None, float]:
        """Return whom a name may stand for if a pronoun fits, and how likely that is."""
        gender = self._cast.gender(name)
        if pronoun is None or gender == pronoun:
            share = 1.0
        elif gender is None:
            share = _UNKNOWN if self._cast.is_certain(name) else _UNCERTAIN
        else:
            namesakes = (n for n in self._cast.namesakes(name) if n not in without)
            fitting = next((n for n in namesakes if self._cast.gender(n) == pronoun), None)
            return fitting, _NAMESAKE
        return (None if name in without else name), share


def _start(token: _Token) -> int:
    return token.start


def _gap(found: tuple[int, _Token]) -> int:
    return found[0]


def _is_object(draft: Draft) -> bool:
    """Tell whether the speaker is named by a pronoun that is no subject: "*her* letter"."""
    return draft.mention is not None and draft.mention.lower() in ("her", "him", "his")


def _named_after(tokens: Sequence[_Token], position: int) -> list[_Token]:
    """Return who is named soon after a pronoun in the same sentence."""
    sentence = tokens[position].sentence
    following = tokens[position + 1 : position + 1 + _AHEAD]
    return [token for token in following if token.name and token.sentence == sentence]


def _starts(text: str, quoted: Sequence[Draft]) -> list[int]:
    """Return where the writer's sentences start: not within quotations."""
    starts = sentence_starts(text)
    if len(starts) == 1 or not quoted:
        return starts
    kept: list[int] = []
    index = 0
    for at in starts:
        while index < len(quoted) and quoted[index].end < at:
            index += 1
        if index == len(quoted) or at <= quoted[index].start:
            kept.append(at)
    return kept


def _with_who(text: str, match: re.Match[str]) -> str | None:
    """Return a lone name that shows itself a person's: "Vik, who built it"; "Vik, 44,"."""
    word, end = match[0], match.end()
    has_age = text[end : end + 2] == ", " and text[end + 2 : end + 4].isdigit()
    if not (has_age or text.startswith(_WHO, end)):
        return None
    is_name = word.isalpha() and word[-1] != "s" and not word.isupper()
    return word if is_name and word.lower() not in NOT_NAMES else None
