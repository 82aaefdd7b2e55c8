"""Who speaks: surnames, pronouns, offices and bodies, across a story."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.prose.quotes import Draft
from briefkit.prose.speakers import find_attributed
from briefkit.prose.speakers.initials import find_initials
from briefkit.prose.speakers.mentions import read_mention
from briefkit.prose.speakers.naming import read_name
from briefkit.prose.speakers.story import Story
from effort import examples
from growth import grows_with_count
from prose_cases import annotated, rows

STORIES = list(annotated("stories.txt"))

_words = st.sampled_from(
    "Ana Diaz Paul Vik Mr. Mrs. Dr. the a of and said told He he She she who It it NFA (NFA) Jr. "
    "“Yes.” “It floats,” “No “ ” , . ; ’s Don’t Board mayor campaign After In New Åsen O'Dell é "
    "4".split()
)
_paragraphs = st.lists(st.one_of(_words, st.text(max_size=6)), max_size=25).map(" ".join)


@pytest.mark.parametrize("story", STORIES, ids=[story[0][0][:60] for story in STORIES])
def test_speakers_of_a_story(story: list[tuple[str, list[str]]]) -> None:
    """Every quotation has the speaker in the table; a dash stands for nobody known."""
    found = find_attributed([text for text, _ in story])

    for (text, speakers), quotes in zip(story, found, strict=True):
        assert [quote.speaker or "-" for quote in quotes] == speakers, text


@pytest.mark.parametrize("row", rows("person_names.tsv"), ids=lambda row: row["printed"])
def test_names_of_people(row: dict[str, str]) -> None:
    """A name is read without what stands before it, and for no person where it is none."""
    name = read_name(row["printed"])

    if name is None:
        assert row["name"] == ""
    else:
        read = name.name, name.gender or "", "yes" if name.is_certain else "no"
        assert read == (row["name"], row["gender"], row["certain"])


def test_a_speaker_that_is_known_is_kept_and_tells_of_the_next() -> None:
    """What an author says of one quotation holds, and the pronoun after it follows suit."""
    texts = ["Ana Diaz met Mona Berge.", "“Yes,” she said.", "“No,” she said."]
    known = Draft(1, 5, "she", "said", "direct", "Mona Berge")
    story = Story(texts, [[], [known], [Draft(1, 4, "she", "said", "direct")]])

    assert story.speaker(known, 1) == "Mona Berge"
    assert story.speaker(Draft(1, 4, "she", "said", "direct"), 2) == "Mona Berge"


def test_initials_are_spelled_out_only_where_they_fit() -> None:
    """The words before the brackets give the letters, small words aside; other words do not."""
    texts = ["The Department of Ferry Travel (DFT) met the Norberg club (NFA)."]

    assert find_initials(texts) == {"DFT": "Department of Ferry Travel"}


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(_paragraphs, max_size=6))
def test_speakers_stand_in_the_story(texts: list[str]) -> None:
    """Any text can be read, and every word of a speaker is printed in it."""
    printed = set(" ".join(texts).replace("’s", " ").split())
    for quotes in find_attributed(texts):
        for quote in quotes:
            for word in (quote.speaker or "").split():
                assert word == "and" or any(word in other for other in printed)


@settings(max_examples=examples(100), deadline=None)
@given(_paragraphs)
def test_any_words_can_be_read_as_names(text: str) -> None:
    """No words are too odd for a mention or a name, and what is read is part of them."""
    name = read_name(text)
    mentions = read_mention(text)

    assert name is None or name.name in " ".join(text.split())
    assert mentions
    assert all(word in text for mention in mentions for word in mention.name.split())


@pytest.mark.parametrize(
    ("filler", "mention"),
    [
        ("“Oh.” he said. ", "he"),
        ("“Oh.” Vik said to Tora Vik. ", "Vik"),
        ("“Oh.” Mr. Vik said to Mrs. Vik and Abe Vik. ", "Mr. Vik"),
        ("“Oh.” the mayor said to Mayor Ana Diaz and Mayor Abe Vik. ", "the mayor"),
        ("“Oh.” the campaign said. ", "the campaign"),
        ("“Oh.” the NFA (NFA) said. ", "the NFA"),
        ("Vik, who said “Oh.” ", "who"),
        ("Aa Mr. Aa Bb Cc Dd. Ee: “Oh.” ", "he"),
    ],
)
@pytest.mark.parametrize("together", [True, False], ids=["one paragraph", "many"])
def test_work_grows_with_the_story(filler: str, mention: str, *, together: bool) -> None:
    """Four times the story takes no more than about four times the time."""

    def prepare(times: int) -> partial[None]:
        return partial(_resolve, *_story(filler, mention, times, together=together))

    assert grows_with_count(prepare, 400)


def _story(
    filler: str, mention: str, times: int, *, together: bool
) -> tuple[list[str], list[list[Draft]]]:
    at, size = filler.index("Oh."), len(filler)
    if together:
        places = [index * size + at for index in range(times)]
        texts = [filler * times]
        drafts = [[Draft(place, place + 3, mention, "said", "direct") for place in places]]
    else:
        texts = [filler] * times
        drafts = [[Draft(at, at + 3, mention, "said", "direct")] for _ in texts]
    return texts, drafts


def _resolve(texts: list[str], drafts: list[list[Draft]]) -> None:
    story = Story(texts, drafts)
    for index, quoted in enumerate(drafts):
        for draft in quoted:
            story.speaker(draft, index)
