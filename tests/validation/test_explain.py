"""A rule explained, to a person and to a program."""

from __future__ import annotations

import json
import re

import pytest

from briefkit.validation import CORE, Rule, find
from briefkit.validation.configuration.reading import loads
from briefkit.validation.explain import explain, explain_markdown, rule_to_dict


@pytest.mark.parametrize("rule", CORE.rules, ids=lambda rule: rule.code)
def test_every_rule_can_be_explained(rule: Rule) -> None:
    """Text, Markdown and dictionary hold code, name and summary; the dictionary is JSON."""
    for text in (explain(rule), explain_markdown(rule)):
        assert rule.code in text
        assert rule.name in text
        assert rule.summary in text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert all(line.isprintable() for line in text.split("\n"))
    mapping = rule_to_dict(rule)
    assert json.loads(json.dumps(mapping)) == mapping


def test_text() -> None:
    """The text form is a page for a terminal, examples indented."""
    text = explain(find("BK112"))

    assert text.startswith("BK112 heading-too-long (warning)\n\nA heading has no more")
    assert "\nBad:\n    It opened.\n\n    ## The council" in text
    assert "\nOption max-words: 12 by default\n" in text


def test_markdown() -> None:
    """The Markdown form is a page with fenced examples."""
    page = explain_markdown(find("BK520"))

    assert page.startswith("# BK520 straight-quotes\n\n*Info, off by default.* ")
    assert '```text\n"It holds," she said.\n```' in page


def test_sources_name_their_format() -> None:
    """An example that is a file says which format it is in."""
    assert rule_to_dict(find("BK001"))["bad"] == [
        {"format": "json", "source": '{"headline": "Bridge opens",}'}
    ]
    assert "Bad (json):" in explain(find("BK001"))


@pytest.mark.parametrize(
    "rule", [rule for rule in CORE if not rule.always], ids=lambda rule: rule.code
)
def test_the_markdown_form_tells_how_to_set_and_silence_a_rule(rule: Rule) -> None:
    """The settings that it shows are a configuration that says what is so without one."""
    page = explain_markdown(rule)
    blocks = re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)

    settings = loads("\n".join(blocks), "pyproject.toml")

    options = settings.options.get(rule.name, {})
    assert options.keys() == {name.replace("_", "-") for name in rule.options}
    assert settings.extend_ignore == (rule.code,)
    assert not settings.faults
    assert f"<!-- briefkit-ignore {rule.code}: the reason -->" in page


def test_what_cannot_be_silenced_says_so() -> None:
    """A rule without which no report could be trusted names no way to leave it out."""
    page = explain_markdown(find("BK001"))

    assert "reported whatever is chosen" in page
    assert "ignore" not in page
