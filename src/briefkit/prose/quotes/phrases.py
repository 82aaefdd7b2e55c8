"""Noun phrases: just enough grammar to find who speaks."""

from __future__ import annotations

from briefkit.prose.lexicon.cues import (
    BE,
    CUES,
    DETERMINERS,
    NAME_LINKS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEECH_NOUNS,
)
from briefkit.prose.lexicon.months import MONTHS
from briefkit.prose.lexicon.names import GROUPS, PARTICLES, TITLES
from briefkit.prose.quotes.words import NOUNS_IN_LY, OBJECTS, OPENERS, STOPS, Phrase, Words

__all__ = ["ALONE", "POSTPOSED", "phrase_after", "phrase_before"]

_MOST_WORDS = 12
_ASIDE = 2 * _MOST_WORDS
_MOST_ASIDES = 5
_COMMA = frozenset((",",))
_DASHES = frozenset(("—", "–", "-", "--"))
_CLOSED_BY = {")": frozenset(("(",)), "]": frozenset(("[",))}
_AND = frozenset(("and", "&"))
_CLASS_LINKS = ("of", "for")
_OPEN_ASIDES = PREPOSITIONS | frozenset("a an who whose which".split())
_SELVES = frozenset("himself herself that to".split())
POSTPOSED = frozenset(
    "aware close familiar involved loyal opposed present responsible sympathetic".split()
)
"""Adjectives that follow what they tell about: "a source *close* to the mayor"."""

_RANKS = frozenset("acting founding leading managing ranking sitting".split())
_NEVER_NOUNS = PREPOSITIONS | POSTPOSED | RELATIVES | BE

_COUNTS = frozenset("one two three four five six seven eight nine".split())
_MADE_PUBLIC = frozenset("filed issued obtained posted published released".split())

ALONE = frozenset(
    "all another both each four many most one several some that these this those three two".split()
)
"""Words that stand for a noun phrase: "*another* said"."""

_ROLES = (
    frozenset(
        """
        administration ad adviser advisers advisor aide aides allies ally attorney backer backers
        brief campaign camp committee counsel fan fans fellow foe foes folks friend group groups
        headline legislator member members office operative operatives organizer owner pollster
        producer secretary source spokespeople staff staffer staffers supporter surrogate
        surrogates team website
        """.split()
    )
    | TITLES
    | GROUPS
)
"""Nouns that follow a name: "the Vik *campaign*"."""


def phrase_before(words: Words, index: int, floor: int = 0) -> Phrase | None:
    """Return the noun phrase that ends right before `index`, asides skipped.

    Args:
        words: The words of a sentence.
        index: Of the verb, or of what stands before it.
        floor: The first word that may belong to it.
    """
    last = _before_asides(words, index - 1, floor)
    if last < floor:
        return None
    lower = words.lower[last]
    if lower in PRONOUNS:
        return last, last
    if lower in ALONE and not words.is_noun(last):
        return last - (last > floor and words.lower[last - 1] == "the"), last
    if words.is_quote(last) or not words.is_noun(last):
        return None
    first = _phrase_start(words, last, floor)
    if first <= last and words.texts[first].isdigit() and _is_share(words, first, floor):
        first -= 2
    while first < last and words.lower[last] in _MADE_PUBLIC:
        last -= 1  # "an order *released* Monday said"
    return (first, last) if first <= last else None


def _is_share(words: Words, index: int, floor: int) -> bool:
    """Tell whether a number is the whole of a share: "four in *10* voters"."""
    before = words.lower[max(index - 2, floor) : index]
    return len(before) == 2 and before[1] == "in" and before[0] in _COUNTS


def _before_asides(words: Words, index: int, floor: int) -> int:
    """Step back over what stands between commas, dashes and brackets."""
    for _ in range(_MOST_ASIDES):
        text = words.texts[index] if index >= floor else ""
        if text == ",":
            index = _before_commas(words, index, floor)
        elif text in _CLOSED_BY:
            index = _opening(words, index, floor, _CLOSED_BY[text]) - 1
        elif text in _DASHES:
            index = _opening(words, index, floor, _DASHES) - 1
        else:
            break
    return index


def _opening(words: Words, index: int, floor: int, marks: frozenset[str]) -> int:
    """Return the index of the last of `marks` before `index`; `floor` if there is none near."""
    for position in range(index - 1, max(index - _ASIDE, floor - 1), -1):
        if words.texts[position] in marks:
            return position
    return floor


def _before_commas(words: Words, index: int, floor: int) -> int:
    """Step back over the aside that a comma closes: ", who built it,"; ", 54, of Oslo,"."""
    if index > floor and words.texts[index - 1] in _CLOSED_BY:
        return index - 1
    comma = _opening(words, index, floor, _COMMA)
    for _ in range(_MOST_ASIDES):
        if comma <= floor or words.texts[comma] != ",":
            return floor - 1
        if not _is_aside(words, comma - 1, floor):
            break
        comma = _opening(words, comma, floor, _COMMA)
    return comma - 1


def _is_aside(words: Words, last: int, floor: int) -> bool:
    """Tell whether an apposition ends at `last`: ", *54*," or ", *a builder*,"."""
    comma = _opening(words, last + 1, floor, _COMMA)
    if comma <= floor or words.texts[comma] != "," or not words.is_noun(comma - 1):
        return False
    opening = words.lower[comma + 1]
    if words.lower[comma + 2] in RELATIVES:
        return False  # ", in what Ana Vik, a builder, called"
    if opening in _OPEN_ASIDES or opening.isdigit():
        return True
    return opening == "the" and words.is_capital(comma - 1)


def _phrase_start(words: Words, last: int, floor: int) -> int:
    """Return the index of the first word of the noun phrase that ends at `last`."""
    first = last + 1
    for position in range(last, max(last - _MOST_WORDS, floor - 1), -1):
        lower = words.lower[position]
        if lower in DETERMINERS:
            hangs = lower == "that" or _is_fronted(words, position, last)
            return _trimmed(words, first, last) if hangs else position
        if words.is_quote(position):
            part = words.is_noun_in_marks(position) and first == position + 1 <= last
            if not part or words.lower[first] in _AND or position == floor:
                break
        elif not words.is_word(position) or _parts_phrases(words, position):
            break
        elif lower[-2:] == "ed" and position > floor and words.lower[position - 1] in RELATIVES:
            break  # "who *founded* it"
        first = position
    return _trimmed(words, first, last)


def _is_fronted(words: Words, first: int, last: int) -> bool:
    """Tell whether a name follows what is fronted: "in *an interview* Vik said"."""
    opens = first == 1 or (first > 1 and not words.is_word(first - 2))
    return opens and words.is_capital(last) and words.lower[first - 1] in PREPOSITIONS


def _parts_phrases(words: Words, index: int) -> bool:
    lower = words.lower[index]
    if lower in NAME_LINKS:
        return lower not in _CLASS_LINKS
    if words.is_capital(index):
        return lower in OPENERS
    if lower in CUES:
        return words.is_finite(index) or words.lower[index - 1] == "to"
    return (lower in STOPS or lower in PREPOSITIONS) and lower not in _AND


def _trimmed(words: Words, first: int, last: int) -> int:
    """Drop what cannot open a phrase without a determiner: links, and lower-case words."""
    is_name = words.is_capital(last)
    while first < last:
        lower = words.lower[first]
        if is_name and (
            words.is_capital(first) or not TITLES.isdisjoint(words.lower[first : first + 2])
        ):
            break
        if not is_name and lower not in NAME_LINKS and lower not in _AND:
            break
        first += 1
    return first


def phrase_after(words: Words, index: int) -> Phrase | None:
    """Return the noun phrase that begins at `index`, and what tells of which source it is."""
    phrase = _plain_phrase(words, index)
    if phrase is None or phrase[1] + 3 >= len(words):
        return phrase
    link = phrase[1] + 2
    if words.lower[link - 1] not in POSTPOSED or words.lower[link] not in NAME_LINKS:
        return phrase
    described = _plain_phrase(words, link + 1)
    return (phrase[0], described[1]) if described else phrase


def _plain_phrase(words: Words, index: int) -> Phrase | None:
    if index >= len(words):
        return None
    lower = words.lower[index]
    if lower in PRONOUNS:
        return index, index
    if not _may_open(words, index):
        return None
    last = index
    while last + 1 < min(index + _MOST_WORDS, len(words)) and _continues(words, index, last + 1):
        last += 1
    while last > index and words.lower[last] in NAME_LINKS:
        last -= 1
    if last == index and lower in DETERMINERS and lower not in ALONE:
        return None
    return index, last


def _may_open(words: Words, index: int) -> bool:
    """Tell whether a noun phrase may begin with the word."""
    lower = words.lower[index]
    if words.is_auxiliary(index) or lower in OBJECTS:  # "said Tuesday", "told her"
        return False
    if lower in DETERMINERS:
        return True
    opens = words.is_capital(index) or lower in TITLES or _leads_to_name(words, index)
    return opens and lower not in OPENERS


def _leads_to_name(words: Words, index: int) -> bool:
    """Tell whether lower-case nouns lead up to a name: "campaign manager Robby Mook"."""
    for position in range(index, min(index + 5, len(words))):
        if words.is_capital(position):
            return True
        lower = words.lower[position]
        if not words.is_word(position) or lower in PREPOSITIONS or lower in OPENERS:
            return position > index and lower in _CLASS_LINKS
    return False


def _continues(words: Words, first: int, index: int) -> bool:
    """Tell whether a noun phrase that began at `first` goes on with the word at `index`."""
    lower = words.lower[index]
    if not words.is_word(index):
        return words.is_noun_in_marks(index) and _is_noun(words, index + 1)
    if lower in _AND:
        return _is_compound(words, first, index)
    after = words.lower[index - 1]
    if words.is_capital(index):
        is_name = lower not in OPENERS and not words.is_auxiliary(index)
        return is_name or after in DETERMINERS or lower in MONTHS
    if lower in PARTICLES and index + 1 < len(words) and words.is_capital(index + 1):
        return True
    if lower in NAME_LINKS:
        return lower in _CLASS_LINKS and index + 1 < len(words) and words.is_word(index + 1)
    return _is_part(words, first, index, determined=after in DETERMINERS or after in _CLASS_LINKS)


def _is_part(words: Words, first: int, index: int, *, determined: bool) -> bool:
    """Tell whether a lower-case word is part of the noun phrase that began at `first`.

    Args:
        words: The words of a sentence.
        first: Where the phrase began.
        index: Of the word.
        determined: Whether "the" or "of" stands right before it.
    """
    lower = words.lower[index]
    if lower in _NEVER_NOUNS or (words.is_finite(index) and not determined):
        return False  # "The council *opened*".
    if lower in _ROLES or determined:
        return lower not in STOPS or lower in CUES or lower in _ROLES or lower in DETERMINERS
    opens_definite = words.lower[first] in DETERMINERS
    if lower in CUES and lower not in SPEECH_NOUNS:
        return opens_definite and (lower[-1] != "s" or words.is_noun_here(index))
    if lower in STOPS and lower not in CUES:
        return False
    if lower.endswith(("ing", "ly")) and lower not in NOUNS_IN_LY:
        return lower in _RANKS and _is_noun(words, index + 1)
    return (opens_definite and lower[-1] != "s") or _is_still_noun(words, index)


def _is_noun(words: Words, index: int) -> bool:
    return index < len(words) and words.is_noun(index)


def _is_compound(words: Words, first: int, index: int) -> bool:
    """Tell whether "and" joins two names: "Vik *and* Berge"."""
    if index + 1 >= len(words) or not words.is_capital(index - 1):
        return False
    return words.is_capital(index + 1) and words.is_capital(first)


def _is_still_noun(words: Words, index: int) -> bool:
    """Tell a noun after nouns, "Vik *supporters* are", from a verb, "Vik *supports* the"."""
    after = index + 1
    if after >= len(words) or words.lower[index - 1].endswith("'s"):
        return True
    if words.lower[index][-1] == "s" != words.lower[index][-2:-1] and words.is_capital(after):
        return False
    following = words.lower[after]
    takes_object = following in DETERMINERS or following in PRONOUNS or following in OBJECTS
    if takes_object or following in _SELVES or words.is_quote(after):
        return False
    if not words.is_capital(index - 1):
        return True
    return words.is_finite(after) or words.is_noun(after)
