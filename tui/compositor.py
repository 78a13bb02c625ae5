"""What puts the widgets of a screen together, for widgets that seldom lie over one another.

Textual's own cuts every line of every widget to pieces, also those of the containers of which
nothing is seen, and makes an object for each move of the terminal's cursor.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

_Line = dict[int, Strip | None]


class QuickCompositor(Compositor):
    """Textual's compositor, without work on what is not seen."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """Render what has changed; None if nothing has."""
        update = super().render_partial_update()
        return update and _Update(update.chops, update.spans, update.chop_ends)

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        cuts = self.cuts
        chops: list[_Line] = [dict.fromkeys(line_cuts[:-1]) for line_cuts in cuts]
        missing = [len(line) if is_rendered_line(y) else 0 for y, line in enumerate(chops)]
        # From front to back: the first to fill a piece is the one that is seen.
        for region, clip, strips in self._get_renders(crop):
            shown = region.intersection(clip)
            first, last = shown.column_span
            for y, strip in zip(shown.line_range, strips, strict=False):
                if not missing[y]:
                    continue
                inside = [cut for cut in cuts[y] if first <= cut <= last]
                whole = len(inside) == 2 and strip.cell_length == last - first
                pieces = (strip,) if whole else strip.divide([cut - first for cut in inside[1:]])
                line = chops[y]
                for cut, piece in zip(inside, pieces, strict=False):
                    if line[cut] is None:
                        line[cut] = piece
                        missing[y] -= 1
        return cast("Sequence[Mapping[int, Strip]]", chops)


class _Update(ChopsUpdate):
    """What has changed, as the bytes for it."""

    def render_segments(self, console: Console) -> str:
        """Move to each piece and draw it."""
        drawn = []
        for y, start, stop in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                if strip is not None and x < stop and end > start:
                    whole = end <= stop
                    drawn.append(f"\x1b[{y + 1};{x + 1}H")
                    drawn.append((strip if whole else strip.crop(0, stop - x)).render(console))
        return "".join(drawn)
