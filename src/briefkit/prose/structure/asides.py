"""Lines beside a story: what says by its form that it is a correction, a credit, a sign-off.

A line must say what it is; what merely sounds like it is left in the story. Patterns are of what
desks print, in the languages of the wires that were looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefkit.prose.byline.grammar import EMAIL, has_byline
from briefkit.prose.lexicon.agencies import as_agency
from briefkit.prose.lexicon.names import is_personal_name

__all__ = ["BYLINE", "DESK", "head_kind", "tail_kind"]

BYLINE = "byline"
"""The kind of a byline that stands at the end."""

DESK = "desk"
"""The kind of what is for editors alone, and never for publication."""

_LONGEST = 1500
_LONGEST_CREDIT = 60  # words
_LONGEST_POINTER = 25
_LONGEST_BYLINE = 120  # characters
_LONGEST_LINE = 500
_FIRST_WORD = re.compile(r"[(\s]*+([^\s:—–_.-]*+)")
# The words that notes to editors and readers begin with; all patterns below begin with one.
_OPENINGS = frozenset(
    """
    a achtung adds an anm anmerkung an attention attn berichtigung clarification clarifications
    clarified correctif correction corrections corrected corrección correzione corrects ed editor
    editors editor's editor’s editors' editors’ eds eds' eds’ ed's ed’s elements embargo embargoed
    errata erratum for held hold korrektur memo ndlr nota note notes not n recasts rectificatif
    redaktionens refiles repeats rettelse retting rättelse sperrfrist story strictly this under
    update updated updates writes à
    """.split()
)
_QUOTATION_MARKS = re.compile(r"[\"“”„«»]|``|''")
_STORY = r"(?:article|column|dispatch|headline|item|piece|post|report|story|version)"

_DESK = re.compile(
    r"""
    \(? (?: eds | editors | editors?['’]?\ advisory | notes?\ to\ (?:desks|editors)
      | attention\ editors | attn\ editors | achtung\ redaktionen | an\ die\ redaktionen
      | à\ l['’]attention\ des\ rédactions | embargo | sperrfrist ) \s?[:—–_-]
    | \(? (?: attention | attn | memo\ to ) [ ,]+ (?:editors|desks)\b
    | (?: strictly\ )? (?:embargoed?\ (?:until|till|for|to)|under\ embargo|h[eo]ld\ for\ release)\b
    | not\ (?:intended\ )?for\ publication\b
    | for\ (?:immediate\ )?release\s?[:—–-]? (?:$|(?=[\d]|at\b|on\b|until\b))
    | for\ immediate\ release\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"""
    (?: corrections? | corrected | clarifications? | clarified | errat(?:um|a)
      | corrección | correctif | rectificatif | correzione | errata\ corrige | korrektur
      | berichtigung | rettelse | rättelse | retting ) \s?[:—–_]
    | (?:correction|clarification)\ appended\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CORRECTED = re.compile(
    rf"""
    \(? (?: an?\ (?:earlier|previous|prior)\ version\ of\ (?:this|the|our)\b
      | this\ {_STORY}\ (?:has\ been|was|is)\ (?:corrected|amended)\b
      | this\ {_STORY}\ (?:corrects|clarifies)\b
      | corrects\ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UPDATE = re.compile(
    rf"""
    \(? (?: this\ {_STORY}\ (?:has\ been|was|is\ being|will\ be)\ (?:updated|revised|edited)\b
      | this\ {_STORY}\ (?:by\ [^.!?]{{2,60}}?\ )?(?:was\ )?(?:first|originally)
        \ (?:published|appeared|ran)\b
      | (?:elements\ of\ )?this\ {_STORY}\ (?:was|were)\ generated\ by\b
      | this\ is\ a\ (?:breaking|developing)\ (?:news\ )?story\b
      | (?:this\ )?story\ (?:is\ )?developing\b
      | updated?\ (?:at|on)\ \d )
    | \( (?: adds | recasts | refiles | repeats | updates | writes\ through ) \b
      [^()]{{3,300}} \) \.?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UPDATE_LABEL = re.compile(r"updated?\s?[:—–]\s?\S", re.IGNORECASE)
_EDITOR = re.compile(
    r"""
    \(? (?: editor(?:['’]?s|s['’])?\ note | ed(?:s|s?['’]s?)?\.\ note | note\ to\ readers
      | anm(?:erkung|\.)\ d(?:er|\.)\ red(?:aktion|\.) | ndlr | n\.d\.l\.r\. | nota\ del\ editor
      | nota\ della\ redazione | note\ de\ la\ rédaction | redaktionens\ anmärkning ) \s?[:—–_.-]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CREDIT = re.compile(
    r"""
    [(\[]? (?: — | – | - | with\ )? \s? (?:additional\ |with\ )?
    (?: reporting | writing | editing | reported | written | edited | compiled | translated
      | research | graphics | photography ) \ (?:and\ (?:writing|editing)\ )? by \b
    | contribut(?:ing|ors|ed)\s?:
    | (?:—|–|-)?\s?with\ (?:assistance|contributions|files|help|reporting|material)\ (?:from|by)\b
    | mit\ material\ von\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"""
    [A-Z][^.!?]{2,300} (?:\ [A-Z]\.[^.!?]{2,200}){0,6}? \ contributed
    (?: \ (?:additional\ )?
      (?:reporting|research|writing|photography|to\ this\ \w+|from\ [A-Z]) .{0,120} )?
    """,
    re.VERBOSE,
)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,4}|\b[A-Z][a-z]{1,4}\.(?=,)")
_REPORTED_FROM = re.compile(
    r"(?P<names>[A-Z][^!?]{2,120}?) reported from [A-Z][\w.'’-]*+"
    r"(?:[ ,;]+(?:[A-Z][\w.'’-]*+|and|de|from|in|la|of|on|the))*+"
)
_VIA = re.compile(r"\(?(?:h/t|hat ?tip)\b[\s:/]*\S.{0,100}", re.IGNORECASE)
_POINTER = re.compile(
    r"""
    (?:on\ twitter\ )? follow\ .{0,200}
      (?: \b on\ (?:twitter|facebook|instagram|x|bluesky) \b | [@\#]\w | https?: )
    | contact\ .{2,80} \b (?:on\ (?:twitter|facebook|x|bluesky)\b | at\ https?:)
    | source\ text\ (?:for\ [\w ]{2,30})? \s?: | further\ company\ coverage\s?:
    | (?:want\ .{3,80}\?\ )? (?:sign\ up|subscribe)\ (?:for|to|here|now|below)\b
    | (?:read|see|hear|find)\ (?:more|also)\s?:
    | (?:read|see)\ more\ (?:here|at|from)\b
    | (?:also\ on\ [\w ]{2,40} | related | related\ (?:stories|coverage)
      | more\ from\ [\w ]{2,40} ) \s?:
    | like\ us\ on\ | click\ here\ | download\ (?:the|our)\ .{0,40}\bapp\b
    | (?:watch|listen\ to|see|read|view)\ .{2,80} (?:above|below|here) [.:]?$
    | watch\s?:
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS_AT_END = re.compile(r"[^.!?:]{3,60}: https?://\S+")
_CONTACT = re.compile(
    r"(?:(?:media |press )?contacts?|e-?mail|phone|tel|telephone|write to|send (?:tips|your|news)"
    r"|reach (?:the )?(?:author|writer|him|her|them|[A-Z]\w+))[\s:.,]",
    re.IGNORECASE,
)
_EMAIL = re.compile(EMAIL)
_REACH = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|@\w|\d{3}[ .-]?\d{3}")
_COPYRIGHT = re.compile(
    r"^©|(?:©|\(c\)|\bcopyright\b) ?(?:©|\(c\))? ?(?:\d{4}\b|by\b)|\ball rights reserved\b",
    re.IGNORECASE,
)
_END_MARK = re.compile(
    r"""
    [-–—(\[*/ ]*+ (?:ends?|endit|enditem|end\ it|30|0|nnnn|more|ende|fin|fine|slutt?) [-–—)\]*/. ]*+
    | (?:\#\ ?){1,5}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LETTERS = r"(?:[a-zæøåäöü]{2,4}|[A-Z]{2,4})"
_INITIALS = re.compile(
    rf"(?:\((?:Schluss|Forts[^()]{{0,20}})\) )?\(?(?:bur-)?{_LETTERS}(?:/{_LETTERS}){{1,4}}/?\)?"
    r"|\([A-Z]{2,5}(?:, ?[A-Za-z]{2,4}){0,5}\)|\(Schluss\)|[a-z]{2,3}"
)
_SIGNATURE = re.compile(
    r"==? ?(?P<name>\w+)|[/(\[]©? ?(?P<agency>[\w-]{2,20})(?:/[a-z]{2,4}){0,3}[/)\]]"
)
_DESK_INITIALS = re.compile(
    r"(?P<agency>\w{2,9})(?:/[a-z]{2,5})?(?: [A-Za-z][A-Za-z0-9]{1,3}(?:/[A-Za-z]{2,4}){0,3}){1,5}"
)
_ISSUER = re.compile(r"SOURCE:? [A-Z0-9][^!?;:]{1,56}")
_SIGNED = re.compile(
    r"[—–-]{1,2} ?(?P<name>[^\W\d_][^.,;:!?]{3,40}(?: [A-Z]\.[^.,;:!?]{2,30})?)\.?"
)


def tail_kind(text: str, *, sure: bool = False) -> str | None:
    """Return what a paragraph at the end of a story is, None if it belongs to the story.

    >>> tail_kind("(Reporting by Ana Diaz; Editing by Odd Berge)")
    'contributors'

    Args:
        text: The paragraph.
        sure: Whether to ask only for kinds that a line shows by its words alone, even if
            paragraphs of the story stand below it.
    """
    kind = head_kind(text)
    if kind is not None or len(text) > _LONGEST_LINE:
        return kind
    if _is_credit(text):
        return "contributors"
    return None if sure else next((kind for kind, is_one in _KINDS if is_one(text)), None)


def head_kind(text: str) -> str | None:
    """Return what a paragraph above a story is, None if it belongs to the story.

    >>> head_kind("Eds: Updates with quotes. With photos.")
    'desk'
    """
    if len(text) > _LONGEST or _opening(text) not in _OPENINGS:
        return None
    return next((kind for kind, is_one in _KINDS_AT_HEAD if is_one(text)), None)


def _opening(text: str) -> str:
    """Return the first word of a text in lower case, without the marks around it."""
    return _FIRST_WORD.match(text)[1].lower()  # type: ignore[index] # it matches anything


def _is_desk(text: str) -> bool:
    """Take "Eds: UPDATES with quotes." and "EMBARGOED UNTIL 10 a.m. EDT Friday"."""
    return bool(_DESK.match(text))


def _is_correction(text: str) -> bool:
    """Take "CORRECTION: The bridge is blue." and "An earlier version of this article said…"."""
    return bool(_CORRECTION.match(text) or _CORRECTED.match(text))


def _is_update(text: str) -> bool:
    """Take "This story has been updated to add a quotation." and "(Adds background)"."""
    return bool(_UPDATE.match(text))


def _is_update_label(text: str) -> bool:
    """Take "UPDATE: The mayor has answered." at the end of a story."""
    return bool(_UPDATE_LABEL.match(text))


def _is_editors_note(text: str) -> bool:
    """Take "Editor's note: The writer is a builder."."""
    return bool(_EDITOR.match(text))


def _is_credit(text: str) -> bool:
    """Take "Additional reporting by Ana Diaz" and "Ana Diaz contributed to this report."."""
    if _CREDIT.match(text):
        return _is_short(text, _LONGEST_CREDIT)
    if not ("contributed" in text or "reported from" in text):
        return False
    if not _is_short(text, _LONGEST_CREDIT):
        return False
    line = _ABBREVIATED.sub(_undotted, text.strip("*_()[] ").rstrip("."))
    if _CONTRIBUTED.fullmatch(line):
        return True
    # "Diaz reported from Rome. Odd Berge contributed from Oslo."
    first, _, rest = line.partition(". ")
    match = _REPORTED_FROM.fullmatch(first)
    return bool(match and _are_names(match["names"])) and (not rest or _is_credit(rest))


def _undotted(match: re.Match[str]) -> str:
    """Return an abbreviation without its full stops: those of "Mitchell, S.D., contributed"."""
    return match[0].replace(".", "")


def _are_names(text: str) -> bool:
    people = text.replace(" and ", ", ").split(", ")
    return all(is_personal_name(name) or (name.isalpha() and name.istitle()) for name in people)


def _is_byline(text: str) -> bool:
    """Take "By Ana Diaz, Coast News"."""
    return text[:2].lower() == "by" and len(text) <= _LONGEST_BYLINE and has_byline(text)


def _is_via(text: str) -> bool:
    """Take "h/t: Coast News"."""
    return bool(_VIA.fullmatch(text)) and _is_short(text, _LONGEST_POINTER)


def _is_promotion(text: str) -> bool:
    """Take "Follow Ana Diaz on Twitter @anadiaz." and "Read more: The other bridge"."""
    if not _is_short(text, _LONGEST_POINTER * 2):
        return False
    return bool(_POINTER.match(text) or _ADDRESS_AT_END.fullmatch(text))


def _is_contact(text: str) -> bool:
    """Take "Contact: Ana Diaz, ana@example.org"."""
    if not _is_short(text, _LONGEST_POINTER):
        return False
    last = text.rpartition(" ")[2].strip("().;")
    return bool((_CONTACT.match(text) and _REACH.search(text)) or _EMAIL.fullmatch(last))


def _is_copyright(text: str) -> bool:
    """Take "Copyright 2016 Coast News. All rights reserved."."""
    return _is_short(text, _LONGEST_CREDIT) and bool(_COPYRIGHT.search(text))


def _is_sign_off(text: str) -> bool:
    """Take "ENDS", "-30-", "hh/ph/ts", "AAP RTV ar", "==Kyodo", "SOURCE Acme", "— Ana Diaz"."""
    if len(text) > 60:
        return False
    if _END_MARK.fullmatch(text) or _INITIALS.fullmatch(text) or as_agency(text.strip(".()")):
        return True
    if _ISSUER.fullmatch(text):
        return True
    match = _SIGNATURE.fullmatch(text)
    if match:
        name = match["name"] or match["agency"]
        return bool(match["name"] or as_agency(name) or text[1] == "©")
    match = _DESK_INITIALS.fullmatch(text)
    if match and as_agency(match["agency"]) and not match["agency"].istitle():
        return True
    match = _SIGNED.fullmatch(text)
    return bool(match and is_personal_name(match["name"]))


def _is_short(text: str, words: int) -> bool:
    """Tell whether a line has no more than some words, and no quotation."""
    return len(text.split(maxsplit=words)) <= words and not _QUOTATION_MARKS.search(text)


_Test = Callable[[str], bool]
_KINDS_AT_HEAD: Sequence[tuple[str, _Test]] = (
    (DESK, _is_desk),
    ("correction", _is_correction),
    ("update", _is_update),
    ("editor", _is_editors_note),
)
_KINDS: Sequence[tuple[str, _Test]] = (
    ("update", _is_update_label),
    ("via", _is_via),
    ("copyright", _is_copyright),
    ("promotion", _is_promotion),
    ("contact", _is_contact),
    (BYLINE, _is_byline),
    ("sign-off", _is_sign_off),
)
