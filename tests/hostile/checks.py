"""What must hold for whatever is drawn or printed."""

from unicodedata import bidirectional, category

from readers.invariants import check_document

from index.library import Article

_FORBIDDEN = {"Cc", "Cs", "Zl", "Zp"}
"""Categories: controls, surrogates, separators of lines and paragraphs."""
_REORDERING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def unsafe(text: str, *, allowed: str = "\n") -> set[str]:
    """The characters of a text that a terminal may act on."""
    return {
        character
        for character in set(text) - set(allowed)
        if category(character) in _FORBIDDEN or bidirectional(character) in _REORDERING
    }


def check_article(article: Article, source: str) -> None:
    """Assert that nothing in an article can harm a terminal, and that its offsets fit.

    Args:
        article: from a file or a library.
        source: the decoded text of its file.
    """
    document = article.document
    check_document(document, source)
    assert not unsafe(document.text, allowed="\n\t")
    about = (document.title, document.publisher, document.url, *document.bylines)
    for part in (*about, *(link.url for link in document.links)):
        assert not unsafe(part or "", allowed="")
    for entity in article.entities:
        assert not unsafe("".join((entity.id, entity.name, *entity.aliases)), allowed="")
    end = 0
    for mention in article.analysis.mentions:
        assert end <= mention.start < mention.end <= len(document.text)
        assert document.text[mention.start : mention.end].strip()
        end = mention.end
