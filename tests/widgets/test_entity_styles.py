from rich.segment import Segment
from rich.style import Style
from textual.theme import BUILTIN_THEMES
from textual.widgets import Button
from widgets.entity_fakes import UNFOLDED, raw_lines, shown

from index.model import EntityType
from tui.widgets.entity_styles import TYPES, component_class


def attributes(segment: Segment) -> tuple[bool | None, ...]:
    style = segment.style or Style()
    return (style.bold, style.dim, style.italic, style.underline, style.reverse)


def test_every_type_has_a_look() -> None:
    assert set(TYPES) == set(EntityType)
    assert list(TYPES)[-2:] == [EntityType.DATE, EntityType.QUANTITY]
    assert len({style.label for style in TYPES.values()}) == len(TYPES)


async def test_types_differ_without_colour() -> None:
    async with shown() as (app, sidebar, pilot):
        for theme in BUILTIN_THEMES:
            app.theme = theme
            await pilot.pause()
            styles = [
                sidebar.rows.get_component_rich_style(component_class(entity_type))
                for entity_type in TYPES
            ]
            looks = {attributes(Segment("", style)) for style in styles}
            assert len(looks) == len(TYPES), theme
            assert len({style.color for style in styles}) >= 5, theme


async def test_a_name_has_the_look_of_its_type() -> None:
    async with shown() as (_, sidebar, _):
        look = {
            segment.text.strip(): segment.style
            for y in range(len(UNFOLDED))
            for segment in sidebar.rows.render_line(y)
        }
        for name, entity_type in [
            ("Zoë Bauer", EntityType.PERSON),
            ("▾ PLACES", EntityType.PLACE),
            ("Łódź", EntityType.PLACE),
        ]:
            assert look[name] == sidebar.rows.get_component_rich_style(component_class(entity_type))


async def test_the_cursor_shows_without_colour() -> None:
    async with shown() as (app, sidebar, pilot):
        assert [line[0] for line in raw_lines(sidebar)][:3] == [" ", "▌", " "]
        app.query_one(Button).focus()
        await pilot.pause()
        assert [line[0] for line in raw_lines(sidebar)][:3] == [" ", "│", " "]
