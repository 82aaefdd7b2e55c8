"""The measure of growth by which the other tests judge: it sees what it is there to see."""

from __future__ import annotations

from growth import grows_with_size


def test_work_in_proportion_to_the_text_passes() -> None:
    """One look at each character is in proportion, however long it takes."""
    assert grows_with_size(lambda text: sum(map(ord, text * 20)), "ab")


def test_work_that_looks_at_all_for_each_part_is_seen() -> None:
    """To count from the beginning at every second character is not."""
    assert not grows_with_size(
        lambda text: [text[:end].count("a") for end in range(0, len(text), 2)], "ab"
    )
