"""Bylines: who made a story, from the one line that mixes people, offices and agencies.

A line is cut into fields at bars, slashes, semicolons and commas; a table of readers says for
each field what it is (an address, an agency, an outlet, an office), and what no reader knows
is a person. `Byline.text` always keeps the line as printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import attrs

from briefkit.model.people import Agency, Author, Byline
from briefkit.prose.agencies import (
    as_agency,
    is_office,
    is_outlet,
    may_end_with_agency,
    split_agency,
)
from briefkit.prose.names import is_personal_name

__all__ = ["format_byline", "has_byline", "parse_byline"]

_LONGEST = 250
_PREFIX = re.compile(
    r"(?:(?:story|text|written|reporting|reported|photos?)[ ]by|by|von|por|par|door|text)"
    r"(?:[ ]*:[ ]*|[ ]+|$)|(?:da|di|av|af)[ ]*:[ ]*",
    re.IGNORECASE,
)
_GLUED_PREFIX = re.compile(r"by(?=[A-Z][a-z])|By(?=[A-Z][a-z]*[A-Z ])")
_ADDRESSES = {
    "email": re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
    "handle": re.compile(r"(?<!\w)@\w{1,30}"),
}
_ADDRESS_LABEL = re.compile(r"\b(?:e-?mail|twitter|x)[ ]?:[ ]?", re.IGNORECASE)
_CONTRIBUTED = re.compile(r" contributed\b(?P<to>[^.]{0,100})\.?$")
_FROM = re.compile(r"\bfrom (?P<place>.+)$")
_ROLE = re.compile(r"\b(?:reporting|research|photography|translation)\b")
_FIELD = re.compile(r"[^|;/,\n(]*+(?:\([^)|;/\n]*+\)?+[^|;/,\n(]*+)*+")
_PERSON_BREAK = re.compile(r"(?:^|[ ]+)(?:and|und|et|y|&)[ ]+", re.IGNORECASE)
# A period that ends a sentence, not an initial: "PORTER. Email".
_SENTENCE_END = re.compile(r"(?<=\w\w\w)\.\s+(?=\S)")
_SUFFIXES = (" jr.", " sr.")
_INITIALS = re.compile(r"[a-z]{2,3}(?:/[a-z]{2,4})+")


def parse_byline(text: str) -> Byline:
    """Return what the byline `text` says; it is kept as printed in `Byline.text`.

    Never fails: a line in which nobody is found gives a byline with `text` alone.
    """
    line = " ".join(text[:_LONGEST].split())
    if line.lower() == "none" or not any(map(str.isalnum, line)):
        return Byline(text=text)
    if _INITIALS.fullmatch(line):
        return Byline(text=text, authors=[Author(name=name) for name in line.split("/")])
    line, contributors = _take_contributors(_without_prefix(line))
    # A second sentence tells more about the people; only addresses in it are read.
    line, _, about = _SENTENCE_END.sub("\n", line, count=1).partition("\n")
    found = _Found()
    for part in _without_stop(line).split("|"):
        found.begin_part()
        for field in _fields(part):
            _read_field(field, found)
    if about:
        found.reach(about)
    return Byline(
        text=text,
        authors=found.authors,
        agencies=tuple(dict.fromkeys(found.agencies)),
        contributors=contributors,
    )


def has_byline(line: str) -> bool:
    """Tell whether `line`, found near the top of a story, is clearly its byline.

    A prefix and a name make one, and so does a name beside a known agency. A bare name does
    not: a heading may look the same.
    """
    if not 1 < len(line) <= _LONGEST or line[-1] in '?!"”':
        return False
    line = " ".join(line.split())  # spaces that do not break and tabs are spaces here
    rest = _without_prefix(line)
    if rest is line:
        return _names_an_agency(line)
    head = _SENTENCE_END.split(rest, maxsplit=1)[0].rstrip(".=<")
    head = _CONTRIBUTED.sub("", head)
    return bool(head) and all(map(_is_plausible, _fields(head)))


def format_byline(byline: Byline) -> str:
    """Return `byline` as a line: as it was printed, or made of its parts if it never was."""
    if byline.text or not (byline.authors or byline.agencies):
        return byline.text
    agencies = [agency.name for agency in byline.agencies]
    *others, last = [author.name for author in byline.authors] or agencies
    people = f"{', '.join(others)} and {last}" if others else last
    return f"By {', '.join([people, *agencies])}" if byline.authors else f"By {people}"


# --- prefix, contributors, addresses -----------------------------------------------------


def _without_prefix(line: str) -> str:
    match = _PREFIX.match(line) or _GLUED_PREFIX.match(line)
    return line[match.end() :] if match else line


def _take_contributors(line: str) -> tuple[str, list[Author]]:
    """Cut "A and B contributed reporting from C" off the end of a byline."""
    match = _CONTRIBUTED.search(line)
    if match is None:
        return line, []
    # What the contributors did not write stands before the first comma or period.
    lead, _, names = _SENTENCE_END.sub(",", line[: match.start()]).partition(",")
    if not names:
        lead, names = "", lead
    role, place = _ROLE.search(match["to"]), _FROM.search(match["to"])
    people = [
        Author(
            name=name,
            role=role.group() if role else "reporting",
            location=place["place"] if place else None,
        )
        for field in _fields(names)
        for name in _people(field)
    ]
    return lead, people


def _without_stop(line: str) -> str:
    """Cut off what ends a line on the wire, but not the period of "Jr."."""
    line = line.rstrip(" =<,")
    return line if line.lower().endswith(_SUFFIXES) else line.rstrip(".")


# --- fields ------------------------------------------------------------------------------


class _Found:
    """What the fields read so far have given."""

    def __init__(self) -> None:
        self.authors: list[Author] = []
        self.agencies: list[Agency] = []
        self._part = 0

    def begin_part(self) -> None:
        """Begin a part after a bar: it names a product, not whom the people work for."""
        self._part = len(self.authors)

    def affiliate(self, name: str, title: str = "") -> None:
        """Give the authors of this part their affiliation, and the last one the title."""
        for index in range(self._part, len(self.authors)):
            author = self.authors[index]
            if author.affiliation is None:
                self.authors[index] = attrs.evolve(author, affiliation=name)
        if title and self.authors:
            self.authors[-1] = attrs.evolve(self.authors[-1], title=title)

    def reach(self, text: str) -> None:
        """Give the last author the addresses in a text."""
        for name, pattern in _ADDRESSES.items():
            match = pattern.search(text)
            if match and self.authors and getattr(self.authors[-1], name) is None:
                self.authors[-1] = attrs.evolve(self.authors[-1], **{name: match.group()})


def _fields(line: str) -> list[str]:
    stripped = (field.strip() for field in _FIELD.findall(line))
    return [field for field in stripped if field]


def _read_address(field: str, found: _Found) -> bool:
    """Read "@handle" or "Ana Diaz @handle": the name first, so that the address finds it."""
    if "@" not in field:
        return False
    rest = field
    for pattern in _ADDRESSES.values():
        rest = pattern.sub(" ", rest)
    if rest == field:
        return False
    rest = " ".join(_ADDRESS_LABEL.sub("", rest).split())
    if rest:
        _read_field(rest, found)
    found.reach(field)
    return True


def _read_agency(field: str, found: _Found) -> bool:
    split = split_agency(field)
    if split is None:
        return _read_agencies(field, found)
    agency, office = split
    found.agencies.append(agency)
    found.affiliate(agency.name, office)
    return True


def _read_agencies(field: str, found: _Found) -> bool:
    """Read "NTB-AFP-DPA": several agencies joined by hyphens."""
    agencies = [as_agency(part) for part in field.split("-")]
    known = [agency for agency in agencies if agency]
    if len(known) < max(len(agencies), 2):
        return False
    found.agencies += known
    return True


def _read_office(field: str, found: _Found) -> bool:
    if not is_office(field):
        return False
    if found.authors:
        found.authors[-1] = attrs.evolve(found.authors[-1], title=field)
    else:
        found.agencies.append(Agency(name=field))
    return True


def _read_outlet(field: str, found: _Found) -> bool:
    if not is_outlet(field):
        return False
    name = re.sub(r"(?i)^(?:special )?(?:for|to) ", "", field)
    found.agencies.append(as_agency(name) or Agency(name=name))
    found.affiliate(name)
    return True


def _read_signed(field: str, found: _Found) -> bool:
    """Read "Ana Diaz AP Sports Writer", where nothing stands between name and agency."""
    if not may_end_with_agency(field):
        return False
    words = field.split()
    for first in range(2, len(words)):
        split = split_agency(" ".join(words[first:]))
        if split is not None:
            agency, office = split
            _read_people(" ".join(words[:first]), found)
            found.agencies.append(agency)
            found.affiliate(agency.name, office)
            return True
    return False


def _read_people(field: str, found: _Found) -> bool:
    found.authors += [Author(name=name) for name in _people(field)]
    return True


_READERS: Sequence[Callable[[str, _Found], bool]] = (
    _read_address,
    _read_agency,
    _read_signed,
    _read_office,
    _read_outlet,
    _read_people,
)


def _read_field(field: str, found: _Found) -> None:
    for reader in _READERS:
        if reader(field, found):
            return


def _people(field: str) -> list[str]:
    names = (name.strip() for name in _PERSON_BREAK.split(field))
    return [name for name in names if any(map(str.isalpha, name))]


def _names_an_agency(line: str) -> bool:
    """Tell whether a line without a prefix names an agency, alone or beside a person."""
    if not may_end_with_agency(line):
        return False
    fields = _fields(line)
    return bool(fields and split_agency(fields[-1])) and all(map(_is_plausible, fields))


def _is_plausible(field: str) -> bool:
    if split_agency(field) or any(p.fullmatch(field) for p in _ADDRESSES.values()):
        return True
    capital = field[:1].isupper() or field[:1] == "("
    if capital and (is_office(field) or is_outlet(field)):
        return True
    people = _people(field)
    return bool(people) and all(map(is_personal_name, people))
