"""Selecting, copying and citing; piping an article and editing its source."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from end_to_end.terminal import COMMAND
from layout.documents import document
from screen.articles import HARBOUR, HARBOUR_URL
from screen.conftest import Open
from screen.driving import Reader, opened

from index.library import Library
from index.model import Kind
from index.readers.markdown import read_markdown
from tui.screens.pipe_prompt import PipePrompt
from tui.screens.text_commands import passage
from tui.settings import Settings

FIRST = "The port of Lisbon sent off its first ship in three years on Saturday."


@pytest.fixture(autouse=True)
def by_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No tool for the clipboard."""
    monkeypatch.setattr("tui.clipboard._run", lambda command, data: False)


async def copied(reader: Reader, *keys: str) -> str:
    count = len(reader.app.copied)
    await reader.press(*keys)
    await reader.until(lambda: len(reader.app.copied) > count)
    await reader.until(lambda: reader.app.said and "copied" in reader.app.said[-1])
    return reader.app.copied[-1]


# Copying.


async def test_the_list_copies_the_address_else_the_path(reading: Open, indexed: Path) -> None:
    async with reading() as reader:
        assert await copied(reader, "y") == HARBOUR_URL
        assert await copied(reader, "j", "y") == str(indexed / "articles" / "trains.txt")
        assert reader.app.said == [
            "The address is copied through the terminal.",
            "The path is copied through the terminal.",
        ]


async def test_of_two_copies_the_later_one_is_last(
    reading: Open, indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = Event()
    done: list[bytes] = []

    def fake_run(command: object, data: bytes) -> bool:
        if data == HARBOUR_URL.encode():
            may_end.wait()
        done.append(data)
        return True

    monkeypatch.setattr("tui.clipboard._run", fake_run)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    later = str(indexed / "articles" / "trains.txt")
    async with reading() as reader:
        try:
            await reader.press("y", "j", "y")
            # The terminal has both at once, and is not waited for.
            assert reader.app.copied == [HARBOUR_URL, later]
            assert done == []
        finally:
            may_end.set()
        await reader.until(lambda: len(reader.app.said) == 2)
        assert done == [HARBOUR_URL.encode(), later.encode()]


async def test_the_article_copies_the_sentence_at_the_caret(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        reader.view.jump(reader.view.document.text.index("first ship"))  # type: ignore[union-attr]
        assert await copied(reader, "y") == FIRST
        shown = "The port of Lisbon sent off its first s…"
        assert reader.app.said == [f"The sentence “{shown}” is copied through the terminal."]


async def test_the_article_copies_the_selection_across_blocks(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        reader.view.select(0, len(HARBOUR) + 2 + len("By"))
        assert (await copied(reader, "y")).startswith(f"{HARBOUR}\n\n")
        # A selection by the mouse stays.
        assert reader.view.selected is not None


async def test_a_selection_without_text_copies_the_sentence(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        reader.view.jump(0)
        # What a double click on the blank line behind the title selects.
        reader.view.select(len(HARBOUR), len(HARBOUR) + 2)
        assert await copied(reader, "y") == HARBOUR


async def test_a_selection_in_the_article_is_not_for_the_list(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        reader.view.select(0, 7)
        assert await copied(reader, "1", "y") == HARBOUR_URL


CITED = f"— Jonas Weber, “{HARBOUR}”, The Harbour Post, 16 November 2024, {HARBOUR_URL}"


async def test_citations(reading: Open) -> None:
    async with reading() as reader:
        assert await copied(reader, "Y") == CITED.removeprefix("— ")
        await reader.open()
        reader.view.jump(reader.view.document.text.index("first ship"))  # type: ignore[union-attr]
        assert await copied(reader, "Y") == f"{FIRST}\n\n{CITED}"
        reader.view.select(0, 7)
        assert await copied(reader, "Y") == f"Harbour\n\n{CITED}"


async def test_the_format_of_citations_is_a_setting(library: Library, data: Path) -> None:
    async with opened(library, data, settings=Settings(citation="csl-json")) as reader:
        (item,) = json.loads(await copied(reader, "Y"))
        assert item["title"] == HARBOUR


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 3, "One"),
        (1, 9, "ne.\n\nTwo"),
        (4, 30, "\n\n".join(["Two.", "a\tb\nc\td", "Last"])),
        (0, 11, "One.\n\nTwo."),
    ],
)
def test_a_passage_reads_well(start: int, end: int, expected: str) -> None:
    article = document(
        (Kind.PARAGRAPH, "One."),
        (Kind.PARAGRAPH, "Two."),
        (Kind.RULE, ""),
        (Kind.TABLE, "a\tb\nc\td"),
        (Kind.PARAGRAPH, "Last"),
    )
    assert passage(article, start, end) == expected


# Selecting.


async def test_selecting_is_shown_and_left(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("V")
        assert reader.place.startswith("SELECT")
        await reader.press("escape")
        assert not reader.place.startswith("SELECT")
        assert reader.main.pane == "article"
        await reader.press("V", "V")
        assert reader.view.selected is None
        assert not reader.view.selecting


async def test_selecting_from_the_list_goes_to_the_article(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.open()
        await reader.press("1", "V")
        assert reader.main.pane == "article"
        assert reader.view.selecting


async def test_copying_ends_selecting(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        assert await copied(reader, "V", "w", "left", "left", "y") == "Harbour"
        assert not reader.view.selecting
        assert reader.view.selected is None


async def test_walking_extends_the_selection(reading: Open) -> None:
    async with reading() as reader:
        await reader.open("Lisbon")
        start = reader.view.caret
        await reader.press("V", "}", "n")
        assert reader.view.selected is not None
        assert reader.view.selected[0] == start


async def test_help_tells_what_keys_do_while_selecting(reading: Open) -> None:
    async with reading((120, 100)) as reader:
        await reader.press("question_mark")
        await reader.type("while selecting")
        assert "While selecting" in reader.text
        assert "Go on from the other end" in reader.text


# Other programs.


@pytest.fixture
def suspended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal that can be suspended, with a record of it."""
    happened: list[str] = []

    @contextmanager
    def fake_suspend(self: object) -> Iterator[None]:
        happened.append("suspended")
        yield
        happened.append("resumed")

    monkeypatch.setattr("tui.app.DatelineApp.suspend", fake_suspend)
    monkeypatch.setattr("tui.outside._wait_for_key", lambda: happened.append("a key"))
    monkeypatch.setenv("SHELL", "/bin/sh")
    return happened


async def pipe(reader: Reader, command: str, *, tabs: int = 0) -> None:
    await reader.press("vertical_line")
    await reader.until(lambda: isinstance(reader.app.screen, PipePrompt))
    await reader.press(*["tab"] * tabs)
    prompt = reader.app.screen
    prompt.query_one("Input").value = command  # type: ignore[attr-defined]
    await reader.press("enter")


@pytest.mark.parametrize("form", ["text", "Markdown", "JSON"])
async def test_pipe(reading: Open, suspended: list[str], tmp_path: Path, form: str) -> None:
    taken = tmp_path / "taken"
    async with reading() as reader:
        await reader.open()
        await pipe(
            reader,
            f"cat > {taken}; echo $DATELINE_TITLE $DATELINE_PATH >> {taken}",
            tabs=["text", "Markdown", "JSON"].index(form),
        )
        article = reader.main.article_pane.article
        assert article is not None
        assert suspended == ["suspended", "a key", "resumed"]
        text, _, last = taken.read_text().rstrip("\n").rpartition("\n")
        assert last == f"{HARBOUR} {article.path}"
        if form == "text":
            assert text == article.document.text
        elif form == "Markdown":
            assert read_markdown(text, "").text == article.document.text
        else:
            shown = subprocess.run(
                [COMMAND, "show", "--json", str(article.path)], capture_output=True, check=True
            )
            assert {**json.loads(text), "id": None} == json.loads(shown.stdout)
        assert reader.app.said == []


async def test_how_a_command_ends(reading: Open, suspended: list[str]) -> None:
    async with reading() as reader:
        for command, said in (
            ("true", []),
            ("exit 3", ["The command ended with status 3."]),
            ("kill -9 $$", ["The command was ended by SIGKILL."]),
            ("nosuch-command", ["The command ended with status 127."]),
            ("echo '$(touch /tmp/never)' \"[b]\" > /dev/null", []),
        ):
            reader.forget_said()
            suspended.clear()
            await pipe(reader, command)
            assert reader.app.said == said, command
            assert suspended[-1] == "resumed", command


async def test_a_shell_that_is_not_there(
    reading: Open, suspended: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/nosuch/shell")
    async with reading() as reader:
        await pipe(reader, "true")
        assert reader.app.said == ["shell cannot be run: No such file or directory."]


async def test_commands_are_remembered(reading: Open, suspended: list[str]) -> None:
    async with reading() as reader:
        for command in ("true", "cat > /dev/null", "true"):
            await pipe(reader, command)
        await reader.press("vertical_line")
        await reader.until(lambda: isinstance(reader.app.screen, PipePrompt))
        field = reader.app.screen.query_one("Input")
        await reader.type("x")
        shown = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await reader.press(key)
            shown.append(field.value)  # type: ignore[attr-defined]
        assert shown == ["true", "cat > /dev/null", "cat > /dev/null", "true", "x", "x"]
        await reader.press("escape")
        assert suspended.count("suspended") == 3


async def test_where_nothing_can_be_suspended(reading: Open) -> None:
    async with reading() as reader:
        await pipe(reader, "true")
        assert reader.app.said == ["No program can be run in front of the reader here."]


@pytest.fixture
def fake_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that writes its arguments into a file, and changes nothing."""
    script = tmp_path / "vim"
    script.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/arguments\n')
    script.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{script} -R")
    return tmp_path / "arguments"


async def test_the_editor_opens_the_line_of_the_caret(
    reading: Open, suspended: list[str], fake_editor: Path
) -> None:
    async with reading() as reader:
        await reader.open()
        reader.view.jump(reader.view.document.text.index("What comes next"))  # type: ignore[union-attr]
        await reader.press("f4")
        article = reader.main.article_pane.article
        assert article is not None
        lines = article.path.read_text().splitlines()
        line = lines.index("## What comes next") + 1
        assert fake_editor.read_text() == f"-R +{line} {article.path}\n"
        assert suspended == ["suspended", "resumed"]


async def test_an_article_that_was_edited_is_read_anew(
    tmp_path: Path, suspended: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from screen.fakes import InProcessLibrary

    source = tmp_path / "articles" / "a.md"
    source.parent.mkdir()
    paragraphs = "\n\n".join(f"Paragraph {number} is here." for number in range(80))
    source.write_text(f"# Harbour\n\n{paragraphs}\n")
    script = tmp_path / "ed"
    script.write_text('#!/bin/sh\nsed -i "s/Paragraph 3 /A changed paragraph 3 /" "$1"\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    library = InProcessLibrary.open("default", data=tmp_path / "data")
    library.add([source.parent])
    library.refresh()
    async with opened(library, tmp_path / "data") as reader:
        await reader.open()
        text = reader.view.document.text  # type: ignore[union-attr]
        reader.view.jump(text.index("Paragraph 60"))
        await reader.press("f4")
        await reader.until(lambda: "A changed" in reader.view.document.text)  # type: ignore[union-attr]
        changed = reader.view.document.text  # type: ignore[union-attr]
        assert reader.view.caret == changed.index("Paragraph 60")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "No editor is set: VISUAL or EDITOR names one."),
        ("nosuch -x", "There is no program “nosuch”, which EDITOR names."),
    ],
)
async def test_without_an_editor(
    reading: Open, name: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", name)
    async with reading() as reader:
        await reader.press("f4")
        assert reader.app.said == [said]


async def test_a_source_that_is_gone(
    tmp_path: Path, suspended: list[str], fake_editor: Path, reading: Open, indexed: Path
) -> None:
    async with reading() as reader:
        source = indexed / "articles" / "harbour.md"
        source.rename(tmp_path / "elsewhere")
        try:
            await reader.press("f4")
        finally:
            (tmp_path / "elsewhere").rename(source)
        assert reader.app.said == [f"{source} is not there any more."]
        assert suspended == []
