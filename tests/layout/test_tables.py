from layout.drawing import drawn

from index.model import Document, Kind
from index.readers.builder import DocumentBuilder
from tui.layout.layout import Layout
from tui.layout.lines import Role


def table(*rows: str, marker: str = "", quoted: int = 0) -> Document:
    builder = DocumentBuilder()
    builder.add(Kind.TABLE, "\n".join(rows), marker=marker, quoted=quoted)
    return builder.build("Title")


ROWS = ("Name\tMen\tNote", "Alpha\t7\tfirst of them", "Beta\t1200\tsecond")


def test_columns_are_aligned_under_a_ruled_header() -> None:
    assert drawn(table(*ROWS, marker="lrc"), 60) == [
        "Name  │  Men │     Note",
        "──────┼──────┼──────────────",
        "Alpha │    7 │ first of them",
        "Beta  │ 1200 │    second",
    ]


def test_cells_wrap_in_columns_that_are_too_narrow() -> None:
    assert drawn(table(*ROWS), 24) == [
        "Name  │ Men  │ Note",
        "──────┼──────┼──────────",
        "Alpha │ 7    │ first of",
        "      │      │ them",
        "Beta  │ 1200 │ second",
    ]


def test_labels_of_cards_take_what_the_values_leave() -> None:
    fates = ("left", "stayed", "sank", "burned")
    header = "\t".join(f"Number of ships that {fate}" for fate in fates)
    assert drawn(table(header, "12\t3\tnone\tnone"), 36)[-4:] == [
        "Number of ships that left   12",
        "Number of ships that stayed 3",
        "Number of ships that sank   none",
        "Number of ships that burned none",
    ]


def test_long_labels_of_cards_are_wrapped() -> None:
    header = "Number of ships that left\tRemarks of the harbour master\tKind of cargo\tNext port"
    values = "12\tThe third of them came back within a day because of fog\t\t"
    layout = Layout(table(header, values), 30)
    assert drawn(layout.document, 30)[-7:] == [
        "Number of 12",
        "ships",
        "that left",
        "Remarks   The third of them",
        "of the    came back within a",
        "harbour   day because of fog",
        "master",
    ]
    text = layout.document.text
    for what in ("12", "third", "fog", "cargo"):
        offset = text.index(what)
        line, _ = layout.position(offset)
        assert any(p.start <= offset < p.stop for p in layout.line(line).pieces), what


def test_a_table_far_too_wide_becomes_cards() -> None:
    header = "\t".join(f"Heading{n}" for n in range(4))
    cells = "\t".join(f"cell number {n}" for n in range(3)) + "\t"
    assert drawn(table(header, cells, cells), 30) == [
        *(f"Heading{n}" for n in range(4)),
        "",
        *(f"Heading{n} cell number {n}" for n in range(3)),
        "",
        *(f"Heading{n} cell number {n}" for n in range(3)),
    ]


def test_wide_glyphs_keep_columns_aligned() -> None:
    assert drawn(table("国\tx", "日本\ty", "a\tz"), 40) == [
        "国   │ x",
        "─────┼───",
        "日本 │ y",
        "a    │ z",
    ]


def test_ragged_rows_lose_nothing() -> None:
    lines = drawn(table("a", "b\tc\td", "e\tf"), 40)
    assert [line.split() for line in lines if "─" not in line] == [
        ["a", "│", "│"],
        ["b", "│", "c", "│", "d"],
        ["e", "│", "f", "│"],
    ]


def test_a_table_in_a_quote_is_barred_throughout() -> None:
    assert all(line.startswith("│ ") for line in drawn(table(*ROWS, quoted=1), 40))


def test_offsets_in_wrapped_rows_find_their_cells() -> None:
    document = table(*ROWS)
    layout = Layout(document, 24)
    text = document.text
    assert layout.position(text.index("first")) == (2, 15)
    assert layout.position(text.index("them")) == (3, 15)
    assert layout.position(text.index("7")) == (2, 8)
    assert layout.offset_at(3, 16) == text.index("them") + 1
    assert layout.offset_at(2, 2) == text.index("Alpha") + 2


def test_a_long_table_is_laid_out_as_it_is_needed() -> None:
    document = table(*("\t".join(f"{row}x{n}" for n in range(5)) for row in range(10_000)))
    layout = Layout(document, 76)
    layout.reach(lines=50)
    assert 50 <= len(layout) < 1000
    line = layout.line_of(document.text.index("9999x4"))
    assert layout.line(line).role is Role.ROW
    assert line == 10_000
    assert len(layout) == 10_001


def test_columns_that_appear_late_in_a_long_table_are_drawn() -> None:
    lines = drawn(table(*["a\tb"] * 600, "c\td\te"), 40)
    assert lines[-1].split() == ["c", "│", "d", "│", "e"]
