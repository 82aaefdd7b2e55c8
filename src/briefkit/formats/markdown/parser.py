"""CommonMark as briefkit reads it: markdown-it-py, cut down to what a brief can hold.

Link targets are kept as they stand. Block structure and text within blocks are parsed apart, so
that a block which is too long for a person is not searched for markup, and so that the place of
each character is only worked out when somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.formats.markdown.directives import is_directive

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

__all__ = [
    "MAX_BLOCK",
    "MAX_NESTING",
    "Image",
    "Inline",
    "References",
    "Remark",
    "html_remark",
    "read_blocks",
    "read_inline",
    "trace",
]

MAX_BLOCK = 100_000
"""The longest text, in code points, that is searched for markup."""

MAX_NESTING = 20
"""How deep lists and quotes may stand inside one another."""

References = dict[str, Any]
"""The link references that a text defines, as markdown-it keeps them."""


class Image(NamedTuple):
    """An image within a text."""

    url: str
    """Where it is, as written."""

    alt: str
    """What it shows, plain text."""

    title: str
    """What stands in quotation marks after the address; empty if nothing does."""


class Remark(NamedTuple):
    """Something to tell about a text."""

    code: str
    """The code of a problem, or an empty string."""

    message: str
    """The message of a problem."""

    start: int = 0
    """The code point of the plain text at which what is meant starts."""

    end: int = 0
    """The code point just after it."""


class Inline(NamedTuple):
    """The text of a block."""

    text: str
    """Plain text; a line break of the source is a line feed."""

    spans: tuple[dict[str, Any], ...]
    """Marked stretches in canonical form, outer before inner."""

    images: tuple[Image, ...]
    """Images; unless the text is nothing else, they are in `spans` as links, too."""

    only_images: bool
    """Whether there is nothing but images."""

    remarks: tuple[Remark, ...]
    """What a brief cannot hold, or not as it stands."""

    directives: tuple[str, ...] = ()
    """The comments that speak to briefkit, which are left out."""


def read_blocks(text: str) -> tuple[list[Token], References]:
    """Return the block tokens of a Markdown text, and the link references it defines."""
    env: References = {}
    return _parser().parse(text, env), env


def read_inline(content: str, references: References) -> Inline:
    """Return the text of a block: the content of an ``inline`` token."""
    if len(content) > MAX_BLOCK:
        message = f"a text of more than {MAX_BLOCK} characters is not searched for markup"
        return Inline(content, (), (), only_images=False, remarks=(Remark("BK004", message),))
    collector = _Collector()
    for token in _children(_parser(), content, references):
        collector.take(token)
    return collector.inline()


def trace(content: str, references: References) -> list[tuple[int, int]]:
    """Return, for each code point of the text of `content`, its place in `content`."""
    if len(content) > MAX_BLOCK:
        return [(at, at + 1) for at in range(len(content))]
    collector = _Collector()
    for token in _children(_tracing_parser(), content, references):
        collector.take(token)
    return [
        place
        for token, part in zip(collector.tokens, collector.parts, strict=True)
        for place in _places(token, part, content)
    ]


def _children(parser: MarkdownIt, content: str, references: References) -> list[Token]:
    children: list[Token] = []
    parser.inline.parse(content, parser, references, children)
    return children


# --- the parsers -------------------------------------------------------------------------


def _new_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    class Parser(MarkdownIt):
        def normalizeLink(self, url: str) -> str:  # noqa: N802 (the name is markdown-it's)
            return url

    parser = Parser("commonmark", {"maxNesting": MAX_NESTING})
    return parser.enable("table").disable(["inline", "text_join"])


_parser = cache(_new_parser)


@cache
def _tracing_parser() -> MarkdownIt:
    """Return a parser whose tokens say under ``"at"`` where they come from."""
    parser = _new_parser()
    ruler = parser.inline.ruler
    rules = list(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))
    for name, rule in rules:
        # The text of an autolink starts after its bracket.
        ruler.at(name, _tracing(rule, text_offset=name == "autolink"))
    ruler.push("literal", _tracing(_literal))
    parser.inline.ruler2.disable("fragments_join")
    return parser


def _tracing(
    rule: Callable[[StateInline, bool], bool], *, text_offset: int = 0
) -> Callable[[StateInline, bool], bool]:
    def traced(state: StateInline, silent: bool) -> bool:
        at, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            if state.pending:
                state.pushPending()
            for token in state.tokens[count:]:
                token.meta.setdefault("at", at + (text_offset if token.type == "text" else 0))
        return True

    return traced


def _literal(state: StateInline, silent: bool) -> bool:
    """Take one character that no rule wants, which the parser would do without telling."""
    if not silent:
        state.pending += state.src[state.pos]
    state.pos += 1
    return True


def _places(token: Token, part: str, content: str) -> Iterator[tuple[int, int]]:
    at = token.meta["at"]
    if token.type in ("text", "html_inline"):
        yield from ((at + i, at + i + 1) for i in range(len(part)))
    elif token.type == "code_inline":
        inner = at + len(token.markup)
        inner += not content.startswith(part[:1], inner) or _is_padded(content, inner, part)
        yield from ((inner + i, inner + i + 1) for i in range(len(part)))
    else:
        length = len(token.markup) or 1
        yield from ((at, at + length) for _ in part)


def _is_padded(content: str, inner: int, part: str) -> bool:
    return part.startswith(" ") and content[inner + 1 : inner + 2] == " "


# --- from tokens to text -----------------------------------------------------------------

_KINDS = {"em_open": "emphasis", "strong_open": "strong", "link_open": "link"}


class _Collector:
    """Gathers text and spans from the tokens within one block."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.parts: list[str] = []
        self.length = 0
        self.spans: list[dict[str, Any]] = []
        self.open: list[dict[str, Any]] = []
        self.images: list[Image] = []
        self.remarks: list[Remark] = []
        self.directives: list[str] = []
        self.has_html = False

    def inline(self) -> Inline:
        only_images = bool(self.images) and all(
            token.type in ("image", "softbreak", "hardbreak") or not part.strip()
            for token, part in zip(self.tokens, self.parts, strict=True)
        )
        return Inline(
            "".join(self.parts),
            tuple(span for span in self.spans if span["start"] < span["end"]),
            tuple(self.images),
            only_images,
            tuple(self.remarks),
            tuple(self.directives),
        )

    def take(self, token: Token) -> None:
        if token.type in _KINDS:
            self._start(token)
        elif token.nesting < 0:
            self.open.pop()["end"] = self.length
        elif token.type in ("softbreak", "hardbreak"):
            self._strip()
            self._add(token, "\n")
        elif token.type == "image":
            self._image(token)
        elif token.type == "html_inline":
            self._html(token)
        else:
            start = self.length
            self._add(token, token.content)
            if token.type == "code_inline":
                self.spans.append({"start": start, "end": self.length, "kind": "code"})

    def _add(self, token: Token, part: str) -> None:
        self.tokens.append(token)
        self.parts.append(part)
        self.length += len(part)

    def _strip(self) -> None:
        """Take off the spaces before a line break, as CommonMark 0.31 section 6.8 says."""
        if self.tokens and self.tokens[-1].type == "text":
            stripped = self.parts[-1].rstrip(" ")
            self.length -= len(self.parts[-1]) - len(stripped)
            self.parts[-1] = stripped

    def _start(self, token: Token) -> None:
        span: dict[str, Any] = {"start": self.length, "end": 0, "kind": _KINDS[token.type]}
        if token.type == "link_open":
            span["href"] = token.attrs.get("href", "")
            self._title(token)
        self.spans.append(span)
        self.open.append(span)

    def _title(self, token: Token) -> None:
        if title := token.attrs.get("title"):
            message = f"the title of a link is left out: {title!r:.60}"
            self.remarks.append(Remark("", message, self.length, self.length))

    def _image(self, token: Token) -> None:
        alt = _plain(token.children or ())
        url = str(token.attrs.get("src", ""))
        self.images.append(Image(url, alt, str(token.attrs.get("title", ""))))
        start = self.length
        self._add(token, alt or url)
        self.spans.append({"start": start, "end": self.length, "kind": "link", "href": url})

    def _html(self, token: Token) -> None:
        if is_directive(token.content):
            self.directives.append(token.content)
            return
        comment = token.content.startswith("<!--")
        start = self.length
        if not comment:
            self._add(token, token.content)
        # One remark for all tags of a text: they come in pairs at least.
        if comment or not self.has_html:
            self.remarks.append(html_remark(token.content, start, self.length))
        self.has_html |= not comment


def html_remark(html: str, start: int, end: int) -> Remark:
    """Return the remark on HTML that is text from `start` to `end`, or left out."""
    what = "HTML is taken as text" if end > start else "an HTML comment is left out"
    return Remark("BK512", f"{what}: {html!r:.60}", start, end)


def _plain(tokens: Sequence[Token]) -> str:
    """Return the text of tokens without their markup, as for the ``alt`` of an image."""
    return "".join(
        " " if token.type in ("softbreak", "hardbreak")
        else _plain(token.children) if token.children
        else token.content
        for token in tokens
    )  # fmt: skip
