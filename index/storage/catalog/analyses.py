"""Analyses that are made again, by another recogniser, of articles that stay as they are."""

from collections.abc import Iterable
from sqlite3 import Connection

from index.storage.catalog import changes
from index.storage.catalog.catalog import LISTED, Catalog
from index.storage.catalog.codec import dump_mentions
from index.storage.catalog.rows import Pending


def analysed_by_others(catalog: Catalog, recogniser: str) -> list[tuple[int, int]]:
    """Listed articles that another recogniser has analysed, newest first: (id, words)."""
    return catalog.rows(
        "SELECT id, words FROM documents JOIN analyses USING (id)"
        f" WHERE recogniser != ? AND {LISTED} ORDER BY date DESC, id",
        recogniser,
    )


def replace(catalog: Catalog, articles: Iterable[Pending]) -> None:
    """Give articles new analyses, unless they have been read anew since they were looked at.

    What changes gets a new revision, so that full text, and whoever shows the article, follow;
    the text stays, and every place in it.

    Args:
        catalog: to change.
        articles: with the analyses that they are to have.
    """
    for article in articles:
        mentions = dump_mentions(article.analysis)
        rows = changes.encode_analysis(article.document.text, article.analysis)
        with catalog.transaction(durable=False):  # one each, as `changes.store` does
            _replace(catalog.connection, article, mentions, rows)


def _replace(db: Connection, article: Pending, mentions: str, rows: changes.AnalysisRows) -> None:
    same = db.execute(
        "UPDATE analyses SET recogniser = ? WHERE id = ? AND mentions = ?",
        (article.analysis.recogniser, article.id, mentions),
    )
    if same.rowcount:
        return
    updated = db.execute(
        "UPDATE documents SET revision = revision + 1 WHERE id = ? AND revision = ?",
        (article.id, article.revision),
    )
    if updated.rowcount:
        changes.store_analysis(db, article.id, rows)
