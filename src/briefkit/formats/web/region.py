"""Where on a page the story stands: the element that holds most of its prose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from briefkit.formats.web.elements import (
    Element,
    ancestors,
    letters_of,
    link_share,
    tag_of,
    text_of,
    words_of,
)
from briefkit.formats.web.words import ASIDE, BODY, COMMENTS

__all__ = ["find_region", "prose_in"]

_FOREIGN = frozenset(("nav", "footer", "aside", "form", "figure", "figcaption", "button"))
_BOUNDS = ("article", "main", "body")
_TIMES = 12
_MOST_LIKE = 200
_SHORTEST = 40
_KEY = 48
_DECAY = (1.0, 0.5, 0.25)
_BLOCKS = frozenset(
    """
    address article aside blockquote center dd details div dl dt fieldset figure footer form h1 h2
    h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul
    """.split()
)


def find_region(root: Element, told: str) -> Element | None:
    """Return the element that holds the story; None if there is no prose on the page.

    Args:
        root: The page.
        told: The letters of what JSON-LD says the body of the story is; "" if it does not say.
    """
    prose = list(prose_in(root))
    scores = _scores(prose, told)
    if not scores:
        return None
    best = max(scores, key=lambda element: scores[element])
    return _widened(best, scores)


def prose_in(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield the elements that hold a paragraph of prose, and their texts, in order."""
    left = _TIMES * len(text_of(root))  # boxes in boxes, each with text of its own, are looked at
    for element in root.iter("p", "div", "span", "td", "li", "section", "article"):
        tag = element.tag
        if left < 0 or (tag != "p" and not _is_leaf(element)):
            continue
        text = text_of(element)
        left -= len(text)
        if len(text) >= _SHORTEST and link_share(element, len(text)) < 0.5:
            yield element, text


def _is_leaf(element: Element) -> bool:
    """Tell whether an element that is no paragraph holds text of its own as one does."""
    own = len((element.text or "").strip())
    own += sum(len((child.tail or "").strip()) for child in element)
    if element.tag in ("span", "li"):
        parent = element.getparent()
        return (
            own >= _SHORTEST and parent is not None and parent.tag in ("div", "section", "article")
        )
    return own >= _SHORTEST


def _scores(prose: list[tuple[Element, str]], told: str) -> Mapping[Element, float]:
    scores: dict[Element, float] = defaultdict(float)
    factors: dict[Element, float] = {}
    for element, text in prose:
        weight = min(len(text), 1000) * (0.4 if text[-1] not in _ENDS else 1.0)
        if told and letters_of(text)[:_KEY] in told:
            weight *= 4
        around = list(ancestors(element))
        if element.tag != "p" and next(element.iter("br"), None) is not None:
            around.insert(0, element)  # it holds several paragraphs
        if any(tag_of(one) in _FOREIGN for one in around[:5]):
            weight *= 0.2
        for one, decay in zip(around, _DECAY, strict=False):
            if one not in factors:
                factors[one] = _factor(one)
            scores[one] += weight * decay * factors[one]
    return scores


_ENDS = frozenset('.!?…:"”’»“)]。！？」')


def _factor(element: Element) -> float:
    words = words_of(element)
    if words & COMMENTS:
        return 0.1
    factor = 0.5 if tag_of(element) in ("body", "html") else 1.0
    if element.get("itemprop") == "articleBody":
        factor = 1.6
    elif words & BODY or element.tag in ("article", "main"):
        factor = 1.2
    if words & ASIDE:
        factor *= 0.7
    return factor


def _widened(best: Element, scores: Mapping[Element, float]) -> Element:
    """Return the element that holds the best one and what stands beside it in like elements."""
    marked = [one for one in [best, *ancestors(best)] if one.get("itemprop") == "articleBody"]
    if marked:
        return marked[-1]
    bound = next(
        (one for one in (best, *ancestors(best)) if tag_of(one) in ("article", "main", "body")),
        None,
    )
    if bound is None:
        return best
    names = _signature(best)
    wanted = []
    for element, score in sorted(scores.items(), key=lambda item: -item[1])[:_MOST_LIKE]:
        if element is best or score < 60:
            continue
        is_like = bool(names[1]) and _signature(element) == names
        if (is_like or score > 0.3 * scores[best]) and not words_of(element) & (ASIDE | COMMENTS):
            wanted.append(element)
    region = best
    chain = [best, *ancestors(best)]
    top = chain.index(bound)
    for element in wanted:
        around = {element, *ancestors(element)}
        if bound not in around or any(
            tag_of(one) in _FOREIGN for one in around if one not in chain
        ):
            continue
        common = next(one for one in chain if one in around)
        if chain.index(region) < chain.index(common) <= top and tag_of(common) != "body":
            region = common
    return region


def _signature(element: Element) -> tuple[str, frozenset[str]]:
    return tag_of(element), words_of(element)
