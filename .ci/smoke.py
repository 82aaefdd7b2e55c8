"""Try an installed wheel where nothing else is: imports, the command line, the examples.

Run in a folder that holds a copy of ``examples``.
"""

from __future__ import annotations

import pkgutil
import shutil
import subprocess
import sys
from importlib import import_module
from importlib.metadata import distributions
from importlib.resources import files
from pathlib import Path

import briefkit

DEVELOPMENT_ONLY = {"hypothesis", "pytest", "jsonschema", "mypy", "ruff", "pydantic", "sphinx"}
OPTIONAL = {"distributed", "fsspec", "hypothesis", "pyarrow"}  # of extras, and not installed here

installed = {distribution.name.lower() for distribution in distributions()}
assert not installed & DEVELOPMENT_ONLY, sorted(installed & DEVELOPMENT_ONLY)
assert files("briefkit").joinpath("py.typed").is_file()

for module in pkgutil.walk_packages(briefkit.__path__, "briefkit."):
    try:
        import_module(module.name)
    except ModuleNotFoundError as missing:
        if missing.name not in OPTIONAL:
            raise


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command and return what it said."""
    return subprocess.run(command, capture_output=True, text=True, check=False)


command = shutil.which("briefkit")
assert command, "no console script"
converted = run(command, "convert", "examples/space-brief.txt", "--to", "markdown")
assert converted.returncode == 0, converted.stderr
assert converted.stdout.count("\n## ") == 1, converted.stdout
validated = run(command, "validate", "examples/space-brief.txt")
assert validated.returncode in {0, 1}, validated.stderr
listed = run(command, "quotes", "examples", "--format", "jsonl")
assert listed.returncode == 0, listed.stderr
assert listed.stdout.count("\n") > 5, listed.stdout
shown = run(command, "show", "examples/ferry.txt", "--svg", "-")
assert shown.stdout.startswith("<svg"), shown.stderr
assert (
    run(sys.executable, "-m", "briefkit", "--version").stdout.strip().endswith(briefkit.__version__)
)

for script in sorted(Path("examples").glob("*.py")):
    result = run(sys.executable, str(script))
    assert not result.stderr, f"{script}: {result.stderr}"
print(f"briefkit {briefkit.__version__} works on its own, {len(installed)} distributions")
