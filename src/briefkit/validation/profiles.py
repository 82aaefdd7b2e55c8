"""The profiles: rules chosen together for a purpose, with the severity they have there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property

import attrs

from briefkit.errors import BriefkitError
from briefkit.problems import Severity
from briefkit.structure import nearest
from briefkit.validation.catalogue import CORE
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

    choose: Callable[[], RuleSet]
    """Returns the rules; asked once, and only of a profile that somebody uses."""

    @cached_property
    def rules(self) -> RuleSet:
        """The rules, with the severity and the options that they have in it."""
        return self.choose()


@cache
def _structure() -> RuleSet:
    return CORE.select("BK0", *(rule.code for rule in structure.RULES))


@cache
def _outgoing() -> RuleSet:
    """Return what is asked more strictly of what is about to go out than of a draft."""
    named = [CORE.by_code[code] for code in ("BK202", "BK304")]
    withheld = CORE.by_code["BK713"]
    everywhere = {**withheld.options, "everywhere": True}
    return RuleSet(
        (
            *(attrs.evolve(rule, severity=Severity.WARNING) for rule in named),
            attrs.evolve(withheld, options=everywhere),
        )
    )


def _publishing(*codes: str) -> Callable[[], RuleSet]:
    """Choose the rules that `codes` name, and those for whatever is about to go out."""
    held = tuple(rule.code for rule in leaks.RULES)
    return lambda: _structure() | CORE.select(*codes, *held) | _outgoing()


BUILTIN: tuple[Profile, ...] = (
    Profile(
        name="structure",
        summary="What every brief must be, whoever reads it: a sound file, with fields that fit.",
        choose=_structure,
    ),
    Profile(
        name="default",
        summary="What a brief should be before anybody sees it.",
        choose=lambda: RuleSet(rule for rule in CORE if rule.default),
    ),
    Profile(
        name="wire",
        summary="The style of news desks: numerals, times, abbreviations, usage.",
        choose=lambda: _structure() | CORE.select("BK6"),
    ),
    Profile(
        name="google",
        summary="What Google's structured data for articles asks for.",
        choose=_publishing("BK701", "BK702", "BK703", "BK704", "BK705"),
    ),
    Profile(
        name="rss",
        summary="What an item of an RSS feed needs.",
        choose=_publishing("BK704", "BK708"),
    ),
    Profile(
        name="ninjs",
        summary="What an item in IPTC's ninjs needs.",
        choose=_publishing("BK704", "BK705", "BK706", "BK707"),
    ),
    Profile(
        name="strict",
        summary="Every rule there is, those that are off elsewhere included.",
        choose=lambda: CORE | _outgoing(),
    ),
)
"""The profiles there are, in the order in which they are listed."""


class _ByName(Mapping[str, RuleSet]):
    """The rules of profiles, each chosen when it is first asked for."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._profiles = {profile.name: profile for profile in profiles}

    def __getitem__(self, name: str) -> RuleSet:
        return self._profiles[name].rules

    def __iter__(self) -> Iterator[str]:
        return iter(self._profiles)

    def __len__(self) -> int:
        return len(self._profiles)


PROFILES: Mapping[str, RuleSet] = _ByName(BUILTIN)
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
