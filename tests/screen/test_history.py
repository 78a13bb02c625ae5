"""Back and forward: the bare history, and over articles and jumps of the reader."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screen.articles import HARBOUR, ORCHARD, TRAINS
from screen.conftest import Open

from tui.history import History, Place
from tui.screens import reading_screen

A, B, C, D = (Place(1, 0), Place(1, 900), Place(2, 0), Place(3, 0))


def after(*places: Place) -> History:
    """The history of one who jumped from each place to the next."""
    history = History()
    for origin, target in pairwise(places):
        history = history.jump(origin, target)
    return history


@pytest.mark.parametrize(
    ("places", "steps", "expected"),
    [
        pytest.param([A, B], [-1], [A], id="back"),
        pytest.param([A, B], [1], [None], id="nothing ahead"),
        pytest.param([A], [-1], [None], id="nothing behind"),
        pytest.param([A, B, C], [-1, -1, -1], [B, A, None], id="back to the first"),
        pytest.param([A, B, C], [-1, -1, 1, 1, 1], [B, A, B, C, None], id="and forward"),
        pytest.param([A, B, B, B], [-1, -1], [A, None], id="the same place adds nothing"),
        pytest.param([A, B, A, B], [-1, -1, -1], [A, B, A], id="to and fro"),
    ],
)
def test_steps(places: list[Place], steps: list[int], expected: list[Place | None]) -> None:
    history, here = after(*places), places[-1]
    seen: list[Place | None] = []
    for direction in steps:
        step = history.step(direction, here)
        if step is not None:
            history, here = step
        seen.append(None if step is None else here)
    assert seen == expected


def test_a_jump_after_going_back_drops_what_lay_ahead() -> None:
    step = after(A, B, C).step(-1, C)
    assert step is not None
    history = step[0].jump(B, D)
    assert history.step(1, D) is None
    assert history.past == (A, B)


def test_opening_the_same_place_after_going_back_drops_nothing() -> None:
    step = after(A, B, C).step(-1, C)
    assert step is not None
    assert step[0].jump(B, B) is step[0]


def test_where_one_scrolled_to_is_what_one_comes_back_to() -> None:
    step = after(A, B).step(-1, D)
    assert step == (History((), (D,), A), A)


def test_nothing_open_is_no_place_to_return_to() -> None:
    assert History().jump(None, A) == History()
    assert after(A, B).step(-1, None) == (History((), (), A), A)


@given(st.lists(st.sampled_from([A, B, C, D]), min_size=1), st.lists(st.sampled_from([-1, 1])))
def test_any_way_back_can_be_gone_forward(places: list[Place], steps: list[int]) -> None:
    history, here = after(*places), places[-1]
    for direction in steps:
        step = history.step(direction, here)
        if step is None:
            continue
        returned = step[0].step(-direction, step[1])
        assert returned is not None
        assert returned[1] == here
        history, here = step


def test_places_move_with_the_text_of_their_article() -> None:
    assert after(A, B, C, D).moved(1, lambda offset: offset + 5) == History(
        (A._replace(offset=5), B._replace(offset=905), C), (), C
    )
    step = after(A, B, C).step(-1, C)
    assert step is not None
    assert step[0].moved(2, lambda _: 7).future == (Place(2, 7),)
    assert step[0].moved(1, lambda _: 7).before == Place(1, 7)


def test_it_is_bounded() -> None:
    assert len(after(*(Place(number, 0) for number in range(1000))).past) < 300


# On the screen.


async def test_back_and_forward_over_articles(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("J", "J", "alt+left")
        assert reader.title == TRAINS
        await reader.press("alt+left")
        assert reader.title == HARBOUR
        await reader.press("alt+left")
        assert reader.app.said == ["There is nothing to go back to."]
        await reader.press("alt+right", "alt+right")
        assert reader.title == ORCHARD
        await reader.press("alt+left", "1", "enter")
        await reader.press("alt+right")
        assert reader.app.said[1:] == ["There is nothing to go forward to."]


async def test_back_to_where_a_jump_inside_an_article_began(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.open("frost")
        start = reader.view.here
        await reader.press("G", "alt+left")
        assert reader.view.here == start
        await reader.press("alt+right")
        assert reader.view.shows(len(reader.document.text) - 1)


async def test_back_in_an_article_that_was_left_is_where_one_read(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.open("frost")
        await reader.press("space", "space")
        here = reader.view.here
        await reader.press("slash", *"grain", "enter", "enter")
        assert reader.title == HARBOUR
        await reader.press("alt+left")
        assert (reader.title, reader.view.here) == (ORCHARD, here)
        assert reader.view.top_offset() == here
        assert reader.main.pane == "article"


async def test_back_from_an_entity_that_was_walked_to(reading: Open) -> None:
    async with reading((80, 10)) as reader:
        await reader.open()
        here = reader.view.here
        await reader.press("3", "slash", *"portugal", "down", "enter", "2")
        assert reader.marked == "Portugal"
        assert not reader.view.shows(here)
        await reader.press("alt+left")
        assert reader.view.here == here


async def test_back_from_an_entity_that_was_walked_on_into_another_article(
    reading: Open,
) -> None:
    async with reading((80, 10)) as reader:
        await reader.press("j", "j", "enter")
        assert reader.title == ORCHARD
        await reader.press("1", "j", "k", "k", "k", "enter")
        assert reader.title == HARBOUR
        article = reader.main.article_pane.article
        assert article is not None
        assert article.id is not None
        portugal = next(e for e in article.entities if e.name == "Portugal")
        await reader.press("alt+left")
        # As when a walk runs on.
        reader.main.open_article(
            article.id, at=0, then=lambda: reader.main._walk_entity(portugal, 0)
        )
        await reader.pilot.pause()
        assert reader.marked == "Portugal"
        await reader.press("alt+left")
        assert reader.title == ORCHARD


async def test_back_when_the_article_was_put_away(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("J", "D", "alt+left")
        assert reader.title == HARBOUR


async def test_back_to_a_long_article_that_is_read_aside(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_screen, "READ_AHEAD_FROM", 0)
    async with reading((80, 24)) as reader:
        await reader.search("frost")
        await reader.press("enter")
        await reader.until(lambda: reader.title == ORCHARD)
        await reader.press("space")
        here = reader.view.here
        await reader.press("1")
        await reader.search("grain")
        await reader.press("enter")
        await reader.until(lambda: reader.title == HARBOUR)
        await reader.press("alt+left")
        await reader.until(lambda: reader.title == ORCHARD)
        assert reader.view.top_offset() == here
        await reader.press("alt+right")
        await reader.until(lambda: reader.title == HARBOUR)
