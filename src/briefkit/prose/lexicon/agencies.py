"""News agencies: their names, their codes, and what they put behind a name."""

from __future__ import annotations

from briefkit.model.people import Agency
from briefkit.prose.lexicon.offices import OFFICES, is_office

__all__ = ["as_agency", "may_end_with_agency", "split_agency"]

# From the name in lower case to the code. A code is also a name; "AP" is found as "ap".
_CODES = {
    "aap": "AAP", "australian associated press": "AAP", "adnkronos": "Adnkronos",
    "afp": "AFP", "agence france-presse": "AFP", "agence france presse": "AFP",
    "afx": "AFX", "agi": "AGI", "ana": "ANA", "anadolu": "AA", "anadolu agency": "AA", "ani": "ANI",
    "ansa": "ANSA", "anp": "ANP", "ap": "AP", "associated press": "AP",
    "the associated press": "AP", "apa": "APA", "apa-ots": "APA", "askanews": "askanews",
    "ats": "ATS", "keystone-ats": "ATS", "keystone-sda": "SDA", "sda": "SDA",
    "belga": "Belga", "bernama": "Bernama", "bloomberg": "Bloomberg",
    "bloomberg news": "Bloomberg", "businessdesk": "BusinessDesk",
    "canadian press": "CP", "the canadian press": "CP", "la presse canadienne": "CP", "cp": "CP",
    "cna": "CNA", "dow jones": "DJ", "dow jones newswires": "DJ",
    "dpa": "dpa", "dpa-afx": "dpa-AFX", "deutsche presse-agentur": "dpa", "efe": "EFE",
    "agencia efe": "EFE", "epd": "epd", "europa press": "Europa Press", "ians": "IANS",
    "interfax": "Interfax", "irna": "IRNA", "italpress": "Italpress", "itar-tass": "TASS",
    "jiji press": "Jiji", "kna": "KNA", "kyodo": "Kyodo", "kyodo news": "Kyodo",
    "lusa": "Lusa", "notimex": "Notimex", "ntb": "NTB", "pa": "PA", "pa media": "PA",
    "press association": "PA", "the press association": "PA", "pap": "PAP",
    "prensa latina": "Prensa Latina", "pti": "PTI", "press trust of india": "PTI",
    "reuters": "Reuters", "thomson reuters": "Reuters", "ria novosti": "RIA", "ritzau": "Ritzau",
    "scoop": "Scoop", "stt": "STT", "tass": "TASS", "tca": "TCA", "télam": "Télam",
    "times news network": "TNN", "tnn": "TNN",
    "tribune content agency": "TCA", "tt": "TT", "upi": "UPI",
    "united press international": "UPI", "xinhua": "Xinhua", "xinhua news agency": "Xinhua",
    "yonhap": "Yonhap", "yonhap news agency": "Yonhap",
}  # fmt: skip
_LONGEST_NAME = 3
_ALSO_NAMES = frozenset(("Agi", "Ana", "Ani", "Apa", "Pap", "Tass"))
"""Codes that are also the names of people, when they are spelled so."""

# "AP Brief": the product that an agency puts its name on.
_PRODUCTS = frozenset(
    """
    analysis brief briefs exclusive explainer fact-check foto graphics images news newswire
    newswires photo photos pictures tv video videos wire
    """.split()
)
_LAST_WORDS = frozenset(name.rpartition(" ")[2] for name in _CODES) | _PRODUCTS | OFFICES


def as_agency(text: str) -> Agency | None:
    """Return the news agency that goes by the name or code `text`, spelled as it is there."""
    code = _CODES.get(text.casefold())
    return Agency(name=text, code=code) if code and text not in _ALSO_NAMES else None


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
            if _is_product(rest):
                return agency, ""
    return None


def _is_product(words: list[str]) -> bool:
    """Tell whether words behind the name of an agency say what it sells: "Brief", "TV"."""
    return _PRODUCTS.issuperset(word.lower() for word in words)


def may_end_with_agency(line: str) -> bool:
    """Tell cheaply whether `line` ends with a word that `split_agency` could end with."""
    return line.rpartition(" ")[2].casefold() in _LAST_WORDS
