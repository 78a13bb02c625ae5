"""Hand-made articles, in which it is known who is named how often."""

from pathlib import Path

HARBOUR = "Harbour authority reopens the grain terminal"
"""Newest; has an address, six hits for “grain”, Elena Marsh four times."""
TRAINS = "Night trains return to the coast"
"""Second; has no address."""
ORCHARD = "Late frost spares most orchards"
"""Oldest."""

TITLES = [HARBOUR, TRAINS, ORCHARD]
"""Newest first."""

HARBOUR_URL = "https://example.org/harbour"

ARTICLES = {
    "harbour.md": f"""---
title: {HARBOUR}
author: Jonas Weber
publisher: The Harbour Post
date: 2024-11-16
url: {HARBOUR_URL}
---

The port of Lisbon sent off its first ship in three years on Saturday. Elena Marsh, who leads the
Harbour Authority, said the silos hold enough grain for a winter.

## What was rebuilt

President Viktor Halloran called the loan for the grain silos a risk worth taking. Marsh thanked
Halloran for his patience and showed him the [new cranes](https://example.org/cranes).

## What comes next

Germany buys the first grain. A second grain terminal is planned, Marsh said on 12 November 2024,
and grain from Portugal may go out through it. Farmers doubt that, but Marsh does not.
""",
    "trains.txt": f"""{TRAINS}

By Ingrid Solberg

Northern Wire

2 October 2024

The sleeper from Vienna to Trieste runs again after nine years, and it is full.

Passengers carried bicycles, one of them a cello. Grain fields went by until it was dark.
""",
    "orchard.md": f"""---
title: {ORCHARD}
publisher: The Valley Tribune
date: 2023-04-20
---

Growers lit small fires between the rows and lost hardly a blossom.

{"".join(f"Row {row} held out until the morning came.{chr(10)}{chr(10)}" for row in range(60))}
""",
}


def write_articles(folder: Path, articles: dict[str, str]) -> None:
    """Write files into a folder, which is created."""
    folder.mkdir(parents=True)
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")
