"""The command that lists what the library mentions."""

from pathlib import Path

import click

from index.model import EntityType, one_line
from tui.article_json import dump
from tui.cli import contract
from tui.cli.options import NAMED, format_options, library_options, opened


@click.command()
@click.option("--type", "kind", type=click.Choice(NAMED), help="Only entities of this type.")
@library_options
@format_options
def entities(kind: str | None, name: str, data: Path | None, as_json: bool) -> int:
    """List what the library mentions."""
    with opened(name, data) as library:
        found = list(library.entities(EntityType(kind) if kind else None))
    if as_json:
        click.echo(dump(contract.entities_json(found)))
    else:
        for entity in found:
            click.echo(
                f"{entity.mentions:>6} in {entity.articles:>5}  {entity.type.value:<8}"
                f" {one_line(entity.name)}"
            )
    return 0 if found else 1
