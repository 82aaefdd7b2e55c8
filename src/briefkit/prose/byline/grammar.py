"""Bylines: who made a story, from the line that mixes people, offices and agencies.

A line is cut into sentences, parts, credits ("Editing by") and fields; a table of readers says
for each field what it is, and what no reader knows is a person. `Byline.text` always keeps the
line as printed, and what may be read in two ways is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from briefkit.model.people import Byline
from briefkit.problems import Problem
from briefkit.prose.byline.credits import BY, Credit, credited, is_credit, opening
from briefkit.prose.byline.fields import read_field
from briefkit.prose.byline.found import Found
from briefkit.prose.byline.office_fields import is_town
from briefkit.prose.byline.pieces import Piece, cut_at, squeezed
from briefkit.prose.byline.printing import format_byline
from briefkit.prose.byline.words import SHORT_FORMS, is_clearly_person, is_given_name
from briefkit.prose.lexicon.agencies import as_agency, may_end_with_agency, split_agency
from briefkit.prose.lexicon.names import TITLES, is_personal_name
from briefkit.prose.lexicon.offices import is_office
from briefkit.prose.lexicon.organizations import is_known_outlet

__all__ = ["EMAIL", "BylineReading", "format_byline", "has_byline", "parse_byline", "read_byline"]

_DOMAIN = r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
EMAIL = r"[\w.+-]{1,64}@" + _DOMAIN
"""A pattern of e-mail addresses as papers print them; it fits no longer ones than there are."""

_LONGEST = 1000
_LONGEST_LINE = 250
_ADDRESS = re.compile(
    r"""
    (?: (?<!\w) (?: (?:follow[ ](?:her|him|them|me)|contact|reach[ ]\w+)[ ] (?:at|on)[ ]
      | (?:e-?mail|twitter|instagram|bluesky|mastodon|threads)[ ]?:?[ ]?
      | (?:x|contact)[ ]?:[ ]? ) )?+
    (?: (?P<url> (?:https?://|(?<!\w)www\.) [^\s|,;()<>]{1,200} )
      | (?P<email> (?<![\w.+@-])"""
    + EMAIL
    + r""" )
      | (?P<handle> (?<![\w.])@\w{1,30}(?:@"""
    + _DOMAIN
    + r""")? )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAY_REACH = re.compile(r"@|://|www\.", re.IGNORECASE)
_KINDS = ("url", "email", "handle")
_BREAK = re.compile(r"(?:=[ ]?)?\n|=[ ](?=\S)|(?<=\w\w\w)[.!][ ](?=[^\s,;&|])")
# When a story was published is no part of who made it.
_WHEN = re.compile(
    r"""
    (?:^|(?<=[ ])) (?: (?:last[ ])?(?:modified|posted|published|updated)\b [^\d\n]{0,20} \d
      | (?:on[ ])?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?[ ]\d
    ) [^\n]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PART = re.compile(r"[|;•·；｜]")
# What stands in brackets is passed over. An address leaves a unit separator behind.
_SEPARATOR = re.compile(
    r"""
    \([^()]*+\)
    | (?P<mark> [,/，、\x1f] | (?<!\S)[-–—―]+(?!\S) | [—―]
      | (?<=Writer|Editor)(?=[A-Z]) | (?<=Reporter)(?=[A-Z]) | (?<=Contributor)(?=[A-Z]) )
    """,
    re.VERBOSE,
)
_TORN_NAME = re.compile(r"(?P<first>[^\W\d_]+) , (?P<last>[^\W\d_]+)(?=,|$)")
_CONTRIBUTED = re.compile(r"[ ](?:also )?(?:contributed\b|reported(?= from ))", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|in) (?P<place>[^.;]+)")
_ROLE = re.compile(r"\b(?:reporting|research|photography|translation|graphics)\b")
_NOTHING = frozenset(("none", "n/a", "null", "undefined", "no byline", "no author"))


class BylineReading(NamedTuple):
    """A byline, and what may be read in another way."""

    byline: Byline
    """What the line says."""

    problems: tuple[Problem, ...] = ()
    """What is doubtful or left out. The pointer is that of the byline, offsets are in its text."""


def parse_byline(text: str) -> Byline:
    """Return what the byline `text` says; it is kept as printed in `Byline.text`.

    Never fails: a line in which nobody is found gives a byline with `text` alone.
    """
    return read_byline(text).byline


def read_byline(text: str) -> BylineReading:
    """Return what the byline `text` says, and what of it may be read in another way.

    >>> reading = read_byline("By Ana Diaz, Roe")
    >>> [author.name for author in reading.byline.authors], reading.problems[0].start
    (['Ana Diaz', 'Roe'], 13)
    """
    return _remembered(text) if len(text) <= _LONGEST_LINE else _reading(text)


@lru_cache(maxsize=256)
def _remembered(text: str) -> BylineReading:
    """Return what a byline says; the same few stand above many stories."""
    return _reading(text)


def _reading(text: str) -> BylineReading:
    found = _read(text)
    byline = Byline(
        text=text,
        authors=[person.author() for person in found.authors],
        agencies=tuple(dict.fromkeys(found.agencies)),
        contributors=[person.author() for person in found.contributors],
    )
    return BylineReading(byline, tuple(sorted(found.problems, key=lambda p: p.start or 0)))


def has_byline(line: str) -> bool:
    """Tell whether `line`, found near the top of a story, is clearly its byline.

    A prefix and a name make one, and so does a name beside a known agency or an office. A bare
    name does not: a heading may look the same.
    """
    if not 1 < len(line) <= _LONGEST_LINE or line[-1] in '?!"”':
        return False
    line = " ".join(line.split())  # spaces that do not break and tabs are spaces here
    if not is_credit(line) and not may_end_with_agency(line.rstrip(" =<")):
        return False
    found = _read(line)
    return (
        not (found.is_empty or found.is_left_out)
        and all(as_agency(agency.name) or not agency.name[0].islower() for agency in found.agencies)
        and (is_credit(line) or any(agency.code for agency in found.agencies) or _has_titles(found))
        and all(is_personal_name(person.name.replace(",", "")) for person in found.everybody())
    )


def _has_titles(found: Found) -> bool:
    """Tell whether all authors have an office and a known given name: "Ana Diaz City editor"."""
    return bool(found.authors) and all(
        is_given_name(person.name) and is_office(person.details.get("title", ""))
        for person in found.authors
    )


# --- the line ----------------------------------------------------------------------------


def _read(text: str) -> Found:
    line, offsets = squeezed(text[:_LONGEST])
    found = Found(offsets.__getitem__)
    if text[_LONGEST:].strip():
        found.note_rest(_LONGEST, len(text))
    whole = Piece(line, 0, len(line)).cut()
    if whole.text.lower() not in _NOTHING:
        line, addresses = _without_addresses(line)
        for sentence in _sentences(whole._replace(text=line[whole.start : whole.stop])):
            for part in cut_at(sentence, _PART.finditer(sentence.text)):
                _read_part(part, found)
        _reach(addresses, found)
    if found.is_empty:  # "Staff Reporter" stands for those whom nobody names
        for office in found.unnamed:
            found.publish(office)
    if whole.text and found.is_empty and not found.problems:
        found.leave_out(whole, "names nobody")
    return found


def _without_addresses(line: str) -> tuple[str, list[tuple[str, Piece]]]:
    """Return a line with its addresses blanked, and the addresses with their kinds."""
    addresses: list[tuple[str, Piece]] = []

    def blank(match: re.Match[str]) -> str:
        kind = next(kind for kind in _KINDS if match[kind])
        text = match[kind].rstrip(".,:)") if kind == "url" else match[kind]
        addresses.append((kind, Piece(text, match.start(kind), match.start(kind) + len(text))))
        return "\x1f" * (match.end() - match.start())

    return (_ADDRESS.sub(blank, line) if _MAY_REACH.search(line) else line), addresses


def _reach(addresses: list[tuple[str, Piece]], found: Found) -> None:
    for kind, address in addresses:
        if found.reach(kind, address.text, address.start):
            continue
        if any(found.everybody()):
            found.doubt(address, "is a second address of one person, or another's; left out")
        else:
            found.leave_out(address, "is the address of nobody who is named")


def _sentences(line: Piece) -> Iterator[Piece]:
    """Yield the lines of a byline, and those of its sentences that name people.

    A second sentence tells more about the people, unless it is a credit or an organization.
    """
    start, is_bio = 0, False
    for match in _BREAK.finditer(line.text):
        is_line = match.group()[0] not in ".!"
        if not is_line and _is_short(line.text[: match.start()].rpartition(" ")[2]):
            continue
        sentence = line.cut(start, match.start())
        if not is_bio or _names_people(sentence.text):
            yield sentence
        start, is_bio = match.end(), not is_line
    sentence = line.cut(start)
    if not is_bio or _names_people(sentence.text):
        yield sentence


def _is_short(word: str) -> bool:
    return word.lower() in SHORT_FORMS or word.lower() in TITLES


def _names_people(sentence: str) -> bool:
    text = sentence.rstrip(". =")
    return (
        is_credit(text)
        or _CONTRIBUTED.search(text) is not None
        or split_agency(text) is not None
        or is_known_outlet(text)
    )


# --- credits -----------------------------------------------------------------------------


def _read_part(part: Piece, found: Found) -> None:
    found.begin_part()
    if part.text.startswith("(") and is_credit(part.text[1:]):
        part = part.cut(1)
    if when := _WHEN.search(part.text):
        found.leave_out(part.cut(when.start(), when.end()), "is no name")
        part = part.cut(0, when.start())
    for credit, segment in credited(part):
        opened, rest = opening(segment)
        if opened and not opened.is_sure and is_clearly_person(rest.text):
            prefix = segment.cut(0, rest.start - segment.start)
            found.doubt(prefix, "may belong to the name; read as a prefix")
        if credit or opened:
            found.begin(credit or opened or BY)
        found.is_prefixed = bool(credit or opened)
        _read_segment(rest, found)


def _read_segment(segment: Piece, found: Found) -> None:
    torn = _TORN_NAME.match(segment.text)
    if torn and not is_known_outlet(torn["last"]):
        name = segment.cut(0, torn.end())
        found.doubt(name, "is taken for one name in spite of the comma")
        found.name(name._replace(text=f"{torn['first']} {torn['last']}"))
        segment = segment.cut(torn.end())
    match = _CONTRIBUTED.search(segment.text)
    if match:
        _read_contributed(segment, match, found)
    else:
        _read_fields(_fields(segment), found)


def _read_contributed(segment: Piece, match: re.Match[str], found: Found) -> None:
    """Read "Ana Diaz, Bo Roe and Cy Lee contributed reporting from Rome"."""
    rest = segment.cut(match.end())
    again = _CONTRIBUTED.search(rest.text)
    more = rest.text.rfind(" and ", 0, again.start()) if again else -1
    tail = rest.text[:more] if more >= 0 else rest.text
    names = segment.cut(0, match.start())
    fields = [field for field in _fields(names) if any(map(str.isalnum, field[1].text))]
    first = _first_contributor(fields, found)
    _read_fields(fields[:first], found)
    role, place = _ROLE.search(tail), _FROM.search(tail)
    found.begin(Credit(role.group() if role else "reporting", is_author=False))
    _read_fields(fields[first:], found)
    if place:
        found.locate(place["place"].strip(" ,"))
    if more >= 0:
        _read_segment(rest.cut(more + 5), found)


def _first_contributor(fields: list[tuple[str, Piece]], found: Found) -> int:
    """Return the index of the first field with a contributor: authors may stand before it.

    Authors are in capitals where contributors are not; else only the first is an author.
    """
    if found.authors:
        return 0
    shouted = [field.text.replace(" and ", "").isupper() for _, field in fields]
    if shouted and shouted[0] and False in shouted:
        return shouted.index(False)
    if not found.is_prefixed or len(fields) < 2:
        return 0
    if len(fields) > 2:
        found.doubt(fields[1][1], "may be an author or a contributor; taken for a contributor")
    return 1


# --- fields ------------------------------------------------------------------------------


def _read_fields(fields: Iterable[tuple[str, Piece]], found: Found) -> None:
    listed = list(fields)
    for index, (separator, field) in enumerate(listed):
        found.separator = separator
        follows = listed[index + 1 : index + 2]
        if follows and is_town(field, follows[0][1], found):
            found.locate(field.text)
        else:
            read_field(field, found)


def _fields(segment: Piece) -> Iterator[tuple[str, Piece]]:
    """Yield the fields of a segment, each with the mark before it."""
    mark, start = "", 0
    for match in _SEPARATOR.finditer(segment.text):
        if match["mark"] is not None:
            yield mark, segment.cut(start, match.start())
            mark, start = match["mark"] or "\n", match.end()
    yield mark, segment.cut(start)
