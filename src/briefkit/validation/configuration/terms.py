"""House word lists without code: expressions that a house does not use, each of them a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import attrs

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.validation.configuration import patterns
from briefkit.validation.configuration.expressions import Case, Expression, Expressions
from briefkit.validation.configuration.faults import Fault, Key
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Applicability, Edit, Fix
from briefkit.validation.rule import Hit, Rule
from briefkit.validation.words.passages import words_of

__all__ = ["LONGEST_TEXT", "LONGEST_WORDS", "MOST_WORDS", "Term", "faults_of", "rules_of"]

LONGEST_TEXT = 2000
"""How many code points of a text a pattern is run on; words are looked for in all of it."""

LONGEST_WORDS = 200
"""How many code points an expression may have."""

MOST_WORDS = 10_000
"""How many expressions a term may have."""


def _words(words: str | Iterable[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


@attrs.frozen(kw_only=True)
class Term:
    """Expressions that a house does not use, and what it writes instead."""

    code: str
    """The code of the rule, two to six capitals (not ``BK``) and three digits."""

    words: tuple[str, ...] = attrs.field(default=(), converter=_words)
    """The expressions, as whole words; of any one of them a case is found."""

    pattern: str | None = None
    """A regular expression to find, instead of `words`."""

    allow_regex: bool = False
    """True if `pattern` may be used."""

    replace: str | None = None
    """What to write instead."""

    message: str = ""
    """What to say of a case; empty for what the expression is, and what it should be."""

    name: str = ""
    """The name of the rule; empty for one that is made of the code."""

    severity: Severity = attrs.field(default=Severity.WARNING, converter=Severity)
    """How much a case matters."""

    match_case: bool = False
    """Whether capitals and small letters are told apart."""

    fix: Applicability = "unsafe"
    """Whether the replacement may be made without a person looking at it."""

    why: str = ""
    """Why the house does not use them, for those who ask about the rule."""

    reference: str = ""
    """Where the house says so."""

    @property
    def rule_name(self) -> str:
        """The name of its rule."""
        return self.name or self.code.lower()


def rules_of(terms: Iterable[Term]) -> tuple[Rule, ...]:
    """Return a rule for each term; they look through a brief together, in one pass.

    Every term must be without `faults_of`.
    """
    terms = tuple(terms)
    expressions = Expressions(
        Expression(words, term.code, term.match_case, term.replace)
        for term in terms
        for words in term.words
    )
    return tuple(_rule(term, expressions) for term in terms)


def _rule(term: Term, expressions: Expressions) -> Rule:
    find = _by_pattern(term) if term.pattern else expressions.of(term.code)

    def check(context: Context) -> list[Hit]:
        return [_hit(term, case, context) for case in find(context)]

    instead = f"; it writes {quoted(term.replace)}" if term.replace else ""
    shown = quoted(term.words[0] if term.words else term.pattern or "")
    return Rule(
        code=term.code,
        name=term.rule_name,
        summary=f"The house does not write {shown}{instead}.",
        why=term.why or _WHY,
        severity=term.severity,
        scope="text",
        check=check,
        bad=tuple(f"They wrote {words} in the report." for words in term.words),
        good=(f"They wrote {term.replace} in the report.",) if term.replace else (),
        reference=term.reference,
        fix=term.fix if term.replace else None,
    )


_WHY = "An expression from the house's own list, in its configuration."


def _by_pattern(term: Term) -> Callable[[Context], Iterable[Case]]:
    pattern = re.compile(term.pattern or "", 0 if term.match_case else re.IGNORECASE)

    def find(context: Context) -> Iterator[Case]:
        for pointer, text in context.prose.items:
            for found in pattern.finditer(text[:LONGEST_TEXT]):
                if found[0] and found[0] != term.replace:
                    yield Case(pointer, found.start(), found.end(), found[0])

    return find


def _hit(term: Term, case: Case, context: Context) -> Hit:
    better = _like(case.found, term.replace, term) if term.replace else None
    within = context.quotations.hold(case.pointer, case.start, case.end)
    message = term.message.rstrip(". ") or (
        f"{quoted(case.found)} for {quoted(better)}"
        if better
        else f"{quoted(case.found)} is not what the house writes"
    )
    return Hit(
        case.pointer,
        f"{message}, in a quotation" if within else message,
        case.start,
        case.end,
        {"suggestion": better, "in_quotation": within},
        fix=None if better is None or within else _fix(term, case, better),
    )


def _fix(term: Term, case: Case, better: str) -> Fix:
    edit = Edit(pointer=case.pointer, start=case.start, end=case.end, replacement=better)
    return Fix(message=f"write {quoted(better)}", edits=(edit,), applicability=term.fix)


def _like(found: str, better: str, term: Term) -> str:
    """Return a replacement in capitals, or with one, where what it replaces has them."""
    if term.match_case:
        return better
    if found.isupper() and sum(map(str.isalpha, found)) > 1:
        return better.upper()
    return better[:1].upper() + better[1:] if found[:1].isupper() else better


def faults_of(term: Term, key: Key) -> Iterator[Fault]:
    """Yield what is wrong with a term.

    Args:
        term: The term.
        key: Its place in the configuration.
    """
    if not term.code:
        yield Fault(message="a term needs a code", key=key)
    if bool(term.words) == bool(term.pattern):
        yield Fault(message="a term has either words or a pattern", key=key)
    if len(term.words) > MOST_WORDS:
        yield Fault(message=f"more than {MOST_WORDS:,} expressions", key=(*key, "words"))
    for number, words in enumerate(term.words):
        message = _fault_of_words(words, term)
        if message:
            yield Fault(message=message, key=(*key, "words", number))
    if term.pattern:
        yield from _pattern_faults(term, term.pattern, key)


def _fault_of_words(words: str, term: Term) -> str | None:
    if not words_of(words):
        return "an expression has a letter or a digit in it"
    if words != words.strip() or len(words) > LONGEST_WORDS:
        return f"an expression has no space around it, and at most {LONGEST_WORDS} characters"
    if term.replace == words:
        return "the replacement is the expression itself"
    if term.replace and not term.match_case and term.replace.lower() == words.lower():
        return "the replacement differs in capitals only: set match-case = true"
    return None


def _pattern_faults(term: Term, pattern: str, key: Key) -> Iterator[Fault]:
    if not term.allow_regex:
        message = "a pattern needs allow-regex = true; words need not"
        yield Fault(message=message, key=(*key, "pattern"))
    wrong = patterns.fault_of(pattern)
    if wrong:
        yield Fault(message=wrong, key=(*key, "pattern"))
    elif term.replace and re.search(pattern, term.replace, 0 if term.match_case else re.IGNORECASE):
        yield Fault(message="the pattern fits the replacement as well", key=(*key, "replace"))
