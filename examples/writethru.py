"""What a writethru changes: a second version of a story against the first, word by word."""

from pathlib import Path

import briefkit

versions = Path(__file__).with_name("writethru")
first = briefkit.read(versions / "first.txt")
second = briefkit.read(versions / "second.txt")

for change in briefkit.diff(first, second):
    print(change)
