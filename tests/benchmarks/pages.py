"""Pages for benchmarks: a story as it comes from another site, with all that stands around it."""

from __future__ import annotations

from html import escape

from stories import story

__all__ = ["plain_story", "saved_page"]

_RELATED = 60
_SCRIPT = "window.dataLayer=window.dataLayer||[];function push(a){window.dataLayer.push(a)};\n"


def plain_story(number: int = 1) -> list[str]:
    """Return the paragraphs of a story of usual length, five of seventeen with a quotation."""
    sections = story(number)["sections"]
    return [block["text"] for section in sections for block in section["blocks"]]


def saved_page(size: int = 50_000) -> str:
    """Return a page as a browser saves it, with menus, programs and other stories around its own.

    Args:
        size: About how long it is, in characters.
    """
    found = story(1)
    paragraphs = "\n".join(
        f'<p class="article__text" data-index="{i}">{escape(text)}</p>'
        for i, text in enumerate(plain_story())
    )
    page = _PAGE.format(
        headline=escape(found["headline"]),
        paragraphs=paragraphs,
        menu="".join(f'<li><a href="/s/{i}">Section {i}</a></li>' for i in range(30)),
        related="".join(_CARD.format(i=i) for i in range(_RELATED)),
    )
    return page.replace("/*fill*/", _SCRIPT * max((size - len(page)) // len(_SCRIPT), 1))


_CARD = (
    '<div class="card"><a class="card__link" href="/story/{i}"><img src="/img/{i}.jpg" alt="">'
    '<h3 class="card__title">Another story number {i} from the region</h3></a>'
    '<span class="card__time">{i} minutes ago</span></div>\n'
)
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{headline} - The Example</title>
<meta property="og:title" content="{headline}"><meta property="og:type" content="article">
<meta property="article:published_time" content="2025-08-12T10:30:00+02:00">
<meta name="author" content="Anna Marek"><link rel="canonical" href="https://example.org/s/1">
<script>/*fill*/</script>
<style>.card {{ display: block }}</style></head>
<body><header class="site"><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{headline}</h1><p class="byline">By Anna Marek</p>
<time datetime="2025-08-12T10:30:00+02:00">August 12, 2025</time>
<div class="article__body">
{paragraphs}
</div></article>
<aside class="related">{related}</aside></main>
<footer><ul>{menu}</ul><p>All rights reserved.</p></footer></body></html>
"""
