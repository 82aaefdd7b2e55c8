"""Briefs to files and texts: write, convert, and what a format would not keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any, Literal, TypeAlias

from briefkit import files
from briefkit.changes import Change, diff
from briefkit.documents import StrPath, format_of, only_document, reader_of, whole_brief
from briefkit.errors import (
    EmbargoError,
    LossError,
    MissingDependencyError,
    ParseError,
    UnsupportedDirectionError,
)
from briefkit.formats import Format
from briefkit.inputs.reading import iter_documents
from briefkit.model import Brief
from briefkit.release import is_embargoed, is_withheld

__all__ = [
    "OnLoss",
    "check_release",
    "convert",
    "dumps",
    "iter_dumps",
    "known_losses",
    "losses",
    "lost_in",
    "write",
    "write_many",
]

OnLoss: TypeAlias = Literal["report", "error", "ignore"]
"""What to do about what a format cannot carry: return it, refuse to write, do not look."""


def write(brief: Brief, path: StrPath, format: str | Format | None = None, **options: Any) -> None:
    """Write a brief to a file, whole or not at all.

    Args:
        brief: The brief.
        path: The file; it is replaced if it is there.
        format: The format to write; by default told by the suffix.
        options: The format's own. JSON is written to files with ``indent=2``.

    Raises:
        FileAccessError: The file cannot be written.
        UnknownFormatError: No format goes by that name or suffix.
        WriteError: The brief holds something that the format cannot express at all.
    """
    target = format_of(path, format=format)
    write_many([brief], path, target, **{**target.file_options, **options})


def write_many(briefs: Iterable[Brief], path: StrPath, format: Format, **options: Any) -> None:
    """Write briefs to one file, whole or not at all, taking them one by one.

    Args:
        briefs: The briefs.
        path: The file; it is replaced if it is there.
        format: The format to write.
        options: The format's own.

    Raises:
        FileAccessError: The file cannot be written.
        UnsupportedDirectionError: There are more or fewer briefs than the format has room for.
        WriteError: A brief holds something that the format cannot express at all.
    """
    if format.write_binary is None:
        files.write_text(path, iter_dumps(briefs, format, **options))
        return
    with files.bytes_writer(path) as file:
        format.write_binary(file, briefs, **options)


def dumps(brief: Brief, format: str | Format, **options: Any) -> str:
    """Return a brief as text in a format.

    Args:
        brief: The brief.
        format: The format to write.
        options: The format's own.

    Raises:
        UnknownFormatError: No format goes by that name.
        WriteError: The brief holds something that the format cannot express at all.
    """
    return _writer(format_of(None, format=format))(brief, **options)


def iter_dumps(briefs: Iterable[Brief], format: str | Format, **options: Any) -> Iterator[str]:
    """Yield the pieces of one text that holds all of the briefs, taking them one by one.

    Args and errors as for `dumps`; and a number of briefs that the format has no room for is
    an `UnsupportedDirectionError`.
    """
    target = format_of(None, format=format)
    if target.iter_dumps is not None:
        yield from target.iter_dumps(briefs, **options)
        return
    text = None
    for brief in briefs:
        if text is not None:
            raise UnsupportedDirectionError(target.name, "hold more than one brief")
        text = _writer(target)(brief, **options)
    if text is None:
        raise UnsupportedDirectionError(target.name, "hold no brief at all")
    yield text


def losses(brief: Brief, format: str | Format, **options: Any) -> tuple[Change, ...]:
    """Return what a format would not keep of a brief: it is written, read back, and compared.

    Args and errors as for `dumps`; and a format that is only written is an
    `UnsupportedDirectionError`, for nobody can tell.
    """
    target = format_of(None, format=format)
    if target.is_binary:
        return diff(brief, _through_file(brief, target, options))
    loads = reader_of(target)
    return diff(brief, loads(_writer(target)(brief, **options)).brief)


def known_losses(brief: Brief, format: Format, **options: Any) -> tuple[Change, ...]:
    """Return `losses`, or one change of the kind "unknown" where nobody can tell.

    Args and errors as for `dumps`.
    """
    if not format.is_binary:
        return lost_in(brief, _writer(format)(brief, **options), format)
    # A file for each brief would cost more than the one that is asked for.
    return () if format.lossless else losses(brief, format, **options)


def lost_in(brief: Brief, text: str, format: Format) -> tuple[Change, ...]:
    """Return what a text does not keep of the brief that was written as it.

    Args:
        brief: The brief.
        text: What `dumps` made of it.
        format: The format of the text; where nobody can read that, there is one change of the
            kind "unknown".
    """
    try:
        return diff(brief, reader_of(format)(text).brief)
    except (UnsupportedDirectionError, MissingDependencyError) as error:
        return (Change(kind="unknown", pointer="", after=str(error)),)


def convert(
    source: StrPath,
    target: StrPath,
    *,
    from_format: str | Format | None = None,
    to_format: str | Format | None = None,
    on_loss: OnLoss = "report",
    allow_embargoed: bool = False,
    now: dt.datetime | None = None,
    **options: Any,
) -> tuple[Change, ...]:
    """Read a file and write it in another format; return what the format could not keep.

    A file of many briefs becomes a file of many briefs, if the target's format has room.

    Args:
        source: The file to read.
        target: The file to write, whole or not at all.
        from_format: The format of `source`; by default told by suffix, then by content.
        to_format: The format of `target`; by default told by the suffix.
        on_loss: ``"report"`` writes, and returns what was lost; of a format that cannot be read
            that is one change of the kind ``"unknown"``. ``"error"`` refuses to write if
            anything is lost, or if that is not known; ``"ignore"`` does not look.
        allow_embargoed: Whether a public format may be written of a brief that is embargoed,
            withheld or canceled.
        now: The instant to judge embargoes by; by default the present one.
        options: The target format's own.

    Raises:
        FileAccessError: A file cannot be read or written.
        UnknownFormatError: No format goes by that name, or none can be told for a file.
        UnsupportedDirectionError: `source` holds many briefs, and the target's format takes one.
        ParseError: A brief cannot be read, or not the whole of it.
        WriteError: A brief holds something that the format cannot express at all.
        LossError: Something would be lost, and `on_loss` is ``"error"``.
        EmbargoError: A brief is embargoed, withheld or canceled, and the target is public.
    """
    to = format_of(target, format=to_format)
    options = {**to.file_options, **options}
    lost: list[Change] = []
    briefs = _briefs(source, from_format)
    if not allow_embargoed:
        briefs = _released(briefs, to, now)
    if on_loss != "ignore":
        briefs = _watched(briefs, to, options, on_loss, lost)
    write_many(briefs, target, to, **options)
    return tuple(lost)


def check_release(brief: Brief, to: Format, now: dt.datetime | None = None) -> None:
    """See that a brief may be written in a format; in one that is not public, every brief may.

    Args:
        brief: The brief.
        to: The format.
        now: The instant to judge embargoes by; by default the present one.

    Raises:
        EmbargoError: The format is public, and the brief is embargoed, withheld or canceled.
    """
    if not to.public:
        return
    story = brief.id or brief.headline
    if is_withheld(brief):
        raise EmbargoError(story, to.name, status=brief.status)
    if is_embargoed(brief, now or dt.datetime.now(dt.UTC)):
        raise EmbargoError(story, to.name, until=brief.embargoed)


def _released(briefs: Iterator[Brief], to: Format, now: dt.datetime | None) -> Iterator[Brief]:
    for brief in briefs:
        check_release(brief, to, now)
        yield brief


def _watched(
    briefs: Iterator[Brief],
    to: Format,
    options: Mapping[str, Any],
    on_loss: OnLoss,
    lost: list[Change],
) -> Iterator[Brief]:
    """Pass briefs on, having added to `lost` what the format would not keep of each."""
    for brief in briefs:
        found = known_losses(brief, to, **options)
        if found and on_loss == "error":
            from briefkit.changes.grouping import grouped

            raise LossError(map(str, grouped(found)), to.name)
        lost += found
        yield brief


def _briefs(path: StrPath, format: str | Format | None) -> Iterator[Brief]:
    for item in iter_documents(path, format):
        if isinstance(item, ParseError):
            raise item
        yield whole_brief(item, path)


def _through_file(brief: Brief, format: Format, options: Mapping[str, Any]) -> Brief:
    """Return what is left of a brief in a file of a format that is no text."""
    if format.write_binary is None:
        raise UnsupportedDirectionError(format.name, "be written")
    file = BytesIO()
    format.write_binary(file, [brief], **options)
    file.seek(0)
    return only_document(format, file).brief


def _writer(format: Format) -> Callable[..., str]:
    if format.dumps is None:
        direction = "be written as text; write a file" if format.write_binary else "be written"
        raise UnsupportedDirectionError(format.name, direction)
    return format.dumps
