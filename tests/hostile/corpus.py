"""Files made to break readers, screens and terminals."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"

ZALGO = "Z\u0351\u036b\u0343\u036a\u0302\u033d\u034f\u0334\u0319\u0324a\u0300\u0316\u20dd\u20e3l"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
THUMB = "\U0001f44d\U0001f3fd"
FLAGS = "\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7\U0001f1ea"
"""Two flags, and half of a third."""


@dataclass(frozen=True, slots=True)
class Case:
    """A file."""

    name: str
    """With the suffix that chooses its reader."""
    make: Callable[[], bytes]
    """Its content, made when it is needed: some are large."""

    def write(self, folder: Path) -> Path:
        """Write the file into a folder."""
        path = folder / self.name
        path.write_bytes(self.make())
        return path


def _text(name: str, text: str) -> Case:
    return Case(name, lambda: text.encode("utf-8", "surrogatepass"))


def _both(stem: str, text: str) -> tuple[Case, Case]:
    return _text(f"{stem}.txt", text), _text(f"{stem}.md", text)


def _story(middle: str) -> str:
    return (
        f"Ferry {middle} Runs Again\n\nBy Ada Lindqvist\n\nThe ferry to Oslo {middle} left "
        f"on 9 November 2024, said Omar {middle} Haddad.\n\nHaddad waited in Norway.\n"
    )


SMALL: tuple[Case, ...] = (
    # Sequences that a terminal acts on.
    *_both("csi", _story(f"{ESC}[31mred{ESC}[0m{ESC}[2J{ESC}[5;5H")),
    *_both("osc-clipboard", _story(f"{ESC}]52;c;cm0gLXJm{BEL}")),
    *_both("osc-title", _story(f"{ESC}]0;owned{ST}{ESC}]8;;http://bad.example{ST}here{ESC}]8;;{ST}")),
    *_both("dcs", _story(f"{ESC}P+q544e{ST}{ESC}P1$r0m{ST}{ESC}_app{ST}{ESC}^pm{ST}")),
    *_both("c1", _story("\x9b31m \x9d0;owned\x9c \x90q\x9c \x84\x85\x8d")),
    *_both("overstrike", _story("hidden\x08\x08\x08\x08shown\rgone \x0b \x0c \x00 \x7f")),
    *_both("ends", "One\rTwo\r\nThree\r\rFour\u2028Five\u2029Six\x85Seven\x1cEight\x1d\x1e"),
    # Text that a toolkit acts on.
    *_both("markup", _story("[bold]b[/bold] [/none] [@click=app.quit]q[/] [link=http://x]y[/link]")),
    *_both("broken-markup", _story("[red [[ ]] [/] [=] [$error]x[/$error] \\[esc] :smile: {0} %s")),
    # Characters that draw oddly.
    Case("surrogates.txt", lambda: b"Lone \xed\xa0\x80 and \xed\xbf\xbf halves\n\nin Oslo."),
    Case("invalid.md", lambda: b"# Ferry \xff\xfe\n\nTo Oslo \xc3( \xe2\x82 \xf0\x9f\x98\n" * 3),
    *_both("emoji", _story(f"{FAMILY} {FLAGS} {THUMB} ❤\ufe0f 1\ufe0f\u20e3 \u200d\u200d")),
    *_both("marks", _story(f"{ZALGO * 9} \u0301\u0302 e\u0301 \u0e01\u0e33\u0e49")),
    *_both("bidi", _story("\u202egnol\u202c \u2066iso\u2069 \u200f שלום مرحبا \u061c\u202b")),
    *_both("invisible", _story("a\u00adb\u200bc\u2060d\ufeffe\u180ef\u3164\U000e0041\ufff9")),
    *_both("cjk", "漁船が戻った\n\n" + "漢字かな交じり文、終わり。한국어 텍스트 中文" * 30),
    *_both("tabs", "Tabs\there\n\n\tcode\twith\ttabs\n\n```\nx\ty\t漢\tz\n```\n\n- a\tb\n> c\td\n"),
    *_both("spaces", "A\u00a0b\u3000c\u2003d\u1680e\n\n \u00a0 \n\n\u3000\u3000Wide\u3000start\n"),
    *_both("private", _story("\ue000 \U000f0000 \ufffe \uffff \U0010ffff \u0378")),
    # Controls that parsing makes.
    _text(
        "references.md",
        "# A &#27;]0;x&#7; &#x9b;31m\n\n&#x202e;b &#xd800; &#0; &#x7f; &NewLine;&Tab;c",
    ),
    _text("references-deep.md", "[a&#27;](http://x/&#27;%1b) ![b&#x9b;](c&#10;d 'e&#8238;')"),
    _text("html.md", "<p onclick='x'>a<b>b</b><script>c</script><!-- d\n\ne -->\n\n<style>f</p>"),
    _text(
        "links.md",
        "[a](javascript:alert%281%29) [b](data:text/html,x) [c](file:///etc/passwd) <http://d.e>"
        f"\n\n[f](\x1b]8;;g) [h](<http://i/j k>) [l](http://m\u202e/n)\n\n[q]: r{BEL}s\n[q]",
    ),
    # Front matter.
    _text("bomb.md", "---\na: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{new}: &{new} [*{old},*{old},*{old},*{old},*{old},*{old},*{old},*{old},*{old}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    ) + "title: *i\n---\n\nThe ferry to Oslo."),
    _text("tags.md", "---\ntitle: !!python/object/apply:os.system ['true']\n---\n\nThe ferry."),
    _text("types.md", "---\ntitle: {a: [b]}\nauthor: 7\ndate: 99999-99-99\nurl: [x]\n---\n\nA."),
    _text("title.md", '---\ntitle: "\\e]0;x\\a \\x9b \\u202e\\n 2"\nauthor: ["\\e[1m"]\n---\n\nB.'),
    _text("open-matter.md", "---\ntitle: never closed\n\nThe ferry to Oslo left.\n"),
    _text("nested-matter.md", "---\n" + "- " * 500 + "x\n---\n\nThe ferry.\n"),
    # Structure without end.
    *_both("fence", "A fence\n\n```python\nprint('never closed')\n" * 3),
    _text("quotes.md", "> " * 150 + "deep in Oslo"),
    _text("lists.md", "\n".join(f"{'  ' * n}- item {n}" for n in range(120))),
    _text("stars.md", "*" * 2_000 + "a" + "*" * 2_000),
    _text("brackets.md", "[" * 3_000 + "x" + "](" * 500),
    _text("columns.md", "\n".join("|" + cell * 60 for cell in ("head|", "-|", *["cell|"] * 5))),
    _text("empty-cells.md", "|a|b|\n|-|-|\n|||\n| | |\n|" + "漢" * 300 + "|\t|\n"),
    _text("notes.md", "A[^a] b[^b] c[^a]\n\n[^a]: [^b]\n[^b]: [^a]\n"),
    _text("no-title.md", "***\n\n---\n\n\\\n"),
    _text("names.txt", "By " + " and ".join(["Ada Lindqvist"] * 300) + "\n\nMr. " * 200),
    _text("dates.txt", "On 31 February 2024, 9/9/9999, 0 January 0000, 99 May, 2024-13-45.\n" * 5),
    _text("numbers.txt", f"{'9' * 400} people, {'1,' * 200}000 tons, ٣٤ km, ½ ², $1e999.\n"),
    # Files that are no article.
    Case("empty.txt", lambda: b""),
    Case("blank.md", lambda: b" \n\t\r\n\xef\xbb\xbf\n"),
    Case("marks-only.txt", lambda: "\ufeff\u200b\u2060\n".encode()),
    Case("binary.txt", lambda: bytes(range(256)) * 40),
    Case("zeros.md", lambda: b"\x00" * 5_000),
    Case("image.txt", lambda: b"\x89PNG\r\n\x1a\n" + b"IHDR" * 40),
    # Encodings.
    Case("utf-16.txt", lambda: _story("é").encode("utf-16")),
    Case("utf-16-bare.txt", lambda: _story("é").encode("utf-16-le")),
    Case("utf-16-odd.txt", lambda: _story("é").encode("utf-16-le") + b"\x0a"),
    Case("utf-32.txt", lambda: _story("é").encode("utf-32")),
    Case("utf-8-mark.md", lambda: b"\xef\xbb\xbf# Ferry\r\n\r\nTo Oslo\r"),
    Case("cyrillic.txt", lambda: ("Паром снова ходит в Осло.\n\n" * 9).encode("koi8_r")),
    Case("latin.txt", lambda: b"Caf\xe9 \xe0 Li\xe8ge \x9b31m \x80 \x85\n\nTr\xe8s bien.\n"),
)  # fmt: skip

LARGE: tuple[Case, ...] = (
    _text("long-line.txt", "unconditionally ferries towards Reykjavik " * 10_000),
    _text("long-line.md", "word **bold** " * 30_000),
    _text("long-token.txt", "x" * 400_000),
    _text("long-token.md", "\u0301" * 80_000 + "漢" * 80_000),
    _text("rows.md", "|a|b|\n|-|:-:|\n" + "".join(f"|漢 {n}|{n % 9}|\n" for n in range(4_000))),
    _text("paragraphs.txt", "".join(f"Ferry {n % 97}\n\n" for n in range(40_000))),
    _text("lines.md", "one more line\n" * 8_000),
    _text("brackets.txt", "(" * 120_000),
    _text("escapes.txt", "word word word word word word word word word word \x1b[31m" * 3_000),
)  # fmt: skip


def unreadable(folder: Path) -> int:
    """Put into a folder what has the name of an article and is none; return how many."""
    os.mkfifo(folder / "pipe.txt")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(20_000_001)
    (folder / "nowhere.md").symlink_to(folder / "not-there.md")
    (folder / "loop.md").symlink_to(folder / "loop.md")
    (folder / "folder.txt").mkdir()
    locked = folder / "locked.txt"
    locked.write_text("The ferry is locked away.\n")
    locked.chmod(0)
    # Links that lead nowhere and folders are not even files; the superuser reads everything.
    return 2 + int(not os.access(locked, os.R_OK))


NAMES = (
    b"line\nbreak.txt",
    b"\x1b]0;title\x07.md",
    b"caf\xe9 \xff.txt",
    b"[bold]markup[none].md",
    "\u202egnirts.txt".encode(),
    b" -- --json.txt",
    b"12.txt",
    b"x" * 250 + b".txt",
)
"""Names that files may have."""


def named(folder: Path) -> list[Path]:
    """Put an article under each of `NAMES` into a folder."""
    paths = [folder / os.fsdecode(name) for name in NAMES]
    for number, path in enumerate(paths):
        path.write_text(f"Oddly named\n\nThe ferry number {number} has a name for a file.\n")
    return paths
