"""ANS: what is read out of stories, and what is written, for any brief."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefkit.errors import ParseError
from briefkit.formats import for_content
from briefkit.formats._base import SNIFFED
from briefkit.formats.ans import FORMAT, dumps, loads
from briefkit.formats.ans.terms import KNOWN
from briefkit.model import Brief, Figure, Link, Media, Note, Paragraph, PullQuote, Section
from briefkit.problems import SourceSpan
from briefkit.structure import unstructure
from briefkit.testing import assert_format_contract, briefs
from effort import examples

FOLDER = Path(__file__).parents[1] / "data" / "formats" / "ans"
CASES = sorted(FOLDER.glob("*.ans.json"))
ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2.5,
    "",
    "x",
    "<b>x",
    "\0",
    [],
    ["x"],
    [[]],
    {},
    {"x": 1},
)
ELEMENTS = {
    "text",
    "header",
    "quote",
    "list",
    "table",
    "code",
    "divider",
    "image",
    "video",
    "audio",
}


def text_of(name: str) -> str:
    """Return the text of a case."""
    return (FOLDER / f"{name}.ans.json").read_text(encoding="utf-8")


def written(brief: Brief) -> Any:
    """Return a brief as the story that is written of it."""
    return json.loads(dumps(brief))


# --- reading -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name.partition(".")[0])
def test_cases(path: Path) -> None:
    """Brief and problems of every case are those in the file beside it."""
    document = loads(path.read_text(encoding="utf-8"))
    problems = [
        f"{problem.code} {problem.pointer or '/'} {problem.span.line}:{problem.span.column}"
        for problem in document.located_problems()
        if problem.span
    ]
    beside = path.with_name(path.name.replace(".ans.json", ".expected.json"))
    expected = json.loads(beside.read_text(encoding="utf-8"))

    assert {"brief": unstructure(document.brief), "problems": problems} == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name.partition(".")[0])
def test_stories_are_known_by_their_head(path: Path) -> None:
    """A story is told from other JSON by its first properties."""
    found = for_content(path.read_text(encoding="utf-8")[:SNIFFED])

    assert found is not None
    assert found.name == "ans"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"headlines": {"basic": "x"}}', '{"uri": "x", "type": "text"}']
)
def test_other_json_is_not_taken_for_a_story(text: str) -> None:
    """What has fewer than two properties of stories is something else."""
    assert FORMAT.sniff is not None
    assert not FORMAT.sniff(text)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "[" * 200])
def test_what_is_no_object_is_refused(text: str) -> None:
    """There is no brief in a text that holds no JSON object."""
    with pytest.raises(ParseError) as caught:
        loads(text)

    assert all(problem.span for problem in caught.value.problems)


def test_places_are_those_of_the_words() -> None:
    """A word of a paragraph is found in the content of its element."""
    text = text_of("wire_story")
    document = loads(text)
    span = document.locate("/sections/0/blocks/0/text", 4, 10)

    assert span is not None
    line = text.splitlines()[span.line - 1]
    assert line[span.column - 1 : span.end_column - 1] == "ledger"


def test_what_is_not_closed_ends_with_its_element() -> None:
    """A comment or a script that an element leaves open does not swallow the next."""
    story = {
        "type": "story",
        "content_elements": [
            {"type": "raw_html", "content": "<!-- open"},
            {"type": "raw_html", "content": "<script>open"},
            {"type": "text", "content": "</div></p>The bridge is open."},
        ],
    }

    assert [p.text for p in loads(json.dumps(story)).brief.paragraphs] == ["The bridge is open."]


def test_links_that_run_are_left_out() -> None:
    """A javascript: address in the text of a story is no link of the brief."""
    content = '<a href="javascript:alert(1)">Open</a> <b onclick="x()">now</b>.'
    story = {"type": "story", "content_elements": [{"type": "text", "content": content}]}
    document = loads(json.dumps(story))

    assert [span.href for span in document.brief.paragraphs[0].spans] == [None]
    assert "BK122" in {problem.code for problem in document.problems}


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """Draw a story in which a few values are replaced by others or taken out."""
    story = json.loads(draw(st.sampled_from([path.read_text("utf-8") for path in CASES])))
    for _ in range(draw(st.integers(1, 4))):
        holder = story
        while True:
            keys = list(holder) if isinstance(holder, dict) else range(len(holder))
            key = draw(st.sampled_from(keys)) if keys else None
            if key is None or not isinstance(holder[key], (dict, list)) or draw(st.booleans()):
                break
            holder = holder[key]
        if key is not None:
            holder[key] = copy.deepcopy(draw(st.sampled_from(ODD)))
    return story


@given(mutated())
@settings(max_examples=examples(200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_damaged_stories_are_read(story: Any) -> None:
    """A story with odd values gives a brief, and every problem has a place."""
    document = loads(json.dumps(story, indent=1))

    assert all(isinstance(p.span, SourceSpan) for p in document.located_problems())
    assert dumps(document.brief)


# --- writing -----------------------------------------------------------------------------


@given(briefs())
@settings(max_examples=examples(100), deadline=None)
def test_any_brief_keeps_the_contract(brief: Brief) -> None:
    """What every format has to do, this one does."""
    assert_format_contract(FORMAT, [brief])


@given(briefs())
@settings(max_examples=examples(100), deadline=None)
def test_what_is_written_keeps_to_the_specification(brief: Brief) -> None:
    """No property and no element is written that the specification does not have."""
    story = written(brief)

    assert story["type"] == "story"
    assert story["version"] == "0.10.7"
    assert story.keys() <= KNOWN
    kinds = {element["type"] for element in story.get("content_elements", ())}
    assert kinds <= ELEMENTS | {"correction", "interstitial_link"}


@given(briefs())
@settings(max_examples=examples(100), deadline=None)
def test_an_embedded_copy_brings_the_brief_back(brief: Brief) -> None:
    """With the native JSON inside, nothing is lost."""
    again = loads(dumps(brief, embed=True)).brief

    assert unstructure(again) == unstructure(brief)


def test_a_copy_out_of_date_is_passed_over() -> None:
    """Where the visible headline was edited, it counts, and a problem says so."""
    brief = Brief(headline="Bridge opens", sections=[Section(blocks=[Paragraph(text="It did.")])])
    story = json.loads(dumps(brief, embed=True))
    story["headlines"]["basic"] = "Bridge closes"
    document = loads(json.dumps(story))

    assert document.brief.headline == "Bridge closes"
    assert [problem.code for problem in document.problems] == ["BK124"]


def test_the_note_of_the_desk_stays_private() -> None:
    """What is for editors alone stands in the planning of a story, and nowhere else."""
    brief = Brief(headline="Bridge opens", sections=(), ed_note="Hold the map", version="7")
    story = written(brief)

    assert story.pop("planning") == {"internal_note": "Hold the map"}
    assert "Hold" not in json.dumps(story)


def test_everything_has_its_place() -> None:
    """Blocks, notes, links and media are written in the elements that ANS has for them."""
    brief = Brief(
        headline="Bridge opens",
        sections=[
            Section(
                blocks=[Paragraph(text="It is < open."), PullQuote(text="At last", speaker="I.H.")]
            ),
            Section(
                heading="What next", blocks=[Figure(media=Media(url="https://i.example/1.jpg"))]
            ),
        ],
        notes=[Note(text="It is blue.", kind="correction")],
        links=[Link(url="https://n.example/", title="Map")],
        media=[Media(url="https://i.example/2.mp4", kind="video")],
    )
    story = written(brief)
    elements = story["content_elements"]

    assert [element["type"] for element in elements] == [
        *("text", "quote", "header", "image", "correction", "interstitial_link"),
    ]
    assert elements[0]["content"] == "It is &lt; open."
    assert story["promo_items"]["basic"]["streams"] == [{"url": "https://i.example/2.mp4"}]
    assert loads(json.dumps(story)).brief.links == brief.links


def test_what_a_brief_has_no_field_for_comes_back() -> None:
    """Properties of a story that a brief lacks are written again as they were."""
    story = json.loads(text_of("story_of_a_paper"))
    again = written(loads(json.dumps(story)).brief)

    assert again["canonical_website"] == "herald"
    assert again["owner"] == story["owner"]
