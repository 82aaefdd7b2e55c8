"""The one way to the corpora that lie beside the project; tests that need them skip without."""

from __future__ import annotations

from pathlib import Path

import pytest

_CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"


def corpora_path(name: str) -> Path:
    """Return the folder of a corpus, or skip the test that asks for it."""
    path = _CORPORA / name
    if not path.is_dir():
        pytest.skip(f"the corpus {name!r} is not here: no shared/corpora beside the project")
    return path
