"""Places in TOML: where each key and each value of a document stands in its source."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.toml_places import places
from briefkit.validation.configuration.faults import Key
from effort import examples

# Values that hold what could be taken for something else.
SCALARS = (
    *("1", "-0.5e3", "true", "nan", "1979-05-27 07:32:00", "1979-05-27T07:32:00Z", "0xff"),
    *('""', '"a # b"', r'"a \" ] , b"', '"[x]"', "''", r"'a \'", "'# ] }'"),
    '"""a"""',
    '"""\na = [1]\n[x]\n# no comment\n"""',
    '"""a""b"""',
    '"""a"""""',
    r'"""a\"b"""',
    '"""a \\\n   b"""',
    "'''a'b''c'''",
    "'''\n[[x]]\n'''",
    "'''a'''''",
)
# Keys: how they are spelled, and what they say.
NAMES = {
    **{name: name for name in ("a", "b-c", "_d", "7", "true", "e1")},
    '""': "",
    '"a b"': "a b",
    '"a.b"': "a.b",
    r'"\u00e9\n"': "é\n",
    '"#="': "#=",
    "'a]'": "a]",
    r"'\'": "\\",
    "''": "",
    '"é"': "é",
    "'\"'": '"',
}
SPACES = st.sampled_from(["", " ", "\t "])
GAPS = st.sampled_from(["", " ", "\n", '  # ] } """ \'\n\t', "\n\n#\n"])


class Author:
    """Writes a document as it comes, and keeps where everything was put."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.text = ""
        self.keys: dict[Key, int] = {}
        self.values: dict[Key, int] = {}

    def put(self, text: str) -> None:
        """Write something that has no place of its own."""
        self.text += text

    def space(self) -> None:
        """Write what may stand between two things on a line."""
        self.put(self.draw(SPACES))

    def names(self, known: set[str]) -> list[str]:
        """Choose names that are not used yet, no two of which say the same."""
        spelled = self.draw(
            st.lists(st.sampled_from(sorted(NAMES)), max_size=3, unique_by=NAMES.__getitem__)
        )
        return [name for name in spelled if NAMES[name] not in known]

    def key(self, path: Key, *spelled: str) -> Key:
        """Write a key, dotted if it has several parts; return where it leads."""
        for number, name in enumerate(spelled):
            if number:
                self.space()
                self.put(".")
                self.space()
            path = (*path, NAMES[name])
            self.keys.setdefault(path, len(self.text))
            self.put(name)
        return path

    def pair(self, path: Key, depth: int, *spelled: str) -> None:
        """Write a key and some value."""
        path = self.key(path, *spelled)
        self.space()
        self.put("=")
        self.space()
        self.value(path, depth)

    def value(self, path: Key, depth: int) -> None:
        """Write some value."""
        self.values[path] = len(self.text)
        kind = self.draw(st.sampled_from(["scalar", "scalar", "array", "table"]))
        if kind == "array" and depth:
            self.array(path, depth - 1)
        elif kind == "table" and depth:
            self.inline_table(path, depth - 1)
        else:
            self.put(self.draw(st.sampled_from(SCALARS)))

    def array(self, path: Key, depth: int) -> None:
        """Write an array, over several lines, with comments, and perhaps a comma at its end."""
        self.put("[")
        for number in range(self.draw(st.integers(0, 3))):
            if number:
                self.put(",")
            self.put(self.draw(GAPS))
            self.value((*path, number), depth)
            self.put(self.draw(GAPS))
        if self.text[-1] not in "[," and self.draw(st.booleans()):
            self.put("," + self.draw(GAPS))
        self.put("]")

    def inline_table(self, path: Key, depth: int) -> None:
        """Write a table in braces; its keys may be dotted."""
        self.put("{")
        for number, name in enumerate(self.names(set())):
            if number:
                self.put(",")
            self.space()
            inner = self.draw(st.sampled_from(["", "a", "'a]'"]))
            self.pair(path, depth, *filter(None, (name, inner)))
            self.space()
        self.put("}")

    def pairs(self, path: Key, known: set[str]) -> None:
        """Write lines of keys and values."""
        for name in self.names(known):
            known.add(NAMES[name])
            self.put(self.draw(st.sampled_from(["", "\t", "\n# x = 1\n"])))
            self.pair(path, 2, name)
            self.put(self.draw(st.sampled_from(["\n", " # [no] = \"header'\n", "\n\n"])))

    def header(self, path: Key, *spelled: str, many: bool = False) -> Key:
        """Write the header of a table, or of the next table of an array."""
        self.put("[[" if many else "[")
        self.space()
        found = self.key(path, *spelled)
        last = len(self.text) - len(spelled[-1])
        self.space()
        self.put("]]\n" if many else "] # ]\n")
        if many:
            number = sum(key[:-1] == found for key in self.values)
            found = (*found, number)
            self.values[found] = last
        return found


@st.composite
def documents(draw: Any) -> Author:
    """Return an author with a document: pairs, tables, arrays of tables, tables within them."""
    author = Author(draw)
    known: set[str] = set()
    author.pairs((), known)
    for name in author.names(known):
        many = draw(st.booleans())
        for _ in range(draw(st.integers(1, 3)) if many else 1):
            path = author.header((), name, many=many)
            inside = {"a", "a]"}
            author.pairs(path, inside)
            if draw(st.booleans()):
                start = len(author.text)
                below = {**author.keys}
                inner = author.header((), name, "a")
                # The first part was spelled before; the second lies in the last table.
                del author.keys[inner]
                author.keys = {**below, (*path, "a"): start + author.text[start:].rindex("a")}
                author.pairs((*path, "a"), set())
    return author


def paths(value: Any, base: Key = ()) -> Iterator[Key]:
    """Yield where everything in a value is."""
    items = value.items() if isinstance(value, dict) else ()
    items = enumerate(value) if isinstance(value, list) else items
    for step, item in items:
        yield (*base, step)
        yield from paths(item, (*base, step))


@given(documents())
@settings(max_examples=examples(200), deadline=None)
def test_everything_has_its_place(author: Author) -> None:
    """All keys and values that tomllib knows are found where they were written."""
    document = tomllib.loads(author.text)

    found = places(author.text)

    assert found.keys == author.keys
    assert found.values == author.values
    assert {*paths(document)} == {*found.keys, *found.values}


@pytest.mark.parametrize(
    ("key", "of_key", "place"),
    [
        (("a",), True, (1, 1)),
        (("a",), False, (1, 5)),
        (("a", 1), False, (2, 3)),
        (("a", 7), False, (1, 5)),
        (("t", "é"), False, (5, 7)),
        (("t", "missing"), False, (4, 2)),
        (("nothing",), False, (1, 1)),
        ((), False, (1, 1)),
    ],
)
def test_a_place_is_a_line_and_a_column(key: Key, of_key: bool, place: tuple[int, int]) -> None:
    """Places count from one, in code points; what is not there is where it would be."""
    found = places('a = [1,\r\n  2]\r\n\r\n[t]\r\n"é" = "x"\r\n')

    assert found.position(key, of_key=of_key) == place


@pytest.mark.parametrize("text", ["a = ", "[", "a", "a = [1", "= 1", "[[a]", '"a = 1', "a = {b"])
def test_what_is_not_toml_has_the_places_before_it(text: str) -> None:
    """A text that is none is no reason to fail: whatever was found before has its place."""
    found = places(f"first = 1\n{text}")

    assert found.position(("first",)) == (1, 9)
