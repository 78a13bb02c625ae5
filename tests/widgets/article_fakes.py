"""An app with nothing but an article view, and articles to show in it."""

from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.app import App, ComposeResult
from textual.message import Message

from index.model import Document, EntityType, Kind, Mention, Style
from index.readers.builder import DocumentBuilder
from tui.widgets.article_view import ArticleView


class FakeView(ArticleView):
    """Keeps count of the lines it was asked to draw anew."""

    repainted: list[int]

    def refresh_lines(self, y_start: int, line_count: int = 1) -> None:
        self.repainted = [*getattr(self, "repainted", []), *range(y_start, y_start + line_count)]
        super().refresh_lines(y_start, line_count)


class FakeApp(App[None]):
    """Keeps what the view says."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        yield FakeView()

    def on_mount(self) -> None:
        self.view.focus()

    @property
    def view(self) -> FakeView:
        return self.query_one(FakeView)

    def on_article_view_mention_clicked(self, message: ArticleView.MentionClicked) -> None:
        self.said.append(message)

    def on_article_links_follow_link(self, message: ArticleView.FollowLink) -> None:
        self.said.append(message)

    def on_article_links_link_left(self, message: ArticleView.LinkLeft) -> None:
        self.said.append(message)

    def on_article_moves_leaving(self, message: ArticleView.Leaving) -> None:
        self.said.append(message)

    def on_article_view_place_changed(self, message: ArticleView.PlaceChanged) -> None:
        self.said.append(message)


def sections(count: int, words: int = 40) -> Document:
    """A title, then so many numbered sections of a heading and a paragraph."""
    builder = DocumentBuilder()
    builder.add(Kind.TITLE, "Numbered sections")
    for number in range(count):
        builder.add(Kind.HEADING, f"Section {number}", level=2)
        builder.add(Kind.PARAGRAPH, " ".join(f"w{number}x{word}" for word in range(words)))
    return builder.build("Numbered sections")


def styled() -> Document:
    """One paragraph with a link and strong text."""
    builder = DocumentBuilder()
    builder.begin()
    builder.write("Plain ")
    start = builder.position
    builder.write("linked words")
    builder.link(start, builder.position, "https://example.org/a")
    builder.write(" and ")
    start = builder.position
    builder.write("strong ones")
    builder.style(start, builder.position, Style.STRONG)
    builder.write(".")
    builder.end(Kind.PARAGRAPH)
    return builder.build("Styled")


def mention(document: Document, words: str, entity_type: EntityType = EntityType.PERSON) -> Mention:
    """The first place that says `words`."""
    start = document.text.index(words)
    key = f"{entity_type}:{words.casefold()}"
    return Mention(start, start + len(words), entity_type, key, words, "test")


def screen_lines(view: ArticleView) -> list[str]:
    """The text of every line in view."""
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def segments(view: ArticleView) -> Iterator[Segment]:
    """All segments in view."""
    for y in range(view.size.height):
        yield from view.render_line(y)


def style_of(view: ArticleView, text: str) -> RichStyle:
    """The style of the first segment in view that has exactly this text."""
    style = next(s.style for s in segments(view) if s.text == text)
    assert style is not None
    return style


def attributes(style: RichStyle) -> frozenset[str]:
    """What tells text apart on a terminal without colours."""
    names = ("bold", "dim", "italic", "underline", "strike", "reverse")
    return frozenset(name for name in names if getattr(style, name))
