"""What tests of refreshing start from."""

from pathlib import Path

import pytest
from refresh.libraries import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty library with one empty folder."""
    return Shelf(tmp_path)
