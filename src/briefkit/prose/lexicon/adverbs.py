"""Words that end as adverbs do and are none."""

from __future__ import annotations

__all__ = ["NO_ADVERBS"]

NO_ADVERBS = frozenset(
    """
    ally anomaly anti-family apply assembly beastly belly bodily brotherly bubbly bully burly
    butterfly chilly comely comply costly courtly cowardly cuddly curly daily deadly doily dolly
    early earthly elderly family fatherly firefly fly folly fortnightly friendly gangly ghastly
    ghostly gnarly godly goodly gravelly grisly heavenly hilly holy homely homily hourly italy jelly
    jolly july kingly leisurely likely lily lively lonely lordly lovely lowly manly melancholy mealy
    measly monopoly monthly motherly multiply nightly northerly oily only orderly panoply philly
    pearly ply poly portly potbelly prickly princely quarterly rally rely reply saintly scholarly
    seemly shapely sickly silly sicily sisterly sly smelly southerly spindly sprightly squiggly
    stately steely straggly sully supply surly tally timely treacly ugly unfriendly unlikely unruly
    untimely wally weekly wobbly womanly wooly woolly worldly wily wrinkly yearly
    """.split()
)
"""Adjectives and nouns in -ly: in "family-owned" the hyphen has to stay; in lower case."""
