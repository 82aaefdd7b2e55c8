"""The display lines at the top of a story: labels, headline, byline, notes; one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefkit.prose.byline.grammar import has_byline
from briefkit.prose.dateline.grammar import split_dateline
from briefkit.prose.lexicon.agencies import split_agency
from briefkit.prose.lexicon.offices import is_office
from briefkit.prose.lexicon.organizations import is_outlet
from briefkit.prose.structure.asides import head_kind
from briefkit.prose.structure.blocks import goes_on_from_above, is_torn
from briefkit.prose.structure.endings import is_ended
from briefkit.prose.structure.passages import Passage
from briefkit.prose.structure.tail import Matter

__all__ = ["ABSTRACT", "Top", "find_top", "is_label", "is_named", "is_slug"]

ABSTRACT = "ABSTRACT"
"""The label that archives put above the summary of a story."""

_SLUG = re.compile(r"(?:[A-Z]{2}-){1,2}[A-Z]{2,4}--?[^\s-].{1,80}")
_ADDRESS = re.compile(r"[\w.+-]{0,64}@[\w.-]{2,80}")  # E-mail, or a handle.
_MOST_LINES = 12
_LONGEST_HEADLINE = 35  # words, without a mark at the end
_LONGEST_SENTENCE = 20  # words, with one
_LONGEST_PAPER = 6  # words in the name of a paper
_LONGEST_LABEL = 5  # words in a line of a masthead, or in a kicker
_SHORTEST_IN_TITLES = 5  # letters of a word that has a capital in a headline, if any has
_OPENING_MARKS = ('"', "“", "„", "«", "``", "''")


def is_label(line: str) -> bool:
    """Tell whether a line is short enough for a masthead or a kicker."""
    return len(line.split(maxsplit=_LONGEST_LABEL)) <= _LONGEST_LABEL and not is_ended(line)


def is_slug(line: str) -> bool:
    """Tell whether a line is a slug as AP writes them: "BC-EU--Bridge, 1st Ld"."""
    return bool(_SLUG.fullmatch(line))


def is_named(passage: Passage, label: str) -> bool:
    """Tell whether a passage is a label, with or without a mark behind it."""
    return passage.kind == "text" and passage.text.rstrip(".: ") == label


class Top:
    """The display lines at the top of a story, before and after its byline."""

    def __init__(self) -> None:
        self.slug: Passage | None = None
        """The working title of the desk."""
        self.above_rule: list[Passage] = []
        """The lines above a rule."""
        self.before: list[Passage] = []
        """The lines ahead of the byline."""
        self.byline: Passage | None = None
        """The byline."""
        self.after: list[Passage] = []
        """The lines below the byline."""
        self.rules: list[Passage] = []
        """Lines across the column."""
        self.notes: list[Matter] = []
        """Notes to editors or readers."""
        self.end = 0
        """How many passages these are."""

    def take(self, passage: Passage, following: Passage | None = None) -> bool:
        """Take a passage, unless the body begins with it.

        Args:
            passage: The passage.
            following: The one below it.
        """
        if passage.kind == "rule":
            return self._take_rule(passage)
        if passage.kind != "text" or is_named(passage, ABSTRACT):
            return False
        kind = head_kind(passage.text)
        if is_slug(passage.text) and self._is_empty and not self.slug:
            self.slug = passage
        elif kind is not None:
            self.notes.append(Matter(kind, passage))
        elif self.byline is not None and self._goes_on(passage):
            self.byline = Passage.joined([self.byline, passage], tie="\n")
        elif has_byline(passage.text):
            if self.byline is not None:
                return False
            self.byline = passage
        elif not (
            _is_display(passage.text, is_first=self._is_empty) or self._is_deck(passage, following)
        ):
            return False
        else:
            (self.after if self.byline else self.before).append(passage)
        self.end += 1
        return True

    def has_aside(self, passage: Passage) -> bool:
        """Tell whether a passage is the slug or one of the notes."""
        return passage is self.slug or any(matter.passage is passage for matter in self.notes)

    @property
    def _is_empty(self) -> bool:
        return not (self.before or self.after or self.above_rule)

    def _is_deck(self, passage: Passage, following: Passage | None) -> bool:
        """Tell whether a passage is a sentence between headline and byline."""
        if not self.before or self.byline or following is None or following.kind != "text":
            return False
        if len(passage.text.split(maxsplit=_LONGEST_HEADLINE)) > _LONGEST_HEADLINE:
            return False
        return has_byline(following.text) and split_dateline(passage.text)[0] is None

    def _goes_on(self, passage: Passage) -> bool:
        """Tell whether the byline goes on in a line of its own: "AP Sports Writer="."""
        if self.byline is None or self.after or passage.group > self.byline.group + 1:
            return False
        line = passage.text.rstrip(" =<")
        if passage.group == self.byline.group and (
            is_office(line) or _ADDRESS.fullmatch(line) or self._is_paper(line)
        ):
            return True
        return split_agency(line) is not None and has_byline(line)

    def _is_paper(self, line: str) -> bool:
        """Tell whether a line below the byline is whom the people work for: "Valley Sentinel"."""
        is_short = len(line.split(maxsplit=_LONGEST_PAPER)) <= _LONGEST_PAPER
        return bool(self.before) and is_short and not is_ended(line) and is_outlet(line)

    def _take_rule(self, rule: Passage) -> bool:
        if self.byline and split_agency(self.byline.text):
            # An agency alone above a rule is the name of the service.
            self.before += [self.byline, *self.after]
            self.after, self.byline = [], None
        if self.byline or self.above_rule:
            return False
        self.rules.append(rule)
        self.above_rule, self.before = self.before, []
        self.end += 1
        return True


def find_top(passages: Sequence[Passage]) -> Top:
    """Return the display lines that `passages`, a story, begin with."""
    top = Top()
    for index, passage in enumerate(passages[:_MOST_LINES]):
        beside = passages[index : index + 2]
        if _is_torn(beside) or not top.take(passage, beside[-1] if len(beside) > 1 else None):
            break
    if not (top.before or top.after):
        top.before, top.above_rule = top.above_rule, []
    return top


def _is_torn(passages: Sequence[Passage]) -> bool:
    """Tell whether the first of two passages is a sentence that the second goes on with."""
    if len(passages) < 2 or not goes_on_from_above(passages[1]):
        return False
    text = passages[0].text
    return is_torn(text, len(text.split(maxsplit=_LONGEST_HEADLINE)))


def _is_display(text: str, *, is_first: bool) -> bool:
    """Tell whether a passage may be a headline or a label, not a paragraph of the body."""
    words = text.split(maxsplit=_LONGEST_HEADLINE)
    if len(words) > _LONGEST_HEADLINE or (text[0].islower() and words[0].islower()):
        return False
    if not is_ended(text):
        return split_dateline(text)[0] is None
    if not is_first or text.startswith(_OPENING_MARKS):
        return False
    if len(words) > _LONGEST_SENTENCE and not _is_in_title_case(words):
        return False
    return split_dateline(text)[0] is None


def _is_in_title_case(words: Sequence[str]) -> bool:
    """Tell whether all longer words have capitals, as headlines do in some papers."""
    return not any(word.islower() for word in words if len(word) >= _SHORTEST_IN_TITLES)
