"""Opening the reader."""

import os
import sys
from pathlib import Path

import click

from index.library import config_file, name_of_folders
from index.model import one_line
from tui.cli.options import DEFAULT, library_options, opened
from tui.settings_file import load

FRAMES = ("TEXTUAL_FPS", "120")
"""How often a second Textual paints at most, read when it is imported: at its usual 60, what comes
right behind a paint waits 17 ms for the next."""


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@library_options
def reader(folders: tuple[Path, ...], name: str, data: Path | None) -> int:
    """Open the reader on FOLDERs, or on a library."""
    missing = [folder for folder in folders if not folder.expanduser().exists()]
    if missing:
        raise click.UsageError(_no_such_folder(str(missing[0])))
    if folders and name != DEFAULT:
        raise click.UsageError("Either folders or --library: folders have a library of their own.")
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise click.UsageError("The reader needs a terminal; “dateline search” works without one.")
    if folders:
        name = name_of_folders(folders)
    with opened(name, data, create=bool(folders)) as library:
        library.add(folders)
        settings = load(config_file())
        os.environ.setdefault(*FRAMES)
        from tui.app import DatelineApp

        app = DatelineApp(library, data, settings)
        app.run(mouse=settings.mouse)
    for path in app.printed:
        click.echo(one_line(path))
    return 0


def _is_terminal(stream: object) -> bool:
    return bool(getattr(stream, "isatty", lambda: False)())


def _no_such_folder(word: str) -> str:
    from difflib import get_close_matches

    from tui.cli.main import COMMANDS, options_behind

    if word in COMMANDS:
        return options_behind(word)
    alike = get_close_matches(word, COMMANDS, n=1)
    meant = f" Did you mean “{alike[0]}”?" if alike else ""
    return f"“{word}” is neither a command nor a folder.{meant}"
