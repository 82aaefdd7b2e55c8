"""The names of months and days of the week: the one table of them."""

from __future__ import annotations

__all__ = [
    "CALENDAR_WORDS",
    "DAYS",
    "DAY_NUMBERS",
    "MONTHS",
    "NAMED_DAYS",
    "NAMES_OF_MONTHS",
    "PRINTED_MONTHS",
    "month_of",
]

PRINTED_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
"""The months as AP prints them beside a day."""

# Each in English, German, French, Spanish, Italian, Dutch, Portuguese, Danish, Norwegian, Swedish
# and Finnish, in full and as abbreviated by wires of the language.
_MONTHS = (
    "jan january januar jänner janvier janv enero ene gennaio gen januari janeiro tammikuuta",
    (
        "feb february februar feber février févr fév fevrier febrero febbraio februari fevereiro "
        "fev helmikuuta"
    ),
    "mar march mars märz maerz mär marzo maart mrt março marco marts maaliskuuta",
    "apr april avril avr abril abr aprile huhtikuuta",
    "may mai mayo maggio mag mei maio maj toukokuuta",
    "jun june juin juni junio giugno giu junho kesäkuuta",
    "jul july juillet juil juli julio luglio lug lugl julho heinäkuuta",
    "aug august août aout agosto ago augustus augusti elokuuta",
    "sep sept september septembre septiembre settembre set sett setembro syyskuuta",
    "oct october octobre okt oktober octubre ottobre ott outubro out lokakuuta",
    "nov november novembre noviembre novembro marraskuuta",
    (
        "dec december décembre decembre déc dez dezember diciembre dic dicembre dezembro "
        "des desember joulukuuta"
    ),
)
# From the name of a month in lower case, in full or short and without period, to its number.
_MONTH_NUMBERS = {
    name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}

NAMES_OF_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
"""The months in English."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week in English, as `datetime.date.weekday` counts them."""

MONTHS = frozenset(map(str.lower, NAMES_OF_MONTHS))
"""The months in English, in lower case."""

CALENDAR_WORDS = MONTHS | frozenset(map(str.lower, DAYS))
"""The days of the week and the months in English, in lower case."""

NAMED_DAYS = (
    "Ash", "Big", "Black", "Blood", "Bloody", "Casual", "Cyber", "Easter", "Fat", "Giving", "Good",
    "Holy", "Maundy", "Meatless", "Palm", "Ruby", "Shrove", "Small Business", "Spy", "Super",
    "Throwback", "Whit",
)  # fmt: skip
"""What stands before a day of the week that is a name and no day of this week: *Black* Friday."""

_DAYS = (
    "monday mon montag lundi lunes lunedì maandag segunda-feira mandag måndag maanantai",
    "tuesday tue tues dienstag mardi martes martedì dinsdag terça-feira tirsdag tisdag tiistai",
    "wednesday wed mittwoch mercredi miércoles mercoledì woensdag quarta-feira onsdag keskiviikko",
    (
        "thursday thu thur thurs donnerstag jeudi jueves giovedì donderdag quinta-feira torsdag "
        "torstai"
    ),
    "friday fri freitag vendredi viernes venerdì vrijdag sexta-feira fredag perjantai",
    "saturday sat samstag sonnabend samedi sábado sabato zaterdag lørdag lördag lauantai",
    "sunday sun sonntag dimanche domingo domenica zondag søndag söndag sunnuntai",
)
DAY_NUMBERS = {name: number for number, names in enumerate(_DAYS) for name in names.split()}
"""From the name of a day in lower case and without period to its number, Monday's being 0."""


def month_of(name: str) -> int | None:
    """Return the number of the month called `name`, in any case, with its period or without.

    >>> month_of("Sept.")
    9
    """
    return _MONTH_NUMBERS.get(name.rstrip(".").lower())
