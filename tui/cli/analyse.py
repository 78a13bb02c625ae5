"""The command that analyses any text."""

import io
import json
from pathlib import Path
from typing import TextIO

import click

from index import library as core
from index.model import Analysis, one_line
from tui.article_json import analysis_json, dump
from tui.cli.options import STANDARD_INPUT, format_options, standard_input


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option(
    "--recogniser",
    type=click.Choice(["rules"]),
    default="rules",
    show_default=True,
    expose_value=False,
    help="What finds the names.",
)
@click.option("--jsonl", is_flag=True, help='A {"text": …} a line in, an analysis a line out.')
@format_options
def analyse(file: str, jsonl: bool, as_json: bool) -> int:
    """Print who and what any plain text mentions.

    The text is taken as it is, neither cleaned nor made safe, so that offsets fit it.
    """
    with _opened(file) as stream:
        if jsonl:
            return _analyse_lines(stream)
        text = stream.read()
    found = core.analyse(text)
    if as_json:
        click.echo(dump(analysis_json(found, text)))
    else:
        _print_analysis(found, text)
    return 0 if found.mentions else 1


def _opened(file: str) -> TextIO:
    """The text of a file or of standard input; what is not UTF-8 in it becomes lone surrogates."""
    try:
        binary = standard_input() if file == STANDARD_INPUT else Path(file).open("rb")  # noqa: SIM115 - closed by the wrapper
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror}.") from error
    return io.TextIOWrapper(binary, encoding="utf-8", errors="surrogateescape", newline="")


def _analyse_lines(stream: TextIO) -> int:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        text = _text_of(line)
        if text is None:
            raise click.ClickException(f"Line {number:,} is no JSON object with a “text” in it.")
        click.echo(dump(analysis_json(core.analyse(text), text)))
    return 0


def _text_of(line: str) -> str | None:
    try:
        text = json.loads(line)["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return text if isinstance(text, str) else None


def _print_analysis(analysis: Analysis, text: str) -> None:
    for entity in analysis.entities(text):
        also = f" (also {', '.join(map(one_line, entity.aliases))})" if entity.aliases else ""
        click.echo(
            f"{len(entity.mentions):>4}  {entity.type.value:<9} {one_line(entity.name)}{also}"
        )
