"""For tests: a brief that must be valid, briefs of every kind, the contract of every format.

To assert that briefs are as they should be takes nothing but this::

    from briefkit.testing import assert_valid

    @pytest.mark.parametrize("path", Path("stories").rglob("*.md"))
    def test_stories(path):
        assert_valid(path, profile=("default", "wire"), fail_on="warning")

Needs Hypothesis for `briefs` (``pip install 'briefkit[test]'``); the contract needs nothing::

    from hypothesis import given
    from briefkit.testing import assert_format_contract, briefs

    @given(briefs())
    def test_my_format(brief):
        assert_format_contract(FORMAT, [brief])
"""

from __future__ import annotations

import copy
import html
import io
import json
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from briefkit.api import losses, validate
from briefkit.changes import apply
from briefkit.documents import StrPath, only_document, reader_of
from briefkit.errors import MissingDependencyError, WriteError
from briefkit.formats._base import SNIFFED, Document, Format
from briefkit.formats._embed import STALE, native
from briefkit.model import Brief
from briefkit.problems import Severity
from briefkit.reporters import rendered
from briefkit.structure import unstructure
from briefkit.validation.configuration.settings import Settings
from briefkit.validation.findings.report import Report

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["assert_format_contract", "assert_valid", "briefs"]


def assert_valid(
    source: StrPath | Brief | Mapping[str, Any],
    *,
    profile: str | Iterable[str] | None = None,
    fail_on: Severity | str | None = None,
    **how: Any,
) -> Report:
    """Assert that a brief, or every brief of a file, has no findings that matter.

    Args:
        source: A path, a brief, or a mapping in the canonical JSON form.
        profile: The name of a profile, or several; by default "default".
        fail_on: The mildest severity that matters; by default what `settings` say, or error.
        how: Further arguments of `briefkit.validate`: `format`, `select`, `ignore`, `settings`, …

    Returns:
        The report, with all findings that do not matter.

    Raises:
        AssertionError: There are such findings; the message has a line for each.
        FileAccessError: The file cannot be read.
        UnknownFormatError: No format goes by that name, or none can be told for the file.
        ConfigurationError: There is no such rule, profile or plugin.
        ValueError: `fail_on` is none of error, warning and info.
    """
    limit = fail_on or (how.get("settings") or Settings()).fail_on
    report = validate(source, profile=profile, **how)
    if report.exit_code(limit):
        shown = rendered(report.filter(at_least=limit), "concise").rstrip("\n")
        raise AssertionError(f"the brief is not valid:\n{shown}")
    return report


def briefs() -> SearchStrategy[Brief]:
    """Return a Hypothesis strategy of valid briefs, in which every class and field occurs.

    Valid is what the model's own docstrings ask for, however odd it looks:

    - Text is any text that XML 1.0 can carry: no surrogates, no C0 controls other than tab
      and line feed, no carriage returns. A paragraph's text has no line feed. Any text may be
      empty, begin or end with spaces, or look like markup.
    - A quote's ``start`` and ``end`` lie in its paragraph, and cut out its ``text``; the quotes
      of a paragraph are in order and apart. Spans are within the text, and may nest or cross;
      links have an ``href``, and only links.
    - Sections come in any order, with or without a heading or blocks, at levels from 1.
      Tables may be ragged.
    - Times have offsets of whole minutes, as RFC 3339 has.
    - ``extra`` holds JSON values; integers in it are exact in every JSON reader (RFC 7493).

    Raises:
        MissingDependencyError: Hypothesis is not installed.
    """
    try:
        from briefkit import _strategies
    except ImportError as error:
        raise MissingDependencyError("hypothesis", "test") from error
    return _strategies.briefs()


def assert_format_contract(format: Format, briefs: Iterable[Brief]) -> None:
    """Assert that `format` does with each of `briefs` what every format has to do.

    - ``dumps`` gives the same text for equal briefs, ends it with a newline, can be encoded,
      and leaves its argument as it was. ``write_binary`` gives the same bytes.
    - ``loads`` reads what ``dumps`` wrote, and writing that again gives the same text; and
      ``read_binary`` what ``write_binary`` wrote.
    - A lossless format reads the same brief back, and has no problem to report. A lossless
      format that is public loses `Brief.ed_note`, and nothing else.
    - The output of a public format does not depend on `Brief.ed_note` in any way.
    - ``sniff`` recognises what ``dumps`` wrote; ``magic`` begins what ``write_binary`` wrote.
    - A format that is not lossless may refuse a brief of which it can say nothing at all.
    - What `losses` announces is all that is lost: made in the brief, those changes give what is
      read back.
    - A format that embeds gives the same brief back with ``embed=True``, its native JSON the same
      byte for byte (without `Brief.ed_note`, if it is public). The copy of another brief in its
      place is passed over: the visible part counts, and BK124 says so.

    A format that is only read or only written keeps the parts that concern it.

    Raises:
        AssertionError: It does not; the message says what it did instead.
    """
    for brief in briefs:
        if format.is_written and not _refuses(format, brief):
            content = _check_written(format, brief)
            _check_sniff(format, content)
            _check_read(format, brief, content)
            if format.embeds and format.loads is not None:
                _check_embeds(format, brief)


def _refuses(format: Format, brief: Brief) -> bool:
    """Tell whether a format that may do so says that it cannot write a brief."""
    if format.lossless:
        return False
    try:
        _content(format, brief)
    except WriteError as error:
        assert error.problems, f"{format.name}: refuses a brief without saying why"
        return True
    return False


def _content(format: Format, brief: Brief) -> str | bytes:
    """Return what a format makes of a brief: a text, or the bytes of a file."""
    if format.dumps is not None:
        return format.dumps(brief)
    assert format.write_binary is not None
    file = io.BytesIO()
    format.write_binary(file, [brief])
    return file.getvalue()


def _document(format: Format, content: str | bytes) -> Document:
    """Return what a format reads from what it wrote."""
    if isinstance(content, bytes):
        return only_document(format, io.BytesIO(content))
    return reader_of(format)(content)


def _check_written(format: Format, brief: Brief) -> str | bytes:
    before = copy.deepcopy(brief)
    content = _content(format, brief)
    assert _spelled(brief) == _spelled(before), f"{format.name}: writing changed its argument"
    again = _content(format, before)
    assert again == content, f"{format.name}: equal briefs are written differently"
    if isinstance(content, str):
        end = content[-40:]
        assert end.endswith("\n"), f"{format.name}: no newline at the end of {end!r}"
        content.encode("utf-8")
    if format.public:
        for note in (None, "a note from desk to desk"):
            other = _content(format, attrs.evolve(brief, ed_note=note))
            assert other == content, f"{format.name}: ed_note shows in public output"
    return content


def _check_sniff(format: Format, content: str | bytes) -> None:
    if isinstance(content, bytes):
        assert content.startswith(format.magic), f"{format.name}: no {format.magic!r} begins it"
    elif format.sniff is not None:
        head = content[:SNIFFED]
        assert format.sniff(head), f"{format.name}: sniff does not know its own {head!r}"


def _check_read(format: Format, brief: Brief, content: str | bytes) -> None:
    if not format.is_read:
        return
    document = _document(format, content)
    assert document.format == format.name, f"{format.name}: says it is {document.format!r}"
    if format.lossless:
        _check_lossless(format, brief, document)
    announced = losses(brief, format)
    got = apply(brief, announced)
    assert got == document.brief, f"{format.name}: losses are not all that is lost: {announced}"
    again = _content(format, document.brief)
    assert again == content, f"{format.name}: written again, differs:\n{content!s}\n---\n{again!s}"


def _check_embeds(format: Format, brief: Brief) -> None:
    assert format.loads is not None
    assert format.dumps is not None
    text = format.dumps(brief, embed=True)
    back = format.loads(text)
    codes = [problem.code for problem in back.problems]
    assert STALE not in codes, f"{format.name}: takes its own copy for stale:\n{text}"
    carried, found = native(brief, public=format.public), native(back.brief, public=False)
    assert found == carried, f"{format.name}: not the brief that was embedded:\n{found}"
    other = attrs.evolve(brief, headline="Another story in the place of this one")
    _check_stale(format, brief, other)


def _check_stale(format: Format, brief: Brief, other: Brief) -> None:
    """Put the copy of one brief into the text of another, as it is escaped there."""
    assert format.loads is not None
    assert format.dumps is not None
    text = format.dumps(other, embed=True)
    copies = native(other, public=format.public), native(brief, public=format.public)
    for spelled in (str, _in_json, partial(html.escape, quote=False), html.escape):
        copy, wrong = map(spelled, copies)
        if copy in text:
            document = format.loads(text.replace(copy, wrong))
            visible = format.loads(format.dumps(other)).brief
            if visible == format.loads(format.dumps(brief)).brief:
                return  # nobody can tell the one from the other
            stale = [problem for problem in document.problems if problem.code == STALE]
            assert stale, f"{format.name}: a copy that says something else is not reported"
            # An id that a writer makes of the whole brief says no more that it was made.
            found = attrs.evolve(document.brief, id=visible.id)
            assert found == visible, f"{format.name}: a stale copy counts"
            return
    raise AssertionError(f"{format.name}: carries no copy:\n{text}")


def _in_json(text: str) -> str:
    """Return a text as it stands inside a JSON string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _check_lossless(format: Format, brief: Brief, document: Document) -> None:
    expected = attrs.evolve(brief, ed_note=None) if format.public else brief
    assert not document.problems, f"{format.name}: reports of its own output {document.problems}"
    assert not document.unread, f"{format.name}: does not read its own {sorted(document.unread)}"
    assert _spelled(document.brief) == _spelled(expected), f"{format.name}: not the same brief"
    assert document.brief == expected, f"{format.name}: not an equal brief"


def _spelled(brief: Brief) -> str:
    """Return the canonical JSON: finer than equality, which takes True for 1 and 0Z for 2+02:00."""
    return json.dumps(unstructure(brief), sort_keys=True, ensure_ascii=False)
