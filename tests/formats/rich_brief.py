"""A brief with everything that shows on a page, in words that nobody wrote."""

from __future__ import annotations

import datetime as dt

import attrs

from briefkit.model import (
    Agency,
    Author,
    BlockQuote,
    Brief,
    Byline,
    Dateline,
    Figure,
    Link,
    List,
    Media,
    Note,
    Paragraph,
    Preformatted,
    PullQuote,
    Rights,
    Rule,
    Section,
    Span,
    Table,
)

__all__ = ["RICH"]

_ZONE = dt.timezone(dt.timedelta(hours=2))
_LONG = (
    "The council voted on Monday to keep the bridge open at night, ending a dispute that had "
    "divided the two banks of the river since the first pier was sunk into the mud."
)
_PICTURE = Media(
    url="https://example.org/bridge.jpg",
    kind="picture",
    alt="The bridge at dusk",
    caption="The long bridge at dusk.",
    credit="Odd Berge / Coast News",
    width=1200,
    height=675,
)
_PIER = attrs.evolve(_PICTURE, caption=None, credit=None)

RICH = Brief(
    headline="Council keeps the long bridge open at night after three years of dispute",
    masthead=["Coast News Daily", "Morning edition"],
    kicker="Analysis",
    deck="The lights alone will cost more than the ferries that the bridge was built to replace",
    summary="The long bridge stays open at night.",
    language="en",
    url="https://example.org/bridge",
    id="urn:x-coast:1",
    byline=Byline(
        text="By Tora Vik and Ines Holm, Coast News",
        authors=[
            Author(name="Tora Vik", url="https://example.org/tora"),
            Author(name="Ines Holm", title="Editor"),
        ],
        agencies=[Agency(name="Coast News")],
    ),
    dateline=Dateline.parse("RENO, Nev. (AP) —"),
    source=Agency(name="Coast News", url="https://example.org"),
    published=dt.datetime(2025, 8, 1, 14, 3, tzinfo=_ZONE),
    modified=dt.datetime(2025, 8, 1, 16, 30, tzinfo=_ZONE),
    keywords=["bridge", "council"],
    rights=Rights(holder="Coast News", notice="© 2025 Coast News.", year=2025),
    media=[_PICTURE],
    notes=[
        Note(text="An earlier version gave the wrong length for the bridge.", kind="correction")
    ],
    links=[Link(url="https://example.org/minutes", title="Minutes of the meeting")],
    sections=[
        Section(
            blocks=[
                Paragraph(text=_LONG),
                Paragraph(
                    text="The full text of the decision is on the site of the council.",
                    spans=[Span(start=4, end=13, kind="link", href="https://example.org/text")],
                ),
                PullQuote(text="Nobody should have to drive ninety minutes.", speaker="Ines Roe"),
                Paragraph(text=f"{_LONG} {_LONG}"),
            ]
        ),
        Section(
            heading="What the engineers say",
            blocks=[
                Paragraph(text=_LONG),
                BlockQuote(
                    paragraphs=["The bearings were not designed for the loads."],
                    speaker="Report of the road authority",
                ),
                List(items=["New bearings", "Lights along the whole footpath"]),
                Figure(media=_PIER, caption="The third pier.", credit="Coast News"),
            ],
        ),
        Section(
            heading="Averylongwordthatwouldnotfitonanyphoneatallifitwerenotbrokensomewhere",
            level=2,
            blocks=[
                Table(
                    header=["Year", "Crossings", "Accidents", "Cost in millions", "Source"],
                    rows=[["2022", "1,204,000", "12", "4.1", "Road authority annual report"]],
                ),
                Paragraph(text=f"See https://example.org/{'a-long-way/' * 12} for more."),
                Preformatted(text=f"Pier  Load  Limit\n  3   41.2   38.0 {'<- over ' * 12}"),
                Rule(),
                Paragraph(text=_LONG),
            ],
        ),
    ],
)
"""The brief."""
