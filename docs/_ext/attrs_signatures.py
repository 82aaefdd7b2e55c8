"""Signatures of attrs classes as a person would write them: names and defaults.

What attrs compiles has generated names for its defaults, and the types stand beside the fields.
"""

from __future__ import annotations

from typing import Any

import attrs
from sphinx.application import Sphinx


def signature(
    _app: Sphinx, what: str, _name: str, cls: Any, *_rest: Any
) -> tuple[str, str | None] | None:
    """Return the signature to show of an attrs class; None to leave others as they are."""
    if what != "class" or not attrs.has(cls):
        return None
    fields = [field for field in attrs.fields(cls) if field.init]
    shown = [_parameter(field) for field in fields]
    keyword_only = ["*"] if fields and fields[0].kw_only else []
    return f"({', '.join(keyword_only + shown)})", None


def _parameter(field: attrs.Attribute[Any]) -> str:
    if field.default is attrs.NOTHING:
        return field.name
    if isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
        return f"{field.name}={field.default.factory()!r}"
    return f"{field.name}={field.default!r}"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.connect("autodoc-process-signature", signature)
    return {"parallel_read_safe": True}
