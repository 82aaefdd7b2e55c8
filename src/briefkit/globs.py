"""Globs: which files a pattern of a configuration means. No pattern takes long on any path."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from itertools import takewhile

__all__ = ["fault_of", "fits", "relative"]

_ANY_FOLDERS = "**"


def fits(glob: str, path: str) -> bool:
    """Tell whether a glob means a file.

    ``*`` and ``?`` stand for what has no slash in it, ``[abc]`` for one character, ``**`` for any
    folders. One without a slash means a name in any folder, one that starts with ``!`` every file
    that the rest of it does not mean.

    Args:
        glob: The glob.
        path: The file, counted from the folder that globs count from, with slashes.
    """
    if glob.startswith("!"):
        return not fits(glob[1:], path)
    steps = glob.split("/")
    if len(steps) == 1:
        steps = [_ANY_FOLDERS, *steps]
    return _fits(steps, path.split("/"))


def _fits(steps: list[str], names: list[str]) -> bool:
    """Match step by step; on a miss the last ``**`` takes one folder more, and no other."""
    step = name = 0
    back: tuple[int, int] | None = None
    while name < len(names):
        if step < len(steps) and steps[step] == _ANY_FOLDERS:
            if step == len(steps) - 1:
                return True
            back = (step, name)
            step += 1
        elif step < len(steps) and fnmatchcase(names[name], steps[step]):
            step, name = step + 1, name + 1
        elif back is not None:
            back = (back[0], back[1] + 1)
            step, name = back[0] + 1, back[1]
        else:
            return False
    return step == len(steps)


def fault_of(glob: str) -> str | None:
    """Return what is wrong with a glob; None if nothing is."""
    bare = glob.removeprefix("!")
    steps = bare.split("/")
    if not bare or "\0" in bare:
        return "a glob names files"
    if bare.startswith("/") or ".." in steps or "." in steps:
        return "a glob counts from the folder of the configuration, and stays in it"
    if "\\" in bare:
        return "a glob has slashes, not backslashes"
    if any(_ANY_FOLDERS in step and step != _ANY_FOLDERS for step in steps):
        return "** stands alone between slashes"
    if any(step.count("[") and "]" not in step[step.index("[") + 2 :] for step in steps):
        return "a bracket is not closed"
    return "a folder is spelled folder/**" if not steps[-1] else None


def relative(path: str, root: str) -> str:
    """Return a path as globs see it: counted from `root`, with slashes."""
    steps = _steps(path)
    base = _steps(root or ".")
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(steps, base, strict=False))
    )
    return "/".join([".."] * (len(base) - shared) + steps[shared:])


def _steps(path: str) -> list[str]:
    return os.path.abspath(path).replace(os.sep, "/").split("/")
