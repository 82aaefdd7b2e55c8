"""Parts of pages that are made of the code itself, so that they cannot drift from it.

A page asks for one with a line ``<!-- made: rules -->``, or ``<!-- made: mapping ninjs -->``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import carries
from sphinx.application import Sphinx

from briefkit import formats
from briefkit.formats import BUILTIN
from briefkit.validation.catalogue import CORE
from briefkit.validation.explain import explain_markdown
from briefkit.validation.profiles import BUILTIN as BUILTIN_PROFILES
from briefkit.validation.profiles import PROFILES

_ASKED = re.compile(r"^<!-- made: (\w+)(?: (\w+))? -->$", re.MULTILINE)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _styled(kind: str, table: str) -> str:
    """Return a table for which docs/_static/tables.css has a style."""
    return f":::{{container}} made {kind}\n\n{table}\n\n:::"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _formats() -> str:
    rows = [
        (
            f"[{format.name}]({_PAGES.get(format.name, format.name)}.md)",
            format.title,
            _listed(format.suffixes),
            _listed(format.shared_suffixes),
            "yes" if format.is_read else "no",
            "yes" if format.is_written else "no",
            "yes" if format.holds_many else "no",
            "yes" if format.embeds else "no",
            "yes" if format.lossless else "no",
            "yes" if format.public else "no",
        )
        for format in BUILTIN
    ]
    suffixes = ("Suffixes", "Shared suffixes")
    marks = ("Read", "Written", "Many briefs", "Copy", "Lossless", "Public")
    return _styled("formats", _table(("Name", "What", *suffixes, *marks), rows))


def _listed(suffixes: Iterable[str]) -> str:
    return " ".join(f"`{suffix}`" for suffix in suffixes)


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


def _mapping(name: str) -> str:
    mapped = formats.get(name).mapping
    rows = [(f"`{row.field}`", _code(row.place), row.note) for row in mapped()] if mapped else []
    return _styled("mapping", _table(("In the brief", f"In `{name}`", ""), rows))


def _code(place: str) -> str:
    """Return a place as code, unless it says itself what of it is."""
    return place if "`" in place or not place else f"`{place}`"


def _carries() -> str:
    head, *others = carries.rows()
    return _styled("carries", _table(head, others))


def _columns() -> str:
    from briefkit.formats.parquet.schema import DERIVED, schema

    rows = [
        (f"`{field.name}`", f"`{_type(field.type)}`", "derived" if field.name in DERIVED else "")
        for field in schema()
        if not field.name.endswith("_offset")
    ]
    return _table(("Column", "Type", ""), rows)


def _type(kind: Any) -> str:
    """Return a type in short; what is in a record is told by the model."""
    import pyarrow as pa

    if pa.types.is_list(kind):
        return f"list<{_type(kind.value_type)}>"
    return f"record of {', '.join(kind.names)}" if pa.types.is_struct(kind) else str(kind)


def _options(name: str) -> str:
    rows = [(f"`{option}`", what) for option, what in formats.get(name).options.items()]
    return _table(("Option", "What it does"), rows)


# Formats that share a page; all others have one of their own name.
_PAGES = {"ndjson": "json", "rss": "feeds", "atom": "feeds", "jsonfeed": "feeds"}

MADE: Mapping[str, Callable[..., str]] = {
    "carries": _carries,
    "columns": _columns,
    "formats": _formats,
    "mapping": _mapping,
    "options": _options,
    "rules": _rules,
    "profiles": _profiles,
}


def fill_in(_app: Sphinx, _docname: str, source: list[str]) -> None:
    """Replace the lines that ask for a part by the part."""
    source[0] = _ASKED.sub(
        lambda match: MADE[match[1]](*filter(None, match.groups()[1:])), source[0]
    )


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
