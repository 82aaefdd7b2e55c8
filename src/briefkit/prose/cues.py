"""The words that mark speech, and the small words around them: the tables."""

from __future__ import annotations

__all__ = ["AUXILIARIES", "CUES", "DETERMINERS", "NAME_LINKS", "PARTICIPLES", "PRONOUNS"]

PARTICIPLES = frozenset(
    """
    accusing acknowledging adding admitting announcing arguing asking asserting blaming calling
    chanting citing claiming commenting complaining conceding concluding confirming contending
    criticizing criticising declaring demanding denouncing denying describing dismissing
    emphasizing explaining insisting joking labeling lamenting mocking noting observing posting
    pledging pointing praising predicting proclaiming promising quipping quoting recalling
    referring remarking repeating reporting responding saying shouting stating stressing suggesting
    telling thanking threatening tweeting urging vowing warning writing yelling
    """.split()
)
"""Cues that hang on another verb: "..., *praising* the crew"."""

CUES = PARTICIPLES | frozenset(
    """
    accepted according accused accuses acknowledged acknowledges added adds admits admitted
    advised agreed alleged alleges announced announces answered answers argue argued argues ask
    asked asks assailed asserted asserts assured assures barked began begins believes bemoaned
    blamed blames blasted boasted boasts bragged branded call called calls cautioned characterized
    charged chanted cited cites claim claimed claims commented comments compared complained
    complains conceded concedes concluded concludes condemned confessed confided confirmed
    confirms contended contends continued continues countered cried criticized criticised declare
    declared declares decried defended demanded demands denied denies denounced deplored described
    describes detailed disclosed dismissed dismisses dubbed echoed elaborated emailed emphasized
    exclaimed explain explained explains expressed finished found gushed hailed hinted implied
    indicated insist insisted insists instructed interjected interrupted invoked joked jokes
    labeled lamented laments lauded maintained maintains mentioned mocked mocks murmured muttered
    named note noted notes observed observes offered opined ordered paraphrased phoned pledged
    pledges pleaded pointed portrayed posted praised praises predicted predicts proclaimed
    promised promises proposed protested put puts quipped quoted quotes railed raved read reads
    reaffirmed reasoned recalled recalls recounted referred refers reflected reiterated
    relayed released remarked remarks reminded repeated repeats replied replies report reported
    reports responded responds retorted retweeted revealed reveals ridiculed said say says scoffed
    screamed shot shouted shouts sighed slammed snapped spoke stated states stressed stresses
    suggest suggested suggests summarized swore talked teased tell tells tells testified thanked
    thinks thought threatened told touted tweeted tweets uttered urged urges vented volunteered
    vowed vows warned warns whispered wondered wonders wrote write writes yelled
    """.split()
)
"""Words that mark speech, in lower case."""

PRONOUNS = frozenset("he she they it i we who".split())
"""Words that stand for a speaker named elsewhere."""

DETERMINERS = frozenset(
    "a an another both each his her its many most my one our several some that the their these "
    "this those two three four".split()
)
"""Words that open a noun phrase."""

AUXILIARIES = frozenset(
    """
    again also always am are at been being could did do does even further had has have
    himself herself instead is just later might must never now often on once only recently
    should simply since still subsequently then there today twice was were will would yesterday
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
"""Words between a speaker and the cue: "Diaz *later* said"."""

NAME_LINKS = frozenset("of for from at with in to".split())
"""Words that hang one noun on another: "a spokesman *for* the mayor"."""
