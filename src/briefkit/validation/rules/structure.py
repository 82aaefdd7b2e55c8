"""BK101 to BK107, BK110, BK119: whether a brief has the fields it should, with values that fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefkit.echo import quoted
from briefkit.model import Paragraph, Quote, Span
from briefkit.problems import Severity
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, Rule, Source, rule

__all__ = ["RULES"]

MISSING_FIELD = Rule(
    code="BK101",
    name="missing-field",
    severity=Severity.ERROR,
    scope="brief",
    summary="Every required field is there.",
    why="A brief needs a headline and sections, a paragraph its text, a quote its place.",
    bad=(Source("json", '{"sections": []}'),),
    good=(Source("json", '{"headline": "Bridge opens", "sections": []}'),),
)


def _renamed(hit: Hit) -> Fix | None:
    guess = hit.data.get("suggestion")
    if not isinstance(guess, str):
        return None
    return Fix(
        message=f"rename it {quoted(guess)}",
        edits=[Edit(pointer=hit.pointer, rename=guess)],
        applicability="unsafe",
    )


UNKNOWN_FIELD = Rule(
    code="BK102",
    name="unknown-field",
    severity=Severity.ERROR,
    scope="brief",
    summary="Every field is one that a brief has.",
    why="A misspelled field is a missing one that nobody misses. What is yours alone belongs "
    "under `extra`.",
    bad=(Source("json", '{"headline": "Bridge opens", "langauge": "en", "sections": []}'),),
    good=(
        Source("json", '{"headline": "Bridge opens", "language": "en", "sections": []}'),
        Source("json", '{"headline": "Bridge opens", "sections": [], "extra": {"desk": 7}}'),
    ),
    fix="unsafe",
    repair=_renamed,
)

WRONG_TYPE = Rule(
    code="BK103",
    name="wrong-type",
    severity=Severity.ERROR,
    scope="brief",
    summary="Every field holds the type of value that it should.",
    why='Nothing is coerced: 7 is no "7", and a null is no headline.',
    bad=(Source("json", '{"headline": null, "sections": []}'),),
    good=(Source("json", '{"headline": "Bridge opens", "sections": []}'),),
)

INVALID_DATETIME = Rule(
    code="BK104",
    name="invalid-datetime",
    severity=Severity.ERROR,
    scope="brief",
    summary="Every time is an RFC 3339 date-time that exists, with its UTC offset.",
    why="A time without an offset means another instant to every reader.",
    bad=(
        Source("json", '{"headline": "A", "sections": [], "published": "2025-13-01T14:03:00Z"}'),
        Source("json", '{"headline": "A", "sections": [], "published": "2025-08-01T14:03:00"}'),
    ),
    good=(
        Source("json", '{"headline": "A", "sections": [], "published": "2025-08-01T14:03:00Z"}'),
    ),
    reference="RFC 3339 section 5.6",
)


# RFC 5646 section 2.1, without what no registered tag uses: languages of 4 to 8 letters.
_LANGUAGE_TAG = (
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+|i-[a-z]{2,8})"
)
_LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "danish": "da", "dutch": "nl", "english": "en",
    "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hebrew": "he",
    "hindi": "hi", "hungarian": "hu", "italian": "it", "japanese": "ja", "korean": "ko",
    "norwegian": "no", "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru",
    "spanish": "es", "swedish": "sv", "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip
_STATUSES = ("usable", "withheld", "canceled")
_SPELLINGS = {"cancelled": "canceled", "embargoed": "withheld", "published": "usable"}


@rule(
    "BK105",
    Severity.ERROR,
    fix="unsafe",
    bad=(
        {"language": "english"},
        {"language": "en_US"},
        {"urgency": 10},
        {"status": "cancelled"},
        {"paragraph": {"text": "It holds.", "spans": [{"kind": "code", "start": -6, "end": 2}]}},
    ),
    good=({"language": "zh-Hant-TW"}, {"urgency": 9}, {"status": "canceled"}),
    reference="BCP 47 (RFC 5646); IPTC: urgency 1 to 9, pubStatus",
)
def invalid_value(ctx: Context) -> Iterator[Hit]:
    """Every value is one that its field allows.

    `language` is a BCP 47 tag, `urgency` a number from 1 to 9, `status` one of usable, withheld
    and canceled, an offset is not negative. Programs that match on these values find no others.
    """
    yield from _invalid_language(ctx.brief.language)
    status, urgency = ctx.brief.status, ctx.brief.urgency
    if status is not None and status not in _STATUSES:
        guess = _SPELLINGS.get(status.lower(), status.lower())
        expected = f"expected one of {', '.join(_STATUSES)}"
        yield _invalid("/status", expected, status, guess if guess in _STATUSES else None)
    if urgency is not None and not 1 <= urgency <= 9:
        yield Hit("/urgency", f"expected a number from 1 to 9, got {urgency}")
    for pointer, paragraph in ctx.paragraphs:
        if paragraph.quotes:
            yield from _negative(f"{pointer}/quotes", paragraph.quotes)
        if paragraph.spans:
            yield from _negative(f"{pointer}/spans", paragraph.spans)


def _negative(pointer: str, parts: Sequence[Quote | Span]) -> Iterator[Hit]:
    for index, part in enumerate(parts):
        if part.start < 0:
            message = f"expected an offset of 0 or more, got {part.start}"
            yield Hit(f"{pointer}/{index}/start", message)


def _invalid_language(tag: str | None) -> Iterator[Hit]:
    if tag is not None and not (tag.isascii() and re.fullmatch(_LANGUAGE_TAG, tag.lower())):
        plain = tag[:64].strip().replace("_", "-")
        guess = _LANGUAGES.get(plain.lower(), plain)
        fits = guess != tag and re.fullmatch(_LANGUAGE_TAG, guess.lower())
        yield _invalid("/language", "expected a BCP 47 language tag", tag, guess if fits else None)


def _invalid(pointer: str, expected: str, found: str, guess: str | None) -> Hit:
    hint = f"; did you mean {quoted(guess)}?" if guess else ""
    message = f"{expected}, got {quoted(found, 40)}{hint}"
    if not guess:
        return Hit(pointer, message)
    edit = Edit(pointer=pointer, replacement=guess)
    fix = Fix(message=f"put {quoted(guess)}", edits=[edit], applicability="unsafe")
    return Hit(pointer, message, data={"suggestion": guess}, fix=fix)


_MAY_BE_EMPTY = {"/byline/text", "/dateline/text"}


@rule(
    "BK106",
    Severity.ERROR,
    scope="text",
    fix="safe",
    supersedes=("BK105",),
    bad=({"headline": " "}, {"keywords": ["bridge", ""]}, "The bridge opened.\n\n \n\nIt is new."),
    good=({"byline": {"agencies": [{"name": "AP"}]}, "kicker": None},),
)
def empty_text(ctx: Context) -> Iterator[Hit]:
    """No text is empty or only spaces.

    What there is not is left out: an empty headline still takes its place on the page. Cells of
    a table and alternative texts of pictures may be empty; there it says something.
    """
    for pointer, text in ctx.strings.items:
        if not text.strip():
            *_, holder, field = ("", *pointer.split("/"))
            cell = "/rows/" in pointer or holder == "header"
            if not (cell or field == "alt" or (not text and pointer in _MAY_BE_EMPTY)):
                what = field if not field.isdecimal() else f"item {int(field) + 1} of {holder}"
                yield Hit(pointer, f"{what} is empty", fix=_left_out(pointer))


_REQUIRED = ("/headline",)


def _left_out(pointer: str) -> Fix | None:
    """Return the fix that takes out an empty text, where a brief can do without it."""
    _, top, *rest = pointer.split("/")
    if rest and rest[-1] == "text" and top == "sections" and rest[-3] == "blocks":
        pointer = pointer.removesuffix("/text")  # the whole block says nothing
    elif (rest and top not in ("keywords", "masthead")) or pointer in _REQUIRED:
        return None
    return Fix(message="take it out", edits=[Edit(pointer=pointer)])


@rule(
    "BK107",
    scope="section",
    fix="safe",
    bad=("The bridge opened.\n\n## What comes next", "## Now\n\n## Next\n\nA tunnel comes next."),
    good=(
        "The bridge opened.\n\n## What comes next\n\nA tunnel comes next.",
        {
            "sections": [
                {"heading": "What comes next", "blocks": []},
                {"heading": "Tunnels", "level": 2, "blocks": [{"type": "rule"}]},
            ]
        },
    ),
)
def empty_section(ctx: Context) -> Iterator[Hit]:
    """Something stands under every heading.

    A heading with nothing under it is a lost paragraph, or a paragraph taken for a heading. A
    section within the section counts as something.
    """
    levels = [*(section.level for _, section in ctx.sections), 0]
    for (pointer, section), level in zip(ctx.sections, levels[1:], strict=True):
        if section.heading is not None and not section.blocks and level <= section.level:
            message = f"nothing stands under the heading {quoted(section.heading, 60)}"
            fix = Fix(message="remove the section", edits=[Edit(pointer=pointer)])
            yield Hit(pointer, message, fix=fix)


DUPLICATE_ID = Rule(
    code="BK110",
    name="duplicate-id",
    severity=Severity.ERROR,
    scope="corpus",
    summary="No two briefs of a run share an id, but for versions of one story.",
    why="Whatever keeps stories by their `id` (an archive, a feed, a cache) keeps one of the two "
    "and says nothing about the other. Versions of a story share its `id` and are told apart by "
    "`version`. It takes a run over several briefs to notice: the finding stands at the later one "
    "and tells where the first is.",
    bad=(
        Source(
            "ndjson",
            '{"id": "urn:example:7", "headline": "Bridge opens", "sections": []}\n'
            '{"id": "urn:example:7", "headline": "Tunnel opens", "sections": []}\n',
        ),
    ),
    good=(
        Source(
            "ndjson",
            '{"id": "urn:example:7", "headline": "Bridge opens", "sections": []}\n'
            '{"id": "urn:example:8", "headline": "Tunnel opens", "sections": []}\n',
        ),
        Source(
            "ndjson",
            '{"id": "urn:example:7", "version": "1", "headline": "Bridge opens", "sections": []}\n'
            '{"id": "urn:example:7", "version": "2", "headline": "Bridge opens", "sections": []}\n',
        ),
    ),
)


@rule(
    "BK119",
    Severity.ERROR,
    scope="quote",
    fix="unsafe",
    bad=(
        {
            "paragraph": {
                "text": "“It holds,” she said.",
                "quotes": [{"text": "It holds,", "start": 0, "end": 9}],
            }
        },
        {"paragraph": {"text": "It holds.", "spans": [{"kind": "code", "start": 4, "end": 40}]}},
    ),
    good={
        "paragraph": {
            "text": "“It holds,” she said.",
            "quotes": [{"text": "It holds,", "start": 1, "end": 10}],
            "spans": [{"kind": "strong", "start": 1, "end": 3}],
        }
    },
)
def span_mismatch(ctx: Context) -> Iterator[Hit]:
    """The offsets of a quote or a span lead to its words in the paragraph.

    `start` and `end` count code points; ``paragraph.text[start:end]`` is the quote's `text`.
    """
    for pointer, paragraph in ctx.paragraphs:
        if paragraph.quotes:
            yield from _misplaced_quotes(pointer, paragraph)
        if paragraph.spans:
            yield from _misplaced_spans(pointer, paragraph)


def _misplaced_quotes(pointer: str, paragraph: Paragraph) -> Iterator[Hit]:
    text = paragraph.text
    for index, quote in enumerate(paragraph.quotes):
        if quote.start >= 0 and text[quote.start : quote.end] != quote.text:
            found = quoted(text[max(0, quote.start) : max(0, quote.end)], 40)
            message = f"start and end lead to {found}, not to {quoted(quote.text, 40)}"
            place = f"{pointer}/quotes/{index}"
            yield Hit(place, message, fix=_found_again(place, text, quote.text))


def _misplaced_spans(pointer: str, paragraph: Paragraph) -> Iterator[Hit]:
    length = len(paragraph.text)
    for index, span in enumerate(paragraph.spans):
        if span.start >= 0 and not span.start < span.end <= length:
            message = f"offsets {span.start} to {span.end} do not fit a text of {length} characters"
            yield Hit(f"{pointer}/spans/{index}", message)


def _found_again(pointer: str, text: str, words: str) -> Fix | None:
    """Return the fix that sets the offsets of a quote, where its words stand exactly once."""
    start = text.find(words) if words else -1
    if start < 0 or text.find(words, start + 1) >= 0:
        return None
    edits = (
        Edit(pointer=f"{pointer}/start", replacement=start),
        Edit(pointer=f"{pointer}/end", replacement=start + len(words)),
    )
    return Fix(
        message=f"set {start} and {edits[1].replacement}", edits=edits, applicability="unsafe"
    )


RULES = (
    MISSING_FIELD,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    INVALID_DATETIME,
    invalid_value,
    empty_text,
    empty_section,
    DUPLICATE_ID,
    span_mismatch,
)
"""The rules of this module, in the order of their codes."""
