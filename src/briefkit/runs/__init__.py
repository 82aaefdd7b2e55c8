"""Checking many sources: reports in their order, whatever the number of processes."""

from briefkit.runs.ids import Ids
from briefkit.runs.many import Unreadable, check_many
from briefkit.runs.settled import NO_LIMIT, Run, beyond_baseline
from briefkit.runs.sources import Source, weight

__all__ = [
    "NO_LIMIT",
    "Ids",
    "Run",
    "Source",
    "Unreadable",
    "beyond_baseline",
    "check_many",
    "weight",
]
