"""The query language as a table, for help and documentation."""

SYNTAX: tuple[tuple[str, str], ...] = (
    ("drone supply", "both words, in any form; as they are typed they count more"),
    ('"ticking bomb"', "these words side by side"),
    ('"cut supply"~5', "these words in any order, at most five others among them"),
    ("drone OR missile", "one of the two, or both"),
    ("drone -naval", "without a word; NOT naval means the same"),
    (
        "(drone OR missile) attack",
        "parentheses; NOT goes before AND, a space is AND, OR comes last",
    ),
    ("encircl*", "all words that begin so"),
    ("=Kyiv", "exactly this form of the word"),
)
"""What one writes, and what it means."""
