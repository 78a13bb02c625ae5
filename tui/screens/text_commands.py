"""Taking text out: copying, citing, piping, editing."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from index.library import Article
from index.model import Document, one_line, sanitise, sentence_at
from tui import screens
from tui.editor import NoEditor, at_line, editor
from tui.screens.copying import Copying
from tui.screens.raw_commands import RawCommands
from tui.source_lines import line_at
from tui.widgets.cells import fit

_SHOWN = 40
"""Cells of a copied sentence that the message shows."""
_PIPED = "commands piped to"
"""Under this name the library remembers them."""
_MOST_REMEMBERED = 50


class TextCommands(RawCommands, Copying):
    """Selects, copies and cites text; hands the article or its source to other programs."""

    def action_select(self) -> None:
        """Begin to select by keys, or end it."""
        view = self.article_pane.view
        self.pane = "article"
        if view.selecting:
            view.stop_selecting()
        elif view.lines_in_view:
            view.start_selecting()
        else:
            # It has no lines while another pane hides it.
            self.call_after_refresh(view.start_selecting)

    # Copying.

    def action_copy(self) -> None:
        """Copy the selection or the sentence at the caret; from the list the address or path."""
        text, what = self._passage()
        if text:
            self._copy(text, what)
        elif len(self._targets()) > 1:
            self.action_copy_path()
        elif article := self._target():
            if article.document.url:
                self._copy(article.document.url, "The address")
            else:
                self.action_copy_path()

    def action_copy_cited(self) -> None:
        """Copy the same with its citation, in the format that is set."""
        article = self._target()
        if article is None:
            return
        from tui.citation import Source, cite  # imported late: it is rarely needed

        quote, what = self._passage()
        text = cite(self.settings.citation, Source.of(article), quote)
        self._copy(text, f"{what}, with its citation," if quote else "The citation")

    def action_copy_path(self) -> None:
        """Copy the paths of the articles' files, a line each."""
        paths = [str(path) for path in self.library.paths(self._targets()).values()]
        if paths:
            what = f"A list of {len(paths):,} paths" if len(paths) > 1 else "The path"
            self._copy("\n".join(paths), what)

    def _passage(self) -> tuple[str, str]:
        """The text to be copied from the open article, and what it is; empty in the list."""
        article, view = self.article_pane.article, self.article_pane.view
        if article is None or (self.pane == "search" and self.search_pane.results.current):
            return "", ""
        document = article.document
        if selected := view.selected:
            view.stop_selecting()
            if text := passage(document, *selected):
                return text, "The selected text"
        if self.pane != "article":
            return "", ""
        start, end = sentence_at(document, view.here)
        sentence = document.text[start:end]
        return sentence, f"The sentence “{fit(one_line(sentence), _SHOWN)}”"

    # Other programs.

    def action_pipe(self) -> None:
        """Ask for a command and pipe the article to it."""
        if article := self._target():
            prompt = screens.PipePrompt(self._piped())
            self.app.push_screen(prompt, partial(self._pipe, article, prompt))

    def _piped(self) -> list[str]:
        remembered = self.library.recall(_PIPED)
        return list(map(str, remembered)) if isinstance(remembered, list) else []

    def _pipe(self, article: Article, prompt: "screens.PipePrompt", command: str | None) -> None:
        if not command or not command.strip():
            return
        others = [before for before in self._piped() if before != command]
        self.library.remember(_PIPED, [command, *others][:_MOST_REMEMBERED])
        self._run_outside(
            [os.environ.get("SHELL") or "/bin/sh", "-c", command],
            title=f"Dateline: {prompt.form} | {one_line(command)}",
            data=partial(_formed, article, prompt.form),
            environment=_about(article),
        )

    def action_edit(self) -> None:
        """Open the source at the line of the caret, then read it anew if it has changed."""
        article = self._target()
        if article is None:
            return
        found = editor()
        if isinstance(found, NoEditor):
            self._say(found.reason, severity="warning")
            return
        before = _stamp(article.path)
        if before is None:
            self._say(f"{article.path} is not there any more.", severity="warning")
            return
        here = self.article_pane.view.here if self.pane != "search" else 0
        self._run_outside(at_line(found, article.path, line_at(article.document, here)))
        if article.id is not None and _stamp(article.path) != before:
            self.read_anew(article.id)

    def _run_outside(
        self,
        command: list[str] | tuple[str, ...],
        *,
        title: str = "",
        data: Callable[[], bytes] | None = None,
        environment: dict[str, str] | None = None,
    ) -> None:
        from tui.outside import run_outside  # imported late, with what it needs of the system

        fault = run_outside(self.app, command, title=title, data=data, environment=environment)
        if fault:
            self._say(fault, severity="warning")


def passage(document: Document, start: int, end: int) -> str:
    """A range of the text as it is to be read: its blocks joined by blank lines."""
    first, last = document.block_at(start), document.block_at(max(start, end - 1))
    pieces = [
        document.text[max(start, block.start) : min(end, block.end)]
        for block in document.blocks[first : last + 1]
    ]
    return "\n\n".join(piece for piece in pieces if piece.strip())


def _formed(article: Article, form: str) -> bytes:
    if form == "Markdown":
        from tui.markdown import to_markdown  # imported late: these are rarely needed

        text = to_markdown(article.document)
    elif form == "JSON":
        from tui.article_json import article_json, dump

        text = dump(article_json(article)) + "\n"
    else:
        text = article.document.text + "\n"
    return text.encode("utf-8", "replace")


def _about(article: Article) -> dict[str, str]:
    """What a command may want to know: nothing in it does anything to a terminal or a shell."""
    about = {"DATELINE_TITLE": one_line(article.document.title)}
    path = str(article.path)
    if sanitise(path) == path and "\n" not in path:
        about["DATELINE_PATH"] = path
    return about


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
