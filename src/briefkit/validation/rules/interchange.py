"""BK121 to BK128: what readers of the industry's formats say of the files they are given."""

from __future__ import annotations

from briefkit.problems import Severity
from briefkit.validation.rule import Rule, Source

__all__ = ["RULES"]

_STORY = (
    '"uri": "https://news.example/7", "headline": "Bridge opens", "body_text": "The bridge opened."'
)

# An item of ninjs 3.1 that carries a copy, with the headline of which it is a copy.
_COPIED = (
    '{"uri": "https://news.example/7", "headlines": [{"value": "Bridge opens"}], "bodies": ['
    '{"contentType": "text/plain", "value": "The bridge opened."}, {"role": "briefkit", '
    '"contentType": "application/vnd.briefkit+json", "value": "{\\"headline\\": \\"%s\\", '
    '\\"id\\": \\"https://news.example/7\\", \\"sections\\": [{\\"blocks\\": '
    '[{\\"type\\": \\"paragraph\\", \\"text\\": \\"The bridge opened.\\"}]}]}"}]}'
)

UNKNOWN_MARKUP = Rule(
    code="BK121",
    name="unknown-markup",
    severity=Severity.INFO,
    scope="brief",
    summary="The body of a story is marked up with elements that its format has.",
    why="An element that nobody knows is passed over. Its words stay in the story, but what it was "
    "meant to say of them is lost.",
    bad=(Source("html", "<h1>Bridge opens</h1><p>The <firm>Pier Co.</firm> opened it.</p>"),),
    good=(Source("html", "<h1>Bridge opens</h1><p>The <b>Pier Co.</b> opened it.</p>"),),
)

LEFT_OUT_MARKUP = Rule(
    code="BK122",
    name="left-out-markup",
    severity=Severity.WARNING,
    scope="brief",
    summary="The body of a story holds text and media, no programs, forms or embedded pages.",
    why="Scripts, forms, frames and links that run programs are left out: they are no part of a "
    "story, and nobody should run what an unknown file brings along.",
    bad=(
        Source("html", "<h1>Bridge opens</h1><p>It is open.</p><script>track()</script>"),
        Source("html", '<h1>Bridge opens</h1><p>It is <a href="javascript:go()">open</a>.</p>'),
    ),
    good=(
        Source("html", '<h1>Bridge opens</h1><p>It is <a href="https://a.example/">open</a>.</p>'),
    ),
)

FOREIGN_SCHEMA = Rule(
    code="BK123",
    name="foreign-schema",
    severity=Severity.ERROR,
    scope="brief",
    summary="A file keeps to the schema of the standard that it is written in.",
    why="What a standard has no place for is passed over or refused by others who read the file. "
    "A file that says which version of the standard it follows is held to that one, another to "
    "the one whose rules it breaks least.",
    bad=(
        Source("ninjs", f'{{{_STORY}, "pubstatus": "cancelled"}}'),
        Source("ninjs", '{"headline": "Bridge opens", "body_text": "The bridge opened."}'),
    ),
    good=(Source("ninjs", f'{{{_STORY}, "pubstatus": "canceled"}}'),),
    reference="https://www.iptc.org/std/ninjs/",
)

STALE_COPY = Rule(
    code="BK124",
    name="stale-copy",
    severity=Severity.WARNING,
    scope="source",
    summary="The copy of a brief that a file carries says what the visible part says.",
    why="`briefkit convert --embed` puts the whole brief beside what a format shows of it. Where "
    "the visible text was edited since, the copy is passed over, and what only the copy had is "
    "gone. Nobody who reads the file can see what stands in the copy, so it never wins.",
    bad=(Source("ninjs", _COPIED % "Bridge closes"),),
    good=(Source("ninjs", _COPIED % "Bridge opens"),),
)

NO_STORY = Rule(
    code="BK125",
    name="no-story",
    severity=Severity.INFO,
    scope="brief",
    # An item that need not have a headline is not at fault if it has none.
    supersedes=("BK106",),
    summary="An item of a standard holds the headline and the text of a story.",
    why="Standards of the industry have items for pictures, events and alerts, too: without a "
    "headline or without a text they are sound, and still no story.",
    bad=(Source("ninjs", '{"uri": "https://news.example/7", "headline": "Bridge opens"}'),),
    good=(Source("ninjs", f"{{{_STORY}}}"),),
)

MISDECLARED_ENCODING = Rule(
    code="BK126",
    name="misdeclared-encoding",
    severity=Severity.WARNING,
    scope="source",
    summary="A file is in the encoding that it declares.",
    why="Programs that trust the declaration show other letters. The file is read as what its "
    "bytes are: UTF-8 if they can be nothing else, or else Windows-1252.",
    reference="XML 1.0 section 4.3.3; html.spec.whatwg.org section 13.2.3",
)
"""No text shows it: the bytes of a file do."""

ODD_VALUE = Rule(
    code="BK127",
    name="odd-value",
    severity=Severity.WARNING,
    scope="brief",
    summary="A value is spelled in the form that the standard of the file asks for.",
    why="Standards ask for URIs and date-times in one form without refusing others. A program "
    "that takes them at their word cannot read the value.",
    bad=(Source("ninjs", f'{{{_STORY}, "versioncreated": "Last Tuesday"}}'),),
    good=(Source("ninjs", f'{{{_STORY}, "versioncreated": "2025-08-01T14:03:00Z"}}'),),
    reference="RFC 3986, RFC 3339",
)

_SENT = "eca062 4 i 80 dpa 0892\nbridges/\n\nBridge opens =\n\nKiel (dpa) - The bridge is open.\n"

DAMAGED_TRANSMISSION = Rule(
    code="BK128",
    name="damaged-transmission",
    severity=Severity.WARNING,
    scope="source",
    summary="A transmission ends where its envelope says so, and a file holds one.",
    why="Transmissions of the wire (ANPA-1312, IPTC 7901) end in ETX or a line with the time. "
    "Without an end the last words may be missing. Of several in one file the first is read.",
    bad=(Source("wire", _SENT),),
    good=(Source("wire", f"{_SENT}\n041509 GMT Nov 19\n"),),
    reference="ANPA Bulletin 1312; IPTC 7901",
)

RULES = (
    UNKNOWN_MARKUP,
    LEFT_OUT_MARKUP,
    FOREIGN_SCHEMA,
    STALE_COPY,
    NO_STORY,
    MISDECLARED_ENCODING,
    ODD_VALUE,
    DAMAGED_TRANSMISSION,
)
"""The rules of this module, in the order of their codes."""
