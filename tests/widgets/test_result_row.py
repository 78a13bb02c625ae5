from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from widgets.result_fakes import hit

from index.model import Snippet
from tui.widgets.result_row import SNIPPET_LINES, meta_of, snippet_of, title_of


@pytest.mark.parametrize(
    ("changes", "title", "meta"),
    [
        pytest.param({}, "Title 1", "Evening Ledger · 2 November 2024", id="all"),
        pytest.param({"publisher": None}, "Title 1", "2 November 2024", id="no-publisher"),
        pytest.param({"published": None}, "Title 1", "Evening Ledger", id="no-date"),
        pytest.param(
            {"publisher": None, "published": None}, "Title 1", "/articles/1.txt", id="neither"
        ),
        pytest.param({"title": " \n"}, "1.txt", "Evening Ledger · 2 November 2024", id="untitled"),
        pytest.param(
            {"title": "a\x1b[31m\nb"}, "a␛[31m b", "Evening Ledger · 2 November 2024", id="hostile"
        ),
    ],
)
def test_title_and_meta(changes: dict[str, Any], title: str, meta: str) -> None:
    changed = replace(hit(1), **changes)
    assert (title_of(changed), meta_of(changed)) == (title, meta)


WORDS = st.lists(st.text(st.sampled_from("aé検、-"), min_size=1, max_size=12), max_size=60)


@given(words=WORDS, width=st.integers(4, 80), data=st.data())
@settings(deadline=None)
def test_snippets_fit_and_show_the_first_highlight(
    words: list[str], width: int, data: st.DataObject
) -> None:
    text = " ".join(words)
    places = data.draw(st.sets(st.sampled_from(range(len(words))), max_size=4)) if words else set()
    starts = [sum(len(word) + 1 for word in words[:place]) for place in sorted(places)]
    highlights = tuple(
        (start, start + len(words[place]))
        for start, place in zip(starts, sorted(places), strict=True)
    )
    drawn = snippet_of(Snippet(text, highlights), width)
    assert len(drawn) <= SNIPPET_LINES
    assert all(cell_len("".join(piece for piece, _ in line)) <= width for line in drawn)
    marked = "".join(piece for line in drawn for piece, is_hit in line if is_hit)
    expected = "".join(text[start:end] for start, end in highlights)
    assert marked in expected
    if highlights:
        assert marked.startswith(text[highlights[0][0]])


def test_a_snippet_shows_that_it_was_cut() -> None:
    text = "one two three four five six seven eight nine ten eleven"
    start = text.index("seven")
    drawn = snippet_of(Snippet(text, ((start, start + 5),)), 12)
    assert drawn == [
        [("…", False), ("seven", True), (" eight", False)],
        [("nine ten", False), ("…", False)],
    ]


def test_an_unsafe_snippet_loses_its_highlights() -> None:
    assert snippet_of(Snippet("a\x1b b", ((0, 1),)), 40) == [[("a␛ b", False)]]
