"""A few articles of which tests know everything."""

from pathlib import Path

HARBOUR = """---
title: Harbour Strike Enters Third Week
author: Ada Lindqvist and Omar Haddad
publisher: Coastal Courier
date: 2024-11-16
url: https://courier.example/harbour
language: en
---

Dockworkers in Rotterdam voted on Tuesday to go on. “We will not load a single crate,” said
Willem de Vries, who leads the union. De Vries wants 7 per cent.

## What the port says

| Terminal | Ships waiting |
|----------|---------------|
| Europoort | 12 |
| Waalhaven | 4 |

> The talks are open.

- Ships go to Antwerp.
  - Some wait at sea.

```
berth\tqueue
```

***

The port of Antwerp expects 30 more ships in Belgium.
"""

ORCHARD = """Skip to content
Late Frost Costs Growers Half the Cherry Crop
By Ingrid Solberg
May 2023

Growers around Hamburg lost half of their cherries in a single night, the chamber of agriculture
in Germany said.

Ingrid Solberg spoke to nine of them, who hope for the autumn and for their apples.
Share this
"""

UNDATED = "Town Hall Opens Its Archive\n\nThe archive of Leeds holds letters from 1840 and maps.\n"


def write(folder: Path) -> Path:
    """Put the articles into a folder, which is created; return it."""
    folder.mkdir(parents=True)
    (folder / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    (folder / "orchard.txt").write_text(ORCHARD, encoding="utf-8")
    (folder / "archive.txt").write_text(UNDATED, encoding="utf-8")
    return folder
