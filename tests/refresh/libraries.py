"""Libraries over folders of plain files."""

from collections import Counter
from pathlib import Path

from index.refresh.progress import Progress
from index.refresh.refresh import refresh
from index.storage import keeper
from index.storage.catalog import Catalog, changes
from index.storage.folders import fulltext_folder
from index.storage.fulltext import FullTextSearcher
from index.storage.store import Searcher


class Shelf:
    """A library's directory and a folder of articles that it holds."""

    def __init__(self, base: Path) -> None:
        self.library = base / "library"
        self.folder = base / "articles"
        self.folder.mkdir()
        self.add(self.folder)

    def add(self, *roots: Path) -> None:
        for root in roots:
            catalog = Catalog.of(self.library)
            changes.add_root(catalog, root)
            catalog.close()

    def remove(self, root: Path) -> None:
        catalog = Catalog.of(self.library)
        assert changes.remove_root(catalog, root)
        catalog.close()

    def write(self, name: str, title: str = "", body: str = "Some words about drones.") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {title or path.stem}\n\n{body}\n", encoding="utf-8")
        return path

    def star(self, title: str) -> None:
        catalog = Catalog.of(self.library)
        changes.set_starred(catalog, [self.ids()[title]], True)
        catalog.close()

    def ids(self) -> dict[str, int]:
        """Listed articles: title to id."""
        catalog = Catalog.of(self.library)
        listed = {s.title: s.id for s in catalog.newest(0, 100_000)}
        assert len(listed) == catalog.total()
        catalog.close()
        return listed

    def paths(self) -> dict[str, str]:
        """Listed articles: path below the folder to title."""
        catalog = Catalog.of(self.library)
        listed = {s.path: s.title for s in catalog.newest(0, 100_000)}
        catalog.close()
        return {path.removeprefix(f"{self.folder}/"): title for path, title in listed.items()}

    def starred(self) -> list[str]:
        catalog = Catalog.of(self.library)
        listed = [s.title for s in catalog.newest(0, 100_000) if s.starred]
        catalog.close()
        return listed

    def skipped(self) -> dict[str, str]:
        catalog = Catalog.of(self.library)
        skipped = {path.name: reason for path, reason in catalog.skipped()}
        catalog.close()
        return skipped

    def refresh(self) -> Counter[str]:
        """Refresh, check that everything is in step, and return what was done."""
        done = did(refresh(self.library).progress)
        self.check()
        return done

    def check(self) -> None:
        """Every listed article is found, once, and nothing else is."""
        catalog = Catalog.of(self.library)
        listed = catalog.newest(0, 100_000)
        assert catalog.counts().pending == 0
        assert len({s.path for s in listed}) == len(listed)
        folder = fulltext_folder(self.library, catalog)
        assert folder is not None
        assert keeper.check(folder, catalog) == ""
        held = dict(FullTextSearcher(folder).held())
        assert held == {s.id: s.revision for s in listed}
        found = Searcher(self.library, catalog).search("drones", limit=len(listed) + 1)
        assert found.total == len(found.hits) == len({hit.id for hit in found.hits})
        assert {hit.id for hit in found.hits} <= held.keys()
        catalog.close()


def did(progress: Progress) -> Counter[str]:
    """What a refresh counted, without the zeros."""
    assert progress.done == progress.total
    names = ("added", "updated", "moved", "removed", "skipped")
    return Counter({name: n for name in names if (n := getattr(progress, name))})
