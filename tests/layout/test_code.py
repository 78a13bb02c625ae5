"""What the parts of program code are."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.layout.code import LONGEST, language_of, tokens


@pytest.mark.parametrize(
    ("language", "code", "expected"),
    [
        (
            "python",
            "def halve(n):  # half\n    return 'a' if n else 0.5",
            "keyword def|name halve|comment # half|keyword return|string 'a'|keyword if"
            "|keyword else|number 0.5",
        ),
        ("py", "x = 12", "number 12"),
        ("rs", 'let a = "b";', 'keyword let|string "b"'),
        ("json", '{"a": 12}', 'name "a"|number 12'),
        ("c", "int b = 0x7; // c", "keyword int|number 0x7|comment // c"),
        ("html", '<b class="c">d</b>', 'name b|name class|string "c"|name b'),
        ("diff", "-a\n+b", "comment -a|string +b"),
        ("no such language", "def f(): pass", ""),
        ("", "def f(): pass", ""),
        ("python", "", ""),
    ],
    ids=lambda value: value[:12],
)
def test_tokens(language: str, code: str, expected: str) -> None:
    found = [(token, code[start:end].strip()) for start, end, token in tokens(code, language)]
    assert "|".join(f"{token} {part}" for token, part in found if part) == expected


@pytest.mark.parametrize(
    ("marker", "code", "language"),
    [
        ("Python", "", "python"),
        ("{.rust}", "", "rust"),
        ("", "#!/usr/bin/env python3\n", "python"),
        ("", "#! /bin/bash -e\n", "bash"),
        ("", "#!/usr/bin/env -S deno run\n", "deno"),
        ("", "no #!/bin/sh", ""),
        ("text", "#!/bin/sh\n", "text"),
    ],
)
def test_the_language_is_what_the_source_says(marker: str, code: str, language: str) -> None:
    assert language_of(marker, code) == language


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["python", "c", "html", "json", "sh", "yaml", "sql", "js", "perl"]),
    st.text("ab1 .,;:'\"\\/#<>{}()[]=+-*&%$\n\t日é\u0301🙂") | st.text(),
)
def test_tokens_are_ranges_in_order(language: str, code: str) -> None:
    end = 0
    for start, stop, _ in tokens(code, language):
        assert end <= start < stop <= len(code)
        end = stop


def test_a_very_long_block_is_looked_at_in_part() -> None:
    code = "'a'\n" * LONGEST
    assert max(end for _, end, _ in tokens(code, "python")) <= LONGEST


def test_pygments_is_loaded_when_it_is_needed_and_not_before() -> None:
    program = (
        "import sys, tui.widgets.article_view\n"
        "assert 'pygments.lexers' not in sys.modules\n"
        "from tui.layout.code import tokens\n"
        "assert tokens('1', 'python')\n"
        "assert 'pygments.lexers' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
