"""The command that prints articles."""

from collections.abc import Iterator
from pathlib import Path

import click

from index import library as core
from index.library import Article, Library, Unread
from index.model import Block, Kind, one_line
from tui.article_json import article_json, dump
from tui.cli.options import format_options, library_options, opened


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ID|PATH...")
@click.option("--raw", is_flag=True, help="Print the source file instead, made safe.")
@library_options
@format_options
def show(articles: tuple[str, ...], raw: bool, name: str, data: Path | None, as_json: bool) -> int:
    """Print articles, by number or straight from files."""
    if raw and as_json:
        raise click.UsageError("Either --raw or --json.")
    failed = False
    for article in _articles(articles, name, data):
        if isinstance(article, Unread):
            failed = True
            _complain(article)
        elif as_json:
            click.echo(dump(article_json(article)))
        elif raw:
            failed |= not _print_source(article.path)
        else:
            _print_article(article)
    return int(failed)


def _complain(unread: Unread) -> None:
    click.echo(f"dateline: {one_line(f'{unread.path}: {unread.reason}')}", err=True)


def _articles(wanted: tuple[str, ...], name: str, data: Path | None) -> Iterator[Article | Unread]:
    if not any(map(_is_number, wanted)):
        yield from (core.read(Path(word)) for word in wanted)
        return
    with opened(name, data) as library:
        for word in wanted:
            yield _by_number(library, word) if _is_number(word) else core.read(Path(word))


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


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
    blocks = document.blocks
    front = [block for block in blocks if block.start < document.body_start]
    if not any(block.kind is Kind.TITLE for block in blocks):
        click.echo(click.style(document.title, bold=True) + "\n")
    for block in front:
        click.echo(_plain(block, document.text) + "\n")
    if about:
        click.echo(about + "\n")
    for block in blocks[len(front) :]:
        click.echo(_plain(block, document.text) + "\n")


def _plain(block: Block, document: str) -> str:
    """A block as text without tabs or any other control but newlines."""
    text = document[block.start : block.end]
    match block.kind:
        case Kind.TITLE | Kind.HEADING:
            return click.style(text.expandtabs(), bold=True)
        case Kind.LIST:
            text = "  " * max(0, block.level - 1) + f"{block.marker or ' '} {text}"
        case Kind.QUOTE:
            text = "> " * max(1, block.quoted) + text
        case Kind.TABLE:
            text = text.replace("\t", " | ")
        case Kind.RULE:
            text = "* * *"
    return text.expandtabs()


def _print_source(path: Path) -> bool:
    text = core.source(path)
    if isinstance(text, Unread):
        _complain(text)
        return False
    click.echo(text, nl=not text.endswith("\n"))
    return True
