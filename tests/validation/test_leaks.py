"""What must not go out: scripts in addresses, words of private notes, and where they are found."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.api import validate, validate_text
from briefkit.formats import BUILTIN
from briefkit.model import (
    Agency,
    Author,
    BlockQuote,
    Brief,
    Byline,
    Dateline,
    Figure,
    Link,
    Media,
    Note,
    Paragraph,
    Rights,
    Section,
    Span,
    Subject,
)
from briefkit.validation.catalogue import CORE
from briefkit.validation.examples import NOW, brief_of
from briefkit.validation.rule_set import RuleSet
from briefkit.validation.words.shared import shared_words
from briefkit.walk import value_at
from effort import examples
from growth import grows_with_count

SCRIPT = "javascript:alert(1)"
NOTE = "Do not name the driver, who is a minor, before the hearing"


def found(brief: Brief, *codes: str) -> dict[str, tuple[int | None, int | None]]:
    """Return where rules find something in a brief: pointers, with offsets."""
    rules = RuleSet(CORE.find(code) for code in codes)
    return {f.pointer: (f.start, f.end) for f in validate(brief, rules=rules, now=NOW)}


def everywhere(address: str) -> Brief:
    """Return a brief with an address in every place that takes one."""
    agency, author = Agency(name="AP", url=address), Author(name="Jane Doe", url=address)
    link = Span(start=0, end=2, kind="link", href=address)
    blocks = (
        Paragraph(text="It holds.", spans=[link]),
        Figure(media=Media(url=address)),
        BlockQuote(paragraphs=[Paragraph(text="It holds.", spans=[link])], cite=address),
    )
    return Brief(
        headline="Bridge opens",
        sections=[Section(blocks=blocks)],
        url=address,
        id=address,
        byline=Byline(authors=[author], agencies=[agency], contributors=[author]),
        dateline=Dateline(agencies=[agency]),
        source=agency,
        subjects=[Subject(uri=address)],
        rights=Rights(license_url=address),
        media=[Media(url=address)],
        links=[Link(url=address)],
    )


PLACES = {
    "/url",
    "/id",
    "/byline/authors/0/url",
    "/byline/agencies/0/url",
    "/byline/contributors/0/url",
    "/dateline/agencies/0/url",
    "/source/url",
    "/subjects/0/uri",
    "/rights/license_url",
    "/media/0/url",
    "/links/0/url",
    "/sections/0/blocks/0/spans/0/href",
    "/sections/0/blocks/1/media/url",
    "/sections/0/blocks/2/cite",
    "/sections/0/blocks/2/paragraphs/0/spans/0/href",
}


def test_a_script_is_found_wherever_an_address_can_stand() -> None:
    """No place of a brief that takes an address is passed over, and each is named."""
    brief = everywhere(SCRIPT)

    assert found(brief, "BK709").keys() == PLACES
    assert {value_at(brief, pointer) for pointer in PLACES} == {SCRIPT}


@given(data=st.data())
@settings(max_examples=examples(150), deadline=None)
def test_a_script_is_found_however_it_is_spelled(data: st.DataObject) -> None:
    """Capitals, what browsers pass over, what nobody sees, and references hide nothing."""
    between = st.text(st.sampled_from("\t\n\r\0\x01\u200b\u202e\u00ad "), max_size=3)
    spell = {c: [c, c.upper(), f"&#{ord(c)};", f"&#x{ord(c):x};"] for c in "javscript"}
    letters = [data.draw(st.sampled_from(spell[c])) for c in "javascript"]
    colon = data.draw(st.sampled_from([":", "&colon;", "&#58;"]))
    url = "".join(letter + data.draw(between) for letter in letters) + colon + "alert(1)"

    assert "/url" in found(attrs.evolve(everywhere("/"), url=" " * 300 + url), "BK709")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/a:b?c=javascript:alert(1)&d=&#106;",
        "//example.com",
        "/a/b.html",
        "b.html?x=1&y=2",
        "#top",
        "",
        "mailto:desk@example.com",
        "HTTPS://EXAMPLE.COM",
    ],
)
def test_an_address_that_is_safe_is_left_alone(address: str) -> None:
    """Absolute, relative and protocol-relative addresses of the web are fine anywhere."""
    assert not found(everywhere(address), "BK709")


@pytest.mark.parametrize("filler", ["j", "&#106;", ":", " ", "&", "\0", "a:"])
def test_a_long_address_takes_no_time(filler: str) -> None:
    """The time grows with the length of an address, whatever it is made of."""
    rules = RuleSet([CORE.find("BK709")])
    assert grows_with_count(
        lambda times: lambda: validate(everywhere("&" + filler * times), rules=rules, now=NOW), 1000
    )


TEXTS = (
    ("/headline", lambda text: {"headline": text}),
    ("/deck", lambda text: {"deck": text}),
    ("/summary", lambda text: {"summary": text}),
    ("/kicker", lambda text: {"kicker": text}),
    ("/masthead/0", lambda text: {"masthead": [text]}),
    ("/notes/0/text", lambda text: {"notes": [Note(text=text)]}),
    ("/media/0/caption", lambda text: {"media": [Media(caption=text)]}),
    ("/rights/notice", lambda text: {"rights": Rights(notice=text)}),
    (
        "/sections/0/blocks/0/text",
        lambda text: {"sections": [Section(blocks=[Paragraph(text=text)])]},
    ),
    (
        "/sections/0/blocks/0/caption",
        lambda text: {"sections": [Section(blocks=[Figure(media=Media(), caption=text)])]},
    ),
)


@pytest.mark.parametrize(("pointer", "fields"), TEXTS, ids=[pointer for pointer, _ in TEXTS])
def test_a_note_is_found_in_every_public_text(pointer: str, fields: object) -> None:
    """Wherever readers see it, in other case and punctuation, and its place is exact."""
    assert callable(fields)
    leaked = NOTE.upper().replace(",", " -")
    text = f"The car hit the bridge. {leaked}! It stands."

    places = found(attrs.evolve(brief_of({}), ed_note=f"EDS: {NOTE}.", **fields(text)), "BK712")

    start = text.index(leaked)
    assert places == {pointer: (start, start + len(leaked))}


def test_what_is_not_for_readers_may_say_the_same() -> None:
    """Slugs, keywords and what lies in extra are for desks."""
    brief = attrs.evolve(
        brief_of({}), ed_note=NOTE, slug=NOTE, keywords=[NOTE], extra={"note": NOTE}
    )

    assert not found(brief, "BK712")


@given(words=st.lists(st.sampled_from("abcdefgh"), min_size=4, max_size=30))
@settings(max_examples=examples(150), deadline=None)
def test_a_whole_note_is_always_found(words: list[str]) -> None:
    """Whatever its words, and whatever stands around it."""
    note = " ".join(words)

    shared = shared_words(note, [("/a", "x y z"), ("/b", f"x, y. {note}; z")], running=8)

    assert shared["/b"][0] == 6


@given(
    words=st.lists(st.integers(0, 99).map(str), min_size=9, max_size=30, unique=True),
    data=st.data(),
)
@settings(max_examples=examples(100), deadline=None)
def test_any_eight_words_in_a_row_are_found(words: list[str], data: st.DataObject) -> None:
    """A piece of a clause is enough if it is that long; the option says how long."""
    at = data.draw(st.integers(0, len(words) - 8))
    piece = " ".join(words[at : at + 8])

    assert shared_words(" ".join(words), [("/a", piece)], running=8) == {"/a": (0, len(piece))}


@pytest.mark.parametrize("filler", ["a b c d ", "a. ", "name the driver ", "x", " ", "a b c d. "])
def test_long_notes_take_no_time(filler: str) -> None:
    """The time grows with the length of note and text together."""

    def both(times: int) -> object:
        text = filler * times
        return lambda: shared_words(text, [("/a", text + "x"), ("/b", text)], running=8)

    assert grows_with_count(both, 1000)  # type: ignore[arg-type]


@pytest.mark.parametrize("format", [format.name for format in BUILTIN if format.dumps])
def test_withheld_text_is_a_matter_of_the_format(format: str) -> None:
    """Under the default profile a withheld story may lie in an archive, and not in a page."""
    known = next(f for f in BUILTIN if f.name == format)
    assert known.dumps
    text = known.dumps(attrs.evolve(brief_of({}), status="withheld"))

    codes = validate_text(text, format, now=NOW).by_code()

    carries = "withheld" in text
    assert ("BK713" in codes) == (known.public and carries)


def test_an_embargo_is_judged_by_the_instant_that_is_named() -> None:
    """One second before its end it is on, then it is over."""
    end = dt.datetime(2025, 8, 2, 12, tzinfo=dt.UTC)
    brief = attrs.evolve(brief_of({}), embargoed=end)
    rules = RuleSet([CORE.find("BK711")])

    before = validate(brief, rules=rules, now=end - dt.timedelta(seconds=1))
    after = validate(brief, rules=rules, now=end)

    assert [finding.data for finding in before] == [{"until": "2025-08-02T12:00:00Z"}]
    assert list(after) == []
