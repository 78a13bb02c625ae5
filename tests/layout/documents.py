"""Documents for layout tests, written by hand and generated."""

from hypothesis import strategies as st

from index.model import Document, Kind
from index.readers.builder import DocumentBuilder

TEXT_KINDS = [kind for kind in Kind if kind not in (Kind.TABLE, Kind.RULE)]

ALPHABETS = (
    "abc de fgh. ,-—",
    "абвгд, «ежз» ",
    "日本語、。「」（字）ー ",
    "한국어 단어 ",
    "e\u0301a\u0308\u0323 n\u0303",
    "🙂🚀🇺🇦 a",
    "שלום עולם, ",
    "क्‍ष नमस्ते ",
    "ab\tc \t",
    "line\nbreak\n\n",
    "\u00a0\u3000 x\u200c",
)


def document(*blocks: tuple[Kind, str], **options: int | str) -> Document:
    """A document of blocks that share their options."""
    builder = DocumentBuilder()
    for kind, text in blocks:
        builder.begin()
        builder.write(text)
        builder.end(kind, **options)  # type: ignore[arg-type]  # a test's own keywords
    return builder.build("Title")


def texts(max_size: int = 200) -> st.SearchStrategy[str]:
    """Text that mixes scripts, widths, marks and white space."""
    runs = st.sampled_from(ALPHABETS).flatmap(lambda a: st.text(a, max_size=40))
    return st.lists(runs | st.text(max_size=10), max_size=8).map(lambda r: "".join(r)[:max_size])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of any blocks in any order."""
    builder = DocumentBuilder()
    line = 1
    for _ in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(list(Kind)))
        marker = draw(st.sampled_from(["", "•", "3.", "1234567.", "lcr", "日本"]))
        builder.begin()
        if kind is Kind.TABLE:
            cell = texts(30).map(lambda text: " ".join(text.split()))
            table = st.lists(st.lists(cell, max_size=9), max_size=6)
            builder.write("\n".join("\t".join(row) for row in draw(table)))
        elif kind is not Kind.RULE:
            builder.write(draw(texts()))
        builder.end(
            kind,
            level=draw(st.integers(0, 7)),
            marker=marker,
            quoted=draw(st.integers(0, 5)),
            source=(line, line) if draw(st.booleans()) else None,
        )
        line += draw(st.integers(1, 3))
    return builder.build("Title")
