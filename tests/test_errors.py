"""Every exception of briefkit: one useful line, the builtin a caller expects, fit to travel."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

import pytest

from briefkit.cli.errors import FailureError, UsageError
from briefkit.errors import (
    BriefkitError,
    ClusterError,
    EmbargoError,
    FileAccessError,
    LossError,
    MissingDependencyError,
    ParseError,
    ResumeError,
    UnknownFormatError,
    UnsupportedDirectionError,
    WorkerError,
    WriteError,
)
from briefkit.problems import Problem, Severity
from briefkit.validation.configuration.faults import ConfigurationError, Fault
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.report import InvalidBriefError, Report
from briefkit.validation.profiles import UnknownProfileError
from briefkit.validation.rule_set import UnknownRuleError
from briefkit.validation.suppression.baseline import BaselineError
from source_tree import modules

_PROBLEM = Problem(pointer="/headline", message="expected string, got null", code="BK103")
_FINDING = Finding(
    code="BK103",
    name="wrong-type",
    severity=Severity.ERROR,
    message="expected string, got null",
    pointer="/headline",
    path="a.json",
)


class Example(NamedTuple):
    """An exception as it comes up, and what is expected of it."""

    error: BriefkitError
    says: str
    is_also: type[Exception]


EXAMPLES = (
    Example(
        ParseError([_PROBLEM], "json", "a.json"),
        "a.json: not a valid json brief: /headline: expected string, got null",
        ValueError,
    ),
    Example(
        WriteError([Problem(pointer="/extra", message="no JSON")], "json"),
        "cannot be written as json: /extra: no JSON",
        ValueError,
    ),
    Example(
        UnknownFormatError("nitf3", ["json", "markdown"]),
        "no format for 'nitf3'; known formats: json, markdown",
        LookupError,
    ),
    Example(
        UnsupportedDirectionError("jsonld", "be read"),
        "the format jsonld cannot be read",
        TypeError,
    ),
    Example(
        MissingDependencyError("hypothesis", "test"),
        "hypothesis is not installed; run: pip install 'briefkit[test]'",
        ImportError,
    ),
    Example(
        FileAccessError("a.json", "no such file", "check the path"),
        "a.json: no such file; check the path",
        OSError,
    ),
    Example(
        WorkerError(-9),
        "a worker process was ended by signal 9, as the system does when memory runs out; "
        "try again with fewer jobs, or with one",
        RuntimeError,
    ),
    Example(
        ResumeError("out", "a run was broken off here", "continue it with resume=True"),
        "out: a run was broken off here; continue it with resume=True",
        ValueError,
    ),
    Example(
        ClusterError("tcp://10.0.0.1:8786", "nobody answers", "start a scheduler there"),
        "tcp://10.0.0.1:8786: nobody answers; start a scheduler there",
        ConnectionError,
    ),
    Example(
        LossError(["/kicker: 'Space' is lost"], "wire"),
        "wire cannot carry everything: /kicker: 'Space' is lost",
        ValueError,
    ),
    Example(
        BaselineError("baseline.json", "'count' is missing", 4, 5),
        "baseline.json:4:5: 'count' is missing; mend it, or make it anew with 'briefkit baseline'",
        ValueError,
    ),
    Example(
        InvalidBriefError(Report(findings=[_FINDING])),
        "a.json:/headline: BK103 expected string, got null",
        ValueError,
    ),
    Example(
        UsageError("--to: there is no 'pdf'", "did you mean 'md'?"),
        "--to: there is no 'pdf'; did you mean 'md'?",
        ValueError,
    ),
    Example(
        FailureError("a.json: no such file; check the path"),
        "a.json: no such file; check the path",
        Exception,
    ),
    Example(
        ConfigurationError(
            [
                Fault(
                    message='unknown key "selct"',
                    suggestions=("select",),
                    path="briefkit.toml",
                    line=2,
                    column=1,
                ),
                Fault(message='there is no rule "BK50"', path="briefkit.toml", line=3, column=12),
            ]
        ),
        'briefkit.toml:2:1: unknown key "selct"; did you mean "select"? (and 1 more)',
        ValueError,
    ),
    Example(
        EmbargoError("urn:x:7", "markdown", until=dt.datetime(2025, 8, 3, 10, tzinfo=dt.UTC)),
        "'urn:x:7' is under embargo until 2025-08-03T10:00:00+00:00, "
        "and markdown is for the public",
        ValueError,
    ),
    Example(
        EmbargoError("urn:x:7", "markdown", status="canceled"),
        "'urn:x:7' is canceled, and markdown is for the public",
        ValueError,
    ),
    Example(
        UnknownProfileError("gogle", "google"),
        "no profile 'gogle'; did you mean 'google'?",
        LookupError,
    ),
    Example(
        UnknownRuleError("BK50", "BK503"),
        "no rule 'BK50'; did you mean 'BK503'?",
        LookupError,
    ),
)


@pytest.fixture(params=EXAMPLES, ids=lambda example: type(example.error).__name__)
def example(request: pytest.FixtureRequest) -> Example:
    """Each of the examples."""
    return request.param


def error_classes() -> set[type[BriefkitError]]:
    """Return every class of exception that the package defines, private modules included."""
    for name in modules():
        if name != "briefkit.__main__":
            import_module(name)
    return set(below(BriefkitError))


def below(cls: type[BriefkitError]) -> Iterator[type[BriefkitError]]:
    """Yield the subclasses of a class, and theirs."""
    for inner in cls.__subclasses__():
        if inner.__module__.startswith("briefkit."):
            yield inner
            yield from below(inner)


def test_every_class_has_an_example() -> None:
    """A new exception is shown here, so that all below holds for it."""
    assert {type(example.error) for example in EXAMPLES} == error_classes()


def test_an_error_is_one_useful_line(example: Example) -> None:
    """It says in one line what is wrong, and where."""
    assert str(example.error) == example.says
    assert "\n" not in example.says


def test_an_error_is_the_builtin_that_a_caller_expects(example: Example) -> None:
    """Code that knows nothing of briefkit can catch it."""
    assert isinstance(example.error, example.is_also)
    assert type(example.error).__doc__


def test_an_error_survives_pickling(example: Example) -> None:
    """It crosses process borders whole: its class, its data and what it says."""
    copy = pickle.loads(pickle.dumps(example.error))

    assert type(copy) is type(example.error)
    assert vars(copy) == vars(example.error)
    assert copy.args == example.error.args != ()
    assert str(copy) == example.says


def test_a_long_list_of_problems_stays_one_short_line() -> None:
    """Of many problems the first five are told, and how many more there are."""
    problems = [Problem(pointer=f"/{number}", message="bad") for number in range(100)]

    assert str(ParseError(problems, "json")) == (
        "not a valid json brief: /0: bad; /1: bad; /2: bad; /3: bad; /4: bad; and 95 more"
    )
