"""The ids of a run: two briefs with the same one are a finding."""

from __future__ import annotations

import os

from briefkit.seen import Seen

__all__ = ["Ids"]


class Ids:
    """The ids of a run, and the brief that had each first; in bounded memory."""

    def __init__(self) -> None:
        self._seen = Seen()

    def first_place(self, id: str, place: str) -> str | None:
        """Return where an id was before; None where it comes up now, or in the same file.

        Raises:
            FileAccessError: There are so many that they go to a file, and that cannot be written.
        """
        first = self._seen.first(id, place)
        if first is None or first == place:
            return None
        # One file may be there twice: by a link, or under another spelling of its path.
        return None if os.path.realpath(first) == os.path.realpath(place) else first
