"""Check every brief of a folder in CI; exit with 1 if one of them has a warning or worse.

Usage: python ci_check.py [FOLDER]; the folder of this file by default.
"""

import sys
from pathlib import Path

import briefkit
from briefkit.validation import PROFILES

folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
rules = PROFILES["default"].ignore("BK3")
reports = [briefkit.validate(path, rules=rules) for path in sorted(folder.glob("*.txt"))]
report = briefkit.Report(files_checked=0).merge(*reports)

for path, findings in report.by_file().items():
    print(f"{Path(path or '').name}: {len(findings)} findings")
    for finding in findings:
        line = finding.span.line if finding.span else 1
        print(f"  line {line}: {finding.code} {finding.severity}: {finding.message}")

sys.exit(0 if report.ok(fail_on="warning") else 1)
