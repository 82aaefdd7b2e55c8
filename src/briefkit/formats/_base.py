"""What a format is: a record of functions, and the document that reading gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, NamedTuple, Protocol, TypeAlias

import attrs

from briefkit.edits import Edit
from briefkit.errors import ParseError
from briefkit.model import Brief
from briefkit.problems import Problem, SourceSpan

__all__ = ["SNIFFED", "Document", "Format", "Loads", "Locate", "Mapped"]

SNIFFED = 4096
"""How much of a text is looked at to tell its format, in code points."""


class Locate(Protocol):
    """Finds the place of a value in the source text that a document was read from."""

    def __call__(
        self, pointer: str, start: int | None = None, end: int | None = None
    ) -> SourceSpan | None:
        """Return where the value at `pointer` stands, or a part of it.

        Args:
            pointer: JSON Pointer into the canonical form of the brief. For a value that the
                source lacks, the place where it is missed: its nearest ancestor.
            start: Code-point offset into the text at `pointer`; None for all of the value.
            end: The offset just after the part; None for the point at `start`.
        """
        ...


def _nowhere(*_: object, **__: object) -> None:
    """Stand for a reader that knows no places."""


class Document:
    """A brief as read from a text: the value, and all that the reader has to say about it."""

    __slots__ = ("_problems", "brief", "format", "line", "locate", "unread")

    def __init__(
        self,
        brief: Brief,
        *,
        format: str,
        problems: Iterable[Problem] | Callable[[], Iterable[Problem]] = (),
        unread: Iterable[str] = (),
        locate: Locate = _nowhere,
        line: Callable[[int], str] | None = None,
    ) -> None:
        self.brief = brief
        """The brief; where `unread` names a place, a neutral value stands there."""
        self.format = format
        """The name of the format."""
        self.unread = frozenset(unread)
        """Pointers of values that could not be read as what they should be."""
        self.locate = locate
        """Finds the place of a pointer in the source text."""
        self.line = line
        """Returns a line of the source by its 1-based number, where that was one of many texts."""
        # An iterator is emptied here, and not by whichever thread asks first.
        self._problems = problems if callable(problems) else tuple(problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the reader noticed, repaired or could not read, in the order of the text."""
        found = self._problems
        if callable(found):
            found = self._problems = tuple(found())
        return found

    def preceded(self, *problems: Problem) -> Document:
        """Return the document with problems noticed before its reader saw the text."""
        if not problems:
            return self
        return Document(
            self.brief,
            format=self.format,
            problems=lambda: (*problems, *self.problems),
            unread=self.unread,
            locate=self.locate,
            line=self.line,
        )

    def located_problems(self) -> tuple[Problem, ...]:
        """Return `problems`, each with its place in the source text where that is known."""
        return tuple(
            problem
            if problem.span
            else attrs.evolve(
                problem, span=self.locate(problem.pointer, problem.start, problem.end)
            )
            for problem in self.problems
        )

    def __repr__(self) -> str:
        return f"Document({self.brief.headline!r}, format={self.format!r})"

    def __reduce__(self) -> tuple[Callable[..., Document], tuple[Any, ...]]:
        """Keep for another process all but the source text: no further place is found there."""
        return _document, (self.brief, self.format, self.located_problems(), self.unread)


def _document(
    brief: Brief, format: str, problems: Iterable[Problem], unread: Iterable[str]
) -> Document:
    """Return a document that comes from another process."""
    return Document(brief, format=format, problems=problems, unread=unread)


Loads: TypeAlias = Callable[[str], Document]
"""Reads one brief from a text. Lenient: raises `ParseError` only if there is no brief at all."""


class Mapped(NamedTuple):
    """A row of the table that says where a format keeps what a brief holds."""

    field: str
    """The field of the brief as people write places: ``byline.authors[].email``."""

    place: str
    """Where the format has it, in its own notation: ``by``, ``head/title``."""

    note: str = ""
    """What is worth knowing of it: what is read as well, what is left out."""


@attrs.frozen(kw_only=True)
class Format:
    """A way to spell a brief: a record of functions, to be listed in a visible table."""

    name: str
    """What it is called in code and on the command line: ``markdown``."""

    title: str
    """What it is called in prose: "Markdown with front matter"."""

    suffixes: tuple[str, ...]
    """The file suffixes that mean it, with their dot, the usual one first."""

    media_type: str
    """The IANA media type: ``text/markdown``."""

    shared_suffixes: tuple[str, ...] = ()
    """Suffixes that its files often have, but that mean another format, or none: there, `sniff`
    tells. ``.json`` for a format that is made of JSON, ``.xml`` for one made of XML.
    """

    loads: Loads | None = None
    """Reads one brief; None for a format that is only written."""

    dumps: Callable[..., str] | None = None
    """Writes one brief as text that ends in a newline; keyword options are the format's own.

    Strict and deterministic: raises `WriteError` on what the format cannot express at all. None
    for a format that is only read.
    """

    sniff: Callable[[str], bool] | None = None
    """Tells from the first `SNIFFED` code points of a text whether it is in this format."""

    catch_all: bool = False
    """True if `sniff` takes any text: a guess for text that comes without a file name only."""

    iter_loads: Callable[[Iterable[str]], Iterator[Document | ParseError]] | None = None
    """Reads the briefs of a text given as its lines, one by one and in constant memory.

    Where there is no brief to be read, the error comes as a value, and reading goes on. None
    for a format of one brief.
    """

    loads_line: Callable[[bytes, int], Document | ParseError | None] | None = None
    """Reads the brief of one line, given as bytes with its end, as `iter_loads` reads it.

    Takes as well how many lines come before it in the file, for the places of what it finds.
    The error of a line that holds no brief is returned; None stands for a blank line. A format
    that has it may be cut between any two lines. None for every other.
    """

    whole: bool = False
    """True if `iter_loads` needs the whole text at once, as XML does: it comes as a single line."""

    iter_dumps: Callable[..., Iterator[str]] | None = None
    """Writes an iterable of briefs as the pieces of one text; options as for `dumps`.

    None for a format of one brief.
    """

    read_binary: Callable[[BinaryIO], Iterator[Document | ParseError]] | None = None
    """Reads the briefs of a file that is no text, one by one and in bounded memory.

    Takes the file open for reading, and able to seek. Where there is no brief to be read, the
    error comes as a value, and reading goes on; if the file as a whole cannot be read, or no
    further, `ParseError` is raised. A format that has it has no `loads`.
    """

    write_binary: Callable[..., None] | None = None
    """Writes an iterable of briefs to a file that is no text; keyword options are its own.

    Takes the file open for writing, and the briefs, one by one and in bounded memory. Raises
    `WriteError` for what the format cannot express at all; given ``refused``, it calls that with
    the number of the brief, from 0, and the error, and leaves the brief out. A format that has
    it has no `dumps`.
    """

    magic: bytes = b""
    """What every file of a format that is no text begins with."""

    edit: Callable[[str, Document, Sequence[Edit]], str] | None = None
    """Spells edits of a brief in the text that it was read from, and leaves all else as it is.

    Takes that text, or for a format of several briefs the part of it that holds this one, the
    document and the edits. Raises `LookupError` or `ValueError` if the text has no place for
    one. The result is read again before anybody uses it. None for a format that cannot.
    """

    derives: bool = False
    """True if the reader works out part of a brief from its text: quotations, names in a byline."""

    embeds: bool = False
    """True if `dumps` takes ``embed=True``: the native JSON goes along, and comes back whole."""

    mapping: Callable[[], Sequence[Mapped]] | None = None
    """Returns what maps to what, for people to read; `losses` tells what is lost."""

    options: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    """The keyword options of `dumps` and `iter_dumps` that people may give, each with a sentence
    on what it does: ``{"version": "The version of ninjs to write: 3.1, 2.2 or 1.6."}``.

    ``embed`` is not among them: `embeds` says that it is taken. What an option takes is in the
    annotation of the keyword: ``bool``, ``int``, ``float``, ``str``, or a ``Literal`` of texts.
    """

    declares: Callable[[bytes], str | None] | None = None
    """Returns the encoding that the first bytes of a document declare, as it is written there;
    None if they declare none. It is asked only where no byte order mark tells.
    """

    file_options: Mapping[str, Any] = attrs.field(factory=dict, hash=False)
    """Options that `dumps` takes when it writes a file for people: ``{"indent": 2}``."""

    strict_utf8: bool = False
    """True if the specification admits UTF-8 only, so that other bytes are not repaired."""

    lossless: bool = False
    """True if reading what was written gives the same brief, always.

    A public format loses `Brief.ed_note` even so, and nothing else.
    """

    public: bool = False
    """True if what is written is for the public: it never holds `Brief.ed_note`."""

    @property
    def is_binary(self) -> bool:
        """Whether its files are no text."""
        return self.read_binary is not None or self.write_binary is not None

    @property
    def is_read(self) -> bool:
        """Whether it can be read."""
        return self.loads is not None or self.read_binary is not None

    @property
    def is_written(self) -> bool:
        """Whether it can be written."""
        return self.dumps is not None or self.write_binary is not None

    @property
    def is_stream(self) -> bool:
        """Whether several briefs can be written to one file of it."""
        return self.iter_dumps is not None or self.write_binary is not None

    @property
    def holds_many(self) -> bool:
        """Whether a file of it may hold several briefs."""
        return self.iter_loads is not None or self.is_binary
