"""The nouns of the program: documents, analyses, anchors, partial dates, and safe text."""

from index.model.analysis import (
    BY_RULES,
    Analysis,
    Entity,
    EntityType,
    Linked,
    Mention,
    RecogniserChoice,
)
from index.model.anchor import Anchor
from index.model.document import (
    NOTE,
    SEPARATOR,
    Block,
    Document,
    Dropped,
    Keep,
    Kind,
    Link,
    Style,
    StyleRange,
    keys_of,
)
from index.model.partial_date import MONTHS, PartialDate
from index.model.results import (
    LIKE,
    Facets,
    FieldValue,
    Filter,
    Hit,
    SearchResult,
    Snippet,
    Widened,
)
from index.model.safe import one_line, sanitise
from index.model.sentences import sentence_at

__all__ = [
    "BY_RULES",
    "LIKE",
    "MONTHS",
    "NOTE",
    "SEPARATOR",
    "Analysis",
    "Anchor",
    "Block",
    "Document",
    "Dropped",
    "Entity",
    "EntityType",
    "Facets",
    "FieldValue",
    "Filter",
    "Hit",
    "Keep",
    "Kind",
    "Link",
    "Linked",
    "Mention",
    "PartialDate",
    "RecogniserChoice",
    "SearchResult",
    "Snippet",
    "Style",
    "StyleRange",
    "Widened",
    "keys_of",
    "one_line",
    "sanitise",
    "sentence_at",
]
