"""Words in capitals that open a paragraph and are no places: labels, bodies, people."""

from __future__ import annotations

from briefkit.prose.lexicon.months import CALENDAR_WORDS
from briefkit.prose.lexicon.towns import TOWNS, looks_like_town

__all__ = ["is_kicker", "is_whereabouts", "names_a_label"]

# Nothing that holds one of these words is a place, unless a state or an agency stands beside it.
_LABELS = (
    frozenset(
        """
    advisory alert analysis answer answers briefing briefs breaking bulletin calendar caption care
    clarification column comment commentary correction corrections disclaimer editor editorial
    editors excerpt exclusive explainer factbox fact facts feature flash gallery glance graphic
    guest headline headlines highlights issue items kicker latest letter letters line live lookahead
    media memo music news newsletter note notes obituary opinion outlook party photo photos
    pictures podcast policy politics poll polls preview profile question questions quote quotes quiz
    read recap recipe related report reporter results review reviews roundup schedule score scores
    sidebar slideshow source sources spoiler sports statement story stories subscribe summary survey
    takeaway takeaways timeline tip tips topic topics transcript trending trivia tweet update
    updated updates urgent verdict version video views warning watch weather week weekend
    winner winners loser losers

    about after again against all also am an and another any are as at be because been before being
    best biggest but by can coming could day days did do does down during each ever every first
    for from gets good got had has have he her here him his how i if into is it its just know last
    less let like made makes may me men more most must my never next no not now one only or our
    out over own says second see she should so some still such than that their them then there
    these they think third this those time today tomorrow tonight too top two under until up
    via vs want was we were what when where which while who why will with women worst would
    yesterday you your

    campaign chapter click democrat democrats election excerpts exit figure follow follow-up
    minute minutes number part points president primary rating republican republicans
    round sen rep gov senator speaker stat step thing things vote voters winning year years
    """.split()
    )
    | CALENDAR_WORDS
)
# Parts of names of places, too; by themselves they say nothing of a place.
_ALONE = frozenset(
    """
    abortion advertisement big black blue bottom brief center central city climate closer
    conclusion country county crime defense directions earlier east economy energy environment
    extra facebook fashion finally food foreign fort free gold great green guns health
    healthcare help high home hot house housing in ingredients inside international
    introduction island jobs king labor lake later little local low meanwhile medicare method
    moreover mount nation national new north old on opening park people plus port prologue red
    river road school science section security serves south spending state street style super
    taxes tech technology to town trade travel twitter university urban village wages welfare
    west white wire world worldwide yes
    """.split()
)
# "ABOARD AIR FORCE ONE"; the others only before what lies on the ground or on the sea.
_WHEREABOUTS = frozenset("aboard near off outside".split())
_LOOSE = frozenset("above across along around at between beyond in inside on".split())
_GROUND = frozenset(
    "airport base bay border bridge coast desert island mountain mountains ocean peninsula port "
    "river sea strait strip valley".split()
)
_THE = frozenset("bronx dalles hague valley villages woodlands".split())


def names_a_label(place: str) -> bool:
    """Tell whether `place` has a word that no place has: ``WATCH LIVE``, ``THE LATEST``."""
    return not _LABELS.isdisjoint(_words(place)) or place.strip().lower() in _ALONE


def is_whereabouts(place: str) -> bool:
    """Tell whether `place` says where the reporter is by something else: ``ABOARD THE NIMITZ``."""
    words = _words(place)
    return len(words) > 1 and words[0] in _WHEREABOUTS


def is_kicker(town: str) -> bool:
    """Tell whether capitals before a dash are more likely a label or a name than a town.

    Args:
        town: What stands before the dash, all of it: no state, date or agency.
    """
    words = _words(town)
    if not words or town.lower() in TOWNS or is_whereabouts(town):
        return not words
    if words[0] in _LOOSE:
        return words[-1] not in _GROUND
    if words[0] == "the":
        return words[-1] not in _THE
    return names_a_label(town) or not looks_like_town(town)


def _words(text: str) -> list[str]:
    return text.lower().replace(".", "").replace("’", "'").split()
