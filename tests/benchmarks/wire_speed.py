"""Reading wire text, quotations and speakers included, against markdown-it-py parsing it.

Run: python tests/benchmarks/wire_speed.py [FILE...]; without files, a story of the usual size.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from peers import usual_brief
from timing import medians, report

import briefkit

BAR = 4.0
"""How many times what markdown-it-py takes reading may take, all that prose means included."""


def main(arguments: list[str]) -> int:
    """Measure, print, and return 1 if the bar is missed."""
    from markdown_it import MarkdownIt

    peer = MarkdownIt("commonmark")
    texts = [Path(name).read_text(encoding="utf-8") for name in arguments]
    texts = texts or [briefkit.dumps(usual_brief(), "wire")]
    ratios = []
    for text in texts:
        times = medians(
            {
                "markdown-it-py": lambda text=text: peer.parse(text),
                "briefkit.loads": lambda text=text: briefkit.loads(text, "wire"),
            },
            rounds=20,
        )
        ratios.append(times["briefkit.loads"] / times["markdown-it-py"])
    if len(texts) == 1:
        report(f"a story of {len(texts[0])} code points", times, "markdown-it-py", {})
    middle = statistics.median(ratios)
    print(f"\nmedian ratio over {len(texts)} texts: {middle:.2f}  bar {BAR:.2f}")
    return 0 if middle <= BAR else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
