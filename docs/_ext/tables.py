"""Parts of pages that are made of the code itself, so that they cannot drift from it.

A page asks for one with a line ``<!-- made: rules -->``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from briefkit.formats import BUILTIN
from briefkit.validation.catalogue import CORE
from briefkit.validation.explain import explain_markdown
from briefkit.validation.profiles import BUILTIN as BUILTIN_PROFILES
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
            f"[{rule.code}](rules/{rule.code.lower()}.md)",
            f"`{rule.name}`",
            str(rule.severity),
            "yes" if rule.code in PROFILES["default"].by_code else "no",
            rule.fix or "",
            rule.summary,
        )
        for rule in CORE
    ]
    return _table(("Code", "Name", "Severity", "On by default", "Fix", "What it asks"), rows)


def _profiles() -> str:
    rows = [
        (f"`{profile.name}`", profile.summary, str(len(profile.rules)))
        for profile in BUILTIN_PROFILES
    ]
    return _table(("Profile", "What it is for", "Rules"), rows)


MADE: Mapping[str, Callable[[], str]] = {
    "formats": _formats,
    "rules": _rules,
    "profiles": _profiles,
}


def fill_in(_app: Sphinx, _docname: str, source: list[str]) -> None:
    """Replace the lines that ask for a part by the part."""
    source[0] = _ASKED.sub(lambda match: MADE[match[1]](), source[0])


def write_rule_pages(app: Sphinx) -> None:
    """Write a page for each rule below the table of rules; the history has none of them."""
    folder = Path(app.srcdir, "reference", "rules")
    folder.mkdir(exist_ok=True)
    pages = {f"{rule.code.lower()}.md": explain_markdown(rule) for rule in CORE}
    for path in folder.iterdir():
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        path = folder / name
        # A page that is as it was is not built again.
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.connect("builder-inited", write_rule_pages)
    app.connect("source-read", fill_in)
    return {"parallel_read_safe": True}
