"""The words of a byline: what may be a name, and where a name ends and an office begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefkit.prose.byline.pieces import Piece
from briefkit.prose.lexicon.agencies import split_agency
from briefkit.prose.lexicon.given_names import EITHER, MEN, WOMEN
from briefkit.prose.lexicon.names import PARTICLES, is_personal_name
from briefkit.prose.lexicon.offices import is_title, office_start
from briefkit.prose.lexicon.organizations import is_known_outlet, is_outlet, may_be_surname

__all__ = [
    "AND",
    "SHORT_FORMS",
    "SUFFIXES",
    "is_acronym",
    "is_brand",
    "is_clearly_person",
    "is_given_name",
    "is_initials",
    "is_name",
    "is_surname_too",
    "signed_at",
    "trimmed",
]

_BEFORE = " _-–—*:•·=<>.,'\"“”„«»/\x1f"
_AFTER = ' _-–—*:•·=<>,"“”„«»/\x1f'
_LONGEST_NAME = 6  # words

SHORT_FORMS = frozenset(
    """
    ala ariz calif colo conn corp dept drs fla gov govs hon inc jnr kan ltd mass messrs mich minn
    miss neb nev okla ore penn prof profs rep reps rt sen sens snr tenn tex univ wash wis
    """.split()
)
"""Words of three letters and more that a period ends though no sentence does."""

SUFFIXES = frozenset(
    """
    ba bs bsn cbe cfa cfp cissp cpa dds dmd dnp do dphil dvm edd esq frcp frs ii iii iv jd jnr jr
    kbe kc lcsw llb llm ma mb mba mbbs mbe md mfa mla mp mph mpp ms msc msn msw np obe od pa pe
    pharmd phd pmp psyd qc rd rdn rn scd snr sr usaf usmc usn
    """.split()
)
"""Letters after a name, for degrees, generations and orders, without their periods."""

AND = re.compile(
    r"[ ](?:and|und|et|&|og|och|ja|plus|with|\+|(?-i:avec|con|med|mit))[ ](?:by[ ])?"
    r"|[ ](?:y|e|i|en)[ ](?=\S+[ ]\S)"
    r"|[ ](?:and|und|et|&)$",
    re.IGNORECASE,
)
"""What stands between people; a short word may be part of a name, as in "Ortega y Gasset"."""

_INITIALS = re.compile(r"[^\W\d_]{2,3}")
_HUMPS = re.compile(
    r"(?!(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O['’])[A-Z])[A-Z][a-zà-ÿ]+[A-Z]\w*|[A-Z][A-Z]?[a-z]+[A-Z]{2,}"
)
_ACRONYM = re.compile(r"[A-Z]{3,6}(?:[ -][A-Z]\w*)?")
_GIVEN_NAMES = MEN | WOMEN | EITHER
_COMPANIES = frozenset(("co", "corp", "inc", "ltd"))
# Of names that stand by themselves: in a sentence they would be words like any other.
_MORE_PARTICLES = frozenset("abu af ap av bint n t ul zum zur".split())


def trimmed(field: Piece) -> Piece:
    """Return a field without the marks around it; a period stays where it ends a short form."""
    field = field.stripped(_BEFORE, _AFTER)
    if field.text.count("(") != field.text.count(")"):
        field = field.stripped("() ", "() ")
    if field.text[:1] == "(" and field.text.find(")") in (-1, len(field.text) - 1):
        field = field.stripped("( ", ") ")
    if field.text.endswith(".") and not _is_short_form(field.text.rpartition(" ")[2]):
        field = field.stripped("", ". ")
    return field


def _is_short_form(word: str) -> bool:
    plain = word.rstrip(".")
    return len(plain) < 2 or "." in plain or plain.lower() in SUFFIXES | SHORT_FORMS | _COMPANIES


# --- names -------------------------------------------------------------------------------


def is_clearly_person(text: str) -> bool:
    """Tell whether `text` can only be read as a first name and a surname."""
    words = text.split()
    return (
        1 < len(words) <= _LONGEST_NAME
        and is_personal_name(text)
        and words[-1].lower() != "the"
        and (not is_outlet(text) or may_be_surname(text))
        and not is_title(text)
        and office_start(words) == len(words)
    )


def is_name(words: Sequence[str]) -> bool:
    """Tell whether each of the words of a field may belong to a name."""
    return len(words) <= _LONGEST_NAME and all(map(_may_name, words))


def _may_name(word: str) -> bool:
    plain = word.strip("\"“”'’(),.")
    return (
        not plain
        or plain.lower() in PARTICLES
        or any(map(str.isupper, plain))
        or not plain[0].islower()
        or plain in _MORE_PARTICLES
    )


def is_initials(text: str) -> bool:
    """Tell whether `text` is how a desk signs: "TA", "gr"."""
    return bool(_INITIALS.fullmatch(text)) and (text.isupper() or text.islower())


def is_acronym(text: str) -> bool:
    """Tell whether `text` is made of capitals as the call sign of a station is: "KQED"."""
    return bool(_ACRONYM.fullmatch(text))


def is_brand(text: str) -> bool:
    """Tell whether `text` has capitals in the middle, as brands have: "MinnPost", "KQED"."""
    return bool(_HUMPS.fullmatch(text)) or is_acronym(text)


def is_given_name(text: str) -> bool:
    """Tell whether the first word of `text` is a known given name."""
    return text.partition(" ")[0].lower() in _GIVEN_NAMES


def is_surname_too(text: str) -> bool:
    """Tell whether what ends as an outlet does begins as a person does: "Jordan Press"."""
    return may_be_surname(text) and is_given_name(text)


# --- a name and what it is signed with ---------------------------------------------------


def signed_at(field: Piece) -> int | None:
    """Return the offset in a field at which an organization or office follows a name.

    >>> signed_at(Piece("Ana Diaz AP Sports Writer", 0, 25))
    9
    """
    words = field.words()
    texts = [word.text for word in words]
    start = office_start(texts)
    for first in range(2, len(words)):
        if _is_signature(texts, first, start) and is_clearly_person(" ".join(texts[:first])):
            return words[first].start - field.start
    size = 3 if len(texts) > 1 and len(texts[1]) == 2 and texts[1].endswith(".") else 2
    if size < start and _is_before_paper(texts, size, start):
        return words[size].start - field.start
    return None


def _is_signature(words: Sequence[str], first: int, start: int) -> bool:
    rest = " ".join(words[first:])
    return (
        first == start
        or split_agency(rest) is not None
        or is_known_outlet(rest)
        or ((words[first] in ("The", "THE") or _changes_case(words, first)) and is_outlet(rest))
    )


def _changes_case(words: Sequence[str], first: int) -> bool:
    """Tell whether capitals end at `first`: "ANA DIAZ Bergen Times"."""
    return all(map(str.isupper, words[:first])) and not words[first].isupper()


def _is_before_paper(words: Sequence[str], size: int, start: int) -> bool:
    """Tell whether a paper comes after a name: "Ana M. Diaz Bergen Times Staff Writer".

    Without an office at the end the first name must be a known one.
    """
    if start == len(words) and not (len(words) > 3 and words[0].lower() in _GIVEN_NAMES):
        return False
    name, paper = " ".join(words[:size]), " ".join(words[size:start])
    return is_outlet(paper) and is_clearly_person(name) and not is_outlet(name)
