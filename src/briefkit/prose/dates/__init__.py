"""Days: "Thursday", "last week", "Aug. 1", as days of the calendar."""

from briefkit.prose.dates.mentions import DateMention, find_dates, resolve_dates

__all__ = ["DateMention", "find_dates", "resolve_dates"]
