import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Kind, Link, Style, StyleRange, sanitise
from index.readers.html_text import html_blocks
from index.readers.rich_text import RichText


def texts(source: str) -> list[str]:
    return [rich.text for _, _, rich in html_blocks(source) if rich.text]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>one</p><p>two", ["one", "two"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("  <b> much\n\n space </b>  here ", ["much space here"]),
        ("line<br>line<BR/>line", ["line\nline\nline"]),
        ("<td>1<td>2<tr><td>3</td><td>4</td>", ["1 2", "3 4"]),
        ("<img src='x' alt='A \"quay\" &gt; pier'> behind", ['A "quay" > pier behind']),
        ("a <!-- hidden --> b <!doctype x> c <?php hidden ?> d", ["a b c d"]),
        ("a <![CDATA[kept <b>]]> b", ["a kept <b> b"]),
        ("a<script>x < y</script >b<STYLE>p{}</style>c", ["abc"]),
        ("a <script> never closed", ["a never closed"]),
        ("a <!-- never closed", ["a never closed"]),
        ("<a title='x > y' href=u>b</a>", ["b"]),
        ("<a title='x>b</a>", ["b"]),
        ("1 < 2 and 3 > 2, a <name> and <o:p>word</o:p>", ["1 < 2 and 3 > 2, a <name> and word"]),
        ("&lt;b&gt; &eacute;&#233;&#xE9; &amp;amp; & &nope; &#99999999;", None),
        ("caf&eacute;&nbsp;&mdash;", ["café\xa0—"]),
        ("x&#x202e;y&#10;z", ["x\ufffdy z"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_text(source: str, expected: list[str] | None) -> None:
    assert texts(source) == (expected or ["<b> ééé &amp; & &nope; &#99999999;"])


def test_kinds() -> None:
    source = (
        "<h2>Head</h2>body<figure><img alt='A boat'><figcaption>At sea</figcaption></figure>"
        "<pre>  x\n  y</pre>"
    )
    assert [(kind, level, rich.text) for kind, level, rich in html_blocks(source) if rich.text] == [
        (Kind.HEADING, 2, "Head"),
        (Kind.PARAGRAPH, 0, "body"),
        (Kind.PARAGRAPH, 0, "A boat"),
        (Kind.CAPTION, 0, "At sea"),
        (Kind.CODE, 0, "  x\n  y"),
    ]


def test_styles_and_links() -> None:
    source = 'a <b>b <i>c</b></i> <a href="http://x/?a=1&amp;b">d <strong>e</a> <a>f</a> <s>g '
    [(_, _, rich)] = html_blocks(source)
    assert rich == RichText(
        "a b c d e f g",
        (
            StyleRange(2, 5, Style.STRONG),
            StyleRange(4, 5, Style.EMPHASIS),
            StyleRange(8, 13, Style.STRONG),
            StyleRange(12, 13, Style.STRIKE),
        ),
        (Link(6, 9, "http://x/?a=1&b"),),
    )


@pytest.mark.parametrize(
    "unit",
    [
        *('<a "', "<!--", "<script>", "<", "<?", "<![CDATA[", "&", "<a b=", '<a href="x', "<p>"),
        *("<br>", "</", "<b>", "&#", "<a x ", "<a x=' "),
    ],
)
def test_unclosed_markup_takes_linear_time(unit: str) -> None:
    """At 200 KB, quadratic scans take minutes."""
    assert all(text for text in texts(unit * (200_000 // len(unit))))


@given(st.lists(st.sampled_from([*"<>&;/ \"'=-!?a\n", "<b", "<p>", "--", "script", "br"])))
def test_any_html(parts: list[str]) -> None:
    for _, _, rich in html_blocks("".join(parts)):
        assert sanitise(rich.text) == rich.text
        ranges = [(r.start, r.end) for r in rich.styles] + [(r.start, r.end) for r in rich.links]
        assert all(0 <= start < end <= len(rich.text) for start, end in ranges)
