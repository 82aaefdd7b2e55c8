"""Edits in JSON: the tokens concerned are respelled, and not one byte beside them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from fix_desk import checker, is_text, removing, replacing
from hypothesis import given, settings
from hypothesis import strategies as st

import briefkit
from briefkit.edits import Edit, apply_edits
from briefkit.fixing import fix_content
from briefkit.formats import json as native
from briefkit.model import Brief
from briefkit.problems import join_pointer
from briefkit.structure import unstructure
from briefkit.testing import briefs
from briefkit.walk import walk
from effort import examples

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\s]+|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_spaces = st.sampled_from(["", " ", "\n", "\r\n\t", "  "])


@st.composite
def spelled(draw: st.DrawFn, value: Any, *, ascii_only: bool) -> str:
    """Spell a JSON value with the keys in any order and any space between the tokens."""

    def space() -> str:
        return draw(_spaces)

    if isinstance(value, dict):
        items = draw(st.permutations(list(value.items())))
        members = [
            f"{space()}{json.dumps(key, ensure_ascii=ascii_only)}{space()}:{space()}"
            f"{draw(spelled(item, ascii_only=ascii_only))}{space()}"
            for key, item in items
        ]
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        parts = [space() + draw(spelled(item, ascii_only=ascii_only)) + space() for item in value]
        return "[" + ",".join(parts) + "]"
    return json.dumps(value, ensure_ascii=ascii_only)


def edited(text: str, edits: list[Edit]) -> str:
    """Return a text with edits made by the format."""
    return native.edit(text, native.loads(text), edits)


@settings(max_examples=examples(60), deadline=None)
@given(brief=briefs(), ascii_only=st.booleans(), data=st.data())
def test_only_the_edited_tokens_change(brief: Brief, ascii_only: bool, data: st.DataObject) -> None:
    """Of the tokens of a file, spaces included, only strings that were edited and offsets differ.

    And what is read from it is what the brief becomes in memory.
    """
    text = data.draw(spelled(unstructure(brief), ascii_only=ascii_only))
    texts = [
        (at, words)
        for at, words in walk(brief, str)
        # An empty byline is not written, so there is nothing to edit in it.
        if is_text(at) and "/kind" not in at and (words or at != "/byline/text")
    ]
    if not texts:
        return
    edits = []
    for pointer, words in data.draw(st.lists(st.sampled_from(texts), max_size=4, unique=True)):
        start = data.draw(st.integers(0, len(words)))
        end = data.draw(st.integers(start, len(words)))
        new = data.draw(st.sampled_from(["", "x", 'a "b" \\', "é\u2028", "𝄞"]))
        edits.append(Edit(pointer=pointer, start=start, end=end, replacement=new))

    after = edited(text, edits)

    wanted = apply_edits(brief, edits)
    assert native.loads(after).brief == wanted
    before_tokens, after_tokens = _TOKEN.findall(text), _TOKEN.findall(after)
    if _shape(wanted) == _shape(brief):
        pairs = list(zip(before_tokens, after_tokens, strict=True))
        changed = [pair for pair in pairs if pair[0] != pair[1]]
        assert all(re.match(r'"|-?\d', old) and re.match(r'"|-?\d', new) for old, new in changed)
        assert sum(old.startswith('"') for old, _ in changed) <= len(edits) + _quotes(brief)
    if text.isascii() and ascii_only and "\\u" in text:
        assert after.isascii()


def _shape(brief: Brief) -> Any:
    """Return the number of spans and quotes: a stretch that loses all its words goes."""
    return re.sub(r'"(?:[^"\\]|\\.)*"|-?\d+', "0", json.dumps(unstructure(brief)))


def _quotes(brief: Brief) -> int:
    return sum(1 for at, _ in walk(brief, str) if "/quotes/" in at and at.endswith("/text"))


@settings(max_examples=examples(60), deadline=None)
@given(brief=briefs(), data=st.data())
def test_removal_takes_tokens_out_and_puts_none_in(brief: Brief, data: st.DataObject) -> None:
    """A member that goes takes one comma along; all that is left stands as it stood."""
    text = data.draw(spelled(unstructure(brief), ascii_only=False))
    lists = {"sections": brief.sections, "keywords": brief.keywords, "media": brief.media}
    pointers = [join_pointer(name, n) for name, items in lists.items() for n in range(len(items))]
    if not pointers:
        return
    chosen = data.draw(st.sets(st.sampled_from(pointers), min_size=1))
    edits = [Edit(pointer=pointer) for pointer in sorted(chosen)]

    after = edited(text, edits)

    assert native.loads(after).brief == apply_edits(brief, edits)
    assert _is_within(_TOKEN.findall(after), _TOKEN.findall(text))


def _is_within(some: list[str], all_: list[str]) -> bool:
    """Tell whether tokens occur in order among others; spaces at a cut may run together."""
    tokens = iter(token for token in all_ if token.strip())
    return all(token in tokens for token in some if token.strip())


INDENTED = """{
    "sections": [],
    "headline": "Caf\\u00e9  opens",\t
    "slug": "a\\/b  c"
}
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n\n"])
def test_layout_and_escapes_survive(newline: str, end: str) -> None:
    """Key order, tabs, line ends, the end of the file and escapes stay as they were."""
    text = (INDENTED.rstrip() + end).replace("\n", newline)

    done = fix_content(text.encode(), "a.json", None, checker(replacing("  ", " é")))

    expected = text.replace("9  o", "9 \\u00e9o").replace("b  c", "b é".replace("é", "\\u00e9c"))
    assert done.data.decode() == expected


def test_a_member_comes_in_like_the_one_before_it() -> None:
    """What is added is indented and spaced as its neighbour; several go into one object."""
    text = '{\n  "headline" : "x",\n  "sections" : []\n}\n'
    edits = [
        Edit(pointer="/language", replacement="en"),
        Edit(pointer="/source", replacement={"name": "AP"}),
    ]

    after = edited(text, edits)

    assert after == (
        '{\n  "headline" : "x",\n  "sections" : [],\n  "language" : "en",\n'
        '  "source" : {\n    "name": "AP"\n  }\n}\n'
    )


def test_a_key_gets_its_name_in_its_place() -> None:
    """A misspelled key is respelled; its value and the order of the keys stay."""
    text = '{"langauge": "en", "headline": "x", "sections": []}'

    after = edited(text, [Edit(pointer="/langauge", rename="language")])

    assert after == text.replace("langauge", "language")


def test_a_line_of_ndjson_is_edited_by_itself() -> None:
    """Other lines, blank ones and broken ones among them, stay byte for byte."""
    good = '{"headline":"x","sections":[]}'
    bad = '{ "headline":"a  b", "sections":[{"blocks":[{"type":"paragraph","text":"out"}]}]}'
    text = f"{good}\r\n\r\n{bad}\r\n{{broken\n  {bad}"

    rules = checker(replacing("  ", " "), removing("out"))
    done = fix_content(text.encode(), "a.ndjson", None, rules)

    fixed = bad.replace("a  b", "a b").replace('{"type":"paragraph","text":"out"}', "")
    assert done.data.decode() == f"{good}\r\n\r\n{fixed}\r\n{{broken\n  {fixed}"
    assert [finding.span.line for finding in done.report if finding.span] == [4]
    assert len(done.applied) == 4


def test_a_repeated_key_is_not_uncovered() -> None:
    """Where the last of two values goes the first would count: so neither does."""
    text = '{"headline": "x", "deck": "a", "sections": [], "deck": "b  c"}'

    after = edited(text, [Edit(pointer="/deck", start=1, end=2, replacement="")])

    assert after == text.replace("b  c", "b c")
    assert briefkit.loads(after, "json").deck == "b c"
