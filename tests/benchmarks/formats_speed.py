"""Reading HTML, NewsML-G2 and ninjs against what people use for it today.

Run: python tests/benchmarks/formats_speed.py (needs the extra "dev"; newsmlg2 and newspaper4k
are measured where they are installed).
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable
from importlib.util import find_spec

from peers import usual_brief
from timing import medians, report

import briefkit

_TIMES = 3


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    brief = usual_brief()
    met = _html(briefkit.dumps(brief, "html"))
    met &= _newsmlg2(briefkit.dumps(brief, "newsmlg2"))
    met &= _ninjs(brief)
    return 0 if met else 1


def _html(page: str) -> bool:
    """Compare on one article page; trafilatura and newspaper4k are asked for all they can tell."""
    ways: dict[str, Callable[[], object]] = {"briefkit.loads": lambda: briefkit.loads(page, "html")}
    if find_spec("trafilatura"):
        import trafilatura

        ways["trafilatura"] = lambda: trafilatura.bare_extraction(page, with_metadata=True)
    if find_spec("newspaper"):
        ways["newspaper4k"] = lambda: _newspaper(page)
    return _compared(f"an article page of {len(page)} characters", ways, 0.5)


def _newspaper(page: str) -> object:
    import newspaper

    article = newspaper.Article("https://example.org/story")
    article.download(input_html=page)
    article.parse()
    return article


def _newsmlg2(item: str) -> bool:
    ways: dict[str, Callable[[], object]] = {
        "briefkit.loads": lambda: briefkit.loads(item, "newsmlg2")
    }
    if find_spec("NewsMLG2"):
        ways["newsmlg2"] = lambda: _newsmlg2_package(item)
    return _compared(f"a newsItem of {len(item)} characters", ways, 0.5)


def _newsmlg2_package(item: str) -> object:
    import NewsMLG2

    with contextlib.redirect_stdout(io.StringIO()):  # it prints warnings
        return NewsMLG2.NewsMLG2Document(item.encode()).get_item()


def _ninjs(brief: briefkit.Brief) -> bool:
    native = briefkit.dumps(brief, "json")
    ninjs = briefkit.dumps(brief, "ninjs", uri="urn:example:1")
    return report(
        f"ninjs of {len(ninjs)} characters, native JSON of {len(native)}",
        medians(
            {
                "native JSON": lambda: briefkit.loads(native, "json"),
                "ninjs": lambda: briefkit.loads(ninjs, "ninjs"),
            }
        ),
        "native JSON",
        {"ninjs": 1.5},
    )


def _compared(title: str, ways: dict[str, Callable[[], object]], most: float) -> bool:
    """Report our time as a share of that of the fastest of the others."""
    if len(ways) == 1:
        print(f"SKIPPED: {title}: none of its peers is installed")
        return True
    times = medians(ways)
    fastest = min((name for name in ways if name != "briefkit.loads"), key=times.__getitem__)
    return report(title, times, fastest, {"briefkit.loads": most})


if __name__ == "__main__":
    sys.exit(main())
