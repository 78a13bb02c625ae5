"""Refreshes a library on a disk of its own that is full, or may not be written.

Run by `unshare --map-root-user --mount`, which lets anybody mount a disk that nobody else sees.
The argument is a folder to mount it on; what happened is printed as JSON.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from index.library import CatalogError, Library

BODY = " ".join(f"word{n}" for n in range(400))
ROOMS = (0, 20, 40, 50, 60, 80, 120, 200, 300, 350, 400, 800, 1_600)
"""Free kilobytes that a refresh of three articles starts with."""


def mount(*options: str) -> None:
    subprocess.run(["mount", *options], check=True)


def write(folder: Path, *numbers: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number}.md").write_text(f"# Drone {number}\n\n{BODY} tail{number}\n")


def refreshed(library: Library) -> str:
    """The sentence that a refresh failed with, or nothing."""
    try:
        library.refresh()
    except CatalogError as error:
        return str(error)
    return ""


def found(library: Library) -> tuple[int, int, str]:
    """How many articles are listed, how many are found, and the fault."""
    listed = library.search("").total
    return listed, library.search("drone").total, library.health().fault


def on_a_full_disk(disk: Path, articles: Path) -> list[dict[str, object]]:
    """For each amount of room: what a refresh said, what is there then, and with room again."""
    outcomes: list[dict[str, object]] = []
    for room in ROOMS:
        shutil.rmtree(articles, ignore_errors=True)
        write(articles, 0, 1)
        library = Library.open("news", data=disk / str(room))
        library.add([articles])
        library.refresh()
        write(articles, 2, 3, 4)
        ballast = disk / "ballast"
        free = os.statvfs(disk)
        ballast.write_bytes(bytes(max(free.f_bavail * free.f_frsize - room * 1024, 0)))
        said = refreshed(library)
        then = found(library)
        ballast.unlink()
        again = refreshed(library)
        outcomes.append({"said": said, "then": then, "again": again, "at last": found(library)})
        library.close()
        shutil.rmtree(disk / str(room))
    return outcomes


def on_a_disk_that_is_not_written(disk: Path, articles: Path) -> dict[str, object]:
    """What a library does there that has been made before."""
    write(articles, 0, 1)
    library = Library.open("news", data=disk)
    library.add([articles])
    library.refresh()
    library.close()
    write(articles, 2)
    mount("-o", "remount,ro", str(disk))
    library = Library.open("news", data=disk)
    library.add([articles])
    outcome: dict[str, object] = {"refresh": refreshed(library), "found": found(library)}
    try:
        library.set_starred([1], True)
    except CatalogError as error:
        outcome["star"] = str(error)
    article = library.article(1)
    outcome["title"] = article.document.title if article else None
    library.close()
    try:
        Library.open("other", data=disk)
    except CatalogError as error:
        outcome["new"] = str(error)
    return outcome


def main() -> None:
    base = Path(sys.argv[2])
    disk, articles = base / "disk", base / "articles"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk))
    does = {"full": on_a_full_disk, "read-only": on_a_disk_that_is_not_written}[sys.argv[1]]
    print(json.dumps(does(disk, articles)))


if __name__ == "__main__":
    main()
