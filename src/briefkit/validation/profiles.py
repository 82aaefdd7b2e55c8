"""The profiles: rules chosen together for a purpose, with the severity they have there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from briefkit.errors import BriefkitError
from briefkit.problems import Severity
from briefkit.structure import nearest
from briefkit.validation.catalogue import CORE
from briefkit.validation.rule import Rule
from briefkit.validation.rule_set import RuleSet
from briefkit.validation.rules import leaks, structure

__all__ = ["BUILTIN", "PROFILES", "Profile", "UnknownProfileError", "compose"]


class UnknownProfileError(BriefkitError, LookupError):
    """No profile goes by a name."""

    def __init__(self, wanted: str, suggestion: str | None = None) -> None:
        self.wanted = wanted
        """What no profile goes by."""
        self.suggestion = suggestion
        """The name that was likely meant, if any is near."""
        super().__init__(wanted, suggestion)

    def __str__(self) -> str:
        hint = f"did you mean {self.suggestion!r}?" if self.suggestion else ", ".join(PROFILES)
        return f"no profile {self.wanted!r:.80}; {hint}"


@attrs.frozen(kw_only=True)
class Profile:
    """Rules chosen together, for a purpose."""

    name: str
    """What it is called in configuration and on the command line."""

    summary: str
    """What it is for, in a sentence."""

    rules: RuleSet
    """The rules, with the severity and the options that they have in it."""


_STRUCTURE = CORE.select("BK0") | structure.RULES


def _publishing(*codes: str) -> RuleSet:
    """Return the rules that `codes` name, and those for whatever is about to go out."""
    return _STRUCTURE | CORE.select(*codes) | leaks.RULES | _OUTGOING


def _outgoing() -> Iterator[Rule]:
    """Yield the rules that are stricter about what is about to go out than about a draft."""
    for code in ("BK202", "BK304"):
        yield attrs.evolve(CORE.by_code[code], severity=Severity.WARNING)
    withheld = CORE.by_code["BK713"]
    yield attrs.evolve(withheld, options={**withheld.options, "everywhere": True})


_OUTGOING = RuleSet(_outgoing())

BUILTIN: tuple[Profile, ...] = (
    Profile(
        name="structure",
        summary="What every brief must be, whoever reads it: a sound file, with fields that fit.",
        rules=_STRUCTURE,
    ),
    Profile(
        name="default",
        summary="What a brief should be before anybody sees it.",
        rules=RuleSet(rule for rule in CORE if rule.default),
    ),
    Profile(
        name="wire",
        summary="The style of news desks: numerals, times, abbreviations, usage.",
        rules=_STRUCTURE | CORE.select("BK6"),
    ),
    Profile(
        name="google",
        summary="What Google's structured data for articles asks for.",
        rules=_publishing("BK701", "BK702", "BK703", "BK704", "BK705"),
    ),
    Profile(
        name="rss",
        summary="What an item of an RSS feed needs.",
        rules=_publishing("BK704", "BK708"),
    ),
    Profile(
        name="ninjs",
        summary="What an item in IPTC's ninjs needs.",
        rules=_publishing("BK704", "BK705", "BK706", "BK707"),
    ),
    Profile(
        name="strict",
        summary="Every rule there is, those that are off elsewhere included.",
        rules=CORE | _OUTGOING,
    ),
)
"""The profiles there are, in the order in which they are listed."""

PROFILES: Mapping[str, RuleSet] = MappingProxyType(
    {profile.name: profile.rules for profile in BUILTIN}
)
"""The rules of each profile, by its name."""


def compose(names: Iterable[str]) -> RuleSet:
    """Return the rules of several profiles; of a rule that two of them hold the later one counts.

    Raises:
        UnknownProfileError: No profile goes by one of the names.
    """
    rules = RuleSet()
    for name in names:
        if name not in PROFILES:
            raise UnknownProfileError(name, nearest(name.lower(), PROFILES))
        rules |= PROFILES[name]
    return rules
