"""From the text of an item to a document: the item, its facts, its body, and both together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from briefkit.formats._base import Document
from briefkit.formats._completed import completed
from briefkit.formats._embed import restored
from briefkit.formats._json_item import JsonItem, decoded
from briefkit.formats._private import with_notes_apart
from briefkit.formats.bodies.story.compose import compose
from briefkit.formats.json import text as json_text
from briefkit.formats.ninjs.associations import (
    FIGURE,
    MEDIA,
    associated,
    is_media,
    link_of,
    media_of,
)
from briefkit.formats.ninjs.body import choose, embedded_in
from briefkit.formats.ninjs.check import absent, found_faults
from briefkit.formats.ninjs.contents import Content, contents_of
from briefkit.formats.ninjs.facts import gather
from briefkit.formats.ninjs.found import Facts
from briefkit.formats.ninjs.places import ItemPlaces
from briefkit.formats.ninjs.versions import DEFAULT, WRITTEN, candidates
from briefkit.formats.ninjs.write import dumps, located_of
from briefkit.model import Brief, Byline, Dateline, Figure, Link, Media
from briefkit.prose.dateline import parse_dateline
from briefkit.walk import walk

__all__ = ["loads"]

# What a document inside an item does not say of the item.
_NOT_INSIDE = ("id", "sections")


def loads(text: str) -> Document:
    """Read an item; see `briefkit.formats.ninjs.loads`."""
    read = decoded(text, "ninjs")
    contents = contents_of(read.item)
    document = _visible(read, contents)
    copy = embedded_in(contents["body"])
    if copy is None:
        return document
    version = candidates(read.item)[0]
    version = version if version in WRITTEN else DEFAULT

    def again(brief: Brief) -> Brief:
        return loads(dumps(brief, version=version, uri=None, embed=False, indent=None)).brief

    return restored(document, copy, again)


def _visible(read: JsonItem, contents: Mapping[str, list[Content]]) -> Document:
    """Return the document without regard to any copy of a brief in it."""
    facts = gather(read.item, contents)
    chosen = choose(contents["body"])
    stated = completed(_stated(facts), chosen.facts, without=_NOT_INSIDE)
    composed = compose(stated, chosen.body, trusted=facts.is_own)
    brief = _with_origin(_with_people(composed.brief, facts), facts)
    brief = _with_associations(brief, read.item, facts)
    if facts.more:
        brief = with_notes_apart(attrs.evolve(brief, extra={"ninjs": facts.more}), "ninjs")
    places = ItemPlaces(read.places, brief, facts.places, chosen.pointer)
    return Document(
        brief,
        format="ninjs",
        problems=lambda: [
            *json_text.repeated_keys(read.places),
            *read.refused,
            *found_faults(read.item, read.places, facts.places),
            *absent(brief),
            *composed.problems,
        ],
        locate=places.span,
    )


def _stated(facts: Facts) -> Brief:
    """Return the brief without its body that the properties of an item give."""
    fields = {"headline": "", **facts.fields}
    people = facts.people
    if facts.byline:
        fields["byline"] = Byline(text=facts.byline, contributors=people.contributors)
    elif people.authors or people.contributors:
        fields["byline"] = people
    return Brief(**fields, notes=facts.notes, sections=())


def _with_people(brief: Brief, facts: Facts) -> Brief:
    """Return the brief with what a list of people says of those whom the byline names."""
    listed = {author.name.casefold(): author for author in facts.people.authors}
    byline = brief.byline
    if byline is None or not (listed or facts.people.contributors):
        return brief
    authors = byline.authors or facts.people.authors
    merged = [completed(author, listed.get(author.name.casefold())) for author in authors]
    # Who is listed is credited below the story once more: the list comes first, and says more.
    others = {one.name.casefold(): one for one in reversed(byline.contributors)}
    contributors = [*reversed(others.values())]
    return attrs.evolve(
        brief, byline=attrs.evolve(byline, authors=merged, contributors=contributors)
    )


def _with_origin(brief: Brief, facts: Facts) -> Brief:
    """Return the brief with the place of origin, where no dateline says more."""
    if facts.located is None:
        return brief
    place = parse_dateline(facts.located)
    if place is None or located_of(place) != facts.located:
        place = Dateline(places=[facts.located])
    if brief.dateline is None:
        brief = attrs.evolve(brief, dateline=attrs.evolve(place, text=""))
    elif facts.is_own:
        parts = {name: getattr(place, name) for name in ("places", "region", "country")}
        brief = attrs.evolve(brief, dateline=attrs.evolve(brief.dateline, **parts))
    elif located_of(brief.dateline) != facts.located:
        facts.more["located"] = facts.located
    return brief


def _with_associations(brief: Brief, item: Mapping[str, Any], facts: Facts) -> Brief:
    """Return the brief with the media and links that go along with it."""
    found = associated(item)
    shown = [figure.media for _, figure in walk(brief.sections, Figure)]
    media: list[Media] = []
    links: list[Link] = []
    for pointer, name, inner in found:
        own = name if facts.is_own else ""
        if own.startswith(FIGURE):
            continue
        if own.startswith(MEDIA) or is_media(inner):
            one = media_of(inner, exact=facts.is_own)
            if own or not _is_shown(one, shown):
                facts.places[f"/media/{len(media)}"] = pointer
                media.append(one)
        elif (link := link_of(inner)) is not None:
            facts.places[f"/links/{len(links)}"] = pointer
            links.append(link)
        else:
            facts.more[pointer] = inner
    return attrs.evolve(brief, media=media, links=links) if media or links else brief


def _is_shown(media: Media, shown: Sequence[Media]) -> bool:
    """Tell whether a figure in the body is of the same media."""
    return any(
        (media.url and media.url == figure.url) or (media.id and media.id == figure.id)
        for figure in shown
    )
