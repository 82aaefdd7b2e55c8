"""The abbreviations of time zones that desks print: the one table of them."""

from __future__ import annotations

__all__ = ["AMBIGUOUS", "HOURS", "SHIFTING"]

HOURS = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AKST": -9, "AKDT": -8, "HST": -10, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
    "MSK": 3, "IST": 5.5, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "AEST": 10, "AEDT": 11,
}  # fmt: skip
"""Hours ahead of UTC: RFC 822 section 5 and what European, Asian and Australian desks write."""

AMBIGUOUS = frozenset({"CST", "IST"})
"""Those that more than one country uses: "IST" is the time of India, Ireland and Israel."""

SHIFTING = {
    "ET": "EST5EDT,M3.2.0,M11.1.0",
    "CT": "CST6CDT,M3.2.0,M11.1.0",
    "MT": "MST7MDT,M3.2.0,M11.1.0",
    "PT": "PST8PDT,M3.2.0,M11.1.0",
}
"""American zones named without their season, as POSIX TZ strings (the law since 2007)."""
