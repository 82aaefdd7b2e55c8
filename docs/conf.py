"""How the documentation is built: ``sphinx-build -W -n -b html docs docs/_build``."""

from __future__ import annotations

import sys
from pathlib import Path

import briefkit

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "briefkit"
author = "The briefkit developers"
project_copyright = "the briefkit developers"
version = release = briefkit.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "attrs_signatures",
    "tables",
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"briefkit {release}"
html_static_path = ["_static"]
html_css_files = ["tables.css"]

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

# Docstrings put code between single backticks, as messages and Markdown do.
default_role = "code"
autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
autodoc_type_aliases = {
    name: name for name in ("Block", "Check", "Example", "Loads", "OnLoss", "Scope", "StrPath")
}
napoleon_use_rtype = False
python_maximum_signature_line_length = 88
python_use_unqualified_type_names = True
# Names of Python and of other packages: their own documentation is not looked up over a network.
nitpick_ignore_regex = [
    ("py:.*", r"(?!briefkit\.).*"),
    ("py:.*", r".*\.([TKP]|Data|Work)"),  # type variables, and protocols of one method
]
# Examples of rules are faulty on purpose; formats of ours have no lexer.
suppress_warnings = ["misc.highlighting_failure"]
