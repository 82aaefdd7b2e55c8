"""``python -m briefkit``."""

import sys

from briefkit.cli import main

if __name__ == "__main__":
    sys.exit(main())
