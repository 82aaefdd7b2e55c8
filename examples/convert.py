"""Convert a brief by way of several formats, and see what each of them could not carry."""

from pathlib import Path

import briefkit

source = Path(__file__).with_name("space-brief.txt")
target = Path("converted")
target.mkdir(exist_ok=True)

document = briefkit.read_document(source)
print(f"{source.name} is {document.format}; the reader noticed {len(document.problems)} things")

for name in ("brief.json", "brief.md", "brief.txt"):
    losses = briefkit.convert(source, target / name)
    print(f"{name}: {len(losses)} losses")

# What is not for publication does not survive a format for publication, and briefkit says so.
story = briefkit.loads('{"headline": "A", "ed_note": "Photos to come.", "sections": []}', "json")
try:
    briefkit.write(story, target / "story.json")
    briefkit.convert(target / "story.json", target / "story.md", on_loss="error")
except briefkit.LossError as error:
    print(error)
