"""Commands that keep a library: add, remove, refresh, doctor."""

import platform
import signal
import sys
import threading
from importlib.metadata import version
from pathlib import Path

import click

from index.library import Health, Library, Progress, data_directory, log_file
from index.model import one_line
from tui.cli import contract
from tui.cli.options import format_options, library_options, opened

_PATHS = click.Path(path_type=Path, allow_dash=True)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_PATHS, metavar="PATH... | -")
@library_options
def add(paths: tuple[Path, ...], name: str, data: Path | None) -> int:
    """Register folders or files; “-” takes a pasted article from standard input.

    The next refresh, or the reader when it opens, reads them.
    """
    missing = [path for path in paths if str(path) != "-" and not path.expanduser().exists()]
    if missing:
        raise click.UsageError(f"There is no {missing[0]}.")
    with opened(name, data) as library:
        for path in paths:
            if str(path) == "-":
                text = sys.stdin.buffer.read().decode("utf-8", "replace")
                if not text.strip():
                    raise click.UsageError("Nothing came in on standard input.")
                click.echo(f"Kept as {one_line(str(library.add_pasted(text)))}")
            else:
                library.add([path])
                click.echo(f"Added {one_line(str(path))}")
    return 0


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_PATHS, metavar="PATH...")
@library_options
def remove(paths: tuple[Path, ...], name: str, data: Path | None) -> int:
    """Unregister folders or files; the files themselves stay where they are."""
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
    previous = signal.signal(signal.SIGINT, lambda *_: stop.set())
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
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        console = Console(stderr=True)
        columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Bar(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=None)

            def report(progress: Progress) -> None:
                bar.update(task, completed=progress.done, total=progress.total)

            outcome = library.refresh(report=report, stopping=stop.is_set)
    else:
        outcome = library.refresh(stopping=stop.is_set)
    if outcome.repaired:
        click.echo(f"The full text was built anew. {outcome.repaired}", err=True)
    click.echo(summary(outcome.progress))
    for problem in outcome.problems.values():
        click.echo(f"dateline: not read: {one_line(problem)}", err=True)
    if outcome.interrupted:
        click.echo("dateline: stopped; what was read is kept, the rest comes next time.", err=True)
    return 1 if outcome.problems or outcome.interrupted else 0


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
    return ", ".join(done) + "." if done else "Nothing new."


@click.command()
@click.option(
    "--forget", is_flag=True, help="Forget articles whose files are gone, unless starred."
)
@library_options
@format_options
def doctor(forget: bool, name: str, data: Path | None, as_json: bool) -> int:
    """Look the library over: environment, counts, skipped files, what is out of step."""
    with opened(name, data) as library:
        if forget:
            click.echo(f"Forgot {library.forget_gone():,} articles.", err=True)
        health = library.health()
    environment = _environment(data)
    if as_json:
        click.echo(contract.dump(contract.health_json(health, environment)))
    else:
        _print_health(health, environment)
    healthy = not health.fault and not any(health.roots.values())
    return 0 if healthy else 1


def _environment(data: Path | None) -> dict[str, str]:
    packages = ("dateline", "textual", "whoosh-reloaded", "markdown-it-py")
    found: dict[str, str] = {"python": platform.python_version(), "system": platform.platform()}
    for package in packages:
        try:
            found[package] = version(package)
        except ImportError:
            found[package] = "not installed"
    directory = data_directory(data)
    return {**found, "data": str(directory), "log": str(log_file(directory))}


def _print_health(health: Health, environment: dict[str, str]) -> None:
    counts = health.counts
    rows = [
        *environment.items(),
        ("library", f"{health.name} in {health.directory}"),
        ("articles", f"{counts.articles:,} ({counts.unread:,} unread, {counts.starred:,} starred)"),
        ("put away", f"{counts.hidden:,}, and {counts.gone:,} whose files are gone"),
        ("entities", f"{counts.entities:,} in {counts.mentions:,} mentions"),
        ("full text", health.fault or _step(counts.pending)),
    ]
    for label, value in rows:
        click.echo(f"{label:<16} {one_line(value)}")
    for root, problem in health.roots.items():
        click.echo(f"{'folder':<16} {one_line(str(root))}" + (f" — {problem}" if problem else ""))
    if not health.roots:
        click.echo(f"{'folder':<16} none yet; “dateline add FOLDER” gives it one")
    for path, reason in health.skipped:
        click.echo(f"{'skipped':<16} {one_line(str(path))} — {one_line(reason)}")


def _step(pending: int) -> str:
    return f"{pending:,} articles behind; “dateline refresh” catches up" if pending else "in step"
