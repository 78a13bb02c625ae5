"""Every command of the screen, declared once: its key, footer text, palette entry and help."""

from dataclasses import dataclass

from textual.binding import Binding, BindingType

from tui.key_names import UNBOUND


@dataclass(frozen=True, slots=True)
class Command:
    """Something the user can do anywhere in the reader."""

    id: str
    """Name of the binding, for remapping."""
    keys: str
    """Keys as Textual names them, separated by commas; empty for the palette only."""
    action: str
    """The screen's action, with its parameters."""
    label: str
    """A word or two, for footer and palette."""
    help: str
    """A sentence without a full stop, for help and palette."""
    group: str
    """Heading in the help."""
    footer: bool = False
    """Whether the footer shows it."""


_SEARCH, _ARTICLE, _MARKS, _LIBRARY, _PROGRAM = (
    "Search and results",
    "Article",
    "Hits and entities",
    "Library",
    "Program",
)

COMMANDS: tuple[Command, ...] = (
    Command("search", "slash", "search", "Search", "Search the library", _SEARCH, True),
    Command("sort", "s", "sort", "Sort", "Sort by relevance, newest first, oldest first", _SEARCH),
    Command("facets", "F", "facets", "Facets", "Narrow the results down", _SEARCH),
    Command(
        "remove_filter",
        "backspace",
        "remove_filter",
        "Remove filter",
        "Take away what the results were narrowed down to last",
        _SEARCH,
    ),
    Command("searches", "S", "searches", "Saved searches", "Open a saved search", _SEARCH),
    Command(
        "save_search", "ctrl+s", "save_search", "Save search", "Keep this search by a name", _SEARCH
    ),
    Command(
        "more_like_this",
        "L",
        "more_like_this",
        "More like this",
        "Find articles with the same names and words",
        _SEARCH,
    ),
    Command(
        "next_article", "J", "step_article(1)", "Next article", "Open the next result", _SEARCH
    ),
    Command(
        "previous_article",
        "K",
        "step_article(-1)",
        "Previous article",
        "Open the previous result",
        _SEARCH,
    ),
    Command("find", "ctrl+f", "find", "Find", "Find text in the article", _MARKS),
    Command(
        "next_mark",
        "n",
        "walk(1)",
        "Next mark",
        "Go to the next hit, mention or found text, on into the next article",
        _MARKS,
        True,
    ),
    Command(
        "previous_mark",
        "N",
        "walk(-1)",
        "Previous mark",
        "Go to the previous hit, mention or found text, back into the previous article",
        _MARKS,
    ),
    Command(
        "entity_page",
        "e",
        "entity_page",
        "Entity",
        "Show the page of the entity at the caret, or under the cursor",
        _MARKS,
        True,
    ),
    Command(
        "all_entities",
        "E",
        "all_entities",
        "All entities",
        "List all names of the library",
        _MARKS,
    ),
    Command(
        "watch",
        "w",
        "watch",
        "Watch",
        "Keep the articles of the entity as a search that says what is new, or no longer",
        _MARKS,
    ),
    Command(
        "correct_name",
        "C",
        "correct_name",
        "Correct name",
        "Say that a name is another one, of another type, or none",
        _MARKS,
    ),
    Command(
        "suggested_names",
        "",
        "suggested_names",
        "Suggested names",
        "Say of names that may be one whether they are",
        _MARKS,
    ),
    Command(
        "decided_names",
        "",
        "decided_names",
        "Decided names",
        "List what you said of names, and take it back",
        _MARKS,
    ),
    Command(
        "shown_marks",
        "h",
        "cycle_marks",
        "Marks",
        "Show all marks, only hits, or none",
        _MARKS,
    ),
    Command(
        "explain",
        "i",
        "explain",
        "Why",
        "Say why the text at the caret, or the entity, is marked",
        _MARKS,
    ),
    Command("star", "m", "star", "Star", "Give the article a star, or take it away", _ARTICLE),
    Command("read", "r", "mark_read(True)", "Read", "Mark the article as read", _ARTICLE),
    Command("unread", "u", "mark_read(False)", "Unread", "Mark the article as unread", _ARTICLE),
    Command(
        "url", "O", "open_url", "Web page", "Open the article's address in a browser", _ARTICLE
    ),
    Command(
        "select", "V", "select", "Select", "Select text by moving, from the caret on", _ARTICLE
    ),
    Command(
        "copy",
        "y",
        "copy",
        "Copy",
        "Copy the selected text or the sentence at the caret; from the list address or path",
        _ARTICLE,
    ),
    Command(
        "copy_cited",
        "Y",
        "copy_cited",
        "Cite",
        "Copy the same with its citation; from the list the citation",
        _ARTICLE,
    ),
    Command("copy_path", "", "copy_path", "Copy path", "Copy the paths of the files", _ARTICLE),
    Command(
        "print_paths",
        "",
        "print_paths",
        "Print paths",
        "Leave, and print the paths of the files",
        _ARTICLE,
    ),
    Command("pipe", "vertical_line", "pipe", "Pipe", "Pipe the article to a command", _ARTICLE),
    Command("edit", "f4", "edit", "Edit", "Open the source in your editor", _ARTICLE),
    Command("links", "f", "links", "Links", "Follow a link in view, or copy it", _ARTICLE),
    Command("outline", "o", "outline", "Outline", "Go to a heading", _ARTICLE),
    Command("raw", "v", "raw", "Source", "Show the source, and what was dropped of it", _ARTICLE),
    Command("percent", "percent_sign", "go_to_percent", "Per cent", "Go to a percentage", _ARTICLE),
    Command("set_mark", "grave_accent", "set_mark", "Set mark", "Mark the place", _ARTICLE),
    Command("go_to_mark", "apostrophe", "go_to_mark", "Go to mark", "Go to a mark", _ARTICLE),
    Command(
        "history_back", "alt+left", "history(-1)", "Back", "Go back to the last place", _ARTICLE
    ),
    Command("history_forward", "alt+right", "history(1)", "Forward", "Go forward again", _ARTICLE),
    Command("put_away", "D", "put_away", "Put away", "Put the article out of sight", _LIBRARY),
    Command("undo", "ctrl+z", "undo", "Undo", "Undo the last change", _LIBRARY),
    Command("refresh", "ctrl+r", "refresh", "Refresh", "Bring the library up to date", _LIBRARY),
    Command(
        "remove_folder",
        "",
        "remove_folder",
        "Remove folder",
        "Take a folder out of the library",
        _LIBRARY,
    ),
    Command("library", "", "switch_library", "Switch library", "Open another library", _LIBRARY),
    Command(
        "samples",
        "",
        "open_samples",
        "Samples",
        "Read the two articles that come with Dateline",
        _LIBRARY,
    ),
    Command("pane_1", "1", "pane('search')", "Results", "Go to the results", _PROGRAM),
    Command("pane_2", "2", "pane('article')", "Article", "Go to the article", _PROGRAM),
    Command("pane_3", "3", "pane('entities')", "Entities", "Go to the entities", _PROGRAM),
    Command("next_pane", "tab", "step_pane(1)", "Pane", "Go to the next pane", _PROGRAM, True),
    Command(
        "previous_pane",
        "shift+tab",
        "step_pane(-1)",
        "Previous pane",
        "Go to the previous pane",
        _PROGRAM,
    ),
    Command(
        "border_left",
        "ctrl+left",
        "move_border(-1)",
        "Border to the left",
        "Move the border beside the pane to the left",
        _PROGRAM,
    ),
    Command(
        "border_right",
        "ctrl+right",
        "move_border(1)",
        "Border to the right",
        "Move the border beside the pane to the right",
        _PROGRAM,
    ),
    Command(
        "hide_pane",
        "H",
        "hide_pane",
        "Hide pane",
        "Hide this pane; going to it shows it again",
        _PROGRAM,
    ),
    Command("zen", "z", "zen", "Zen", "Show only the article, or everything again", _PROGRAM),
    Command("back", "escape", "back", "Back", "Go back one level", _PROGRAM),
    Command(
        "quit",
        "q",
        "back_or_quit",
        "Back, quit",
        "Go back one level; on the first, quit",
        _PROGRAM,
        True,
    ),
    Command("theme", "", "app.change_theme", "Theme", "Choose colours", _PROGRAM),
    Command("help", "question_mark,f1", "app.help", "Help", "Show all keys", _PROGRAM, True),
    Command(
        "palette",
        "colon,ctrl+p",
        "app.command_palette",
        "Palette",
        "Find a command by its name",
        _PROGRAM,
        True,
    ),
)

_PRIORITY = frozenset(("next_pane", "previous_pane"))
"""Tab must move between panes even where a widget would keep it."""


def bindings() -> list[BindingType]:
    """The commands, as bindings of the main screen."""
    return [
        Binding(
            command.keys or UNBOUND,
            command.action,
            command.label,
            show=command.footer,
            id=command.id,
            tooltip=command.help,
            priority=command.id in _PRIORITY,
        )
        for command in COMMANDS
    ]
