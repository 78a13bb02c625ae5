"""Labels over links: where they lie, and that the text under them stays."""

import pytest
from widgets.article_fakes import FakeApp, FakeView, screen_lines, styled

from index.model import Document, Kind
from index.readers.builder import DocumentBuilder

URL = "https://example.org/a"


def linked(*texts: str, between: str = " ") -> Document:
    """One paragraph of nothing but links."""
    builder = DocumentBuilder()
    builder.begin()
    for number, text in enumerate(texts):
        if number:
            builder.write(between)
        start = builder.position
        builder.write(text)
        builder.link(start, builder.position, f"{URL}{number}")
    builder.end(Kind.PARAGRAPH)
    return builder.build("Linked")


def table(cells: list[str]) -> Document:
    """A table of two columns with a link in each cell."""
    builder = DocumentBuilder()
    builder.begin()
    for number, cell in enumerate(cells):
        if number:
            builder.write("\t" if number % 2 else "\n")
        start = builder.position
        builder.write(cell)
        builder.link(start, builder.position, URL)
    builder.end(Kind.TABLE)
    return builder.build("Table")


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(styled(), "Plain Ainked words and strong ones.", id="one"),
        pytest.param(linked("one", "two"), "Ane Swo", id="two"),
        pytest.param(linked("1", "2", "3", between=""), "ASD", id="next to each other"),
        pytest.param(linked("港口重開", "b"), "A 口重開 S", id="wide"),
        pytest.param(linked("a\u0301b"), "Ab", id="accent"),
    ],
)
async def test_labels_lie_over_the_beginnings_of_links(document: Document, expected: str) -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)):
        app.view.show(document)
        before = [app.view.render_line(y) for y in range(24)]
        hints = app.view.show_hints()
        assert screen_lines(app.view)[0].strip() == expected
        assert list(hints.values()) == list(document.links)
        after = [app.view.render_line(y) for y in range(24)]
        assert [s.cell_length for s in after] == [s.cell_length for s in before]
        app.view.hide_hints()
        assert [app.view.render_line(y) for y in range(24)] == before


async def test_many_labels_on_a_line_stay_apart_and_on_it() -> None:
    app = FakeApp()
    async with app.run_test(size=(40, 24)):
        app.view.show(linked(*"abcdefghijklmnopqrst", between=""))
        hints = app.view.show_hints()
        line = screen_lines(app.view)[0]
        assert line.split() == ["".join(hints).upper()]
        assert len(line) < 40


async def test_a_link_over_two_lines_has_one_label_at_its_first_visible_place() -> None:
    app = FakeApp()
    async with app.run_test(size=(40, 4)):
        app.view.show(linked("word " * 60))
        assert list(app.view.show_hints()) == ["a"]
        assert screen_lines(app.view)[0].strip().startswith("Aord word")
        app.view.hide_hints()
        app.view.scroll_to_line(3)
        app.view.show_hints()
        assert screen_lines(app.view)[0].strip().startswith("Aord word")


async def test_cells_of_tables_have_labels() -> None:
    app = FakeApp()
    async with app.run_test(size=(60, 24)):
        app.view.show(table(["head", "other", "left", "right"]))
        app.view.show_hints()
        text = " ".join(" ".join(screen_lines(app.view)).split())
        assert "Aead" in text
        assert "Sther" in text
        assert "Deft" in text
        assert "Fight" in text


async def test_showing_labels_draws_only_their_lines() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(styled())
        await pilot.pause()
        app.view.repainted = []
        app.view.show_hints()
        assert set(app.view.repainted) == {0}


async def test_another_document_has_no_labels_and_no_chosen_link() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(styled())
        view.show_hints()
        view.choose_link(styled().links[0])
        view.show(linked("other"))
        await pilot.pause()
        assert view.chosen_link is None
        assert screen_lines(view)[0].strip() == "other"
        assert any(isinstance(message, FakeView.LinkLeft) for message in app.said)
