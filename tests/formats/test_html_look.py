"""How a page looks: opened in headless Chromium on a phone and on a desk, and measured there."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from rich_brief import RICH

from briefkit.formats import html as html_format

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="there is no chromium here: the look of pages is NOT tested"
)
WIDTHS = {"phone": 390, "desk": 1280}
PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1200' height='675'/%3E"
)

# Chromium makes no window narrower than 500 pixels, so the page is measured in a frame.
FRAME = """<!doctype html><meta charset="utf-8"><body style="margin:0">
<iframe id="frame" style="border:0;width:{width}px;height:900px"></iframe>
<script>
const frame = document.getElementById("frame");
frame.onload = () => {{
  const inside = frame.contentDocument, view = frame.contentWindow;
  const box = (element) => {{
    const place = element.getBoundingClientRect(), style = view.getComputedStyle(element);
    return {{tag: element.tagName.toLowerCase(), name: element.className, left: place.left,
      right: place.right, top: place.top, bottom: place.bottom,
      size: parseFloat(style.fontSize), text: element.textContent,
      inset: parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth),
      clipped: ["auto", "scroll", "hidden"].includes(style.overflowX)}};
  }};
  const range = inside.createRange();
  const lines = (element) => {{
    range.selectNodeContents(element);
    return new Set([...range.getClientRects()].map((r) => Math.round(r.bottom / 4))).size;
  }};
  const measured = {{
    width: inside.documentElement.clientWidth,
    scrolled: inside.documentElement.scrollWidth,
    boxes: [...inside.querySelectorAll("article *")].map(box),
    paragraphs: [...inside.querySelectorAll("article > p, section > p")].map(
      (p) => ({{characters: p.textContent.length, lines: lines(p)}})),
    linked: [...inside.querySelectorAll("script[type='application/ld+json']")].map(
      (script) => JSON.parse(script.textContent)),
    styles: inside.styleSheets.length,
  }};
  const out = document.createElement("pre");
  out.id = "measured";
  out.textContent = JSON.stringify(measured);
  document.body.append(out);
}};
frame.srcdoc = {page};
</script>"""


@pytest.fixture(scope="module", params=WIDTHS)
def look(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A page with everything on it, as it is laid out at a width."""
    width = WIDTHS[request.param]
    page = html_format.dumps(RICH).replace(RICH.media[0].url or "", PICTURE)
    file = tmp_path_factory.mktemp("look") / "frame.html"
    source = json.dumps(page).replace("<", "\\u003c")
    file.write_text(FRAME.format(width=width, page=source), encoding="utf-8")
    return {**measured(file), "name": request.param}


def measured(file: Path) -> dict[str, Any]:
    """Return what the script of a page found out."""
    assert CHROMIUM is not None
    arguments = (
        *(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-extensions",
        ),
        *("--no-first-run", "--disable-background-networking", "--window-size=1400,1000"),
        *(f"--user-data-dir={file.parent / 'profile'}", "--virtual-time-budget=5000", "--dump-dom"),
    )
    done = subprocess.run(
        [CHROMIUM, *arguments, file.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    found = re.search(r'<pre id="measured">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, f"nothing was measured: {done.stderr[-2000:]}"
    value: dict[str, Any] = json.loads(html.unescape(found[1]))
    return value


def boxes(look: Any, tag: str, name: str = "") -> list[Any]:
    """Return the boxes of elements of a name, and of a class if that is asked for."""
    return [b for b in look["boxes"] if b["tag"] == tag and (not name or name in b["name"].split())]


def test_nothing_overflows(look: Any) -> None:
    """The page is as wide as the window, and nothing on it is cut off or sticks out."""
    inside = {b["tag"] for b in look["boxes"] if b["right"] > look["width"] + 0.5}

    assert look["scrolled"] <= look["width"]
    assert inside <= {"thead", "tbody", "tr", "th", "td"}  # of a table that scrolls by itself
    assert all(b["left"] >= 0 for b in look["boxes"])


def test_what_is_read_first_stands_first(look: Any) -> None:
    """Masthead, kicker, headline, deck, byline and times stand one below the other, then text."""
    order = [
        *boxes(look, "p", "masthead"),
        *boxes(look, "p", "kicker"),
        *boxes(look, "h1"),
        *boxes(look, "p", "deck"),
        *boxes(look, "p", "byline"),
        *boxes(look, "p", "times"),
        boxes(look, "figure")[0],
        boxes(look, "blockquote", "pullquote")[0],
        *boxes(look, "h2"),
        *boxes(look, "h3"),
        boxes(look, "p", "note")[0],
    ]

    assert len(order) == 12
    for above, below in pairwise(order):
        assert above["bottom"] <= below["top"] + 0.5, (above["text"], below["text"])


def test_sizes_tell_what_matters(look: Any) -> None:
    """The headline is the largest, then headings by their level; notes are smaller than text."""
    sizes = [boxes(look, tag)[0]["size"] for tag in ("h1", "h2", "h3")]
    text = next(b["size"] for b in boxes(look, "p") if not b["name"])

    assert sizes == sorted(sizes, reverse=True)
    assert len({*sizes, text}) == 4
    assert min(sizes) > text >= 16
    assert boxes(look, "p", "note")[0]["size"] < text
    assert boxes(look, "blockquote", "pullquote")[0]["size"] > text


def test_quotations_are_set_off(look: Any) -> None:
    """The words of a quotation stand further in than its mark, and its speaker below them."""
    quotes = boxes(look, "blockquote")

    assert len(quotes) == 2
    for quote in quotes:
        assert quote["inset"] >= 12
    words = next(p for p in boxes(look, "p") if p["text"].startswith("Nobody should"))
    speaker = next(b for b in boxes(look, "footer") if b["text"] == "Ines Roe")
    assert words["bottom"] <= speaker["top"] + 0.5
    assert words["left"] == speaker["left"]


def test_lines_can_be_read(look: Any) -> None:
    """No line of text is longer than 80 characters, nor is a column of a desk a phone's."""
    long = [p for p in look["paragraphs"] if p["lines"] >= 4]
    rates = [p["characters"] / (p["lines"] - 0.5) for p in long]

    assert long
    assert max(rates) <= 80
    assert min(rates) >= (25 if look["name"] == "phone" else 45)


def test_the_browser_reads_what_machines_read(look: Any) -> None:
    """There is one object in JSON-LD, and the style sheet is there."""
    assert [item["headline"] for item in look["linked"]] == [RICH.headline]
    assert look["styles"] == 1
