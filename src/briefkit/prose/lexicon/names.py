"""What names of people look like: particles, titles, and the words that are no names."""

from __future__ import annotations

import re

from briefkit.prose.lexicon.months import CALENDAR_WORDS

__all__ = [
    "BODIES",
    "CAPITAL",
    "GROUPS",
    "HER_TITLES",
    "HIS_TITLES",
    "NOT_NAMES",
    "PARTICLES",
    "PARTY_TITLES",
    "PLACE_OPENERS",
    "SHORT_TITLES",
    "SUFFIXES",
    "SURNAMES_TOO",
    "TITLES",
    "is_personal_name",
]

CAPITAL = "[A-ZÀ-ÖØ-Þ\u0100-\u024f\u0386-\u03ab\u0400-\u042f]"
"""What names begin with, as a class of a regular expression: Latin, Greek, Cyrillic capitals.

Plain ranges: a class with a negated category takes ten times as long. Latin letters beyond
U+00FF are in whatever their case.
"""

PARTICLES = frozenset(
    "al bin da dal de del della den der di dos du e el ibn la las le los san ten ter und van von "
    "y zu".split()
)
"""Lower-case words inside a name: Ursula *von der* Leyen."""

TITLES = frozenset(
    """
    activist actor actress adm admiral alderman ambassador analyst anchor archbishop
    assemblyman assemblywoman attorney author billionaire bishop blogger brig businessman
    businesswoman candidate capt captain chairman chairwoman chancellor chef chief cmdr coach
    col columnist comedian commander commissioner congressman congresswoman consultant
    correspondent councilman councilwoman dame democrat democratic deputy detective director
    doctor dr duchess duke economist executive filmmaker former founder gen general gov
    governor historian host imam inspector journalist judge justice king lady leader
    libertarian lieutenant lord lt madam maj major manager mayor minister moderator mr mrs ms
    nominee officer pastor pollster pope premier president prince princess prof professor
    queen rabbi rapper rep reporter representative republican rev reverend saint secretary sen
    senator sergeant sgt sheikh sheriff singer sir speaker spokesman spokesperson spokeswoman
    staff state strategist superintendent treasurer undersecretary vice writer
    """.split()
)
"""Words before a name that are no part of it, in lower case and without periods."""

NOT_NAMES = frozenset(
    """
    a according after all although an and another any as asked at because before both but by
    despite during each even every few finally for from he her here his how however i if in
    instead is it its last later like many meanwhile more most my new nearly next no not nor now
    of on once one only or other our out over several she since so some still such than that the
    their then there these they this those though through thus to today two under unlike until
    upon we what when where whether which while who why with yes yesterday yet you your
    """.split()
) | (CALENDAR_WORDS - {"may"})
"""Words that begin with a capital for other reasons: they open sentences, or name days."""

GROUPS = frozenset(
    """
    activists advocates aides analysts authorities critics doctors economists executives experts
    firefighters investigators lawmakers lawyers leaders medics neighbors observers officials
    opponents organizers police prosecutors protesters reporters researchers residents scientists
    sources students supporters teachers voters witnesses workers
    """.split()
)
"""People who speak together and have no name."""

HIS_TITLES = frozenset(
    """
    actor archbishop bishop brother businessman chairman congressman councilman father king
    lord mr pope prince rabbi sheikh sir spokesman
    """.split()
)
"""Titles of men, in lower case."""

HER_TITLES = frozenset(
    """
    actress businesswoman chairwoman congresswoman councilwoman dame duchess lady madam miss
    mrs ms princess queen sister spokeswoman
    """.split()
)
"""Titles of women, in lower case."""

SUFFIXES = frozenset("jr sr ii iii iv".split())
"""What may follow a surname and is none, in lower case and without periods."""

SHORT_TITLES = {
    "capt": "captain",
    "cmdr": "commander",
    "col": "colonel",
    "dr": "doctor",
    "gen": "general",
    "gov": "governor",
    "lt": "lieutenant",
    "maj": "major",
    "prof": "professor",
    "rep": "representative",
    "rev": "reverend",
    "sen": "senator",
    "sgt": "sergeant",
}
"""Short forms of titles, without periods, and what they stand for."""

BODIES = frozenset(
    """
    academy act action administration affairs africans agency air airlines airport alliance
    amendment americans arabs arena army asians assembly assistance associates association
    authority avenue award awards bank bar battle beach bill blog board boulevard bridge
    britons broadcasting building bureau business cabinet californians campaign canadians
    canyon capital capitol catholics caucus center centre chamber channel chapel christians
    church circuit city clinic club co coalition college columbia commission committee
    community company conference congress conservatives constitution convention corp
    corporation corps council county court creek crossroads crown cubans daily day deal debate
    defense delegation democracy democrats department district division economics economy
    education enquirer enterprise europeans evangelicals exchange express facebook federation
    festival fire floridians force forces forum foundation front fund gazette germans globe
    government group guard hall health herald high highway hill hispanics hospital hotel house
    inc independents industries initiative insider institute institution intelligence
    international internet iowans iranians island islands israelis jews journal kingdom kurds
    labor lake lakes land latinos league legislature liberals libertarians library lives llc
    ltd magazine mall media memorial mexicans millennials ministry monitor morning mountain
    mountains movement museum muslims nation national nations navy network news observer
    office opera orchestra order organization pac palace palestinians papers parenthood park
    parliament partners partnership party patriots people plan plaza police poll polls port
    post press primary prison productions program project projects radio railroad rally ranch
    reform register registry relations report reporter republic republicans research reserve
    review ridge rights river road room russians school schools science sciences sea security
    senate server service services shield society southerners square stadium staff standard
    star state states station street strip studies studio study summit sun supreme synagogue
    syrians systems tavern tea team technologies telegraph temple terrace territories texans
    theater theatre times today tonight tower towers town treasury tree trial tribune trust
    twitter union unit university valley vegas veterans village voters voting wall war watch
    water week weekly white wing workers world yards youtube zone
    """.split()
)
"""Words that show that a name with capitals is no person's: Vik *University*; in lower case."""

PLACE_OPENERS = frozenset(
    """
    african all american asian big black british central chinese cold dead deep east eastern
    european federal first fort free french german good grand great gulf happy holy international
    iranian islamic israeli italian japanese jewish korean lake las latin los main mexican middle
    mount muslim national new north northern old olympic open oval planned port red rio russian
    saint san santa second silicon social south southern soviet st super supreme syrian tea third
    united west western white world young
    """.split()
)
"""First words of places, bodies and things, where no given name follows; in lower case."""

SURNAMES_TOO = frozenset(
    """
    bar battle beach bill board capitol chamber church day force forum front guard hall herald
    hill house lake lakes land park port post ridge river room school shield star street summit
    sun tower towers town wall war water white wing yards
    """.split()
)
"""Words of `BODIES` that are surnames too."""

PARTY_TITLES = frozenset(
    "democrat democratic executive former libertarian republican state vice".split()
)
"""Words of `TITLES` that bodies bear too."""

_NO_NAME = re.compile(r"[\d:?!()@|]")
_LONGEST = 6


def is_personal_name(text: str) -> bool:
    """Tell whether `text` has the shape of a person's name: ``S.V. Date``, ``Frances d'Emilio``."""
    words = text.split()
    return (
        0 < len(words) <= _LONGEST
        and not _NO_NAME.search(text)
        and all(map(_is_name_word, words))
        and not NOT_NAMES.issuperset(word.lower() for word in words)
    )


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or word in PARTICLES or word[:2] in ("d'", "d’", "l'", "l’")
