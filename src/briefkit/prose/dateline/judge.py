"""Whether the words before a dash are a dateline: what speaks for it, and what against."""

from __future__ import annotations

import re

from briefkit.model.people import Agency
from briefkit.prose.dateline.parts import Parts, Town
from briefkit.prose.lexicon.agencies import as_agency
from briefkit.prose.lexicon.kickers import is_kicker, is_whereabouts, names_a_label
from briefkit.prose.lexicon.places import STAND_ALONE, is_country, is_region
from briefkit.prose.lexicon.towns import TOWNS

__all__ = ["is_said", "is_sure", "opens_sentence"]

# Wire services and stations that are no news agencies, as datelines call them.
_STATIONS = frozenset(
    name.strip()
    for name in """
    abc, bbc, business insider, cbc, cbs, cnn, cnn business, cnnmoney, cnn money, fox, fox business,
    fox news, hollywood reporter, marketwatch, msnbc, nbc, nbc news, sports network, sputnik,
    thestreet, thewrap, variety, accesswire, business wire, businesswire, cnw, globe newswire,
    globenewswire, marketwire, marketwired, newsfile corp., pr newswire, prnewswire,
    prnewswire-usnewswire, prweb, usnewswire
    """.replace("\n", " ").split(",")
)
_WIRES = frozenset("agency media network news newswire press radio service wire".split())
_INITIALS = re.compile(r"[A-ZÀ-Þ]{3,6}|[a-z]{3}")
_OPENING = re.compile(r"[\"“„«'‘`(\[]*+[^a-zß-öø-ÿ]")
# "McALLEN", "DeKALB", "COEUR d'ALENE": capitals, all the same.
_MIXED = re.compile(r"(?:Ma?c|De|Di|Du|La|Le|Fitz)[A-ZÀ-Þ]{2,}|[dlDL]['’][A-ZÀ-Þ]+")
_SMALL = frozenset(
    "a am an auf da de del der des di do du e el en la las le los of on sur the upon y".split()
)
_OPENERS = frozenset(
    "a after an and as at because before but by during for from if in on since so that this to "
    "until when where while with".split()
)
_MOST_WORDS = 4
_MOST_WORDS_ABOARD = 6
_LONG_STATE = 6


def is_said(parts: Parts) -> bool:
    """Tell whether a line of its own that consists of `parts` is a dateline."""
    if not parts.is_place or not (parts.towns or parts.agencies):
        return False
    return not any(_is_label(town) for town in parts.towns)


def is_sure(parts: Parts, dash: str, rest: str) -> bool:
    """Tell whether words in running text are a dateline beyond doubt.

    Args:
        parts: What the words before the dash mean.
        dash: The dash, with the space before it; empty where none follows the agency.
        rest: What follows, without space.
    """
    mark, opens = dash.strip(), opens_sentence(rest)
    if not is_said(parts) or not (opens or mark):
        return False
    is_known = any(map(_is_known, parts.agencies))
    if not parts.towns:
        return _is_from_wire(parts, mark) if is_known else opens and _is_unknown_wire(parts, mark)
    if is_known:
        return not any(map(_is_body, parts.towns))
    if not (opens and mark) or (dash == "--" and not parts.agencies):
        return bool(parts.day) and opens and not mark and _is_filed(parts)
    if all(_is_in_capitals(town.name) for town in parts.towns):
        return _is_in_place(parts, mark)
    return _is_filed(parts)


def opens_sentence(rest: str) -> bool:
    """Tell whether `rest` begins as a sentence does: not with a small letter."""
    return not rest or _OPENING.match(rest) is not None


def _is_known(agency: Agency) -> bool:
    return agency.code is not None or agency.name.lower() in _STATIONS


def _is_from_wire(parts: Parts, mark: str) -> bool:
    """Tell whether known agencies without a place are a dateline: ``(Reuters) -``, ``(CNN)``."""
    if mark or parts.day:
        return True
    # Without a dash, "(AP) Photo" and "(Reuters/Jane Doe)" are credits.
    return all(agency.name.lower() in _STATIONS for agency in parts.agencies)


def _is_unknown_wire(parts: Parts, mark: str) -> bool:
    return mark != "" and _is_wire(parts.agencies[0])


def _is_wire(agency: Agency) -> bool:
    """Tell whether a name in parentheses is an agency's though it is not known: ``(WXYZ) —``."""
    name = agency.name
    words = name.split()
    if len(words) > 1 and words[-1].lower() in _WIRES:
        return True
    if names_a_label(name):
        return False
    if name.lower() == name.upper() or _INITIALS.fullmatch(name):  # "(新華社)--", "(WXYZ) —"
        return True
    return as_agency(words[0]) is not None


def _is_label(town: Town) -> bool:
    is_label = names_a_label(town.name) and not is_whereabouts(town.name)
    return is_label and not _is_placed(town)


def _is_body(town: Town) -> bool:
    """Tell whether an organization, not a town, stands before its initials."""
    if as_agency(town.name) is not None:
        return True
    first = town.name.partition(" ")[0]
    is_article = first == "The" and not town.name.startswith("The Hague")
    return is_article or (first.lower() in _OPENERS and not first.isupper())


def _is_placed(town: Town) -> bool:
    """Tell whether a state or country that we know stands beside the town."""
    return any(
        name is not None and (is_region(name) or is_country(name, town.name))
        for name in (town.region, town.country)
    )


def _stands_alone(town: Town) -> bool:
    return town.name.lower() in STAND_ALONE


def _is_in_capitals(name: str) -> bool:
    words = [word for part in name.split() for word in part.split("-") if word]
    shouted = [word for word in words if word.isupper() or _MIXED.fullmatch(word)]
    return bool(shouted) and all(word in shouted or word in _SMALL for word in words)


def _is_in_place(parts: Parts, mark: str) -> bool:
    """Tell whether capitals are a dateline though no agency says so."""
    if mark == ":":
        return bool(parts.day) or all(map(_stands_alone, parts.towns))
    if parts.day and parts.day.day is None and not parts.agencies:
        return False  # "HAPPY FRIDAY —"
    is_alone = not (parts.day or parts.agencies)
    return all(_is_town(town, is_alone=is_alone) for town in parts.towns)


def _is_filed(parts: Parts) -> bool:
    """Tell whether a town in small letters is filed from: a full date or a station says so."""
    if any(map(_is_body, parts.towns)):
        return False
    if parts.day and parts.day.year and parts.day.month:
        return True
    return any(map(_is_wire, parts.agencies)) and all(
        _is_placed(town) or town.name.lower() in TOWNS for town in parts.towns
    )


def _is_town(town: Town, *, is_alone: bool) -> bool:
    """Tell whether capitals are the name of a town.

    Args:
        town: The town, with its state if there is one.
        is_alone: Whether neither date nor agency stands beside it.
    """
    words = len(town.name.split())
    if _is_placed(town):
        return words <= _MOST_WORDS_ABOARD
    if town.region is not None:
        # Only short states are in capitals. Longer ones are the rest of a shouted headline.
        is_state = len(town.region) < _LONG_STATE or not town.region.isupper()
        is_state = is_state and town.country is None and not names_a_label(town.region)
        return is_state and words <= _MOST_WORDS
    is_aboard = is_whereabouts(town.name)
    if words > (_MOST_WORDS_ABOARD if is_aboard else _MOST_WORDS) or len(town.name) < 3:
        return False
    return not (is_alone and is_kicker(town.name))
