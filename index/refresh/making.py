"""What is made of a file: an article and the names in it, here or in other processes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from index.analysis import analyse
from index.model import Analysis, Document, Keep
from index.readers import Unreadable, read_bytes
from index.workers import Worker, cores, several

SEVERAL_FROM = 300
"""Files for which several processes are worth the half second, and the memory, that each takes to
load the tables of the rules: some seconds of one."""

Made: TypeAlias = tuple[Document, Analysis] | Unreadable


@dataclass(frozen=True, slots=True)
class Source:
    """A file to make an article of."""

    data: bytes
    name: str
    keep: frozenset[Keep]
    """Dropped lines that the user took back."""


Maker: TypeAlias = Callable[[Source], Made]


def make(source: Source) -> Made:
    """Read a file and look for names by the rules."""
    document = read_bytes(source.data, source.name, keep=source.keep)
    if isinstance(document, Unreadable):
        return document
    return document, analyse(document.text, blocks=document.blocks)


def maker() -> Maker:
    """What other processes make articles by."""
    return make


@contextmanager
def makers(files: int) -> Iterator[Sequence[Maker]]:
    """What is to make articles of so many files: this process, or several others."""
    if files < SEVERAL_FROM or cores() == 1:
        yield [make]
        return
    start = partial(Worker[Source, Made], f"{maker.__module__}:{maker.__name__}")
    with several(start, cores()) as workers:
        yield [worker.ask for worker in workers]
