"""Reading and writing JSON against pydantic v2; rules against python jsonschema.

Run: python tests/benchmarks/json_speed.py (needs the extra "dev").
"""

from __future__ import annotations

import json
import sys

from peers import pydantic_model, usual_brief
from timing import medians, report

import briefkit
from briefkit.schema import json_schema
from briefkit.validation.engine import check
from briefkit.validation.profiles import PROFILES


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    brief = usual_brief()
    text = briefkit.dumps(brief, "json")
    pretty = briefkit.dumps(brief, "json", indent=2)
    model = pydantic_model()
    peer = model.model_validate_json(text)
    print(f"a brief of {len(text)} bytes, {len(brief.paragraphs)} paragraphs")
    met = report(
        "loads: text to values, unknown keys refused",
        medians(
            {
                "pydantic model_validate_json": lambda: model.model_validate_json(text),
                "briefkit.loads": lambda: briefkit.loads(text, "json"),
                "pydantic, indented": lambda: model.model_validate_json(pretty),
                "briefkit.loads, indented": lambda: briefkit.loads(pretty, "json"),
            }
        ),
        "pydantic model_validate_json",
        {"briefkit.loads": 0.8},
    )
    met &= report(
        "dumps: values to text, defaults left out",
        medians(
            {
                "pydantic model_dump_json": lambda: peer.model_dump_json(exclude_defaults=True),
                "briefkit.dumps": lambda: briefkit.dumps(brief, "json"),
                "briefkit.dumps, indented": lambda: briefkit.dumps(brief, "json", indent=2),
            }
        ),
        "pydantic model_dump_json",
        {"briefkit.dumps": 0.5},
    )
    return 0 if met & _rules(text) else 1


def _rules(text: str) -> bool:
    import jsonschema

    mapping = json.loads(text)
    brief = briefkit.loads(text, "json")
    validator = jsonschema.Draft202012Validator(json_schema())
    return report(
        "validation of a brief in memory",
        medians(
            {
                "jsonschema, structure alone": lambda: list(validator.iter_errors(mapping)),
                "briefkit, structure": lambda: check(brief, PROFILES["structure"]),
                "briefkit, default profile": lambda: check(brief, PROFILES["default"]),
            }
        ),
        "jsonschema, structure alone",
        {"briefkit, structure": 1 / 3, "briefkit, default profile": 1 / 3},
    )


if __name__ == "__main__":
    sys.exit(main())
