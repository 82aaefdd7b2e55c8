"""Write running text in every format, and see what each of them would not keep."""

from pathlib import Path

import attrs

import briefkit
from briefkit.formats import available

story = briefkit.read(Path(__file__).with_name("ferry.txt"))
brief = attrs.evolve(story, id="urn:example:ferry")
target = Path("converted")
target.mkdir(exist_ok=True)

for format in available().values():
    if format.dumps is None:
        continue
    path = target / f"ferry{format.suffixes[0]}"
    briefkit.write(brief, path, format)
    try:
        losses = briefkit.losses(brief, format)
    except briefkit.MissingDependencyError as error:  # to read RSS and Atom back
        print(f"{path.as_posix()}: losses unknown: {error}")
        continue
    print(f"{path.as_posix()}: {len(losses) or 'no'} losses")
    for loss in losses:
        print(f"  {loss}")
