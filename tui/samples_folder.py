"""Where the sample articles lie."""

from pathlib import Path


def samples_folder() -> Path:
    """The folder of the two sample articles: in the package, or in a checkout beside it."""
    package = Path(__file__).parent
    installed = package / "samples"
    return installed if installed.is_dir() else package.parent / "seeds"
