"""Large numbers as people read them: counts, bytes, times."""

from __future__ import annotations

from briefkit.echo import counted

__all__ = ["clock", "duration", "grouped", "sized"]

_UNITS = ("bytes", "kB", "MB", "GB", "TB")
_THOUSAND = 1000
_MINUTE = 60
_HOUR = 3600


def grouped(count: int, one: str = "", many: str = "") -> str:
    """Return a number with commas, with its noun if there is one: ``124,031 briefs``."""
    if not one:
        return f"{count:,}"
    return f"{count:,} {counted(count, one, many).partition(' ')[2]}"


def sized(size: float) -> str:
    """Return a number of bytes in a unit that fits: ``1.4 GB``."""
    power = 0
    while size >= _THOUSAND and power < len(_UNITS) - 1:
        size /= _THOUSAND
        power += 1
    return f"{size:.{min(power, 1)}f} {_UNITS[power]}"


def clock(seconds: float) -> str:
    """Return a time as a clock shows it: ``2:05``, ``1:02:05``."""
    minutes, rest = divmod(int(seconds), _MINUTE)
    hours, minutes = divmod(minutes, _MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def duration(seconds: float) -> str:
    """Return a time in words: ``0.4 s``, ``12 s``, ``2 min 5 s``, ``1 h 2 min``."""
    if seconds < _MINUTE:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    minutes, rest = divmod(int(seconds), _MINUTE)
    if seconds < _HOUR:
        return f"{minutes} min {rest} s"
    hours, minutes = divmod(minutes, _MINUTE)
    return f"{hours} h {minutes} min"
