"""From the bytes of a file to its text, or to the reason why there is none."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file is no article."""

    reason: str
    """A short sentence for the user, without the name of the file."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file as it is: not sanitised, line ends as they were."""

    text: str
    encoding: str
    """Python's name of the encoding."""


EMPTY = Unreadable("The file holds no text.")
_BINARY = Unreadable("The file is binary, not text.")

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh91AY", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
"""First bytes of formats that people keep beside articles: G. Kessler, "File Signatures Table"."""

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Longest first where one begins another."""

_LEGACY = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("koi8_r", "mac_roman", "iso8859_2", "cp932", "euc_jp", "gb18030", "big5", "cp949", "cp874"),
)
"""The encodings that news was and is kept in, the commoner first where nothing else decides."""
_JAPANESE = ("cp932", "euc_jp")
_KANA = re.compile("[\u3041-\u30ff]")
_MIN_KANA = 0.2
"""Share of kana that no Chinese or Korean text has when it is read as Japanese by mistake."""
_SAMPLE = 65_536
"""Bytes that decide about a file."""
_MAX_CONTROLS = 0.02
"""Share of control characters that text may have: terminal logs have some."""
_ZEROS_IN_LATIN = 0.25
"""Share of zeros that UTF-16 in any Latin script exceeds; UTF-8 with some zeros does not."""
_GOOD_PER_BAD = 10
"""Valid sequences of UTF-8 for each broken one: below this, the text is in another encoding."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_HIGH = re.compile(rb"[^\n]*[\x80-\xff][^\n]*")
_INVISIBLE = "\ufeff\u200b\u2060"


def decode(data: bytes) -> Decoded | Unreadable:
    """Find out how bytes encode text.

    Tried in this order: byte order mark, UTF-16 by where its zeros are, UTF-8, UTF-8 with a few
    broken sequences (they become U+FFFD), and what charset-normalizer finds most likely.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return Unreadable(f"The file is {name}, not text.")
    decoded = _by_mark(data) or (_utf16(data) if b"\0" in data else _utf8(data) or _legacy(data))
    if decoded is None or _is_binary(decoded.text):
        return _BINARY
    if not decoded.text.strip().strip(_INVISIBLE).strip():
        return EMPTY
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    return None


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: the zeros are high bytes, those of spaces and line ends at least."""
    sample = data[:_SAMPLE]
    if sample.count(0) < _ZEROS_IN_LATIN * len(sample):
        stray = _utf8(sample.replace(b"\0", b""))
        if stray and not _is_binary(stray.text):
            return None
    encoding = "utf-16-be" if sample[::2].count(0) > sample[1::2].count(0) else "utf-16-le"
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return Decoded(text, "utf-8") if good >= _GOOD_PER_BAD * bad else None


def _legacy(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # 30 ms to import, and seldom needed

    # Lines of ASCII say nothing about the encoding, and there may be many of them.
    sample = b"\n".join(_HIGH.findall(data[: _SAMPLE * 16]))[:_SAMPLE]
    matches = list(from_bytes(sample, cp_isolation=list(_LEGACY)))
    encoding = min(matches, key=_rank).encoding if matches else _LEGACY[0]
    return Decoded(data.decode(encoding, "replace"), encoding)


def _rank(match: "CharsetMatch") -> tuple[bool, float, float, int]:
    text = str(match)
    japanese = match.encoding in _JAPANESE and len(_KANA.findall(text)) > _MIN_KANA * len(text)
    return not japanese, match.chaos, -match.coherence, _LEGACY.index(match.encoding)


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > _MAX_CONTROLS * len(sample)
