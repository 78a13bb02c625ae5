"""Where the sentences of running text begin and end."""

import re
from collections.abc import Iterator

from index.model.document import Document, Kind

_CLOSERS = "\"'”’»›)\\]}"
_OPENERS = "\"'“‘„«‹([{¿¡—–- "
_CJK_CLOSERS = "」』）”’》〉】〕］"

_END = re.compile(
    rf"[.!?…؟۔।॥։።]+[{_CLOSERS}]*(?=\s|$)|[。！？｡．][。！？｡．…]*[{_CJK_CLOSERS}{_CLOSERS}]*"
)
"""A mark that may end a sentence, with the quotation marks and brackets that close behind it."""

_WORD = re.compile(r"\w\.|\w+")
_TOKEN = re.compile(r"[^\s(\[{\"'“‘„«‹]+$")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_BEFORE_NAMES = _words(
    "mr mrs ms mx dr prof hon rev fr mt ft gen lt col sgt capt maj cmdr cpl pvt adm gov sen rep"
    " pres amb atty supt insp det messrs mme mlle hr vs cf al approx ca dept est eds viz ave blvd"
    " jan feb apr aug sept oct nov dec mon tue tues thu thur thurs fri e.g i.e z.b d.h bzw"
)
"""Abbreviations that a sentence goes on behind, whatever the next word looks like."""

_BEFORE_NUMBERS = _words("no nos art sec fig figs vol p pp mar jun jul sep sat sun")
"""Abbreviations, most of them words as well, that a sentence goes on behind with a number."""

_ANYWHERE = _words("inc ltd co corp bros jr sr etc esq st rd v ed a.m p.m ph.d m.d b.a m.a")
"""Abbreviations that a sentence goes on behind unless the next word usually begins one."""

_FIRST_WORDS = _words(
    "a an the this that these those he she it they we you i his her its their our my your there"
    " here but and so yet or if when while after before since until as although though because in"
    " on at by for from with of to what who why how where which not no most many some all both"
    " one two another other such even still now then"
)
"""Words that, with a capital, tell a new sentence from a name."""

_LINEWISE = (Kind.CODE, Kind.TABLE)
_LIST_NUMBER = 3
"""Digits at most of a number that counts the items of a list."""


def sentence_at(document: Document, offset: int) -> tuple[int, int]:
    """The sentence that holds a code point, never beyond its block.

    White space belongs to the sentence before it. Of code and tables it is the line. Empty in a
    document without text, or on a rule.
    """
    if not document.blocks:
        return 0, 0
    block = document.blocks[document.block_at(offset)]
    text = document.text[block.start : block.end]
    pieces = _lines(text) if block.kind in _LINEWISE else sentences(text)
    found = (0, 0)
    for start, end in pieces:
        if start > offset - block.start and found[1]:
            break
        found = start, end
    return block.start + found[0], block.start + found[1]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of one block, as half-open ranges without the white space around them.

    Full stops behind abbreviations, initials and the numbers of list items end none. What is in
    doubt is told by the next word. An abbreviation at the end of a sentence before a name is
    taken for the middle of one.
    """
    start = _skip(text, 0)
    for match in _END.finditer(text):
        if match.end() > start and _ends(text, start, match):
            yield start, match.end()
            start = _skip(text, match.end())
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _skip(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a sentence that began at `start` ends with a match of `_END`."""
    mark = match[0]
    following = _next_word(text, match.end())
    if mark[0] in "。！？｡．":
        return True
    if following[:1].islower():
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    token = _TOKEN.search(text, start, match.start())
    return token is None or not _goes_on(token, following, first=token.start() == start)


def _goes_on(token: re.Match[str], following: str, *, first: bool) -> bool:
    """Whether a full stop belongs to the token before it, and the sentence goes on."""
    word = token[0].rpartition("—")[2].lstrip("–-")
    folded = word.casefold()
    if folded in _BEFORE_NAMES:
        return bool(following)
    if folded in _BEFORE_NUMBERS:
        return following[:1].isdigit()
    if first and word.isdigit() and len(word) <= _LIST_NUMBER:
        return bool(following)
    initial = len(word) == 1 and word.isupper()
    dotted = "." in word and all(len(part) == 1 and part.isalpha() for part in word.split("."))
    if initial or dotted or folded in _ANYWHERE:
        return bool(following) and following.casefold() not in _FIRST_WORDS
    return False


def _next_word(text: str, offset: int) -> str:
    """The next word; of an initial with its full stop, which no word of `_FIRST_WORDS` has."""
    while offset < len(text) and (text[offset].isspace() or text[offset] in _OPENERS):
        offset += 1
    match = _WORD.match(text, offset)
    return match[0] if match else ""
