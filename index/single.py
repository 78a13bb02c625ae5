"""Single files and texts, without a library."""

from pathlib import Path

from index.answers import Article, Unread
from index.model import Analysis


def read(path: Path) -> Article | Unread:
    """Read and analyse one file, without a library. Raises nothing."""
    from index.analysis import analyse as analyse_text
    from index.readers import Unreadable, read_file

    document = read_file(path)
    if isinstance(document, Unreadable):
        return Unread(path, document.reason)
    analysis = analyse_text(document.text, blocks=document.blocks)
    return Article(None, path, document, analysis, document.words)


def source(path: Path) -> str | Unread:
    """The text of a file as it is, only decoded and made safe to draw. Raises nothing."""
    from index.readers import Unreadable, read_source

    text = read_source(path)
    return Unread(path, text.reason) if isinstance(text, Unreadable) else text


def analyse(text: str) -> Analysis:
    """What any plain text mentions; offsets fit the text exactly as it is given."""
    from index.analysis import analyse as analyse_text

    return analyse_text(text)
