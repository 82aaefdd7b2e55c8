"""The house rules that the code's own syntax trees can show: floors, cycles, sizes, names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from graphlib import CycleError, TopologicalSorter

import pytest

from source_tree import ROOT, is_package, module_name, module_paths, modules, text_files

# The house, from the ground up. A module imports from the floors below its own, or from
# neighbours: modules of the same floor in the same folder. Of two patterns that fit a module the
# longer counts. A module that none fits has no place in the house yet.
HOUSE = (
    ("problems", "pickling", "echo", "zones", "_version"),
    ("positions", "errors", "model", "model.*"),
    (
        *("times", "charsets", "encoding", "files", "walk", "structure", "_defects", "prose"),
        *("edits", "_operations", "globs", "text_diff", "parallel", "parallel.*"),
        *("compression", "guarded", "seen", "toml_text", "toml_places"),
    ),
    ("prose.lexicon", "prose.lexicon.*", "changes", "changes.*"),
    ("prose.*",),
    (
        *("prose.byline", "prose.byline.*"),
        *("prose.dateline", "prose.dateline.*"),
        *("prose.quotes", "prose.quotes.*"),
    ),
    (
        *("prose.dates", "prose.dates.*"),
        *("prose.speakers", "prose.speakers.*"),
        *("prose.structure", "prose.structure.*"),
    ),
    (
        *("formats._base", "release", "validation.findings", "validation.findings.*"),
        *("validation.words", "validation.words.*"),
    ),
    ("validation.*", "formats.json.*", "formats._xml_text"),
    ("formats._*",),
    ("formats.json",),
    ("formats._embed",),
    ("formats.front_matter", "formats.front_matter.*", "formats.bodies", "formats.bodies.*"),
    (
        *("formats.bodies.html", "formats.bodies.html.*"),
        *("formats.bodies.nitf", "formats.bodies.nitf.*"),
    ),
    ("formats.bodies.plain",),
    ("formats.bodies.story", "formats.bodies.story.*"),
    ("formats.jsonld", "formats.jsonld.*"),
    ("formats.*", "reporters.*", "validation.rules", "validation.rules.*"),
    ("formats.ndjson",),
    ("formats", "reporters", "validation.catalogue", "validation.profiles"),
    (
        *("documents", "schema", "validation.explain"),
        *("validation.configuration", "validation.configuration.*"),
        *("validation.suppression", "validation.suppression.*"),
    ),
    ("inputs", "inputs.*"),
    ("validation.engine",),
    ("conversion", "checking", "validation"),
    ("runs", "runs.*"),
    ("fixing", "fixing.*", "_checkers"),
    ("api",),
    ("testing", "_strategies"),
    ("bulk", "bulk.*"),
    ("arrow", "arrow.*"),
    ("cli", "cli.*"),
    ("__main__", ""),  # `briefkit` itself is a facade: names, imported when they are first used
)
FLOORS = {
    f"briefkit.{pattern}".rstrip("."): floor
    for floor, patterns in enumerate(HOUSE)
    for pattern in patterns
}

# Imports that go up, each for its reason.
UPWARD = {
    ("briefkit.model.people", "briefkit.prose.byline"): "Byline.parse, a convenience",
    ("briefkit.model.people", "briefkit.prose.dateline"): "Dateline.parse, a convenience",
}

MODULE_LINES = 350
FUNCTION_LINES = 60

# Only the command line speaks, listens and ends the process.
SPEAKING = {
    *("print", "input", "exit", "quit", "breakpoint", "SystemExit"),
    *("sys.exit", "sys.stdin", "sys.stdout", "sys.stderr", "os._exit"),
}

Imports = dict[str, set[str]]


def floor_of(module: str) -> int | None:
    """Return the floor of a module, 0 for the ground; None where it has no place."""
    fitting = [pattern for pattern in FLOORS if fnmatchcase(module, pattern)]
    return FLOORS[max(fitting, key=len)] if fitting else None


def imports_of(module: str, tree: ast.Module) -> Iterator[str]:
    """Yield what of this package a module imports, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if is_ours(alias.name))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by dots: {ast.unparse(node)}"
            if is_ours(node.module or ""):
                for alias in node.names:
                    name = f"{node.module}.{alias.name}"
                    yield name if name in modules() else node.module or ""


def is_ours(name: str) -> bool:
    """Tell whether a dotted name lies in this package."""
    return name == "briefkit" or name.startswith("briefkit.")


@pytest.fixture(scope="module")
def imports() -> Imports:
    """For each module, the modules of this package that it imports."""
    return {name: set(imports_of(name, tree)) for name, tree in modules().items()}


def folder(module: str) -> str:
    """Return the package whose folder a module lies in; an `__init__` lies in its own."""
    return module if is_package(module) else module.rpartition(".")[0]


def test_every_module_has_a_floor() -> None:
    """A new module takes its place in the table before it is used."""
    assert not [name for name in modules() if floor_of(name) is None]


def test_imports_go_down(imports: Imports) -> None:
    """Imports lead to lower floors or to neighbours, under TYPE_CHECKING and in functions too."""
    upward = [
        f"{module} -> {target}"
        for module, targets in imports.items()
        for target in targets - {module}
        if (module, target) not in UPWARD and not leads_down(module, target)
    ]

    assert not sorted(upward)


def leads_down(module: str, target: str) -> bool:
    """Tell whether an import is one that the house allows."""
    here, there = floor_of(module) or 0, floor_of(target) or 0
    return there < here or (there == here and folder(module) == folder(target))


def test_every_exception_is_needed(imports: Imports) -> None:
    """An upward import that nobody makes any more leaves the list."""
    assert not [pair for pair in UPWARD if pair[1] not in imports[pair[0]]]


def test_there_are_no_cycles(imports: Imports) -> None:
    """No module needs itself, however long the way round."""
    graph = {
        module: {target for target in targets if (module, target) not in UPWARD}
        for module, targets in imports.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_formats_and_validation_keep_apart(imports: Imports) -> None:
    """What spells briefs and what judges them know nothing of each other."""
    pairs = (
        ("briefkit.formats", "briefkit.validation"),
        ("briefkit.validation", "briefkit.formats"),
        ("briefkit.formats", "briefkit.reporters"),
        ("briefkit.validation", "briefkit.reporters"),
    )
    meetings = [
        f"{module} -> {target}"
        for here, there in pairs
        for module, targets in imports.items()
        if f"{module}.".startswith(f"{here}.")
        for target in targets
        if f"{target}.".startswith(f"{there}.")
    ]

    assert not meetings


def test_nothing_imports_from_the_package_it_sits_in(imports: Imports) -> None:
    """The `__init__` of a package imports its modules, so they cannot import it."""
    circles = [
        f"{module} -> {target}"
        for module, targets in imports.items()
        for target in targets
        if module.startswith(f"{target}.") and module != "briefkit.__main__"
    ]

    assert not circles


def test_only_the_command_line_speaks() -> None:
    """No other module prints, reads standard input or ends the process."""
    speaking = [
        f"{module}:{line} {word}"
        for module, tree in modules().items()
        if not module.startswith(("briefkit.cli", "briefkit.__main__"))
        for line, word in spoken(tree)
    ]

    assert not speaking


def spoken(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each use of a terminal or of the end of the process.

    To catch what would end it is no use.
    """
    handlers = (node.type for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler))
    caught = {named for kinds in handlers if kinds for named in ast.walk(kinds)}
    for node in ast.walk(tree):
        is_name = isinstance(node, (ast.Name, ast.Attribute)) and node not in caught
        if is_name and ast.unparse(node) in SPEAKING:
            yield node.lineno, ast.unparse(node)


def test_modules_are_short() -> None:
    """A module fits into a head; what outgrows it is split by theme."""
    lengths = {module_name(path): len(path.read_text().splitlines()) for path in module_paths()}

    assert not {name: length for name, length in lengths.items() if length > MODULE_LINES}


def test_functions_are_short() -> None:
    """A function fits on a screen, what it says of itself aside."""
    lengths = {
        f"{module}.{node.name}": (node.end_lineno or 0) - node.lineno + 1 - said_lines(node)
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }

    assert not {name: length for name, length in lengths.items() if length > FUNCTION_LINES}


def said_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines the docstring of a function takes."""
    return len((ast.get_docstring(function, clean=False) or "").splitlines())


@pytest.mark.parametrize("module", modules())
def test_public_names_are_listed_and_documented(module: str) -> None:
    """Every module says what it is for, lists what it offers, and explains each of those."""
    tree = modules()[module]
    assert ast.get_docstring(tree), "no docstring"
    defined = dict(definitions(tree.body))
    listed = listed_names(tree)
    public = {name for name in defined if not name.startswith("_")}
    if module.startswith("briefkit.validation.rules.") and ".rules._" not in module:
        public = {"RULES"}  # a module of rules offers them in one tuple

    assert not sorted(public - {*listed}), "not in __all__"
    assert not [name for name in listed if not defined.get(name, True)], "no docstring"


def definitions(body: list[ast.stmt]) -> Iterator[tuple[str, bool]]:
    """Yield the functions, classes and constants of a module, and whether each is explained."""
    for node, following in zip(body, [*body[1:], ast.Pass()], strict=True):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name, bool(ast.get_docstring(node)) and not unexplained(node)
        name = constant_name(node)
        if name:
            is_text = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            yield name, is_text or explains_itself(node)


def explains_itself(node: ast.stmt) -> bool:
    """Tell whether a constant is a row, or the rows, of a table: records with their own titles."""
    source = ast.unparse(node)
    return source.startswith(("FORMAT = Format(", "RULES")) or " = Rule(" in source


def unexplained(node: ast.AST) -> list[str]:
    """Return the public methods and fields of a class that have no docstring."""
    if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
        return []
    named = definitions_in_class(node.body)
    return [name for name, explained in named if not name.startswith("_") and not explained]


def definitions_in_class(body: list[ast.stmt]) -> Iterator[tuple[str, bool]]:
    """Yield the methods and annotated fields of a class, and whether each is explained."""
    for node, following in zip(body, [*body[1:], ast.Pass()], strict=True):
        if isinstance(node, ast.FunctionDef):
            yield node.name, bool(ast.get_docstring(node))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            is_text = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            yield node.target.id, is_text


def constant_name(node: ast.stmt) -> str | None:
    """Return the name that a statement gives a value to, unless it is a type variable."""
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        made_by = node.value.func if isinstance(node.value, ast.Call) else None
        if not (isinstance(made_by, ast.Name) and made_by.id in {"TypeVar", "ParamSpec"}):
            return node.targets[0].id
    return None


def listed_names(tree: ast.Module) -> list[str]:
    """Return what `__all__` lists."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return list(ast.literal_eval(node.value))
    return []


# Spelled in pieces, so that this file does not find itself.
UNWANTED = {
    "an unfinished thought": r"\b(?:TO" + r"DO|FIX" + r"ME)\b",
    "a stub": r"\bNotImplemented" + r"Error\b",
    "a machine's path": r"(?<![\w.])/(?:ho" + r"me|ro" + r"ot|wo" + r"rk|Us" + r"ers|private)/\w",
    "a registry's address": r"py" + r"pi\.org|python" + r"hosted|--(?:extra-)?index" + r"-url",
    "a private host": r"https?://(?:local" + r"host|\d+\.\d+\.\d+\.\d+|[\w-]+(?::\d+)?/)",
}


@pytest.mark.parametrize("what", UNWANTED)
def test_files_hold_nothing_unwanted(what: str) -> None:
    """No file of the project holds what belongs to one machine, or to an earlier day."""
    pattern = re.compile(UNWANTED[what])
    found = [
        f"{path.relative_to(ROOT)}:{number} {line.strip():.80}"
        for path in text_files()
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]

    assert not found
