"""How the full text lies on disk: Whoosh's codec with packed blocks, read where they lie."""

import io
from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from struct import Struct, calcsize
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.base import Segment as WhooshSegment
from whoosh.codec.whoosh3 import (
    W3Codec,
    W3FieldWriter,
    W3LeafMatcher,
    W3PostingsWriter,
    W3Segment,
    W3TermInfo,
    W3TermsReader,
)
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.structfile import BufferFile

BLOCK = 1_024
"""Postings in a block at most."""
PACKED_FROM = 16
"""Postings in a block that is worth packing and compressing; most terms occur in a few articles."""
COMPRESSION = 3
"""Level of zlib, as Whoosh has it."""

_POSITION = np.dtype(np.uint32)
_UNSIGNED = np.dtype(">u4")
_FIELD = Struct("!H")
"""The number of its field in front of a term."""
_BEFORE_FREQUENCY = calcsize(W3TermInfo._struct.format.partition("I")[0])
"""Bytes of what is known of a term before how many documents hold it."""

Run = tuple[NDArray[np.int64], NDArray[np.float32], bytes]
"""Documents, frequencies, and packed positions of all postings of a term, or of a block of them."""
Terms = tuple[list[str], NDArray[np.int32]]
"""Sorted terms, and how many documents hold each."""


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own codec, but for the blocks of postings and the way to a segment's file."""

    # No field has lengths; looking for their files at every posting was a quarter of a commit.
    length_stats = False

    def field_writer(self, storage: object, segment: WhooshSegment) -> "_FieldWriter":
        """What writes the terms and postings of a segment."""
        return _FieldWriter(self, storage, segment)

    def postings_writer(self, file: object, byteids: bool = False) -> "_PostingsWriter":
        """What writes the postings of one field after the other."""
        return _PostingsWriter(file, BLOCK, byteids=byteids, inlinelimit=self._inlinelimit)

    def postings_reader(self, file: object, terminfo: Any, format_: object, **of: object) -> Any:  # noqa: ANN401 - Whoosh has no types
        """The postings of a term."""
        if terminfo.is_inlined():
            return super().postings_reader(file, terminfo, format_, **of)
        return BlockMatcher(file, *terminfo.extent(), format_, **of)

    def terms_reader(self, storage: Any, segment: WhooshSegment) -> "TermsReader":  # noqa: ANN401
        """What reads the terms of a segment."""
        name = segment.make_filename(self.TERMS_EXT)
        postings = segment.open_file(storage, self.POSTS_EXT)
        return TermsReader(self, storage.open_file(name), storage.file_length(name), postings)

    def new_segment(self, _storage: object, indexname: str) -> "_Segment":
        """A segment without documents."""
        return _Segment(self, indexname)


class _Entries:
    """Hashes of terms and where the terms are: 16 bytes each, where tuples in a list take 150."""

    def __init__(self) -> None:
        self._hashes = array("Q")
        self._places = array("Q")

    def append(self, entry: tuple[int, int]) -> None:
        self._hashes.append(entry[0])
        self._places.append(entry[1])

    def __len__(self) -> int:
        return len(self._hashes)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._hashes, self._places, strict=True)


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Keeps its table of terms small: at 100,000 articles it has hundreds of thousands."""

    def __init__(self, codec: W3Codec, storage: object, segment: WhooshSegment) -> None:
        super().__init__(codec, storage, segment)
        self._tindex.buckets = [_Entries() for _ in self._tindex.buckets]

    def add_postings(self, schema: Any, lengths: object, items: Any) -> None:  # noqa: ANN401
        """Add all postings, as Whoosh gives them or as `Runs`."""
        if not isinstance(items, Runs):
            super().add_postings(schema, lengths, items)
            return
        for field, terms in groupby(items, key=itemgetter(0)):
            self.start_field(field, schema[field])
            for _, term, run in terms:
                self.start_term(term)
                self._postwriter.add_run(*run)
                self.finish_term()
            self.finish_field()


class TermsReader(W3TermsReader):  # type: ignore[misc]
    """Whoosh's own table of terms, of which a whole field is read at once as well."""

    def of(self, field: str) -> Terms:
        """Every term of a field, those of deleted documents included."""
        table, number = self._tindex, self._fieldmap.get(field)
        if number is None:
            return [], np.empty(0, np.int32)
        begin, end = self._from(number), self._from(number + 1)
        held = table.dbfile.get(begin, end - begin)
        kind, count = table.extras["indextype"], table.indexlen
        places = np.array(table.dbfile.get_array(table.indexbase, kind, count), np.int64) - begin
        places = places[slice(*np.searchsorted(places, (0, end - begin)))]
        begins = places + 2 * _UNSIGNED.itemsize
        ends = begins + _unsigned(held, places)
        begins += _FIELD.size
        bounds = zip(begins.tolist(), ends.tolist(), strict=True)
        terms = [str(held[start:stop], "utf-8") for start, stop in bounds]
        return terms, _unsigned(held, ends + _BEFORE_FREQUENCY).astype(np.int32)

    def _from(self, number: int) -> int:
        """Where the terms of a field begin, or of the next one that has any."""
        at: int | None = self._tindex.closest_key_pos(_FIELD.pack(number))
        return self._tindex.endofdata if at is None else at


def _unsigned(held: bytes, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers that begin at some bytes."""
    each = np.frombuffer(held, np.uint8)[places[:, None] + np.arange(_UNSIGNED.itemsize)]
    numbers: NDArray[np.int64] = each.view(_UNSIGNED)[:, 0].astype(np.int64)
    return numbers


class _PostingsWriter(W3PostingsWriter):  # type: ignore[misc]
    """Packs blocks of many postings: documents, frequencies and positions as bytes each.

    Whoosh pickles a list of bytes objects, which takes ten times as long to read.
    """

    _ids: Any

    def _write_block(self, last: bool = False) -> None:
        self._compression = COMPRESSION if self._is_packed() else 0
        super()._write_block(last)

    def add_run(
        self, documents: NDArray[np.int64], frequencies: NDArray[np.float32], positions: bytes
    ) -> None:
        """Add many postings of a term, in order.

        Args:
            documents: their numbers.
            frequencies: how often each holds the term.
            positions: of the term in all of them, packed; empty for a field without.
        """
        sizes = frequencies.astype(np.int64) * (_POSITION.itemsize if positions else 0)
        ends = np.cumsum(sizes)
        for start in range(0, len(documents), BLOCK):
            if self._ids:
                self._write_block()
            part = slice(start, start + BLOCK)
            self._ids = array("I", documents[part].astype(np.uint32).tobytes())
            self._weights = array("f", frequencies[part].tobytes())
            self._maxweight = max(self._weights)
            if positions:
                packed = positions[int(ends[start] - sizes[start]) : int(ends[part][-1])]
                self._values = [packed] if self._is_packed() else _split(packed, self._weights)

    def _is_packed(self) -> bool:
        return len(self._ids) >= PACKED_FROM and not self._byteids

    def _mini_ids(self) -> Any:  # noqa: ANN401 - as Whoosh has it
        if not self._is_packed():
            return super()._mini_ids()
        ids = np.frombuffer(self._ids, np.uint32)
        return np.diff(ids, prepend=np.uint32(0)).tobytes()

    def _mini_weights(self) -> Any:  # noqa: ANN401 - as Whoosh has it
        if not self._is_packed():
            return super()._mini_weights()
        weights = np.frombuffer(self._weights, np.float32)
        return float(weights[0]) if (weights == weights[0]).all() else weights.tobytes()

    def _mini_values(self) -> Any:  # noqa: ANN401 - as Whoosh has it
        return b"".join(self._values) if self._is_packed() else super()._mini_values()


class Runs:
    """Postings in bulk: an iterable of (field, term, arguments of `_PostingsWriter.add_run`)."""

    def __init__(self, runs: Iterable[tuple[str, bytes, Run]]) -> None:
        self._runs = runs

    def __iter__(self) -> Iterator[tuple[str, bytes, Run]]:
        return iter(self._runs)


def _split(packed: bytes, frequencies: Iterable[float]) -> list[bytes]:
    """The positions of each posting."""
    sizes = (_POSITION.itemsize * int(frequency) for frequency in frequencies)
    return [packed[a:b] for a, b in pairwise(accumulate(sizes, initial=0))]


class BlockMatcher(W3LeafMatcher):  # type: ignore[misc]
    """The postings of a term, one by one as Whoosh reads them, or in blocks."""

    _weights: Any
    _values: Any

    def blocks(self, wanted: NDArray[np.bool_] | None = None) -> Iterator[Run]:
        """Yield what each block has.

        Args:
            wanted: a mask over documents; blocks without any of them are passed over.
        """
        begin = 0
        while not self._atend:
            end = self._maxid + 1
            if wanted is None or wanted[begin:end].any():
                self._read_data()
                ids, weights, values = self._data
                packed = isinstance(ids, bytes)
                deltas = np.frombuffer(ids, np.uint32) if packed else np.array(ids)
                frequencies = np.empty(self._blocklength, np.float32)
                if isinstance(weights, bytes):
                    frequencies[:] = np.frombuffer(weights, np.float32)
                else:
                    frequencies[:] = 1.0 if weights is None else weights
                positions = values if isinstance(values, bytes) else b"".join(values or ())
                yield np.cumsum(deltas, dtype=np.int64), frequencies, positions
            begin = end
            self._next_block()

    def _read_ids(self) -> None:
        if self._data is None:
            self._read_data()
        ids = self._data[0]
        self._ids = tuple(accumulate(array("I", ids) if isinstance(ids, bytes) else ids))

    def _read_weights(self) -> None:
        super()._read_weights()
        if isinstance(self._weights, bytes):
            self._weights = array("f", self._weights)

    def _read_values(self) -> None:
        super()._read_values()
        if isinstance(self._values, bytes):
            self.weight()
            packed, nothing = self._values, (None,) * self._blocklength
            self._values = _split(packed, self._weights) if packed else nothing


class _Segment(W3Segment):  # type: ignore[misc]
    """Is mapped into memory, and not read into it."""

    def open_compound_file(self, storage: Any) -> "_Compound":  # noqa: ANN401 - Whoosh has no types
        return _Compound(storage.open_file(self.make_filename(self.COMPOUND_EXT)))


class _Compound(CompoundStorage):  # type: ignore[misc]
    """Opens its files as views of the mapped one; Whoosh copies all of them into memory."""

    def open_file(self, name: str, *_: object, **__: object) -> "_View":
        start, length = self.range(name)
        return _View(memoryview(self._source)[start : start + length], name)


class _View(BufferFile):  # type: ignore[misc]
    """A part of a mapped file."""

    def __init__(self, view: memoryview, name: str) -> None:
        super().__init__(b"", name)
        self._buf = view
        self.file = io.BufferedReader(_Bytes(view))

    def subset(self, position: int, length: int, name: str | None = None) -> "_View":
        return _View(self._buf[position : position + length], name or self._name)


class _Bytes(io.RawIOBase):
    """Reads a part of memory as a file."""

    def __init__(self, view: memoryview) -> None:
        super().__init__()
        self._view = view
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: len(self._view)}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - anything that can be written to
        part = self._view[self._at : self._at + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)
