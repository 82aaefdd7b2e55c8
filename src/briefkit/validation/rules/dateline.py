"""BK301 to BK305, BK308, BK309: whether a story says where and when it was filed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.prose.lexicon.places import STAND_ALONE, is_country, is_region
from briefkit.times import format_rfc3339
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, Rule, Source, rule

__all__ = ["RULES"]


@rule(
    "BK301",
    Severity.INFO,
    scope="brief",
    bad={"dateline": None},
    good={"dateline": {"text": "MOSCOW (AP) —", "places": ["MOSCOW"]}},
    reference="AP style: datelines",
)
def missing_dateline(ctx: Context) -> Iterator[Hit]:
    """A story says where it was filed: ``MOSCOW (AP) —``."""
    if ctx.brief.dateline is None:
        yield Hit("/dateline", "no dateline says where the story was filed")


@rule(
    "BK302",
    scope="brief",
    languages=("en",),
    fix="safe",
    bad=(
        {"dateline": {"text": "Moscow (AP) —", "places": ["Moscow"]}},
        {"dateline": {"text": "St. Louis (AP) —", "places": ["St. Louis"]}},
        {"dateline": {"text": "TEL AVIV/Beirut —", "places": ["TEL AVIV", "Beirut"]}},
    ),
    good=(
        {"dateline": {"text": "McALLEN, Texas (AP) —", "places": ["McALLEN"], "region": "Texas"}},
        {"dateline": {"text": "ABOARD AIR FORCE ONE (AP) —", "places": ["ABOARD AIR FORCE ONE"]}},
        {"dateline": {"text": "L’AQUILA, Italy (AP) —", "places": ["L’AQUILA"]}},
        {"dateline": {"places": ["Moscow"]}},
        {"dateline": {"text": "Mexico City (AFP) –", "places": ["Mexico City"]}},
    ),
    reference="AP style: datelines",
)
def dateline_not_caps(ctx: Context) -> Iterator[Hit]:
    """The town of a dateline is in capitals: ``MOSCOW (AP) —``.

    This is about the line as printed. `places` may have the name as anybody would spell it, and
    a dateline that was never printed gets its capitals when it is. State and country are not
    in capitals. Agencies that print no capitals, such as AFP and dpa, are left alone.
    """
    dateline = ctx.brief.dateline
    if dateline is None or not dateline.text or dateline.text.isupper():
        return
    if any(f"({agency})" in dateline.text for agency in _WITHOUT_CAPITALS):
        return
    for place in dateline.places:
        start = dateline.text.find(place)
        if start >= 0 and _is_small(place):
            edit = Edit(
                pointer="/dateline/text",
                start=start,
                end=start + len(place),
                replacement=place.upper(),
            )
            fix = Fix(message=f"make it {quoted(place.upper())}", edits=(edit,))
            message = f"{quoted(place, 60)} is not in capitals"
            yield Hit("/dateline/text", message, edit.start, edit.end, fix=fix)


_WITHOUT_CAPITALS = ("AFP", "ANI", "dpa", "dpa/tmn", "EFE", "IANS", "PTI")


def _is_small(place: str) -> bool:
    """Tell whether any word of a place has a capital and then no other: not so "McALLEN"."""
    return any(word[:1].isupper() and word[1:].islower() for word in re.split(r"[\W_]", place))


@rule(
    "BK303",
    Severity.INFO,
    scope="brief",
    languages=("en",),
    default=False,
    bad={"dateline": {"text": "SPRINGFIELD (AP) —", "places": ["SPRINGFIELD"]}},
    good=(
        {"dateline": {"text": "SPRINGFIELD, Ill. —", "places": ["SPRINGFIELD"], "region": "Ill."}},
        {"dateline": {"text": "MOSCOW (AP) —", "places": ["MOSCOW"]}},
        {"dateline": {"text": "ST. LOUIS (AP) —", "places": ["ST. LOUIS"]}},
        {"dateline": {"text": "GAZA STRIP (AP) —", "places": ["GAZA STRIP"]}},
        {"dateline": {"text": "ABOARD AIR FORCE ONE —", "places": ["ABOARD AIR FORCE ONE"]}},
    ),
    reference="AP style: datelines",
)
def dateline_needs_place(ctx: Context, *, stand_alone: Sequence[str] = ()) -> Iterator[Hit]:
    """The town of a dateline has its state or country, unless everybody knows where it is.

    What towns stand alone is a list; a house adds its own by `stand_alone`. How the state is
    printed, in full or short, the rule leaves open: public accounts of AP style disagree.
    """
    dateline = ctx.brief.dateline
    if dateline is None or dateline.region or dateline.country:
        return
    known = STAND_ALONE.union(map(str.lower, stand_alone))
    for index, place in enumerate(dateline.places):
        plain = " ".join(place.lower().split())
        is_known = plain in known or is_country(place) or is_region(place)
        if not is_known and not plain.startswith("aboard "):
            message = f"where is {quoted(place, 60)}? Neither state nor country is named"
            yield Hit(f"/dateline/places/{index}", message)


@rule(
    "BK304",
    Severity.INFO,
    scope="brief",
    bad={"published": None},
    good={"published": "2025-08-01T14:03:00Z"},
    reference="Google Search Central: datePublished; RSS 2.0: pubDate",
)
def missing_published(ctx: Context) -> Iterator[Hit]:
    """A story says when it was published.

    Without a date nobody can tell which Thursday is meant, and feeds cannot sort the story.
    Running text often comes without; the profiles for publishing make more of it.
    """
    if ctx.brief.published is None:
        yield Hit("/published", "no time of publication")


NAIVE_DATETIME = Rule(
    code="BK305",
    name="naive-datetime",
    severity=Severity.WARNING,
    scope="brief",
    summary="A time in a foreign format names its zone.",
    why="Where it names none, UTC is assumed, and the story may move by half a day.",
    bad=(
        Source(
            "markdown",
            "---\npublished: 2025-08-01 14:03:00\n---\n\n# Bridge opens\n\nThe bridge opened.\n",
        ),
    ),
    good=(
        Source(
            "markdown",
            "---\npublished: 2025-08-01T14:03:00Z\n---\n\n# Bridge opens\n\nThe bridge opened.\n",
        ),
    ),
    reference="RFC 3339 section 4.3",
)


@rule(
    "BK308",
    scope="brief",
    needs=("/published",),
    bad={"published": "2052-08-01T14:03:00Z"},
    good={"published": "2025-08-02T14:03:00Z"},
)
def future_published(ctx: Context, *, hours: int = 24) -> Iterator[Hit]:
    """The time of publication does not lie more than a day ahead."""
    published = ctx.brief.published
    if ctx.now and published and published > ctx.now + dt.timedelta(hours=hours):
        yield Hit("/published", f"published {format_rfc3339(published)}, which is still to come")


@rule(
    "BK309",
    Severity.ERROR,
    scope="brief",
    needs=("/published", "/modified"),
    bad={"modified": "2025-07-31T09:00:00Z"},
    good={"modified": "2025-08-01T16:03:00+02:00"},
)
def modified_before_published(ctx: Context) -> Iterator[Hit]:
    """A story is not modified before it is published."""
    published, modified = ctx.brief.published, ctx.brief.modified
    if published and modified and modified < published:
        message = f"modified {format_rfc3339(modified)}, before {format_rfc3339(published)}"
        yield Hit("/modified", message, related=(("/published", "the time of publication"),))


RULES = (
    missing_dateline,
    dateline_not_caps,
    dateline_needs_place,
    missing_published,
    NAIVE_DATETIME,
    future_published,
    modified_before_published,
)
"""The rules of this module, in the order of their codes."""
