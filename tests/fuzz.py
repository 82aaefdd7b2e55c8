"""Feed validation with bytes, mappings and broken files: whatever comes, a report comes back.

Run: python tests/fuzz.py --seconds 60 [--seed N] [FOLDER ...]; the files in the folders, and those
in tests/data, are what is broken. A shorter run with a fixed seed is among the tests.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import briefkit
from briefkit import formats
from briefkit.validation import CORE, Report

DATA = Path(__file__).parent / "data"
FORMATS = tuple(format.name for format in formats.BUILTIN)
LONGEST = 20_000  # bytes of a file that is broken; more takes time and finds nothing

# What parsers stumble over: marks, escapes, openers, half characters, numbers, deep things.
PIECES = (
    *(b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xf0\x9f\x9a\x80", b"\r"),
    *(b"\r\n", b"\n\n", b"\t", b" " * 40, b"---\n", b"...\n", b"# ", b"## ", b"> ", b"- ", b"* "),
    *(b"1. ", b"```\n", b"| a | b |\n|---|---|\n", b"<!-- briefkit-ignore BK501: x -->", b"<!--"),
    *(b"<p>", b"</p>", b"<p/>", b"</", b"<![CDATA[", b"]]>", b"<!DOCTYPE x [", b"<?x", b"?>"),
    *(b"&nbsp;", b"&x;", b"&#0;", b"&#xD800;", b"<a:b>", b' xmlns="x"', b"<div>" * 300, b"<br>"),
    *(b"<script>", b"</body>", b"\x01", b"\x02", b"\x03", b"\x16\x16\x01", b"^", b"<\r\n"),
    *(b"<b>", b"&amp;", b"[a](b)", b"{", b"}", b"[" * 70, b'{"a":' * 70, b'"', b"\\u0000"),
    *(b"\\ud83d", b"NaN", b"1e999", b"-0", b"null", b'"extra": {"x": [1]},', b'"headline": 7,'),
    *(b'"x-briefkit": {"ignore": [{"code": "BK5"}]},', b'"', b"'", b'said "', b"By JANE DOE"),
    *("“”‘’„«»—–…\u200b\u202e\u2028\u00ad\ufffd".encode(), b"RENO, Nev. (AP) --", b"5 percent"),
    *(
        b"Friday, Aug. 13, 2025",
        b"TK",
        b"XXX",
        b"http://example.com/?b=c",
        b"EMBARGOED",
        b"(MORE)",
        b"-30-",
    ),
)

Case = tuple[str, Callable[[], object]]


def samples(folders: Iterable[Path]) -> list[bytes]:
    """Return the content of every small file in folders."""
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [path.read_bytes()[:LONGEST] for path in paths]


def cases(rng: random.Random, contents: Sequence[bytes]) -> Iterator[Case]:
    """Yield without end what to call: a name for it, and the call."""
    while True:
        content = broken(rng, rng.choice(contents))
        format = rng.choice((*FORMATS, *FORMATS, None))
        yield f"{format}: {content!r}", lambda c=content, f=format: text(c, f)
        value = odd_value(rng, 3)
        yield f"mapping: {value!r}", lambda v=value: briefkit.validate(v, rules=CORE)


def text(content: bytes, format: str | None) -> object:
    """Validate a content; a format that cannot be told is no failure."""
    try:
        return briefkit.validate_text(content, format, rules=CORE)
    except briefkit.UnknownFormatError:
        return Report()


def broken(rng: random.Random, content: bytes) -> bytes:
    """Return `content` with up to eight things done to it."""
    for _ in range(rng.randrange(9)):
        start = rng.randrange(len(content) + 1)
        end = min(len(content), start + rng.choice((0, 1, 2, 8, 64, 512)))
        piece = rng.choice(
            (
                b"",
                rng.choice(PIECES),
                rng.choice(PIECES) * rng.randrange(1, 20),
                content[start:end] * 2,
                rng.randbytes(rng.randrange(1, 9)),
            )
        )
        content = content[:start] + piece + content[end:]
    return content


def odd_value(rng: random.Random, depth: int) -> dict[str, Any]:
    """Return a mapping that looks like a brief here and there."""
    return {rng.choice(KEYS): any_value(rng, depth) for _ in range(rng.randrange(1, 8))}


KEYS = (
    *("briefkit", "headline", "sections", "blocks", "text", "type", "byline", "authors", "name"),
    *("quotes", "spans", "start", "end", "kind", "href", "published", "embargoed", "status"),
    *(
        "extra",
        "x-briefkit",
        "ignore",
        "code",
        "at",
        "media",
        "language",
        "ed_note",
        "a/b",
        "~",
        "",
    ),
)


def any_value(rng: random.Random, depth: int) -> Any:
    """Return any JSON value, and now and then what is none."""
    kind = rng.randrange(10 if depth else 6)
    if kind >= 8:
        return [any_value(rng, depth - 1) for _ in range(rng.randrange(5))]
    if kind >= 6:
        return odd_value(rng, depth - 1)
    return rng.choice(SCALARS)


SCALARS = (
    *(None, True, 0, -1, 2**70, 1.5, float("nan"), float("inf"), "", " ", "paragraph", "link"),
    *("2025-08-01T10:00:00Z", "2025-13-01", "en", "english", "javascript:alert(1)", "\ud83d"),
    *("“Yes,” she said.", 'He said "no', "the the", "5 percent of 7 people", b"bytes", object()),
)  # fmt: skip


def run(
    rng: random.Random, contents: Sequence[bytes], go_on: Callable[[int], bool]
) -> Counter[str]:
    """Try cases as long as `go_on` says so of their number; return how many found what.

    Raises:
        AssertionError: Something else than a report came back, or something was raised.
    """
    found: Counter[str] = Counter()
    for count, (name, call) in enumerate(cases(rng, contents)):
        if not go_on(count):
            break
        try:
            report = call()
        except Exception as error:
            raise AssertionError(f"{type(error).__name__}: {error}, of {name:.2000}") from error
        assert isinstance(report, Report), f"{report!r:.100}, of {name:.2000}"
        crashed = [finding.message for finding in report if finding.code == "BK099"]
        assert not crashed, f"{crashed}, of {name:.2000}"
        found.update(finding.code for finding in report)
        found["cases"] += 1
        json.dumps(report.to_dict(), default=str)
    return found


def main() -> int:
    """Run for some seconds, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("folders", nargs="*", type=Path)
    asked = parser.parse_args()
    end = time.monotonic() + asked.seconds
    contents = samples([DATA, *asked.folders])
    found = run(random.Random(asked.seed), contents, lambda _: time.monotonic() < end)
    print(f"{found.pop('cases')} cases, reports only; {len(found)} rules found something")
    print(", ".join(f"{code} {count}" for code, count in sorted(found.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
