"""BK201 to BK204, BK209: whether the byline names people and agencies so that programs can."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.prose.lexicon.agencies import as_agency, split_agency
from briefkit.prose.lexicon.organizations import is_outlet
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, Rule, Source, rule
from briefkit.validation.rules._authorship import Reading, placed_authors

__all__ = ["RULES"]

_GOOGLE = "Google Search Central: Article structured data, author markup best practices"
_PREFIX = re.compile(r"by(?::| )\s*", re.IGNORECASE)


@rule(
    "BK201",
    scope="byline",
    languages=("en",),
    fix="safe",
    bad=(
        {"byline": {"authors": [{"name": "By: Jane Doe"}]}},
        {"byline": {"authors": [{"name": "BY JANE DOE"}]}},
    ),
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
    for placed in placed_authors(ctx.brief):
        name = placed.author.name
        prefix = _PREFIX.match(name)
        if prefix:
            rest = _without_prefix(name)
            message = f"name begins with {quoted(prefix[0].strip())}"
            edit = Edit(pointer=placed.name_pointer, replacement=rest)
            fix = Fix(message=f"make the name {quoted(rest)}", edits=(edit,)) if rest else None
            data = {"suggestion": rest}
            yield Hit(placed.name_pointer, message, 0, prefix.end(), data, fix=fix)


def _without_prefix(name: str) -> str:
    end = 0
    while prefix := _PREFIX.match(name, end):
        end = prefix.end()
    return name[end:].strip()


@rule(
    "BK202",
    Severity.INFO,
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
    """A story names an author, or the agency or organization that stands for it.

    Running text often comes without; the profiles for publishing make more of it.
    """
    brief = ctx.brief
    byline, dateline = brief.byline, brief.dateline
    named = byline is not None and (byline.authors or byline.agencies or byline.contributors)
    if not (named or brief.source or (dateline is not None and dateline.agencies)):
        yield Hit("/byline", "no author, agency or source is named")


@rule(
    "BK203",
    scope="byline",
    bad=({"byline": {"authors": [{"name": "TA"}]}}, {"byline": {"authors": [{"name": "J. D."}]}}),
    good=(
        {"byline": {"authors": [{"name": "J. Doe"}]}},
        {"byline": {"authors": [{"name": "Bo"}]}},
        {"byline": {"authors": [{"name": "AFP"}]}},
    ),
    reference=_GOOGLE,
)
def byline_initials_only(ctx: Context) -> Iterator[Hit]:
    """An author's name is more than initials.

    Nobody outside the desk can tell who "TA" is, and no program can link it to a person.
    """
    for placed in placed_authors(ctx.brief):
        name = placed.author.name
        letters = name.replace(".", "").replace(" ", "").replace("-", "")
        is_short = 0 < len(letters) <= 3 and letters.isupper() and letters.isalpha()
        if is_short and as_agency(name) is None:
            yield Hit(placed.name_pointer, f"{quoted(name)} are initials, not a name")


@rule(
    "BK204",
    scope="byline",
    fix="unsafe",
    supersedes=("BK206",),
    bad=(
        {"byline": {"authors": [{"name": "Jane Doe | AP Brief"}]}},
        {"byline": {"authors": [{"name": "Jane Doe, Associated Press"}]}},
        {"byline": {"authors": [{"name": "Jane Doe, AP Sports Writer"}]}},
        {"byline": {"authors": [{"name": "AFP"}]}},
    ),
    good=(
        {
            "byline": {
                "text": "Jane Doe | AP Brief",
                "authors": [{"name": "Jane Doe"}],
                "agencies": [{"name": "AP Brief"}],
            }
        },
        {"byline": {"authors": [{"name": "Jane Doe", "affiliation": "The Associated Press"}]}},
        {"byline": {"authors": [{"name": "Jane Doe, Jr."}, {"name": "Ann Post"}]}},
    ),
    reference=_GOOGLE,
)
def byline_embedded_affiliation(ctx: Context) -> Iterator[Hit]:
    """An author's name is not that of an organization, and does not hold one.

    The agency belongs in `agencies`, whom a person works for in `affiliation`.
    """
    for placed in placed_authors(ctx.brief):
        name = placed.author.name
        if as_agency(name) is not None:
            yield Hit(placed.name_pointer, f"{quoted(name)} is an agency, not a person")
        elif "|" in name or any(map(_names_organization, re.split(r"[/(),]", name)[1:])):
            message = f"{quoted(name, 60)} holds more than the name of a person"
            fix = Reading.of(name).fix(ctx.brief, placed, "give the organization its own field")
            yield Hit(placed.name_pointer, message, fix=fix)


def _names_organization(text: str) -> bool:
    text = text.strip()
    return is_outlet(text) or split_agency(text) is not None


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
