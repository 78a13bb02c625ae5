"""The command that searches."""

from pathlib import Path

import click

from index.library import Sort
from index.model import Hit, one_line, sanitise
from tui.answers import said_of
from tui.article_json import dump
from tui.cli import contract
from tui.cli.options import NEXT_STEPS, format_options, library_options, opened


def _words(
    context: click.Context, _parameter: click.Parameter, words: tuple[str, ...]
) -> tuple[str, ...]:
    if words == ("-h",):
        click.echo(context.get_help())
        context.exit()
    unknown = [word for word in words if word.startswith("--")]
    if unknown:
        raise click.NoSuchOption(unknown[0], ctx=context)
    return words


# A word with a minus before it is no option; a lone -h asks for help all the same.
@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("query", nargs=-1, required=True, callback=_words)
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="Hits to print."
)
@click.option(
    "--sort",
    type=click.Choice([sort.value for sort in Sort]),
    default=Sort.RELEVANCE.value,
    show_default=True,
    help="Order of the hits.",
)
@library_options
@format_options
def search(
    query: tuple[str, ...], limit: int, sort: str, name: str, data: Path | None, as_json: bool
) -> int:
    """Search the library: words, “phrases”, OR, -exclusions, begin*."""
    with opened(name, data) as library:
        result = library.search(" ".join(query), sort=Sort(sort), limit=limit)
        is_empty = not result.hits and not library.counts().articles
    if as_json:
        click.echo(dump(contract.search_json(result)))
    else:
        for hit in result.hits:
            _print_hit(hit)
        if result.message:
            click.echo(one_line(result.message), err=True)
        for widened in result.widened:
            click.echo(said_of(widened), err=True)
        if result.suggestion:
            click.echo(f"Did you mean “{one_line(result.suggestion)}”?", err=True)
        noun = "article" if result.total == 1 else "articles"
        click.echo(f"{result.total:,} {noun} in {result.took_ms:.0f} ms", err=True)
        if is_empty:
            click.echo(f"The library “{name}” holds no articles yet. {NEXT_STEPS}", err=True)
    return 0 if result.hits else 1


def _print_hit(hit: Hit) -> None:
    published = hit.published.spoken() if hit.published else ""
    about = " · ".join(one_line(part) for part in (hit.publisher, published, hit.path) if part)
    click.echo(f"{hit.id:>6}  {click.style(one_line(hit.title), bold=True)}")
    click.echo(f"        {about}")
    text, marked, position = hit.snippet.text, "", 0
    for start, end in hit.snippet.highlights:
        marked += sanitise(text[position:start])
        marked += click.style(sanitise(text[start:end]), bold=True, underline=True)
        position = end
    click.echo(f"        {marked}{sanitise(text[position:])}")
