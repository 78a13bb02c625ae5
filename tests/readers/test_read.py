import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.invariants import check_document

from index.model import Document
from index.readers import MAX_BYTES, Unreadable, read_bytes, read_file, readable_stem

ARTICLE = "# Ferry sails\n\nIt left at *noon*.\n"
FRONT = "---\ntitle: Ferry sails\n---\nIt left at *noon*.\n"


def reason(found: Document | Unreadable) -> str:
    assert isinstance(found, Unreadable)
    assert found.reason.endswith(".")
    return found.reason


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", ARTICLE),
        ("a.MARKDOWN", ARTICLE),
        ("a.md", FRONT),
        ("a.txt", FRONT),
        ("front matter and no suffix", FRONT),
    ],
)
def test_markdown(name: str, text: str) -> None:
    document = read_bytes(text.encode("utf-8-sig"), name)
    assert isinstance(document, Document)
    assert document.title == "Ferry sails"
    assert document.text.endswith("It left at noon.")


def test_other_text_is_not_markdown() -> None:
    document = read_bytes(b"Ferry sails\n\nIt left at *noon*, and nobody saw it go.\n", "a.txt")
    assert isinstance(document, Document)
    assert "*noon*" in document.text


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("ferry-sails_at-noon.md", "Ferry sails at noon"),
        ("2024-11-16-ferry-sails.md", "2024-11-16 ferry sails"),
        ("ferry 2024-11.txt", "Ferry 2024-11"),
        ("folder/Ferry.v2.md", "Ferry.v2"),
        ("___.md", "Untitled"),
        ("", "Untitled"),
        ("a\x1b[31m\udc80.md", "A␛[31m\ufffd"),
        ("прибытие_парома.md", "Прибытие парома"),
    ],
)
def test_readable_stem(name: str, title: str) -> None:
    assert readable_stem(name) == title


def test_the_name_is_the_title_of_a_text_without_one() -> None:
    document = read_bytes(b"It left at noon.\n", "ferry-sails.md")
    assert isinstance(document, Document)
    assert document.title == "Ferry sails"


@pytest.mark.parametrize("text", ["", "\n \n", "<!-- nothing -->", "[a]: b", "---\nx: y\n---\n"])
def test_a_file_without_text(text: str) -> None:
    assert "no text" in reason(read_bytes(text.encode(), "a.md"))


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(ARTICLE, encoding="utf-16")
    document = read_file(path)
    assert document == read_bytes(ARTICLE.encode(), "a.md")
    link = tmp_path / "link.md"
    link.symlink_to(path)
    assert read_file(link) == document


def test_what_cannot_be_read(tmp_path: Path) -> None:
    assert "does not exist" in reason(read_file(tmp_path / "none.md"))
    assert "folder" in reason(read_file(tmp_path))
    assert "name" in reason(read_file(tmp_path / "a\0b.md"))
    assert "cannot be read" in reason(read_file(tmp_path / ("x" * 5000)))
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    assert "cannot be read" in reason(read_file(loop))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(ARTICLE, encoding="utf-8")
    path.chmod(0)
    assert "permission" in reason(read_file(path))


def test_nothing_blocks_on_what_is_no_file(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo.md"
    os.mkfifo(fifo)
    assert "pipe" in reason(read_file(fifo))
    assert "device" in reason(read_file(Path("/dev/zero")))
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "s"))
        assert "socket" in reason(read_file(tmp_path / "s"))


def test_size_is_limited(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("word " * 20, encoding="utf-8")
    assert isinstance(read_file(path, max_bytes=100), Document)
    assert "larger than 9.9e-05 MB" in reason(read_file(path, max_bytes=99))
    sparse = tmp_path / "sparse.md"
    with sparse.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "larger than 20 MB" in reason(read_file(sparse))


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.md", "a.txt"]))
def test_any_bytes(data: bytes, name: str) -> None:
    document = read_bytes(data, name)
    assert isinstance(document, Document | Unreadable)
    if isinstance(document, Document):
        assert document.text


@settings(deadline=None)
@given(st.text(min_size=1))
def test_any_text(text: str) -> None:
    document = read_bytes(text.encode("utf-8", "replace"), "a.md")
    if isinstance(document, Document):
        check_document(document, text)


def test_importing_is_cheap() -> None:
    code = (
        "import sys, index.readers;"
        "print({'markdown_it', 'yaml', 'charset_normalizer'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
