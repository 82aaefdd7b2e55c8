"""The cast of a story: who is named in it, by which names, and of which gender."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from briefkit.prose.lexicon.given_names import EITHER, MEN, WOMEN
from briefkit.prose.lexicon.names import NOT_NAMES, SHORT_TITLES, SUFFIXES
from briefkit.prose.speakers.naming import NAME, NO_SURNAMES, Gender, Printed, read_name

__all__ = ["Cast", "Place"]

Place = tuple[int, int]
"""A place in a story: the index of a paragraph, and an offset in it in code points."""

_MOST_SEARCHES = 40
_MOST = 20


class _Named(NamedTuple):
    """A name, and where it stands."""

    name: str
    place: Place


_UNREAD: list[_Named] = []


class Cast:
    """The people of a story: their full names, whether they are he or she, their offices.

    The story is searched for names once; which of them are people's is found out surname by
    surname, as questions need it.
    """

    def __init__(self, texts: Sequence[str], speakers: Collection[str] = ()) -> None:
        """Remember the story.

        Args:
            texts: The paragraphs, in order.
            speakers: Lone names that speak in it.
        """
        self._texts = texts
        self._speakers = speakers
        self._read: dict[str, Printed | None] = {}
        self._full: dict[str, list[_Named]] = {}
        self._by_given: dict[str, list[_Named]] = {}
        self._people: dict[str, str | list[_Named] | None] = {}
        self._genders: dict[str, Gender] = {}
        self._certain: set[str] = set()
        self._titled: set[str] = set()
        self._namesakes: dict[str, list[str]] = {}
        self._offices: dict[str, list[str]] = {}
        self._usual: dict[tuple[str, str], str] = {}
        self._searches = 0

    # --- questions -------------------------------------------------------------------------

    def usual(self, name: Printed) -> str:
        """Return the form in which the story gives a full name first: one person, one name."""
        self._with_surname(name.surname)
        return self._usual.setdefault((name.words[0], name.surname), name.name)

    def full_name(self, word: str, place: Place, gender: Gender | None = None) -> str | None:
        """Return the full name that a surname stands for, or else a given name alone.

        It is the latest one so far, or else the next. Who is known to be of the other gender is
        passed over, as long as that leaves anybody.
        """
        found = self._with_name(word.lower())
        if gender is not None and len(found) > 1:
            at = bisect_right(found, place, key=_place)
            near = [*reversed(found[max(at - _MOST, 0) : at]), *found[at : at + _MOST]]
            return next(
                (name.name for name in near if self._genders.get(name.name, gender) == gender),
                near[0].name,
            )
        return _latest(found, place) if found else None

    def person(self, printed: str, place: Place) -> str | None:
        """Return the full name of whom a printed name means; None if it is no person's."""
        meant = self._people.get(printed, _UNREAD)
        if meant is _UNREAD:
            several = " " in printed
            meant = self._meant_by_full(printed) if several else self._meant_by_lone(printed)
            self._people[printed] = meant
        return _latest(meant, place) if isinstance(meant, list) else meant

    def is_certain(self, name: str) -> bool:
        """Tell whether a title, a common given name or speech shows that somebody is a person."""
        return name in self._certain or name.rpartition(" ")[2] in self._speakers

    def namesakes(self, name: str) -> list[str]:
        """Return the full names of the others with the same surname."""
        if name not in self._namesakes:
            found = self._with_surname(name.rpartition(" ")[2].lower())
            others = dict.fromkeys(known.name for known in found if known.name != name)
            self._namesakes[name] = list(others)[:_MOST]
        return self._namesakes[name]

    def gender(self, name: str) -> Gender | None:
        """Return the pronoun for a person, as far as a title, a given name or the story tells."""
        known = self._genders.get(name)
        if known is None and " " in name and not self.namesakes(name):
            return self._genders.get(name.rpartition(" ")[2])
        return known

    def learn(self, name: str, gender: Gender) -> None:
        """Remember which pronoun went with a person of whom that was not known."""
        self._genders.setdefault(name, gender)

    def holders(self, office: str) -> list[str]:
        """Return who bears a title in the story, such as "mayor"."""
        titles = [office, *(short for short, title in SHORT_TITLES.items() if title == office)]
        for title in titles:
            for surname in self._surnames_after.get(title, ()):
                self._with_surname(surname)
        return self._offices.get(office, [])[-_MOST:]

    # --- reading ---------------------------------------------------------------------------

    @cached_property
    def _printed(self) -> dict[str, list[str]]:
        """What looks like a name of two words or more, by its last word, as it is printed."""
        found: dict[str, list[str]] = {}
        for printed in dict.fromkeys(NAME.findall("\n".join(self._texts))):
            before, _, last = printed.rpartition(" ")
            surname = last.lower()
            if surname.rstrip(".") in SUFFIXES:
                surname = before.rpartition(" ")[2].lower()
            found.setdefault(surname, []).append(printed)
        return found

    def _places(self, printed: str) -> Iterable[Place]:
        """Return where a name stands in the story."""
        if self._may_search():
            return (
                (index, at)
                for index, text in enumerate(self._texts)
                if printed in text
                for at in _occurrences(text, printed)
            )
        return self._all_places.get(printed, ())

    @cached_property
    def _all_places(self) -> dict[str, list[Place]]:
        """Where each name stands."""
        found: dict[str, list[Place]] = {}
        for index, text in enumerate(self._texts):
            for match in NAME.finditer(text):
                found.setdefault(match[0], []).append((index, match.start()))
        return found

    def _may_search(self) -> bool:
        """Tell whether the story may be searched once more.

        A few searches cost less than an index; in a story of nothing but names they add up.
        """
        self._searches += 1
        return self._searches < _MOST_SEARCHES

    @cached_property
    def _surnames_after(self) -> dict[str, dict[str, None]]:
        """The last words of names by those before them: given names, titles."""
        found: dict[str, dict[str, None]] = {}
        for surname, names in self._printed.items():
            for word in (word for printed in names for word in printed.split(" ")[:-1]):
                found.setdefault(word.rstrip(".").lower(), {})[surname] = None
        return found

    def _with_surname(self, surname: str) -> list[_Named]:
        """Return the full names with a surname, in the order of the story.

        Of a name that nobody shares, the first place is enough, and it does not matter where.
        """
        known = self._full.get(surname)
        if known is not None:
            return known
        found = self._full[surname] = []
        if surname in NO_SURNAMES:
            return found
        names = {}
        for printed in self._printed.get(surname, ()):
            name = self._reading(printed)
            if name is not None and (full := self._note(name)):
                names[printed] = full
        if len(set(names.values())) == 1:
            found.append(_Named(next(iter(names.values())), (0, 0)))
        else:
            found += [_Named(full, at) for name, full in names.items() for at in self._places(name)]
            found.sort(key=_place)
        return found

    def _with_name(self, word: str) -> list[_Named]:
        """Return the full names with a surname, or else with a common given name."""
        found = self._with_surname(word)
        if found or not (word in MEN or word in WOMEN or word in EITHER):
            return found
        if word not in self._by_given:
            after = self._surnames_after.get(word, ())
            named = (n for surname in after for n in self._with_surname(surname))
            given = (n for n in named if n.name.split(" ", 1)[0].lower() == word)
            self._by_given[word] = sorted(given, key=_place)
        return self._by_given[word]

    def _reading(self, printed: str) -> Printed | None:
        if printed not in self._read:
            self._read[printed] = read_name(printed)
        return self._read[printed]

    def _note(self, name: Printed) -> str:
        """Remember what a name tells of a person; return the full name, or else nothing."""
        full = self._usual.setdefault((name.words[0], name.surname), name.name)
        if name.is_certain:
            (self._certain if name.is_full else self._titled).add(full)
            if name.gender:
                self._genders.setdefault(full, name.gender)
            for title in name.titles:
                self._offices.setdefault(SHORT_TITLES.get(title, title), []).append(full)
        return full if name.is_full else ""

    def _meant_by_full(self, printed: str) -> str | list[_Named] | None:
        name = self._reading(printed)
        if name is None:
            return None
        if not name.is_full:
            return self._meant_by_lone(name.name)
        found = self._with_surname(name.surname)
        if not name.is_certain and self._is_noun(name.words[0]):
            return [known for known in found if known.name in self._certain] or None
        return self.usual(name)

    def _meant_by_lone(self, word: str) -> str | list[_Named] | None:
        lower = word.lower()
        if lower in NOT_NAMES:
            return None
        found = self._with_name(lower)
        if found:
            first = found[0].name
            return first if all(known.name == first for known in found) else found
        return word if word in self._titled or word in self._speakers else None

    def _is_noun(self, word: str) -> bool:
        """Tell whether what stands before a surname is no given name: "Asking Vik", "Donor Vik".

        The story prints it with a small letter elsewhere.
        """
        spaced = f" {word} "
        return self._may_search() and any(spaced in text for text in self._texts)


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _latest(named: Sequence[_Named], place: Place) -> str:
    """Return the last name up to a place, or else the first after it."""
    so_far = bisect_right(named, place, key=_place)
    return named[max(so_far - 1, 0)].name


def _place(named: _Named) -> Place:
    return named.place
