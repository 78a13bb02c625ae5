"""An article as JSON, to be printed or piped: keys may be added, never changed."""

import json
import sys
from typing import Any

from index.library import Article
from index.model import Analysis, Document


def dump(value: object) -> str:
    """One JSON object on one line. Code points a terminal might interpret are escaped.

    So is all but ASCII where standard output has another encoding than UTF-8.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    text = json.dumps(value, ensure_ascii=encoding.lower() not in ("utf-8", "utf8"))
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def analysis_json(analysis: Analysis, text: str) -> dict[str, Any]:
    """What `analyse` prints, and `show` besides."""
    return {
        "entities": [
            {
                "id": entity.id,
                "type": entity.type.value,
                "name": entity.name,
                "aliases": list(entity.aliases),
                "mentions": [
                    {"start": m.start, "end": m.end, "text": text[m.start : m.end], "why": m.why}
                    for m in entity.mentions
                ],
            }
            for entity in analysis.entities(text)
        ],
    }


def article_json(article: Article) -> dict[str, Any]:
    """What `show` prints, an article a line."""
    document = article.document
    return {
        "id": article.id,
        "path": str(article.path),
        **_document_json(document),
        **analysis_json(article.analysis, document.text),
    }


def _document_json(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "bylines": list(document.bylines),
        "publisher": document.publisher,
        "published": str(document.published) if document.published else None,
        "language": document.language,
        "url": document.url,
        "text": document.text,
        "blocks": [
            {
                "kind": block.kind.value,
                "start": block.start,
                "end": block.end,
                "level": block.level,
                "source": list(block.source) if block.source else None,
            }
            for block in document.blocks
        ],
        "dropped": [
            {"line": dropped.line, "text": dropped.text, "reason": dropped.reason}
            for dropped in document.dropped
        ],
    }
