"""What ranks the documents of a collection: Dateline, and tantivy as the peer."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import tantivy

from index.library import Library
from index.search.terms import STOP_WORDS, terms
from relevance.collection import Document
from relevance.measures import DEPTH

Rank = Callable[[str], list[str]]
"""Topic → ids of documents, the best first, `DEPTH` at most."""

_FILES_IN_A_FOLDER = 1_000
_WORD = re.compile(r"\w+")


class Dateline:
    """A library of the documents, which are files for it as a user's articles are."""

    def __init__(self, documents: Iterable[Document], folder: Path) -> None:
        """Write the documents below a folder, and make a library of them there."""
        articles = folder / "articles"
        self._ids: dict[str, str] = {}
        for number, document in enumerate(documents):
            path = articles / str(number // _FILES_IN_A_FOLDER) / f"{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{document.title}\n\n{document.text}".strip() + "\n", "utf-8")
            self._ids[path.stem] = document.id
        self._library = Library.open("relevance", data=folder / "data")
        self._library.add([articles])
        self._library.refresh()

    @property
    def skipped(self) -> int:
        """Documents that are no articles, such as empty ones."""
        return len(self._library.skipped())

    def all_words(self, topic: str) -> list[str]:
        """The answer to the topic as a user types it: articles that have all words."""
        hits = self._library.search(topic, limit=DEPTH).hits
        return [self._ids[Path(hit.path).stem] for hit in hits]

    def any_word(self, topic: str) -> list[str]:
        """The ranking of the articles that have any of the words.

        Stop words are left out where there are others: a query takes 16 words at most, and with
        them a topic that is a sentence would lose its end.
        """
        words = list(dict.fromkeys(terms(topic)))
        return self.all_words(" OR ".join([w for w in words if w not in STOP_WORDS] or words))

    def close(self) -> None:
        """Let go of the files."""
        self._library.close()


class Tantivy:
    """An index of the documents in memory: one field, BM25, any of the words, as it comes."""

    def __init__(self, documents: Iterable[Document], tokenizer: str = "default") -> None:
        """Put in all documents.

        Args:
            documents: of which title and text are one text.
            tokenizer: what makes words of a text; “default” neither stems nor drops any.
        """
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("id", stored=True, tokenizer_name="raw")
        schema.add_text_field("text", tokenizer_name=tokenizer)
        self._index = tantivy.Index(schema.build())
        writer = self._index.writer(num_threads=1)
        for document in documents:
            text = f"{document.title}\n\n{document.text}"
            writer.add_document(tantivy.Document(id=document.id, text=text))
        writer.commit()
        self._index.reload()

    def any_word(self, topic: str) -> list[str]:
        """The ranking of the documents that have any of the words."""
        words = " ".join(_WORD.findall(topic.lower()))
        query = self._index.parse_query(words, ["text"])
        searcher = self._index.searcher()
        return [
            str(searcher.doc(address)["id"][0]) for _, address in searcher.search(query, DEPTH).hits
        ]
