"""The command that analyses any text."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from index import library as core
from index.model import Analysis, RecogniserChoice, one_line
from tui.article_json import analysis_json, dump
from tui.cli.options import STANDARD_INPUT, format_options, standard_input
from tui.settings_file import load

if TYPE_CHECKING:
    import io

    from index.library import Recogniser

_CHUNK = 1 << 18
"""Bytes of lines to take at once, at most."""


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option(
    "--recogniser",
    type=click.Choice(["rules", "spacy"]),
    help="What finds the names, in place of what is set.",
)
@click.option("--jsonl", is_flag=True, help='A {"text": …} a line in, an analysis a line out.')
@format_options
def analyse(file: str, recogniser: str | None, jsonl: bool, as_json: bool) -> int:
    """Print who and what any plain text mentions.

    The text is taken as it is, neither cleaned nor made safe, so that offsets fit it.
    """
    settings = load(core.config_file())
    choice = RecogniserChoice(recogniser or settings.recogniser, settings.model)
    with _opened(file) as stream:
        try:
            found = core.load_recogniser(choice)
        except core.NoRecogniser as error:
            raise click.ClickException(str(error)) from error
        if jsonl:
            return _analyse_lines(stream, found)
        text = _decoded(stream.read())
    (analysis,) = found.analyse_all([(text, None)])
    if as_json:
        click.echo(dump(analysis_json(analysis, text)))
    else:
        _print_analysis(analysis, text)
    return 0 if analysis.mentions else 1


def _opened(file: str) -> BinaryIO:
    try:
        return standard_input() if file == STANDARD_INPUT else Path(file).open("rb")
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror}.") from error


def _analyse_lines(stream: BinaryIO, recogniser: "Recogniser") -> int:
    number = 0
    for lines in _at_hand(stream):
        texts = []
        bad = False
        for line in lines:
            number += 1
            text = _text_of(line) if line.strip() else ""
            if text is None:
                bad = True
                break
            if line.strip():
                texts.append(text)
        found = recogniser.analyse_all([(text, None) for text in texts])
        for text, analysis in zip(texts, found, strict=True):
            click.echo(dump(analysis_json(analysis, text)))
        if bad:
            raise click.ClickException(f"Line {number:,} is no JSON object with a “text” in it.")
    return 0


def _at_hand(stream: BinaryIO) -> Iterator[list[str]]:
    """Lines, as many at once as have come in.

    Whoever waits for an answer before sending the next line gets it, and all others sooner.
    """
    rest = b""
    while chunk := cast("io.BufferedReader", stream).read1(_CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        yield [_decoded(line) for line in lines]
    yield [_decoded(rest)]


def _decoded(data: bytes) -> str:
    """The text of a file; what is not UTF-8 in it becomes lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


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
