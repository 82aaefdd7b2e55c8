"""What starting costs: `import briefkit`, and validating one file against check-jsonschema.

Run: python tests/benchmarks/startup.py (needs the extra "dev").
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from pathlib import Path

from peers import usual_brief
from timing import medians, report

import briefkit
from briefkit.schema import json_schema

IMPORTS = ("attrs", "briefkit", "briefkit.model", "briefkit.api", "pydantic")


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    met = _imports()
    with tempfile.TemporaryDirectory() as folder:
        met &= _validation(Path(folder))
    return 0 if met else 1


def _imports() -> bool:
    times = medians({f"import {name}": _python("-c", f"import {name}") for name in IMPORTS}, 20)
    report("importing, with the start of Python", times, "import attrs", {})
    cost = (times["import briefkit"] - times["import attrs"]) * 1e3
    print(f"  import briefkit costs {cost:.1f} ms over import attrs  bar 15 ms")
    return cost <= 15


def _validation(folder: Path) -> bool:
    brief, schema, configuration = folder / "brief.json", folder / "schema.json", folder / "a.toml"
    briefkit.write(usual_brief(), brief)
    schema.write_text(json.dumps(json_schema()))
    configuration.write_text('profiles = ["default"]\n')
    tool = shutil.which("check-jsonschema", path=sysconfig.get_path("scripts"))
    if tool is None:
        print("check-jsonschema is not installed: not measured")
        return True
    validate = (sys.executable, "-m", "briefkit", "validate", "--exit-zero", str(brief))
    # In a folder of its own, or this project's pyproject.toml would be read for a configuration.
    contenders = {
        "check-jsonschema": _quiet(tool, "--schemafile", str(schema), str(brief), folder=folder),
        "briefkit validate": _quiet(*validate, folder=folder),
        "the same with a configuration": _quiet(
            *validate, "--config", str(configuration), folder=folder
        ),
    }
    times = medians(contenders, 20)
    return report("validating one file", times, "check-jsonschema", {"briefkit validate": 0.5})


def _python(*arguments: str) -> Callable[[], object]:
    return _quiet(sys.executable, *arguments)


def _quiet(*command: str, folder: Path | None = None) -> Callable[[], object]:
    # An installed package has its bytecode beside it; a checkout gets it in the first call.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run(
        command, check=True, capture_output=True, env=environment, cwd=folder
    )


if __name__ == "__main__":
    sys.exit(main())
