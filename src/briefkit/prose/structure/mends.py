"""Words that layout broke in two: at the end of a line, and behind a drop capital.

A hyphen at the end of a line belongs to the word ("well-known") or to the line ("inter-national").
The text itself says which where the word stands in it once more; else tables of common words, of
parts that only stand in compounds, and of parts that are no words. Where neither knows, the
hyphen is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from briefkit.prose.lexicon.common_words import COMMON_WORDS

__all__ = [
    "CUT",
    "DROP_CAP",
    "HYPHENS",
    "UNSURE",
    "Vocabulary",
    "find_drop_cap",
    "is_drop_cap",
    "tell_joint",
]

CUT = "cut"
"""The hyphen belonged to the line, and was left out."""

_KEPT = "kept"
"""The hyphen belongs to the word."""

UNSURE = "unsure"
"""Nobody can tell; the hyphen was kept."""

DROP_CAP = "drop cap"
"""The first letter of a paragraph stood by itself."""

HYPHENS = "-\xad\u2010"
"""What may stand at the end of a line that cuts a word in two."""

_SOFT_HYPHEN = "\xad"
_LONGEST_WORD = 40
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*+")
_FIRST_PART = re.compile(r"[^\W_](?:[^\W_]|[-.'’&])*+$")
_SECOND_PART = re.compile(r"[^\W_]+")
_CONJUNCTIONS = frozenset("and e et i nor och og oder or och ou to und und y".split())
# First parts that keep their hyphen before any word.
_COMPOUND_FIRST = frozenset(
    """
    all cross eight eighteen eighty ex fifteen fifty first five forty four fourteen full half high
    hundred ill large long low nine nineteen ninety part quasi second self seven seventeen seventy
    short single six sixteen sixty small so ten third thirteen thirty three top twelve twenty two
    vice well year
    """.split()
)
# Second parts that keep their hyphen after any word.
_COMPOUND_LAST = frozenset(
    """
    aged and based born built controlled educated elect era friendly funded general held in known
    led level looking made minded minute month needed of off old olds oriented out owned profile
    ranking related run scale seat speaking style term the time to up week wing year years
    """.split()
)
# First parts that are no words, and no prefixes that stand before a hyphen.
_FRAGMENT_FIRST = frozenset(
    """
    accom acknowl adminis announ appro associ bundes commis commu consti contro dele diffi elec
    emer espe exper finan gover identi immedi impor indus inter interna investi legis legisla nego
    oppor organi parlia particu popu posi presi profes repre repub respon sena signifi spokes techni
    terri tradi univer
    """.split()
)
# Second parts that are no words but the ends of words.
_FRAGMENT_LAST = frozenset(
    """
    able ance ances ation ations ative bility cally cation cations cial cially cian cians ción
    ciones cision cisions cratic crats cy dence dent dents dition ditions dred ductions ed ence
    ences ency ent ents er ernment ernments ernor ernors ers ference ferences ficer ficers ficial
    ficials ful fully gation gations gency gress gressional heit ible ical ically ication ily iness
    ing ingly ings ington ion ional ions ious ish ism ist ists ities ition itions ity ive ively
    ization ized izing keit lation lations lative lence lican licans lich lieve lieved lished
    lishing lution lutions ly mation ment mente ments merce mercial mittee mittees munities munity
    ness nesses nomic nomics nounced nouncing ous ously paign paigns panies pany pendence pendent
    ployees ployment portunities portunity quence quences rection rorism rorist rorists sador
    sadors sary schaft sentative sentatives sibility sible sident sidents sion sional sions
    sively stitution stitutional tary tation tative tatives ternational tial tially tic tical
    tically ticular ticularly tigation tigations tigators tion tional tionally tioned tionen
    tioning tions tive tively tives tory tricts ture tured tures tution ty uation ulation ung
    ungen ural utive utives vention ventions versity vestigation vestigators vidual viduals
    zation zations zione
    """.split()
)
# Words that paragraphs open with, without their first letters: none of these ends is a word.
_OPENERS = frozenset(
    """
    after although and at before but by during each early even every five for four from government
    he her his if in it last late many more most near nearly no not now officials on once one only
    our over people police president she since six some ten that the there these they this those
    three to today two under until we what when where while with years you
    """.split()
)
_LETTERS_THAT_ARE_WORDS = frozenset("AIOEY")
_OPENING_MARKS = "\"“„«'‘"


class Vocabulary:
    """The words of a text; counted only if somebody asks."""

    def __init__(self, text: str) -> None:
        self._text = text

    def count(self, word: str) -> int:
        """Return how often `word` stands in the text by itself, in any case."""
        return self._words[word.lower()]

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(_WORDS.findall(self._text.lower()))


def tell_joint(line: str, following: str, words: Vocabulary) -> str:
    """Return what becomes of the hyphen at the end of `line`; empty if it cuts no word.

    >>> tell_joint("The inter-", "national station", Vocabulary(""))
    'cut'
    >>> tell_joint("The well-", "known mayor", Vocabulary(""))
    'kept'

    Args:
        line: A line that ends in one of `HYPHENS`.
        following: The line after it.
        words: The words of the text that both stand in.
    """
    first = _FIRST_PART.search(line[-_LONGEST_WORD:-1])
    second = _SECOND_PART.match(following[:_LONGEST_WORD])
    if first is None or second is None:
        return ""
    beyond = following[second.end() : second.end() + 1]
    if second[0].lower() in _CONJUNCTIONS and beyond != "-":
        return ""  # "pre- and post-war"
    return CUT if line[-1] == _SOFT_HYPHEN else _joint(first[0], second[0], beyond, words)


def _joint(left: str, right: str, beyond: str, words: Vocabulary) -> str:
    """Return what becomes of the hyphen between two parts; see `tell_joint`."""
    if not right[0].islower() or not left[-1].islower() or "-" in (*left, beyond):
        return _KEPT  # "Anglo-Saxon", "20-year", "U.S.-led", "state-of-the-art"
    if words.count(f"{left}-{right}"):
        return _KEPT
    if words.count(left + right) or (left + right).lower() in COMMON_WORDS:
        return CUT
    left, right = left.lower(), right.lower()
    if left in _COMPOUND_FIRST or right in _COMPOUND_LAST:
        return _KEPT
    if left in _FRAGMENT_FIRST or right in _FRAGMENT_LAST:
        return CUT
    # Both are words of their own if they stand elsewhere, too.
    return _KEPT if min(words.count(left), words.count(right)) > 1 else UNSURE


def is_drop_cap(letter: str, rest: str) -> bool:
    """Tell whether `letter`, alone on its line, is the first letter of `rest` below it.

    >>> is_drop_cap("T", "he council met.")
    True
    """
    bare = letter.lstrip(_OPENING_MARKS)
    if len(bare) != 1 or not (bare.isupper() and rest[0].islower()):
        return False
    return bare not in _LETTERS_THAT_ARE_WORDS or _opens(bare, rest)


def find_drop_cap(text: str, words: Vocabulary) -> int:
    """Return where the space stands between a drop capital and its word; 0 if there is none.

    >>> find_drop_cap("T he council met.", Vocabulary(""))
    1
    """
    lead = len(text[:1]) - len(text[:1].lstrip(_OPENING_MARKS))
    letter, space, rest = text[lead : lead + 1], text[lead + 1 : lead + 2], text[lead + 2 :]
    if not (letter.isupper() and space in (" ", "\xa0") and rest[:1].islower()):
        return 0
    word = _SECOND_PART.match(rest[:_LONGEST_WORD])
    is_sure = _opens(letter, rest) or (
        letter not in _LETTERS_THAT_ARE_WORDS
        and word is not None
        and words.count(letter + word[0]) > 0
    )
    return lead + 1 if is_sure else 0


def _opens(letter: str, rest: str) -> bool:
    """Tell whether a letter and the word that `rest` begins with are a word that opens texts."""
    word = _SECOND_PART.match(rest[:_LONGEST_WORD])
    return word is not None and (letter + word[0]).lower() in _OPENERS
