"""BK709 to BK714: what must not go out: scripts in links, embargoed, withheld and private text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from briefkit.echo import quoted
from briefkit.model import BlockQuote, Figure
from briefkit.problems import Severity
from briefkit.release import EMBARGO_WORDS, embargo_line, is_embargoed, is_withheld
from briefkit.times import format_rfc3339
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, Source, rule
from briefkit.validation.words.shared import shared_words

__all__ = ["RULES"]

_Placed: TypeAlias = tuple[str, str]

_SCRIPTS = ("javascript", "vbscript", "livescript")
_SCHEME = r"([A-Za-z][A-Za-z0-9+.-]{0,63}+):"


def _scheme(url: str) -> str | None:
    """Return the scheme that a browser would find in an address, in lower case; None for none.

    Browsers pass over tabs and line breaks anywhere, and over spaces and control characters at
    the start (WHATWG URL Standard, section 4.4). Templates that escape nothing let them decode
    character references too. Here all of that is gone, and what is invisible with it. A space
    within keeps words from being a scheme, unless without it they are that of a script.
    """
    if "&" in url:
        from html import unescape

        url = unescape(url)
    if ":" not in url:
        return None
    visible = "".join(filter(str.isprintable, url)).lstrip()
    found = re.match(_SCHEME, "".join(visible.split()))
    scheme = found[1].lower() if found else None
    return scheme if scheme in _SCRIPTS or re.match(_SCHEME, visible) else None


@rule(
    "BK709",
    Severity.ERROR,
    scope="brief",
    bad=(
        {"url": "javascript:alert(1)"},
        {"url": " \u0001JaVa\tScRiPt\n:alert(1)"},
        {"url": "java&#115;cript&colon;alert(1)"},
        {"url": "\u200bjavascript\u0000:alert(1)"},
        {"url": "data:text/html;base64,PHNjcmlwdD4="},
        {"links": [{"url": "vbscript:msgbox(1)"}]},
        {"links": [{"url": "file:///etc/hostname"}]},
        {"media": [{"url": "javascript:alert(1)", "kind": "picture"}]},
        {"byline": {"authors": [{"name": "Jane Doe", "url": "javascript:alert(1)"}]}},
        {"subjects": [{"name": "bridges", "uri": "javascript:alert(1)"}]},
        {
            "paragraph": {
                "text": "It opened.",
                "spans": [{"start": 0, "end": 2, "kind": "link", "href": "javascript:void(0)"}],
            }
        },
    ),
    good=(
        {"url": "https://example.com/a?next=javascript:alert(1)"},
        {"url": "//example.com/bridge"},
        {"url": "../bridge.html#data:x"},
        {"url": "HTTP://example.com/?a=1&b=2"},
        {"url": "page 4: bridge"},
        {"links": [{"url": "mailto:desk@example.com"}, {"url": "tel:+1-775-555-0100"}]},
        {"subjects": [{"name": "bridges", "uri": "urn:example:bridges"}]},
        {"sections": [{"blocks": [{"type": "block_quote", "paragraphs": [], "cite": "Data: a"}]}]},
    ),
    reference="WHATWG URL Standard section 4.4; OWASP: Cross Site Scripting Prevention",
)
def unsafe_url_scheme(
    ctx: Context, *, allowed: Sequence[str] = ("http", "https", "mailto", "tel")
) -> Iterator[Hit]:
    """Every address is one that can be followed safely: http, https, mailto, tel, or relative.

    A ``javascript:`` in a link runs in the page of whoever publishes the story, however it is
    spelled. Identifiers and the titles of sources may have other schemes, but no scripts.
    """
    usual = tuple(f"{scheme}://" for scheme in allowed)  # nearly all there are, told at a glance
    for pointer, address in _addresses(ctx):
        scheme = _scheme(address) if not address.startswith(usual) else None
        if scheme is None or scheme in allowed:
            continue
        if scheme in _SCRIPTS or not pointer.endswith(_IDENTIFIERS):
            shown = quoted(address, 40)
            yield Hit(pointer, f"an address with the scheme {quoted(scheme, 40)}: {shown}")


_LINKS = ("/url", "/license_url")
_IDENTIFIERS = ("/uri", "/id", "/cite")


def _addresses(ctx: Context) -> Iterator[_Placed]:
    """Yield all that pages make links of, and what they might take for addresses."""
    for item in ctx.about.items:
        if item[0].endswith((*_LINKS, *_IDENTIFIERS)):
            yield item
    for row in ctx.blocks:
        for pointer, block in row:
            if isinstance(block, Figure):
                yield f"{pointer}/media/url", block.media.url or ""
            elif isinstance(block, BlockQuote):
                yield f"{pointer}/cite", block.cite or ""
    for pointer, paragraph in ctx.paragraphs:
        if paragraph.spans:
            for index, span in enumerate(paragraph.spans):
                yield f"{pointer}/spans/{index}/href", span.href or ""


@rule(
    "BK711",
    Severity.ERROR,
    scope="brief",
    needs=("/embargoed", "/ed_note"),
    bad=(
        {"embargoed": "2025-08-03T10:00:00-07:00"},
        {"ed_note": "EMBARGOED UNTIL 10 a.m. EDT Friday"},
    ),
    good=(
        {"embargoed": "2025-08-01T10:00:00-07:00"},
        {"embargoed": "2025-08-01T10:00:00Z", "ed_note": "EMBARGOED UNTIL 10 a.m. Friday"},
        {"ed_note": "The mayor has seen the embargo of the papers."},
    ),
)
def embargoed(ctx: Context) -> Iterator[Hit]:
    """No story is published before its embargo is over.

    It speaks in every format: a file on its way to readers is the last place to notice it. An
    archive that holds stories back on purpose runs with ``--allow-embargoed``. Where a note to
    editors tells of an embargo and `embargoed` is empty, nobody can tell when it is over: so it
    is not. `briefkit.convert` refuses such a story a public format. The rule is not in the style
    books; breaking an embargo costs a newsroom its source.
    """
    brief = ctx.brief
    if ctx.now is None or not is_embargoed(brief, ctx.now):
        return
    if brief.embargoed is not None:
        until = format_rfc3339(brief.embargoed)
        yield Hit("/embargoed", f"under embargo until {until}", data={"until": until})
    else:
        yield Hit("/ed_note", "under embargo by its note, and embargoed does not say until when")


# Where else than in the story itself readers find text.
_BESIDE = ("/notes/", "/masthead/", "/media/", "/links/", "/rights/")
# In running text a note to editors has no place but the text.
_RUNNING_TEXT = ("wire",)


def _public(ctx: Context) -> list[_Placed]:
    """Return the texts that readers see."""
    beside = (item for item in ctx.about.items if item[0].startswith(_BESIDE))
    return [*ctx.prose.items, *beside]


@rule(
    "BK712",
    Severity.ERROR,
    scope="text",
    needs=("/ed_note",),
    bad=(
        {
            "ed_note": "EDS: do not name the driver, who is a minor.",
            "body": "A car hit the bridge. Do not name the driver, who is a minor.",
        },
        {"ed_note": "Photos coming", "summary": "The bridge opens. Photos coming."},
        {
            "ed_note": "Call the desk with questions",
            "notes": [{"text": "Call the desk with questions!"}],
        },
        Source("markdown", "---\ned_note: Call the desk.\n---\n\n# Bridge opens\n\nIt opened.\n"),
    ),
    good=(
        {
            "ed_note": "ADDS comment from the mayor of Reno.",
            "body": "It pleased the mayor of Reno.",
        },
        {"ed_note": "More later", "body": "More later arrivals saw more later."},
        {"ed_note": "Call the desk with questions"},
        Source(
            "wire",
            "Council approves budget\n\nBy Jane Doe\n\nEds: ADDS vote.\n\nIt approved it.\n",
        ),
    ),
)
def private_text(ctx: Context, *, running_words: int = 8) -> Iterator[Hit]:
    """What a desk tells a desk does not stand where readers see it.

    The words of `ed_note` stand in no other text: a whole clause of four words or more, the
    whole of a shorter note, or any eight words in a row. Fewer words than that may be shared by
    chance: a note tells of what is in the story. And no file for the public spells an `ed_note`,
    say in the front matter of a Markdown page, which site generators hand to templates, search
    indexes and feeds. Running text as desks send it is exempt from that: "Eds:" and what follows
    has no other place there, and writing it to a file for the public leaves it out. No stylebook
    asks for it; a note that names a source who was promised not to be named is why.
    """
    note = ctx.brief.ed_note
    if not note or not note.strip():
        return
    if ctx.public and ctx.format not in _RUNNING_TEXT:
        yield Hit("/ed_note", f"a note to editors in a file for the public: {quoted(note, 40)}")
    public = _public(ctx)
    texts = dict(public)
    for pointer, (start, end) in shared_words(note, public, running_words).items():
        words = quoted(texts[pointer][start:end], 40)
        yield Hit(pointer, f"words of a note to editors: {words}", start, end)


@rule(
    "BK713",
    Severity.ERROR,
    scope="brief",
    needs=("/status",),
    bad=(
        Source("markdown", "---\nstatus: withheld\n---\n\n# Bridge opens\n\nIt opened.\n"),
        Source("markdown", "---\nstatus: canceled\n---\n\n# Bridge opens\n\nIt opened.\n"),
    ),
    good=(
        {"status": "canceled"},
        Source("markdown", "---\nstatus: usable\n---\n\n# Bridge opens\n\nIt opened.\n"),
    ),
    reference="IPTC: pubStatus",
)
def withheld_text(ctx: Context, *, everywhere: bool = False) -> Iterator[Hit]:
    """No story that is withheld or canceled goes to readers.

    An archive in JSON may well hold one; a page, a feed or a wire file may not. The profiles for
    publishing take every file for one that is about to go out: there, as with `everywhere`, the
    format does not matter. IPTC says what the values mean; that nobody publishes such a story by
    accident is what this rule adds.
    """
    if (everywhere or ctx.public) and is_withheld(ctx.brief):
        yield Hit("/status", f"{ctx.brief.status}, and on its way to readers")


@rule(
    "BK714",
    Severity.ERROR,
    scope="text",
    bad=(
        "EMBARGOED UNTIL 10 a.m. EDT FRIDAY\n\nThe bridge opened.",
        "The bridge opened.\n\nEmbargoed until Aug. 3, 10 a.m.",
        "The bridge opened. NOT FOR PUBLICATION: the driver is 14.",
        {"notes": [{"text": "(HOLD FOR RELEASE until Friday)"}]},
        {"deck": "Strictly embargoed for Friday's papers"},
    ),
    good=(
        "The oil embargo stays: embargoed goods are held for release after 2030.",
        (
            "Embargoed until last year, the papers show that the council knew for a decade that "
            "the bridge would not hold."
        ),
        "She said that it was not for publication.",
        "FOR IMMEDIATE RELEASE",
        {"embargoed": "2025-08-01T10:00:00Z", "ed_note": "EMBARGOED UNTIL 10 a.m. Friday"},
    ),
)
def embargo_in_text(ctx: Context) -> Iterator[Hit]:
    """No line that forbids to publish the text stands in the text.

    "EMBARGOED UNTIL …", "HOLD FOR RELEASE", "NOT FOR PUBLICATION" are for the desk. Among the
    paragraphs readers see them, and no program heeds them: the instant belongs in `embargoed`,
    the words in `ed_note`. In capitals they count wherever a sentence can start, in small letters
    only as a short line of their own: a story may well be about an embargo. No stylebook asks for
    it; readers who were told what not to publish are why.
    """
    if not (ctx.prose.has(*EMBARGO_WORDS) or ctx.about.has(*EMBARGO_WORDS)):
        return
    for pointer, text in _public(ctx):
        found = embargo_line(text, private=True)
        if found:
            message = f"a line for the desk: {quoted(found[0], 40)}"
            yield Hit(pointer, message, found.start(), found.end())


RULES = (unsafe_url_scheme, embargoed, private_text, withheld_text, embargo_in_text)
"""The rules of this module, in the order of their codes."""
