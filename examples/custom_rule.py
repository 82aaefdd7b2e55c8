"""Add a rule of one's own to the rules of briefkit."""

from collections.abc import Iterator

import briefkit
from briefkit.problems import Severity
from briefkit.validation import PROFILES, Context, Hit, RuleSet, rule


@rule(
    "HOUSE001",
    Severity.ERROR,
    bad="The bridge will be utilized by 9,000 cars.",
    good="The bridge will be used by 9,000 cars.",
)
def plain_words(
    context: Context, *, words: tuple[str, ...] = ("utilize", "utilized")
) -> Iterator[Hit]:
    """The body says what it means in plain words.

    The words to avoid are an option.
    """
    for pointer, paragraph in context.brief.placed_paragraphs:
        for word in words:
            start = paragraph.text.find(f" {word} ") + 1
            if start:
                message = f"{word!r} is not a plain word"
                yield Hit(f"{pointer}/text", message, start, start + len(word))


STORY = """\
# Council approves bridge

The bridge will be utilized by 9,000 cars a day, the mayor's office said.
"""

rules = RuleSet((*PROFILES["structure"], plain_words))
report = briefkit.validate_text(STORY, "markdown", path="story.md", rules=rules)
for finding in report:
    assert finding.span is not None
    line, column = finding.span.line, finding.span.column
    print(f"{finding.path}:{line}:{column}: {finding.code} {finding.severity}: {finding.message}")
