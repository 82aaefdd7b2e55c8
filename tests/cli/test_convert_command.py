"""``briefkit convert``: one file, many files, folders, streams."""

from __future__ import annotations

import json

import pytest
from desk import CLEAN, Desk

from briefkit import formats
from briefkit.formats import Format

LINES = "".join(json.dumps({"headline": name, "sections": []}) + "\n" for name in ("One", "Two"))
NOTED = {**CLEAN, "ed_note": "hold for legal", "fooo": 1}


def headlines(text: str) -> list[str]:
    """Return the headlines of NDJSON."""
    return [json.loads(line)["headline"] for line in text.splitlines()]


def test_one_input_is_printed(desk: Desk) -> None:
    """Without --output the brief goes to standard output, indented, and the sum to the other."""
    desk.put("story.json")

    done = desk.run("convert", "story.json", "--to", "json")

    assert done.code == 0
    assert json.loads(done.out) == CLEAN
    assert done.out.startswith('{\n  "briefkit": 1,')
    assert done.lines == ["1 brief converted, nothing lost (json)"]


def test_compact_is_one_line(desk: Desk) -> None:
    """--compact writes JSON without indentation."""
    desk.put("story.json")

    done = desk.run("convert", "story.json", "--to", "json", "--compact")

    assert done.out.count("\n") == 1


@pytest.mark.parametrize("output", [(), ("--output", "-")])
def test_standard_input_and_output(desk: Desk, output: tuple[str, ...]) -> None:
    """A dash reads standard input, whose format its content tells, and writes the other."""
    done = desk.run("convert", "-", "--to", "ndjson", *output, stdin=json.dumps(CLEAN).encode())

    assert (done.code, headlines(done.out)) == (0, [CLEAN["headline"]])


def test_a_stream_on_standard_input(desk: Desk) -> None:
    """Many briefs on standard input are many briefs on the other side, U+2028 or not."""
    lines = LINES.replace("Two", "Two\u2028lines").encode()

    done = desk.run("convert", "-", "--from", "ndjson", "--to", "ndjson", stdin=lines)

    assert (done.code, done.lines) == (0, ["2 briefs converted, nothing lost (ndjson)"])
    assert [json.loads(line)["headline"] for line in done.out.split("\n")[:-1]] == [
        "One",
        "Two\u2028lines",
    ]


@pytest.mark.parametrize(
    ("name", "options"),
    [("out.json", ()), ("out.ndjson", ()), ("out.data", ("--to", "json"))],
)
def test_a_file_is_written(desk: Desk, name: str, options: tuple[str, ...]) -> None:
    """The suffix of --output tells the format, unless --to does."""
    desk.put("story.json")

    done = desk.run("convert", "story.json", "--output", name, *options)

    assert (done.code, done.out) == (0, "")
    assert desk.read(name) == CLEAN


def test_an_input_is_not_replaced_by_another_format(desk: Desk) -> None:
    """A file keeps the format that its name says; to write it anew in that format tidies it."""
    desk.put("story.json")
    before = (desk.folder / "story.json").read_text()

    refused = desk.run("convert", "story.json", "--to", "markdown", "--output", "story.json")
    kept = (desk.folder / "story.json").read_text()
    tidied = desk.run("convert", "story.json", "--output", "story.json")

    assert (refused.code, kept) == (2, before)
    assert "story.json: this is the input, and markdown would take its place" in refused.err
    assert tidied.code == 0
    assert json.loads((desk.folder / "story.json").read_text()) == CLEAN


def test_from_overrules_the_suffix(desk: Desk) -> None:
    """A file is read as what --from says it is."""
    desk.put("story.txt", json.dumps(CLEAN))

    done = desk.run("convert", "story.txt", "--from", "json", "--to", "ndjson")

    assert headlines(done.out) == [CLEAN["headline"]]


def test_problems_and_losses_are_told(desk: Desk) -> None:
    """What the reader noticed and what is lost: a line each, with its place, then the sum."""
    desk.put("story.json", json.dumps(NOTED, indent=1))

    done = desk.run("convert", "story.json", "--to", "wire")

    assert done.code == 0
    assert "story.json:32:2: BK102 unknown field 'fooo'" in done.lines
    assert "story.json: lost ed_note: dropped 'hold for legal'" in done.lines
    assert done.lines[-1].startswith("1 brief converted, ")
    assert done.lines[-1].endswith("losses, 1 problem in reading (wire)")


def test_quiet_says_nothing(desk: Desk) -> None:
    """--quiet leaves standard error to errors."""
    desk.put("story.json", NOTED)

    done = desk.run("convert", "story.json", "--to", "wire", "--quiet")

    assert (done.code, done.err) == (0, "")
    assert done.out


def test_losses_can_be_refused(desk: Desk) -> None:
    """--on-loss error writes nothing, names what would be lost, and exits with 1."""
    desk.put("story.json", NOTED)

    done = desk.run("convert", "story.json", "-o", "story.txt", "--on-loss", "error", "-q")

    assert (done.code, desk.names) == (1, {"story.json"})
    assert "ed_note: dropped 'hold for legal'" in done.err
    assert "'--on-loss report'" in done.err


def test_losses_can_be_ignored(desk: Desk) -> None:
    """--on-loss ignore writes without a look at what is lost."""
    desk.put("story.json", {**CLEAN, "ed_note": "hold for legal"})

    done = desk.run("convert", "story.json", "--to", "wire", "--on-loss", "ignore")

    assert (done.code, done.lines) == (0, ["1 brief converted, losses not looked for (wire)"])


def test_a_folder_is_mirrored(desk: Desk) -> None:
    """Each file below a folder gets one in the output folder; what is no brief is passed over."""
    for name in ("in/a.json", "in/deep/er/b.json", "in/.hidden/c.json", "in/.d.json", "in/e.xyz"):
        desk.put(name)

    done = desk.run("convert", "in", "--to", "wire", "--output", "out")

    assert done.code == 0
    written = {name for name in desk.names if name.startswith("out")}
    assert written == {"out/a.txt", "out/deep/er/b.txt"}


def test_the_output_folder_is_not_read_again(desk: Desk) -> None:
    """Converting a folder into one below it twice gives the same files as once."""
    desk.put("a.json")

    for _ in range(2):
        assert desk.run("convert", ".", "--to", "json", "--output", "out").code == 0

    assert desk.names == {"a.json", "out/a.json"}


def test_links_to_folders_are_not_followed(desk: Desk) -> None:
    """A link to a folder is not searched, so a circle of them ends."""
    desk.put("in/a.json")
    (desk.folder / "in" / "circle").symlink_to(desk.folder / "in", target_is_directory=True)

    assert desk.run("convert", "in", "--to", "json", "--output", "out/").code == 0
    assert desk.names == {"in/a.json", "out/a.json"}


def test_one_input_named_twice_is_one(desk: Desk) -> None:
    """A file that is named twice is converted once, as if it were named once."""
    desk.put("a.json")

    once, twice = (
        desk.run("convert", *paths, "--to", "wire")
        for paths in (("a.json",), ("a.json", "./a.json"))
    )

    assert (twice.code, twice.out) == (once.code, once.out) == (0, once.out)


def test_one_input_can_go_to_a_folder(desk: Desk) -> None:
    """A slash at the end of --output makes it a folder, so that a glob may fit one file only."""
    desk.put("story.json")

    assert desk.run("convert", "story.json", "--to", "wire", "--output", "out/").code == 0
    assert desk.names == {"story.json", "out/story.txt"}


def test_same_names_are_an_error_before_anything_is_written(desk: Desk) -> None:
    """Two inputs that would become one file are told, and nothing is written."""
    names = desk.put("a/story.json"), desk.put("b/story.ndjson"), desk.put("c/other.json")

    done = desk.run("convert", *map(str, names), "--to", "json", "--output", "out")

    assert done.code == 2
    assert not (desk.folder / "out").exists()
    assert "both" in done.err
    assert "story.ndjson" in done.err


@pytest.mark.parametrize("output", ["all.ndjson", "-"])
def test_many_become_one_stream(desk: Desk, output: str) -> None:
    """A format of many briefs takes all inputs, in their order."""
    desk.put("a.json")
    desk.put("b.ndjson", LINES)

    done = desk.run("convert", "b.ndjson", "a.json", "--to", "ndjson", "--output", output)

    assert done.code == 0
    text = done.out if output == "-" else (desk.folder / output).read_text()
    assert headlines(text) == ["One", "Two", CLEAN["headline"]]


def test_one_bad_file_does_not_stop_the_others(desk: Desk) -> None:
    """Of many files those that can be read are converted; the exit code is 2 all the same."""
    desk.put("a.json")
    desk.put("b.json", "{")
    desk.put("c.json")

    names = ("a.json", "b.json", "missing.json", "c.json")
    done = desk.run("convert", *names, "--output", "out/", "--to", "json")

    assert done.code == 2
    assert {n for n in desk.names if n.startswith("out")} == {"out/a.json", "out/c.json"}
    assert [line for line in done.lines if line.startswith("briefkit: error: b.json:1:2: ")]
    assert [line for line in done.lines if line.startswith("briefkit: error: missing.json: ")]
    assert done.lines[-1] == "2 briefs converted, nothing lost, 2 failures (json)"


def test_one_bad_file_does_not_stop_a_stream(desk: Desk) -> None:
    """Of a bad file nothing gets into the stream, and the others do."""
    desk.put("a.json")
    desk.put("b.ndjson", LINES + "{\n")

    done = desk.run("convert", "b.ndjson", "a.json", "--to", "ndjson")

    assert (done.code, headlines(done.out)) == (2, [CLEAN["headline"]])
    assert done.lines[-1] == "1 brief converted, nothing lost, 1 failure (ndjson)"


def test_nothing_makes_no_stream(desk: Desk) -> None:
    """Where no input can be read, no empty file is left for a success."""
    desk.put("a.json", "{")

    done = desk.run("convert", "a.json", "no.json", "--to", "ndjson", "-o", "all.ndjson")

    assert (done.code, desk.names) == (2, {"a.json"})
    assert done.lines[-1].startswith("briefkit: error: all.ndjson: nothing is left to write; ")


def test_losses_of_one_among_many_are_numbered(desk: Desk) -> None:
    """What a brief of a stream loses is told with the number of the brief."""
    desk.put("all.ndjson", json.dumps({**CLEAN, "ed_note": "hold"}) + "\n")

    done = desk.run("convert", "all.ndjson", "--to", "wire")

    assert "all.ndjson (brief 1): lost ed_note: dropped 'hold'" in done.lines


def test_an_input_named_twice_is_converted_once(desk: Desk) -> None:
    """A file that is named and lies in a folder that is named too counts once."""
    desk.put("in/a.json")

    done = desk.run("convert", "in/a.json", "in", "--to", "ndjson")

    assert done.out.count("\n") == 1


HELD = {**CLEAN, "embargoed": "2999-01-01T00:00:00Z"}


def test_an_embargo_is_kept(desk: Desk) -> None:
    """A brief under embargo gets no public file: one line names it and the way out, exit code 1."""
    desk.put("story.json", HELD)

    done = desk.run("convert", "story.json", "-o", "story.md")

    assert (done.code, desk.names) == (1, {"story.json"})
    (line,) = done.lines
    assert line.startswith(f"briefkit: error: story.json: '{CLEAN['headline']}' is under embargo")
    assert line.endswith(
        "until 2999-01-01T00:00:00+00:00, and markdown is for the public; "
        "'--allow-embargoed' writes it all the same"
    )


def test_an_embargo_can_be_passed_over(desk: Desk) -> None:
    """--allow-embargoed writes it all the same; what is not public needs no leave."""
    desk.put("story.json", HELD)

    asked = desk.run("convert", "story.json", "--to", "markdown", "--allow-embargoed")
    archived = desk.run("convert", "story.json", "--to", "ndjson")

    assert (asked.code, archived.code) == (0, 0)
    assert CLEAN["headline"] in asked.out


def test_one_of_many_is_named_and_keeps_nobody(desk: Desk) -> None:
    """Of many files the held one is left out, by name; the others are written."""
    desk.put("in/held.json", {**HELD, "status": "withheld", "id": "urn:example:held"})
    desk.put("in/free.json")

    done = desk.run("convert", "in", "--to", "markdown", "-o", "out")

    assert done.code == 1
    assert "out/free.md" in desk.names
    assert "out/held.md" not in desk.names
    assert (
        "in/held.json: 'urn:example:held' is withheld, and markdown is for the public" in done.err
    )


def test_one_brief_of_a_stream_is_named(desk: Desk) -> None:
    """A stream with one held brief gives no public file at all, and the error names the brief."""
    lines = [CLEAN, {**HELD, "id": "urn:example:held"}]
    desk.put("all.ndjson", "".join(json.dumps(line) + "\n" for line in lines))

    done = desk.run("convert", "all.ndjson", "--to", "wire")

    assert (done.code, done.out) == (1, "")
    assert "'urn:example:held' is under embargo until 2999" in done.err


def test_options_of_a_format(desk: Desk) -> None:
    """--option hands on what the format takes; --embed keeps what it has no place for."""
    desk.put("story.json", {**CLEAN, "extra": {"desk": [1]}})
    options = ("--to", "ninjs", "--option", "version=2.2", "--output", "a.ninjs")

    lost = desk.run("convert", "story.json", *options)
    kept = desk.run("convert", "story.json", *options, "--embed", "--on-loss", "error")
    back = desk.run("convert", "a.ninjs", "--to", "json")

    assert (lost.code, kept.code) == (0, 0)
    assert any("lost extra.desk" in line for line in lost.lines)
    assert kept.lines == ["1 brief converted, nothing lost (ninjs)"]
    assert json.loads(back.out) == {**CLEAN, "extra": {"desk": [1]}}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            ("--to", "ninjs", "--option", "versio=2.2"),
            "--option: there is no 'versio'; did you mean",
        ),
        (
            ("--to", "ninjs", "--option", "version=9"),
            "--option version: there is no '9'; there are 3.1, 3.0, 2.2, 2.1, 2.0, 1.6, 1.5, 1.4",
        ),
        (("--to", "html", "--option", "fragment=perhaps"), "fragment=perhaps: expected yes or no"),
        (("--to", "wire", "--option", "a=b"), "--option a: wire has no options"),
        (("--to", "wire", "--option", "a"), "expected NAME=VALUE, got 'a'"),
        (("--to", "wire", "--embed"), "--embed: wire cannot carry a copy of the brief; these can:"),
        (("--to", "ndjson", "--embed"), "cannot carry a copy of the brief; it loses nothing"),
    ],
)
@pytest.mark.parametrize("command", ["convert", "losses"])
def test_what_a_format_does_not_take(
    desk: Desk, command: str, options: tuple[str, ...], says: str
) -> None:
    """An option or value that a format lacks is refused in one line, before anything is read."""
    done = desk.run(command, "not-there.json", *options)

    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert says in done.err


def test_what_failed_is_not_counted(desk: Desk) -> None:
    """Problems and losses of a file that was not written are not in the sum."""
    good = {**CLEAN, "ed_note": "hold for legal"}
    desk.put("many.ndjson", json.dumps({**good, "fooo": 1}) + "\n{\n")
    desk.put("one.json", good)

    done = desk.run("convert", "many.ndjson", "one.json", "--to", "markdown", "--output", "out/")

    assert done.code == 2
    assert done.lines[-1] == "1 brief converted, 1 loss, 1 failure (markdown)"


def test_losses_of_a_format_that_is_only_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can tell them: that is said, and no loss at all is not taken for granted."""
    shout = Format(
        name="shout",
        title="Shouting",
        suffixes=(".shout",),
        media_type="text/plain",
        dumps=lambda brief: brief.headline.upper() + "\n",
    )
    monkeypatch.setattr(formats, "BUILTIN", (*formats.BUILTIN, shout))
    desk.put("story.json")
    says = "what is lost is not known; the format shout cannot be read"

    written = desk.run("convert", "story.json", "--to", "shout")
    refused = desk.run("convert", "story.json", "--to", "shout", "--on-loss", "error")
    asked = desk.run("losses", "story.json", "--to", "shout", "--exit-code")

    assert (written.code, refused.code, asked.code) == (0, 1, 1)
    assert written.out.startswith("COUNCIL")
    assert refused.out == ""
    assert says in written.lines[0]
    assert says in refused.err
    assert says in asked.out


@pytest.mark.parametrize(
    "options", [(), ("--output", "story.docx"), ("--to", "docx")], ids=["none", "suffix", "name"]
)
def test_only_formats_that_are_written_are_offered(desk: Desk, options: tuple[str, ...]) -> None:
    """Where a format to write is to be named, those that are only read are not among them."""
    desk.put("story.json")

    done = desk.run("convert", "story.json", *options)

    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert "ninjs" in done.err
    assert "web" not in done.err


@pytest.mark.parametrize("name", ["ninjs", "ans", "jsonfeed", "jsonld"])
def test_broken_json_is_told_by_the_format_that_was_named(desk: Desk, name: str) -> None:
    """What is no JSON at all is an error of the format that it was to be read as."""
    desk.put("broken.json", '{"uri": ')

    done = desk.run("convert", "broken.json", "--from", name, "--to", "json")

    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert f"not a valid {name} brief: not JSON" in done.err
