"""Files and texts to briefs and back: read, write, convert, and what a conversion loses.

Verbs that take paths open files; content goes through `loads` and `dumps`. So content is never
opened as a path, and a path is never parsed as content. Nothing fetches from the network.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple, TypeAlias

from briefkit import files, formats
from briefkit.changes import Change, diff
from briefkit.encoding import decode
from briefkit.errors import LossError, ParseError, UnknownFormatError, UnsupportedDirectionError
from briefkit.formats import Document, Format
from briefkit.model import Brief
from briefkit.problems import Problem

__all__ = [
    "DecodedText",
    "OnLoss",
    "StrPath",
    "convert",
    "decode_document",
    "decode_text",
    "dumps",
    "format_of",
    "iter_documents",
    "iter_dumps",
    "loads",
    "loads_document",
    "losses",
    "read",
    "read_document",
    "whole_brief",
    "write",
]

StrPath: TypeAlias = str | os.PathLike[str]
"""A path of a file."""

OnLoss: TypeAlias = Literal["report", "error", "ignore"]
"""What to do about what a format cannot carry: return it, refuse to write, do not look."""


class DecodedText(NamedTuple):
    """The text of a file, before a brief is made of it."""

    text: str
    """The text, without byte order mark."""

    format: Format
    """The format that it is in."""

    repaired: tuple[Problem, ...]
    """What was repaired to read it at all."""


# --- reading -----------------------------------------------------------------------------


def read(path: StrPath, format: str | Format | None = None) -> Brief:
    """Return the brief in a file.

    Args:
        path: The file.
        format: Its format; by default told by the suffix, then by the content.

    Raises:
        FileAccessError: The file cannot be read.
        UnknownFormatError: No format goes by that name, or none can be told for the file.
        ParseError: The file holds no brief, or something in it cannot be read as what it is.
    """
    return whole_brief(read_document(path, format), path)


def read_document(path: StrPath, format: str | Format | None = None) -> Document:
    """Return the brief in a file with the reader's problems and the places of its values.

    Args and errors as for `read`; but what cannot be read is left for `Document.unread`.
    """
    with _named(path):
        return decode_document(files.read_bytes(path), path, format)


def decode_document(
    data: bytes, path: StrPath | None = None, format: str | Format | None = None
) -> Document:
    """Return the brief that bytes hold, with what was repaired among the reader's problems.

    Args:
        data: The content of a file, or of standard input.
        path: The name of the file, whose suffix may tell the format.
        format: The format, if it is known.

    Raises:
        UnknownFormatError: No format goes by that name, or none can be told.
        ParseError: There is no text, or no brief in it.
    """
    text, found, repaired = decode_text(data, path, format)
    return _with_problems(_reader(found)(text), repaired)


def decode_text(
    data: bytes, path: StrPath | None = None, format: str | Format | None = None
) -> DecodedText:
    """Return the text that bytes hold and its format. Args and errors as for `decode_document`."""
    known = formats.for_path(path) if path else None
    if format:
        known = format_of(path, format=format)
    text, repaired = decode(data, repair=not (known and known.strict_utf8))
    return DecodedText(text, known or format_of(path, text), repaired)


def iter_documents(
    path: StrPath, format: str | Format | None = None
) -> Iterator[Document | ParseError]:
    """Yield every brief in a file, one at a time; where one cannot be read, the error instead.

    A file of lines is read line by line, in constant memory. Args and errors as for `read`.
    """
    known = format_of(path, format=format) if format else formats.for_path(path)
    if known is None or known.iter_loads is None:
        yield read_document(path, known)
        return
    # What is no UTF-8 becomes lone surrogates, for the reader to report in its place.
    lines = (line.decode(errors="surrogateescape") for line in files.read_lines(path))
    for item in known.iter_loads(lines):
        if isinstance(item, ParseError):
            yield ParseError(item.problems, item.format, os.fspath(path))
        else:
            yield item


def loads(text: str, format: str | Format | None = None) -> Brief:
    """Return the brief that a text spells.

    Args:
        text: The content itself, never a path.
        format: Its format; by default told by the content.

    Raises:
        UnknownFormatError: No format goes by that name, or none can be told for the text.
        ParseError: The text holds no brief, or something in it cannot be read as what it is.
    """
    return whole_brief(loads_document(text, format))


def loads_document(text: str, format: str | Format | None = None) -> Document:
    """Return the brief that a text spells with the reader's problems and the places of its values.

    Args and errors as for `loads`; but what cannot be read is left for `Document.unread`.
    """
    return _reader(format_of(None, text, format))(text)


def whole_brief(document: Document, path: StrPath | None = None) -> Brief:
    """Return the brief of a document that was read from `path`, if all of it could be read.

    Raises:
        ParseError: Something in it could not be read as what it is.
    """
    if not document.unread:
        return document.brief
    problems = document.located_problems()
    unread = [problem for problem in problems if problem.pointer in document.unread]
    raise ParseError(unread, document.format, os.fspath(path) if path else None)


# --- writing -----------------------------------------------------------------------------


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
    files.write_text(path, [_writer(target)(brief, **{**target.file_options, **options})])


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
        yield from target.iter_dumps(briefs)
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

    Args and errors as for `dumps`.
    """
    target = format_of(None, format=format)
    text = _writer(target)(brief, **options)
    return diff(brief, _reader(target)(text).brief)


def convert(
    source: StrPath,
    target: StrPath,
    *,
    from_format: str | Format | None = None,
    to_format: str | Format | None = None,
    on_loss: OnLoss = "report",
    **options: Any,
) -> tuple[Change, ...]:
    """Read a file and write it in another format; return what the format could not keep.

    A file of many briefs becomes a file of many briefs, if the target's format has room.

    Args:
        source: The file to read.
        target: The file to write, whole or not at all.
        from_format: The format of `source`; by default told by suffix, then by content.
        to_format: The format of `target`; by default told by the suffix.
        on_loss: ``"error"`` refuses to write if anything is lost; ``"ignore"`` does not look.
        options: The target format's own.

    Raises:
        FileAccessError: A file cannot be read or written.
        UnknownFormatError: No format goes by that name, or none can be told for a file.
        UnsupportedDirectionError: `source` holds many briefs, and the target's format takes one.
        ParseError: A brief cannot be read, or not the whole of it.
        WriteError: A brief holds something that the format cannot express at all.
        LossError: Something would be lost, and `on_loss` is ``"error"``.
    """
    to = format_of(target, format=to_format)
    options = {**to.file_options, **options}
    lost: list[Change] = []
    briefs = _briefs(source, from_format)
    if on_loss != "ignore":
        briefs = _watched(briefs, to, on_loss, lost)
    files.write_text(target, iter_dumps(briefs, to, **options))
    return tuple(lost)


def _watched(
    briefs: Iterator[Brief], to: Format, on_loss: OnLoss, lost: list[Change]
) -> Iterator[Brief]:
    for brief in briefs:
        found = losses(brief, to)
        if found and on_loss == "error":
            raise LossError([str(change) for change in found], to.name)
        lost += found
        yield brief


def _briefs(path: StrPath, format: str | Format | None) -> Iterator[Brief]:
    for item in iter_documents(path, format):
        if isinstance(item, ParseError):
            raise item
        yield whole_brief(item, path)


# --- what formats can do -----------------------------------------------------------------


def format_of(
    path: StrPath | None, text: str | None = None, format: str | Format | None = None
) -> Format:
    """Return the format that is named, or that a suffix means, or that a text looks like.

    Text with a suffix that nobody knows is not taken for running text.

    Raises:
        UnknownFormatError: No format goes by that name, or none can be told.
    """
    if format is not None:
        return format if isinstance(format, Format) else formats.get(format)
    found = formats.for_path(path) if path else None
    if found is None and text is not None:
        found = formats.for_content(text, guess=not (path and os.path.splitext(path)[1]))
    if found is None:
        raise UnknownFormatError(os.fspath(path) if path else "this text", formats.available())
    return found


def _reader(format: Format) -> Callable[[str], Document]:
    if format.loads is None:
        raise UnsupportedDirectionError(format.name, "be read")
    return format.loads


def _writer(format: Format) -> Callable[..., str]:
    if format.dumps is None:
        raise UnsupportedDirectionError(format.name, "be written")
    return format.dumps


def _with_problems(document: Document, problems: tuple[Problem, ...]) -> Document:
    if not problems:
        return document
    return Document(
        document.brief,
        format=document.format,
        problems=lambda: (*problems, *document.problems),
        unread=document.unread,
        locate=document.locate,
    )


@contextlib.contextmanager
def _named(path: StrPath) -> Iterator[None]:
    """Give the parse errors of a block the path of the file."""
    try:
        yield
    except ParseError as error:
        raise ParseError(error.problems, error.format, os.fspath(path)) from error
