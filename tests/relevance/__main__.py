"""`python -m relevance DIR`: rank, measure and print the table."""

import argparse
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from statistics import fmean

from relevance.collection import Collection, CollectionError, load
from relevance.engines import Dateline, Rank, Tantivy
from relevance.measures import average_precision, ndcg, recall

_MEASURES = {"nDCG@10": ndcg, "MAP": average_precision, "recall@100": recall}


def main() -> None:
    """Measure on the collection in a folder."""
    parser = argparse.ArgumentParser(prog="bench-relevance", description=__doc__)
    parser.add_argument("folder", metavar="DIR", help="documents, topics and qrels")
    folder = parser.parse_args().folder
    try:
        if not folder:
            raise CollectionError("Say where the collection is: make bench-relevance DIR=FOLDER.")
        collection = load(Path(folder))
    except CollectionError as error:
        sys.exit(f"bench-relevance: {error}")
    with tempfile.TemporaryDirectory(prefix="dateline-relevance-") as temporary:
        print(report(collection, Path(temporary)))


def report(collection: Collection, folder: Path) -> str:
    """The table of all engines, whose files go below a folder."""
    documents = collection.documents
    dateline = Dateline(documents, folder)
    name = f"tantivy {version('tantivy')}"
    engines: dict[str, Rank] = {
        "Dateline, all words, as users ask": dateline.all_words,
        "Dateline, any word": dateline.any_word,
        f"{name}, any word": Tantivy(documents).any_word,
        f"{name}, any word, English stems": Tantivy(documents, "en_stem").any_word,
    }
    relevant = sum(
        grade > 0 for grades in collection.judgments.values() for grade in grades.values()
    )
    lines = [
        f"{len(documents):,} documents ({dateline.skipped:,} of them no article for Dateline),"
        f" {len(collection.judgments):,} topics with {relevant:,} relevant documents",
        "",
        f"{'':40}" + "".join(f"{name:>12}" for name in _MEASURES),
    ]
    for engine, rank in engines.items():
        values = scores(collection, rank).values()
        lines.append(f"{engine:40}" + "".join(f"{value:12.4f}" for value in values))
    dateline.close()
    return "\n".join(lines)


def scores(collection: Collection, rank: Rank) -> dict[str, float]:
    """The mean of each measure over all judged topics; one that finds nothing counts 0."""
    rankings = {topic: rank(collection.topics[topic]) for topic in collection.judgments}
    return {
        name: fmean(measure(rankings[t], grades) for t, grades in collection.judgments.items())
        for name, measure in _MEASURES.items()
    }


if __name__ == "__main__":
    main()
