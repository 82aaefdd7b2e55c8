"""The types that users see hold in the file of a strict user."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

import briefkit
from source_tree import ROOT

_CONSUMER = Path(__file__).with_name("consumer.py")


@pytest.mark.skipif(not find_spec("mypy"), reason="mypy is not installed; it is in the extra 'dev'")
def test_a_strict_consumer_is_content(tmp_path: Path) -> None:
    """Mypy --strict finds nothing wrong with the way a user uses briefkit."""
    result = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), str(_CONSUMER)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.stdout.startswith("Success"), result.stdout


def test_what_the_consumer_does_is_possible() -> None:
    """The file is no fiction: its parts run, and its brief passes its own rule."""
    spec = spec_from_file_location("consumer", _CONSUMER)
    assert spec is not None
    assert spec.loader is not None
    consumer = module_from_spec(spec)
    spec.loader.exec_module(consumer)

    brief = consumer.build()
    consumer.look(brief)

    assert not briefkit.validate(brief, rules=[consumer.no_shouting]).findings
