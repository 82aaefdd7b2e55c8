"""Names in capitals, spelled as they are in running text."""

from __future__ import annotations

import re

__all__ = ["readable_name"]

_LETTERS = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"[^\w]*(?:[^\W\d_]\.-?)*[^\W\d_]?[^\w]*")
# What may stand in small letters in a name in capitals: "McHALE", "d'ALBA", "DeBLASIO".
_SMALL = re.compile(r"(?:Mac|Mc|Fitz|De|Di|Du|La|Le|Van|Von|[dlDLO]['’])(?=[^\W\d_]{2})")
_AFTER_MARK = frozenset("all d dall dell l m n nell o sant t".split())
_LONGEST_BEFORE_MARK = max(map(len, _AFTER_MARK))
_MC = re.compile(r"mc(?=[^\W\d_]{2})", re.IGNORECASE)
# Surnames that nearly always have a second capital; "Mackey" and "Macron" have none.
_MAC = frozenset(
    """
    macallister macarthur macaskill macaulay macdonald macdougall macdowell macewan macfarlane
    macgregor macgraw macintosh macintyre mackay mackenzie mackinlay mackinnon maclachlan maclaine
    maclaren maclean macleod macmillan macnamara macneil macnicol macphail macpherson macquarrie
    mactaggart
    """.split()
)
# Words that stand inside a surname in small letters; "la" and the like only after "de".
_PARTICLES = frozenset(
    "af av bin bint da das de del della der den do dos du e ibn of ten ter van vom von y zu zum "
    "zur".split()
)
_AFTER_DE = frozenset("la las le los".split())
_KEPT = frozenset("II III IV VI VII VIII MD CPA RN OBE CBE MBE MP QC KC USN USMC".split())
_SPELLED = {"phd": "PhD", "edd": "EdD", "psyd": "PsyD", "pharmd": "PharmD"}
_VOWELS = frozenset("AEIOUYÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝŒ")


def readable_name(name: str) -> str:
    """Return a name in capitals as it is spelled in running text; any other name as it is.

    Initials, numerals and degrees stay. A capital follows "Mc", "O'", "D'" and a hyphen, and
    "Mac" in surnames that are known for it. Particles inside the name ("de la", "von") become
    small. Spellings that capitals hide ("DeBlasio", "van" or "Van") cannot be known: print
    what the person prints where it matters.

    >>> readable_name("MAGGIE McHALE-O'BRIEN JR.")
    "Maggie McHale-O'Brien Jr."
    >>> readable_name("S.V. DE LA CRUZ III")
    'S.V. de la Cruz III'
    """
    parts = re.split(r"(\s+)", name)
    words = parts[::2]
    if not _is_in_capitals(words):
        return name
    parts[::2] = [_spelled(words, index) for index in range(len(words))]
    return "".join(parts)


def _is_in_capitals(words: list[str]) -> bool:
    """Tell whether all words are in capitals, but for particles, and not all are initials."""
    shouted = [word for word in words if _is_shouted(word)]
    others = (word for word in words if not _is_shouted(word))
    return any(not _is_kept(word) for word in shouted) and all(
        word in _PARTICLES | _AFTER_DE or not _LETTERS.search(word) for word in others
    )


def _is_shouted(word: str) -> bool:
    return "".join(_SMALL.sub("", part) for part in re.split("([-])", word)).isupper()


def _is_kept(word: str) -> bool:
    """Tell whether a word stays in capitals: initials, a numeral, letters of a degree."""
    return bool(_INITIALS.fullmatch(word)) or word.strip(".,") in _KEPT


def _spelled(words: list[str], index: int) -> str:
    word = words[index]
    plain = word.lower()
    if plain.strip(".,") in _SPELLED:
        return word.replace(word.strip(".,"), _SPELLED[plain.strip(".,")])
    if 0 < index < len(words) - 1 and _is_particle(words, index):
        return plain
    is_initials = index == 0 and _are_initials(word, is_alone=len(words) == 1)
    if _is_kept(word) or is_initials:
        return word
    spelled = "-".join(map(_capitalized, word.split("-")))
    return re.sub(r"^(?:Al|El)(?=-)", lambda match: match[0].lower(), spelled) if index else spelled


def _are_initials(word: str, *, is_alone: bool) -> bool:
    """Tell whether a first word is no name but initials: "TJ", and "TA" by itself."""
    return word.isalpha() and len(word) < 4 and (is_alone or _VOWELS.isdisjoint(word))


def _is_particle(words: list[str], index: int) -> bool:
    plain = words[index].lower()
    if len(plain) == 1 and (index < 2 or not words[index - 1].isalpha()):
        return False  # the initial in "ANA Y DIAZ"
    return plain in _PARTICLES or (plain in _AFTER_DE and words[index - 1].lower() == "de")


def _capitalized(part: str) -> str:
    """Return a part of a name with small letters after its first, and capitals after Mc and O'."""
    out, last = [], 0
    for match in _LETTERS.finditer(part):
        mark = part[last : match.start()]
        before = part[: min(last, _LONGEST_BEFORE_MARK + 1)].lower()
        is_inner = last > 0 and mark in ("'", "’") and before not in _AFTER_MARK
        out += [mark, match[0].lower() if is_inner else _word(match[0], part)]
        last = match.end()
    return "".join([*out, part[last:]])


def _word(letters: str, part: str) -> str:
    if letters in ("d", "l") and part[:1] == letters:
        return letters
    lead = _SMALL.match(letters) or _MC.match(letters)
    size = 3 if letters.lower() in _MAC else lead.end() if lead else 0
    return (
        (letters[:size].capitalize() + letters[size:].capitalize())
        if size
        else (letters[:1] + letters[1:].lower())
    )
