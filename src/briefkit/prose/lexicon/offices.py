"""What people are: "Staff Writer", "Professor of Law", "Staff and wire reports"."""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.prose.lexicon.places import STAND_ALONE, is_country

__all__ = [
    "OFFICES",
    "is_collective",
    "is_desk",
    "is_office",
    "is_plural",
    "is_title",
    "office_start",
]

_ONE = frozenset(
    """
    analyst anchor blogger bureau chief columnist commentator contributor correspondant
    correspondante correspondent correspondente corresponsal corrispondente critic desk editor
    editorialist freelancer host intern inviato journalist journalista journaliste journalistin
    kommentator korrespondent korrespondentin newsroom photographer photojournalist producer
    publisher redacteur redactor redactora redakteur redakteurin redaktör redaktør reporter
    reportera reporterin reportero rédacteur rédactrice staff staffer stringer toimittaja
    verslaggever videographer writer
    """.split()
)
_MANY = frozenset(
    """
    analysts columnists contributors correspondents critics editors journalists korrespondenten
    photographers producers redakteure reporters writers
    """.split()
)
OFFICES = _ONE | _MANY
"""Words that name what somebody is, not who, and that end the name of an office."""

# What stands before those: "Senior Political", "White House".
_DESKS = frozenset(
    """
    aerospace affairs africa agriculture america american art arts asia assignment assistant
    associate at auto automotive aviation baseball basketball book books breaking bureau business
    capitol chief china city climate community congressional consumer contributing copy county court
    courts cricket crime culture data defence defense deputy digital diplomatic east economic
    economics economy editorial education energy entertainment environment environmental estate
    europe european executive fact fashion feature features film finance financial food football
    foreign former freelance gaming general global golf government graduate guest health higher
    hockey home house housing immigration in-house industrial industry innovation intelligence
    interim international investigations investigative justice labor labour large law lead legal
    lifestyle literary local managing markets media medical metro middle military money motoring
    movie multimedia music national news night northern of online opinion our pacific parliamentary
    personal photo police policy political politics pop principal property racing radio real
    regional religion retail royal rugby safety science security senate senior show soccer social
    society southern space special sport sports staff state statehouse student style sunday supreme
    tax tech technology television tennis theater theatre trade traffic transport transportation
    travel trending tv u.s. uk urban us video war weather web weekend white wine women's world
    """.split()
)

# Positions outside newsrooms; what they are of follows.
_POSITIONS = frozenset(
    """
    adjunct adviser advisor ambassador attorney author authors barrister biologist board candidate
    ceo cfo chair chairman chairperson chairwoman chancellor co-author co-chair co-director
    co-founder co-host co-ordinator commissioner consultant coordinator counsel cto curator dean
    director directors economist emeritus engineer epidemiologist executive fellow founder governor
    head historian lawyer leader lecturer manager mayor member minister ombudsman owner partner
    physician physicist podcaster president principal professeur professor professors provost
    psychiatrist psychologist reader research-fellow researcher researchers scholar scientist
    secretary senator sociologist specialist spokesman spokesperson spokeswoman strategist student
    teacher trustee veteran vice-president
    """.split()
)
_RANKS = frozenset(
    """
    a acting adjunct an assistant associate board chief clinical deputy distinguished doctoral
    emeritus executive former full general honorary independent national non-resident nonresident
    ph.d. phd policy political post-doctoral postdoctoral principal professorial program programme
    regius research resident retired senior the vice visiting
    """.split()
)
_LINKS = frozenset("and at chez de der des du emeritus for für in of on à with".split())
_NOT_SURNAMES = frozenset(
    """
    author
    adviser advisor candidate ceo co-author co-chair co-director co-founder co-host consultant
    coordinator director economist emeritus epidemiologist fellow founder historian lecturer
    ombudsman president professor psychologist researcher scientist sociologist specialist
    strategist
    """.split()
)

_COLLECTIVE = frozenset(
    """
    a agences agencias agencies agency agenturen agenzie and associated board bulletin collective
    combined compiled contributor contributors correspondent correspondents desk digital edited
    editor editorial editors from guest la local news newsroom of online our par press redacción
    redactie redaktion redazione report reporter reporters reports rédaction service services
    sources special staff staffers syndicated team the toimitus various web wire wires with writer
    writers
    """.split()
)
_COLLECTIVE_HEADS = frozenset(
    """
    agences agencias agencies agenturen agenzie board desk newsroom redacción redactie redaktion
    redazione report reports rédaction services sources staff staffers team toimitus wires
    """.split()
)


def is_desk(word: str) -> bool:
    """Tell whether a word names a desk: "Sport", "Politics", "Brussels"."""
    plain = word.lower()
    return plain in _DESKS or plain in STAND_ALONE or is_country(word)


def is_office(text: str) -> bool:
    """Tell whether `text` ends as an office does: "Science Writer", "Staff"."""
    words = text.split()
    return bool(words) and words[-1].lower() in OFFICES


def is_plural(text: str) -> bool:
    """Tell whether an office is that of several people: "Staff Writers"."""
    return text.rpartition(" ")[2].lower() in _MANY


def office_start(words: Sequence[str]) -> int:
    """Return the index at which the office at the end of `words` starts, or their number.

    >>> office_start("Ana Diaz Senior Political Writer".split())
    2
    """
    start = len(words)
    if start and words[-1].lower() in OFFICES:
        start -= 1
        while start and (is_desk(words[start - 1]) or _is_link(words, start)):
            start -= 1
    return start


def _is_link(words: Sequence[str], start: int) -> bool:
    """Tell whether the word before `start` joins two desks: "Energy and Climate Reporter"."""
    return start > 1 and words[start - 1] in ("and", "&") and is_desk(words[start - 2])


def is_title(text: str) -> bool:
    """Tell whether `text` says what somebody is: "Associate Professor of Law", "Editor-in-Chief".

    A word that is a surname as well ("Dean") must be followed by what it is of.
    """
    words = text.lower().replace("-in-", " in ").replace(",", "").split()
    first = next((i for i, word in enumerate(words) if word not in _RANKS), len(words))
    if first < len(words):
        follows = words[first + 1 : first + 2]
        if words[first] in _POSITIONS | OFFICES and (
            (not follows and first) or (follows and follows[0] in _LINKS)
        ):
            return True
        if not follows and words[first] in _NOT_SURNAMES | OFFICES:
            return True
    return 1 < len(words) <= 5 and words[-1] in _NOT_SURNAMES


def is_collective(text: str) -> bool:
    """Tell whether `text` stands for people whom nobody names: "Staff and wire reports".

    >>> is_collective("The Editorial Board"), is_collective("Wire Diaz")
    (True, False)
    """
    words = text.lower().replace("/", " ").split()
    if not words:
        return False
    if words[0] == "from" and words[-1] in _COLLECTIVE_HEADS:
        return True
    is_headed = words[-1] in _COLLECTIVE_HEADS or "and" in words
    return is_headed and _COLLECTIVE.issuperset(words) and not _COLLECTIVE_HEADS.isdisjoint(words)
