"""Commands that keep a library: add, remove, refresh."""

import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import click

from index.library import Library, Progress, config_file
from index.model import one_line
from tui.cli.options import STANDARD_INPUT, library_options, opened, standard_input
from tui.settings_file import load

SKIPPED_SHOWN = 20
"""Files that a refresh could not read are named up to this number."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH... | -")
@library_options
def add(paths: tuple[str, ...], name: str, data: Path | None) -> int:
    """Register folders or files; “-” takes a pasted article.

    The next refresh, or the reader when it opens, reads them. A pasted article comes on standard
    input and is kept with the library.
    """
    for path in paths:
        if path != STANDARD_INPUT and not Path(path).expanduser().exists():
            raise click.UsageError(f"There is no {path}.")
    with opened(name, data, create=True) as library:
        for path in paths:
            if path == STANDARD_INPUT:
                click.echo(f"Kept as {one_line(str(library.add_pasted(_pasted())))}")
            else:
                library.add([Path(path)])
                click.echo(f"Added {one_line(path)}")
    click.echo("“dateline refresh” reads it now, the reader when it opens.", err=True)
    return 0


def _pasted() -> bytes:
    stream = standard_input()
    if stream.isatty():
        click.echo("Paste the article, then press Enter and Ctrl+D.", err=True)
    content = stream.read()
    if not content.strip():
        raise click.UsageError("Nothing came in on standard input.")
    return content


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@library_options
def remove(paths: tuple[Path, ...], name: str, data: Path | None) -> int:
    """Unregister folders or files, which stay where they are."""
    with opened(name, data) as library:
        unknown = library.remove(paths)
        for path in paths:
            if path not in unknown:
                click.echo(f"Removed {one_line(str(path))}")
        if unknown:
            known = ", ".join(str(root) for root in library.roots()) or "nothing"
            raise click.ClickException(f"{unknown[0]} is not in the library, which holds {known}.")
    return 0


@click.command()
@library_options
def refresh(name: str, data: Path | None) -> int:
    """Bring the library up to date with its folders."""
    stop = threading.Event()

    def interrupt(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    previous = signal.signal(signal.SIGINT, interrupt)
    try:
        with opened(name, data) as library:
            if not library.roots():
                raise click.ClickException(
                    "This library has no folder yet; “dateline add FOLDER” gives it one."
                )
            return _refresh(library, stop)
    finally:
        signal.signal(signal.SIGINT, previous)


def _refresh(library: Library, stop: threading.Event) -> int:
    known = set(library.skipped())
    recogniser = load(config_file()).recogniser_choice
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        console = Console(stderr=True)
        name = TextColumn("{task.description}", markup=False)
        columns = (name, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Bar(*columns, console=console, transient=True) as bar:
            task = bar.add_task("Reading", total=None)

            def report(progress: Progress) -> None:
                bar.update(task, completed=progress.done, total=progress.total)
                if progress.to_recognise:
                    done, total = progress.recognised, progress.to_recognise
                    bar.update(task, description="Finding names", completed=done, total=total)

            outcome = library.refresh(report=report, stopping=stop.is_set, recogniser=recogniser)
    else:
        outcome = library.refresh(stopping=stop.is_set, recogniser=recogniser)
    if outcome.repaired:
        _tell(f"the full text was built anew. {outcome.repaired}")
    click.echo(summary(outcome.progress))
    _tell_skipped([file for file in library.skipped() if file not in known])
    if outcome.recogniser_fault:
        _tell(outcome.recogniser_fault)
    for problem in outcome.problems.values():
        _tell(f"not read: {problem}")
    if outcome.interrupted:
        _tell("stopped; what was read is kept, the rest comes next time.")
    return 1 if outcome.problems or outcome.interrupted else 0


def _tell_skipped(files: Sequence[tuple[Path, str]]) -> None:
    for path, reason in files[:SKIPPED_SHOWN]:
        _tell(f"skipped {path}: {reason}")
    if (more := len(files) - SKIPPED_SHOWN) > 0:
        _tell(f"{more:,} more were skipped; “dateline doctor” lists them.")


def _tell(sentence: str) -> None:
    click.echo(f"dateline: {one_line(sentence)}", err=True)


def summary(progress: Progress) -> str:
    """What a refresh did, as a sentence."""
    counts = (
        (progress.added, "added"),
        (progress.updated, "updated"),
        (progress.moved, "moved"),
        (progress.removed, "removed"),
        (progress.skipped, "skipped"),
    )
    done = [f"{number:,} {what}" for number, what in counts if number]
    named = progress.recognised
    names = f" Names were looked for in {named:,}." if named else ""
    return (", ".join(done) + "." if done else "Nothing new.") + names
