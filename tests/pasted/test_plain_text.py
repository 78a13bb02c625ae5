"""Plain text that never was a web page: nothing may be lost."""

import pytest

from index.model import Kind
from index.readers.pasted import read_pasted

LONG = (
    "Snow fell on the pass all night, and in the morning the men of the village went up with "
    "shovels to look for the post coach, which had not come down."
)


def blocks(text: str) -> list[tuple[Kind, str]]:
    document = read_pasted(text, "fallback")
    assert document.dropped == ()
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


P, T, H, L, Q = Kind.PARAGRAPH, Kind.TITLE, Kind.HEADING, Kind.LIST, Kind.QUOTE

CASES = {
    "one short line": ("Milk and bread", [(P, "Milk and bread")]),
    "verse": (
        "Winter\n\nThe road is white\nand home is far\nthe lamp is out\n\nNo one is near\nShare it",
        [
            (T, "Winter"),
            (P, "The road is white"),
            (P, "and home is far"),
            (P, "the lamp is out"),
            (P, "No one is near"),
            (P, "Share it"),
        ],
    ),
    "verse without a title": (
        "The road is white\nand home is far\nthe lamp is out",
        [(P, "The road is white"), (P, "and home is far"), (P, "the lamp is out")],
    ),
    "wrapped at a width": (
        "The lost coach\n\n"
        "Snow fell on the pass all night, and in the morning the men of the\n"
        "village went up with shovels to look for the post coach, which had\n"
        "not come down.\n\n"
        "They found it below the second bend. The horses were alive, and so\n"
        "was the driver; he had kept himself warm with the letters of three\n"
        "valleys.\n",
        [
            (T, "The lost coach"),
            (P, LONG),
            (
                P,
                "They found it below the second bend. The horses were alive, and so was the "
                "driver; he had kept himself warm with the letters of three valleys.",
            ),
        ],
    ),
    "wrapped, paragraphs shown by indent": (
        "    Snow fell on the pass all night, and in the morning the men of\n"
        "the village went up with shovels to look for the post coach, which\n"
        "had not come down.\n"
        "    They found it below the second bend. The horses were alive, and\n"
        "so was the driver; he had kept himself warm with the letters of\n"
        "three valleys, as he told everyone who wanted to hear of it.\n",
        [
            (P, LONG),
            (
                P,
                "They found it below the second bend. The horses were alive, and so was the "
                "driver; he had kept himself warm with the letters of three valleys, as he told "
                "everyone who wanted to hear of it.",
            ),
        ],
    ),
    "wrapped, between short lines": (
        "Dear Anna,\n\n"
        "snow fell on the pass all night, and in the morning the men of the\n"
        "village went up with shovels.\n\nYours,\nCarl",
        [
            (P, "Dear Anna,"),
            (
                P,
                "snow fell on the pass all night, and in the morning the men of the village went "
                "up with shovels.",
            ),
            (P, "Yours,"),
            (P, "Carl"),
        ],
    ),
    "wrapped within a compound": (
        "Snow fell on the pass all night, and in the morning a nine-year-\n"
        "old boy went up with a shovel to look for the post coach, which\n"
        "had not come down.",
        [
            (
                P,
                "Snow fell on the pass all night, and in the morning a nine-year-old boy went up "
                "with a shovel to look for the post coach, which had not come down.",
            )
        ],
    ),
    "lists": (
        f"Notes\n\n{LONG}\n\n- shovels\n- rope\n\n1. go up\n2. look\n\n• one lamp",
        [
            (T, "Notes"),
            (P, LONG),
            (L, "shovels"),
            (L, "rope"),
            (L, "go up"),
            (L, "look"),
            (L, "one lamp"),
        ],
    ),
    "a dash alone is no list": (
        f"{LONG}\n\n- Nobody, said the old man.",
        [(P, LONG), (P, "- Nobody, said the old man.")],
    ),
    "quoted mail": (
        f"{LONG}\n\n> Who went up?\n> > I did.\n\nThat was all.",
        [(P, LONG), (Q, "Who went up?"), (Q, "I did."), (P, "That was all.")],
    ),
    "table copied from a page": (
        f"{LONG}\n\nValley\tLetters\nUpper\t40\nLower\t12",
        [(P, LONG), (Kind.TABLE, "Valley\tLetters\nUpper\t40\nLower\t12")],
    ),
    "ruler": (f"{LONG}\n\n* * *\n\n{LONG}", [(P, LONG), (Kind.RULE, ""), (P, LONG)]),
    "heading": (
        f"The lost coach\n\n{LONG}\n\nBelow the bend\n\n{LONG}",
        [(T, "The lost coach"), (P, LONG), (H, "Below the bend"), (P, LONG)],
    ),
    "menu words far apart": (
        f"The lost coach\n\n{LONG}\n\nHome\n\n{LONG}\n\nShare",
        [(T, "The lost coach"), (P, LONG), (H, "Home"), (P, LONG), (P, "Share")],
    ),
    "figures under each other": (
        f"The lost coach\n\n{LONG}\n\n12\n14\n40",
        [(T, "The lost coach"), (P, LONG), (P, "12"), (P, "14"), (P, "40")],
    ),
    "chronicle": (
        f"The lost coach\n\n{LONG}\n\n3 March 1871\n\n{LONG}\n\n4 March 1871\n\n{LONG}",
        [
            (T, "The lost coach"),
            (P, LONG),
            (H, "3 March 1871"),
            (P, LONG),
            (H, "4 March 1871"),
            (P, LONG),
        ],
    ),
    "sources at the end": (
        f"{LONG}\n\nhttps://pass.example/coach\nhttps://pass.example/snow",
        [(P, LONG), (P, "https://pass.example/coach"), (P, "https://pass.example/snow")],
    ),
    "sentences that sound like notices": (
        "Any use of force on the pass was forbidden, and we baked cookies for the men who were "
        "going up there with their shovels.\n\n"
        "By entering the gorge, the driver broke a rule that is older than the road and is part "
        "of the law of the valley group.",
        [
            (
                P,
                "Any use of force on the pass was forbidden, and we baked cookies for the men who "
                "were going up there with their shovels.",
            ),
            (
                P,
                "By entering the gorge, the driver broke a rule that is older than the road and "
                "is part of the law of the valley group.",
            ),
        ],
    ),
    "german": (
        "Schnee am Pass\n\nDie ganze Nacht fiel Schnee auf den Pass, und am Morgen gingen die "
        "Männer des Dorfes mit Schaufeln hinauf.",
        [
            (T, "Schnee am Pass"),
            (
                P,
                "Die ganze Nacht fiel Schnee auf den Pass, und am Morgen gingen die Männer des "
                "Dorfes mit Schaufeln hinauf.",
            ),
        ],
    ),
    "chinese, wrapped": (
        "山口的雪\n\n整夜大雪落在山口上，早晨村里的男人们拿着铲子\n"
        "上山去找那辆没有下来的邮车，可是路上什么也看\n不见。",
        [
            (T, "山口的雪"),
            (
                P,
                "整夜大雪落在山口上，早晨村里的男人们拿着铲子"
                "上山去找那辆没有下来的邮车，可是路上什么也看不见。",
            ),
        ],
    ),
    "arabic": (
        "ثلج على الممر\n\nسقط الثلج طوال الليل على الممر، وفي الصباح صعد رجال القرية بالمجارف "
        "للبحث عن عربة البريد التي لم تصل.",
        [
            (T, "ثلج على الممر"),
            (
                P,
                "سقط الثلج طوال الليل على الممر، وفي الصباح صعد رجال القرية بالمجارف للبحث عن عربة "
                "البريد التي لم تصل.",
            ),
        ],
    ),
    "epigraph in another script": (
        f"Χιόνι στο πέρασμα\n\n{LONG}",
        [(T, "Χιόνι στο πέρασμα"), (P, LONG)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_nothing_is_lost(text: str, expected: list[tuple[Kind, str]]) -> None:
    assert blocks(text) == expected


def test_fallback_title_is_no_text() -> None:
    document = read_pasted(f"{LONG}\n\n{LONG}", "the\x1b file")

    assert document.title == "the␛ file"
    assert list(document.of_kind(Kind.TITLE)) == []


def test_list_markers_and_quote_depth() -> None:
    document = read_pasted("* a\n* b\n\n3) c\n4) d\n\n>> e", "fallback")

    assert [(b.kind, b.marker, b.level, b.quoted) for b in document.blocks] == [
        (L, "•", 1, 0),
        (L, "•", 1, 0),
        (L, "3.", 1, 0),
        (L, "4.", 1, 0),
        (Q, "", 2, 2),
    ]


def test_source_lines_count_as_the_file_does() -> None:
    document = read_pasted(f"\r\nThe lost coach\r\n\r\n{LONG}\r\n\r\n- a\r\n  b\r\n- c\r\n", "f")

    assert [b.source for b in document.blocks] == [(2, 2), (4, 4), (6, 7), (8, 8)]


def test_a_page_of_nothing_but_furniture_is_kept() -> None:
    document = read_pasted("Home\nNews\nFollow us\n", "fallback")

    assert document.text == "Home\n\nNews\n\nFollow us"
    assert document.dropped == ()
