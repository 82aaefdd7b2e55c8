"""BK205 to BK208: whether the name of an author is the name of one person, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from briefkit.echo import quoted
from briefkit.prose.lexicon.names import SHORT_TITLES
from briefkit.prose.lexicon.offices import OFFICES
from briefkit.prose.lexicon.organizations import is_outlet
from briefkit.prose.readable import readable_name
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, rule
from briefkit.validation.rules._authorship import Reading, placed_authors

__all__ = ["RULES"]

_GOOGLE = "Google Search Central: Article structured data, author markup best practices"
_HONORIFICS = frozenset(
    """
    dame doctor dr hon lady lord madam messrs miss mr mrs ms prof professor rabbi rev reverend
    senator sir
    """.split()
)
# "Col Needham" and "Sen Hirano" are names; with a period they are titles.
_RANKS = frozenset(f"{title}." for title in SHORT_TITLES)
_MAY_HOLD_TITLE = OFFICES | _HONORIFICS | _RANKS | {f"{title}." for title in _HONORIFICS}
_JOINTS = frozenset(("and", "&", "with", "plus", "und", "et", "y", "/", "|", "-", "–", "—"))


@rule(
    "BK205",
    scope="byline",
    fix="unsafe",
    bad=(
        {"byline": {"authors": [{"name": "JANE DOE"}]}},
        {"byline": {"text": "By JANE McDOE", "authors": [{"name": "JANE McDOE"}]}},
        {"byline": {"contributors": [{"name": "ANA DE LA CRUZ JR."}]}},
    ),
    good=(
        {"byline": {"text": "By JANE DOE", "authors": [{"name": "Jane Doe"}]}},
        {"byline": {"authors": [{"name": "J.D. Roe III"}, {"name": "TA"}, {"name": "JT Roe"}]}},
        {"byline": {"authors": [{"name": "BBC NEWS"}, {"name": "KQED"}]}},
    ),
)
def byline_all_caps(ctx: Context) -> Iterator[Hit]:
    """An author's name is spelled as in running text, not in capitals.

    Capitals are a way to print a byline, and hide how a name is spelled; what prints the name can
    make them again. In running text the line is what is printed, so that this rule says nothing
    of it. The fix is a guess: nobody can tell "Deblasio" from "DeBlasio" by "DEBLASIO".
    """
    if ctx.format == "wire":
        return
    for placed in placed_authors(ctx.brief):
        name = placed.author.name
        words = name.split()
        if len(words) < 2 or not any(map(str.isupper, words)):
            continue
        readable = readable_name(name)
        if readable != name and not is_outlet(name):
            edit = Edit(pointer=placed.name_pointer, replacement=readable)
            message = f"make the name {quoted(readable)}"
            fix = Fix(message=message, edits=(edit,), applicability="unsafe")
            data = {"suggestion": readable}
            message = f"{quoted(name, 60)} is in capitals"
            yield Hit(placed.name_pointer, message, 0, len(name), data, fix=fix)


@rule(
    "BK206",
    scope="byline",
    fix="unsafe",
    bad=(
        {"byline": {"authors": [{"name": "Dr. Jane Doe"}]}},
        {"byline": {"authors": [{"name": "Jane Doe, Editor"}]}},
        {"byline": {"authors": [{"name": "Dr. Jane Doe, Professor of Law"}]}},
        {"byline": {"authors": [{"name": "Staff Writer Jane Doe"}]}},
        {"byline": {"authors": [{"name": "Sen. Jane Doe"}]}},
    ),
    good=(
        {"byline": {"authors": [{"name": "Jane Doe", "title": "Editor"}]}},
        {"byline": {"authors": [{"name": "Jane Doe, Jr."}, {"name": "Jane Doe, MD"}]}},
        {"byline": {"authors": [{"name": "Major Garrett Doe"}, {"name": "Col Doe Roe"}]}},
        {"byline": {"authors": [{"name": "Dean Doe"}, {"name": "Judge Roe"}, {"name": "Dr. Doe"}]}},
    ),
    reference=_GOOGLE,
)
def byline_title_in_name(ctx: Context) -> Iterator[Hit]:
    """An author's name is a name, without a title or an office.

    What somebody is belongs in `title`. A title with a surname alone may be a pen name: "Dr.
    Doe" stays.
    """
    for placed in placed_authors(ctx.brief):
        name = placed.author.name
        words = name.split(maxsplit=8)
        if "," not in name and _MAY_HOLD_TITLE.isdisjoint(map(str.lower, words)):
            continue
        honorific = words[0] if len(words) > 2 and _is_honorific(words[0]) else ""
        reading = Reading.of(name)
        office = reading.person.title if reading.person else None
        if honorific or office:
            message = f"{quoted(name, 60)} holds a title: {quoted(honorific or office or '')}"
            fix = _titled(reading, honorific).fix(ctx.brief, placed, "give the title its own field")
            yield Hit(placed.name_pointer, message, fix=fix)


def _is_honorific(word: str) -> bool:
    plain = word.lower()
    return plain in _RANKS or plain.rstrip(".") in _HONORIFICS


def _titled(reading: Reading, honorific: str) -> Reading:
    """Return a reading with the honorific that opens the name among the titles."""
    person = reading.person
    if not honorific or person is None or not person.name.startswith(honorific):
        return reading
    title = ", ".join(filter(None, (honorific, person.title)))
    person = attrs.evolve(person, name=person.name[len(honorific) :].strip(), title=title)
    return attrs.evolve(reading, byline=attrs.evolve(reading.byline, authors=(person,)))


@rule(
    "BK207",
    scope="byline",
    fix="unsafe",
    supersedes=("BK204", "BK206", "BK208"),
    bad=(
        {"byline": {"authors": [{"name": "Jane Doe and John Roe"}]}},
        {"byline": {"authors": [{"name": "Jane Doe, John Roe"}]}},
        {"byline": {"authors": [{"name": "Jane Doe, Reuters and John Roe, AP"}]}},
        {"byline": {"contributors": [{"name": "Jane Doe & John Roe"}]}},
    ),
    good=(
        {"byline": {"authors": [{"name": "Jane Doe"}, {"name": "John Roe"}]}},
        {"byline": {"authors": [{"name": "José Ortega y Gasset"}, {"name": "Doe, Jane"}]}},
        {"byline": {"authors": [{"name": "Jane Doe, Jr."}, {"name": "Penn and Teller"}]}},
    ),
    reference=_GOOGLE,
)
def byline_joined_authors(ctx: Context) -> Iterator[Hit]:
    """An author's name is that of one person; several people are several authors.

    "Doe, Jane" may be one person, and single words joined by "and" may be what a pair calls itself:
    they stay.
    """
    for placed in placed_authors(ctx.brief):
        name = placed.author.name
        if not ("," in name or ";" in name or _may_join(name)):
            continue
        reading = Reading.of(name)
        names = [author.name for author in reading.byline.authors]
        full = [item for item in names if " " in item]
        if len(names) > 1 and full:
            message = f"{quoted(name, 60)} are {len(names)} people"
            fix = reading.fix(ctx.brief, placed, f"make them {len(names)} authors")
            is_clear = len(full) == len(names)
            data = {"names": names}
            yield Hit(placed.name_pointer, message, data=data, fix=fix if is_clear else None)


def _may_join(name: str) -> bool:
    return not _JOINTS.isdisjoint(name.lower().split())


@rule(
    "BK208",
    scope="byline",
    fix="unsafe",
    supersedes=("BK204", "BK206"),
    bad=(
        {"byline": {"authors": [{"name": "Jane Doe jane@example.com"}]}},
        {"byline": {"authors": [{"name": "Jane Doe (@janedoe)"}]}},
        {"byline": {"authors": [{"name": "Jane Doe, https://example.com/jane"}]}},
        {"byline": {"authors": [{"name": "jane@example.com"}]}},
    ),
    good=(
        {"byline": {"authors": [{"name": "Jane Doe", "email": "jane@example.com"}]}},
        {"byline": {"authors": [{"name": "Jane Doe", "handle": "@janedoe"}]}},
    ),
    reference=_GOOGLE,
)
def byline_contact_in_name(ctx: Context) -> Iterator[Hit]:
    """An author's name holds no e-mail address, handle or URL: they have fields of their own."""
    for placed in placed_authors(ctx.brief):
        name = placed.author.name
        if "@" in name or "://" in name or "www." in name:
            message = f"{quoted(name, 60)} holds an address"
            fix = Reading.of(name).fix(ctx.brief, placed, "give the address its own field")
            yield Hit(placed.name_pointer, message, fix=fix)


RULES = (
    byline_all_caps,
    byline_title_in_name,
    byline_joined_authors,
    byline_contact_in_name,
)
"""The rules of this module, in the order of their codes."""
