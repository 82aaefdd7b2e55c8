"""Plugins: rules of other distributions, loaded when they are named, and judged before they run."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import briefkit
from briefkit import ConfigurationError, Settings
from briefkit.validation.configuration.reading import loads

CASES = sorted((Path(__file__).parents[1] / "data" / "configuration" / "plugins").glob("*.txt"))

ACME = '''
from briefkit.validation import rule


@rule("ACME001", bad={"headline": "COUNCIL"}, good={"headline": "Council"})
def shouting_headline(context, *, longest=3):
    """A headline is not in capitals."""
    from briefkit.validation import Hit

    if context.brief.headline.isupper() and len(context.brief.headline) > longest:
        yield Hit("/headline", "the headline is in capitals")


@rule("ACME002", default=False)
def quiet_rule(context):
    """A rule that is off by default."""
    return ()


@rule("ACME003")
def failing_rule(context):
    """A rule that fails."""
    raise LookupError("nothing there")


RULES = [shouting_headline, quiet_rule, failing_rule]
'''
SHOUTING = {"headline": "COUNCIL APPROVES BRIDGE", "sections": []}


Install = Callable[[str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install distributions that are a module and an entry point "acme" each."""
    monkeypatch.syspath_prepend(tmp_path)
    installed = []

    def install(module: str, source: str) -> None:
        (tmp_path / f"{module}.py").write_text(source)
        info = tmp_path / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[briefkit.rules]\nacme = {module}:RULES\n")
        installed.append(module)

    yield install
    for module in installed:
        sys.modules.pop(module, None)


def test_a_plugin_that_is_named_is_loaded(install: Install) -> None:
    """Its rules run beside the built-in ones, those that are off by default aside."""
    install("acme_style", ACME)

    settings = Settings(plugins=["acme"], ignore=["failing-rule"])
    report = briefkit.validate(SHOUTING, settings=settings)

    assert [finding.code for finding in report.filter("ACME")] == ["ACME001"]
    assert {"ACME001", "BK503"} <= {*report.rules_run}
    assert {"ACME002", "ACME003"}.isdisjoint(report.rules_run)


def test_a_plugin_that_is_not_named_is_not_even_imported(install: Install) -> None:
    """Nothing runs because it is installed."""
    install("acme_idle", "raise SystemExit(3)")

    assert "ACME001" not in briefkit.validate(SHOUTING, settings=Settings()).rules_run
    assert "acme_idle" not in sys.modules


def test_rules_of_a_plugin_are_chosen_and_set_like_others(install: Install) -> None:
    """They have selectors, a severity and options in the configuration."""
    install("acme_settings", ACME)
    text = """
        plugins = ["acme"]
        select = ["ACME"]
        ignore = ["ACME003"]
        [severity]
        shouting-headline = "error"
        [options.shouting-headline]
        longest = 40
    """

    rules = loads(text).rule_set

    assert list(rules.by_code) == ["ACME001", "ACME002"]
    assert rules.by_code["ACME001"].severity is briefkit.Severity.ERROR
    assert not briefkit.validate(SHOUTING, rules=rules).findings


def test_a_rule_of_a_plugin_that_crashes_is_a_finding(install: Install) -> None:
    """The other rules go on, and the run cannot be trusted."""
    install("acme_crash", ACME)

    report = briefkit.validate(SHOUTING, settings=Settings(plugins=["acme"], select=["ACME"]))

    assert {finding.code for finding in report} == {"ACME001", "BK099"}
    assert report.exit_code() == 2


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_plugin_that_cannot_be_used_is_refused(case: Path, install: Install) -> None:
    """What is wrong with it is told at the place where it is named."""
    source = case.read_text()
    expected = source.partition("\n")[0].removeprefix("# ")
    install(f"acme_{case.stem}", source)

    with pytest.raises(ConfigurationError) as caught:
        loads('plugins = [\n  "acme",\n]\n')

    assert [str(fault) for fault in caught.value.faults] == [f"briefkit.toml:2:3: {expected}"]


def test_the_first_exception_is_the_cause(install: Install) -> None:
    """Whoever wants the traceback of a failing import finds it."""
    install("acme_failing", "import no_such_module_of_acme")

    with pytest.raises(ConfigurationError) as caught:
        _ = Settings(plugins=["nothing", "acme"]).rule_set

    assert isinstance(caught.value.__cause__, ModuleNotFoundError)
    assert len(caught.value.faults) == 2


def test_a_missing_plugin_has_its_likely_name(install: Install) -> None:
    """A misspelled name is told with the one that is installed."""
    install("acme_named", "RULES = ()")

    with pytest.raises(ConfigurationError) as caught:
        _ = Settings(plugins=["amce"]).rule_set

    assert str(caught.value) == 'no plugin "amce" is installed; did you mean "acme"?'


def test_a_name_that_two_distributions_offer_is_refused(install: Install) -> None:
    """It is not left to the order of folders whose rules run."""
    install("acme_one", "RULES = ()")
    install("acme_two", "RULES = ()")

    with pytest.raises(ConfigurationError, match="two distributions"):
        _ = Settings(plugins=["acme"]).rule_set


def test_a_module_is_no_plugin() -> None:
    """Only what is installed and named is imported: a path to a module is neither."""
    with pytest.raises(ConfigurationError, match="no plugin"):
        _ = Settings(plugins=["json:dumps"]).rule_set


def test_settings_with_plugins_travel(install: Install) -> None:
    """A worker process that knows the settings has the rules of the plugins."""
    install("acme_travel", ACME)
    settings = Settings(plugins=["acme"], select=["ACME001"])
    assert len(settings.rule_set) == 1

    copy = pickle.loads(pickle.dumps(settings))

    assert [rule.code for rule in copy.rule_set] == ["ACME001"]


def test_the_command_line_ends_with_2_where_a_plugin_fails(
    install: Install, tmp_path: Path
) -> None:
    """A run without the rules that were asked for is not to be trusted."""
    install("acme_exit", "raise SystemExit(0)")
    (tmp_path / "briefkit.toml").write_text('plugins = ["acme"]\n')
    (tmp_path / "a.json").write_text(json.dumps(SHOUTING))

    result = subprocess.run(
        [sys.executable, "-m", "briefkit", "validate", "a.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 2
    assert "briefkit.toml:1:12: the plugin acme cannot be imported" in result.stderr
