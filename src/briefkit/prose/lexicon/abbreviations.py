"""Abbreviations that a period ends: it may end the sentence too, or may not."""

from __future__ import annotations

__all__ = ["BEFORE_NAMES", "BEFORE_OR_LAST"]

BEFORE_NAMES = frozenset(
    """
    adm amb asst atty brig capt cmdr col cpl dist dr etc fr ft gen gov gs hon lt maj mgr mr mrs ms
    msgr mt no pfc pres prof pvt rep reps rev rs sec sen sens sgt sr supt treas vs
    """.split()
)
"""Abbreviations that something follows: "*Rep.* Vik"."""

BEFORE_OR_LAST = frozenset(
    """
    a.d a.m al b.c bros co corp d.c e.g e.u i.e inc jr ltd l.a l.l.c m.d n.c n.d n.h n.j n.m n.y
    p.m ph.d r.i s.c s.d st u.k u.n u.s u.s.a v w.va
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo
    jan feb mar apr jun jul aug sept oct nov dec
    """.split()
)
"""Abbreviations that may end a sentence too: then a word follows that opens one."""
