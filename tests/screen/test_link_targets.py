"""Where links lead, those that want to deceive included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.links import Heading, Mail, Refused, Relative, Web, target_of

PAGE = "https://example.org/news/story"
ONLY = "only web and mail addresses are"
NO_NAME = "its host is not a name"


def web(url: str, host: str = "example.org") -> Web:
    return Web(url, host)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=c#d", web("https://example.org/a?b=c#d")),
        ("HTTP://Example.ORG", web("http://example.org")),
        ("https:example.org", web("https://example.org")),
        ("https:///example.org/a", web("https://example.org/a")),
        ("//example.org/a", web("https://example.org/a")),
        ("https://example.org:8080/a", web("https://example.org:8080/a")),
        ("https://[::1]:8/a", web("https://[::1]:8/a", "[::1]")),
        ("  https://example.org/a  ", web("https://example.org/a")),
        ("https://example.org/a b\u00e9%20c", web("https://example.org/a%20b%C3%A9%20c")),
        # Whose the page is, whatever stands before it.
        ("https://bank.example@example.org/", web("https://bank.example@example.org/")),
        ("https://example.org\\@bank.example/", web("https://example.org/@bank.example/")),
        ("https:\\\\example.org\\a", web("https://example.org/a")),
        ("https://ex%61mple.org/", web("https://example.org/")),
        # Letters that look like others.
        (
            "https://\u0430pple.example/",
            web("https://xn--pple-43d.example/", "xn--pple-43d.example"),
        ),
        (
            "https://b\u00fccher.example",
            web("https://xn--bcher-kva.example", "xn--bcher-kva.example"),
        ),
        ("https://example\u3002org/", web("https://example.org/")),
        # What is no host.
        ("https://", Refused("https://", NO_NAME)),
        ("https://a%2fb.example/", Refused("https://a%2fb.example/", NO_NAME)),
        ("https://a..example/", Refused("https://a..example/", NO_NAME)),
        (f"https://{'a' * 300}.example/", Refused(f"https://{'a' * 300}.example/", NO_NAME)),
        ("mailto:desk@example.org", Mail("mailto:desk@example.org", "desk@example.org")),
        (
            "MAILTO:desk%40example.org?attach=/etc/hosts",
            Mail("mailto:desk%40example.org", "desk@example.org"),
        ),
        ("mailto:", Refused("mailto:", "it names no one to write to")),
        ("#what-next", Heading("what-next")),
        ("#", Heading("")),
        ("javascript:alert(1)", Refused("javascript:alert(1)", ONLY)),
        ("file:///etc/hosts", Refused("file:///etc/hosts", ONLY)),
        ("C:\\a.md", Refused("C:\\a.md", ONLY)),
        ("", Refused("", "it leads nowhere")),
        ("?a=b", Refused("?a=b", "it leads nowhere")),
        ("b.md", Relative("b.md", "", None)),
        ("../x/b%20c.md?d=e#f%20g", Relative("../x/b c.md", "f%20g", None)),
        ("a\x1b]52;c;eA==\x07.md", Relative("a\u241b]52;c;eA==\u2407.md", "", None)),
        ("a\u202eb.md", Relative("a\ufffdb.md", "", None)),
    ],
)
def test_targets(url: str, expected: object) -> None:
    assert target_of(url) == expected


@pytest.mark.parametrize(
    ("url", "page", "expected"),
    [
        ("b.md", PAGE, web("https://example.org/news/b.md")),
        ("/c?d=e#f", PAGE, web("https://example.org/c?d=e#f")),
        ("b.md", "file:///tmp/a", None),
        ("b.md", None, None),
    ],
)
def test_a_relative_link_also_leads_from_the_page(
    url: str, page: str | None, expected: Web | None
) -> None:
    target = target_of(url, page)
    assert isinstance(target, Relative)
    assert target.web == expected


@given(st.text() | st.text().map(lambda text: f"https://{text}"), st.text() | st.just(PAGE))
def test_any_text_has_a_target_that_is_safe_to_hand_on(url: str, page: str) -> None:
    target = target_of(url, page)
    opened = target.web if isinstance(target, Relative) else target
    if isinstance(opened, Web | Mail):
        assert opened.url.isascii()
        assert opened.url.isprintable()
        assert " " not in opened.url
        assert opened.url.startswith(("http://", "https://", "mailto:"))
    if isinstance(opened, Web):
        assert opened.host in opened.url
        assert opened.host.isascii()
