"""A synthetic archive: any number of briefs of some 7 KB, told by a seed, no two alike.

Run: python tests/benchmarks/archive.py COUNT FILE [SEED]

The words are made up of syllables and come as often as words do (Zipf's law), so that a
compressor finds what it finds in running text, and no more.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Iterator
from itertools import accumulate, pairwise

import briefkit
from briefkit.model import Author, Brief, Byline, Dateline, Paragraph, Quote, Section

__all__ = ["briefs", "write_archive"]

_SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve wi ker lan mon pel ran sel tor ven dal gar"
_SMALL = "the of and to in a for on with at by from as its after before over under into near"
_CUES = ("said", "told reporters", "added", "wrote")
_FIRST_DAY = dt.datetime(1990, 1, 1, 6, tzinfo=dt.UTC)


def briefs(count: int, seed: int = 6, *, start: int = 0) -> Iterator[Brief]:
    """Yield briefs, the same ones for the same seed.

    Args:
        count: How many.
        seed: Tells which archive it is.
        start: The number of the first.
    """
    archive = _Archive(seed)
    return (archive.brief(number) for number in range(start, start + count))


def write_archive(path: str, count: int, seed: int = 6) -> int:
    """Write an archive as NDJSON, and return how many bytes that are."""
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(briefkit.dumps(brief, "json") for brief in briefs(count, seed))
        return file.tell()


class _Archive:
    """The words and the people of an archive."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        chance = random.Random(seed)
        syllables = _SYLLABLES.split()
        made = {
            "".join(chance.choices(syllables, k=chance.choice((2, 2, 3, 3, 4))))
            for _ in range(6000)
        }
        self.words = [*_SMALL.split(), *sorted(made)]
        self.weights = [*accumulate(1 / rank for rank in range(3, len(self.words) + 3))]
        names = [word.title() for word in sorted(made)]
        self.people = [f"{a} {b}" for a, b in zip(names[::5], names[2::5], strict=False)]
        self.often = [*accumulate(1 / rank for rank in range(2, len(self.people) + 2))]
        self.places = names[3::50]

    def brief(self, number: int) -> Brief:
        """Return one brief."""
        chance = random.Random(self.seed * 1_000_003 + number)
        published = _FIRST_DAY + dt.timedelta(minutes=83 * number)
        author, place = chance.choice(self.people), chance.choice(self.places)
        return Brief(
            headline=self._sentence(chance, 8)[:-1],
            id=f"urn:example:archive:{self.seed}:{number}",
            slug=f"archive-{number}",
            language="en",
            published=published,
            byline=Byline(text=f"By {author}", authors=[Author(name=author)]),
            dateline=Dateline(text=place.upper(), places=[place]),
            keywords=[self._word(chance) for _ in range(4)],
            sections=[
                Section(
                    heading=self._sentence(chance, 4)[:-1] if section else None,
                    blocks=[self._paragraph(chance, section * 5 + i) for i in range(5)],
                )
                for section in range(3)
            ],
        )

    def _word(self, chance: random.Random) -> str:
        return chance.choices(self.words, cum_weights=self.weights)[0]

    def _sentence(self, chance: random.Random, length: int) -> str:
        words = chance.choices(self.words, cum_weights=self.weights, k=length)
        words[1:] = [b for a, b in pairwise(words) if a != b]
        return f"{' '.join(words).capitalize()}."

    def _paragraph(self, chance: random.Random, number: int) -> Paragraph:
        if not number:
            return Paragraph(text=self._sentence(chance, chance.randint(20, 30)))
        text = " ".join(self._sentence(chance, chance.randint(9, 21)) for _ in range(3))
        if number % 3 != 1:
            return Paragraph(text=text)
        speaker = chance.choices(self.people, cum_weights=self.often)[0]
        said, cue = self._sentence(chance, 14)[:-1] + ",", chance.choice(_CUES)
        start = len(text) + 2
        quote = Quote(
            text=said, start=start, end=start + len(said), speaker=speaker, mention=speaker, cue=cue
        )
        return Paragraph(text=f"{text} “{said}” {speaker} {cue}.", quotes=[quote])


if __name__ == "__main__":
    print(write_archive(sys.argv[2], int(sys.argv[1]), *map(int, sys.argv[3:])), "bytes")
