"""Take ninjs files, as an agency sends them, into the Markdown pages and the feed of a site.

What is under embargo stays out: a format for publication is refused until the embargo is over.
"""

from pathlib import Path

import briefkit

wire = Path(__file__).with_name("ninjs")
site = Path("site")
site.mkdir(exist_ok=True)

published = []
for source in sorted(wire.glob("*.json")):
    page = site / f"{source.stem}.md"
    try:
        losses = briefkit.convert(source, page)
    except briefkit.EmbargoError as error:
        print(f"{source.name}: held back: {error}")
        continue
    print(f"{source.name} -> {page.as_posix()}")
    for loss in losses:
        print(f"  {loss}")
    published.append(briefkit.read(source))

feed = briefkit.conversion.iter_dumps(
    published, "rss", title="Kettle Bay Wire", link="https://example.org/"
)
(site / "feed.rss").write_text("".join(feed), encoding="utf-8")
print(f"feed: {len(published)} stories")
print()
print((site / "heron.md").read_text(encoding="utf-8"), end="")
