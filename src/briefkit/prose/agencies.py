"""News agencies, and how outlets and offices are told from people: the tables."""

from __future__ import annotations

from briefkit.model.people import Agency

__all__ = ["OFFICES", "as_agency", "is_office", "is_outlet", "may_end_with_agency", "split_agency"]

# From the name in lower case to the code. A code is also a name; "AP" is found as "ap".
_CODES = {
    "aap": "AAP", "australian associated press": "AAP", "adnkronos": "Adnkronos",
    "afp": "AFP", "agence france-presse": "AFP", "agence france presse": "AFP",
    "ana": "ANA", "ani": "ANI", "ansa": "ANSA",
    "anp": "ANP", "ap": "AP", "associated press": "AP", "the associated press": "AP",
    "apa": "APA", "ats": "ATS", "keystone-sda": "SDA", "sda": "SDA",
    "belga": "Belga", "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg",
    "businessdesk": "BusinessDesk", "canadian press": "CP", "the canadian press": "CP", "cp": "CP",
    "cna": "CNA", "dpa": "dpa", "deutsche presse-agentur": "dpa", "efe": "EFE",
    "europa press": "Europa Press", "ians": "IANS", "interfax": "Interfax", "itar-tass": "TASS",
    "kyodo": "Kyodo", "kyodo news": "Kyodo", "lusa": "Lusa", "ntb": "NTB", "pa": "PA",
    "pa media": "PA", "press association": "PA", "the press association": "PA",
    "pap": "PAP", "pti": "PTI", "press trust of india": "PTI",
    "reuters": "Reuters", "thomson reuters": "Reuters", "ria novosti": "RIA", "ritzau": "Ritzau",
    "scoop": "Scoop", "stt": "STT", "tass": "TASS", "tca": "TCA",
    "tribune content agency": "TCA", "tt": "TT", "upi": "UPI",
    "united press international": "UPI", "xinhua": "Xinhua", "yonhap": "Yonhap",
}  # fmt: skip
_LONGEST_NAME = 3

OFFICES = frozenset(
    """
    analyst bureau chief columnist contributor correspondent correspondents critic desk editor
    editors journalist photographer producer reporter reporters staff writer writers
    """.split()
)
"""Words that name what somebody is, not who: "Sports Writer"."""

_OUTLET_WORDS = frozenset(
    """
    agency broadcasting chronicle college courier daily database democrat enquirer gazette globe
    guardian herald inquirer institute journal magazine media monitor network news newspaper
    newspapers observer post press radio record register review services sun-times telegraph
    television times today tribune university weekly wire
    """.split()
)
# "AP Brief": the product that an agency puts its name on.
_PRODUCTS = frozenset("analysis brief briefs exclusive explainer photo photos tv video".split())
_LAST_WORDS = frozenset(name.rpartition(" ")[2] for name in _CODES) | _PRODUCTS | OFFICES
_SPECIAL = ("special for ", "special to ", "for ")


def as_agency(text: str) -> Agency | None:
    """Return the news agency that goes by the name or code `text`, spelled as it is there."""
    code = _CODES.get(text.casefold())
    return Agency(name=text, code=code) if code else None


def split_agency(text: str) -> tuple[Agency, str] | None:
    """Return the agency that opens `text` and what follows it: a product, an office, nothing.

    "AP Brief" gives AP and "" (a product says nothing about people), "AP Sports Writer" gives
    AP and "Sports Writer". None if no known agency opens `text`, or something else follows.
    """
    words = text.split()
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        agency = as_agency(" ".join(words[:size]))
        if agency is not None:
            rest = words[size:]
            if not rest or is_office(text):
                return agency, " ".join(rest)
            if _PRODUCTS.issuperset(word.lower() for word in rest):
                return agency, ""
    return None


def may_end_with_agency(line: str) -> bool:
    """Tell cheaply whether `line` ends with a word that `split_agency` could end with."""
    return line.rpartition(" ")[2].casefold() in _LAST_WORDS


def is_office(text: str) -> bool:
    """Tell whether `text` ends as an office does: "Science Writer", "Staff"."""
    words = text.split()
    return bool(words) and words[-1].lower() in OFFICES


def is_outlet(text: str) -> bool:
    """Tell whether `text` looks like an organization that publishes, not like a person."""
    lower = text.lower()
    if lower.startswith(_SPECIAL) or (lower.startswith("the ") and " " in lower.strip()):
        return True
    words = lower.replace("-", " ").split()
    return (
        not _OUTLET_WORDS.isdisjoint(words[1:] if len(words) == 2 else words)
        or lower in _OUTLET_WORDS
        or "(" in text
        or lower.endswith((".com", ".org", ".net", ".no", ".de"))
    )
