"""Who made a story: JSON-LD, meta tags and the byline on the page, weighed against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, islice

import attrs

from briefkit.formats.web.elements import Element, ancestors, letters_of, tag_of, text_of, words_of
from briefkit.formats.web.metadata import Metadata
from briefkit.formats.web.words import ASIDE, BYLINE, COMMENTS, NOBODY
from briefkit.model import Agency, Author, Byline
from briefkit.prose.byline import parse_byline

__all__ = ["find_byline"]

_TAGS = (
    "author",
    "byl",
    "article:author",
    "og:article:author",
    "article:author_name",
    "article:author:name",
    "article.author",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "dc.creator",
    "dcterms.creator",
    "dcsext.author",
    "citation_author",
    "author_name",
    "authors",
    "byline",
    "creator",
    "shareaholic:article_author_name",
    "rbauthors",
    "twitter:creator:name",
)
# WordPress labels what it tells to link previews.
_LABELS = re.compile(
    r"(?:written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|geschreven door|"
    r"skrevet av|skrevet af|skriven av|author|autor)",
    re.IGNORECASE,
)
# Parts of a byline that are not the line: "author-bio", "author__avatar".
_NO_LINES = frozenset(
    """
    about avatar bio biography box card comment date desc description follow image img info more
    photo role social title
    """.split()
)
# Boxes whose bylines are those of others; what is said in the head of a story is not.
_OF_OTHERS = ASIDE - {
    "meta",
    "metadata",
    "share",
    "social",
    "copyright",
    "timestamp",
    "tools",
    "toolbar",
    "sharing",
    "rel",
    "embed",
}
_TAGS_OF_BYLINES = (
    *("a", "address", "b", "dd", "div", "em", "footer", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("header", "i", "li", "p", "section", "small", "span", "strong", "ul"),
)
_MOST = 12
_MOST_NODES = 80
_LONGEST_LINE = 240
_LONGEST_UNMARKED = 90
_MOST_PARTS = 4
_OPENING = re.compile(r"(?:[Vv]on|VON|[Bb]y|BY|[Pp]ar|[Pp]or|[Dd]i|[Aa]v|[Aa]f|[Dd]oor)\s[A-ZÀ-Þ]")
_MOST_ELEMENTS = 12
_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"[B-DF-HJ-NP-TV-Z]{3,5}\b")  # of a broadcaster or an agency: "MDR Aktuell"
_PREFIX = re.compile(
    r"^(?:(?:ein(?:e)?\s)?(?:gastbeitrag|kommentar|analyse|kolumne|reportage|interview)\s)?"
    r"(?:publicado por|publié par|pubblicato da|posted by|published by|updated by|author:|autor:|"
    r"auteur\s?:|autore:|journalist:|veröffentlicht von|propos recueillis par)\s+",
    re.IGNORECASE,
)


def find_byline(metadata: Metadata, root: Element, headline: Element | None) -> Byline | None:
    """Return who made the story of a page; None if it does not say.

    JSON-LD counts first, then meta tags. The byline on the page counts where those name nobody,
    and where it names all that they name and more.

    Args:
        metadata: What the head of the page says.
        root: The page.
        headline: The element of the headline, if there is one.
    """
    told = metadata.facts.brief.byline or Byline()
    sites = frozenset(map(letters_of, (*metadata.site_names, *_hosts(metadata.url))))
    in_data = _persons(told.authors, sites)
    in_tags = _persons(_authors_in(_from_tags(metadata)), sites)
    lines = tuple(_lines(root, headline))
    on_page = _persons(_authors_in(lines), sites)
    authors = _chosen(in_data, in_tags, on_page)
    if not authors and headline is not None:
        lines = (*lines, *_unmarked(root, headline))
        authors = _persons(_authors_in(lines), sites)
    agencies = _agencies(told.agencies, [*_from_tags(metadata), *lines])
    text = _printed(lines, authors)
    contributors = _persons(told.contributors, sites)
    byline = Byline(text=text, authors=authors, agencies=agencies, contributors=contributors)
    return byline if byline != Byline() else None


def _chosen(
    in_data: Sequence[Author], in_tags: Sequence[Author], on_page: Sequence[Author]
) -> Sequence[Author]:
    """Return the authors of the most trusted source, or of one that names them and more."""
    base = in_data or in_tags or on_page
    if len(base) < len(on_page) <= _MOST and _names(base) < _names(on_page):
        more = [one for one in on_page if letters_of(one.name) not in _names(base)]
        if all(" " in one.name and one.name[0].isupper() for one in more):
            return _merged(on_page, base)
    if base and all(" " not in author.name for author in base):
        whole = next((other for other in (in_tags, on_page) if _are_whole(other)), ())
        return whole or base
    return _merged(base, [*on_page, *in_tags])


def _are_whole(authors: Sequence[Author]) -> bool:
    return bool(authors) and all(" " in author.name for author in authors)


def _names(authors: Iterable[Author]) -> set[str]:
    return {letters_of(author.name) for author in authors}


def _merged(authors: Iterable[Author], others: Iterable[Author]) -> tuple[Author, ...]:
    """Return authors spelled as printed best: not in capitals where another source is not."""
    spelled = {letters_of(other.name): other for other in others}
    found = []
    for author in authors:
        other = spelled.get(letters_of(author.name), author)
        is_better = _is_flat(author.name) and not _is_flat(other.name)
        found.append(attrs.evolve(author, name=other.name) if is_better else author)
    return tuple(found)


def _is_flat(name: str) -> bool:
    return name.isupper() or name.islower()


# --- what is a person --------------------------------------------------------------------


def _persons(authors: Iterable[Author], sites: frozenset[str]) -> tuple[Author, ...]:
    """Return those of the authors who are persons, each once."""
    found: dict[str, Author] = {}
    for author in authors:
        name = author.name.strip(" .,;:|·•-–—/")
        if _is_person(name, sites):
            found.setdefault(letters_of(name), attrs.evolve(author, name=name))
    return tuple(found.values())[:_MOST]


def _is_person(name: str, sites: frozenset[str]) -> bool:
    """Tell whether a name in the place of an author's is that of a person.

    Args:
        name: The name.
        sites: What the site is called, letters only and without case.
    """
    words = _WORD.findall(name.casefold())
    letters = letters_of(name)
    if not words or not 2 <= len(letters) <= 60 or len(words) > 7:
        return False
    if letters in sites or any(len(site) > 3 and letters.startswith(site) for site in sites):
        return False
    if any(character in name for character in "@/<>{}[]_=") or "." in name.rstrip(".").split()[-1]:
        return False
    if (
        _ACRONYM.match(name)
        or any(map(str.isdigit, name))
        or words[0] == "the"
        or NOBODY.intersection(words)
    ):
        return False
    # One word may be the name of an account, or the short one of a house.
    return len(words) > 1 or not (name.islower() or (name.isupper() and name.isascii()))


def _hosts(url: str | None) -> Iterator[str]:
    if not url or "://" not in url:
        return
    host = url.split("://", 1)[1].split("/", 1)[0].removeprefix("www.")
    yield host
    yield host.split(".")[0]


# --- lines ------------------------------------------------------------------------------


def _from_tags(metadata: Metadata) -> list[str]:
    lines = [line for line in metadata.contents(*_TAGS) if "://" not in line]
    for number in ("1", "2"):
        label = metadata.first(f"twitter:label{number}")
        said = metadata.first(f"twitter:data{number}")
        if label and said and _LABELS.match(label):
            lines.append(said)
    return lines


def _authors_in(lines: Iterable[str]) -> Iterator[Author]:
    for line in lines:
        yield from parse_byline(_PREFIX.sub("", _without_date(line))).authors


def _without_date(line: str) -> str:
    """Return a line without what stands with its date: "Jane Doe | Palma | 12 May" is one name."""
    first, *others = line.split(" | ")
    return first if any(any(map(str.isdigit, other)) for other in others) else line


def _agencies(told: Iterable[Agency], lines: Iterable[str]) -> tuple[Agency, ...]:
    found = {agency.name.casefold(): agency for agency in told}
    for line in lines:
        for agency in parse_byline(line).agencies:
            if agency.code:
                found.setdefault(agency.name.casefold(), agency)
    return tuple(found.values())


def _printed(lines: Sequence[str], authors: Sequence[Author]) -> str:
    """Return the line on the page that names the authors; else a line of their names."""
    wanted = _names(authors)
    for line in lines:
        if wanted and _names(parse_byline(line).authors) == wanted:
            return line
    return ", ".join(author.name for author in authors)


def _lines(root: Element, headline: Element | None) -> Iterator[str]:
    """Yield the lines on the page that name the people who made the story.

    Those under the headline count; the ones above it only where there are none.
    """
    above: list[str] = []
    below: list[str] = []
    taken: list[Element] = []
    found = below if headline is None else above
    for element in root.iter(*_TAGS_OF_BYLINES):
        if element is headline:
            found = below
        if len(above) + len(below) >= _MOST_ELEMENTS or not _is_marked(element):
            continue
        if set(taken[-3:]).intersection(ancestors(element)) or _is_of_another(element):
            continue
        text = _line_of(element)
        if 3 <= len(text) <= _LONGEST_LINE and text not in found:
            taken.append(element)
            found.append(text)
    yield from below or above


def _unmarked(root: Element, headline: Element) -> Iterator[str]:
    """Yield the first line under the headline that reads like a byline, whatever it is called."""
    following = dropwhile(lambda one: one is not headline, root.iter())
    for element in islice(following, 1, _MOST_NODES):
        if tag_of(element) not in ("p", "div", "span") or len(element) > _MOST_PARTS:
            continue
        text = text_of(element)
        if len(text) <= _LONGEST_UNMARKED and _OPENING.match(text) and not _is_of_another(element):
            yield text
            return


def _line_of(element: Element) -> str:
    """Return the line that an element prints; several persons in it are parted by commas.

    What holds as much as a page is no line: "" then.
    """
    if next(islice(element.iter(), _MOST_NODES, None), None) is not None:
        return ""
    parts = list(element.iter())
    named = [one for one in parts if tag_of(one) and _is_name(one)]
    if not named:  # several persons, each in a box of the same kind
        boxes = [one for one in parts if one is not element and not len(one)]
        links = [one for one in boxes if _is_item(one) or words_of(one) & BYLINE]
        named = links if len(links) > 1 else []
    if named:
        return ", ".join(dict.fromkeys(filter(None, map(text_of, named))))
    return " | ".join(_pieces(element)) or text_of(element)


def _is_item(element: Element) -> bool:
    return element.tag == "li" or (element.tag == "a" and tag_of(element.getparent()) == "li")


def _pieces(element: Element) -> Iterator[str]:
    """Yield the texts of the boxes in a byline; nothing if text stands beside them."""
    beside = [element.text, *(child.tail for child in element)]
    if any(text and text.strip() for text in beside):
        return
    for child in element:
        if tag_of(child) not in ("time", "img", "svg", "button", ""):
            text = text_of(child)
            if text:
                yield text


def _is_name(element: Element) -> bool:
    return element.get("rel") == "author" or (
        element.get("itemprop") == "name" and tag_of(element) != "meta"
    )


def _is_marked(element: Element) -> bool:
    """Tell whether an element goes by a name of bylines."""
    marks = element.items()
    if not marks:
        return False
    for key, value in marks:
        if (key == "rel" and value.lower() == "author") or (
            key == "itemprop" and "author" in value.lower()
        ):
            return True
    words = words_of(element)
    return bool(words & BYLINE) and not words & _NO_LINES


def _is_of_another(element: Element) -> bool:
    """Tell whether a byline is that of another story, a comment, a picture or a biography."""
    for depth, parent in enumerate(ancestors(element)):
        if depth > 7 or tag_of(parent) == "body":
            return False
        if tag_of(parent) in ("aside", "nav", "footer", "figure", "figcaption", "blockquote"):
            return True
        words = words_of(parent)
        if words & COMMENTS or words & _OF_OTHERS:
            return True
    return False
