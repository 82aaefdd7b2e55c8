"""BK0: what is wrong with the file itself, before there is a brief to speak of."""

from __future__ import annotations

from briefkit.problems import Severity
from briefkit.validation.findings.finding import CRASH_CODE
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, Rule, Source

__all__ = ["ALWAYS", "REMARK", "RULES", "RULE_CRASHED", "SYNTAX_ERROR"]

SYNTAX_ERROR = Rule(
    code="BK001",
    name="syntax-error",
    severity=Severity.ERROR,
    scope="source",
    summary="The file can be parsed as what it claims to be.",
    why="Nothing else can be said about a file that cannot be parsed.",
    bad=(Source("json", '{"headline": "Bridge opens",}'),),
    good=(Source("json", '{"headline": "Bridge opens", "sections": []}'),),
    reference="RFC 8259",
    always=True,
)
"""What a problem without a code is a case of, where a file cannot be read at all."""

ENCODING_ERROR = Rule(
    code="BK002",
    name="encoding-error",
    severity=Severity.ERROR,
    scope="source",
    summary="The file is UTF-8, and every character in it can be encoded.",
    why="Text in another encoding turns into mojibake further down, and half of a surrogate "
    "pair makes programs fail that have to write it.",
    bad=(Source("json", '{"headline": "Bridge \\ud83d opens", "sections": []}'),),
    good=(Source("json", '{"headline": "Bridge \\ud83d\\ude80 opens", "sections": []}'),),
    reference="RFC 8259 section 8",
    always=True,
)


def _without_mark(_: Hit) -> Fix:
    # The mark is no part of the text of a file: reading takes it off, and writing puts none on.
    start = Edit(pointer="", start=0, end=0, replacement="")
    return Fix(message="remove the byte order mark", edits=[start])


BYTE_ORDER_MARK = Rule(
    code="BK003",
    name="byte-order-mark",
    severity=Severity.WARNING,
    scope="source",
    summary="The file does not start with a byte order mark.",
    why="UTF-8 needs none, and many JSON parsers refuse a file that has one.",
    reference="RFC 8259 section 8.1",
    fix="safe",
    repair=_without_mark,
)

LIMIT_EXCEEDED = Rule(
    code="BK004",
    name="limit-exceeded",
    severity=Severity.ERROR,
    scope="source",
    summary="The file stays within the limits of size and depth.",
    why="The limits keep a hostile or broken file from using up memory and time.",
    bad=(Source("json", '{"headline": "Bridge opens", "extra": ' + "[" * 80 + "]" * 80 + "}"),),
    good=(Source("json", '{"headline": "Bridge opens", "sections": []}'),),
    always=True,
)

DUPLICATE_KEY = Rule(
    code="BK005",
    name="duplicate-key",
    severity=Severity.ERROR,
    scope="source",
    summary="No object has the same key twice.",
    why="Parsers keep the last value, or the first, and say nothing about the other.",
    bad=(Source("json", '{"headline": "Bridge", "headline": "Bridge opens", "sections": []}'),),
    good=(Source("json", '{"headline": "Bridge opens", "sections": []}'),),
    reference="RFC 7493 (I-JSON) section 2.3",
)

NON_FINITE_NUMBER = Rule(
    code="BK006",
    name="non-finite-number",
    severity=Severity.ERROR,
    scope="source",
    summary="Every number is finite.",
    why="JSON has no NaN and no infinity; what some parsers take for them, others refuse.",
    bad=(Source("json", '{"headline": "Bridge opens", "sections": [], "urgency": NaN}'),),
    good=(Source("json", '{"headline": "Bridge opens", "sections": [], "urgency": 4}'),),
    reference="RFC 8259 section 6",
    always=True,
)

UNSAFE_MARKUP = Rule(
    code="BK007",
    name="unsafe-markup",
    severity=Severity.ERROR,
    scope="source",
    summary="YAML has no anchors, aliases or tags, and XML declares no entities.",
    why="They make a small file swell to gigabytes, or reach for other files.",
    bad=(Source("markdown", "---\nslug: &a bridge\n---\n\n# Bridge opens\n\nIt opened.\n"),),
    good=(Source("markdown", "---\nslug: bridge\n---\n\n# Bridge opens\n\nIt opened.\n"),),
    reference="YAML 1.2 section 6.9; XML 1.0 section 4.2",
    always=True,
)

REMARK = Rule(
    code="BK008",
    name="remark",
    severity=Severity.WARNING,
    scope="source",
    summary="Nothing else in the file strikes its reader as odd.",
    why="Readers of formats from elsewhere may report what no rule has a name for.",
)
"""What a problem without a code is a case of, where a file can be read."""

RULE_CRASHED = Rule(
    code=CRASH_CODE,
    name="rule-crashed",
    severity=Severity.ERROR,
    scope="source",
    summary="Every rule runs to its end.",
    why="A rule that fails says nothing about the brief, so the run cannot be trusted: the exit "
    "code is 2. The other rules have run. It is a fault of the rule; please report it.",
    always=True,
)
"""What the engine reports of a rule that raises."""

RULES = (
    SYNTAX_ERROR,
    ENCODING_ERROR,
    BYTE_ORDER_MARK,
    LIMIT_EXCEEDED,
    DUPLICATE_KEY,
    NON_FINITE_NUMBER,
    UNSAFE_MARKUP,
    REMARK,
    RULE_CRASHED,
)
"""The rules of this module, in the order of their codes."""

ALWAYS = {rule.code: rule for rule in RULES if rule.always}
"""The rules whose cases are reported even where they were not asked for."""
