"""The words that mark speech, and the small words around them: the tables."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.prose.lexicon.months import CALENDAR_WORDS

__all__ = [
    "AUXILIARIES",
    "BE",
    "CUES",
    "DETERMINERS",
    "FINITE",
    "FOREIGN_ARTICLES",
    "FOREIGN_CUES",
    "FOREIGN_VERBS",
    "NAME_LINKS",
    "PAST_CUES",
    "PHRASAL_CUES",
    "PREPOSITIONS",
    "PRONOUNS",
    "PRONOUN_DETERMINERS",
    "RELATIVES",
    "SPEECH_NOUNS",
    "SUBORDINATORS",
    "TIMES",
    "WEAK_CUES",
]

_SPEECH_VERBS = """
    accuse acknowledge add address admit advise affirm agree allege announce answer apologize
    argue ask assail assert assess assure bark beam begin bellow bemoan beseech blame blast blog
    boast boom brag cajole call castigate caution challenge chant characterise characterize
    charge chastise chide cite claim clarify coin command comment commiserate compare complain
    concede conclude concur condemn confess confide confirm conjecture contend continue
    contradict counter criticise criticize cry deadpan declare decree decry deem defend demand
    demur denounce deny deplore deride describe detail disclose dismiss divulge dub echo
    elaborate email emphasise emphasize enquire enthuse enunciate exclaim exhort explain express
    exult fret fume gripe groan grouse growl grumble gush hail hint hiss holler implore imply
    indicate inform inquire insist instruct interject interrupt intimate intone jest joke label
    lambast lambaste lament laud liken maintain marvel mention moan mock murmur muse mutter name
    note object observe offer opine order paraphrase phone plead pledge point ponder pontificate
    portray post praise preach predict proclaim profess promise pronounce prophesy propose
    protest question quibble quip quote rail rant rationalize rave reaffirm reason reassure
    recall recite reckon recollect recommend recount refer reflect reiterate rejoin relate relay
    remark remember remind reply report reprimand request respond retaliate retort retweet
    reveal ridicule riff rip roar sanction say scoff scold scream shout shriek sigh slam snap
    snarl sneer snipe sob specify speculate sputter stammer state stipulate stress suggest
    summarise summarize surmise taunt tease tell testify thank theorise theorize think threaten
    thunder tout trumpet tweet urge utter vent volunteer vow wail warn whine whisper wisecrack
    wonder worry write yell
"""
_STANCE_VERBS = """
    admire advocate appeal applaud assume attack attribute believe brand cast celebrate cheer
    conceive consider contrast credit decline defy depict deride determine discuss disparage embrace
    endorse envision estimate explore feature feel figure find focus frame gauge hammer herald
    highlight hope identify imagine include interpret invite invoke justify list lobby mean oppose
    perceive press promote pursue push rate react rebuff rebuke recognize refuse regard reject
    repeat repudiate resist scorn see seek share show signal speak spell summon support talk target
    title trash underline underscore view voice want wave welcome
"""
_IRREGULAR = {
    "begin": "began begun",
    "cast": "cast",
    "feel": "felt",
    "find": "found",
    "mean": "meant",
    "say": "said",
    "see": "saw seen",
    "seek": "sought",
    "show": "showed shown",
    "speak": "spoke spoken",
    "spell": "spelled spelt",
    "tell": "told",
    "think": "thought",
    "write": "wrote written",
}
_DOUBLED = frozenset("admit blog brag deadpan dub quip refer rip slam snap sob".split())


def _forms(verb: str) -> Iterator[str]:
    """Yield the forms of a verb: say, says, saying, said."""
    stem = verb + verb[-1] if verb in _DOUBLED else verb.removesuffix("e")
    yield verb
    if verb[-1] == "y" and verb[-2] not in "aeou":
        yield f"{verb[:-1]}ies"
        yield f"{verb[:-1]}ied"
    else:
        yield f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
        yield f"{stem}ed"
    yield f"{verb if verb.endswith('ee') else stem}ing"
    yield from _IRREGULAR.get(verb, "").split()


def _all_forms(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs.split() for form in _forms(verb))


FOREIGN_CUES = frozenset(
    """
    sagte sagt erklärte erklärt meinte meint betonte betont kritisierte schrieb schreibt warnte
    berichtete fügte teilte forderte fragte antwortete äußerte bekräftigte
    déclaré déclare dit affirmé affirme expliqué explique estimé estime ajouté ajoute indiqué
    indique assuré assure souligné souligne écrit lancé précisé
    dijo dice declaró declara afirmó afirma explicó añadió agregó señaló aseguró escribió contó
    advirtió destacó
    detto dichiarato dichiara spiegato spiega affermato afferma aggiunto aggiunge scritto scrive
    commentato sottolineato
    """.split()
)
"""The same in German, French, Spanish and Italian, for stories that quote in „…“ and «…»."""

FOREIGN_VERBS = FOREIGN_CUES | frozenset(
    """
    affirma ajouta annonce annoncé annonça asegura añade constate contesta contestó continua
    cria crie crié demanda demandait demande demandé diceva dicho dico dire disse domanda
    domandò déclara ergänzte exclamó explica expliqua grita gritó insista insiste insistió
    insisté lance lança murmura murmure murmuré poursuit poursuivi poursuivit precisa precisó
    pregunta preguntó raconta raconte raconté relata relató replicó reprend reprit responde
    respondeu respondió rief risponde rispose répliqua réplique répliqué répond répondit répondu
    répète répéta répété résuma résume señala souligna soupira soupire soupiré spiegò
    """.split()
)
"""The same and more, where a verb of speech is looked for in one place: right after the words."""

FOREIGN_ARTICLES = frozenset(
    "das der die ein eine el il l la las le les lo los o un una une".split()
)
"""Words that open a noun phrase in those languages."""

WEAK_CUES = _all_forms(_STANCE_VERBS)
"""Verbs of thought and stance, which may frame a few words: "*rejects* the 'label'"."""

CUES = (
    _all_forms(_SPEECH_VERBS)
    | frozenset("puts put reads read shot sang sings sing singing swears swore swearing".split())
    | WEAK_CUES
    | FOREIGN_CUES
    | {"according"}
)
"""Words that mark speech, in lower case."""

_IRREGULAR_FORMS = frozenset(" ".join(_IRREGULAR.values()).split())

PAST_CUES = frozenset(
    cue for cue in CUES if cue.endswith("ed") or cue in _IRREGULAR_FORMS
) | frozenset("put read sang say says speaks swore tell tells thinks writes".split())
"""Cues that are verbs and nothing else: "said", not "report"."""

PHRASAL_CUES = dict.fromkeys("go goes went".split(), "on") | {
    "chimed": "in",
    "chimes": "in",
    "cut": "in",
    "fired": "back",
    "fires": "back",
    "hit": "back",
    "hits": "back",
    "pushed": "back",
    "pushes": "back",
    "shoots": "back",
    "shot": "back",
    "snapped": "back",
    "weighed": "in",
    "weighs": "in",
}
"""Verbs that mark speech with a word after them: Vik *shot back*; Berge *chimed in*."""

SPEECH_NOUNS = frozenset(
    """
    accusation accusations advice allegation allegations announcement answer argument assertion
    assessment attack attacks boast call claim claims comment comments complaint conclusion
    criticism declaration defense demand demands denunciation description email explanation
    insistence invocation letter line memo message mantra motto observation phrase pledge plea
    post prediction proclamation promise promises proposal question quote quip rejection remark
    remarks reply response rhetoric slogan speech statement suggestion testimony threat tweet
    tweets view vow warning warnings words
    """.split()
)
"""Nouns of speech, with whose they are before them: "Vik's *claim* that"."""

PRONOUNS = frozenset("he she they it i we who".split())
"""Words that stand for a speaker named elsewhere."""

DETERMINERS = frozenset(
    "a an another any both each every few five four her his its many most my no one our several "
    "some such that the their these this those three two your".split()
)
"""Words that open a noun phrase."""

PRONOUN_DETERMINERS = frozenset(
    "all both few many most one several some that these this those".split()
)
"""Determiners that may stand alone: "*some* say"."""

BE = frozenset("am are be been being is was were 's 're".split())
"""The forms of be, before a participle: "he *is* calling"."""

TIMES = CALENDAR_WORDS | frozenset(
    """
    after afternoon afterward afterwards ago before cycle day days earlier evening hours later
    minutes moments month months morning night nights now once point recently time today tonight
    week weekend weeks year years yesterday
    """.split()
)
"""The last words of a time: "hours *later*"."""

AUXILIARIES = (
    BE
    | CALENDAR_WORDS
    | frozenset(
        """
    afternoon again ago also always can can't cannot could couldn't did didn't do does doesn't don't
    earlier even evening ever famously fri further had has hasn't have herself himself however isn't
    itself just later might mon month morning must never nevertheless night nonetheless not now
    often once only recently sat should shouldn't simply soon still subsequently sun then there
    thereby thu thurs today tonight too tue tues twice wasn't wed week will won't would wouldn't
    year yesterday
    """.split()
    )
)
"""Words between a speaker and the cue: "Diaz *later* said"."""

FINITE = frozenset(
    """
    is was are were am has had have does did do will would could should can may might must
    ate became began bit bought brought broke built came caught chose cut dealt drank drew drove
    fell felt fled flew forgot fought found gave goes got grew heard held hid hit hung hurt kept
    knew laid lay led left lent let lost made meant met paid put quit ran rang rode rose sang sat
    saw sent set shook shot shut sold sought spent spoke stood stole struck stuck swung taught threw
    told took tore understood went withdrew woke won wore
    """.split()
)
"""Verb forms that end a subject: auxiliaries, and the past of irregular verbs."""

NAME_LINKS = frozenset("of for from at with in to on by".split())
"""Words that hang one noun on another: "a spokesman *for* the mayor"."""

PREPOSITIONS = NAME_LINKS | frozenset(
    """
    about above across after against ahead along alongside amid among around before behind below
    beneath beside between beyond despite down during following given including inside into like
    near off onto out outside over past per regarding since throughout toward towards under
    unlike until up upon versus via within without
    """.split()
)
"""Words that open a phrase of place, time or manner."""

SUBORDINATORS = frozenset(
    """
    after although as because before despite even if lest once provided since so than though
    unless until when whenever where whereas whether while
    """.split()
)
"""Words that open a clause under another."""

RELATIVES = frozenset("who whom whose which what that how why where whatever".split())
"""Words that open a clause within a noun phrase, or in the place of one."""
