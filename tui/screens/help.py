"""Help: every key and what a query may say, searchable."""

from collections.abc import Iterable
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static

from index.library import SYNTAX
from tui.commands import COMMANDS
from tui.key_names import shown_keys
from tui.keymap import Keymap, keymap_of
from tui.screens.dialog import Dialog
from tui.screens.raw import RawScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_list import EntityList
from tui.widgets.entity_rows import EntityRows
from tui.widgets.field import Field
from tui.widgets.find_bar import FindBar
from tui.widgets.mark_legend import MARKS, MarkLegend
from tui.widgets.result_list import ResultList
from tui.widgets.source_view import SourceView

_LEGEND = "Marks in the article"
_QUERY = "What a query may say"

Entry = tuple[str, str, str]
"""Group, keys or what is typed, what that does."""


def entries(keymap: Keymap) -> list[Entry]:
    """All keys, of the commands and of the widgets that move a cursor; the query language last."""
    found = [(command.group, command.id, command.help) for command in COMMANDS]
    widgets = (
        ("In the results", ResultList),
        ("In the article", ArticleView),
        ("In the find bar", FindBar),
        ("In the source", RawScreen),
        ("In the source", SourceView),
        ("In the entities", EntityRows),
        ("In the entities", EntityList),
    )
    for group, widget in widgets:
        found += [
            (_group(group, binding), binding.id or "", binding.tooltip or binding.description)
            for binding in widget.BINDINGS
            if isinstance(binding, Binding)
        ]
    # Of one group together, wherever its bindings are declared.
    order = list(dict.fromkeys(group for group, _, _ in found))
    found.sort(key=lambda entry: order.index(entry[0]))
    keys = [
        (group, shown_keys(keys), what)
        for group, identifier, what in found
        if (keys := keymap.keys(identifier))
    ]
    return [*keys, *((_QUERY, example, means) for example, means in SYNTAX)]


def _group(of_widget: str, binding: Binding) -> str:
    return "While selecting" if (binding.id or "").startswith("select.") else of_widget


class HelpScreen(Dialog[None]):
    """Lists all keys, and how each mark looks; typing narrows the list."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > Vertical {
        width: 72; max-width: 100%; height: 90%; padding: 0 1;
        background: $panel; border: round $primary;
    }
    HelpScreen Input { border: none; height: 1; background: $boost; }
    HelpScreen VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    HelpScreen .legend { height: auto; margin: 1 0 0 0; }
    HelpScreen .legend > Static { text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "dismiss", "Close", id="help.close"),
        Binding("down", "scroll(1)", "Down", show=False, id="help.down"),
        Binding("up", "scroll(-1)", "Up", show=False, id="help.up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="help.page_down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="help.page_up"),
    ]

    field = query_one(Input)
    """What narrows the list."""
    body = query_one(Static)
    """The list."""
    scroller = query_one(VerticalScroll)
    """What scrolls it."""

    def compose(self) -> ComposeResult:
        """An input above the list."""
        with Vertical() as box:
            box.border_title = "Keys"
            box.border_subtitle = Content(keymap_of(self.app).says("help.close", "closes"))
            yield Field(placeholder="Type to find a key or what it does", compact=True)
            with VerticalScroll(can_focus=False):
                yield Static(_table(entries(keymap_of(self.app))), markup=False)
                with Vertical(classes="legend"):
                    yield Static(_LEGEND, markup=False)
                    yield MarkLegend()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        words = event.value.lower().split()
        known = entries(keymap_of(self.app))
        fitting = [e for e in known if all(word in " ".join(e).lower() for word in words)]
        text = f"{_LEGEND} {' '.join(name for _, name in MARKS)}".lower()
        legend = all(word in text for word in words)
        self.query_one(".legend").display = legend
        nothing = "" if legend else "Nothing does that."
        self.body.update(_table(fitting) if fitting else nothing)

    def action_page(self, pages: int) -> None:
        """Scroll the list by what is seen of it, but for a line."""
        self.action_scroll(pages * max(1, self.scroller.size.height - 1))

    def action_scroll(self, lines: int) -> None:
        """Scroll the list."""
        self.scroller.scroll_relative(y=lines, animate=False)


def _table(shown: Iterable[Entry]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=12, no_wrap=True)
    table.add_column(ratio=1)
    last = ""
    for group, keys, what in shown:
        if group != last:
            if last:
                table.add_row()
            table.add_row(Text(group, style="bold"))
            last = group
        table.add_row(Text(keys, style="bold"), Text(what))
    return table
