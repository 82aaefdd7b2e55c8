"""Configuration: found, read, and judged whole, with a place for every fault."""

from __future__ import annotations

import json
import os
import pickle
import re
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import ConfigurationError, FileAccessError, Settings
from briefkit.problems import Severity
from briefkit.validation import CORE, PROFILES, RuleSet
from briefkit.validation.configuration.reading import KEYS, TERM_KEYS, find, load, loads
from briefkit.validation.configuration.terms import Term
from effort import examples
from source_tree import ROOT

DATA = Path(__file__).parents[1] / "data" / "configuration"
WRONG = sorted(DATA.glob("wrong/*.toml"))
RIGHT = sorted(DATA.glob("right/*.toml"))

# A minimal file that says something.
SAYING = 'fail-on = "info"\n'


def loaded(path: Path) -> Settings:
    """Return the settings of a data file, as one of either name."""
    text = path.read_text()
    is_project = re.search(r"^\[ ?tool\b", text, re.MULTILINE)
    return loads(text, "pyproject.toml" if is_project else "briefkit.toml")


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_every_fault_is_told_with_its_place(path: Path) -> None:
    """All that is wrong with a configuration is told at once, by line and column."""
    with pytest.raises(ConfigurationError) as caught:
        loaded(path)

    told = "".join(f"{fault}\n" for fault in caught.value.faults)
    assert told == path.with_suffix(".errors").read_text()


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.stem)
def test_a_configuration_chooses_rules(path: Path) -> None:
    """The rules that its first lines say are on are on, with that severity; the others are off."""
    asked = dict(re.findall(r"^# (on|off): (.*)$", path.read_text(), re.MULTILINE))

    rules = loaded(path).rule_set.by_code

    for word in asked.get("on", "").split():
        code, _, severity = word.partition("=")
        assert code in rules
        assert severity in ("", rules[code].severity.value)
    assert not {*asked.get("off", "").split()} & {*rules}


def test_a_file_fills_every_setting() -> None:
    """Each key reaches the field of its name."""
    text = """
        profiles = ["structure", "wire"]
        select = ["BK1"]
        extend-select = ["BK503"]
        ignore = ["BK101"]
        extend-ignore = ["BK102"]
        fail-on = "warning"
        max-findings = 7
        unsafe-fixes = true
        allow-embargoed = true
        baseline = ".briefkit-baseline.json"
        plugins = []
        [severity]
        BK103 = "info"
        [options.heading-too-long]
        max-words = 3
        [per-file-ignores]
        "archive/**" = ["BK1"]
        [[terms]]
        code = "HOUSE001"
        words = ["in details"]
    """

    found = loads(text, os.path.join("desk", "briefkit.toml"))

    assert found.profiles == ("structure", "wire")
    assert (found.select, found.extend_select) == (("BK1",), ("BK503",))
    assert (found.ignore, found.extend_ignore) == (("BK101",), ("BK102",))
    assert (found.fail_on, found.max_findings) == (Severity.WARNING, 7)
    assert found.unsafe_fixes
    assert found.allow_embargoed
    assert found.severity == {"BK103": "info"}
    assert found.options == {"heading-too-long": {"max-words": 3}}
    assert found.per_file_ignores == {"archive/**": ("BK1",)}
    assert [term.code for term in found.terms] == ["HOUSE001"]
    assert found.root == os.path.abspath("desk")
    assert found.baseline_path == os.path.join(found.root, ".briefkit-baseline.json")
    assert found.path == os.path.join("desk", "briefkit.toml")


def test_every_key_is_a_setting() -> None:
    """What a configuration can say and what settings hold are the same, the version aside."""
    about = {"root", "path", "command-line"}

    assert {*Settings().to_dict()} - about == {*KEYS} - {"required-version"}


def test_settings_are_shown_as_a_file_would_spell_them() -> None:
    """As JSON values they have the keys of a configuration, and names of files as they are."""
    settings = Settings(
        options={"BK112": {"max_words": 3}},
        per_file_ignores={"old_news/*": ["BK5"]},
        terms=[Term(code="HOUSE001", words="in_details")],
    ).overridden(select="BK503")

    shown = json.loads(json.dumps(settings.to_dict()))

    assert shown["options"] == {"BK112": {"max-words": 3}}
    assert shown["per-file-ignores"] == {"old_news/*": ["BK5"]}
    assert shown["fail-on"] == "error"
    assert [(term["code"], term["match-case"]) for term in shown["terms"]] == [("HOUSE001", False)]
    assert shown["command-line"] == {"select": ["BK503"], "extend-select": [], "ignore": []}


def test_the_page_lists_every_key() -> None:
    """The reference has a row for each key, and for each key of a term, and for nothing else."""
    page = (ROOT / "docs" / "reference" / "configuration.md").read_text()
    rows = re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)

    assert rows == [*KEYS, *TERM_KEYS]


def test_settings_travel() -> None:
    """A worker process gets settings, not rules, and makes the same rules of them."""
    text = (DATA / "right" / "terms-and-select.toml").read_text()
    settings = loads(text)
    rules = settings.rule_set

    copy = pickle.loads(pickle.dumps(settings))

    assert copy == settings
    assert [rule.code for rule in copy.rule_set] == [rule.code for rule in rules]


# --- finding ------------------------------------------------------------------------------


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a file below an empty folder, with the folders it needs."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return write


Write = Callable[[str, str], Path]


def test_the_nearest_configuration_counts(write: Write, tmp_path: Path) -> None:
    """The search goes up from a file or folder, and takes the first configuration."""
    above = write("briefkit.toml", SAYING)
    near = write("desk/briefkit.toml", SAYING)
    story = write("desk/stories/a.json", "{}")

    assert find(story) == str(near)
    assert find(story.parent) == str(near)
    assert find(tmp_path) == str(above)
    assert find(tmp_path / "no" / "such" / "file.json") == str(above)


def test_briefkit_toml_comes_before_pyproject(write: Write) -> None:
    """Of two files side by side the one of our own name counts."""
    write("pyproject.toml", "[tool.briefkit]\n")
    own = write("briefkit.toml", SAYING)

    assert find(own.parent) == str(own)


def test_a_project_without_the_table_does_not_end_the_search(write: Write) -> None:
    """A pyproject.toml that says nothing to briefkit, or is not TOML at all, is passed by."""
    above = write("pyproject.toml", "[tool.briefkit]\n" + SAYING)
    write("desk/pyproject.toml", "[tool.other]\nbriefkit = 1\n")
    broken = write("desk/deep/pyproject.toml", "[[[\n")

    assert find(broken.parent) == str(above)


def test_a_repository_ends_the_search(write: Write) -> None:
    """What stands above a folder with .git is somebody else's."""
    write("briefkit.toml", SAYING)
    write("desk/.git/HEAD", "")
    story = write("desk/stories/a.json", "{}")

    assert find(story) is None
    own = write("desk/pyproject.toml", "[tool.briefkit]\n")
    assert find(story) == str(own)


def test_the_search_ends_at_the_root() -> None:
    """Where there is nothing above, nothing is found, and the search ends."""
    root = os.path.abspath(os.sep)
    if os.path.exists(os.path.join(root, "briefkit.toml")):
        pytest.skip("there is a configuration at the root of this file system")

    assert find(root) is None


def test_a_broken_project_that_names_briefkit_is_told(write: Write) -> None:
    """A pyproject.toml that may be a configuration is not passed by because it is broken."""
    broken = write("pyproject.toml", "[tool.briefkit]\nselect = [\n")

    with pytest.raises(ConfigurationError, match="not TOML") as caught:
        find(broken.parent)
    assert (caught.value.path, caught.value.line, caught.value.column) == (str(broken), 3, 1)


def test_a_project_is_read_by_its_table(write: Write) -> None:
    """In pyproject.toml the table counts; in a file of another name the top does."""
    project = write("pyproject.toml", '[project]\nname = "desk"\n[tool.briefkit]\n' + SAYING)
    other = write("ci.toml", SAYING)

    assert load(project).fail_on == load(other).fail_on == Severity.INFO
    assert load(project).root == str(project.parent)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A configuration that is named and not there is an error of its own."""
    with pytest.raises(FileAccessError):
        load(tmp_path / "nothing.toml")


# --- hostile configurations ---------------------------------------------------------------

HOSTILE = {
    "not UTF-8": b'select = ["BK5"]\nignore = ["\xff"]',
    "UTF-16": 'select = ["BK5"]'.encode("utf-16"),
    "a NUL": b'select = ["BK5\x00"]',
    "half a surrogate pair": b'select = ["\\ud800"]',
    "deep arrays": b"select = " + b"[" * 100_000,
    "deep tables": b"a = " + b"{a=" * 50_000,
    "a long key": b"a" + b".a" * 100_000 + b" = 1",
    "long headers": b"\n".join(b"[" + b"a." * 400 + b"b%d]" % i for i in range(1000)),
    "too long": b"# " + b"x" * 2_000_000,
    "many keys": b"".join(b"key%d = 1\n" % i for i in range(30_000)),
    "a huge number": b"max-findings = " + b"9" * 10_000,
    "an odd date": b"baseline = 2025-99-99",
    "many quotation marks": b'baseline = """' + b'"' * 50_000,
    "many words": b'[[terms]]\ncode = "HOUSE001"\nwords = [' + b'"a b",' * 20_000 + b"]",
    "a carriage return": b"select = []\rignore = []",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_configuration_is_refused(name: str, tmp_path: Path) -> None:
    """Whatever a file holds, it is refused in words, each on one line, in little time."""
    path = tmp_path / "briefkit.toml"
    path.write_bytes(HOSTILE[name])

    with pytest.raises(ConfigurationError) as caught:
        load(path)

    assert all(str(fault).isprintable() for fault in caught.value.faults)


def test_a_byte_that_is_no_text_has_a_place(tmp_path: Path) -> None:
    """Text in another encoding is told by the line and column where it starts."""
    path = tmp_path / "briefkit.toml"
    path.write_bytes(HOSTILE["not UTF-8"])

    with pytest.raises(ConfigurationError) as caught:
        load(path)

    assert (caught.value.line, caught.value.column) == (2, 12)


HEADERS = ("[severity]", "[options.BK118]", "[[terms]]", "# nothing")
VALUES = st.recursive(
    st.one_of(
        st.sampled_from(["true", "7", "1.5", "nan", "2025-08-01", '"BK5"', '"x"', '"\\u0000"']),
        st.text(string.printable, max_size=8),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        inner.map(lambda item: f"{{ BK5 = {item} }}"),
    ),
    max_leaves=4,
)


@given(
    st.lists(
        st.tuples(st.sampled_from([*KEYS, *TERM_KEYS, *HEADERS]), VALUES),
        max_size=6,
    )
)
@settings(max_examples=examples(200), deadline=None)
def test_any_text_is_settings_or_faults(lines: list[tuple[str, str]]) -> None:
    """Every text gives settings with rules, or faults in it with places."""
    text = "\n".join(key if key in HEADERS else f"{key} = {value}" for key, value in lines)

    found, faults = rules_or_faults(text)

    assert (found is None) == bool(faults)
    assert all(fault.startswith("briefkit.toml:") for fault in faults)


def rules_or_faults(text: str) -> tuple[RuleSet | None, list[str]]:
    """Return the rules that a configuration chooses, or all that is wrong with it."""
    try:
        return loads(text).rule_set, []
    except ConfigurationError as error:
        return None, [str(fault) for fault in error.faults]


# --- the command line over a file ---------------------------------------------------------


def codes(settings: Settings) -> set[str]:
    """Return the codes of the rules that settings choose."""
    return {*settings.rule_set.by_code}


def test_selecting_on_the_command_line_beats_the_file() -> None:
    """What is selected runs, and nothing else, whatever the file ignores or switches off."""
    file = Settings(ignore=["BK503"], severity={"BK502": "off"}, extend_select=["BK609"])

    assert codes(file.overridden(select=["BK503", "BK502"])) == {"BK502", "BK503"}
    assert "BK501" not in codes(file.overridden(select=["BK5"], ignore=["BK501"]))


def test_ignoring_on_the_command_line_beats_the_file() -> None:
    """A family that is ignored is off, even if the file selects its rules one by one."""
    file = Settings(select=["BK503", "BK301"])

    assert codes(file.overridden(ignore=["BK5"])) == {"BK301"}


def test_extending_on_the_command_line_keeps_the_rest() -> None:
    """What is asked for as well comes on top of what the file says."""
    file = Settings(select=["BK301"], ignore=["BK503"])

    assert codes(file.overridden(extend_select=["BK503"])) == {"BK301", "BK503"}


def test_a_profile_on_the_command_line_takes_the_place_of_the_selection() -> None:
    """A profile that is asked for chooses; what the file ignores stays ignored."""
    file = Settings(select=["BK609"], ignore=["BK101"])

    assert codes(file.overridden(profiles=["structure"])) == {*PROFILES["structure"].by_code} - {
        "BK101"
    }


def test_overriding_twice_adds_up() -> None:
    """What was asked for before is still asked for."""
    twice = Settings().overridden(ignore=["BK501"]).overridden(ignore=["BK502"], max_findings=5)

    assert {"BK501", "BK502"}.isdisjoint(codes(twice))
    assert (twice.max_findings, twice.fail_on) == (5, Severity.ERROR)
    assert Settings().overridden(fail_on=None) == Settings()


def test_a_rule_that_there_is_not_is_told_wherever_it_is_asked_for() -> None:
    """Settings that were made in code know no place, and are judged all the same."""
    with pytest.raises(ConfigurationError) as caught:
        _ = Settings().overridden(select=["BK50x"]).rule_set

    assert str(caught.value) == (
        'there is no rule "BK50x"; did you mean "BK501", "BK502" or "BK503"?'
    )
    assert caught.value.suggestions == ("BK501", "BK502", "BK503")
    assert caught.value.path is caught.value.line is None


@pytest.mark.parametrize(
    ("asked", "meant"), [("BK5O3", "BK503"), ("bk5o3", "BK503"), ("BK3l2", "BK312")]
)
def test_letters_that_look_like_digits_are_known(asked: str, meant: str) -> None:
    """Who writes O for 0 is told the code that was meant."""
    with pytest.raises(ConfigurationError) as caught:
        _ = Settings().overridden(ignore=[asked]).rule_set

    assert caught.value.suggestions == (meant,)


def test_options_reach_the_rule() -> None:
    """An option is given by the rule's name or its code, the code before the name."""
    options = {"heading-too-long": {"max-words": 3}, "BK112": {"max_characters": 20}}

    rule = Settings(options=options).rule_set.find("BK112")

    assert rule.options == {"max_words": 3, "max_characters": 20}


def test_the_usual_settings_are_the_usual_rules() -> None:
    """Without a configuration the default profile runs, and nothing is put together anew."""
    assert Settings().rule_set is PROFILES["default"]


SELECTORS = st.lists(
    st.sampled_from(["ALL", "BK", "BK5", "BK50", "BK503", "broken-sentence", "BK501", "BK3"]),
    max_size=4,
)


@given(SELECTORS.filter(bool), SELECTORS)
@settings(max_examples=examples(100), deadline=None)
def test_settings_select_as_sets_of_rules_do(select: list[str], ignore: list[str]) -> None:
    """There is one precedence of selectors: in a file, on the command line, in code."""
    expected = CORE.select(*select, ignore=ignore)

    assert Settings(select=select, ignore=ignore).rule_set == expected
    assert Settings(extend_ignore=ignore, extend_select=select[1:], select=select[:1]).rule_set == (
        expected
    )
    assert Settings().overridden(select=select, ignore=ignore).rule_set == expected


# --- single files -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("glob", "fitting", "others"),
    [
        ("archive/**", ["archive/a.md", "archive/b/c.md"], ["a.md", "old/archive/a.md"]),
        ("*.md", ["a.md", "b/c/a.md"], ["a.json", "a.md/b"]),
        ("news/*.md", ["news/a.md"], ["news/b/a.md", "a.md"]),
        ("**/live/*", ["live/a", "b/live/a"], ["live", "live/b/a"]),
        ("a/**/z", ["a/z", "a/b/c/z"], ["a/z/y", "z"]),
        ("[ab]?.txt", ["ax.txt", "c/b1.txt"], ["cx.txt", "a.txt"]),
        ("!live/**", ["a.md", "archive/a.md", "../live/a.md"], ["live/a.md"]),
    ],
)
def test_a_glob_means_files(glob: str, fitting: list[str], others: list[str]) -> None:
    """A glob counts from the folder of the configuration; ! turns it round."""
    settings = Settings(per_file_ignores={glob: ["BK503"]}, root=os.path.abspath("desk"))

    for path in fitting:
        rules = settings.rules_for(os.path.join("desk", path))
        assert "BK503" not in rules.by_code, path
        assert "BK501" in rules.by_code
    for path in others:
        assert "BK503" in settings.rules_for(os.path.join("desk", path)).by_code, path
    assert "BK503" in settings.rules_for(None).by_code


def test_the_same_ignores_are_the_same_rules() -> None:
    """The rules of many files are put together once."""
    settings = Settings(per_file_ignores={"archive/**": ["BK5"]})

    assert settings.rules_for("archive/a.md") is settings.rules_for("archive/b.md")
    assert settings.rules_for("a.md") is settings.rules_for("b.md")


@given(st.text("a*?/[]!", min_size=1, max_size=12), st.text("a/b", min_size=1, max_size=12))
@settings(max_examples=examples(200), deadline=None)
def test_a_glob_and_its_opposite_part_the_files(glob: str, path: str) -> None:
    """A file is meant by a glob, or by the same with ! before it, and never by both."""
    settings = [
        Settings(per_file_ignores={spelled: ["BK503"]}) for spelled in (f"x/{glob}", f"!x/{glob}")
    ]
    if any(item.faults for item in settings):
        return

    ignored = ["BK503" not in item.rules_for(f"x/{path}").by_code for item in settings]

    assert sorted(ignored) == [False, True]


def test_a_glob_of_many_stars_takes_no_time() -> None:
    """No glob needs more than the product of its length and that of the path."""
    glob = "/".join(["**", "*a*a*a*a*a*a*a*a*b"] * 50)
    settings = Settings(per_file_ignores={glob: ["BK503"]})

    assert "BK503" in settings.rules_for("/".join(["a" * 60] * 60)).by_code
