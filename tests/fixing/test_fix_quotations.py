"""No fix touches the words inside a quotation, whoever wrote the rule."""

from __future__ import annotations

from typing import Any

import pytest
from fix_desk import checker, replacing

from briefkit.edits import Edit, apply_edits
from briefkit.fixing import fix_brief, fix_content
from briefkit.fixing.quotations import changes_a_quotation, stretches_between_marks
from briefkit.model import BlockQuote, Brief, Paragraph, PullQuote, Quote, Section
from corpora import corpora_path

WORD = checker(replacing("word", "term"))


def brief_of(*texts: Any) -> Brief:
    """Return a brief of paragraphs, or of other blocks."""
    blocks = [Paragraph(text=text) if isinstance(text, str) else text for text in texts]
    return Brief(headline="Town news", sections=[Section(blocks=blocks)])


def changes(brief: Brief, *edits: Edit) -> bool:
    """Tell whether edits change a quotation in a brief."""
    return changes_a_quotation(brief, edits, apply_edits(brief, edits))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('A word, "a word," a word.', 'A term, "a word," a term.'),
        ("A word, “a word,” a word.", "A term, “a word,” a term."),
        ("A word, „a word“ a word.", "A term, „a word“ a term."),
        ("A word, «a word» a word.", "A term, «a word» a term."),
        ("A word, »a word« a word.", "A term, »a word« a term."),
        ("A word, ‘a word’ a word.", "A term, ‘a word’ a term."),
        ("The town’s word, the towns’ word.", "The town’s term, the towns’ term."),
        ("A word, “a word.", "A term, “a word."),
        ('A word, "a word.', 'A term, "a word.'),
        ("a word,” she said, a word.", "a word,” she said, a term."),
        ('a word," she said, a word.', 'a word," she said, a term.'),
        ("“A word,” she said. “A word ‘a word’ word.” A word.",
         "“A word,” she said. “A word ‘a word’ word.” A term."),
    ],
)  # fmt: skip
def test_words_between_marks_stay(text: str, expected: str) -> None:
    """Of marks of every kind, closed or not; an apostrophe is no mark."""
    assert fix_brief(brief_of(text), WORD).paragraphs[0].text == expected


def test_words_between_paragraphs_of_a_quotation_stay() -> None:
    """A quotation may be opened in one paragraph and closed in a later one."""
    texts = ["She said: “A word.", "A word.", "A word.”", "A word."]

    after = fix_brief(brief_of(*texts), WORD)

    assert [paragraph.text for paragraph in after.paragraphs] == [*texts[:3], "A term."]


def test_words_that_the_brief_calls_a_quotation_stay() -> None:
    """Quotes of the model without marks, pull quotes and block quotes are somebody's words."""
    said = Paragraph(text="Yes, a word. A word.", quotes=[Quote(text="a word", start=5, end=11)])
    brief = brief_of(said, PullQuote(text="A word"), BlockQuote(paragraphs=["A word."]))

    after = fix_brief(brief, WORD)

    assert after.paragraphs[0].text == "Yes, a word. A term."
    assert after.sections[0].blocks[1:] == brief.sections[0].blocks[1:]


@pytest.mark.parametrize(
    ("old", "new", "is_change"),
    [
        ("a  b", "a b", False),
        ("a b", "ab", True),
        ("ab", "a b", True),
        ("a , b", "a, b", False),
        ("a\u00adb", "ab", False),
        ("e\u0301", "é", False),
        ("â€™s", "’s", True),
        ("a", "a b", True),
        ("a", "a.", False),
        ("'a'", "‘a’", False),
    ],
)
def test_spaces_and_marks_around_the_words_may_change(old: str, new: str, is_change: bool) -> None:
    """What is not a letter or a digit may go or come, unless it joins or parts two words."""
    brief = brief_of(f"“x {old} y”")
    edit = Edit(pointer="/sections/0/blocks/0/text", start=3, end=3 + len(old), replacement=new)

    assert changes(brief, edit) is is_change


def test_a_quotation_goes_only_if_it_is_there_twice() -> None:
    """A paragraph with somebody's words is taken out only where the words stand elsewhere."""
    once = brief_of("“A word,” she said.", "No more.")
    twice = brief_of("“A word,” she said.", "“A word,” she said.")
    edit = Edit(pointer="/sections/0/blocks/0")

    assert changes(once, edit)
    assert not changes(twice, edit)
    assert not changes(once, Edit(pointer="/sections/0/blocks/1"))
    assert changes(once, Edit(pointer="/sections/0/blocks/0/text", replacement="“The word”"))


@pytest.mark.parametrize("filler", ['"', "“", "”", "‘", "’", "„", "«", "»", '"a ', "“a", " “a” "])
def test_a_megabyte_of_marks_is_looked_through_in_no_time(filler: str) -> None:
    """Each mark is looked at a few times, however many there are."""
    text = filler * (1_000_000 // len(filler))

    assert sum(1 for _ in stretches_between_marks(text)) <= len(text) + 1


def test_real_quotations_keep_their_words() -> None:
    """A rule that would rewrite every word leaves those in quotations of real stories."""
    paths = sorted((corpora_path("quotes") / "train" / "text").iterdir())[:12]
    rules = checker(replacing(r"\bthe\b", "THE"))
    for path in paths:
        before = path.read_text(encoding="utf-8", errors="replace")

        done = fix_content(before.encode(), path.name, "wire", rules)

        changed = done.data.decode()
        assert changed != before
        for start, end in stretches_between_marks(before):
            assert changed[start:end] == before[start:end] or "\n" in before[start:end]
