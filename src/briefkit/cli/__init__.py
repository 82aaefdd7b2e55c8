"""The command line: ``briefkit convert``, ``briefkit validate`` and the rest."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from briefkit._version import __version__
from briefkit.cli.arguments import parse
from briefkit.cli.console import Console
from briefkit.cli.errors import TROUBLE, explained
from briefkit.errors import BriefkitError

__all__ = ["main"]

_INTERRUPTED = 130  # what a shell reports of a process that ended at the user's wish
_BROKEN_PIPE = 141  # what a shell reports of a process whose reader went away


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code.

    Args:
        argv: The arguments after the program's name; by default those of the process.
    """
    console = Console()
    asked = Namespace(debug=False)
    try:
        asked = parse(argv)
        return _run(asked, console, alone=argv is None)
    except KeyboardInterrupt as interrupt:
        # A run that stops in good order knows what stopped it.
        return getattr(interrupt, "exit_code", _INTERRUPTED)
    except BrokenPipeError:
        console.abandon()
        return _BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - whatever it is, a person gets one line
        for line in _told(error):
            console.fail(line)
        if asked.debug:
            from traceback import format_exc

            console.guide(format_exc())
        return TROUBLE


def _run(asked: Namespace, console: Console, *, alone: bool) -> int:
    if asked.command == "help":
        console.write(asked.text, harmless=True)
        return 0
    if asked.command == "version":
        console.write(f"briefkit {__version__}\n")
        return 0
    if asked.command is None:
        console.guide(asked.text)
        return TROUBLE
    console.quiet = getattr(asked, "quiet", False)
    # Each command brings its own imports; none pays for another's.
    command = (_lasting if alone else import_module)(f"briefkit.cli.{asked.module}")
    exit_code: int = command.run(asked, console)
    return exit_code


def _lasting(name: str) -> ModuleType:
    """Import a module that lives as long as the process: nobody looks in it for garbage."""
    import gc

    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()  # an eighth of the time of a short run, the end of the process included
        gc.enable()


def _told(error: Exception) -> list[str]:
    if isinstance(error, BriefkitError):
        # A configuration may be wrong in several places.
        return [str(fault) for fault in getattr(error, "faults", ())] or [explained(error)]
    what = f"{type(error).__name__}: {error}"
    return [f"{what}; this is a fault of briefkit, please report it with what --debug shows"]
