import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import PartialDate
from index.readers.front_matter import FrontMatter, has_front_matter, read_front_matter


def read(inner: str) -> FrontMatter:
    return read_front_matter(["---", *inner.split("\n"), "---", "Body."])


@pytest.mark.parametrize(
    ("inner", "name", "text", "lines"),
    [
        ("title: Tides rise", "title", "Tides rise", (2, 2)),
        ('title: "Tides: they rise"', "title", "Tides: they rise", (2, 2)),
        ("title: Tides: they rise", "title", "Tides: they rise", (2, 2)),
        ("title: No", "title", "No", (2, 2)),
        ("Headline: 1984", "title", "1984", (2, 2)),
        ("tags: [a]\nsubtitle: >\n  A long\n  story\n\nx: y", "deck", "A long story", (3, 5)),
        ("author: Ann Lee", "byline", "Ann Lee", (2, 2)),
        (
            "authors:\n- Ann Lee\n- Bo Ray\n- Cy Day\n\nx: y",
            "byline",
            "Ann Lee, Bo Ray and Cy Day",
            (2, 5),
        ),
        ("site-name: The Post", "publisher", "The Post", (2, 2)),
        ("publisher:\n  name: The Post\n  id: 4", "publisher", "The Post", (2, 4)),
        ("source: The Post", "publisher", "The Post", (2, 2)),
        ("source: https://example.org/a", "url", "https://example.org/a", (2, 2)),
        ("description: ''\nsummary: Short", "deck", "Short", (3, 3)),
        ("title: a\x1b[31m", "title", "a␛[31m", (2, 2)),
    ],
)
def test_fields(inner: str, name: str, text: str, lines: tuple[int, int]) -> None:
    front = read(inner)
    assert front.text(name) == text
    assert front.fields[name].lines == lines
    assert list(front.fields) == [name]
    assert front.height == inner.count("\n") + 3


@pytest.mark.parametrize(
    ("inner", "names"),
    [
        ("author: Ann Lee", ["Ann Lee"]),
        ("author: By Ann Lee and Bo Ray", ["Ann Lee", "Bo Ray"]),
        ("byline: Ann Lee, Bo Ray, and Cy de Vries", ["Ann Lee", "Bo Ray", "Cy de Vries"]),
        ("authors: [Ann Lee, Bo Ray]", ["Ann Lee", "Bo Ray"]),
        ('author:\n  - "[[Ann Lee]]"\n  - "[[People/Bo|Bo Ray]]"', ["Ann Lee", "Bo Ray"]),
        ("author:\n  name: Ann Lee\n  mail: a@example.org", ["Ann Lee"]),
        ("author: Ministry of Roads and Bridges", ["Ministry of Roads and Bridges"]),
        ("author: null", []),
    ],
)
def test_bylines(inner: str, names: list[str]) -> None:
    assert list(read(inner).bylines) == names


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-11-16", PartialDate(2024, 11, 16)),
        ("2024-11-16T08:30:00+09:00", PartialDate(2024, 11, 16)),
        ("2024-11-16 08:30:00", PartialDate(2024, 11, 16)),
        ('"2024/11/16"', PartialDate(2024, 11, 16)),
        ("Sat, 16 Nov 2024 08:30:00 GMT", PartialDate(2024, 11, 16)),
        ("November 16, 2024", PartialDate(2024, 11, 16)),
        ("2024-11", PartialDate(2024, 11)),
        ("2024", PartialDate(2024)),
        ("November 9", PartialDate(None, 11, 9)),
        ("2024-02-30", None),
        ("soon", None),
    ],
)
def test_dates(value: str, date: PartialDate | None) -> None:
    assert read(f"date: {value}").published == date


@pytest.mark.parametrize(
    ("value", "code"),
    [("en", "en"), ("en-US", "en"), ("PT_br", "pt"), ("zh-Hans-CN", "zh"), ("english", None)],
)
def test_languages(value: str, code: str | None) -> None:
    assert read(f"lang: {value}").language == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n---",
        "---\n\nA text between two rules.\n\n---\n",
        "---\ntitle: never closed",
        "---\nHe said: no. Then he said: never.\n---",
        "----\ntitle: four dashes\n----",
        " ---\ntitle: indented\n---",
        "text\n---\ntitle: late\n---",
        "---\n" + "x: y\n" * 600 + "---",
        "---\nx: " + "y" * 60_000 + "\n---",
    ],
    ids=lambda text: ascii(text[:30]),
)
def test_what_is_no_front_matter(text: str) -> None:
    assert read_front_matter(text.split("\n")).height == 0
    assert not has_front_matter(text)


def test_dots_close_it_too() -> None:
    assert read_front_matter(["---", "title: x", "...", "Body"]).height == 3


@pytest.mark.parametrize(
    "inner",
    [
        "title: kept\nbroken: [",
        "title: kept\nx: *nothing",
        "title: kept\n\tx: tab",
        "title: kept\n- item in a mapping",
        "title: kept\nx: " + "[" * 20_000 + "]" * 20_000,
        "title: kept\n" + "? " * 20_000,
        "title: kept\nlist:\n- a\n- : [",
    ],
    ids=lambda inner: ascii(inner[12:30]),
)
def test_what_is_not_quite_yaml_is_read_line_by_line(inner: str) -> None:
    front = read(inner)
    assert front.text("title") == "kept"
    assert not front.valid
    assert "no valid YAML" in front.reason(3)


@pytest.mark.parametrize("title", ["[unclosed", "{a: b", '"Quote: \\"x'])
def test_what_is_never_closed_is_no_value(title: str) -> None:
    found = read_front_matter(["---", f"title: {title}", "source: Post: a", "---"])
    assert (found.text("title"), found.text("publisher")) == ("", "Post: a")


@pytest.mark.parametrize("title", ["[Update] Rain: a lot", "'Twas: a night"])
def test_a_bracket_that_is_closed_and_an_apostrophe_belong_to_it(title: str) -> None:
    found = read_front_matter(["---", f"title: {title}", "---"])
    assert found.text("title") == title


def test_aliases_are_not_expanded() -> None:
    bomb = "\n".join(f"k{n + 1}: &k{n + 1} [*k{n}, *k{n}]" for n in range(60))
    front = read(f"k0: &k0 [x, x]\n{bomb}\nauthor: *k60\ntitle: short")
    assert front.text("title") == "short"
    assert "byline" not in front.fields


@settings(deadline=None)
@given(st.lists(st.text("ab:-[]{}&*!|>'\"%@`,? #\t\\é", max_size=20), max_size=8))
def test_any_lines(lines: list[str]) -> None:
    front = read("\n".join(["title: x", *lines]))
    assert front.height <= len(lines) + 3
    for found in front.fields.values():
        assert 2 <= found.lines[0] <= found.lines[1] < max(front.height, 2)
