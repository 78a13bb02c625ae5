"""Web addresses that stand in a text as they are."""

import re
from collections.abc import Iterator, Sequence

from index.model import Block, Kind, Link

_ADDRESS = re.compile(
    r"(?<![\w@/])(?:https?://|www\.(?=[\w-]+\.))[^\s<>\"“”„«»`|\x00-\x1f]+", re.IGNORECASE
)
_NEVER_LAST = ".,:;!?'’…*_~"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def bare_links(text: str, blocks: Sequence[Block], links: Sequence[Link]) -> Iterator[Link]:
    """Links for the addresses in a text that are none yet, by start.

    What ends an address is as in GitHub Flavored Markdown, section 6.9: not the punctuation of the
    sentence, and no closing bracket without an opening one.

    Args:
        text: of the document.
        blocks: its blocks; addresses in code are left alone.
        links: those that it has, in any order.
    """
    if "://" not in text and "www." not in text.lower():
        return
    taken = [(link.start, link.end) for link in links]
    taken += [(block.start, block.end) for block in blocks if block.kind is Kind.CODE]
    taken.sort(reverse=True)
    for match in _ADDRESS.finditer(text):
        start, address = match.start(), _without_what_follows(match[0])
        while taken and taken[-1][1] <= start:
            taken.pop()
        end = start + len(address)
        is_free = not taken or taken[-1][0] >= end
        if is_free and not address.endswith("://"):
            yield Link(start, end, address if "://" in address else f"http://{address}")


def _without_what_follows(address: str) -> str:
    while True:
        last = address[-1]
        opening = _BRACKETS.get(last)
        if last in _NEVER_LAST or (opening and address.count(opening) < address.count(last)):
            address = address[:-1]
        else:
            return address
