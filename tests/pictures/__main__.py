"""Take the pictures of the documentation from the program's own screen: `make pictures`."""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

from index.library import Library
from tui.app import DatelineApp
from tui.samples_folder import samples_folder

QUERY = "supply routes"
_ATTEMPTS = 600


async def picture(size: tuple[int, int], theme: str, file: Path, data: Path) -> None:
    """Search the sample articles, open the first hit, walk an entity, and save the screen."""
    library = Library.open("pictures", data=data)
    library.add([samples_folder()])
    library.refresh()
    app = DatelineApp(library, data)
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await pilot.press("slash", *("space" if c == " " else c for c in QUERY))
        results = app.screen.query_one("ResultList")
        for _ in range(_ATTEMPTS):
            await pilot.pause(0.05)
            if getattr(results, "count", 0) == 1:
                break
        await pilot.press("enter", "enter", "3", "down", "enter", "n")
        await pilot.pause(0.5)
        file.write_text(_without_fonts(app.export_screenshot(title="Dateline")), encoding="utf-8")


def _without_fonts(svg: str) -> str:
    """Drop the fonts that the picture would fetch from the network; any monospace one serves."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write the pictures into the folder given as the first argument."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as data:
        for name, size, theme in (
            ("screen", (120, 36), "textual-dark"),
            ("screen-light", (120, 36), "textual-light"),
            ("screen-80x24", (80, 24), "textual-dark"),
        ):
            asyncio.run(picture(size, theme, folder / f"{name}.svg", Path(data)))


if __name__ == "__main__":
    main()
