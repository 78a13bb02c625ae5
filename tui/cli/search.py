"""The command that searches."""

from pathlib import Path

import click

from index.library import Explanation, Sort
from index.model import SearchResult, one_line
from tui.answers import said_of
from tui.article_json import dump
from tui.cli import contract, hits
from tui.cli.options import NEXT_STEPS, formats, library_options, opened

_BEHIND = "behind --"
"""Under this name a context keeps the words that are no options, whatever they begin with."""


class _Query(click.Command):
    """Takes what stands behind ``--`` as it is, although it takes unknown options as words."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[_BEHIND] = args[args.index("--") + 1 :] if "--" in args else []
        return super().parse_args(ctx, args)


def _words(
    context: click.Context, _parameter: click.Parameter, words: tuple[str, ...]
) -> tuple[str, ...]:
    if words == ("-h",):
        click.echo(context.get_help())
        context.exit()
    behind = context.meta[_BEHIND]
    unknown = [word for word in words if word.startswith("--") and word not in behind]
    if unknown:
        raise click.NoSuchOption(unknown[0], ctx=context)
    return words


# A word with a minus before it is no option; a lone -h asks for help all the same.
@click.command(
    cls=_Query,
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
@click.option("--facets", is_flag=True, help="Also count sources, dates, languages and names.")
@click.option("--explain", is_flag=True, help="Also say what was understood, and what took time.")
@library_options
@formats("jsonl", "csv", "md", "paths")
def search(
    query: tuple[str, ...],
    limit: int,
    sort: str,
    facets: bool,
    explain: bool,
    name: str,
    data: Path | None,
    output: str,
) -> int:
    """Search the library: words, “phrases”, OR, -exclusions, begin*."""
    if facets and output not in ("text", "json"):
        raise click.UsageError("--facets goes with --format text and json.")
    text = " ".join(query)
    with opened(name, data) as library:
        result = library.search(text, sort=Sort(sort), limit=limit)
        counted = library.facets(text, sort=Sort(sort)) if facets else None
        explanation = library.explain(text) if explain else None
        is_empty = not result.hits and not library.counts().articles
    if output == "json":
        click.echo(dump(contract.search_json(result, counted, explanation)))
    elif output == "paths":
        hits.print_paths(result.hits)
    else:
        click.echo(_FORMATS[output](result.hits), nl=False)
    if counted is not None and output == "text":
        click.echo(hits.facets_as_text(counted), nl=False)
    if output != "text" and result.message:
        # A condition that cannot be used is left out: more is found than was asked for.
        click.echo(f"dateline: {one_line(result.message)}", err=True)
    if output == "text":
        _say(result)
        if is_empty:
            click.echo(f"The library “{name}” holds no articles yet. {NEXT_STEPS}", err=True)
    if explanation is not None and output != "json":
        _say_why(explanation)
    return 0 if result.hits else 1


def _say(result: SearchResult) -> None:
    """What is to be said beside the hits."""
    if result.message:
        click.echo(one_line(result.message), err=True)
    for widened in result.widened:
        click.echo(said_of(widened), err=True)
    if result.suggestion:
        click.echo(f"Did you mean “{one_line(result.suggestion)}”?", err=True)
    noun = "article" if result.total == 1 else "articles"
    click.echo(f"{result.total:,} {noun} in {result.took_ms:.0f} ms", err=True)


def _say_why(explanation: Explanation) -> None:
    click.echo(f"understood: {one_line(explanation.tree) or 'everything'}", err=True)
    if explanation.searched != explanation.tree:
        click.echo(f"searched: {one_line(explanation.searched)}", err=True)
    times = ", ".join(f"{stage} {ms:.1f} ms" for stage, ms in explanation.times.items())
    if times:
        click.echo(f"time: {times}", err=True)


_FORMATS = {
    "text": hits.as_text,
    "jsonl": hits.as_jsonl,
    "csv": hits.as_csv,
    "md": hits.as_markdown,
}
