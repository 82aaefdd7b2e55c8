"""The words that stand beside titles, labels and others' words: the tables."""

from __future__ import annotations

from briefkit.prose.lexicon.cues import SPEECH_NOUNS

__all__ = ["BEARERS", "NAMING", "NETWORKS", "SMALL_WORDS", "TALKS", "UTTERANCES", "WORKS"]

WORKS = frozenset(
    """
    album anthem article ballad blockbuster blog book broadcast cartoon classic column comedy
    commercial documentary drama editorial episode essay film game headline hit hymn magazine
    memoir movie musical newscast newsletter novel opera painting play podcast poem program
    programme prequel sequel series serial show single sitcom soap song soundtrack telenovela
    spot thriller trilogy tune
    """.split()
)
"""What has a title, and stands before it: the *film* "North"."""

BEARERS = frozenset(
    """
    ad album award badge badges banner banners bill book button buttons cap caps coalition
    co-anchor co-host co-star column creator crowd director episode film flag flags game hat hats
    headline headlines host initiative jacket jackets label magazine movement movie musical novel
    pin pins placard placards podcast poster posters program programme project push rally sequel
    series shirt shirts show sign signs singer sitcom sketch song star stars sticker stickers
    summit syllabus t-shirt t-shirts theme tote tour tv wing
    """.split()
)
"""What has a name or bears a slogan, and stands after it: a "Build It" *hat*."""

NAMING = frozenset(
    "alias christened click clicking codenamed entitled nicknamed pseudonym so-called subtitled "
    "titled".split()
)
"""What stands before a name that was given: the *so-called* "bridge tax"."""

NETWORKS = frozenset("abc bbc cbs channel cnbc cnn fox hbo msnbc nbc netflix npr pbs".split())
"""Stations, known by their short names, that show what is titled: *NBC's* "Today"."""

TALKS = frozenset(
    """
    appearance appeared appearing appears author broadcast cast co-author co-host episode host
    interview star starred starring
    """.split()
)
"""What leads by "on", "in", "of" or "with" to the title of a show: *host* of "Today"."""

SMALL_WORDS = frozenset(
    "a an and as at but by for from in into is it its nor of on or over the to vs with".split()
)
"""Words that stay in lower case within a title."""

UTTERANCES = SPEECH_NOUNS | frozenset(
    """
    admission apology appeal arguments assertions calls chant chanting chants charge charges
    complaints contention cries cry denial dictum insult insults jab joke jokes lines messages
    notion phrases pledges predictions pronouncement pronouncements reading rebuttal references
    refrain retort shouts sign signs slogans statements term threats tirade views
    """.split()
)
"""What people say, as nouns: his *claim* that the bridge was "a wreck"."""
