"""Take the pictures of the documentation from the program's own screen: `make pictures`."""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

from screen.driving import FakeDesktop, Reader
from screen.fakes import InProcessLibrary

from pictures.scenes import DARK, LIGHT, MIDDLE, SMALL, TOUR, Scene, Size


async def picture(scene: Scene, size: Size, theme: str, data: Path) -> str:
    """Play a scene and return the screen as SVG."""
    library = InProcessLibrary.open(scene.source.stem, data=data)
    library.add([scene.source])
    library.refresh()
    app = FakeDesktop(library, data)
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await pilot.pause()
        reader = Reader(app, pilot)
        for key in scene.keys:
            if key.startswith("type:"):
                await reader.type(key.removeprefix("type:"))
            else:
                await reader.press(key)
            # Those that wait for a dialog wait for the next key.
            await reader.until(
                lambda: all(each.is_finished or each.group == "dialog" for each in app.workers)
            )
        svg = _without_fonts(app.export_screenshot(title="Dateline"))
        return _elsewhere(svg, scene.source if scene.source.is_dir() else scene.source.parent)


def _elsewhere(svg: str, folder: Path) -> str:
    """Have the articles lie in a folder that anybody may have."""

    def moved(match: re.Match[str]) -> str:
        length, attributes, path = float(match[1]), match[2], match[3]
        shown = path.replace(str(folder), "~/articles")
        length *= len(shown) / len(path)
        return f'textLength="{length:g}"{attributes}>{shown}<'

    pattern = rf'textLength="([\d.]+)"([^>]*)>([^<]*{re.escape(str(folder))}[^<]*)<'
    return re.sub(pattern, moved, svg)


def _without_fonts(svg: str) -> str:
    """Drop the fonts that the picture would fetch from the network; any monospace one serves."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def _take(scene: Scene, size: Size, theme: str, file: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        file.write_text(asyncio.run(picture(scene, size, theme, Path(data))), encoding="utf-8")


def _tour(folder: Path) -> str:
    """Take all pictures of the tour; return the page that shows them."""
    lines = ["# A tour of the article view", "", "Taken by `make pictures`.", ""]
    for scene in TOUR:
        lines += [scene.says, ""]
        for size, theme in scene.screens:
            columns, rows = size
            shade = "light" if theme == LIGHT else "dark"
            file = folder / "tour" / f"{scene.name}-{columns}x{rows}-{shade}.svg"
            _take(scene, size, theme, file)
            alt = f"{scene.says} {columns} by {rows} cells, {shade}."
            lines += [f"![{alt}](tour/{file.name})", ""]
    return "\n".join(lines)


def main() -> None:
    """Write the pictures into the folder given as the first argument."""
    folder = Path(sys.argv[1])
    (folder / "tour").mkdir(parents=True, exist_ok=True)
    os.environ.pop("NO_COLOR", None)
    walked = next(scene for scene in TOUR if scene.name == "entity")
    for name, size, theme in (
        ("screen", MIDDLE, DARK),
        ("screen-light", MIDDLE, LIGHT),
        ("screen-80x24", SMALL, DARK),
    ):
        _take(walked, size, theme, folder / f"{name}.svg")
    (folder / "tour.md").write_text(_tour(folder), encoding="utf-8")


if __name__ == "__main__":
    main()
