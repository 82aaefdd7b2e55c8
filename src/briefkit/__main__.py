"""The program ``briefkit``, and ``python -m briefkit``."""

import sys

__all__ = ["main"]

_INTERRUPTED = 130  # what a shell reports of a process that ended at the user's wish


def main() -> int:
    """Run the command line of this process and return its exit code."""
    try:
        from briefkit.cli import main as run  # late: Ctrl-C may come while it is imported

        return run()
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
