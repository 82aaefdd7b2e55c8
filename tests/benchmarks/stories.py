"""Synthetic stories for benchmarks: plain prose, no two alike, most of them without a fault."""

from __future__ import annotations

import random
from typing import Any

__all__ = ["FAULTY", "story"]

FAULTY = 0.04
"""The part of the stories that has faults: a repository that is looked after has few."""

_NAMES = (
    "Anna Marek",
    "Jonas Feld",
    "Ruth Okafor",
    "Pavel Sorin",
    "Clara Lindqvist",
    "Tomas Berg",
    "Ines Duarte",
)
_WHO = (
    "The council",
    "The harbor board",
    "The union",
    "A committee of residents",
    "The water authority",
    "The company that runs the ferries",
    "The regional court",
    "The transport office",
    "An auditor",
    "The school board",
)
_DID = (
    "approved",
    "rejected",
    "delayed",
    "reviewed",
    "published",
    "defended",
    "withdrew",
    "amended",
    "praised",
    "questioned",
)
_WHAT = (
    "a plan to rebuild the east pier",
    "the budget for road repairs",
    "a study of river levels",
    "new rules for night deliveries",
    "the sale of the old brewery",
    "a contract with a builder from the coast",
    "the design of the footbridge",
    "an offer to lease the market hall",
    "the timetable of the morning ferries",
    "a report on empty classrooms",
)
_WHEN = (
    "after a long debate",
    "on the advice of its lawyers",
    "in a meeting that lasted past midnight",
    "with a narrow majority",
    "without giving a reason",
    "before the summer break",
    "under pressure from neighbors",
    "at the request of the province",
    "while protesters waited outside",
    "in its final session",
)
_THEN = (
    "Residents had asked for more time",
    "Nobody spoke against it",
    "Two members abstained",
    "Work is to begin in the fall",
    "The costs are still unknown",
    "Critics called the process hasty",
    "A second reading is planned",
    "The opposition wants an inquiry",
    "The documents run to several hundred pages",
    "Both sides claim to have won",
    "The decision can be appealed",
    "An earlier draft had failed",
    "The town will pay a third of it",
    "Shop owners fear for their trade",
    "Engineers are to inspect the site",
)
_SAID = (
    "We have looked at every option and this is the one that works",
    "Nobody should be surprised by what we found",
    "It took us far too long to get here",
    "The figures speak for themselves",
    "There is no money left for anything else",
    "I expect the work to be done in time",
    "People here have waited long enough",
    "We will listen to everyone who has an objection",
)
_HEADINGS = (
    "What comes next",
    "How it began",
    "Who pays",
    "Voices from the town",
    "The numbers",
)


def story(number: int) -> dict[str, Any]:
    """Return a story of about 7 KB as JSON: a brief in the canonical form, always the same one.

    Seventeen paragraphs in three sections, five of them with a quotation that has a speaker. One
    story in twenty-five has faults of three kinds, which a rule each finds: a space too many, a
    headline that ends in a period, a sentence broken over two paragraphs.
    """
    choose = random.Random(number)
    people = choose.sample(_NAMES, 3)
    paragraphs = _paragraphs(choose, people)
    headline = f"{people[1].split()[1]} {_pick(choose, _DID)} {_pick(choose, _WHAT)}"
    if choose.random() < FAULTY:
        headline += "."
        paragraphs[3:4] = [{"text": text} for text in _broken(paragraphs[3]["text"])]
    return {
        "briefkit": 1,
        "headline": headline,
        "id": f"urn:example:story-{number}",
        "language": "en",
        "published": f"2025-08-{choose.randint(10, 28)}T10:30:00Z",
        "byline": {"text": f"By {people[0]}", "authors": [{"name": people[0]}]},
        "dateline": {"text": "RENO, Nev. —", "places": ["RENO"], "region": "Nev."},
        "sections": [
            {
                **({"heading": heading} if heading else {}),
                "blocks": [{"type": "paragraph", **p} for p in paragraphs[start : start + 6]],
            }
            for heading, start in zip((None, *choose.sample(_HEADINGS, 2)), (0, 6, 12), strict=True)
        ],
    }


def _paragraphs(choose: random.Random, people: list[str]) -> list[dict[str, Any]]:
    said = choose.sample(_SAID, 5)
    followed = choose.sample(_THEN, 15) * 4
    found: list[dict[str, Any]] = [{"text": f"{_pick(choose, _WHO)} met. {followed.pop()}."}]
    for number in range(1, 17):
        if number % 3 == 1 and said:
            found.append(_quoted(choose, said.pop(), people[number % 3]))
        else:
            found.append({"text": " ".join(_sentence(choose, followed.pop()) for _ in range(2))})
    return found


def _sentence(choose: random.Random, following: str) -> str:
    subject = f"{_pick(choose, _WHO)} {_pick(choose, _DID)} {_pick(choose, _WHAT)}"
    return f"{subject} {_pick(choose, _WHEN)}. {following} {_pick(choose, _WHEN)}."


def _quoted(choose: random.Random, words: str, speaker: str) -> dict[str, Any]:
    text = f'"{words}," {speaker} said {_pick(choose, _WHEN)}. {_sentence(choose, "It rained")}'
    quote = {"text": f"{words},", "start": 1, "end": len(words) + 2, "speaker": speaker}
    return {"text": text, "quotes": [{**quote, "mention": speaker, "cue": "said"}]}


def _broken(text: str) -> tuple[str, str]:
    middle = text.index(" ", len(text) // 3)
    return text[:middle], text[middle + 1 :].replace(" ", "  ", 1)


def _pick(choose: random.Random, words: tuple[str, ...]) -> str:
    return choose.choice(words)
