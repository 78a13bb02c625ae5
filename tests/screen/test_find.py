"""The find bar, and walking what it found."""

import pytest
from screen.articles import HARBOUR, ORCHARD, TRAINS
from screen.conftest import Open
from screen.driving import Reader, plain

from tui.find import Found, Pattern
from tui.history import Place
from tui.widgets import finding_pane


def answer(reader: Reader) -> str:
    """What the bar says came of the pattern."""
    return plain(reader.main.article_pane.bar.answer)


async def find(reader: Reader, pattern: str) -> None:
    """Open the bar and type a pattern."""
    await reader.press("ctrl+f")
    await reader.type(pattern)
    await settled(reader)


async def settled(reader: Reader) -> None:
    """Wait until the newest pattern has been looked for."""
    pane = reader.main.article_pane
    await reader.until(lambda: not pane._finding and pane._wanted == pane.bar.pattern)


async def test_text_is_found_as_it_is_typed(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        seen = []
        await reader.press("ctrl+f")
        for letter in "marsh s":
            await reader.press("space" if letter == " " else letter)
            await settled(reader)
            seen.append((reader.marked.lower(), answer(reader)))
        assert seen[0][0] == "m"
        assert seen[4:] == [("marsh", "1/4"), ("marsh ", "1/3"), ("marsh s", "1/1")]
        # From where finding began, and not from where the letters before led.
        await reader.press("backspace", "backspace")
        await settled(reader)
        assert (reader.marked, answer(reader)) == ("Marsh", "1/4")


async def test_finding_starts_at_the_caret_and_goes_on_from_the_top(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        reader.view.jump(reader.view.document.text.index("thanked"))  # type: ignore[union-attr]
        await find(reader, "marsh")
        assert answer(reader) == "3/4"
        await reader.press("escape")
        reader.view.jump(len(reader.view.document.text))  # type: ignore[union-attr]
        await reader.press("ctrl+f")
        await settled(reader)
        assert answer(reader) == "1/4"


async def test_down_and_up_step_while_typing_and_tell_the_ends(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await find(reader, "halloran")
        seen = []
        for key in ("up", "down", "down", "up"):
            await reader.press(key)
            seen.append(answer(reader))
        assert seen == ["1/2 · the first", "2/2", "2/2 · the last", "1/2"]
        assert reader.main.article_pane.bar.field.has_focus


async def test_enter_keeps_what_was_found_for_n(reading: Open) -> None:
    async with reading() as reader:
        await reader.open("grain")
        await find(reader, "marsh")
        await reader.press("enter")
        assert reader.app.focused is reader.view
        assert not reader.main.article_pane.bar.display
        places = []
        for key in ("n", "n", "n", "N"):
            await reader.press(key)
            places.append(reader.place.partition("  · ")[0])
        assert places == ["“marsh”  3/4", "“marsh”  4/4", "“marsh”  4/4", "“marsh”  3/4"]
        assert reader.app.said == ["This is the last “marsh” in the article."]
        assert reader.title == HARBOUR
        await reader.press("escape")
        assert reader.place.startswith("grain  2/6")


async def test_escape_returns_to_where_one_was(reading: Open) -> None:
    async with reading((120, 20)) as reader:
        await reader.open("Row")
        await reader.press("n", "n")
        before = (reader.place, reader.view.scroll_offset.y, reader.view.caret)
        await find(reader, "row 59")
        assert reader.marked == "Row 59"
        assert reader.view.scroll_offset.y > before[1]
        await reader.press("escape")
        assert (reader.place, reader.view.scroll_offset.y, reader.view.caret) == before
        assert reader.app.focused is reader.view
        await reader.press("n")
        assert reader.marked == "Row"


async def test_escape_returns_to_the_top_that_was_in_view(reading: Open) -> None:
    async with reading((120, 20)) as reader:
        await reader.press("j", "j", "enter", "space")
        assert reader.title == ORCHARD
        before = (reader.place, reader.view.scroll_offset.y, reader.view.caret_seen)
        assert before[1:] != (0, True)
        await find(reader, "row 59")
        await reader.press("escape")
        assert (reader.place, reader.view.scroll_offset.y, reader.view.caret_seen) == before


async def test_what_is_not_found_leaves_the_place(reading: Open) -> None:
    async with reading() as reader:
        await reader.open("grain")
        await find(reader, "cranez")
        assert answer(reader) == "Not found"
        assert reader.place.startswith("grain  2/6")
        await reader.press("enter")
        assert reader.main.article_pane.bar.field.has_focus


async def test_the_bar_opens_again_with_the_last_pattern_selected(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await find(reader, "marsh")
        await reader.press("enter", "ctrl+f")
        await settled(reader)
        assert reader.main.article_pane.bar.field.selected_text == "marsh"
        assert answer(reader) == "1/4"
        await reader.type("loan")
        await settled(reader)
        assert reader.marked == "loan"
        await reader.press("ctrl+f")
        assert reader.main.article_pane.bar.field.selected_text == "loan"


async def test_expressions_are_switched_on_and_off(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await find(reader, "m.rsh")
        assert answer(reader) == "Not found"
        await reader.press("alt+r")
        await settled(reader)
        assert answer(reader) == "1/4"
        assert plain(reader.main.article_pane.bar.kind) == "Find regex"
        await reader.press("(")
        await settled(reader)
        assert answer(reader) == "Not a regex: missing )."
        await reader.press("backspace", "enter")
        assert reader.place.startswith("/m.rsh/  1/4")
        await reader.press("ctrl+f", "alt+r")
        await settled(reader)
        assert plain(reader.main.article_pane.bar.kind) == "Find"
        assert answer(reader) == "Not found"


async def test_what_a_search_left_out_is_told(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        finding_pane, "find", lambda text, pattern: Found(((0, 3),), "Cut off after 0.5 s.")
    )
    async with reading() as reader:
        await reader.open()
        await find(reader, "x")
        assert answer(reader) == "1/1 · Cut off after 0.5 s."


async def test_only_the_newest_pattern_is_answered(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    async with reading() as reader:
        await reader.open()
        pane = reader.main.article_pane
        monkeypatch.setattr(pane, "_search", lambda article, pattern: asked.append(pattern.text))
        await reader.press("ctrl+f", *"marsh")
        # While one is looked for, only the newest waits.
        assert asked == ["m"]
        article = pane.article
        assert article is not None
        pane._show_found(article, Pattern("m"), Found(((0, 1),)))
        assert asked == ["m", "marsh"]
        assert reader.marked == ""


async def test_another_article_closes_the_bar(reading: Open) -> None:
    async with reading() as reader:
        await reader.open("grain")
        await find(reader, "marsh")
        await reader.main.run_action("step_article(1)")
        await reader.pilot.pause()
        assert reader.title == TRAINS
        assert not reader.main.article_pane.bar.display
        assert reader.app.focused is reader.view
        assert reader.marked == "Grain"


async def test_the_place_before_is_one_to_go_back_to(reading: Open) -> None:
    async with reading((120, 20)) as reader:
        await reader.press("j", "j", "enter")
        await find(reader, "row 59")
        await reader.press("enter")
        before = reader.main._history.before
        assert isinstance(before, Place)
        assert before.offset == 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_the_bar_takes_letters_from_any_pane(reading: Open, size: tuple[int, int]) -> None:
    async with reading(size) as reader:
        await reader.open()
        field = reader.main.article_pane.bar.field
        for before in ("1", "2", "3", "slash"):
            await reader.press(before)
            await find(reader, "qj1/?")
            assert field.value == "qj1/?"
            assert reader.main.pane == "article"
            await reader.press("escape")
            assert reader.app.focused is reader.view


async def test_what_is_found_while_the_article_gets_a_star_is_shown(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("ctrl+f")
        pane = reader.main.article_pane
        searched = pane.article
        assert searched is not None
        pane._wanted = pattern = Pattern("grain")
        reader.main.action_star()
        assert pane.article is not searched
        pane._show_found(searched, pattern, Found(((0, 7),)))
        assert pane.walk is not None
        assert pane.walk.ranges == ((0, 7),)


async def test_the_empty_bar_says_that_there_are_expressions(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.open()
        await reader.press("ctrl+f")
        assert "Alt+r finds a regular expression" in reader.text
