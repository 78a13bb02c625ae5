"""The query language as a table, for help and documentation."""

SYNTAX: tuple[tuple[str, str], ...] = (
    ("drone supply", "both words, in any form; as they are typed they count more"),
    ('"ticking bomb"', "these words side by side"),
    ('"cut supply"~5', "these words in any order, at most five others among them"),
    (
        '"offensive place:Donetsk"~10',
        "words near an entity, whatever it is called there; also place:'Nova Kakhovka'",
    ),
    ("drone OR missile", "one of the two, or both"),
    ("drone -naval", "without a word; NOT naval means the same"),
    (
        "(drone OR missile) attack",
        "parentheses; NOT goes before AND, a space is AND, OR comes last",
    ),
    ("encircl*", "all words that begin so"),
    ("zelenskiy~", "words spelled nearly so, one letter apart; zelenskiy~2, two"),
    ("Kiev", "also Kyiv: names that the library or Dateline knows as one"),
    ("=Kyiv", "exactly this form of the word, and no other name; also =place:Kyiv"),
    (
        "place:Kyiv",
        "articles that mention a place by this name; also person: org: group: unit:",
    ),
    ('title:"grain terminal"', "words of the title"),
    ('by:"Ada Lind"', "who wrote it"),
    ("source:Reuters", "the publisher"),
    ("lang:en", "the language, by its code"),
    ("path:2024/", "part of the file's path"),
    ("date:2024-11..2025-02", "when it was published; also 2024, >=2024-11-16, yesterday"),
    ('date:"last 3 months"', "likewise: days, weeks, months or years"),
    ("is:unread", "not read yet; also is:read and is:starred"),
    ("has:url", "what has a web address"),
)
"""What one writes, and what it means."""
