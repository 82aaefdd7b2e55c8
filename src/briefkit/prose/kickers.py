"""Words in capitals that open a paragraph and are no places: labels, bodies, people."""

from __future__ import annotations

from briefkit.prose.given_names import EITHER, MEN, WOMEN
from briefkit.prose.places import STAND_ALONE

__all__ = ["is_kicker", "is_whereabouts", "names_a_label"]

# Nothing that holds one of these words is a place, unless a state or an agency stands beside it.
_LABELS = frozenset(
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

    monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
    campaign chapter click democrat democrats election excerpts exit figure follow follow-up
    minute minutes number part points president primary rating republican republicans
    round sen rep gov senator speaker stat step thing things vote voters winning year years
    """.split()
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
_INITIALS = frozenset(
    """
    abc acorn aclu afl-cio aipac bbc bsa cbo cbs cdc cia cnbc cnn dhs dnc doj epa espn faq fbi fcc
    fda fdny fema fifa fox ftc fyi gop hbo hud ibm icc ice imf ira irs isil isis lapd lgbt maga
    mlb mls mma msnbc naacp nafta nasa nascar nato nba nbc ncaa nfl nfib nhl npr nra nsa nypd
    oecd opec pac pbs pga potus ptsd rnc scotus sec swat tmz tsa tv ufc uefa un unesco unicef
    usa usda va who wwe
    """.split()
)
_OUTLETS = frozenset(
    """
    chronicle gazette globe guardian herald inquirer journal magazine post press radio register
    sentinel star-ledger sun-times telegraph television times tribune
    """.split()
)
# What ends the names of towns that begin as those of people do: Carson City.
_GROUND = frozenset(
    """
    airport amalie base bay beach bluff border bridge cape city coast cove creek desert falls farm
    field forest fort garcia gardens garden grove harbor harbour heights hill hills hole island
    islands junction lake landing meadows mills mountain ocean one park peninsula plain plains point
    port prairie ranch ridge river rock sea springs spring square strait station strip town township
    valley view village vineyard wells woods
    """.split()
)
# "ABOARD AIR FORCE ONE"; the others only before what lies on the ground or on the sea.
_WHEREABOUTS = frozenset("aboard near off outside".split())
_LOOSE = frozenset("above across along around at between beyond in inside on".split())
_ABSTRACT = ("tion", "sion", "ment", "ness", "ism", "ists")
_GIVEN = (MEN | WOMEN | EITHER) - {"virginia", "charlotte"}
_SHORTEST = 3
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
    if not words or town.lower() in STAND_ALONE or is_whereabouts(town):
        return not words
    first, last = words[0], words[-1]
    if first in _LOOSE:
        return last not in _GROUND
    if first == "the":
        return last not in _THE
    if names_a_label(town) or first in _INITIALS:
        return True
    if len(words) == 1:
        return len(town) < _SHORTEST or first.endswith(_ABSTRACT)
    return last not in _GROUND and _is_no_town(first, last)


def _is_no_town(first: str, last: str) -> bool:
    """Tell by its first and last word that a name is that of a paper, a song or a person."""
    return last in _OUTLETS or last.endswith(("ing", *_ABSTRACT)) or first in _GIVEN


def _words(text: str) -> list[str]:
    return text.lower().replace(".", "").replace("’", "'").split()
