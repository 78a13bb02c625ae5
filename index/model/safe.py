"""Text that a terminal can be handed without interpreting any of it."""

import re
from unicodedata import category

_MAX_MARKS = 4
"""Marks and joiners kept on one letter: as many as living scripts need, and they stay in a row."""

CONTEXT = _MAX_MARKS + 1
"""How many code points of safe text decide how the text behind them is made safe."""

_JOINERS = "\u200c\u200d"
# Without the control pictures, which controls are replaced by.
_EMOJI = re.compile("[\u2190-\u23ff\u2440-\u2bff\U0001f000-\U0001faff]")
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
# Bidi embeddings, overrides and isolates reorder what is around them; surrogates cannot be
# encoded; interlinear annotation hides text.
_REFUSED = "\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb"
# Skin tones, like the joiner between emoji: terminals, tmux and rich disagree on the width of what
# they compose, so that each emoji has to stand for itself.
_SKIN_TONES = "\U0001f3fb-\U0001f3ff"
# What shows nothing and makes equal words differ. Joiners are not among them: Indic scripts,
# Persian and Arabic spell with them.
_INVISIBLE = (
    "\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f"
    f"\ufeff\uffa0{_SKIN_TONES}\U000e0000-\U000e0fff"
)
_SUSPECT = re.compile(f"[{_CONTROLS}{_REFUSED}\u2028\u2029{_INVISIBLE}\u200d]+")
_DELETED = re.compile(f"[{_INVISIBLE}]")
_REPLACED = {
    # C0 controls become their visible pictures.
    **{chr(code): chr(0x2400 + code) for code in range(0x20)},
    "\x7f": "\u2421",
    # The next line control and the Unicode line and paragraph separators.
    **dict.fromkeys("\x85\u2028\u2029", " "),
    "\u200d": "\u200d",
}
# Runs in which too many marks may hide, in any script; `_cap_marks` looks closer.
_MAYBE_STACKED = re.compile(rf"[^\w\s!-~]{{{CONTEXT},}}")


def sanitise(text: str) -> str:
    r"""Make any string safe to draw: no control, bidi override or lone surrogate survives.

    Line ends become ``\n``; at most four combining marks stay on one letter; emoji lose the
    modifiers whose width terminals disagree on. Safe text comes back equal (idempotent).
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SUSPECT.sub(_replace_suspects, text)
    return text if text.isascii() else _MAYBE_STACKED.sub(_cap_marks, text)


def sanitise_after(before: str, text: str) -> str:
    """Make a piece of text safe that will stand right behind safe text.

    A joiner or a combining mark that is harmless alone may not be so behind another piece.
    """
    if text.isascii() or before.isascii():
        return sanitise(text)
    context = before[-CONTEXT:]
    return sanitise(context + text)[len(context) :]


def one_line(text: str) -> str:
    """Make a path, title or message safe and free of line breaks and tabs."""
    return " ".join(sanitise(text).split())


def _replace_suspects(match: re.Match[str]) -> str:
    run = _DELETED.sub("", match[0])
    if match.start() and _EMOJI.match(match.string, match.start() - 1):
        run = run.lstrip("\u200d")
    return "".join(_REPLACED.get(character, "\ufffd") for character in run)


def _cap_marks(match: re.Match[str]) -> str:
    kept = []
    marks = 0
    for character in match[0]:
        is_mark = character in _JOINERS or category(character) in ("Mn", "Me")
        marks = marks + 1 if is_mark else 0
        if marks <= _MAX_MARKS:
            kept.append(character)
    return "".join(kept)
