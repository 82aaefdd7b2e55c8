"""The native JSON: strict and fast, the same by both ways, every value in its place."""

from __future__ import annotations

import copy
import json
import pickle
import weakref
from functools import partial
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import briefkit
from briefkit import model
from briefkit.errors import ParseError, WriteError
from briefkit.formats import json as native
from briefkit.formats.json import fast as json_fast
from briefkit.formats.json import text as json_text
from briefkit.formats.json.places import JsonPlaces
from briefkit.model import Brief
from briefkit.problems import join_pointer
from briefkit.testing import briefs
from briefkit.walk import walk
from corpora import corpora_path
from effort import examples
from full_brief import full_brief
from growth import grows_with_count
from mutations import mutated_mappings

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)
LAYOUTS = ({"indent": None}, {"indent": 2}, {"indent": "\t", "ensure_ascii": False})


@given(mapping=mutated_mappings(), layout=st.sampled_from(LAYOUTS))
@settings(max_examples=examples(250), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_both_ways_come_to_the_same_verdict_and_value(
    mapping: dict[str, Any], layout: dict[str, Any]
) -> None:
    """What the fast way accepts is faultless to the strict way, and is the same brief to both."""
    text = json.dumps(mapping, **layout)

    fast = json_fast.decode(text.encode(), native.VERSION)
    strict = native.document(json_text.parse(text))

    assert fast == json_fast.decode(text, native.VERSION)
    if fast is not None:
        assert strict.problems == ()
        assert strict.brief == fast
        assert hash(strict.brief) == hash(fast)


@given(mapping=mutated_mappings(), layout=st.sampled_from(({}, *LAYOUTS)))
@settings(max_examples=examples(100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_canonical_is_spelled_as_it_is_written(
    mapping: dict[str, Any], layout: dict[str, Any]
) -> None:
    """A text is canonical if and only if writing its brief gives it again."""
    text = json.dumps(mapping, **(layout or {"ensure_ascii": False, "separators": (",", ":")}))
    brief = native.usual(text)

    if brief is not None:
        written = native.dumps(brief)
        assert native.is_canonical(text, brief) == (f"{text}\n" == written)
        assert native.is_canonical(written, brief)
        assert native.is_canonical(written.rstrip().encode() + b"\r\n", brief)


@given(brief=briefs())
@settings(max_examples=examples(100), deadline=None)
def test_the_fast_way_takes_all_that_is_written(brief: Brief) -> None:
    """No brief that was written needs the slow way, whatever the layout."""
    for indent in (None, 2):
        assert json_fast.decode(native.dumps(brief, indent=indent), native.VERSION) == brief


MODEL: tuple[Any, ...] = tuple(
    cls for cls in vars(model).values() if isinstance(cls, type) and attrs.has(cls)
)


def test_values_of_the_fast_way_are_as_any_others() -> None:
    """What the fast way builds is of the model's classes, and nothing tells it from what is built.

    It is equal, with an equal hash; frozen; can be copied, changed on copying, pickled and
    referred to weakly.
    """
    built = full_brief()
    read = json_fast.decode(native.dumps(built).encode(), native.VERSION)
    values = dict(walk(built, *MODEL))
    assert {type(value) for value in values.values()} == {*MODEL}

    for pointer, value in walk(read, *MODEL):
        assert (value, type(value), hash(value)) == (
            values[pointer],
            type(values[pointer]),
            hash(values[pointer]),
        )
        assert repr(value) == repr(values[pointer])
        assert value == attrs.evolve(value) == copy.deepcopy(value)
        assert value == pickle.loads(pickle.dumps(value)) == weakref.ref(value)()
        for field in attrs.fields(type(value)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(value, field.name, getattr(value, field.name))


def test_the_form_is_canonical() -> None:
    """The envelope comes first, then the model's order, blocks tagged first, nothing empty."""
    brief = briefkit.Brief(
        slug="ceasefire",
        headline="Ceasefire holds",
        byline=briefkit.Byline(authors=[briefkit.Author(name="Jane Doe")]),
        sections=[
            briefkit.Section(
                heading="After",
                blocks=[briefkit.PullQuote(text="It held"), briefkit.List(items=["One"])],
            )
        ],
    )

    assert native.dumps(brief) == (
        '{"briefkit":1,"headline":"Ceasefire holds","sections":[{"heading":"After","blocks":'
        '[{"type":"pull_quote","text":"It held"},{"type":"list","items":[{"type":"paragraph",'
        '"text":"One"}]}]}],"slug":"ceasefire","byline":{"authors":[{"name":"Jane Doe"}]}}\n'
    )


@pytest.mark.parametrize("version", [0, 2, -1, "1", None, True, 1.5, [1]])
def test_another_version_is_refused(version: object) -> None:
    """A brief of a version that this release does not know cannot be read, and it says so."""
    text = json.dumps({"briefkit": version, "headline": "x", "sections": []})

    with pytest.raises(ParseError, match="expected version 1, got ") as caught:
        briefkit.loads(text, "json")

    assert [problem.pointer for problem in caught.value.problems] == ["/briefkit"]


@pytest.mark.parametrize("slug", ['"x"', "7"])
def test_a_version_is_a_number_however_it_is_spelled(slug: str) -> None:
    """1.0 is the version 1, in a brief without a fault and in one with."""
    document = native.loads(f'{{"briefkit": 1.0, "headline": "x", "sections": [], "slug": {slug}}}')

    assert not [problem for problem in document.problems if problem.pointer != "/slug"]


def test_the_envelope_may_be_left_out() -> None:
    """Without a version the current one is meant."""
    assert briefkit.loads('{"headline": "x", "sections": []}', "json").headline == "x"


def test_an_earlier_version_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step makes the next version of a mapping, from the version it is in to the current."""
    steps = {1: lambda m: {**m, "headline": m.pop("title")}, 2: lambda m: {**m, "sections": []}}
    monkeypatch.setattr(native, "VERSION", 3)
    monkeypatch.setattr(native, "UPGRADES", steps)

    assert native.loads('{"briefkit": 1, "title": "x"}').brief.headline == "x"
    assert native.loads('{"briefkit": 2, "headline": "y"}').brief.headline == "y"


def test_a_repeated_key_is_reported_and_the_last_value_counts() -> None:
    """A duplicate key is a problem at the second key, whichever way the text is read."""
    text = (
        '{"headline": "a",\n "sections": [{"heading": "b", "heading": "c", "blocks": []}],\n'
        ' "headline": "d"}'
    )

    document = native.loads(text)

    assert (document.brief.headline, document.brief.sections[0].heading) == ("d", "c")
    places = {p.pointer: (p.code, p.span.line, p.span.column) for p in document.problems if p.span}
    assert places == {"/headline": ("BK005", 3, 2), "/sections/0/heading": ("BK005", 2, 32)}


def test_a_repeated_key_among_many_is_found_in_time() -> None:
    """However many keys an object has, the one that stands there twice is soon found."""

    def prepare(keys: int) -> partial[list[str]]:
        extra = ",".join(f'"{number}":0' for number in range(keys))
        return partial(pointers, f'{{"headline":"x","sections":[],"extra":{{{extra},"7":1}}}}')

    def pointers(text: str) -> list[str]:
        return [problem.pointer for problem in native.loads(text).problems]

    assert prepare(10)() == ["/extra/7"]
    assert grows_with_count(prepare, 12_500)


def test_unknown_keys_are_kept_reported_and_pointed_at() -> None:
    """Reading moves an unknown key to `extra`; the problem points at the key itself."""
    document = native.loads('{"headline": "x", "sections": [],\n  "langauge": "en"}')

    assert dict(document.brief.extra) == {"langauge": "en"}
    (problem,) = document.problems
    assert problem.span is not None
    assert (problem.code, problem.span.line, problem.span.column, problem.span.end_column) == (
        "BK102", 2, 3, 13,
    )  # fmt: skip


DIRECTED = (
    '{"briefkit":1,"headline":"x","sections":[],"slug":"y","extra":{"a":1},'
    '"x-briefkit":{"ignore":[{"code":"BK501","reason":"verse"}]}}\n'
)


def test_directives_stand_beside_the_fields_and_are_kept_in_extra() -> None:
    """The reserved key is no unknown field; what was canonical comes out byte for byte."""
    document = native.loads(DIRECTED)

    assert document.problems == ()
    assert document.brief.extra["x-briefkit"] == {"ignore": [{"code": "BK501", "reason": "verse"}]}
    assert native.dumps(document.brief) == DIRECTED


def test_directives_in_extra_are_the_same() -> None:
    """Where the key stands in `extra`, it is read the same, and written where it belongs."""
    value = json.loads(DIRECTED)
    value["extra"]["x-briefkit"] = value.pop("x-briefkit")

    brief = native.loads(json.dumps(value)).brief

    assert brief == native.loads(DIRECTED).brief
    assert native.dumps(brief) == DIRECTED


@pytest.mark.parametrize("pointer", ["/x-briefkit/ignore/0", "/extra/x-briefkit/ignore/0"])
@pytest.mark.parametrize("inside", [True, False])
def test_directives_are_found_wherever_they_stand(pointer: str, inside: bool) -> None:
    """Either pointer leads to them in either spelling."""
    text = '"x-briefkit":{"ignore":[{"code":"BK501"}]}'
    places = JsonPlaces(f'{{"extra":{{{text}}}}}' if inside else f"{{{text}}}")

    assert _cut(places, places.span(pointer)) == '{"code":"BK501"}'


@pytest.mark.parametrize("depth", [62, 63, 64])
def test_the_depth_of_directives_is_limited_alike_by_both_ways(depth: int) -> None:
    """What can be read under the reserved key can be written again."""
    text = f'{{"headline": "x", "sections": [], "x-briefkit": {"[" * depth}{"]" * depth}}}'

    if depth <= 63:
        assert native.loads(native.dumps(native.loads(text).brief)) is not None
    else:
        with pytest.raises(ParseError, match="nested more than 64 deep"):
            native.loads(text)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "BK001", 1, 1),
        (" \n ", "BK001", 2, 2),
        ('{"a": tru}', "BK001", 1, 7),
        ('{\n "a": tru}', "BK001", 2, 7),
        ("[NaN]", "BK006", 1, 2),
        ('["\\ud83d"]', "BK002", 1, 2),
        ("[" * 100_000, "BK004", 1, 65),
        ('{"a": ' + "[" * 70 + "]" * 70 + "}", "BK004", 1, 70),
        ("1" * 5000, "BK001", 1, 1),
        ("[]", "BK103", 1, 1),
        ('"headline"', "BK103", 1, 1),
    ],
)
def test_what_is_no_brief_is_refused_with_a_place(
    text: str, code: str, line: int, column: int
) -> None:
    """Text that holds no brief raises one error whose problem has code, line and column."""
    with pytest.raises(ParseError) as caught:
        native.loads(text)

    problem = caught.value.problems[0]
    assert problem.span is not None
    assert (problem.code, problem.span.line, problem.span.column) == (code, line, column)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ('{"a": NaN}', "BK006", 1, 7),
        ('{"a": [1e999]}', "BK006", 1, 8),
        ('{"a": "\\ud83d"}', "BK002", 1, 7),
        ('{"\\ud83d": 1}', "BK002", 1, 12),
        ('{"headline": NaN}', "BK006", 1, 14),
    ],
)
def test_what_cannot_be_used_hides_nothing_else(
    text: str, code: str, line: int, column: int
) -> None:
    """A number without an end or half a character is reported, and so is the rest of the file."""
    document = native.loads(text)

    found = {problem.code: problem.span for problem in document.located_problems()}
    assert "BK101" in found, "the sections that are missing"
    assert "BK103" not in found, "the same once more, in other words"
    place = found[code]
    assert place is not None
    assert (place.line, place.column) == (line, column)
    with pytest.raises(ParseError):
        briefkit.loads(text, "json")


@pytest.mark.parametrize("depth", [63, 64])
def test_depth_is_limited_alike_by_both_ways(depth: int) -> None:
    """What nests 64 deep in all is read, what nests deeper is not."""
    nested = "[" * depth + "]" * depth
    text = f'{{"headline": "x", "sections": [], "extra": {{"a": {nested}}}}}'

    if depth <= 62:
        assert native.loads(text).brief.extra
    else:
        with pytest.raises(ParseError, match="nested more than 64 deep"):
            native.loads(text)


@given(value=JSON_VALUES, layout=st.sampled_from(LAYOUTS))
@settings(max_examples=examples(150), deadline=None)
def test_every_value_is_found_where_it_stands(value: Any, layout: dict[str, Any]) -> None:
    """The place of a pointer cuts the very value out of the text."""
    text = json.dumps({"value": value}, **layout)
    places = JsonPlaces(text)

    for pointer, item in _leaves({"value": value}, ""):
        assert json.loads(_cut(places, places.span(pointer))) == item


@given(value=st.text(min_size=1), ascii_only=st.booleans(), data=st.data())
@settings(max_examples=examples(150), deadline=None)
def test_offsets_in_a_string_are_found_through_escapes(
    value: str, ascii_only: bool, data: st.DataObject
) -> None:
    """A stretch of a string's value is found in the text, however it is escaped there."""
    text = json.dumps([value], ensure_ascii=ascii_only)
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, len(value)))
    places = JsonPlaces(text)

    cut = _cut(places, places.span("/0", start, end))

    assert json.loads(f'"{cut}"') == value[start:end]


def test_what_is_missing_is_missed_at_its_parent() -> None:
    """A pointer to nothing leads to the opening bracket of what should hold it."""
    span = JsonPlaces('{"a":\n  {"b": []}}').span("/a/c/d")

    assert (span.line, span.column, span.end_column) == (2, 3, 4)


def test_what_no_encoding_carries_is_not_written() -> None:
    """A lone surrogate is refused with its place; nothing is written."""
    brief = briefkit.Brief(headline="x", sections=[], deck="\ud83d")

    with pytest.raises(WriteError, match="lone surrogate") as caught:
        native.dumps(brief)

    assert [problem.pointer for problem in caught.value.problems] == ["/deck"]


def test_extra_that_is_no_json_is_not_written() -> None:
    """`extra` may hold JSON values only; anything else is refused at /extra."""
    with pytest.raises(WriteError, match="/extra"):
        native.dumps(briefkit.Brief(headline="x", sections=[], extra={"a": object()}))


SUITE_NAMES = ("y", "n", "i")


@pytest.mark.parametrize("kind", SUITE_NAMES)
def test_the_parsing_suite_is_judged_as_it_says(kind: str) -> None:
    """y_ files are JSON (or say which key repeats), n_ files get a finding with line and column."""
    paths = sorted((corpora_path("json") / "test_parsing").glob(f"{kind}_*.json"))
    assert paths
    for path in paths:
        findings = briefkit.validate(path, format="json").findings
        codes = {finding.code for finding in findings}
        if kind == "y":
            assert not codes & {"BK001", "BK002", "BK004", "BK006"}, path.name
        elif kind == "n":
            assert codes & {"BK001", "BK002", "BK004", "BK006"}, path.name
            assert all(finding.span for finding in findings), path.name


def _leaves(value: Any, pointer: str) -> list[tuple[str, Any]]:
    found = [(pointer, value)]
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for step, item in items:
        found += _leaves(item, join_pointer(step, base=pointer))
    return found


def _cut(places: JsonPlaces, span: briefkit.SourceSpan) -> str:
    starts = places.lines.starts
    first = starts[span.line - 1] + span.column - 1
    return places.text[first : starts[span.end_line - 1] + span.end_column - 1]


def test_a_default_that_is_spelled_out_is_not_written_again() -> None:
    """A brief that came from a mapping is written like an equal one that came from a text."""
    quote = json.loads('{"text": "a", "start": 0, "end": 1, "kind": "direct"}')
    block = {"type": "paragraph", "text": "a", "quotes": [quote]}
    brief = native.document({"headline": "x", "sections": [{"blocks": [block]}]}).brief

    assert '"kind"' not in native.dumps(brief)
