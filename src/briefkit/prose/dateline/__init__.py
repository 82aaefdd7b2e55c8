"""Datelines: the place, date and agency that open a wire story."""

from briefkit.prose.dateline.grammar import format_dateline, parse_dateline, split_dateline

__all__ = ["format_dateline", "parse_dateline", "split_dateline"]
