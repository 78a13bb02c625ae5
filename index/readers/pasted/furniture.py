"""Finds page furniture by its wording."""

import re

from index.readers.pasted.lines import Shape
from index.readers.pasted.page import Page
from index.readers.pasted.wording import WORDINGS, Wording

_BEFORE = " \t*•·‣|<>«»‹›→←↑↓▶▼▲►×✕-–—=_~+"
_AFTER = _BEFORE.replace("*", "").replace("+", "")
_END = " .!?:…"
_MENU_SPLIT = re.compile(r"\s*[|•·›»/>]\s*|\t+")
_MENU_CELL_WORDS = 3
_MENU_CELLS = 4
_MENU_KNOWN = 2
_NOTICES = tuple(wording for wording in WORDINGS if wording.notice)
_POSSIBLE = tuple(wording for wording in WORDINGS if not wording.certain)
_MAX_WORDS = max(wording.max_words for wording in WORDINGS)
_MENU = Wording("section link", True, False, 40, _MENU_SPLIT)


def recognise(text: str, shape: Shape) -> Wording | None:
    """The furniture that a passage is, if any."""
    if shape.words > _MAX_WORDS:
        return None
    core = text.lstrip(_BEFORE).rstrip(_AFTER).replace("\n", " ")
    bare = core.rstrip(_END)
    for wording in _NOTICES if shape.prose else WORDINGS:
        # An asterisk or an arrow that stands alone counts as a word.
        if shape.words > wording.max_words + 1:
            continue
        fullmatch = wording.expression.fullmatch
        if fullmatch(core) or (bare != core and fullmatch(bare)):
            return wording
    return _MENU if not shape.prose and _is_menu(text) else None


def _is_menu(text: str) -> bool:
    cells = _MENU_SPLIT.split(text)
    if len(cells) < _MENU_CELLS or any(len(cell.split()) > _MENU_CELL_WORDS for cell in cells):
        return False
    known = [cell for cell in cells if any(w.expression.fullmatch(cell) for w in _POSSIBLE)]
    return len(known) >= _MENU_KNOWN


def suspect_furniture(page: Page) -> None:
    """Drop what only a web page says; suspect what it may say; note whether this is one."""
    doubtful_before = False
    for passage in page.passages:
        wording = None
        if passage.free and passage.brief:
            wording = recognise(passage.text, passage.shape)
        if wording and wording.certain:
            passage.reason = wording.reason
            page.from_web = True
        elif wording:
            passage.suspicion = wording.reason
        # Two menu words in a row make a menu; figures in a row are a table.
        doubtful = bool(passage.suspicion) and any(map(str.isalpha, passage.text))
        page.from_web = page.from_web or (doubtful and doubtful_before)
        doubtful_before = doubtful
    if not page.from_web:
        for passage in page.passages:
            passage.suspicion = ""
