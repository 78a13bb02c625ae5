"""What full text is told: the articles that it does not hold as they are now."""

from collections.abc import Iterable, Iterator
from itertools import accumulate

from index.storage.catalog.catalog import LISTED, UNWANTED, Catalog
from index.storage.catalog.codec import load_analysis, load_document
from index.storage.catalog.rows import Pending

ANNOUNCED, CONFIRMED = "fulltext announced", "fulltext confirmed"
"""Names under which the catalog keeps the numbers of full text's commits: the last that was to
take effect, and the last of which it is known that it did. They differ after a kill."""


def pending(catalog: Catalog, limit: int, words: int) -> list[int]:
    """The ids of listed articles that full text does not hold in their newest form, by id.

    Args:
        catalog: where they are.
        limit: at most so many articles;
        words: and no more when they have so many words.
    """
    return _pending(catalog, "seen != revision", (), limit, words)


def listed_after(catalog: Catalog, identifier: int, limit: int, words: int) -> list[int]:
    """The next higher ids of listed articles, within limits as those of `pending`."""
    return _pending(catalog, "id > ?", (identifier,), limit, words)


def _pending(
    catalog: Catalog, condition: str, values: tuple[int, ...], limit: int, words: int
) -> list[int]:
    lengths = catalog.rows(
        f"SELECT id, words FROM documents WHERE {condition} AND {LISTED} ORDER BY id LIMIT ?",
        *values,
        limit,
    )
    before = accumulate((length for _, length in lengths), initial=0)
    return [row[0] for row, sum_ in zip(lengths, before, strict=False) if sum_ < words]


def articles(catalog: Catalog, ids: Iterable[int]) -> Iterator[Pending]:
    """Articles by their ids, with all that full text is told, read one at a time."""
    for identifier in ids:
        for revision, text, structure, mentions, recogniser in catalog.rows(
            "SELECT revision, text, structure, mentions, recogniser FROM documents"
            " JOIN bodies USING (id) JOIN analyses USING (id) WHERE id = ?",
            identifier,
        ):
            document, analysis = load_document(text, structure), load_analysis(mentions, recogniser)
            yield Pending(identifier, revision, document, analysis)


def tombstones(catalog: Catalog) -> list[int]:
    """Articles that full text may hold although they must not be found."""
    return [row[0] for row in catalog.rows(f"SELECT id FROM documents WHERE {UNWANTED}")]


def searchable(catalog: Catalog) -> tuple[int, int, int | None]:
    """What full text should hold.

    Returns:
        how many articles it certainly holds, how many more it may hold, and the id of one of
        the former.
    """
    ((certain, one, uncertain),) = catalog.rows(
        f"SELECT count(*) FILTER (WHERE {LISTED} AND seen = revision),"
        f" max(id) FILTER (WHERE {LISTED} AND seen = revision),"
        f" count(*) FILTER (WHERE seen != 0 AND NOT ({LISTED} AND seen = revision))"
        " FROM documents"
    )
    return certain, uncertain, one


def commits(catalog: Catalog) -> tuple[int, int]:
    """The lowest and the highest number that full text's last commit may have."""
    return int(catalog.meta(CONFIRMED) or 0), int(catalog.meta(ANNOUNCED) or 0)
