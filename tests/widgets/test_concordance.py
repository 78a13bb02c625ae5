"""Mentions in their context, and what is said of an entity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.library import EntityPage, LibraryEntity, MentionLine
from index.model import EntityType, PartialDate
from tui.concordance import LineOrder, about, dates_of, in_context, last_cells, ordered

TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=60)


def line(before: str, text: str, after: str, published: PartialDate | None = None) -> MentionLine:
    return MentionLine(1, "Title", published, 0, 1, before, text, after)


def page(**others: object) -> EntityPage:
    entity = LibraryEntity("place:kyiv", EntityType.PLACE, "Kyiv", 3, 5)
    made: dict[str, object] = {
        "entity": entity,
        "articles": (1, 2, 3),
        "judged": 3,
        "forms": {"Kyiv": 2, "Kiev": 1},
        "months": {"2023": (1, 1), "2024-10": (1, 3), "2024-11": (1, 1)},
        "seen": (PartialDate(2023), PartialDate(2024, 11, 16)),
        "companions": (),
    }
    return EntityPage(**{**made, **others})  # type: ignore[arg-type]


def test_a_mention_stands_between_what_is_around_it() -> None:
    shown = in_context(line("He came to ", "Kyiv", " on foot.", PartialDate(2024, 11)), 60)
    assert "".join(shown) == f"2024-11{' ' * 13}He came to Kyiv on foot."


@given(TEXT, TEXT.filter(str.strip), TEXT, st.integers(0, 120))
def test_a_mention_fits_and_begins_in_one_column(
    before: str, text: str, after: str, width: int
) -> None:
    shown = in_context(line(before, text, after), width)
    assert sum(map(cell_len, shown)) <= width
    other = in_context(line("", text, ""), width)
    assert sum(map(cell_len, shown[:2])) == sum(map(cell_len, other[:2]))


@given(TEXT, st.integers(0, 30))
def test_the_end_of_a_text_fits(text: str, width: int) -> None:
    end = last_cells(text, width)
    assert cell_len(end) <= width
    assert text.endswith(end.removeprefix("…"))


@pytest.mark.parametrize(
    ("order", "texts"),
    [(LineOrder.DATE, "abc"), (LineOrder.BEFORE, "bca"), (LineOrder.AFTER, "cba")],
)
def test_orders(order: LineOrder, texts: str) -> None:
    lines = [line("of the", "a", "West"), line("a Near", "b", "sea"), line("in of", "c", "east")]
    assert "".join(each.text for each in ordered(lines, order)) == texts


def test_what_is_said_of_an_entity() -> None:
    assert about(page()).splitlines() == [
        "place · 5 mentions in 3 articles · 2023 to 16 November 2024",
        "as Kyiv 2, Kiev 1",
    ]
    assert about(page(forms={"Kyiv": 3}, seen=None)) == "place · 5 mentions in 3 articles"


def test_months_are_counted_in_their_years() -> None:
    assert [(d.key, d.articles) for d in dates_of(page())] == [
        ("2023", 1),
        ("2024", 2),
        ("2024-10", 1),
        ("2024-11", 1),
    ]
