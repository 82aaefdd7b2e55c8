"""The names of a story, and who has spoken so far: what "Bakanov" and "he" refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from briefkit.prose.lexicon.cues import DETERMINERS, PRONOUNS
from briefkit.prose.lexicon.names import CAPITAL, HER_TITLES, HIS_TITLES, NOT_NAMES
from briefkit.prose.quotes.drafts import Draft
from briefkit.prose.speakers.cast import Cast, Place
from briefkit.prose.speakers.initials import find_initials
from briefkit.prose.speakers.mentions import BODY_NOUNS, FIGURES, Mention, read_mention
from briefkit.prose.speakers.naming import NAME_REST, Gender, Printed, read_name
from briefkit.prose.speakers.salience import PRONOUN_GENDERS, Salience

__all__ = ["Story"]

_NAME = re.compile(rf"(?<!\w){CAPITAL}{NAME_REST}")
_APPOSED = re.compile(rf", ({CAPITAL}{NAME_REST})(?=[,.]|$)")
_BODILY = frozenset(("it", "they", "its", "their"))
_PRONOUNS = PRONOUNS | PRONOUN_GENDERS.keys() | _BODILY | {"who"}
_CLOSE = 160
_NEAR = 400
# One title, several words for it.
_SAME_OFFICE = {
    "congressman": "representative",
    "congresswoman": "representative",
    "lawmaker": "representative",
}


class Story:
    """The names of a story, and who has spoken so far."""

    def __init__(self, texts: Sequence[str], drafts: Sequence[Sequence[Draft]]) -> None:
        self.last: str | None = None
        """The last speaker."""
        self._texts = texts
        mentions = {draft.mention for quoted in drafts for draft in quoted}
        self._mentions = {
            words: read_mention(words)
            for words in mentions
            if words is not None and words.lower() not in _PRONOUNS
        }
        self._cast = Cast(texts, {read.name for read in self._lone_names()})
        self._salience = Salience(texts, drafts, self._cast)
        self._people: list[str] = []
        self._bodies: list[str] = []

    def _lone_names(self) -> Iterator[Mention]:
        for mentions in self._mentions.values():
            for read in mentions:
                if read.person is not None and not read.person.is_full:
                    yield read

    def speaker(self, draft: Draft, paragraph: int) -> str | None:
        """Return who speaks: as the quotation says, or as far as its mention tells.

        Args:
            draft: The quotation. They are asked for in the order of the story, those whose
                speaker is known too: what is known of one tells more of the next.
            paragraph: The index of its paragraph.
        """
        if draft.mention is None:
            return draft.speaker
        pronoun = draft.mention.lower()
        if pronoun in PRONOUN_GENDERS:
            meant = self._he_or_she(pronoun, draft, paragraph)
        elif pronoun in _BODILY:
            meant = self._bodies[-1] if self._bodies else None
        elif pronoun == "who":
            meant = self._before_who(draft, paragraph)
        elif pronoun in PRONOUNS:
            meant = None  # "I" and "we" are whoever writes.
        else:
            return self._named(draft, paragraph)
        return draft.speaker or meant

    def _named(self, draft: Draft, paragraph: int) -> str | None:
        mentions = self._mentions[draft.mention or ""]
        place = paragraph, draft.start
        names = [self._apposed(draft, paragraph)] if _may_be_apposed(mentions) else []
        names = names if any(names) else [self._name(read, place) for read in mentions]
        known = [name for name in names if name]
        speaker = draft.speaker or (" and ".join(known) if len(known) == len(names) else None)
        if speaker is not None:
            is_person = len(mentions) == 1 and _is_person(mentions[0])
            # A lone name that is never given in full may be a body's.
            if not is_person or (speaker == mentions[0].name and " " not in speaker):
                self._bodies.append(speaker)
            if is_person:
                self._people.append(speaker)
        return speaker

    def _apposed(self, draft: Draft, paragraph: int) -> str | None:
        """Return the full name that follows a mention without one: "her lawyer, *Odd Vik*,"."""
        text, mention = self._texts[paragraph], draft.mention or ""
        start, end = max(draft.start - _NEAR, 0), draft.end + _NEAR
        at = text.find(mention, draft.end, end)
        at = at if at >= 0 else text.rfind(mention, start, draft.start)
        match = _APPOSED.match(text, at + len(mention)) if at >= 0 else None
        name = read_name(match[1]) if match else None
        return self._cast.usual(name) if name is not None and name.is_full else None

    def _name(self, read: Mention, place: Place) -> str | None:
        """Return the full name of whom a mention names."""
        if read.person is not None:
            return self._full_name(read.person, place)
        if read.kind == "body":
            return self._in_capitals(read.name, place) if read.name.isupper() else read.name
        if read.kind == "nobody":
            return None
        surname = self._cast.full_name(read.name, place) if read.name else None
        return surname or self._holder(read.noun, place)

    def _in_capitals(self, name: str, place: Place) -> str:
        """Return whom capitals name: the speaker of a transcript, or a body by its initials."""
        return self._cast.full_name(name, place) or self._initials.get(name, name)

    @cached_property
    def _initials(self) -> dict[str, str]:
        return find_initials(self._texts)

    def _full_name(self, name: Printed, place: Place) -> str:
        if name.is_full:
            return self._cast.usual(name)
        found = self._cast.full_name(name.surname, place, name.gender)
        return found or name.name

    def _holder(self, noun: str, place: Place) -> str | None:
        """Return who holds an office, or which body a noun means: "the mayor", "the board"."""
        if noun in BODY_NOUNS:
            return self._body(noun, place)
        gender: Gender | None = None
        if noun in HIS_TITLES or noun in HER_TITLES:
            gender = "he" if noun in HIS_TITLES else "she"
        bearers = self._cast.holders(_SAME_OFFICE.get(noun, noun))
        holders = {self._cast.person(name, place) or name for name in bearers}
        fitting = {n for n in holders if gender is None or self._cast.gender(n) in (gender, None)}
        if len(fitting) == 1:
            return fitting.pop()
        in_mind = self._salience.weightiest(gender, place[0])
        return in_mind if in_mind in fitting or (not fitting and noun in FIGURES) else None

    def _body(self, noun: str, place: Place) -> str | None:
        """Return the body of a kind that was named last: "the *Vik campaign*", "Ferry *Board*"."""
        pattern = re.compile(
            rf"(?<!\w){CAPITAL}[\w-]++(?: {CAPITAL}[\w-]++){{0,2}}(?:[’']s?)? "
            rf"(?:{re.escape(noun)}|{re.escape(noun.capitalize())})\b"
        )
        paragraph, offset = place
        for index in range(paragraph, max(paragraph - 3, -1), -1):
            text = self._texts[index]
            end = offset if index == paragraph else len(text)
            for named in reversed(pattern.findall(text, max(end - _NEAR, 0), end)):
                words = named.split()
                if words[0].lower() in NOT_NAMES or words[0].lower() in DETERMINERS:
                    words = words[1:]
                if len(words) > 1:
                    return " ".join(words)
        return None

    def _he_or_she(self, pronoun: str, draft: Draft, paragraph: int) -> str | None:
        """Return the person of the pronoun's gender whom the reader has in mind."""
        gender = PRONOUN_GENDERS[pronoun]
        return self._salience.pronoun(draft, paragraph) or next(
            (n for n in reversed(self._people[-20:]) if self._cast.gender(n) in (gender, None)),
            None,
        )

    def _before_who(self, draft: Draft, paragraph: int) -> str | None:
        """Return the person who is named last before "who"."""
        text = self._texts[paragraph]
        end = text.rfind("who ", max(draft.start - _CLOSE, 0), draft.start)
        if end < 0:
            end = draft.start
        start = max(end - _CLOSE, 0)
        people = (
            self._cast.person(match[0], (paragraph, match.start()))
            for match in _NAME.finditer(text, start, end)
        )
        named = [name for name in people if name]
        return named[-1] if named else None


def _is_person(mention: Mention) -> bool:
    if mention.kind == "office":
        return mention.noun not in BODY_NOUNS
    return mention.kind == "person"


def _may_be_apposed(mentions: Sequence[Mention]) -> bool:
    return len(mentions) == 1 and mentions[0].kind in ("nobody", "office")
