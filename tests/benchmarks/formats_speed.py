"""Reading the formats of the industry against what people use for it today.

Run: python tests/benchmarks/formats_speed.py (needs the extras "dev" and "peers"). The official
examples are measured where the corpora lie beside the project.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import attrs
from pages import saved_page
from peers import usual_brief
from stories import story
from timing import medians, report

import briefkit

_CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
_SLOW = 10  # the peer reads the whole catalog for each item that names it
_OTHERS = ("nitf", "ans", "rss", "atom", "jsonfeed", "jsonld")


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    met = True
    for name, brief in _briefs().items():
        print(f"\n=== {name}")
        met &= _html(briefkit.dumps(brief, "html"))
        item = briefkit.dumps(brief, "newsmlg2")
        met &= _newsmlg2(_with_catalog(item), "a newsItem with the catalog of IPTC", rounds=_SLOW)
        _newsmlg2(item, "for information: a newsItem without a catalog")
        met &= _ninjs(brief)
        _others(brief)
    print("\n=== pages and items of others")
    for size in (30_000, 100_000):
        met &= _html(saved_page(size))
    for path in sorted((_CORPORA / "newsmlg2" / "examples").glob("*.xml")):
        text = path.read_text(encoding="utf-8")
        try:
            _newsmlg2_package(text)
        except Exception as error:  # noqa: BLE001 - it raises nothing more specific
            print(f"\nSKIPPED: {path.name}: the peer says {str(error)!r:.60}")
            continue
        met &= _newsmlg2(text, path.name, rounds=_SLOW)
    return 0 if met else 1


def _briefs() -> dict[str, briefkit.Brief]:
    """Return what is written and read again: many quotations, some, none."""
    some = briefkit.loads(json.dumps(story(1)), "json")
    none = [text.replace('"', "") for text in (p.text for p in some.paragraphs)]
    return {
        "18 paragraphs, each with a quotation": usual_brief(),
        "17 paragraphs, five with a quotation": some,
        "17 paragraphs without a quotation": _plain("\n\n".join(none), some),
    }


def _plain(text: str, known: briefkit.Brief) -> briefkit.Brief:
    read = briefkit.loads(f"{known.headline}\n\n{text}", "wire")
    return attrs.evolve(known, sections=read.sections)


def _html(page: str) -> bool:
    """Compare on one article page; trafilatura and newspaper4k are asked for all they can tell."""
    title = f"an article page of {len(page)} characters"
    met = True
    # One peer at a time: what one leaves behind in memory would slow the other.
    for peer, (module, read) in _PAGE_READERS.items():
        ways: dict[str, Callable[[], object]] = {
            "briefkit.loads": lambda: briefkit.loads(page, "html")
        }
        if find_spec(module):
            ways[peer] = lambda read=read: read(page)  # type: ignore[misc]
        met &= _compared(title, ways, rounds=40)
    return met


def _trafilatura(page: str) -> object:
    import trafilatura

    return trafilatura.bare_extraction(page, with_metadata=True)


def _newspaper(page: str) -> object:
    import newspaper

    article = newspaper.Article("https://example.org/story")
    article.download(input_html=page)
    article.parse()
    return article


_PAGE_READERS: dict[str, tuple[str, Callable[[str], object]]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "newspaper4k": ("newspaper", _newspaper),
}


def _newsmlg2(item: str, name: str = "a newsItem", *, rounds: int = 200) -> bool:
    ways: dict[str, Callable[[], object]] = {
        "briefkit.loads": lambda: briefkit.loads(item, "newsmlg2")
    }
    if find_spec("NewsMLG2"):
        ways["newsmlg2"] = lambda: _newsmlg2_package(item)
    return _compared(f"{name} of {len(item)} characters", ways, rounds=rounds)


def _with_catalog(item: str) -> str:
    """Return an item that names the standard's catalog, as those of agencies do."""
    catalog = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"
    return item.replace("<itemMeta>", f'<catalogRef href="{catalog}"/><itemMeta>', 1)


def _newsmlg2_package(item: str) -> object:
    import NewsMLG2

    with contextlib.redirect_stdout(io.StringIO()):  # it prints warnings
        return NewsMLG2.NewsMLG2Document(item.encode()).get_item()


def _ninjs(brief: briefkit.Brief) -> bool:
    """Compare with the native form, and tell how much of it is finding the quotations."""
    from briefkit.prose.speakers import resolve_speakers

    native = briefkit.dumps(brief, "json")
    ninjs = briefkit.dumps(brief, "ninjs", uri="urn:example:1")
    bare = _without_quotes(brief)
    return report(
        f"ninjs of {len(ninjs)} characters, native JSON of {len(native)}",
        medians(
            {
                "native JSON": lambda: briefkit.loads(native, "json"),
                "ninjs": lambda: briefkit.loads(ninjs, "ninjs"),
                "of it, finding quotations": lambda: resolve_speakers(bare),
            }
        ),
        "native JSON",
        {"ninjs": 1.5},
    )


def _without_quotes(brief: briefkit.Brief) -> briefkit.Brief:
    return attrs.evolve(
        brief,
        sections=[
            attrs.evolve(section, blocks=[attrs.evolve(b, quotes=()) for b in section.blocks])
            for section in brief.sections
        ],
    )


def _others(brief: briefkit.Brief) -> None:
    """Tell what the other formats take, for which there is no bar."""
    texts = {name: briefkit.dumps(brief, name) for name in _OTHERS}
    ways = {name: lambda n=name, t=text: briefkit.loads(t, n) for name, text in texts.items()}
    native = briefkit.dumps(brief, "json")
    ways = {"native JSON": lambda: briefkit.loads(native, "json"), **ways}
    report("the others, for information", medians(ways, rounds=50), "native JSON", {})


def _compared(title: str, ways: dict[str, Callable[[], object]], *, rounds: int) -> bool:
    """Report our time as a share of that of the fastest of the others, half of which is the bar."""
    if len(ways) == 1:
        print(f"SKIPPED: {title}: none of its peers is installed")
        return True
    times = medians(ways, rounds)
    fastest = min((name for name in ways if name != "briefkit.loads"), key=times.__getitem__)
    return report(title, times, fastest, {"briefkit.loads": 0.5})


if __name__ == "__main__":
    sys.exit(main())
