"""Write running text in every format, and see what each of them would not keep."""

from pathlib import Path

import briefkit
from briefkit.formats import available

brief = briefkit.read(Path(__file__).with_name("ferry.txt"))
target = Path("converted")
target.mkdir(exist_ok=True)

for format in available().values():
    if format.dumps is None:
        continue
    options = {"uri": "urn:example:ferry"} if format.name == "ninjs" else {}
    path = target / f"ferry{format.suffixes[0]}"
    briefkit.write(brief, path, format, **options)
    losses = briefkit.losses(brief, format, **options)
    print(f"{path.as_posix():<32} {len(losses) or 'no'} losses")
    for loss in losses:
        print(f"  {loss}")
