"""The tables of words: what they promise to the grammars that look things up in them."""

from __future__ import annotations

import pytest

from briefkit.prose.lexicon import (
    common_words,
    cues,
    given_names,
    labels,
    months,
    names,
    offices,
    places,
    towns,
)

TABLES = [
    pytest.param(getattr(module, name), id=f"{module.__name__.rpartition('.')[2]}.{name}")
    for module in (common_words, cues, given_names, labels, months, names, offices, places, towns)
    for name in module.__all__
    if isinstance(getattr(module, name), frozenset)
]


@pytest.mark.parametrize("table", TABLES)
def test_words_are_in_lower_case(table: frozenset[str]) -> None:
    """Words are looked up in lower case, so that an entry with a capital would never be found."""
    assert [word for word in table if word != word.lower() or word != word.strip()] == []


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (names.SURNAMES_TOO, names.BODIES),
        (names.PARTY_TITLES, names.TITLES),
        (frozenset(names.SHORT_TITLES), names.TITLES),
        (places.STAND_ALONE, towns.TOWNS),
        (cues.WEAK_CUES, cues.CUES),
        (cues.PAST_CUES, cues.CUES),
        (cues.FOREIGN_CUES, cues.CUES),
    ],
    ids=["surnames", "parties", "short titles", "cities", "weak", "past", "foreign"],
)
def test_some_tables_are_parts_of_others(part: frozenset[str], whole: frozenset[str]) -> None:
    """What a table takes out of another stands in that other, or would have no effect."""
    assert part - whole == frozenset()


def test_nobody_is_given_a_name_twice() -> None:
    """A given name is mostly that of men, or mostly that of women, or neither."""
    assert given_names.MEN.isdisjoint(given_names.WOMEN)
    assert given_names.EITHER.isdisjoint(given_names.MEN | given_names.WOMEN)


@pytest.mark.parametrize(
    ("printed", "number"), [("Sept.", 9), ("MÄRZ", 3), ("août", 8), ("dic", 12), ("Mayor", None)]
)
def test_months_of_several_languages(printed: str, number: int | None) -> None:
    """A month is known in full and in short, in any case, with its period or without."""
    assert months.month_of(printed) == number
