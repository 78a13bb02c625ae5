"""Writes the full text: batches in, batches out, and merging when nobody waits."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from whoosh import index as whoosh_index
from whoosh.codec.base import Segment as WhooshSegment
from whoosh.writing import SegmentWriter

from index.storage.fulltext import sums
from index.storage.fulltext.codec import Codec
from index.storage.fulltext.merging import SegmentPool
from index.storage.fulltext.pool import BatchPool
from index.storage.fulltext.schema import KEY, Entry, posting_fields, schema

TIER = 12
"""So many segments of a similar size are merged into one (a logarithmic merge policy)."""


class _SegmentWriter(SegmentWriter):  # type: ignore[misc]
    """Tells what is about to take effect, when all of it but the list of segments is written."""

    announce: Callable[[int, list[str]], None]
    """Called with the number of the commit and the files of its segments."""

    def _commit_toc(self, segments: list[WhooshSegment]) -> None:
        self.announce(self.generation, [s.make_filename(s.COMPOUND_EXT) for s in segments])
        super()._commit_toc(segments)


class FullTextWriter:
    """The one writer of a full text; the caller holds the library's lock.

    Commits without merging, because merging 2,000 small articles takes seconds; `merge` is
    called apart.
    """

    def __init__(
        self, folder: Path, announce: Callable[[int], object] = lambda _number: None
    ) -> None:
        """Open the full text in `folder`, or create it there with an empty index.

        Args:
            folder: made if need be.
            announce: called just before a commit takes effect, with the number that `commits`
                has afterwards. What it raises ends the commit.
        """
        self._folder = folder
        self._announce = announce
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if whoosh_index.exists_in(str(folder)):
            self._index = whoosh_index.open_dir(str(folder))
        else:
            sums.note(folder, [])
            self._index = whoosh_index.create_in(str(folder), schema())
        self._highest = self._highest_id()
        self._seen = self.commits

    @property
    def commits(self) -> int:
        """How many commits have taken effect since the full text was made, merging included."""
        return int(self._index.latest_generation())

    def _highest_id(self) -> int:
        """The highest id that the full text holds, 0 if it is empty."""
        if self._index.is_empty():
            return 0
        with self._index.reader() as reader:
            columns = (leaf.column_reader("id").load() for leaf, _ in reader.leaf_readers())
            return max((int(max(ids)) for ids in columns if len(ids)), default=0)

    def commit(self, entries: Iterable[Entry], removed: Iterable[int] = ()) -> None:
        """Add or replace articles and take others out, all or nothing.

        Args:
            entries: each id at most once; taken one by one as they are written.
            removed: ids to take out; unknown ones are ignored.
        """
        if self.commits != self._seen:
            # Between two of our batches another process may have had the lock.
            self._highest = self._highest_id()
        highest = self._highest
        with self._writing() as writer, self._deleting(writer) as delete:
            for identifier in removed:
                delete(identifier)
            for entry in entries:
                delete(entry.id)
                writer.add_document(**posting_fields(entry))
                highest = max(highest, entry.id)
            writer.commit(merge=False)
        self._highest, self._seen = highest, self.commits

    @contextmanager
    def _writing(self) -> Iterator[SegmentWriter]:
        """A writer, which is cancelled if anything fails, in its commit as well."""
        writer = _SegmentWriter(self._index, codec=Codec())
        writer.pool = BatchPool()
        writer.announce = self._about_to_commit
        try:
            yield writer
        except BaseException:
            # On a full disk cancelling fails as well.
            with suppress(Exception):
                writer.cancel()
            raise

    def _about_to_commit(self, number: int, files: list[str]) -> None:
        sums.note(self._folder, files)
        self._announce(number)

    @contextmanager
    def _deleting(self, writer: SegmentWriter) -> Iterator[Callable[[int], None]]:
        """What takes the copy of an article out that earlier commits have written."""
        with ExitStack() as opened:
            reader = None

            def delete(identifier: int) -> None:
                nonlocal reader
                # Ids only grow: most articles are new, and need not be looked for.
                if identifier > self._highest:
                    return
                reader = reader or opened.enter_context(self._index.reader())
                key = (KEY, str(identifier).encode())
                if key in reader:
                    for document in list(reader.postings(*key).all_ids()):
                        writer.delete_document(document)

            yield delete

    def merge(self) -> bool:
        """Merge the smallest tier that is full; return whether there was one."""
        segments = sorted(self._index._segments(), key=lambda s: s.doc_count_all())
        chosen = segments[:TIER]
        while len(chosen) == TIER:
            smallest, largest = chosen[0].doc_count_all(), chosen[-1].doc_count_all()
            if largest <= TIER * max(smallest, 1):
                break
            start = segments.index(chosen[0]) + 1
            chosen = segments[start : start + TIER]
        if len(chosen) < TIER:
            return False
        ids = {segment.segment_id() for segment in chosen}

        def merge_chosen(
            writer: SegmentWriter, existing: list[WhooshSegment]
        ) -> list[WhooshSegment]:
            writer.pool.cleanup()
            writer.pool = SegmentPool(writer, [s for s in existing if s.segment_id() in ids])
            writer._added = True
            return [segment for segment in existing if segment.segment_id() not in ids]

        with self._writing() as writer:
            writer.commit(mergetype=merge_chosen)
        return True

    def close(self) -> None:
        """Let go of the files."""
        self._index.close()
