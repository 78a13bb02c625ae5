"""What the full text holds of an article: four columns and three fields of terms."""

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from whoosh import columns, fields, formats

from index.search.stemming import stems
from index.search.terms import STOP_WORDS, terms, tokens

VERSION = 4
"""Changes with anything that makes an older full text unusable; a rebuild follows."""

WORDS = "words"
"""Every word of the article as it stands, folded, with its positions."""
STEMS = "stems"
"""The stems of all words but stop words, see `stem_term`."""
HEAD = "head"
"""The words of title, deck and entity names."""
LANGUAGE = "language"
"""The language by which its words are stemmed, as one term."""
KEY = "key"
"""The article's id as a term, to delete by."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the full text needs it."""

    id: int
    revision: int
    date: int
    """`PartialDate.number`, -1 without a date."""
    text: str
    head: str
    """Title, deck and entity names, separated by white space."""
    language: str
    """As `languages.language_of` gives it."""


class PackedPositions(formats.Positions):  # type: ignore[misc]
    """Positions as 32-bit integers, which decode in one call."""

    def encode(self, positions: list[int]) -> bytes:
        """Pack word positions, ascending from 0."""
        return array("I", positions).tobytes()

    def decode_positions(self, packed: bytes) -> list[int]:
        """Unpack what `encode` packed."""
        return array("I", packed).tolist()

    def decode_frequency(self, packed: bytes) -> int:
        """How many positions are packed."""
        return len(packed) // array("I").itemsize

    def decode_weight(self, packed: bytes) -> float:
        """The frequency, as Whoosh asks for it."""
        return float(self.decode_frequency(packed))

    def combine(self, packed: list[bytes]) -> bytes:
        """Merge the positions of one term from several places."""
        return self.encode(sorted({p for one in packed for p in self.decode_positions(one)}))


class Words(fields.FieldType):  # type: ignore[misc]
    """A field fed with a ready list of terms; positions are counted directly."""

    indexed, stored, scorable, unique = True, False, False, False
    column_type = vector = analyzer = None

    def __init__(self) -> None:
        self.format = PackedPositions()

    def index(self, value: list[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (term, frequency, weight, packed positions) for each distinct term."""
        positions: dict[str, list[int]] = {}
        for position, term in enumerate(value):
            positions.setdefault(term, []).append(position)
        encode = self.format.encode
        for term, places in positions.items():
            yield term.encode(), len(places), float(len(places)), encode(places)


class Counts(fields.FieldType):  # type: ignore[misc]
    """A field fed with a ready list of terms, of which only the frequency is kept."""

    indexed, stored, scorable, unique = True, False, False, False
    column_type = vector = analyzer = None

    def __init__(self) -> None:
        # Whoosh keeps the weights apart from the values, so that nothing need be packed.
        self.format = formats.Existence()

    def index(self, value: list[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (term, frequency, weight, nothing) for each distinct term."""
        for term, count in Counter(value).items():
            yield term.encode(), count, float(count), b""


def stem_term(stem: str, language: str) -> str:
    """A stem as a term: apart from those of other languages, which may be written alike."""
    return f"{language} {stem}"


def schema() -> fields.Schema:
    """A new schema object."""
    return fields.Schema(
        id=fields.COLUMN(columns.NumericColumn("i")),
        revision=fields.COLUMN(columns.NumericColumn("i")),
        date=fields.COLUMN(columns.NumericColumn("i", default=-1)),
        length=fields.COLUMN(columns.NumericColumn("i")),
        **{WORDS: Words(), STEMS: Counts(), HEAD: Counts(), LANGUAGE: Counts(), KEY: Counts()},
    )


def posting_fields(entry: Entry) -> dict[str, object]:
    """The field values of an article."""
    text, language = entry.text, entry.language
    found = list(tokens(text))
    words = [word for _, _, word in found]
    return {
        "id": entry.id,
        "revision": entry.revision,
        "date": entry.date,
        "length": len(words),
        WORDS: words,
        STEMS: [
            stem_term(stem, language)
            for start, end, word in found
            if word not in STOP_WORDS
            for stem in stems(text[start:end], word, language)
        ],
        HEAD: terms(entry.head),
        LANGUAGE: [language],
        KEY: [str(entry.id)],
    }
