"""Parts of pages that are made of the code itself, so that they cannot drift from it.

A page asks for one with a line ``<!-- made: rules -->``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sphinx.application import Sphinx

from briefkit.formats import BUILTIN
from briefkit.validation.catalogue import CORE
from briefkit.validation.explain import explain_markdown
from briefkit.validation.profiles import PROFILES

_ASKED = re.compile(r"^<!-- made: (\w+) -->$", re.MULTILINE)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _formats() -> str:
    rows = [
        (
            f"`{format.name}`",
            format.title,
            ", ".join(f"`{suffix}`" for suffix in format.suffixes),
            "yes" if format.loads else "no",
            "yes" if format.dumps else "no",
            "yes" if format.iter_loads else "no",
            "yes" if format.lossless else "no",
            "yes" if format.public else "no",
        )
        for format in BUILTIN
    ]
    return _table(
        ("Name", "What", "Suffixes", "Read", "Written", "Many briefs", "Lossless", "Public"), rows
    )


def _rules() -> str:
    rows = [
        (
            f"[{rule.code}](#{rule.code.lower()}-{rule.name})",
            f"`{rule.name}`",
            str(rule.severity),
            "yes" if rule in PROFILES["default"] else "no",
            rule.summary,
        )
        for rule in CORE
    ]
    return _table(("Code", "Name", "Severity", "On by default", "What it asks"), rows)


def _each_rule() -> str:
    # Each rule explains itself as a page; here it is a section of one.
    return "\n".join(explain_markdown(rule).replace("# ", "### ", 1) for rule in CORE)


MADE: Mapping[str, Callable[[], str]] = {
    "formats": _formats,
    "rules": _rules,
    "each_rule": _each_rule,
}


def fill_in(_app: Sphinx, _docname: str, source: list[str]) -> None:
    """Replace the lines that ask for a part by the part."""
    source[0] = _ASKED.sub(lambda match: MADE[match[1]](), source[0])


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.connect("source-read", fill_in)
    return {"parallel_read_safe": True}
