"""Build a brief in Python, let briefkit find the quotations in it, and print it as Markdown."""

import datetime as dt

import briefkit
from briefkit import Brief, Byline, Dateline, Link, Paragraph, PullQuote, Section

brief = Brief(
    headline="Council approves bridge",
    byline=Byline.parse("By JANE DOE, The Associated Press"),
    dateline=Dateline.parse("RENO, Nev. (AP) —"),
    language="en",
    published=dt.datetime(2025, 8, 1, 14, 3, tzinfo=dt.UTC),
    sections=[
        Section(
            blocks=[
                Paragraph(text="The council approved a new bridge on Friday, Mayor Ana Diaz said."),
                Paragraph(text="“We waited nine years for this bridge,” Diaz said."),
                PullQuote(text="We waited nine years", speaker="Ana Diaz"),
            ]
        ),
        Section(heading="What comes next", blocks=[Paragraph(text="Work starts in May.")]),
    ],
    links=[Link(url="https://example.org/bridge", title="The plan")],
)
brief = briefkit.resolve_speakers(brief)

print(briefkit.dumps(brief, "markdown"), end="")
print()
for pointer, quote in brief.quotes:
    print(f"{pointer}: {quote.speaker} ({quote.mention} {quote.cue}): {quote.text}")
