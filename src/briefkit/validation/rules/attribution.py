"""BK404, BK406 to BK408: whose words they are, and whether a reader can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from briefkit.echo import quoted
from briefkit.model import Quote
from briefkit.problems import Severity
from briefkit.prose.lexicon.cues import CUES, PREPOSITIONS, SUBORDINATORS
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, rule
from briefkit.validation.words.passages import Match

__all__ = ["RULES"]

_MOST_SPEAKERS = 50
"""More people than that do not speak in a brief: they are not looked for."""


@rule(
    "BK404",
    scope="quote",
    languages=("en",),
    bad={
        "paragraph": {
            "text": "“The bridge is the best that ever happened to us.” The ferry is gone.",
            "quotes": [
                {
                    "text": "The bridge is the best that ever happened to us.",
                    "start": 1,
                    "end": 49,
                }
            ],
        }
    },
    good=(
        {
            "paragraph": {
                "text": "“The bridge is the best that ever happened to us,” Vik said.",
                "quotes": [
                    {
                        "text": "The bridge is the best that ever happened to us,",
                        "start": 1,
                        "end": 49,
                        "speaker": "Tora Vik",
                        "mention": "Vik",
                        "cue": "said",
                    }
                ],
            }
        },
        {
            "paragraph": {
                "text": "A poster says: “The bridge is the best that ever happened to us.”",
                "quotes": [
                    {
                        "text": "The bridge is the best that ever happened to us.",
                        "start": 16,
                        "end": 64,
                    }
                ],
            }
        },
        "“The bridge is the best that ever happened to us.”",
        {
            "sections": [
                {
                    "blocks": [
                        {"type": "paragraph", "text": "How did it start?"},
                        {
                            "type": "paragraph",
                            "text": "“By chance, and on a wet Monday in May.”",
                            "quotes": [
                                {
                                    "text": "By chance, and on a wet Monday in May.",
                                    "start": 1,
                                    "end": 39,
                                }
                            ],
                        },
                    ]
                }
            ]
        },
    ),
)
def unattributed_quote(ctx: Context, *, min_words: int = 8) -> Iterator[Hit]:
    """A reader can tell whose words are quoted.

    Nothing is said of fewer than `min_words` words, which may be a title or a slogan, and
    nothing where a verb of speech stands in the paragraph or beside it.
    """
    for index, (pointer, paragraph) in enumerate(ctx.paragraphs):
        if not paragraph.quotes:
            continue
        found = [n for n, q in enumerate(paragraph.quotes) if _is_unattributed(q, min_words)]
        if found and ctx.is_english and not _is_speech_near(ctx, index):
            for number in found:
                words = quoted(paragraph.quotes[number].text, 60)
                yield Hit(f"{pointer}/quotes/{number}", f"no speaker is named for {words}")


def _is_unattributed(quote: Quote, min_words: int) -> bool:
    if quote.speaker or quote.mention or quote.cue or quote.continued or quote.kind != "direct":
        return False
    return len(quote.text.split()) >= min_words


def _is_speech_near(ctx: Context, index: int) -> bool:
    """Tell whether a verb of speech stands in a paragraph or in one beside it."""
    near = ctx.paragraphs[max(index - 1, 0) : index + 2]
    if index and near[0].paragraph.text.endswith("?"):  # an answer in an interview
        return True
    words = (word for _, paragraph in near for word in ctx.folded(paragraph.text))
    return any((word := part.strip(_EDGES)) in CUES or word in _SOURCES for part in words)


_EDGES = ".,:;!?()[]\"'“”‘’—–"
_SOURCES = frozenset(
    "according grins laughed laughs nods per read reads shrugs sighs smiled smiles via".split()
)


@rule(
    "BK406",
    Severity.INFO,
    scope="quote",
    languages=("en",),
    bad={
        "paragraph": {
            "text": "“It holds,” she exclaimed.",
            "quotes": [{"text": "It holds,", "start": 1, "end": 10, "cue": "exclaimed"}],
        }
    },
    good=(
        {
            "paragraph": {
                "text": "“It holds,” she said.",
                "quotes": [{"text": "It holds,", "start": 1, "end": 10, "cue": "said"}],
            }
        },
        "“It holds,” she said, and stated her age.",
    ),
    reference="Associated Press style: said is nearly always enough",
)
def attribution_verb(
    ctx: Context,
    *,
    verbs: tuple[str, ...] = (
        "averred",
        "avowed",
        "chortled",
        "chuckled",
        "declaimed",
        "ejaculated",
        "enthused",
        "exclaimed",
        "giggled",
        "grinned",
        "grunted",
        "hissed",
        "intoned",
        "laughed",
        "opined",
        "orated",
        "quipped",
        "smiled",
        "snarled",
        "stated",
        "voiced",
    ),
) -> Iterator[Hit]:
    """What is quoted is said, and neither stated nor exclaimed.

    "Exclaimed" and "stated" draw the eye from what was said to how; nobody smiles a sentence.
    `verbs` are those to do without.
    """
    for pointer, quote in ctx.quotes:
        if quote.cue and quote.cue.lower() in verbs:
            yield Hit(f"{pointer}/cue", f'write "said", not {quoted(quote.cue)}', data=_SAID)


_SAID = {"suggestion": "said"}


@rule(
    "BK407",
    scope="quote",
    bad={
        "paragraph": {
            "text": "“It holds,” Vik said.",
            "quotes": [{"text": "It holds,", "start": 1, "end": 10, "speaker": "Odd Berge"}],
        }
    },
    good=(
        {
            "paragraph": {
                "text": "“It holds,” Vik said.",
                "quotes": [{"text": "It holds,", "start": 1, "end": 10, "speaker": "Tora Vik"}],
            }
        },
        {
            "language": "ru",
            "paragraph": {
                "text": "«Он держится», — передали слова Бакановой.",
                "quotes": [
                    {"text": "Он держится", "start": 1, "end": 12, "speaker": "Анна Баканова"}
                ],
            },
        },
    ),
)
def unknown_speaker(ctx: Context) -> Iterator[Hit]:
    """Whoever is quoted is named in the story.

    A speaker of whom the story has no word is a slip, or comes from another version. One word
    of the name is enough, for the beginning of a surname is the same in all its cases.
    """
    text = ""
    for speaker, pointer in _speakers(ctx):
        if speaker not in ctx.body.text:
            text = text or ctx.prose.text.casefold()
            if not _is_named(speaker, text):
                message = f"{quoted(speaker, 60)} speaks and is not named in the story"
                yield Hit(f"{pointer}/speaker", message)


def _speakers(ctx: Context) -> Iterator[tuple[str, str]]:
    """Yield each name under which somebody is quoted, and the first quote."""
    first: dict[str, str] = {}
    for pointer, quote in ctx.quotes:
        if quote.speaker:
            first.setdefault(quote.speaker, pointer)
    return islice(first.items(), _MOST_SPEAKERS)


def _is_named(speaker: str, text: str) -> bool:
    """Tell whether a word of a name stands in a folded text, its ending aside."""
    words = [word for word in re.findall(r"[^\W\d_]+", speaker.casefold()) if len(word) > 2]
    return not words or any(word[: max(3, len(word) - 2)] in text for word in words)


@rule(
    "BK408",
    Severity.INFO,
    scope="quote",
    languages=("en",),
    bad={
        "sections": [
            {
                "blocks": [
                    {"type": "paragraph", "text": "The bridge holds, according to Vik."},
                    {
                        "type": "paragraph",
                        "text": "“It holds,” Tora Vik, the mayor, said.",
                        "quotes": [
                            {"text": "It holds,", "start": 1, "end": 10, "speaker": "Tora Vik"}
                        ],
                    },
                ]
            }
        ],
    },
    good=(
        {
            "paragraph": {
                "text": "“It holds,” Tora Vik said. Vik is the mayor.",
                "quotes": [{"text": "It holds,", "start": 1, "end": 10, "speaker": "Tora Vik"}],
            }
        },
        {
            "paragraph": {
                "text": "Mayor Vik smiled. “It holds,” Tora Vik said.",
                "quotes": [{"text": "It holds,", "start": 19, "end": 28, "speaker": "Tora Vik"}],
            }
        },
        {
            "paragraph": {
                "text": "Sen. Vik came, and Odd J. Vik. “It holds,” Tora Vik said.",
                "quotes": [{"text": "It holds,", "start": 32, "end": 41, "speaker": "Tora Vik"}],
            }
        },
        {
            "paragraph": {
                "text": "The Vik Bridge opened. “It holds,” Tora Vik said.",
                "quotes": [{"text": "It holds,", "start": 24, "end": 33, "speaker": "Tora Vik"}],
            }
        },
    ),
    reference="Associated Press style: full names on first reference",
)
def surname_first_reference(ctx: Context) -> Iterator[Hit]:
    """A person is named in full before the surname stands alone.

    Looked for are those who are quoted. A surname within another name, after a title or in a
    quotation is none that stands alone.
    """
    text = ctx.body.text
    for name, _ in _speakers(ctx):
        surname = name.rpartition(" ")[2]
        full = text.find(name) if _is_full(name) else -1
        if full > 0 and text.find(surname, 0, full) >= 0:
            match = next(ctx.body.matches(rf"{re.escape(surname)}(?!\w)"), None)
            if match and match.found.start() < full and _stands_alone(ctx, match):
                message = f"{quoted(surname)} stands before the full name {quoted(name)}"
                yield Hit(match.pointer, message, match.start, match.end)


def _is_full(name: str) -> bool:
    """Tell whether a name is that of a person, with a given name: that of a body is not."""
    words = name.split(" ")
    are_names = all(word[:1].isupper() and (not word.isupper() or "." in word) for word in words)
    return are_names and 1 < len(words) < 4 and not name.endswith(("'s", "’s"))


def _stands_alone(ctx: Context, match: Match) -> bool:
    """Tell whether a surname is all that names a person, in the writer's own words."""
    text = match.found.string
    start, end = match.found.span()
    if _GOES_ON.match(text, end) or ctx.quotations.hold(match.pointer, match.start, match.end):
        return False
    before = text[max(start - _LONGEST_WORD, 0) : start]
    if not before or before[-1] == "\n":
        return True
    word = before[:-1].rpartition(" ")[2]
    if before[-1] != " " or not word:
        return False
    # "Mr. Vik" and "Tora J. Vik" are no cases; "It holds. Vik said so." is one.
    return word in _BEFORE_NAMES or (word[-1] in ".," and len(word) > _LONGEST_TITLE)


_LONGEST_WORD = 30
_LONGEST_TITLE = 6
_GOES_ON = re.compile(r"[-/&]| (?:[A-Z]|and [A-Z])")
_BEFORE_NAMES = PREPOSITIONS | SUBORDINATORS | frozenset("and but said says that when".split())


RULES = (unattributed_quote, attribution_verb, unknown_speaker, surname_first_reference)
"""The rules of this module, in the order of their codes."""
