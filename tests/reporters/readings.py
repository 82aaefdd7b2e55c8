"""Each output read back by what others would read it with: the codes of its findings, in order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

__all__ = ["READINGS", "commands"]

_LINE = re.compile(r".*: ([A-Z]+\d+) (?:error|warning|info): ")
_ROW = re.compile(r".*  (?:error|warning|info) *  ([A-Z]+\d+)  ")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the commands that a GitHub runner takes from a log: name, properties, message.

    Written after actions/runner, ActionCommand.TryParseV2: a line that begins with two colons,
    up to the next two; properties are parted by commas, names from values by equals signs.
    """
    found = []
    for line in re.split(r"\r\n|\r|\n", text):
        if not line.lstrip().startswith("::"):
            continue
        head, _, message = line.lstrip()[2:].partition("::")
        name, _, properties = head.partition(" ")
        pairs = (part.partition("=") for part in properties.split(",") if part)
        values = {key: _unescaped(value, "%3A", "%2C") for key, _, value in pairs}
        found.append((name, values, _unescaped(message)))
    return found


def _unescaped(text: str, *more: str) -> str:
    for code in ("%0D", "%0A", *more, "%25"):
        text = text.replace(code, chr(int(code[1:], 16)))
    return text


def _from_lines(pattern: re.Pattern[str]) -> Callable[[str], list[str]]:
    def read(text: str) -> list[str]:
        return [match[1] for line in text.splitlines() if (match := pattern.match(line))]

    return read


def _json(text: str) -> list[str]:
    return [finding["code"] for finding in _strictly(text)["findings"]]


def _jsonl(text: str) -> list[str]:
    *lines, last = map(_strictly, text.removesuffix("\n").split("\n"))
    assert last.keys() == {"schema", "summary"}
    return [line["code"] for line in lines if "suppression" not in line]


def _github(text: str) -> list[str]:
    titles = [properties["title"] for _, properties, _ in commands(text)]
    assert len(titles) == text.count("\n")
    return [title.split()[0] for title in titles if title != "briefkit"]


def _gitlab(text: str) -> list[str]:
    return [issue["check_name"] for issue in _strictly(text)]


def _sarif(text: str) -> list[str]:
    (run,) = _strictly(text)["runs"]
    return [result["ruleId"] for result in run["results"] if "suppressions" not in result]


def _junit(text: str) -> list[str]:
    root = ET.fromstring(text.encode())
    assert root.tag == "testsuites"
    for suite in root:
        cases = suite.findall("testcase")
        assert {child.tag for child in suite} <= {"testcase"}
        assert all({"classname", "name"} <= {*case.keys()} for case in cases)
        assert len({case.get("name") for case in cases}) == len(cases)
        for count, tag in (("tests", "."), ("failures", "failure"), ("errors", "error")):
            assert suite.get(count) == str(sum(len(case.findall(tag)) for case in cases))
    lines = [line for element in root.iter() for line in (element.text or "").splitlines()]
    return [match[1] for line in lines if (match := _LINE.match(line))]


def _rdjson(text: str) -> list[str]:
    return [diagnostic["code"]["value"] for diagnostic in _strictly(text)["diagnostics"]]


def _strictly(text: str) -> Any:
    """Read JSON as strict readers do: no NaN, no key twice, nothing that UTF-8 cannot carry."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs)
        return dict(pairs)

    def never(number: str) -> None:
        raise AssertionError(number)

    value = json.loads(text, object_pairs_hook=once, parse_constant=never)
    json.dumps(value, ensure_ascii=False).encode()
    return value


READINGS: Mapping[str, Callable[[str], list[str]]] = {
    "text": _from_lines(_LINE),
    "concise": _from_lines(_LINE),
    "grouped": _from_lines(_ROW),
    "json": _json,
    "jsonl": _jsonl,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
    "rdjson": _rdjson,
}
"""How to read each output."""
