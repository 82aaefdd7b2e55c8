"""The quotations of stories, as predictions for an evaluator to score.

Run: python tests/benchmarks/quotes.py --texts DIR --out FILE

Reads each DIR/*.txt as the wire format does, and writes one JSON object a line and story:
``{"doc": …, "quotes": [{"start", "end", "speaker", "speaker_start", "speaker_end", "resolved",
"cue"}]}``. Offsets are code points of the file's own text, line ends as they stand in it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import briefkit
from briefkit.formats import Document
from briefkit.model import Quote
from briefkit.positions import Lines
from briefkit.problems import SourceSpan


def predictions(text: str) -> list[dict[str, Any]]:
    """Return the quotations of one story, with their offsets in `text`."""
    try:
        document = briefkit.loads_document(text, "wire")
    except briefkit.ParseError:  # There are no words in it.
        return []
    return list(_quotes(document, Lines(text)))


def _quotes(document: Document, lines: Lines) -> Iterator[dict[str, Any]]:
    for pointer, paragraph in document.brief.placed_paragraphs:
        for index, quote in enumerate(paragraph.quotes):
            at = f"{pointer}/quotes/{index}"
            start, end = _offsets(document.locate(at), lines)
            found: dict[str, Any] = {
                "start": start,
                "end": end,
                "speaker": quote.mention,
                "resolved": quote.speaker,
                "cue": quote.cue,
            }
            if quote.mention and _stands_once(quote.mention, paragraph.text, quote):
                first, last = _offsets(document.locate(f"{at}/mention"), lines)
                found |= {"speaker_start": first, "speaker_end": last}
            yield found


def _stands_once(mention: str, text: str, quote: Quote) -> bool:
    """Tell whether words stand in a paragraph once, the quotation aside: then it is known where.

    They may stand in another paragraph altogether.
    """
    outside = f"{text[: quote.start]}\n{text[quote.end :]}"
    words = re.findall(rf"(?<!\w){re.escape(mention)}(?!\w)", outside)
    return len(words) == outside.count(mention) == 1


def _offsets(span: SourceSpan | None, lines: Lines) -> tuple[int, int]:
    if span is None:
        return 0, 0
    return (
        lines.starts[span.line - 1] + span.column - 1,
        lines.starts[span.end_line - 1] + span.end_column - 1,
    )


def main(arguments: list[str]) -> int:
    """Write the predictions; say on stderr how many, and how fast they were made."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--texts", type=Path, required=True, metavar="DIR", help="*.txt in UTF-8")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="JSON Lines")
    options = parser.parse_args(arguments)
    paths = sorted(options.texts.glob("*.txt"))
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in paths}
    begin = time.perf_counter()
    found = {name: predictions(text) for name, text in texts.items()}
    seconds = time.perf_counter() - begin
    with options.out.open("w", encoding="utf-8", newline="\n") as out:
        for name, quotes in found.items():
            print(json.dumps({"doc": name, "quotes": quotes}, ensure_ascii=False), file=out)
    count = sum(map(len, found.values()))
    print(f"{count} quotations in {len(paths)} stories, {seconds:.2f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
