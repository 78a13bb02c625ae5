"""The command that prints the settings, and opens their file in an editor."""

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.library import config_file
from index.model import one_line
from tui.article_json import dump
from tui.cli.options import format_options
from tui.editor import NoEditor, editor
from tui.settings import Settings
from tui.settings_file import load

if TYPE_CHECKING:
    from tui.keymap import Keymap


@click.command()
@click.option("--edit", is_flag=True, help="Open the file in $VISUAL or $EDITOR, then check it.")
@format_options
def config(edit: bool, as_json: bool) -> int:
    """Print the settings file's path, and every setting in force.

    What is printed can be put into the file.
    """
    if edit and as_json:
        raise click.UsageError("Either --edit or --json.")
    path = config_file()
    if edit:
        _edit(path)
    settings, keymap, problems = _effective(load(path))
    if as_json:
        _print_json(settings, keymap, problems)
    elif not edit:
        _print(settings, keymap)
    elif not problems:
        click.echo(f"{one_line(str(path))} is in order.")
    for problem in problems:
        click.echo(f"dateline: {one_line(problem)}", err=True)
    return 1 if problems else 0


def _edit(path: Path) -> None:
    found = editor()
    if isinstance(found, NoEditor):
        raise click.ClickException(found.reason)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(_template(path))
    status = subprocess.run([*found, str(path)], check=False).returncode  # noqa: S603 - the user's
    if status:
        raise click.ClickException(f"{found[0]} ended with status {status}.")


def _template(path: Path) -> str:
    from tui.settings_text import as_toml

    settings, keymap, _ = _effective(Settings(path=path))
    return (
        "# Settings of Dateline, all as they are by default.\n"
        "# Take away the sign before one to change it.\n\n"
        + as_toml(settings, keymap, commented=True)
    )


def _effective(settings: Settings) -> tuple[Settings, "Keymap", tuple[str, ...]]:
    """The settings as the reader would take them, and what is wrong with them."""
    import tui.app  # noqa: F401 - brings every class with bindings along
    from tui.keymap import Keymap
    from tui.themes import theme_of

    theme, problem = theme_of(settings)
    keymap = Keymap(settings)
    problems = (*settings.problems, *keymap.problems, problem)
    return replace(settings, theme=theme), keymap, tuple(filter(None, problems))


def _print_json(settings: Settings, keymap: "Keymap", problems: tuple[str, ...]) -> None:
    from tui.settings_text import as_json

    printed = {
        "path": str(settings.path),
        "exists": settings.path.exists(),
        "settings": as_json(settings, keymap),
        "problems": list(problems),
    }
    click.echo(dump(printed))


def _print(settings: Settings, keymap: "Keymap") -> None:
    from tui.settings_text import as_toml

    missing = "" if settings.path.exists() else " (not there; all is by default)"
    click.echo(f"# {one_line(str(settings.path))}{missing}\n")
    click.echo(as_toml(settings, keymap), nl=False)
