import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.readers.decode import Decoded, Unreadable, decode

ENGLISH = "The harbour master said on Tuesday that the ferry would sail at noon.\nNobody came.\n"
FRENCH = "Le maire a déclaré mercredi que le marché couvert rouvrirait après l'été, à l'aube.\n"
SPANISH = "El alcalde señaló que la reunión sería mañana y que el año próximo habrá más autobús.\n"
GERMAN = "Der Bürgermeister erklärte, die Brücke müsse für größere Lastwagen gesperrt werden.\n"
POLISH = "Burmistrz oświadczył, że żadna część mostu nie będzie jeszcze w tym roku zamknięta.\n"
RUSSIAN = "Мэр сообщил во вторник, что паром отправится в полдень, но никто не пришёл.\n"
GREEK = "Ο δήμαρχος δήλωσε την Τρίτη ότι το πλοίο θα αναχωρήσει το μεσημέρι.\n"
HEBREW = "ראש העיר אמר ביום שלישי כי המעבורת תצא בצהריים, אבל איש לא בא.\n"
ARABIC = "قال رئيس البلدية يوم الثلاثاء إن العبارة ستبحر ظهرا ولكن لم يأت أحد.\n"
JAPANESE = "市長は火曜日、フェリーは正午に出港すると述べたが、誰も来なかった。\n"
CHINESE = "市长星期二表示，渡轮将于中午启航，但是没有人来。记者在码头等了很久。\n"
KOREAN = "시장은 화요일 정오에 배가 떠난다고 말했지만 아무도 오지 않았다.\n"


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, RUSSIAN, JAPANESE], ids=["en", "fr", "ru", "ja"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
    ids=lambda value: value if isinstance(value, str) else value.hex() or "no mark",
)
def test_unicode(text: str, encoding: str, mark: bytes) -> None:
    assert decode(mark + text.encode(encoding)) == Decoded(text, encoding)


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, RUSSIAN, CHINESE], ids=["en", "fr", "ru", "zh"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (SPANISH, "cp1252"),
        (GERMAN, "cp1252"),
        ("“Not now,” he said — it’s late in the café.\n", "cp1252"),
        (FRENCH, "mac_roman"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (GREEK, "cp1253"),
        (HEBREW, "cp1255"),
        (ARABIC, "cp1256"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (KOREAN, "cp949"),
    ],
    ids=lambda value: value if value.isascii() else "",
)
def test_legacy_encodings(text: str, encoding: str) -> None:
    found = decode((ENGLISH * 50 + text).encode(encoding))
    assert isinstance(found, Decoded)
    assert found.text == ENGLISH * 50 + text


@pytest.mark.parametrize("damage", [b"\xe2\x80", b"\xff"], ids=["cut short", "impossible"])
def test_a_broken_place_does_not_change_the_encoding(damage: bytes) -> None:
    assert decode(RUSSIAN.encode() + damage) == Decoded(RUSSIAN + "\ufffd", "utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no text"),
        (b" \r\n\t \n", "no text"),
        (codecs.BOM_UTF8 + b"\n", "no text"),
        ("\u200b \ufeff".encode(), "no text"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"{\\rtf1\\ansi Text}", "RTF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00", "image"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"\x7fELF\x02\x01", "program"),
        (b"some text \x00\x01\x02 and bytes \x00\x00\x00", "binary"),
        (ENGLISH.encode() + b"\0" + ENGLISH.encode() + b"\n", "binary"),
        (RUSSIAN.encode() + b"\0\0" + RUSSIAN.encode(), "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x01\x02\x03\x04" * 50 + b"words", "binary"),
    ],
    ids=lambda value: value if isinstance(value, str) else ascii(value[:8]),
)
def test_refused(data: bytes, reason: str) -> None:
    found = decode(data)
    assert isinstance(found, Unreadable)
    assert reason in found.reason
    assert found.reason.endswith(".")


def test_a_little_terminal_colour_is_text() -> None:
    log = "\x1b[31mfailed\x1b[0m at 12:00, " * 10
    assert decode(log.encode()) == Decoded(log, "utf-8")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    found = decode(data)
    assert isinstance(found, Decoded | Unreadable)
    if isinstance(found, Decoded):
        assert found.text.strip()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_what_is_utf_8_is_read_as_it(text: str) -> None:
    found = decode(b"x" + text.encode())
    assert found == Decoded("x" + text, "utf-8")
