"""The command that looks a library over."""

import contextlib
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from index.library import Health, config_file, data_directory, log_file, recogniser_in_words
from index.model import one_line
from tui.article_json import dump
from tui.cli import contract
from tui.cli.options import format_options, library_options, opened
from tui.settings_file import load


@click.command()
@click.option(
    "--forget",
    is_flag=True,
    help="Forget articles whose files are gone, unless you made something on them.",
)
@library_options
@format_options
def doctor(forget: bool, name: str, data: Path | None, as_json: bool) -> int:
    """Look the library over: counts, skipped files, faults."""
    with opened(name, data) as library:
        if forget:
            number = library.forget_gone()
            noun = "article" if number == 1 else "articles"
            click.echo(f"Forgot {number:,} {noun}.", err=True)
        health = library.health()
    environment = _environment(data)
    if as_json:
        click.echo(dump(contract.health_json(health, environment)))
    else:
        _print_health(health, environment)
    in_step = not health.fault and not health.counts.pending
    healthy = in_step and not any(health.roots.values())
    return 0 if healthy else 1


def _environment(data: Path | None) -> dict[str, str]:
    packages = ("dateline", "textual", "spacy", "whoosh-reloaded", "whoosh3", "markdown-it-py")
    found: dict[str, str] = {"python": platform.python_version(), "system": platform.platform()}
    for package in packages:
        # One of the two Whooshes is there.
        with contextlib.suppress(PackageNotFoundError):
            found[package] = version(package)
    found["recogniser"] = recogniser_in_words(load(config_file()).recogniser_choice)
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
        reason = f" — {one_line(problem)}" if problem else ""
        click.echo(f"{'folder':<16} {one_line(str(root))}{reason}")
    if not health.roots:
        click.echo(f"{'folder':<16} none yet; “dateline add FOLDER” gives it one")
    for path, reason in health.skipped:
        click.echo(f"{'skipped':<16} {one_line(str(path))} — {one_line(reason)}")


def _step(pending: int) -> str:
    return f"{pending:,} articles behind; “dateline refresh” catches up" if pending else "in step"
