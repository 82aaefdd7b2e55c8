"""What an item says of a story beside its body and its media."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefkit.formats.ninjs.associations import own_id
from briefkit.formats.ninjs.contents import Content, headlines_of
from briefkit.formats.ninjs.found import Facts
from briefkit.formats.ninjs.identity import is_derived
from briefkit.formats.ninjs.properties import READERS
from briefkit.formats.ninjs.terms import NOTE
from briefkit.model import Note, Rights

__all__ = ["gather"]


def gather(item: Mapping[str, Any], contents: Mapping[str, list[Content]]) -> Facts:
    """Return what an item of any series says beside its body and its media.

    Args:
        item: The item.
        contents: Its texts, as `contents_of` gives them.
    """
    facts = Facts()
    for key, value in item.items():
        reader = READERS.get(key.lower())
        if value in _NOTHING or (reader is None and _is_read_elsewhere(key, value)):
            continue
        if reader is None or not reader(facts, key, value):
            facts.more[key] = value
    _take_headlines(facts, item, contents["headline"])
    _take_descriptions(facts, contents["description"])
    _finish(facts, item)
    return facts


_NOTHING: tuple[Any, ...] = ("", [], {}, None)


def _is_read_elsewhere(key: str, value: Any) -> bool:
    lower = key.lower()
    if lower.startswith(("body_", "headline_", "description_")) or lower == "headline":
        return isinstance(value, str)
    return lower in ("bodies", "headlines", "descriptions", "associations")


def _finish(facts: Facts, item: Mapping[str, Any]) -> None:
    uri = facts.fields.get("id")
    if uri is not None and is_derived(uri, item):
        del facts.fields["id"]
    own = own_id(_by_lower(item, "altids"))
    if own is not None:
        facts.fields["id"] = own
    if facts.rights:
        facts.fields["rights"] = Rights(**facts.rights)  # type: ignore[arg-type]


def _by_lower(item: Mapping[str, Any], name: str) -> Any:
    return next((value for key, value in item.items() if key.lower() == name), None)


# --- texts -------------------------------------------------------------------------------


def _take_headlines(facts: Facts, item: Mapping[str, Any], contents: list[Content]) -> None:
    fields, rest = headlines_of(contents)
    for field, content in fields.items():
        facts.fields[field] = content.plain() if not facts.is_own else content.value
        facts.places[f"/{field}"] = content.pointer
    _keep(facts, rest)
    title = item.get("title")
    if isinstance(title, str) and title and not facts.fields.get("headline"):
        facts.fields["headline"] = title
        facts.places["/headline"] = "/title"
        facts.more.pop("title", None)


def _take_descriptions(facts: Facts, contents: list[Content]) -> None:
    """Take the first description for the summary; the same with markup is no other one."""
    rest = [content for content in contents if not _take_note(facts, content)]
    rest.sort(key=lambda content: (content.role != "summary", content.has_markup))
    for content in rest[:1]:
        facts.fields["summary"] = content.plain() if not facts.is_own else content.value
        facts.places["/summary"] = content.pointer
    said = facts.fields.get("summary")
    _keep(facts, [content for content in rest[1:] if content.plain() != said])


def _take_note(facts: Facts, content: Content) -> bool:
    """Take a note to the reader, whose role has its number and its kind."""
    if not content.role.startswith(NOTE):
        return False
    _, _, kind = content.role.removeprefix(NOTE).partition("_")
    facts.places[f"/notes/{len(facts.notes)}"] = content.pointer
    facts.notes.append(Note(text=content.value, kind=kind or None))
    return True


def _keep(facts: Facts, contents: list[Content]) -> None:
    for content in contents:
        facts.more[content.pointer] = content.value
