"""The words beside a figure: what is measured, what is counted, what a number only names."""

from __future__ import annotations

__all__ = ["AGES", "IRREGULAR_PLURALS", "NO_ADJECTIVES", "NO_PLURALS", "NUMBERED", "UNITS"]

IRREGULAR_PLURALS = frozenset("children men people women".split())
"""Nouns in the plural that do not end in s, in lower case."""

NO_PLURALS = frozenset(
    """
    across afterwards always as besides consists does has his is its less minus needs olds perhaps
    plus remains seems this thus times towards unless us versus was yes
    """.split()
)
"""Words that end in s and are no nouns in the plural."""

NO_ADJECTIVES = frozenset(
    """
    a about after against am an and any are as at before billion but by did does for from had has
    have he her his hundred if in into is it its may million more no nor not of off on or out over
    per percent pm she so than that the their them then they this thousand to trillion under until
    up versus was were when where which while who will with would
    """.split()
)
"""Words after a figure that no noun in the plural follows which the figure counts."""

UNITS = frozenset(
    """
    acres bits bytes carats centimeters cents centuries cups degrees dollars euros feet francs
    gallons gigabytes grams hectares inches kilograms kilometers kilometres kilos knots liters
    litres megabytes megawatts meters metres miles millimeters ounces pesos pints points pounds
    quarts rubles rupees runs seconds shekels tablespoons teaspoons tonnes tons votes volts watts
    yards yuan
    """.split()
)
"""What things are measured in, paid with, won by."""

AGES = frozenset("days months weeks years".split())
"""What the age of somebody is told in."""

NUMBERED = frozenset(
    """
    act age aged ages article articles bus category chapter chapters channel class day district
    districts division exit figure formula game games gate grade grades group highway item level
    line lines no number numbers page pages part phase phases platform proposition question rank
    round room route section sections seed series size square stage step table tier title turned
    type unit verse version volume ward week zone
    """.split()
)
"""Words before a number that is part of what something is called: "page 7", "phase 3 trials"."""
