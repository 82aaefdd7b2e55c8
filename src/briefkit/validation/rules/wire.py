"""BK605, BK606, BK609: words that the wires write in their own way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, rule
from briefkit.validation.rules._own_words import own_words, replacing
from briefkit.validation.words.passages import Match, Passages

__all__ = ["RULES"]

# "US$", "@US" and "US.com" are no country; "CONTACT US" and "Toys R US" are no such either.
_IN_BODY = r"US(?![\w$@]|\.\w)\.?"
_IN_HEADLINE = r"U\.S\.(?!A\.|\w)"


@rule(
    "BK605",
    Severity.INFO,
    scope="text",
    languages=("en",),
    default=False,
    fix="safe",
    bad=(
        "The US council approved the budget.",
        "The US-led council met in the US. It approved the budget.",
        {"headline": "U.S. council approves budget"},
        {"headline": "Council approves budget in U.S.-Canada deal"},
    ),
    good=(
        {"headline": "US council approves budget", "body": "The U.S. council met in the USA."},
        "“The US is big,” she said.",
        "It cost US$5. CONTACT US or write to @US at US.com.",
        "They let us in. The BUS left.",
        {"headline": "Council hears ‘U.S. first’ speech"},
    ),
    reference="AP style: U.S. in text, US in headlines",
)
def us_abbreviation(ctx: Context) -> Iterator[Hit]:
    """The United States is "U.S." in running text and "US" in the headline.

    In quotations the letters stay as they are. At the end of a sentence the last period of
    "U.S." is its full stop.
    """
    if "U.S." in ctx.brief.headline:
        for match in Passages((("/headline", ctx.brief.headline),)).matches(_IN_HEADLINE):
            if not ctx.quotations.hold("/headline", match.start, match.end):
                yield _spelled(match, "US", "in a headline")
    if "us" in ctx.body.words and ctx.body.has("US"):
        for match in own_words(ctx, _IN_BODY):
            if _is_country(match):
                yield _spelled(match, "U.S.", "in running text")


def _spelled(match: Match, words: str, where: str) -> Hit:
    message = f"write {quoted(words)} {where}, not {quoted(match.found[0])}"
    data = {"suggestion": words}
    fix = replacing(match, words)
    return Hit(match.pointer, message, match.start, match.end, data, fix=fix)


def _is_country(match: Match) -> bool:
    found, text = match.found, match.found.string
    before = text[max(0, found.start() - 12) : found.start()]
    if before[-1:].isalnum() or before[-1:] in ("@", ".", "_", "#", "/", "&"):
        return False
    word = before.rpartition(" ")[0].rpartition(" ")[2] if before[-1:] == " " else ""
    return not (word.isalpha() and word.isupper())


_TITLES = r"(?:Mr|Mrs|Ms|Messrs|Mses)(?:\.? (?:and Mrs\.? )?)(?P<name>[A-Z][\w’'-]{1,30})"
# What is called so, or spoken to so: "Mr. Robot", "Mr. President".
_NAMES_WITH_TITLES = frozenset(
    """
    Bean Burns Coffee Dalloway Doubtfire Hyde Magazine Magoo Monopoly Potato President Robot Rogers
    Speaker Spock
    """.split()
)


@rule(
    "BK606",
    Severity.INFO,
    scope="text",
    languages=("en",),
    default=False,
    bad=(
        "The mayor met Mr. Doe.",
        "Mr. and Mrs. Roe crossed the bridge, and Ms Diaz did too.",
    ),
    good=(
        "The mayor met John Doe. Doe said so.",
        "“I know Mr. Doe,” she said.",
        "He read Ms. Magazine, watched “Mrs. Doubtfire” and Mr. Robot, and drank Mr. Coffee.",
        "The letter from Dr. Roe was in MS Word.",
    ),
    reference="AP style: courtesy titles",
)
def courtesy_title(ctx: Context) -> Iterator[Hit]:
    """People are named without "Mr.", "Mrs." or "Ms."; in quotations such titles stay.

    They may be needed to tell a couple apart. Each name is reported where it comes first.
    """
    if ctx.body.words.isdisjoint(("mr", "mrs", "ms", "messrs", "mses")):
        return
    seen = set()
    for match in ctx.body.matches(_TITLES):
        name = match.found["name"].removesuffix("’s").removesuffix("'s")
        before = match.found.string[max(0, match.found.start() - 1) : match.found.start()]
        if name in seen or name in _NAMES_WITH_TITLES or before.isalnum():
            continue
        if not ctx.quotations.hold(match.pointer, match.start, match.end):
            seen.add(name)
            message = f"{quoted(match.found[0])} has a courtesy title"
            yield Hit(match.pointer, message, match.start, match.end)


_TERMS = {
    "in details": "in detail",
    "for all intensive purposes": "for all intents and purposes",
    "irregardless": "regardless",
    "supposably": "supposedly",
    "alot": "a lot",
    "informations": "information",
    "equipments": "equipment",
    "cope up with": "cope with",
    "discussed about": "discussed",
    "could of": "could have",
    "should of": "should have",
    "would of": "would have",
}
_WORDS = {term: frozenset(term.split()) for term in _TERMS}


@rule(
    "BK609",
    Severity.INFO,
    scope="text",
    languages=("en",),
    default=False,
    fix="unsafe",
    bad=(
        "“We talked about it in details,” she said.",
        "They talked about it in details. Irregardless, they could of done more.",
    ),
    good=(
        "They talked about it in detail.",
        "They could of course have read the alotted pages.",
    ),
)
def usage_terms(ctx: Context) -> Iterator[Hit]:
    """Expressions are used as they are commonly written: "in detail", not "in details".

    Within a quotation the words are somebody else's: the finding says so, and they stay.
    """
    words = ctx.body.words
    for term in _TERMS:
        # The first letter may be a capital; what begins with the same letters is found fast.
        if _WORDS[term] <= words and ctx.body.has(term[1:]):
            yield from _misused(ctx, term)


def _misused(ctx: Context, term: str) -> Iterator[Hit]:
    first = f"[{term[0]}{term[0].upper()}]"
    for match in ctx.body.matches(rf"(?<!\w){first}{re.escape(term[1:])}(?! course\b)(?!\w)"):
        better = _as_begun(_TERMS[match.found[0].lower()], match.found[0])
        within = ctx.quotations.hold(match.pointer, match.start, match.end)
        message = f"{quoted(match.found[0])} for {quoted(better)}"
        message += ", in a quotation" if within else ""
        fix = None if within else replacing(match, better, "unsafe")
        data = {"suggestion": better, "in_quotation": within}
        yield Hit(match.pointer, message, match.start, match.end, data, fix=fix)


def _as_begun(words: str, like: str) -> str:
    return words[0].upper() + words[1:] if like[0].isupper() else words


RULES = (us_abbreviation, courtesy_title, usage_terms)
"""The rules of this module, in the order of their codes."""
