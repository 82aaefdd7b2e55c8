"""The one way to the corpora that lie beside the project; tests that need them skip without."""

from __future__ import annotations

from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_CORPORA = _SHARED / "corpora"


def corpora_path(name: str) -> Path:
    """Return the folder of a corpus, or skip the test that asks for it."""
    path = _CORPORA / name
    if not path.is_dir():
        pytest.skip(f"the corpus {name!r} is not here: no shared/corpora beside the project")
    return path


def schema_path(name: str) -> Path:
    """Return the file of a schema that others publish, or skip the test that asks for it."""
    path = _SHARED / "schemas" / name
    if not path.is_file():
        pytest.skip(f"the schema {name!r} is not here: no shared/schemas beside the project")
    return path
