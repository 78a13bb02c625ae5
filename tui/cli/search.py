"""Commands that print: search, show, analyse, entities."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import click

from index import library as core
from index.library import Article, Library, Sort, Unread
from index.model import Analysis, EntityType, Hit, Kind, one_line, sanitise
from tui.cli import contract
from tui.cli.options import format_options, library_options, opened

_TYPES = [kind.value for kind in EntityType if kind not in (EntityType.DATE, EntityType.QUANTITY)]


@click.command()
@click.argument("query", nargs=-1, required=True)
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
    """Search the library: words, "phrases" and -exclusions."""
    with opened(name, data) as library:
        result = library.search(" ".join(query), sort=Sort(sort), limit=limit)
    if as_json:
        click.echo(contract.dump(contract.search_json(result)))
    else:
        for hit in result.hits:
            _print_hit(hit)
        if result.message:
            click.echo(one_line(result.message), err=True)
        noun = "article" if result.total == 1 else "articles"
        click.echo(f"{result.total:,} {noun} in {result.took_ms:.0f} ms", err=True)
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


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ID|PATH...")
@click.option("--raw", is_flag=True, help="Print the source file instead, made safe.")
@library_options
@format_options
def show(articles: tuple[str, ...], raw: bool, name: str, data: Path | None, as_json: bool) -> int:
    """Print articles, from the library by number or straight from files."""
    failed = False
    for article in _articles(articles, name, data):
        if isinstance(article, Unread):
            failed = True
            click.echo(
                f"dateline: {one_line(str(article.path))}: {one_line(article.reason)}", err=True
            )
        elif as_json:
            click.echo(contract.dump(contract.article_json(article)))
        elif raw:
            failed |= not _print_source(article.path)
        else:
            _print_article(article)
    return int(failed)


def _articles(wanted: tuple[str, ...], name: str, data: Path | None) -> Iterator[Article | Unread]:
    numbers = [word for word in wanted if word.isascii() and word.isdigit()]
    if len(numbers) == len(wanted) or numbers:
        with opened(name, data) as library:
            for word in wanted:
                yield _by_number(library, word) if word in numbers else core.read(Path(word))
    else:
        for word in wanted:
            yield core.read(Path(word))


def _by_number(library: Library, word: str) -> Article | Unread:
    # SQLite's integers end at 63 bits; no id is longer than 18 digits.
    article = library.article(int(word)) if len(word) <= 18 else None
    if article is None:
        return Unread(Path(word), f"no article has that number; for a file write ./{word}")
    return article


def _print_article(article: Article) -> None:
    document = article.document
    published = document.published.spoken() if document.published else None
    about = " · ".join(part for part in (document.publisher, published, document.url) if part)
    blocks = list(document.blocks)
    if not any(block.kind is Kind.TITLE for block in blocks):
        click.echo(click.style(document.title, bold=True) + "\n")
    for number, block in enumerate(blocks):
        text = document.text[block.start : block.end]
        if (
            about
            and block.start >= document.body_start
            and (number == 0 or blocks[number - 1].end <= document.body_start)
        ):
            click.echo(about + "\n")
            about = ""
        if block.kind in (Kind.TITLE, Kind.HEADING):
            text = click.style(text, bold=True)
        elif block.kind is Kind.LIST:
            text = "  " * max(0, block.level - 1) + f"{block.marker or ' '} {text}"
        elif block.kind is Kind.QUOTE:
            text = "> " * max(1, block.quoted) + text
        elif block.kind is Kind.RULE:
            text = "* * *"
        click.echo(text + "\n")


def _print_source(path: Path) -> bool:
    try:
        click.echo(sanitise(path.read_text(encoding="utf-8", errors="replace")), nl=False)
    except OSError as error:
        click.echo(f"dateline: {one_line(str(path))}: {error.strerror}", err=True)
        return False
    return True


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option("--recogniser", type=click.Choice(["rules"]), default="rules", show_default=True)
@click.option("--jsonl", is_flag=True, help='A {"text": …} a line in, an analysis a line out.')
@format_options
def analyse(file: str, recogniser: str, jsonl: bool, as_json: bool) -> int:  # noqa: ARG001
    """Print who and what any plain text mentions; offsets fit the text as it is."""
    try:
        stream = (
            sys.stdin
            if file == "-"
            else Path(file).open(encoding="utf-8", errors="surrogateescape", newline="")  # noqa: SIM115
        )
        if file == "-":
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape", newline="")  # type: ignore[union-attr]
        with stream:
            if jsonl:
                return _analyse_lines(stream)
            text = stream.read()
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror}.") from error
    found = core.analyse(text)
    if as_json:
        click.echo(contract.dump(contract.analysis_json(found, text)))
    else:
        _print_analysis(found, text)
    return 0 if found.mentions else 1


def _analyse_lines(stream: TextIO) -> int:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            text = json.loads(line)["text"]
            if not isinstance(text, str):
                raise TypeError
        except (ValueError, KeyError, TypeError) as error:
            raise click.ClickException(
                f"Line {number} is no JSON object with a “text” in it."
            ) from error
        click.echo(contract.dump(contract.analysis_json(core.analyse(text), text)))
    return 0


def _print_analysis(analysis: Analysis, text: str) -> None:
    for entity in analysis.entities(text):
        also = f" (also {', '.join(map(one_line, entity.aliases))})" if entity.aliases else ""
        click.echo(
            f"{len(entity.mentions):>4}  {entity.type.value:<9} {one_line(entity.name)}{also}"
        )


@click.command()
@click.option("--type", "kind", type=click.Choice(_TYPES), help="Only entities of this type.")
@library_options
@format_options
def entities(kind: str | None, name: str, data: Path | None, as_json: bool) -> int:
    """List what the library mentions, with numbers of mentions and articles."""
    with opened(name, data) as library:
        found = list(library.entities(EntityType(kind) if kind else None))
    if as_json:
        click.echo(contract.dump(contract.entities_json(found)))
    else:
        for entity in found:
            click.echo(
                f"{entity.mentions:>6} in {entity.articles:>5}  {entity.type.value:<8}"
                f" {one_line(entity.name)}"
            )
    return 0 if found else 1
