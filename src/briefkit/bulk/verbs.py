"""Many documents converted: by this process, by several, or by a cluster."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from inspect import signature
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

from briefkit import formats
from briefkit.bulk.converting import Conversion
from briefkit.bulk.engines import Crew, Jobs
from briefkit.bulk.errors_file import Errors
from briefkit.bulk.journal import Journal, named_sources
from briefkit.bulk.names import named
from briefkit.bulk.records import Summary
from briefkit.bulk.running import Run, Task, Work
from briefkit.bulk.single import OneFile, TextOut
from briefkit.bulk.targets import Shards, Tree
from briefkit.bulk.together import holds_lines, holds_many
from briefkit.bulk.writing import Writing
from briefkit.conversion import OnLoss, iter_dumps
from briefkit.documents import StrPath, format_of, known_format
from briefkit.errors import UnsupportedDirectionError, WriteError
from briefkit.formats import Format
from briefkit.inputs import storage
from briefkit.inputs.pieces import PART_BYTES, SMALL_PART_BYTES
from briefkit.inputs.splitting import parts
from briefkit.model import Brief

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["ShardCount", "convert"]

ShardCount: TypeAlias = int | Literal["auto"] | None
"""How many files to write, about; "auto" for one for each part."""


def convert(
    sources: StrPath | Iterable[StrPath],
    to: str | Format,
    out: StrPath | TextOut,
    *,
    from_format: str | Format | None = None,
    jobs: Jobs = 1,
    ordered: bool = True,
    shards: ShardCount = None,
    resume: bool = False,
    errors: Errors = None,
    on_loss: OnLoss = "report",
    allow_embargoed: bool = False,
    now: dt.datetime | None = None,
    client: Client | str | None = None,
    progress: Callable[[Summary], object] | None = None,
    part_bytes: int | None = None,
    **options: Any,
) -> Summary:
    """Read any number of files and write what is in them in another format; return what came of it.

    What cannot be read or written is a `Failure` in the summary, and the others go on. What is
    written is the same whoever does the work, and when.

    - `out` is a folder, and `to` a format of one brief: a file a brief, in folders like those of
      the sources. ``stories/a.json`` becomes ``out/stories/a.html``, or ``a.json.html`` where that
      name is taken. A file of many briefs becomes a folder: ``out/wire.ndjson/0000123.html``.
    - `out` is a folder, and `to` a format of lines or columns, or `shards` are asked for: one
      file, whole or not at all, for some 16 MiB of sources: ``out/part-00012.ndjson``.
    - `out` is a file: all briefs in that, whole or not at all.

    In a folder, ``.briefkit`` says what is done. A run that was broken off can be resumed, and
    gives the same as one that was not.

    Args:
        sources: Files, folders, patterns and URLs, or one of them. Folders are searched for files
            with the suffix of a format.
        to: The format to write.
        out: The folder or the file, or the URL of one, or an open text file. A path is that of a
            file if a file is there, or if it has the suffix of a format; else that of a folder,
            which is made.
        from_format: The format of all sources; by default told by suffix, then by content.
        jobs: How many processes share the work; with 1, there is none but this one. Where
            processes are not forked (on Windows and macOS, and beside other threads) the calling
            script needs ``if __name__ == "__main__":``.
        ordered: Whether failures are listed, and the briefs of one file written, in the order of
            the sources; or else as they come, which is a little faster.
        shards: How many files to write, about; "auto" for one for each part of the sources.
        resume: Whether to go on with a run that was broken off. Parts whose sources have changed
            since are done again; where no run was begun, one begins.
        errors: Where each failure goes: a file of JSON lines, or a function.
        on_loss: As for `briefkit.convert`; but "error" makes a failure of the document.
        allow_embargoed: Whether a public format may be written of a brief that is embargoed,
            withheld or canceled; otherwise that is a failure.
        now: The instant to judge embargoes by; by default that at which the run was begun.
        client: A Dask client, or the address of a scheduler, whose workers read and write all of
            it. They have to see the same files: a shared disk, or URLs.
        progress: Told of the numbers so far whenever a part is done.
        part_bytes: How many bytes of sources are a part: what one worker does at a time. By
            default 16 MiB where that makes a shard, and a quarter of that elsewhere.
        options: The target format's own.

    Raises:
        FileAccessError: A folder cannot be searched, or holds nothing to read; something cannot
            be written. What is done by then stays, and can be resumed.
        UnknownFormatError: No format goes by that name.
        UnsupportedDirectionError: The format is not written; or there are many briefs for one
            file, and it holds one.
        ResumeError: The folder holds what another run has made, or this one must be resumed.
        ClusterError: There is no such cluster, or not any more.
        MissingDependencyError: A package is needed for a format, for URLs or for a cluster.
        TypeError, ValueError: There is no such option, or it does not take that; or `resume` or
            `client` is given with a file.
    """
    target = format_of(None, format=to)
    how = Conversion(
        to=target,
        from_format=from_format,
        options={**target.file_options, **options},
        on_loss=on_loss,
        allow_embargoed=allow_embargoed,
        now=now,
    )
    _check(how, shards)
    crew = Crew(jobs, client)
    where = crew.reach(out) if isinstance(out, (str, os.PathLike)) else out
    is_folder = isinstance(where, str) and (shards is not None or _is_folder(where))
    is_tree = shards is None and not holds_lines(target) and target.dumps is not None
    size = part_bytes or (PART_BYTES if is_folder and not is_tree else SMALL_PART_BYTES)
    found = parts(
        sources,
        format=from_format,
        size=size,
        count=shards if isinstance(shards, int) else None,
        leave_out=[path for path in (where, errors) if isinstance(path, (str, os.PathLike))],
        lines=crew.lines_in,
    )
    work: Work
    if not isinstance(where, str) or not is_folder:
        _check_one_file(where, how, resume=resume, is_cluster=crew.is_cluster)
        work = OneFile(conversion=how, parts=found, out=where, jobs=crew.jobs, ordered=ordered)
        return Run(work, errors=errors, progress=progress).go()
    suffix = target.suffixes[0]
    work = Writing(
        task=partial(_task, how, where, suffix, is_tree),
        parts=named(found, suffix, from_format) if is_tree else found,
        journal=Journal(folder=where, suffix=None if is_tree else suffix),
        asked=_asked(how, sources, shards, size, is_tree=is_tree),
        resume=resume,
        crew=crew,
        ordered=ordered,
    )
    return Run(work, errors=errors, progress=progress).go()


def _task(how: Conversion, folder: str, suffix: str, is_tree: bool, begun: dt.datetime) -> Task:
    """Return what is done with a part, in a run that was begun at an instant."""
    target = Tree if is_tree else Shards
    return target(attrs.evolve(how, now=how.now or begun), folder, suffix)


def _is_folder(out: str) -> bool:
    """Tell whether the path of an output is that of a folder, be it there or not."""
    if out.endswith(("/", os.sep)):
        return True
    if not storage.is_url(out) and os.path.lexists(out):
        return os.path.isdir(out)
    return formats.for_path(out) is None


def _check_one_file(out: str | TextOut, how: Conversion, *, resume: bool, is_cluster: bool) -> None:
    if not isinstance(out, str) and how.to.write_binary is not None:
        raise UnsupportedDirectionError(how.to.name, "be written as text")
    if resume:
        raise ValueError("one file is written whole or not at all: to resume, name a folder")
    if is_cluster:
        raise ValueError("a cluster writes to a folder: name one, or ask for shards")


def _check(how: Conversion, shards: ShardCount) -> None:
    """See that what is asked for can be done, as far as that is known without the sources."""
    if how.from_format is not None:
        known_format(None, how.from_format)
    _try(how)
    if isinstance(shards, int) and shards < 1:
        raise ValueError(f"shards is 'auto' or a number from 1 on, not {shards}")
    if shards is not None and not holds_many(how.to):
        raise UnsupportedDirectionError(how.to.name, "hold more than one brief")


def _try(how: Conversion) -> None:
    """Write a small brief to see that the format can be written, and takes its options."""
    if how.to.write_binary is not None:
        # Not written: pyarrow starts threads, and where threads are no process can be forked.
        signature(how.to.write_binary).bind(BytesIO(), (), **how.options)
        return
    try:
        _write_smallest(how)
    except WriteError:
        try:
            _write_smallest(attrs.evolve(how, options={}))
        except WriteError:  # the brief is too small for it, whatever the options
            return
        raise


def _write_smallest(how: Conversion) -> None:
    smallest = [Brief(headline="-", sections=())]
    for _ in iter_dumps(smallest, how.to, **how.options):
        pass


def _asked(
    how: Conversion,
    sources: StrPath | Iterable[StrPath],
    shards: ShardCount,
    part_bytes: int,
    *,
    is_tree: bool,
) -> Mapping[str, Any]:
    """Return what makes a run what it is, as JSON values."""
    source = how.from_format
    return {
        "verb": "convert",
        "sources": named_sources(sources),
        "from_format": source.name if isinstance(source, Format) else source,
        "to": how.to.name,
        "options": {name: repr(value) for name, value in sorted(how.options.items())},
        "on_loss": how.on_loss,
        "allow_embargoed": how.allow_embargoed,
        "now": how.now and how.now.isoformat(),
        "part_bytes": part_bytes,
        "shards": "tree" if is_tree else shards or "auto",
    }
