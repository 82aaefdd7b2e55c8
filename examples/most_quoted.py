"""Ask an archive who is quoted most: stories to Parquet, and DuckDB over the columns.

Needs what `pip install 'briefkit[arrow]' duckdb` brings.
"""

from pathlib import Path

import briefkit
from briefkit import arrow

here = Path(__file__).parent
stories = [here / "space-brief.txt", here / "ferry.txt", *sorted(here.glob("ninjs/*.json"))]

try:
    import duckdb
    import pyarrow.parquet as pq

    table = arrow.to_table(briefkit.read(story) for story in stories)
except ImportError:
    print("pyarrow or duckdb is not installed; run: pip install 'briefkit[arrow]' duckdb")
    raise SystemExit(0) from None

pq.write_table(table, "archive.parquet", compression="zstd")

MOST_QUOTED = """
    SELECT quote.speaker, count(*) AS quotations, count(DISTINCT headline) AS stories
    FROM (SELECT headline, unnest(quotes) AS quote FROM 'archive.parquet')
    WHERE quote.speaker IS NOT NULL
    GROUP BY quote.speaker ORDER BY quotations DESC, quote.speaker
"""
LONGEST = "SELECT headline, word_count FROM 'archive.parquet' ORDER BY word_count DESC LIMIT 3"

for query in (MOST_QUOTED, LONGEST):
    for row in duckdb.sql(query).fetchall():
        print(*row, sep=" · ")
    print()

back = list(briefkit.iter_documents("archive.parquet"))
print(f"{len(back)} briefs, whole again: {back[0].brief == briefkit.read(stories[0])}")
