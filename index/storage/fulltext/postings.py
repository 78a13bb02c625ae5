"""Postings in bulk, cached while the user types on."""

from array import array
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence

from whoosh.codec.base import Segment as WhooshSegment
from whoosh.matching import FilterMatcher
from whoosh.reading import SegmentReader

from index.search.near import windows, windows_with_entities

Weights = dict[int, float]
"""Document number → how often the term occurs in it."""

IsUp = Callable[[], bool]
"""Whether time is up; then what has been found so far is the answer."""

_CHECK_EVERY = 1_000
"""Documents between two looks at the clock."""

CACHED_POSTINGS = 2_000_000
"""Postings kept over all terms of one segment set: about 200 MB at worst."""


Identity = tuple[str, frozenset[int]]
"""Name of a segment, and the documents deleted from it."""


def identity_of(listed: WhooshSegment) -> Identity:
    """What two states of a segment have in common only if they hold the same documents."""
    return listed.segment_id(), frozenset(listed.deleted_docs())


class Segment:
    """One immutable segment: its columns, and its postings by term."""

    base = 0
    """Number of its first document among those of all segments."""

    def __init__(self, reader: SegmentReader) -> None:
        """Read the columns of a segment."""
        self._reader = reader
        listed = reader.segment()
        self.file = str(listed.make_filename(listed.COMPOUND_EXT))
        """Name of the file that holds it."""
        self.identity = identity_of(listed)
        self.deleted = self.identity[1]
        self.ids: array[int] = reader.column_reader("id").load()
        self.revisions: array[int] = reader.column_reader("revision").load()
        self.dates: array[int] = reader.column_reader("date").load()
        self.lengths: array[int] = reader.column_reader("length").load()

    def weights(self, field: str, term: str) -> Weights:
        """The live documents that hold a term, by number within the segment."""
        key = (field, term.encode())
        if key not in self._reader:
            return {}
        matcher = self._reader.postings(*key)
        if isinstance(matcher, FilterMatcher):
            matcher = matcher.child
        found = dict(_all_weights(matcher))
        for document in self.deleted & found.keys():
            del found[document]
        return found

    def positions(self, term: str, wanted: set[int], is_up: IsUp) -> dict[int, list[int]]:
        """Word positions of a term in those of the `wanted` documents that hold it.

        Once time is up, what has been found so far.
        """
        key = ("words", term.encode())
        found: dict[int, list[int]] = {}
        if key in self._reader:
            matcher = self._reader.postings(*key)
            decode = self._reader.schema["words"].format.decode_positions
            while matcher.is_active():
                if (document := matcher.id()) in wanted:
                    found[document] = decode(matcher.value())
                    if len(found) % _CHECK_EVERY == 0 and is_up():
                        break
                matcher.next()
        return found

    def vocabulary(self, field: str) -> Counter[str]:
        """Every term of a field with the number of documents that hold it; reads all of them."""
        return Counter(
            {term.decode(): info.doc_frequency() for term, info in self._reader.iter_field(field)}
        )


def _all_weights(matcher: object) -> list[tuple[int, float]]:
    """All postings of a leaf matcher as (document, weight).

    A leaf matcher holds one block of postings at a time, decoded. Taking the blocks whole is
    ten times as fast as asking it document by document, which is what the loop in the end does
    for any other matcher.
    """
    pairs: list[tuple[int, float]] = []
    blocks = hasattr(matcher, "_read_ids") and hasattr(matcher, "_next_block")
    while matcher.is_active():  # type: ignore[attr-defined]
        if blocks:
            matcher.id()  # type: ignore[attr-defined]
            matcher.weight()  # type: ignore[attr-defined]
            pairs.extend(zip(matcher._ids, matcher._weights, strict=True))  # type: ignore[attr-defined]
            matcher._next_block()  # type: ignore[attr-defined]
        else:
            pairs.append((matcher.id(), matcher.weight()))  # type: ignore[attr-defined]
            matcher.next()  # type: ignore[attr-defined]
    return pairs


class Postings:
    """The postings of all segments, numbered through, most recently used terms first."""

    def __init__(self, segments: list[Segment]) -> None:
        self._segments = segments
        self._cache: OrderedDict[tuple[str, str], Weights] = OrderedDict()
        self._cached = 0

    def weights(self, field: str, term: str) -> Weights:
        """The live documents that hold a term; not to be changed by the caller."""
        key = (field, term)
        if key in self._cache:
            self._cache.move_to_end(key)
            return self._cache[key]
        found: Weights = {}
        for segment in self._segments:
            base = segment.base
            own = segment.weights(field, term)
            found.update(own if base == 0 else {d + base: w for d, w in own.items()})
        self._cache[key] = found
        self._cached += len(found)
        while self._cached > CACHED_POSTINGS and len(self._cache) > 1:
            _, oldest = self._cache.popitem(last=False)
            self._cached -= len(oldest)
        return found

    def with_phrase(self, phrase: tuple[str, ...], wanted: set[int], is_up: IsUp) -> set[int]:
        """Those of the `wanted` documents where the terms stand side by side."""
        found: set[int] = set()
        for base, document, places in self._places(phrase, wanted, is_up):
            starts = set(places[0])
            for distance, place in enumerate(places[1:], 1):
                starts &= {position - distance for position in place}
            if starts:
                found.add(base + document)
        return found

    def with_near(
        self, words: tuple[str, ...], others: int, wanted: set[int], is_up: IsUp
    ) -> set[int]:
        """Those of the `wanted` documents where the terms stand together, in any order.

        Args:
            words: the terms.
            others: how many other words may stand among them at most.
            wanted: numbers of documents.
            is_up: whether to answer with what has been found.
        """
        found: set[int] = set()
        distinct = tuple(dict.fromkeys(words))
        for base, document, places in self._places(distinct, wanted, is_up):
            named = zip(distinct, places, strict=True)
            in_order = sorted((at, term) for term, place in named for at in place)
            if next(windows(in_order, words, others), None):
                found.add(base + document)
        return found

    def with_entities(
        self,
        words: Sequence[str],
        entities: Sequence[Mapping[int, Sequence[Sequence[str]]]],
        others: int,
        wanted: set[int],
        is_up: IsUp,
    ) -> set[int]:
        """Those of the `wanted` documents where words and entities stand together, in any order.

        Args:
            words: as terms.
            entities: the forms of each, as terms, by document.
            others: how many other words may stand among them at most.
            wanted: numbers of documents, which have all words and entities.
            is_up: whether to answer with what has been found.
        """
        found: set[int] = set()
        for segment, local in self._by_segment(wanted):
            forms = {d: [entity[d + segment.base] for entity in entities] for d in local}
            places = _places_in(segment, words, forms, is_up)
            for number, (document, unsorted) in enumerate(places.items()):
                if number % _CHECK_EVERY == 0 and is_up():
                    return found
                unsorted.sort()
                if next(windows_with_entities(unsorted, words, forms[document], others), None):
                    found.add(document + segment.base)
        return found

    def _by_segment(self, wanted: set[int]) -> Iterator[tuple[Segment, set[int]]]:
        """The segments that hold documents, each with the numbers of these in it."""
        in_order = sorted(wanted)
        for segment in self._segments:
            first = bisect_left(in_order, segment.base)
            end = bisect_left(in_order, segment.base + len(segment.ids))
            if first < end:
                yield segment, {document - segment.base for document in in_order[first:end]}

    def _places(
        self, words: tuple[str, ...], wanted: set[int], is_up: IsUp
    ) -> Iterator[tuple[int, int, list[list[int]]]]:
        """(base of the segment, number in it, positions of each term), of those with all terms."""
        for segment, local in self._by_segment(wanted):
            places = [segment.positions(term, local, is_up) for term in words]
            for number, document in enumerate(local):
                if number % _CHECK_EVERY == 0 and is_up():
                    return
                if all(document in place for place in places):
                    yield segment.base, document, [place[document] for place in places]


def _places_in(
    segment: Segment,
    words: Sequence[str],
    forms: Mapping[int, Sequence[Sequence[Sequence[str]]]],
    is_up: IsUp,
) -> dict[int, list[tuple[int, str]]]:
    """Where words, and those of the forms of its entities, stand in each document of a segment."""
    needed: dict[str, set[int]] = {word: set(forms) for word in words}
    for document, entities in forms.items():
        for term in {term for entity in entities for form in entity for term in form}:
            needed.setdefault(term, set()).add(document)
    places: dict[int, list[tuple[int, str]]] = {document: [] for document in forms}
    for term, documents in needed.items():
        if is_up():
            break
        for document, held in segment.positions(term, documents, is_up).items():
            places[document] += [(at, term) for at in held]
    return places
