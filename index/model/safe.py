"""Text that a terminal can be handed without interpreting any of it."""

import re

_MAX_COMBINING = 4

_BIDI_OVERRIDES = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_INVISIBLE = (0x00AD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0xE0000, 0xE0080))

_REPLACEMENTS: dict[int, int | None] = {
    # C0 controls become their visible pictures (U+2400 block); tab and newline are text.
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: 0x2421,
    # C1 controls include the 8-bit CSI (U+009B), which terminals obey.
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    **dict.fromkeys(_BIDI_OVERRIDES, 0xFFFD),
    **dict.fromkeys(range(0xFFF9, 0xFFFC), 0xFFFD),
    # NEL and the Unicode line and paragraph separators.
    **dict.fromkeys((0x85, 0x2028, 0x2029), 0x20),
    **dict.fromkeys(_INVISIBLE, None),
}

_UNSAFE = re.compile("[" + "".join(re.escape(chr(code)) for code in _REPLACEMENTS) + "]")
_COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_STACKED = re.compile(f"([{_COMBINING}]{{{_MAX_COMBINING}}})[{_COMBINING}]+")
_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
# Variation selector 16, skin tones, and the joiner between emoji: terminals, tmux and rich
# disagree on the width of what they compose. The joiner inside Indic or Arabic words stays.
_EMOJI_MODIFIERS = re.compile(
    f"[\ufe0f\U0001f3fb-\U0001f3ff]|(?<=[{_EMOJI}\ufe0f\U0001f3fb-\U0001f3ff])\u200d(?=[{_EMOJI}])"
)


def sanitise(text: str) -> str:
    r"""Make any string safe to draw: no control, bidi override or lone surrogate survives.

    Line ends become ``\n``; at most four combining marks stay on one letter; emoji lose the
    modifiers whose width terminals disagree on. Safe text comes back equal (idempotent).
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text.translate(_REPLACEMENTS) if _UNSAFE.search(text) else text
    if _UNSAFE.search(text):
        text = text.translate(_REPLACEMENTS)
    return _EMOJI_MODIFIERS.sub("", _STACKED.sub(r"\1", text))


def one_line(text: str) -> str:
    """Make a path, title or message safe and free of line breaks and tabs."""
    return " ".join(sanitise(text).split())
