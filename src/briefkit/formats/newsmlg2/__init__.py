"""NewsML-G2 2.35: news items and messages of them, as agencies exchange stories.

Read in every version, with its namespace or without, with bodies in XHTML, NITF, HTML or plain
text. Written valid against the standard's own schema. docs/reference/newsmlg2.md says what is
where, and what the format cannot carry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from briefkit.errors import ParseError
from briefkit.formats._base import Document, Format, Mapped
from briefkit.formats._declared import xml_encoding
from briefkit.model import Brief

__all__ = ["FORMAT", "dumps", "iter_dumps", "iter_loads", "loads"]

_ROOTS = frozenset(
    """
    newsitem packageitem planningitem knowledgeitem conceptitem catalogitem newsmessage contentset
    contentmeta itemmeta newsml
    """.split()
)
_NO = (False, "no", "false", "0", "")
# Compiled when it is first asked for: all formats are loaded whenever briefkit starts.
_NAMESPACE = r"""xmlns(?::[\w.-]++)?\s?=\s?["']http://iptc\.org/std/nar/"""


def loads(text: str) -> Document:
    """Read a story; of a message that holds several the first, and the others are a problem.

    Raises:
        ParseError: `text` is no XML that can be read without danger, or holds no item that could
            be a story.
    """
    from briefkit.formats.newsmlg2.read import others_left_out, read_documents

    first, *others = read_documents(text)
    return first.preceded(others_left_out(len(others))) if others else first


def iter_loads(lines: Iterable[str]) -> Iterator[Document | ParseError]:
    """Read the stories of a document that is given whole."""
    from briefkit.formats.newsmlg2.read import read_documents

    try:
        yield from read_documents("".join(lines))
    except ParseError as error:
        yield error


def dumps(brief: Brief, *, embed: bool = False, message: bool | str = False) -> str:
    """Write a brief as a `newsItem`.

    Args:
        brief: The brief.
        embed: Whether the native JSON goes along as a rendition of its own.
        message: Whether to put the item into a `newsMessage`; ``"yes"`` and ``"no"`` will do.

    Raises:
        WriteError: A text of the brief holds a lone surrogate (BK002).
    """
    from briefkit.formats.newsmlg2 import write

    if message not in _NO:
        return "".join(write.message([brief], embed=embed))
    return write.news_item(brief, embed=embed)


def iter_dumps(
    briefs: Iterable[Brief],
    *,
    embed: bool = False,
    message: bool | str = False,
) -> Iterator[str]:
    """Write briefs as one `newsMessage`, in pieces; a single one as a `newsItem`, as `dumps` does.

    Args:
        briefs: The briefs.
        embed: Whether the native JSON of each goes along as a rendition of its own.
        message: Whether a single story is put into a message, too; several always are.

    Raises:
        WriteError: A text of a brief holds a lone surrogate (BK002), or there is no brief.
    """
    from briefkit.formats.newsmlg2 import write

    rest = iter(briefs)
    first = [*islice(rest, 2)]
    if len(first) == 1 and message in _NO:
        yield write.news_item(first[0], embed=embed)
    else:
        yield from write.message(chain(first, rest), embed=embed)


def _mapping() -> Sequence[Mapped]:
    from briefkit.formats.newsmlg2.mapping import MAPPING

    return MAPPING


def _sniff(head: str) -> bool:
    from briefkit.formats._xml import root_name

    if root_name(head) in _ROOTS:
        return True
    return head.lstrip("\ufeff \t\r\n").startswith("<") and bool(re.search(_NAMESPACE, head))


FORMAT = Format(
    name="newsmlg2",
    title="NewsML-G2",
    suffixes=(".newsmlg2.xml", ".newsmlg2", ".g2.xml"),
    shared_suffixes=(".xml", ".nml"),
    media_type="application/vnd.iptc.g2.newsitem+xml",
    loads=loads,
    iter_loads=iter_loads,
    whole=True,
    dumps=dumps,
    iter_dumps=iter_dumps,
    sniff=_sniff,
    derives=True,
    embeds=True,
    mapping=_mapping,
    declares=xml_encoding,
    options={"message": "Whether to put the item into a newsMessage: yes or no, the default."},
)
