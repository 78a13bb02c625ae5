"""The other peer of full text: tantivy on the same texts, with the same words required."""

import re
import shutil
from pathlib import Path

import tantivy

from bench.texts import texts
from index.library import Library

_HITS = 20
_WORD = re.compile(r"\w+")


class Tantivy:
    """An index in a folder: its default tokenizer, which does not stem, and BM25."""

    def __init__(self, folder: Path) -> None:
        """Make an empty one, in the place of what may be there."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("title", stored=True)
        builder.add_text_field("body", stored=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, str(folder))

    def fill(self, library: Library) -> None:
        """Put in all articles of a library."""
        writer = self._index.writer()
        for _, title, body in texts(library):
            writer.add_document(tantivy.Document(title=title, body=body))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, query: str) -> list[tuple[str, str]]:
        """The best 20 articles that hold all words: title, snippet."""
        words = " ".join(_WORD.findall(query.lower()))
        parsed = self._index.parse_query(
            words, ["title", "body"], field_boosts={"title": 3.0}, conjunction_by_default=True
        )
        searcher = self._index.searcher()
        snippets = tantivy.SnippetGenerator.create(searcher, parsed, self._schema, "body")
        found = [searcher.doc(address) for _, address in searcher.search(parsed, _HITS).hits]
        return [(d["title"][0], snippets.snippet_from_doc(d).to_html()) for d in found]
