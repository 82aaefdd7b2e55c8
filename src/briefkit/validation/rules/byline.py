"""BK2: whether the byline names people and agencies in a way that programs can use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.prose.lexicon.agencies import split_agency
from briefkit.prose.lexicon.offices import is_office
from briefkit.prose.lexicon.organizations import is_outlet
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, Rule, Source, rule

__all__ = ["RULES"]

_GOOGLE = "Google Search Central: Article structured data, author markup best practices"


def _names(ctx: Context) -> Iterator[tuple[str, str]]:
    byline = ctx.brief.byline
    if byline is not None:
        for kind in ("authors", "contributors"):
            for index, author in enumerate(getattr(byline, kind)):
                yield f"/byline/{kind}/{index}/name", author.name


@rule(
    "BK201",
    scope="byline",
    languages=("en",),
    bad={"byline": {"authors": [{"name": "By: Jane Doe"}]}},
    good=(
        {"byline": {"text": "By: Jane Doe", "authors": [{"name": "Jane Doe"}]}},
        {"byline": {"authors": [{"name": "Byron Doe"}]}},
    ),
    reference=_GOOGLE,
)
def byline_prefix(ctx: Context) -> Iterator[Hit]:
    """An author's name does not begin with "By".

    The line as printed belongs in the byline's `text`; a name is a name.
    """
    for pointer, name in _names(ctx):
        prefix = re.match(r"by(?::| )", name, re.IGNORECASE)
        if prefix:
            rest = name[prefix.end() :].strip()
            message = f"name begins with {quoted(prefix[0].strip())}"
            yield Hit(pointer, message, 0, prefix.end(), {"suggestion": rest})


@rule(
    "BK202",
    scope="byline",
    needs=("/byline", "/source", "/dateline"),
    bad={"byline": None, "dateline": None},
    good=(
        {"byline": {"agencies": [{"name": "Reuters"}]}},
        {"byline": None, "dateline": None, "source": {"name": "Reuters"}},
    ),
    reference=_GOOGLE,
)
def missing_byline(ctx: Context) -> Iterator[Hit]:
    """A story names an author, or the agency or organization that stands for it."""
    brief = ctx.brief
    byline, dateline = brief.byline, brief.dateline
    named = byline is not None and (byline.authors or byline.agencies or byline.contributors)
    if not (named or brief.source or (dateline is not None and dateline.agencies)):
        yield Hit("/byline", "no author, agency or source is named")


@rule(
    "BK203",
    scope="byline",
    bad=({"byline": {"authors": [{"name": "TA"}]}}, {"byline": {"authors": [{"name": "J. D."}]}}),
    good=({"byline": {"authors": [{"name": "J. Doe"}]}}, {"byline": {"authors": [{"name": "Bo"}]}}),
    reference=_GOOGLE,
)
def byline_initials_only(ctx: Context) -> Iterator[Hit]:
    """An author's name is more than initials.

    Nobody outside the desk can tell who "TA" is, and no program can link it to a person.
    """
    for pointer, name in _names(ctx):
        letters = name.replace(".", "").replace(" ", "").replace("-", "")
        if 0 < len(letters) <= 3 and letters.isupper() and letters.isalpha():
            yield Hit(pointer, f"{quoted(name)} are initials, not a name")


@rule(
    "BK204",
    scope="byline",
    bad=(
        {"byline": {"authors": [{"name": "Jane Doe | AP Brief"}]}},
        {"byline": {"authors": [{"name": "Jane Doe, Associated Press"}]}},
    ),
    good={
        "byline": {
            "text": "Jane Doe | AP Brief",
            "authors": [{"name": "Jane Doe"}],
            "agencies": [{"name": "AP Brief"}],
        }
    },
    reference=_GOOGLE,
)
def byline_embedded_affiliation(ctx: Context) -> Iterator[Hit]:
    """An author's name does not hold the name of an organization.

    The agency belongs in `agencies`, whom a person works for in `affiliation`.
    """
    for pointer, name in _names(ctx):
        if "|" in name or any(map(_names_organization, re.split(r"[/(),]", name)[1:])):
            yield Hit(pointer, f"{quoted(name, 60)} holds more than the name of a person")


def _names_organization(text: str) -> bool:
    text = text.strip()
    return is_outlet(text) or split_agency(text) is not None or is_office(text)


BYLINE_UNCLEAR = Rule(
    code="BK209",
    name="byline-unclear",
    severity=Severity.INFO,
    scope="byline",
    summary="Everything in a byline is clearly a person, an organization, or what they did.",
    why="Readers take a byline apart and say where it can be read in two ways, or where a part of "
    "it names nobody. The line as printed is kept; give `authors` and `agencies` to settle it.",
    reference=_GOOGLE,
    bad=(
        Source("markdown", "---\nbyline: By Jane Doe, Roe\n---\n\n# Bridge opens\n\nIt opened.\n"),
        Source("markdown", "---\nbyline: ELECTIONS 2016\n---\n\n# Bridge opens\n\nIt opened.\n"),
    ),
    good=(
        Source(
            "markdown",
            "---\nbyline: By Jane Doe and John Roe, Reuters\n---\n\n# Bridge opens\n\nIt opened.\n",
        ),
    ),
)


RULES = (
    byline_prefix,
    missing_byline,
    byline_initials_only,
    byline_embedded_affiliation,
    BYLINE_UNCLEAR,
)
"""The rules of this module, in the order of their codes."""
