"""From a file to a `Document`: decoding, cleaning, and the structure of the text."""

from index.readers.decode import Unreadable
from index.readers.read import (
    MAX_BYTES,
    READER_VERSION,
    read_bytes,
    read_content,
    read_file,
    read_source,
    readable_stem,
)

__all__ = [
    "MAX_BYTES",
    "READER_VERSION",
    "Unreadable",
    "read_bytes",
    "read_content",
    "read_file",
    "read_source",
    "readable_stem",
]
