"""Hostile files in every format: nothing is fetched, nothing is opened, nothing is run.

A file of tests/data/formats/hostile is named by what has to become of it: ``.refused.`` or
``.harmless.``. In it, {url} stands for a server that notes who calls, {file} for a secret file.
"""

from __future__ import annotations

import builtins
import io
import os
import socket
import sys
import sysconfig
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

import briefkit
from briefkit.errors import ParseError
from briefkit.formats import BUILTIN, Format
from briefkit.structure import unstructure

HOSTILE = Path(__file__).parents[1] / "data" / "formats" / "hostile"
SECRET = "the secret of the file"
READ = [format for format in BUILTIN if format.loads]
OF_XML = {"nitf", "newsmlg2", "rss", "atom"}

_OURS = tuple(
    {
        os.path.realpath(path)
        for path in (
            *sysconfig.get_paths().values(),
            sys.prefix,
            sys.base_prefix,
            os.path.dirname(briefkit.__file__),
            HOSTILE,
        )
    }
)


@attrs.define
class Canary:
    """A server that notes who calls, and a file that nobody has to open."""

    url: str
    file: str
    calls: list[Any]

    def text(self, path: Path) -> str:
        """Return a hostile file that points at this server and this file."""
        text = path.read_text(encoding="utf-8")
        return text.replace("{url}", self.url).replace("{file}", self.file)


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[Canary]:
    """A canary whose server runs on this machine."""
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    server = socket.create_server(("", 0))
    calls: list[Any] = []

    def answer() -> None:
        while True:
            try:
                caller, _ = server.accept()
            except OSError:
                return
            calls.append(caller)
            caller.close()

    waiting = threading.Thread(target=answer, daemon=True)
    waiting.start()
    host, port = server.getsockname()[:2]
    yield Canary(f"http://{host}:{port}/", str(secret), calls)
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    waiting.join(5)


@pytest.fixture
def sealed(canary: Canary, monkeypatch: pytest.MonkeyPatch) -> Canary:
    """The canary; no socket connects, no name is looked up, no file but of packages is opened."""

    def refuse(*_: object, **__: object) -> Any:
        raise AssertionError("a reader wants to speak to the network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    really_open = builtins.open

    def open_package(file: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(file, (str, os.PathLike)):
            path = os.path.realpath(os.fspath(file))
            assert path.startswith(_OURS), f"a reader opens {path}"
        return really_open(file, *args, **kwargs)

    monkeypatch.setattr(builtins, "open", open_package)
    monkeypatch.setattr(io, "open", open_package)
    return canary


@pytest.mark.parametrize("format", READ, ids=lambda format: format.name)
@pytest.mark.parametrize("path", sorted(HOSTILE.iterdir()), ids=lambda path: path.name)
def test_nothing_is_fetched_or_opened(path: Path, format: Format, sealed: Canary) -> None:
    """Whatever a hostile file is read as: it is refused, or read without a look elsewhere."""
    assert format.loads is not None
    text = sealed.text(path)
    try:
        document = format.loads(text)
    except ParseError as error:
        shown = str(error)
    else:
        shown = repr(unstructure(document.brief)) + repr(document.located_problems())

    assert not sealed.calls
    assert SECRET not in shown
    assert "hahaha" not in shown


@pytest.mark.parametrize("name", sorted(OF_XML & {format.name for format in READ}))
@pytest.mark.parametrize("path", sorted(HOSTILE.glob("*.refused.*")), ids=lambda path: path.name)
def test_declared_entities_are_refused(path: Path, name: str, canary: Canary) -> None:
    """A format of XML refuses a file that declares entities, and says where."""
    with pytest.raises(ParseError) as caught:
        briefkit.loads(canary.text(path), name)

    (problem,) = caught.value.problems
    assert problem.code == "BK007"
    assert problem.span is not None


@pytest.mark.parametrize("path", sorted(HOSTILE.glob("*.harmless.*")), ids=lambda path: path.name)
def test_what_only_points_elsewhere_is_read(path: Path, sealed: Canary) -> None:
    """A story that names scripts, style sheets and documents elsewhere is a story without them."""
    brief = briefkit.loads(sealed.text(path))

    assert brief.headline == "Bridge opens"
    assert "It opened on Friday." in brief.text
    assert "stolen" not in brief.text
    assert not [
        span.href
        for placed in brief.placed_paragraphs
        for span in placed.paragraph.spans
        if span.href and not span.href.startswith(("http:", "https:"))
    ]
