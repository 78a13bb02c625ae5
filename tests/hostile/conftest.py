from pathlib import Path

import pytest
from hostile.corpus import SMALL, named, unreadable

from index.library import Library


@pytest.fixture(scope="session")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds ``files``, every small case, and ``data`` with their library ``hostile``."""
    home = tmp_path_factory.mktemp("small")
    files = home / "files"
    files.mkdir()
    for case in SMALL:
        case.write(files)
    unreadable(files)
    named(files)
    library = Library.open("hostile", data=home / "data")
    library.add([files])
    library.refresh()
    library.close()
    return home
