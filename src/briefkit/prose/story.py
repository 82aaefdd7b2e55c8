"""The names of a story, and who has spoken so far: what "Bakanov" and "he" refer to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from briefkit.prose.cues import DETERMINERS
from briefkit.prose.names import CAPITAL, GROUPS, is_personal_name, without_titles
from briefkit.prose.quotes import Draft

__all__ = ["Story"]

# Up to a possessive: "NASA's Artemis" is no name. "O'Brien" is.
_WORD = (
    rf"{CAPITAL}(?:[\w-]?\.(?:{CAPITAL}\.)*+|(?:rs|en|ep|ov|ol|gt)\."
    rf"|[\w-]++(?:[’'](?={CAPITAL})[\w-]++)*+|[’'](?={CAPITAL})[\w-]++)"
)
_NAME = re.compile(rf"{_WORD}(?: (?:(?:al|bin|de|del|der|di|la|van|von) ){{0,2}}{_WORD})++")
_OTHERS = {"he": "she", "she": "he"}
_MEMORY = 20
_FEW = 20
_MARKS = "\"“”„«»`'‘(["


class _Named(NamedTuple):
    """A full name, and the index of the paragraph that gives it."""

    name: str
    paragraph: int


class _Mention(NamedTuple):
    """What the words say that name a speaker."""

    name: str
    is_full: bool
    is_person: bool

    @classmethod
    def of(cls, mention: str) -> _Mention:
        words = mention.split()
        grouped = bool(words) and words[0].lower() in DETERMINERS
        words = _name_in(words[grouped:])
        name = " ".join(words)
        is_person = not grouped and not name.isupper() and is_personal_name(name)
        return cls(name, len(words) > 1, is_person)


class Story:
    """The names of a story, and who has spoken so far."""

    def __init__(self, texts: Sequence[str], drafts: Iterable[Sequence[Draft]]) -> None:
        self.last: str | None = None
        """The last speaker."""
        self._texts = texts
        self._mentions = {
            mention: _Mention.of(mention)
            for mention in {draft.mention for paragraph in drafts for draft in paragraph}
            if mention is not None
        }
        surnames = {m.name for m in self._mentions.values() if m.name and not m.is_full}
        self._by_surname = _by_surname(texts, surnames)
        self._people: list[str] = []
        self._groups: list[str] = []
        self._pronouns: dict[str, str] = {}

    @cached_property
    def _printed(self) -> list[_Named]:
        """Everything that looks like a name of two words or more."""
        return list(_names(self._texts))

    def speaker(self, draft: Draft, paragraph: int) -> str | None:
        """Return who speaks: as the quotation says, or as far as its mention tells."""
        if draft.mention is None:
            return draft.speaker
        pronoun = draft.mention.lower()
        reader = _PRONOUN_READERS.get(pronoun)
        if reader is None:
            return self._named(draft, paragraph)
        # Asked where the speaker is known too: it remembers whom the pronoun goes with.
        meant = reader(self, pronoun, paragraph)
        return draft.speaker or meant

    def _named(self, draft: Draft, paragraph: int) -> str | None:
        read = self._mentions[draft.mention or ""]
        if not read.name:
            return draft.speaker
        full = read.name if read.is_full else self._full_name(read.name, paragraph)
        name = draft.speaker or full
        if read.is_person:
            self._people.append(name)
        # A lone word may be a surname that is never given in full, or an organization.
        if not read.is_person or (full == read.name and not read.is_full):
            self._groups.append(name)
        return name

    def _full_name(self, surname: str, paragraph: int) -> str:
        """Return the full name that has `surname` last: the latest one so far, else the next."""
        named = self._by_surname.get(surname)
        if not named:
            return surname
        return named[max(_how_many_by(named, paragraph) - 1, 0)].name

    def he_or_she(self, pronoun: str, paragraph: int) -> str | None:
        """Return the last person who spoke and is not known to be the other one."""
        other = _OTHERS[pronoun]
        for name in reversed(self._people[-_MEMORY:]):
            if self._pronouns.get(name) != other:
                self._pronouns[name] = pronoun
                return name
        return self.who(pronoun, paragraph)

    def group(self, _pronoun: str, _paragraph: int) -> str | None:
        """Return the last speaker that is no person."""
        return self._groups[-1] if self._groups else None

    def who(self, _pronoun: str, paragraph: int) -> str | None:
        """Return the person who was named last, up to this paragraph."""
        end = _how_many_by(self._printed, paragraph)
        for named in reversed(self._printed[max(end - _MEMORY, 0) : end]):
            name = _full_name_in(named.name)
            if is_personal_name(name):
                return name
        return None


_PRONOUN_READERS: dict[str, Callable[[Story, str, int], str | None]] = {
    "he": Story.he_or_she,
    "she": Story.he_or_she,
    "it": Story.group,
    "they": Story.group,
    "who": Story.who,
    "i": lambda *_: None,
    "we": lambda *_: None,
}


def _names(texts: Iterable[str]) -> Iterator[_Named]:
    for index, text in enumerate(texts):
        for name in _NAME.findall(text):
            yield _Named(name, index)


def _by_surname(texts: Sequence[str], surnames: Collection[str]) -> dict[str, list[_Named]]:
    """Return the full names with each of `surnames`, in the order of the story."""
    found: dict[str, list[_Named]] = {surname: [] for surname in surnames}
    if len(surnames) <= _FEW:
        # Few paragraphs give one in full, and looking for a word costs next to nothing.
        texts = [text if any(_may_give(text, name) for name in surnames) else "" for text in texts]
    for printed, paragraph in _names(texts):
        surname = printed.rpartition(" ")[2]
        if surname in found:
            name = _full_name_in(printed)
            if name:
                found[surname].append(_Named(name, paragraph))
    return found


def _may_give(text: str, surname: str) -> bool:
    """Tell whether `surname` stands in `text` after a word that begins with a capital."""
    at = text.find(surname)
    while at >= 0:
        if text[at - 1 : at] == " ":
            before = text[text.rfind(" ", 0, at - 1) + 1 : at - 1].lstrip(_MARKS)
            if before[:1].isupper():
                return True
        at = text.find(surname, at + len(surname))
    return False


def _full_name_in(printed: str) -> str:
    """Return a name of two words or more, without titles; else nothing."""
    words = without_titles(printed.split())
    return " ".join(words) if len(words) > 1 else ""


def _how_many_by(named: Sequence[_Named], paragraph: int) -> int:
    """Return how many of `named`, which are in order, stand in or before a paragraph."""
    return bisect_right(named, paragraph, key=lambda name: name.paragraph)


def _name_in(words: list[str]) -> list[str]:
    """Return the name in the words of a mention; none in "a spokesman for the mayor"."""
    for before, word in pairwise(words):
        if word in ("for", "of") and before.islower():
            return []
    words = without_titles(words)
    if len(words) == 1 and words[0].lower() in GROUPS:
        return []
    first = next((i for i, word in enumerate(words) if word[0].isupper()), len(words))
    return words[first:]
