"""The fields of a byline that are no people: organizations, offices, places, labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefkit.prose.byline.found import Found
from briefkit.prose.byline.pieces import Piece, cut_at
from briefkit.prose.byline.words import (
    AND,
    SUFFIXES,
    is_brand,
    is_clearly_person,
    is_given_name,
    is_surname_too,
    signed_at,
)
from briefkit.prose.lexicon.agencies import as_agency, split_agency
from briefkit.prose.lexicon.names import NOT_NAMES, PARTICLES
from briefkit.prose.lexicon.offices import (
    is_collective,
    is_desk,
    is_office,
    is_plural,
    is_title,
    office_start,
)
from briefkit.prose.lexicon.organizations import is_known_outlet, is_outlet, may_be_surname
from briefkit.prose.lexicon.places import STAND_ALONE, is_country, is_region
from briefkit.prose.lexicon.towns import TOWNS

__all__ = [
    "FOR",
    "is_for",
    "is_town",
    "locate",
    "organization",
    "read_agency",
    "read_board",
    "read_collective",
    "read_desk",
    "read_for",
    "read_label",
    "read_outlet",
    "read_place",
    "read_region",
    "read_suffix",
    "read_title",
]

FOR = re.compile(
    r"[ ](?:special[ ](?:to|for)|for|contributor[ ]to|exclusively[ ]for"
    r"|of|at|with)[ ]",
    re.IGNORECASE,
)
"""What stands between a person and an organization."""

_FOR_FIRST = re.compile(
    r"(?:special(?:ly)?[ ](?:correspondent[ ])?(?:to|for)|exclusive(?:ly)?[ ](?:to|for)|for|to|at"
    r"|contribut(?:or|ing)[ ](?:to|for)|of|courtesy(?:[ ]of)?)[ ]",
    re.IGNORECASE,
)
_IN_FIRST = re.compile(r"(?:reporting[ ])?(?:in|from|aus|à)[ ](?=\S)", re.IGNORECASE)
_YEAR = re.compile(r"(?:^|[ ])(?:19|20)\d\d$")
_IN = re.compile(r"[ ](?:in|from)[ ](?=[A-Z])")
_TITLE_OF = re.compile(r"[ ](?:at|for|with|of)[ ]", re.IGNORECASE)
# Cities as German, French, Italian, Spanish and Portuguese bylines name them.
_CITIES = frozenset(
    """
    athen barcelona berlino brasília bruselas bruxelles brüssel dresden düsseldorf frankfurt genf
    genève hamburg kairo köln leipzig lisboa londra londres lyon marseille milano moscou moscú
    moskau münchen napoli parigi peking prag pékin rom roma stuttgart torino warschau wien zürich
    """.split()
)
_LABELS = frozenset(
    """
    admin administrator advertisement analysis anonymous author byline correction editorial
    exclusive guest letters live no-data-available null opinion photo photos sponsored transcript
    undefined unknown update updated video watch
    """.split()
) | {"breaking news", "press release", "sponsored content"}


def read_suffix(field: Piece, found: Found) -> bool:
    """Read "Jr.", "M.D." after a comma as a part of the name before it."""
    plain = field.text.replace(".", "").replace(" ", "").lower()
    if plain not in SUFFIXES or not found.people or found.separator != ",":
        return False
    if as_agency(field.text):  # "PA" is an agency, "P.A." is not
        return False
    person = found.people[-1]
    if set(person.details) - {"role"}:
        return False
    person.name = f"{person.name}, {field.text}"
    person.stop = field.stop
    return True


def read_label(field: Piece, found: Found) -> bool:
    """Read what is neither a person nor an organization: a date, a label, a number."""
    if field.text.lower() in _LABELS or field.text.lower() in NOT_NAMES:
        found.leave_out(field, "names nobody")
        return True
    if _YEAR.search(field.text) or (
        any(map(str.isdecimal, field.text)) and not is_outlet(field.text)
    ):
        found.leave_out(field, "is no name")
        return True
    return False


# --- places ------------------------------------------------------------------------------


def is_town(field: Piece, follows: Piece, found: Found) -> bool:
    """Tell whether a field is a town because of its state: "San Lindo, Calif."."""
    return (
        bool(found.here)
        and is_region(follows.text)
        and follows.text.lower() not in SUFFIXES
        and 0 < len(field.text.split()) < 3
        and not (is_outlet(field.text) or is_brand(field.text) or is_given_name(field.text))
        and not found.here[-1].details.get("location")
    )


def read_place(field: Piece, found: Found) -> bool:
    """Read "in Rome", "from Paris" after the people who are there."""
    match = _IN_FIRST.match(field.text)
    if match is None or not found.here:
        return False
    locate(field.cut(match.end()), found)
    return True


def locate(place: Piece, found: Found) -> None:
    """Give the people here a place, and an organization that follows it: "Rome for The Times"."""
    match = FOR.search(place.text)
    found.locate(place.cut(0, match.start()).text if match else place.text)
    if match:
        found.publish(organization(place.cut(match.end())))


def read_region(field: Piece, found: Found) -> bool:
    """Read the rest of a place, "in Rome, Italy", and a city by itself, "London"."""
    if found.separator == "and":
        return False
    if not found.here:
        return _read_unshared(field, found)
    place = found.here[-1].details.get("location", "")
    is_rest = is_region(field.text) or is_country(field.text)
    if not place and (is_rest or _is_city(field.text, found)):
        found.locate(field.text)
        return True
    if not place or "," in place or not is_rest:
        return False
    for person in found.here:
        if person.details.get("location") == place:
            person.details["location"] = f"{place}, {field.text}"
    return True


def _is_city(name: str, found: Found) -> bool:
    """Tell whether a field is a city: a well-known one, or any town behind an organization."""
    plain = name.lower()
    if plain.partition("-")[0] in STAND_ALONE | _CITIES:
        return True
    return bool(found.here[-1].details.get("affiliation")) and plain in TOWNS


def _read_unshared(field: Piece, found: Found) -> bool:
    """Read "PTI | New Delhi": a city behind an agency, with nobody who is there."""
    if not found.agencies or field.text.lower() not in STAND_ALONE:
        return False
    found.leave_out(field, "is the place of nobody who is named")
    return True


# --- organizations -----------------------------------------------------------------------


def read_agency(field: Piece, found: Found) -> bool:
    """Read "AP", "AP Sports Writer", "AP Brief"."""
    split = split_agency(field.text)
    if split is None:
        return False
    agency, office = split
    is_labelled = not office and agency.name != field.text
    found.publish(agency.name, title=office, is_employer=not is_labelled)
    return True


def organization(field: Piece) -> str:
    """Return the name of an organization in a sentence, without "the"."""
    return field.text.removeprefix("the ")


def read_for(field: Piece, found: Found) -> bool:
    """Read "Special to The Times", "for USA TODAY"."""
    match = _FOR_FIRST.match(field.text)
    if match is None or not is_for(match, field):
        return False
    found.publish(organization(field.cut(match.end())))
    return True


def is_for(match: re.Match[str], field: Piece) -> bool:
    """Tell whether what follows "of" or "at" is an organization, not a place."""
    is_plain = match.group().strip().lower() in ("of", "at", "with")
    return not is_plain or is_outlet(field.text[match.end() :].removeprefix("the "))


def read_outlet(field: Piece, found: Found) -> bool:
    """Read "The Bergen Times", "Asbury (N.J.) Park Press", "University of Leeds"."""
    if not is_outlet(field.text) or _holds_person(field):
        return False
    if may_be_surname(field.text):
        is_among_people = (found.is_prefixed and found.is_empty) or found.separator == "and"
        if is_among_people or is_surname_too(field.text):
            return False
        found.doubt(field, "may be a person or an outlet; taken for an outlet")
    elif signed_at(field) is not None:
        return False
    parts = [part for part in cut_at(field, AND.finditer(field.text)) if part.text]
    if not all(is_known_outlet(part.text) for part in parts):
        parts = [field]
    for part in parts:
        found.publish(part.text)
    return True


def _holds_person(field: Piece) -> bool:
    """Tell whether a person is joined to the organization: "Bergen Times and Ana Diaz"."""
    if is_known_outlet(field.text):
        return False
    parts = [part.text for part in cut_at(field, AND.finditer(field.text)) if part.text]
    return len(parts) > 1 and any(map(is_clearly_person, parts))


# --- offices -----------------------------------------------------------------------------


def read_collective(field: Piece, found: Found) -> bool:
    """Read "Staff and wire reports", "The Editorial Board", and "Staff Reporter" by itself."""
    place = _IN.search(field.text)
    if place and is_collective(field.text[: place.start()]):
        field = field.cut(0, place.start())
    if is_collective(field.text):
        if found.here and is_office(field.text) and found.separator != "and":
            found.entitle(field.text)
        else:
            found.publish(field.text, is_employer=False)
        return True
    if found.here or not is_office(field.text) or not _is_unnamed(field.text.split()):
        return False
    found.unnamed.append(field.text)
    return True


def read_board(field: Piece, found: Found) -> bool:
    """Read an outlet with a group of its own: "Post Editorial Board", "Guardian sport"."""
    words = field.text.split()
    is_board = any(
        is_outlet(" ".join(words[:size]))
        and (is_collective(" ".join(words[size:])) or all(map(is_desk, words[size:])))
        and not is_office(words[-1])
        for size in range(1, len(words))
    )
    if is_board:
        found.publish(field.text)
    return is_board


def _is_unnamed(office: Sequence[str]) -> bool:
    """Tell whether an office names neither an organization nor anybody."""
    is_lone_desk = len(office) == 2 and not (is_outlet(office[0]) or is_brand(office[0]))
    return office_start(office) == 0 or is_lone_desk


def read_title(field: Piece, found: Found) -> bool:
    """Read "Senior Lecturer in Law", "reporter for The Times", "Staff Writer"."""
    words = field.text.split()
    is_described = (
        len(words) > 1 and field.text[0].islower() and words[0] not in PARTICLES | {"the"}
    )
    is_known = is_described or office_start(words) == 0 or is_title(field.text)
    if not (is_known and found.here):
        return False
    for match in _TITLE_OF.finditer(field.text):
        rest = field.cut(match.end())
        if is_outlet(organization(rest)):
            found.publish(organization(rest), title=field.cut(0, match.start()).text)
            return True
    found.entitle(field.text)
    return True


def read_desk(field: Piece, found: Found) -> bool:
    """Read "Bergen Times Science Editor", "KQED Reporter", "Housing Reporter"."""
    if not is_office(field.text) or _holds_person(field):
        return False
    words = field.text.split()
    for size in _sizes(words):
        lead = " ".join(words[:size])
        if (
            (is_outlet(lead) or is_brand(lead))
            and office_start(words[size:]) == 0
            and signed_at(field) is None
        ):
            title = "" if found.separator == "and" else " ".join(words[size:])
            found.publish(lead.removeprefix("the "), title=title)
            return True
    is_joined = found.separator == "and"
    if found.here and not (is_joined or is_plural(field.text)) and not AND.search(field.text):
        found.entitle(field.text)
        return True
    return False


def _sizes(words: Sequence[str]) -> list[int]:
    """Return how many words may name an outlet: a well-known one first, then the shortest."""
    sizes = range(1, len(words))
    known = [size for size in sizes[::-1] if is_known_outlet(" ".join(words[:size]))]
    return [*known, *sizes]
