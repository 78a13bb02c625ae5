"""Full text over Whoosh, and the only package that imports it."""

from index.storage.fulltext.schema import VERSION, Entry
from index.storage.fulltext.searcher import FullTextSearcher, Ranked
from index.storage.fulltext.writer import FullTextWriter

__all__ = ["VERSION", "Entry", "FullTextSearcher", "FullTextWriter", "Ranked"]
