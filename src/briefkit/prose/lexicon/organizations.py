"""Papers, broadcasters, universities: how what publishes is told from a person by its name."""

from __future__ import annotations

import re

from briefkit.prose.lexicon.agencies import as_agency, split_agency
from briefkit.prose.lexicon.names import TITLES, is_personal_name

__all__ = ["is_known_outlet", "is_outlet", "may_be_surname"]

# Outlets that no word of their name gives away, in lower case and without "the".
_KNOWN = frozenset(
    line.strip()
    for line in """
    abc
    abc news
    al jazeera
    al-monitor
    alamy
    ars technica
    atlantic
    axios
    barron's
    bbc
    bild
    bleacher report
    boston globe
    breitbart
    business insider
    buzzfeed
    cbc
    cbs
    center for public integrity
    cnbc
    cnet
    cnn
    conversation
    corriere della sera
    crain's
    daily beast
    daily caller
    daily kos
    daily mail
    daily star
    daily wire
    de morgen
    de standaard
    de telegraaf
    de volkskrant
    denver post
    der spiegel
    der standard
    deutsche welle
    deutschlandfunk
    deseret news
    detroit free press
    die presse
    die welt
    die zeit
    economist
    el espectador
    el mundo
    el país
    el universal
    epa
    espn
    euronews
    evening standard
    faz
    federalist
    financial times
    fivethirtyeight
    folha de s.paulo
    forbes
    fox
    fox news
    france 24
    getty images
    gizmodo
    globe and mail
    global risk insights
    guardian us
    haaretz
    hartford courant
    het parool
    houston chronicle
    huffington post
    huffpost
    imago
    independent
    infowars
    intercept
    inter press service
    itv
    jerusalem post
    kaiser health news
    kron4
    la croix
    la nación
    la presse
    la repubblica
    la stampa
    la vanguardia
    le devoir
    le figaro
    le monde
    les echos
    libération
    los angeles times
    mail online
    mailonline
    marketwatch
    mcclatchy
    mirror
    mirror online
    miami herald
    mother jones
    msnbc
    national enquirer
    national geographic
    national interest
    national post
    national review
    nbc
    neue zürcher zeitung
    new republic
    new york post
    new yorker
    newsmax
    newsweek
    nos
    npr
    nrc
    nrk
    nzz
    observer
    opb
    orf
    orlando sentinel
    oregonian
    pbs
    pbs newshour
    politico
    politico europe
    politifact
    propublica
    quartz
    radio free europe
    rappler
    reason
    reddit
    rolling stone
    rt
    sacramento bee
    salon
    scmp
    shutterstock
    sky
    sky news
    sky sports
    slate
    south china morning post
    spiegel
    spiegel online
    sports illustrated
    sputnik
    srf
    star tribune
    stars and stripes
    stat
    svt
    tagesschau
    taz
    techcrunch
    texas tribune
    the age
    the hill
    time
    toronto star
    toronto sun
    townhall
    usa today
    usatoday
    u.s. news & world report
    us weekly
    usa today network
    usa today sports
    valor
    vanity fair
    variety
    verge
    vice
    vox
    wall street journal
    washington examiner
    washington post
    washington times
    weekly standard
    western journalism
    wfp
    wired
    wnyc
    yahoo
    yahoo news
    yle
    zdf
    zeit online
    zuma
    """.splitlines()
    if line.strip()
)

# What papers end their names with.
_PAPER_WORDS = frozenset(
    """
    advertiser advocate appeal argus banner beacon bee bugle bulletin call chronicle citizen courant
    courier daily dealer democrat diario dispatch echo enquirer examiner express free-press gazeta
    gazette gazzetta giornale globe guardian handelsblad herald heraldo independent inquirer
    intelligencer jornal journal ledger mail mercury messenger mirror monitor morgenpost news
    nieuwsblad nyheter observer oregonian patriot periódico picayune pilot post press record
    recorder register republic republican review sentinel spectator standard star statesman sun
    sunday tagblatt tageblatt tageszeitung telegraaf telegram telegraph tennessean tidende tidning
    tijd times transcript tribune union weekly zeitung
    """.split()
)

# Words of other organizations, wherever they stand in the name.
_WORDS = frozenset(
    """
    academy agency alliance archive archives associates association authority bank broadcasting
    broadcasters campaign center centre chapter church clinic club coalition college commission
    committee company consortium corporation council database department federation foundation
    fund gmbh group hochschule hospital inc inc. initiative institut institute institution
    insights journalism laboratory league library llc ltd ltd. magazine media ministry
    museum network networks news newspaper newspapers office online organisation organization
    partners party plc productions project publications publishing radio school schools
    service services society studios studies systems television trust university universidad
    universidade universitat università universitet universiteit université universität wire
    """.split()
)
# Those that are surnames as well: "Jordan Press".
_SURNAMES = frozenset(
    """
    advocate appeal bank banner beacon bee bugle call chapter church citizen club college council
    courier daily dealer echo gazette group guardian herald journal league ledger mail mercury
    mirror monitor partners party patriot pilot pioneer post press record recorder register review
    school service spectator standard star sun sunday trust union weekly wire
    """.split()
)
_ENDINGS = (
    "avisen", "avisa", "beobachter", "bladet", "blatt", "anzeiger", "kurier", "nachrichten",
    "posten", "rundschau", "sanomat", "tidende", "tidningen", "zeitung", "allgemeine", "dagblad",
    "courant",
)  # fmt: skip
# Those that are nothing but names, so that a word may follow: "Breitbart London".
_BRANDS = frozenset(
    "abc afp bbc bloomberg breitbart buzzfeed cbc cbs cnbc cnn espn guardian huffpost itv msnbc "
    "nbc newsmax npr pbs politico propublica reuters vox yahoo".split()
)
_DOMAIN = re.compile(
    r"[\w-]{2,}(?:\.[\w-]{2,})*\."
    r"(?:com|org|net|news|info|tv|co|io|eu|us|co\.uk|com\.au|uk|de|at|ch|fr|it|es|pt|nl|be|no|se|dk|fi|ie|ca|nz|in|pl)",
    re.IGNORECASE,
)
_ARTICLES = ("The ", "THE ", "the ", "Die ", "Das ", "Der ", "Het ")
# Names of organizations have capitals; a headline has not: "Council calm over budget".
_LONG_SMALL_WORD = re.compile(
    r" (?!(?:dell|della|delle|degli|from|pour|para|voor|with) )[a-zà-ÿ]{4}"
)
_REGION = re.compile(r"\((?:[^()]*[.,][^()]*|[A-Z]{2})\) ")


def is_known_outlet(text: str) -> bool:
    """Tell whether `text` is the name of a well-known outlet or agency, with "The" or without."""
    name = text.casefold()
    plain = name.removeprefix("the ")
    return name in _KNOWN or plain in _KNOWN or as_agency(text) is not None


def is_outlet(text: str) -> bool:
    """Tell whether `text` looks like an organization that publishes, not like a person.

    >>> is_outlet("Asbury Park (N.J.) Press"), is_outlet("Ana Diaz")
    (True, False)
    """
    if is_known_outlet(text) or _DOMAIN.fullmatch(text) or _REGION.search(text):
        return True
    if _has_edition(text.split()):
        return True
    words = text.lower().replace("-", " ").split()
    if text.startswith(_ARTICLES) and len(words) > 1:
        return words[1].rstrip(".") not in TITLES
    return bool(words) and _has_outlet_word(words) and not _LONG_SMALL_WORD.search(text)


def _has_edition(words: list[str]) -> bool:
    """Tell whether a well-known outlet names an edition or desk: "CNN Business"."""
    return any(
        is_known_outlet(" ".join(words[:size]))
        and (size > 1 or words[0].lower() in _BRANDS)
        and (len(words) - size == 1 or not is_personal_name(" ".join(words[size:])))
        for size in range(max(1, len(words) - 2), len(words))
    )


def _has_outlet_word(words: list[str]) -> bool:
    last = words[-1].removesuffix("'s")
    if last in _SURNAMES and any(len(word.rstrip(".")) == 1 for word in words[1:-1]):
        return False  # "Ana B. Post" has a middle initial
    return (
        last in _PAPER_WORDS
        or last.endswith(_ENDINGS)
        or (len(words) > 1 and words[0] in ("daily", "times", "gazette", "tribune"))
        or not _WORDS.isdisjoint(words if len(words) > 2 else [words[0], last])
    )


def may_be_surname(text: str) -> bool:
    """Tell whether an outlet could as well be a person: "Jordan Press", "Yun Sun"."""
    words = text.split()
    return (
        len(words) == 2
        and words[1].lower().rpartition("-")[2] in _SURNAMES
        and not is_known_outlet(text)
        and split_agency(text) is None
        and words[0].lower() not in _PAPER_WORDS | _WORDS
    )
