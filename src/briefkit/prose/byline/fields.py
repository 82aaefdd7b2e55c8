"""The fields of a byline: a table of readers says of each what it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefkit.prose.byline.credits import Credit, work_of
from briefkit.prose.byline.found import Found
from briefkit.prose.byline.office_fields import (
    FOR,
    is_for,
    locate,
    organization,
    read_agency,
    read_board,
    read_collective,
    read_desk,
    read_for,
    read_label,
    read_outlet,
    read_place,
    read_region,
    read_suffix,
    read_title,
)
from briefkit.prose.byline.pieces import Piece, cut_at
from briefkit.prose.byline.words import (
    AND,
    is_acronym,
    is_brand,
    is_clearly_person,
    is_initials,
    is_name,
    signed_at,
    trimmed,
)
from briefkit.prose.lexicon.agencies import as_agency, split_agency
from briefkit.prose.lexicon.names import NOT_NAMES
from briefkit.prose.lexicon.offices import OFFICES, is_plural, office_start
from briefkit.prose.lexicon.organizations import is_outlet

__all__ = ["read_field"]

_AND_FIRST = re.compile(
    r"(?:and|und|et|&|og|och|plus|with|avec|mit|\+)[ ](?:by[ ])?", re.IGNORECASE
)
_IN = re.compile(
    r"[ ](?:(?:reporting|reports|writing)[ ])?(?i:in|from|aus|à|en|em)[ ](?=[^\W\d_a-zß-ÿ])"
)
_QUOTED = re.compile(r"[\"“‘'«][^\"“”«»]+[\"”’'»]")
_OUR = re.compile(
    r"(?:(?:da|dal|dalla|de|del|fra|from|van|von)[ ])?"
    r"(?:nostr[oa]|notre|nuestr[oa]|onze|our|unsere[mnr]|vår)[ ](?=\w+[ ][A-Z])",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?<=[^\W\d_])['’]s?[ ](?=\S+[ ]\S)")
_IS = re.compile(r"[ ](?:is|was|are|were|has|have|covers|writes|reports)[ ](?=[a-z])")
_LOWER_NAME = re.compile(r"[^\W\d_]+(?:[ ][^\W\d_]+){1,2}")
_MOST_BRACKETS = 8


def read_field(field: Piece, found: Found) -> None:
    """Read one field of a byline into `found`."""
    if _QUOTED.fullmatch(field.text):
        found.leave_out(field, "is the title of a work")
        return
    field = trimmed(field)
    if joined := _AND_FIRST.match(field.text):
        found.separator = "and"
        field = trimmed(field.cut(joined.end()))
    if ours := _OUR.match(field.text):
        field = field.cut(ours.end())
    if any(map(str.isalnum, field.text)):
        for reader in _READERS:
            if reader(field, found):
                return


# --- several things in one field ---------------------------------------------------------


def _read_bracketed(field: Piece, found: Found) -> bool:
    """Read "Ana Diaz (AP)": what is in brackets at the end is a field of its own."""
    at = field.text.rfind("(")
    if at < 1 or not field.text.endswith(")") or field.text.count("(") > _MOST_BRACKETS:
        return False
    inner = field.cut(at + 1, -1)
    if work := work_of(inner.text):
        return _read_at_work(field.cut(0, at), work, found)
    read_field(field.cut(0, at), found)
    for part in cut_at(inner, re.finditer(",", inner.text)):
        found.separator = "("
        read_field(part, found)
    return True


def _read_at_work(field: Piece, work: Credit, found: Found) -> bool:
    """Read "Ana Diaz (Foto)"; of several people each may have done something else."""
    if AND.search(field.text):
        return False
    credit = found.credit
    if not work.is_author:
        found.begin(work)
    read_field(field, found)
    if not work.is_author:
        found.begin(credit)
    return True


def _read_agencies(field: Piece, found: Found) -> bool:
    """Read "NTB-AFP-DPA": agencies joined by hyphens; "NTB-Tora Vik": one and a person."""
    joined = field.text.replace("–", "-")
    first, hyphen, rest = joined.partition("-")
    if not hyphen or as_agency(first) is None or " " in first:
        return False
    if is_clearly_person(rest):
        read_field(field.cut(len(first) + 1), found)
        found.publish(first)
        return True
    names = joined.split("-")
    if not all(as_agency(name) or is_acronym(name) for name in names):
        return False
    for name in names:
        found.publish(name)
    return True


def _read_several(field: Piece, found: Found) -> bool:
    """Read "Ana Diaz and Bo Roe"."""
    parts = list(cut_at(field, AND.finditer(field.text)))
    if len(parts) == 1:
        return False
    for index, part in enumerate(parts):
        if index or is_clearly_person(part.text):
            found.separator = "and"
        read_field(part, found)
    return True


def _read_bio(field: Piece, found: Found) -> bool:
    """Read "Ana Diaz is a reporter in Rome", which tells more about Ana Diaz."""
    match = _IS.search(field.text)
    if match is None or not is_clearly_person(field.text[: match.start()]):
        return False
    found.name(field.cut(0, match.start()))
    return True


def _read_located(field: Piece, found: Found) -> bool:
    """Read "Ana Diaz in Rome", "AP writer Ana Diaz in Rome", "Ana Diaz for The Times"."""
    for pattern in (_IN, FOR):
        match = pattern.search(field.text)
        if match is None or not _is_somebody(field.cut(0, match.start())):
            continue
        if pattern is FOR and not is_for(match, field):
            continue
        read_field(field.cut(0, match.start()), found)
        rest = field.cut(match.end())
        found.separator = "for"
        if pattern is _IN:
            locate(rest, found)
        else:
            found.publish(organization(rest))
        return True
    return False


def _is_somebody(field: Piece) -> bool:
    """Tell whether a field is a person, with an office before or behind the name or without."""
    return (
        is_clearly_person(field.text)
        or is_initials(field.text)
        or signed_at(field) is not None
        or _name_start(field) is not None
    )


def _read_signed(field: Piece, found: Found) -> bool:
    """Read "Ana Diaz AP Sports Writer", where nothing stands between name and office."""
    at = signed_at(field)
    if at is None:
        return False
    read_field(field.cut(0, at), found)
    found.separator = "\n"
    read_field(field.cut(at), found)
    return True


def _read_titled(field: Piece, found: Found) -> bool:
    """Read "Staff Writer Ana Diaz", "AP correspondent Ana Diaz"."""
    start = _name_start(field)
    if start is None:
        return False
    found.name(field.cut(start))
    office = trimmed(field.cut(0, start))
    read_field(office, found)
    if is_plural(office.text):
        found.share()
    return True


def _name_start(field: Piece) -> int | None:
    """Return the offset in a field at which a name follows an office: "AP writer Ana Diaz"."""
    words = field.words()
    for size in range(len(words) - 2, 0, -1):
        if words[size - 1].text.lower() not in OFFICES:
            continue
        office = field.text[: words[size - 1].stop - field.start]
        start = words[size].start - field.start
        is_desk = split_agency(office) or office_start(office.split()) == 0
        if is_desk and is_clearly_person(field.text[start:]):
            return start
    return None


def _read_owned(field: Piece, found: Found) -> bool:
    """Read "CNN's Ana Diaz"."""
    match = _OWN.search(field.text)
    if match is None or not is_clearly_person(field.text[match.end() :]):
        return False
    if not is_outlet(field.text[: match.start()]):
        return False
    read_field(field.cut(match.end()), found)
    found.publish(field.text[: match.start()])
    return True


# --- people ------------------------------------------------------------------------------


def _read_initials(field: Piece, found: Found) -> bool:
    """Read "TA", "gr"; behind an organization they are those of a desk: "futurezone/KN"."""
    text = field.text
    if not is_initials(text):
        return False
    if found.separator == "/" and found.agencies and not found.people:
        found.leave_out(field, "may be a person or a desk; left out")
    elif found.people and len(text) > 2 and text.isupper() and not found.people[-1].name.isupper():
        found.publish(text)
    else:
        if found.people and found.separator == "," and not is_initials(found.people[-1].name):
            found.doubt(field, "may be a person or an organization; taken for a person")
        found.name(field)
    return True


def _read_word(field: Piece, found: Found) -> bool:
    """Read a single word: a name by itself, or a brand."""
    text = field.text
    if " " in text:
        return False
    is_shouted = found.people and text.isupper() and not found.people[-1].name.isupper()
    if is_brand(text) and (is_shouted or not text.isupper()):
        found.publish(text)
    elif found.separator == "(" and found.people:
        found.leave_out(field, "is neither clearly a person nor an organization; left out")
    elif text.islower() and len(text) > 4:
        found.doubt(field, "may be a person or an outlet; taken for an outlet")
        found.publish(text)
    else:
        if found.people and found.separator != "and":
            found.doubt(field, "may be a person or an organization; taken for a person")
        found.name(field)
    return True


def _read_person(field: Piece, found: Found) -> bool:
    words = field.text.split()
    if NOT_NAMES.issuperset(map(str.lower, words)):
        found.leave_out(field, "names nobody")
        return True
    if not is_name(words):
        is_small = field.text.islower() and _LOWER_NAME.fullmatch(field.text)
        if not is_small or found.people:
            found.leave_out(field, "is neither clearly a person nor an organization; left out")
            return True
        found.doubt(field, "has no capitals; taken for a person")
    elif len(words) > 4:
        found.doubt(field, "is long for a name; taken for a person")
    found.name(field)
    return True


_READERS: Sequence[Callable[[Piece, Found], bool]] = (
    _read_bracketed,
    read_suffix,
    read_agency,
    read_region,
    _read_agencies,
    read_collective,
    read_board,
    read_for,
    read_place,
    read_title,
    read_label,
    read_desk,
    _read_initials,
    read_outlet,
    _read_several,
    _read_bio,
    _read_located,
    _read_owned,
    _read_titled,
    _read_signed,
    _read_word,
    _read_person,
)
