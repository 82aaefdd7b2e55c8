"""Reading NewsML 1, from which NewsML-G2 came: what an item says of its story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefkit.formats._xml import local
from briefkit.formats.bodies.inline import clean
from briefkit.formats.newsmlg2.content import read_order
from briefkit.formats.newsmlg2.facts import Facts
from briefkit.formats.newsmlg2.items import Item
from briefkit.formats.newsmlg2.people import bylines_of
from briefkit.formats.newsmlg2.tree import Element, child, children, lines_of, words
from briefkit.model import Agency, Dateline, Rights, Subject
from briefkit.prose.dateline import parse_dateline
from briefkit.times import parse_lenient

__all__ = ["read_version1"]

_LINES = (
    *(("headline", "headline"), ("deck", "subheadline"), ("slug", "slugline")),
    *(("headline", "title"),),
)
_STATUS = {"cancelled": "canceled", "withhold": "withheld", "embargoed": "withheld"}
_SUBJECTS = ("subject", "subjectmatter", "subjectdetail", "subjectqualifier")


def read_version1(item: Item) -> Facts:
    """Return what an item of NewsML 1 says of its story outside the body.

    An item is made of components in components. The one that holds the text counts, and where it
    is silent those around it, then the others.
    """
    described = _described(item)
    facts = Facts(item, _language(item, described), is_ours=False)
    _put_identity(facts)
    _put_lines(facts, [*_groups(described, "newslines")])
    _put_descriptions(facts, described)
    facts.put("language", facts.language)
    return facts


def _described(item: Item) -> Sequence[Element]:
    """Return the components of an item, those first that say most of its text."""
    best = next(iter(read_order(item.renditions)), None)
    around = [] if best is None else [*best.iterancestors()]
    found = [e for e in (*around, *item.element.iter()) if local(e) == "newscomponent"]
    return [*dict.fromkeys(found)]


def _groups(components: Iterable[Element], name: str) -> Iterator[Element]:
    for component in components:
        yield from children(component, name)


def _formal(element: Element) -> str:
    """Return the name that an element gives a thing of a vocabulary."""
    return "" if element is None else clean(element.get("FormalName") or "") or words(element)


def _language(item: Item, components: Sequence[Element]) -> str | None:
    said = (
        _formal(child(group, "language")) for group in _groups(components, "descriptivemetadata")
    )
    return next(filter(None, said), None) or clean(item.language or "") or None


def _put_identity(facts: Facts) -> None:
    element = facts.item.element
    identity = child(element, "identification", "newsidentifier")
    for field, name in (("id", "publicidentifier"), ("version", "revisionid")):
        found = child(identity, name)
        facts.put(field, words(found), found)
    management = child(element, "newsmanagement")
    for field, name in (("created", "firstcreated"), ("modified", "thisrevisioncreated")):
        _put_time(facts, field, child(management, name))
    status = _formal(child(management, "status")).lower()
    facts.put("status", _STATUS.get(status, status), child(management, "status"))
    urgency = _formal(child(management, "urgency"))
    if urgency in tuple("123456789"):
        facts.put("urgency", int(urgency), child(management, "urgency"))
    instructions = [lines_of(found) for found in children(management, "instruction")]
    facts.put("ed_note", "\n".join(filter(None, instructions)))


def _put_time(facts: Facts, field: str, element: Element) -> None:
    text = words(element)
    if not text:
        return
    try:
        found = parse_lenient(text)
    except ValueError:
        facts.report(field, f"not a time: {text!r:.80}", element=element)
        return
    facts.put(field, found.value, element)
    if found.assumed:
        message = f"no time zone in {text!r:.60}; read as {found.assumed}"
        facts.report(field, message, "BK305", element)


def _put_lines(facts: Facts, groups: Sequence[Element]) -> None:
    for group in groups:
        for field, name in _LINES:
            found = child(group, name)
            facts.put(field, words(found), found)
        bylines = [e for e in children(group, "byline") if words(e)]
        facts.put("byline", bylines_of(bylines), bylines[0] if bylines else None)
        _put_dateline(facts, child(group, "dateline"))
        notice = child(group, "copyrightline")
        if words(notice):
            facts.put("rights", Rights(notice=words(notice)), notice)
        keywords = filter(None, map(words, children(group, "keywordline")))
        facts.put("keywords", tuple(dict.fromkeys(keywords)))


def _put_dateline(facts: Facts, element: Element) -> None:
    text = words(element)
    if text:
        day = facts.fields.get("modified") or facts.fields.get("created")
        found = parse_dateline(text, day) or Dateline(text=text, places=[text])
        facts.put("dateline", found, element)


def _put_descriptions(facts: Facts, components: Sequence[Element]) -> None:
    for group in _groups(components, "administrativemetadata"):
        for name in ("provider", "source"):
            found = child(group, name, "party")
            named = _formal(found)
            facts.put("source", Agency(name=named) if named else None, found)
    for group in _groups(components, "descriptivemetadata"):
        facts.put("genre", _formal(child(group, "genre")), child(group, "genre"))
        codes = (
            clean(found.get("FormalName") or "")
            for found in group.iter()
            if local(found) in _SUBJECTS
        )
        subjects = tuple(Subject(code=code) for code in dict.fromkeys(filter(None, codes)))
        facts.put("subjects", subjects)
