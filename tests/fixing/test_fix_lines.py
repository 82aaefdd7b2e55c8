"""Edits in Markdown and wire text: words in their places, blocks with their lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fix_desk import checker, is_text, removing, replacing
from hypothesis import given, settings

import briefkit
from briefkit.edits import Edit, apply_edits
from briefkit.errors import WriteError
from briefkit.fixing import fix_content
from briefkit.fixing.agreement import agree
from briefkit.formats import markdown, wire
from briefkit.model import Brief
from briefkit.testing import briefs
from briefkit.walk import walk
from effort import examples
from growth import grows_with_count

MARKDOWN = """\
---
title: "A  b: \\"c\\""
byline: By Jane  Doe
slug: 'it''s  here'   # a comment
keywords:
  - one  two
  - three
annotations:
  /sections/0/blocks/2/paragraphs/0/quotes/0/speaker: Jane Doe
---

# Bridge  *opens*

The  bridge \\*  opened  **on  Friday**,  said [the  town](http://example.org/)  and  others.

out

> We  will
>
> — Jane  Doe

| a  | b  c |
| --- | --- |
| 1  2 | x |

## Sub  head

out

- one  two
-  three

```
pre  formatted
```
out
"""

FIXED = """\
---
title: "A b: \\"c\\""
byline: By Jane Doe
slug: 'it''s here'   # a comment
keywords:
  - one two
  - three
annotations:
  /sections/0/blocks/1/paragraphs/0/quotes/0/speaker: Jane Doe
---

# Bridge *opens*

The bridge \\* opened **on Friday**, said [the town](http://example.org/) and others.

> We will
>
> — Jane Doe

| a  | b c |
| --- | --- |
| 1 2 | x |

## Sub head

- one two
-  three

```
pre formatted
```
"""

WIRE = """\
BRIDGE  OPENS

By Jane  Doe

RENO, Nev. (AP) — The  bridge opened
   on  Friday,  said the
town and its mayor in a statement.

out

More  text is here, and it is given by the town and its mayor.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_markdown_is_edited_in_its_places(newline: str) -> None:
    """Front matter keeps quotes and comments, text its marks; a paragraph goes with its line."""
    rules = checker(replacing("  ", " "), removing("out"))

    done = fix_content(MARKDOWN.replace("\n", newline).encode(), "a.md", None, rules)

    assert done.data.decode() == FIXED.replace("\n", newline)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_wire_text_is_edited_in_its_places(newline: str) -> None:
    """Lines stay broken and indented as they were; a paragraph goes with its line."""
    rules = checker(replacing("  ", " "), removing("out"))

    done = fix_content(WIRE.replace("\n", newline).encode(), "a.txt", None, rules)

    fixed = re.sub(r"(?<=\S)  (?=\S)", " ", WIRE).replace("out\n\n", "")
    assert done.data.decode() == fixed.replace("\n", newline)


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("bridge", "*bridge*"),
        ("bridge", "[bridge](x)"),
        ("The", "# The"),
        ("The", "1."),
        ("opens", "<b>"),
        ("opens", "a_b_ &amp;"),
        ("opens", "`x`"),
    ],
)
def test_what_comes_in_is_escaped(words: str, by: str) -> None:
    """Text that looks like markup is text in Markdown as well."""
    text = "# Town news\n\nThe bridge in town opens\n"

    done = fix_content(text.encode(), "a.md", None, checker(replacing(f"^{words}|{words}$", by)))

    wanted = re.sub(f"^{words}|{words}$", by.replace("\\", r"\\"), "The bridge in town opens")
    assert briefkit.loads(done.data.decode(), "markdown").paragraphs[0].text == wanted


def test_code_is_not_escaped() -> None:
    """Within code an asterisk is an asterisk."""
    text = "# Town news\n\nSee `a b` and this.\n\n```\na b\n```\n"

    done = fix_content(text.encode(), "a.md", None, checker(replacing("a b", "a*b")))

    assert done.data.decode() == text.replace("a b", "a*b")


@pytest.mark.parametrize(
    ("front", "edit", "expected"),
    [
        ("", Edit(pointer="/language", replacement="en"), "---\nlanguage: en\n---\n\n"),
        (
            "---\nslug: a\n---\n",
            Edit(pointer="/language", replacement="en"),
            "---\nslug: a\nlanguage: en\n---\n",
        ),
        ("---\nlangauge: en # x\n---\n", Edit(pointer="/langauge", rename="language"),
         "---\nlanguage: en # x\n---\n"),
        ("---\nslug: a\ndeck: b\n---\n", Edit(pointer="/deck"), "---\nslug: a\n---\n"),
        (
            "---\nkeywords:\n- a\n- b\nslug: a\n---\n",
            Edit(pointer="/keywords/0"),
            "---\nkeywords:\n- b\nslug: a\n---\n",
        ),
        (
            "---\nauthor: Jane Doe\nslug: a\n---\n",
            Edit(pointer="/byline/authors/0/name", start=0, end=4, replacement="June"),
            "---\nauthor: June Doe\nslug: a\n---\n",
        ),
    ],
)  # fmt: skip
def test_front_matter_is_edited_by_entries(front: str, edit: Edit, expected: str) -> None:
    """A field comes in as a line, goes with its lines, and gets its name in its place."""
    text = f"{front}# Town news\n\nThe bridge opens.\n"
    document = markdown.loads(text)

    after = markdown.edit(text, document, [edit])

    assert after == text.replace(front, expected) if front else expected + text
    wanted = apply_edits(document.brief, [edit])
    assert agree(wanted, markdown.loads(after).brief, [edit], derives=True)


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("+++\nslug = 'a'\n+++\n# x\n\ny\n", Edit(pointer="/slug", replacement="b")),
        ("---\nslug: >\n  a\n  b\n---\n# x\n\ny\n", Edit(pointer="/slug", replacement="b")),
        ("---\nslug: a\nrights:\n  # mine\n  holder: b\n---\n# x\n\ny\n",
         Edit(pointer="/rights/year", replacement=2025)),
        ("# x\n\ny\n", Edit(pointer="/sections/0/blocks/1", replacement={"type": "rule"})),
    ],
)  # fmt: skip
def test_what_cannot_be_spelled_is_refused(text: str, edit: Edit) -> None:
    """Other dialects, values on several lines, entries with comments and new blocks stay."""
    with pytest.raises((LookupError, ValueError)):
        markdown.edit(text, markdown.loads(text), [edit])


def test_a_refused_fix_remains_a_finding() -> None:
    """What has no spelling in a file is reported as before."""
    text = "+++\nslug = 'a  b'\n+++\n# Town news\n\nThe  bridge opens.\n"

    done = fix_content(text.encode(), "a.md", None, checker(replacing("  ", " ")))

    assert done.data.decode() == text.replace("The  ", "The ")
    assert [finding.pointer for finding in done.report] == ["/slug"]


@pytest.mark.parametrize("format", [markdown.FORMAT, wire.FORMAT])
@settings(max_examples=examples(30), deadline=None)
@given(brief=briefs())
def test_undoing_a_fix_gives_the_file_back(format: briefkit.Format, brief: Brief) -> None:
    """One word for another, and nothing else: putting the old one back gives the same bytes."""
    assert format.dumps is not None
    try:
        text = format.dumps(brief)
    except WriteError:
        return
    if "bureau" in text:
        return

    done = fix_content(text.encode(), None, format, checker(replacing("agency", "bureau")))

    after = done.data.decode()
    assert after.replace("bureau", "agency") == text
    assert after.count("bureau") >= len(done.applied)
    assert [(at, words.replace("bureau", "agency")) for at, words in texts(format, after)] == [
        *texts(format, text)
    ]


def texts(format: briefkit.Format, text: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of the body that a text spells, and where they stand."""
    assert format.loads is not None
    for pointer, words in walk(format.loads(text).brief.sections, str, base="/sections"):
        if is_text(pointer):
            yield pointer, words


@pytest.mark.parametrize("format", [markdown, wire])
def test_many_edits_of_one_text_take_time_in_proportion(format: Any) -> None:
    """What it takes to spell a text is done once, and not for each of its stretches."""

    def prepare(count: int) -> Callable[[], object]:
        text = "# H\n\n" + "August 3rd " * count + "\n"
        document = format.loads(text)
        (paragraph,) = document.brief.paragraphs
        edits = [
            Edit(pointer="/sections/0/blocks/0/text", start=m.start(), end=m.end(), replacement="")
            for m in re.finditer("rd", paragraph.text)
        ]
        return lambda: format.edit(text, document, edits)

    assert grows_with_count(prepare, 400)
