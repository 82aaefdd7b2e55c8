"""Write briefs in a format of one's own: a headline and the times that go with it."""

import briefkit
from briefkit import Brief, Format


def dumps(brief: Brief) -> str:
    """Write a line for a ticker."""
    time = f"{brief.published:%H:%M} " if brief.published else ""
    return f"{time}{' '.join(brief.headline.split())}\n"


TICKER = Format(
    name="ticker",
    title="A line for the ticker",
    suffixes=(".ticker",),
    media_type="text/plain",
    dumps=dumps,
    public=True,
)

brief = briefkit.loads(
    '{"headline": "Council approves bridge", "published": "2025-08-01T14:03:00Z", "sections": []}'
)
print(briefkit.dumps(brief, TICKER), end="")
print("can be read:", TICKER.loads is not None)

try:
    briefkit.losses(brief, TICKER)
except briefkit.UnsupportedDirectionError as error:
    print(error)
