"""Many documents converted: by this process, by several, or by a cluster."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal, TextIO

from briefkit.bulk.errors_file import Errors
from briefkit.bulk.records import Summary
from briefkit.bulk.running import Run
from briefkit.conversion import OnLoss
from briefkit.documents import StrPath
from briefkit.formats import Format
from briefkit.inputs.pieces import PART_BYTES

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["Jobs", "Shards", "conversion", "convert"]

Jobs = int | Literal["auto"]
"""How many processes share the work; "auto" for as many as there are processors."""

Shards = int | Literal["auto"] | None
"""How many files to write, about; "auto" for one for each part."""


def convert(
    sources: StrPath | Iterable[StrPath],
    to: str | Format,
    out: StrPath | TextIO,
    *,
    from_format: str | Format | None = None,
    jobs: Jobs = 1,
    ordered: bool = True,
    shards: Shards = None,
    resume: bool = False,
    errors: Errors = None,
    on_loss: OnLoss = "report",
    allow_embargoed: bool = False,
    now: dt.datetime | None = None,
    client: Client | str | None = None,
    progress: Callable[[Summary], object] | None = None,
    part_bytes: int = PART_BYTES,
    **options: Any,
) -> Summary:
    """Convert."""
    raise SystemError


def conversion(
    sources: StrPath | Iterable[StrPath],
    to: str | Format,
    out: StrPath | TextIO,
    *,
    from_format: str | Format | None = None,
    jobs: Jobs = 1,
    ordered: bool = True,
    shards: Shards = None,
    resume: bool = False,
    errors: Errors = None,
    on_loss: OnLoss = "report",
    allow_embargoed: bool = False,
    now: dt.datetime | None = None,
    client: Client | str | None = None,
    progress: Callable[[Summary], object] | None = None,
    part_bytes: int = PART_BYTES,
    **options: Any,
) -> Run:
    """Return."""
    raise SystemError
