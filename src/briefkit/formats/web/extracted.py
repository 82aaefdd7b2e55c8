"""What trafilatura takes for the story of a page: asked where our own means find too little."""

from __future__ import annotations

from briefkit.formats.web.elements import Element

__all__ = ["extracted"]

_MOST_TAGS = 15_000  # articles have up to 5,000 elements, and scripts tags of their own


def extracted(text: str) -> Element | None:
    """Return the story of a page as elements of HTML; None if there is none, or no trafilatura.

    It is not asked about pages of very many elements, for which it takes the square of the time.

    Args:
        text: The page.
    """
    if text.count("<") > _MOST_TAGS:
        return None
    try:
        # Slow to load, and an extra; most pages are read without.
        from trafilatura import extract
    except ImportError:
        return None
    from lxml import html

    try:
        found = extract(text, output_format="html", include_comments=False, include_tables=True)
        return html.fromstring(found) if found else None
    except Exception:  # noqa: BLE001 - not our code: whatever it stumbles over, there is no story
        return None
