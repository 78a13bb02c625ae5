"""The command that shows what the library knows of one entity."""

import shutil
from pathlib import Path

import click

from index.library import EntityPage, MentionLine
from index.model import one_line
from tui.article_json import dump
from tui.cli import contract
from tui.cli.options import NAMED, format_options, library_options, opened

_WIDTH = 120
_COMPANIONS = 10


@click.command()
@click.argument("entity")
@click.option("--type", "kind", type=click.Choice(NAMED), help="Only an entity of this type.")
@click.option("--limit", type=click.IntRange(min=0), default=20, help="Articles to quote.")
@library_options
@format_options
def entity(
    entity: str, kind: str | None, limit: int, name: str, data: Path | None, as_json: bool
) -> int:
    """Show one entity, by any of its names or its id."""
    with opened(name, data) as library:
        found = [e.id for e in library.entities_named(entity) if kind in (None, e.type.value)]
        page = next(filter(None, map(library.entity_page, (entity, *found))), None)
        if page is None:
            click.echo(f"dateline: No article mentions “{one_line(entity)}”.", err=True)
            return 1
        lines = library.mention_lines(page.entity.id, page.articles[:limit])
        others = len({page.entity.id, *found}) - 1
    if as_json:
        click.echo(dump(contract.entity_json(page, lines)))
    else:
        _print(page, lines)
        if others:
            click.echo(f"{others:,} more with that name; --type chooses.", err=True)
    return 0


def _print(page: EntityPage, lines: list[MentionLine]) -> None:
    from tui.bars import chart
    from tui.concordance import about, dates_of, in_context
    from tui.widgets.entity_styles import TYPES

    width = min(_WIDTH, shutil.get_terminal_size((80, 24)).columns)
    click.echo(one_line(page.entity.name))
    click.echo(about(page))
    for line in chart(dates_of(page), width):
        click.echo(line)
    for companion, together in page.companions[:_COMPANIONS]:
        kind = TYPES[companion.type].singular
        click.echo(f"{together:>7,} with {kind:<13} {one_line(companion.name)}")
    for mention in lines:
        click.echo("".join(in_context(mention, width)).rstrip())
