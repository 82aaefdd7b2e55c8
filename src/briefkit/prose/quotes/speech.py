"""Speech told from titles, nicknames, labels and scare quotes.

Marks stand around somebody's own words, and around a good deal else: the "Bridge Song", Tora
"Tiger" Vik, the so-called "bridge tax". An ordered list of tests, each a small function, tells
them apart: the first that holds decides. Words that no test knows are taken for scare quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from briefkit.prose.lexicon.cues import CUES
from briefkit.prose.lexicon.labels import (
    BEARERS,
    NAMING,
    NETWORKS,
    SMALL_WORDS,
    TALKS,
    UTTERANCES,
    WORKS,
)
from briefkit.prose.lexicon.names import CAPITAL
from briefkit.prose.quotes.marks import Marked
from briefkit.prose.sentences import sentence_starts

__all__ = ["are_speech"]

_BEFORE = 240
_AFTER = 120
_CLOSE = 60
_MANY_WORDS = 5
_WHOLE_SENTENCE = 3
_LONGEST_TITLE = 100
_LONGEST_LABEL = 20
_WORD = re.compile(r"\w[\w&]*+(?:[.’'-][\w&]++)*+")
_IN_MARKS = re.compile(r"[\"“][^\"“”]*+[\"”]")
_GIVEN_NAME = re.compile(rf"(?:^|[\s(]){CAPITAL}[\w’'-]*+\.?\s$")
_SURNAME = re.compile(rf"\s{CAPITAL}\w")
_OWNER = re.compile(
    rf"(?:^|[\s(])({CAPITAL}[\w.&-]*+|channel|network|television)(?:['’]s|(?<=s)['’])\s$"
)
_CREDIT = re.compile(rf"\sby (?:the )?{CAPITAL}")
_YEAR = re.compile(r"\s\((?:1[89]|20)\d\d\)")
_ENDS = ".,!?…—–-"
_STOPS = ".!?…"
_NO_WORDS = " \t\xa0.\u200b\u202a\u202c\ufeff"
_AND = frozenset((" ", ", ", " and ", ", and ", " or ", ", or ", " & "))


class _Quoted:
    """Words in marks, and what stands around them."""

    def __init__(self, text: str, marked: Marked, *, attributed: bool) -> None:
        self.text = text[marked.inner_start : marked.inner_end]
        """The words in marks."""
        self.attributed = attributed
        """Whether somebody is said to speak them."""
        self.words: list[str] = _WORD.findall(self.text)
        """The words in marks, one by one."""
        self.before = text[max(marked.start - _BEFORE, 0) : marked.start]
        """What stands before the marks, as far as it matters."""
        self.after = text[marked.end : marked.end + _AFTER]
        """What stands after the marks, as far as it matters."""
        self.is_title_case = _is_title_case(self.text)
        """Whether every word has a capital that a title gives one."""

    @cached_property
    def lead(self) -> list[str]:
        """The writer's words of the sentence that leads up to them, in lower case."""
        return _writers_words(self.before[sentence_starts(self.before)[-1] :])

    @cached_property
    def rest(self) -> list[str]:
        """The writer's words of the rest of the sentence, in lower case."""
        if self.text[-1] in ".!?":
            return []
        _, *later = sentence_starts(self.after)
        return _writers_words(self.after[: later[0]] if later else self.after)

    @cached_property
    def last(self) -> list[str]:
        """The last words before the marks, in lower case, whatever sentence they are of."""
        return [word.lower() for word in _WORD.findall(self.before[-_CLOSE:])]

    @cached_property
    def next(self) -> str:
        """The word right after the marks, in lower case; nothing where a comma parts it."""
        match = _WORD.match(self.after, 1) if self.after[:1] == " " else None
        return match[0].lower() if match and self.text[-1] not in ".,!?" else ""


def are_speech(text: str, marked: Sequence[Marked], attributed: Sequence[bool]) -> list[bool]:
    """Tell which of the words in marks in a paragraph are what somebody said.

    Args:
        text: The paragraph.
        marked: The stretches between quotation marks, in order.
        attributed: For each of them, whether somebody is said to speak it.
    """
    answers: list[bool] = []
    for index, (stretch, known) in enumerate(zip(marked, attributed, strict=True)):
        is_listed = index and text[marked[index - 1].end : stretch.start] in _AND
        if known and _is_plain(text, stretch):
            answers.append(True)  # Most of what is attributed needs no closer look.
        elif is_listed and (not known or not answers[-1]):
            answers.append(answers[-1])  # What is listed together is of one kind.
        else:
            answers.append(_is_speech(_Quoted(text, stretch, attributed=known)))
    return answers


def _is_plain(text: str, marked: Marked) -> bool:
    """Tell whether words are neither in title case nor few: no title, and no label."""
    size = marked.inner_end - marked.inner_start
    words = text[marked.inner_start : marked.inner_end]
    return size > _LONGEST_LABEL and not _is_title_case(words)


def _is_speech(quoted: _Quoted) -> bool:
    return next((answer for test, answer in _TESTS if test(quoted)), False)


def _writers_words(text: str) -> list[str]:
    """Return the words outside of marks, in lower case."""
    return [word.lower() for word in _WORD.findall(_IN_MARKS.sub(" ", text))]


def _is_title_case(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or text[:1].islower():
        return False
    words = text.split()
    capitals = 0
    for word in words:
        if not word[0].islower():
            capitals += 1
        elif word.rstrip(",.:;!?") not in SMALL_WORDS:
            return False
    return capitals >= min(len(words), 2)


# --- the tests, in the order in which they are asked ------------------------------------------


def _is_nickname(quoted: _Quoted) -> bool:
    """A name within a name: Tora "Tiger" Vik."""
    return (
        len(quoted.words) == 1
        and quoted.text[0].isupper()
        and quoted.text[-1].isalpha()
        and _SURNAME.match(quoted.after) is not None
        and _GIVEN_NAME.search(quoted.before) is not None
    )


def _is_title(quoted: _Quoted) -> bool:
    """A title by its capitals and by what stands beside it: the film "North and South"."""
    if not quoted.is_title_case:
        return False
    last = quoted.last[-2:]
    if last and (last[-1] in WORKS or last[-1] in NAMING):
        return True
    owner = _OWNER.search(quoted.before)
    if owner and (len(quoted.words) > 1 or owner[1].islower() or owner[1].lower() in NETWORKS):
        return True
    if quoted.next in BEARERS and last[-1:] != ["a"]:
        return True
    return len(quoted.words) > 1 and _is_shown(last)


def _is_shown(last: Sequence[str]) -> bool:
    """Tell whether words lead up to a show: she is *on* "Bridge Talk", *told* it, its *host*."""
    if last[-1:] in (["on"], ["told"], ["tells"]) or last in (["speaking", "to"], ["spoke", "to"]):
        return True
    return len(last) > 1 and last[-1] in ("in", "of", "with") and last[-2] in TALKS


def _is_so_called(quoted: _Quoted) -> bool:
    """A few words that something is called or marked with: the so-called "bridge tax"."""
    last = quoted.last[-2:]
    if last[-1:] == ["the"]:
        last = last[:1]
    return last[-1:] != [] and last[-1] in NAMING and len(quoted.words) < _WHOLE_SENTENCE


def _is_attributed(quoted: _Quoted) -> bool:
    """Somebody is said to speak: "It is open," Vik said."""
    return quoted.attributed


def _is_set_off(quoted: _Quoted) -> bool:
    """A sentence after a colon, or a paragraph of its own: "Never."."""
    if quoted.text.rstrip("'’")[-1:] not in _STOPS:
        return False
    before = quoted.before.strip(_NO_WORDS)
    return before.endswith(":") or not (before or quoted.after.strip(_NO_WORDS))


def _is_headline(quoted: _Quoted) -> bool:
    """A headline with its writer or its year: "Bridge opens at last," by Odd Berge."""
    credited = quoted.text.rstrip("'’")[-1:] == "," and _CREDIT.match(quoted.after)
    return bool(credited or _YEAR.match(quoted.after))


def _is_named(quoted: _Quoted) -> bool:
    """A name that is said to be one: the so-called "bridge tax"; words such as "bridge"."""
    last = quoted.last[-2:]
    return last[-1:] != [] and (last[-1] in NAMING or last in (["known", "as"], ["such", "as"]))


def _is_uttered(quoted: _Quoted) -> bool:
    """What the word right before it says was said: his claim "no bridge"; chants of "no"."""
    last = quoted.last[-1:]
    if last == ["of"]:
        last = quoted.last[-2:-1]
    return bool(last) and (last[0] in UTTERANCES or last[0] in CUES)


def _is_spoken_of(quoted: _Quoted) -> bool:
    """Part of what the sentence says somebody claimed: the promise that it was "a wreck"."""
    return not UTTERANCES.isdisjoint(quoted.lead)


def _is_label(quoted: _Quoted) -> bool:
    """Capitals, and nothing that speaks for speech: the "Big Span"; a "Build It" hat."""
    return (quoted.is_title_case and len(quoted.words) > 1) or quoted.next in BEARERS


def _is_whole(quoted: _Quoted) -> bool:
    """A sentence, or most of one: nobody labels things at such length."""
    size = len(quoted.words)
    if size >= _MANY_WORDS:
        return True
    return size >= _WHOLE_SENTENCE and quoted.text[0].isupper() and quoted.text[-1] in _ENDS


def _is_told(quoted: _Quoted) -> bool:
    """Words of a sentence in which somebody says something: "a wreck" of a bridge, he wrote."""
    if not CUES.isdisjoint(quoted.lead):
        return True
    return len(quoted.words) > 1 and not CUES.isdisjoint(quoted.rest)


_TESTS: tuple[tuple[Callable[[_Quoted], bool], bool], ...] = (
    (_is_nickname, False),
    (_is_title, False),
    (_is_so_called, False),
    (_is_attributed, True),
    (_is_set_off, True),
    (_is_headline, False),
    (_is_named, False),
    (_is_uttered, True),
    (_is_spoken_of, True),
    (_is_label, False),
    (_is_whole, True),
    (_is_told, True),
)
"""Every test, and what it means for words in marks that it holds: speech or not."""
