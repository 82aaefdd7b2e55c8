"""``briefkit quotes``: who said what, in one brief or in an archive of them."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from argparse import Namespace
from collections.abc import Iterable, Iterator

import attrs

from briefkit.cli.choices import chosen, readable
from briefkit.cli.console import Console
from briefkit.cli.errors import TROUBLE, explained
from briefkit.cli.inputs import Input, collect, every_document
from briefkit.cli.quotations import RENDERERS, Quotation, quotations_of
from briefkit.documents import whole_brief
from briefkit.echo import counted
from briefkit.errors import BriefkitError, ParseError
from briefkit.formats import Document, Format

__all__ = ["run"]


@attrs.frozen(kw_only=True)
class _Plan:
    """What is to be done."""

    inputs: tuple[Input, ...]
    from_format: Format | None
    speakers: tuple[str, ...]
    min_words: int


def run(asked: Namespace, console: Console) -> int:
    """List quotations; return 2 if something could not be read, however much could."""
    render = chosen("--format", asked.output_format, RENDERERS)
    search = _Search(_plan(asked), console)
    for piece in render(search.quotations(), console):
        console.write(piece, harmless=asked.output_format == "table")
    if search.briefs:
        console.say(search.summary)
    return TROUBLE if search.failed else 0


def _plan(asked: Namespace) -> _Plan:
    return _Plan(
        from_format=readable(asked.from_format),
        inputs=collect(asked.paths),
        speakers=tuple(map(_folded, asked.speaker or ())),
        min_words=asked.min_words,
    )


class _Search:
    """A plan on its way, and what has come of it so far."""

    def __init__(self, plan: _Plan, console: Console) -> None:
        self.plan = plan
        self.console = console
        self.failed = False
        self.briefs = 0
        self.found = 0
        self.speakers: set[str] = set()

    @property
    def summary(self) -> str:
        """One line on what was found."""
        speakers = f" by {counted(len(self.speakers), 'speaker')}" if self.speakers else ""
        quotations = counted(self.found, "quotation")
        return f"{quotations}{speakers} in {counted(self.briefs, 'brief')}"

    def quotations(self) -> Iterator[Quotation]:
        """Yield what is asked for; what cannot be read keeps nobody from the rest."""
        for item in self.plan.inputs:
            with self._telling(item):
                for document in every_document(item, self.plan.from_format):
                    with self._telling(item):
                        yield from self._asked_for(_whole(document), item)

    def _asked_for(self, document: Document, item: Input) -> Iterator[Quotation]:
        self.briefs += 1
        for quotation in quotations_of(document, item.name):
            if self._is_wanted(quotation):
                self.found += 1
                if quotation.quote.speaker:
                    self.speakers.add(quotation.quote.speaker)
                yield quotation

    def _is_wanted(self, quotation: Quotation) -> bool:
        if self.plan.speakers and not _is_one_of(quotation.quote.speaker, self.plan.speakers):
            return False
        return len(quotation.quote.text.split()) >= self.plan.min_words

    @contextlib.contextmanager
    def _telling(self, item: Input) -> Iterator[None]:
        """Tell of an error in a block, and go on after it."""
        try:
            yield
        except BriefkitError as error:
            self.failed = True
            self.console.fail(explained(error, item.name))


def _whole(found: Document | ParseError) -> Document:
    if isinstance(found, ParseError):
        raise found
    whole_brief(found)
    return found


def _is_one_of(speaker: str | None, names: Iterable[str]) -> bool:
    """Tell whether a speaker is one of those asked for, by full name or by words of it."""
    return speaker is not None and any(name in _folded(speaker) for name in names)


def _folded(name: str) -> str:
    """Return the words of a name, each with a space at both sides, whatever their case.

    >>> _folded("ISHIMORI") in _folded("Haruka Ishimori")
    True
    >>> _folded("Ann") in _folded("Joanna Smith")
    False
    """
    plain = unicodedata.normalize("NFKC", name).casefold().replace("’", "'")
    return f" {' '.join(_WORD.findall(plain))} "


_WORD = re.compile(r"[\w'-]+")
