"""The rows of an entity's page: what it is mentioned with, and each mention in its context."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from rich.cells import cell_len, chop_cells

from index.library import EntityPage, LibraryEntity, MentionLine
from index.model import FieldValue, one_line
from tui.widgets.cells import ELLIPSIS, fit
from tui.widgets.entity_styles import TYPES

_DATE = len("2024-11-16")


class LineOrder(Enum):
    """Orders of the mentions; each with how it is said."""

    DATE = "newest first"
    BEFORE = "by the words before"
    AFTER = "by the words after"


@dataclass(frozen=True, slots=True)
class Heading:
    """Above rows of one kind."""

    text: str


@dataclass(frozen=True, slots=True)
class Companion:
    """What the entity is mentioned with."""

    entity: LibraryEntity
    together: int


PageRow = Heading | Companion | MentionLine


def rows_of(page: EntityPage, lines: Sequence[MentionLine], order: LineOrder) -> list[PageRow]:
    """The rows of a page.

    Args:
        page: the entity.
        lines: its mentions, those of the newest articles first.
        order: in which they are shown.
    """
    rows: list[PageRow] = []
    if page.companions:
        of = f" in {page.judged:,} of its articles" if page.judged < len(page.articles) else ""
        rows.append(Heading(f"Mentioned with{of}"))
        rows += [Companion(entity, together) for entity, together in page.companions]
    rows.append(Heading(f"Mentions, {order.value}"))
    return [*rows, *ordered(lines, order)]


def ordered(lines: Iterable[MentionLine], order: LineOrder) -> list[MentionLine]:
    """Mentions in an order; by context, word for word away from the mention."""
    keys: Mapping[LineOrder, Callable[[MentionLine], object]] = {
        LineOrder.BEFORE: lambda line: line.before.casefold().split()[::-1],
        LineOrder.AFTER: lambda line: line.after.casefold().split(),
    }
    return sorted(lines, key=keys[order]) if order in keys else list(lines)  # type: ignore[arg-type]


def about(page: EntityPage) -> str:
    """What an entity is, where and when it is mentioned, and what else it is called."""
    entity = page.entity
    articles = f"{entity.articles:,} article{'s' * (entity.articles != 1)}"
    mentions = f"{entity.mentions:,} mention{'s' * (entity.mentions != 1)}"
    parts = [TYPES[entity.type].singular, f"{mentions} in {articles}"]
    if page.seen:
        first, last = page.seen
        parts.append(first.spoken() if first == last else f"{first.spoken()} to {last.spoken()}")
    lines = [" · ".join(parts)]
    # Its own name first, if articles use it: it may have been given another.
    forms = sorted(page.forms.items(), key=lambda form: form[0] != entity.name)
    if any(form != entity.name for form, _ in forms):
        lines.append(f"as {', '.join(f'{one_line(form)} {n:,}' for form, n in forms)}")
    return "\n".join(lines)


def dates_of(page: EntityPage) -> list[FieldValue]:
    """The months and years of a page, as facets count them."""
    years: dict[str, int] = {}
    for name, (articles, _) in page.months.items():
        years[name[:4]] = years.get(name[:4], 0) + articles
    months = {name: articles for name, (articles, _) in page.months.items() if "-" in name}
    return [FieldValue("date", name, name, n) for name, n in sorted({**years, **months}.items())]


def in_context(line: MentionLine, width: int) -> tuple[str, str, str, str]:
    """A mention as it is drawn: its date, and what is before it, itself, and after it.

    The mentions of all lines begin in the same column.

    Args:
        line: the mention.
        width: in cells, of all four together.
    """
    known = str(line.published or "").lstrip("-")
    date = f"{known:<{_DATE}}  "[: max(0, width)]
    room = width - len(date)
    left = max(0, room * 2 // 5)
    before = last_cells(_spaced(line.before), left)
    before = " " * (left - cell_len(before)) + before
    text = fit(one_line(line.text), room - left)
    after = fit(_spaced(line.after), room - left - cell_len(text))
    return date, before, text, after


def _spaced(text: str) -> str:
    """A text on one line, with the space at its ends that parts it from the mention."""
    return f"{' ' * text[:1].isspace()}{one_line(text)}{' ' * text[-1:].isspace()}"


def last_cells(text: str, width: int) -> str:
    """The end of a text in at most `width` cells, with an ellipsis where it is cut."""
    if cell_len(text) <= width:
        return text
    if width < 2:
        return ELLIPSIS[: max(0, width)]
    # Cut from behind, where it is to stay whole.
    end = chop_cells(text[::-1], width - 1)[0][::-1]
    return ELLIPSIS + end
