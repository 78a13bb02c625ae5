"""Words that try to be more than text."""

import re

HOSTILE = (
    "[/x] [bold]no markup[/bold] [@click=app.quit]here[/]",
    "\x1b]52;c;aGFyYm91cg==\x07 \x9b31m \x1b[2J over",
    "\u202esdrawkcab\u2066 and \u200fon",
    "検索結果の見出し" * 12,
    "مرحبا بالعالم שלום עולם",
    "e" + "\u0301" * 9 + " 👩\u200d👩\u200d👧 ❤\ufe0f 🏳\ufe0f",
    "\ttab\x00nul\x7fdel\x85next",
)


def article(words: str) -> str:
    """An article that says some words wherever it can."""
    # As they are, control characters would make it a binary file.
    words = re.sub(r"[\x00-\x1f\x7f-\x9f]", lambda match: f"&#{ord(match[0])};", words)
    return f"""# {words}

Colonel Ada {words} met Ada Brook of the {words} Board in Lisbon. Brook said {words}.

| {words} | [{words}](https://example.org/{words}) |
| --- | --- |
| Ada Brook | `{words}` |

- {words}

> {words}
"""
