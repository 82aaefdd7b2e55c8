"""The same task for many items, by several processes: in bounded memory, whoever dies."""

from briefkit.parallel.pool import mapped, processors

__all__ = ["mapped", "processors"]
