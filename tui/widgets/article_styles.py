"""The look of an article: component classes, their rules, and how styles are laid over another."""

from rich.style import Style as RichStyle
from textual.css.styles import StylesBase
from textual.style import Style
from textual.widget import Widget

from index.model import Block, Kind
from tui.layout.lines import Line, Role
from tui.widgets.article_marks import (
    CARET,
    CURRENT,
    HINT,
    OPAQUE,
    SELECTION,
    SHOWS_ENTITY,
    TYPED_HINT,
)
from tui.widgets.entity_styles import PREFIX, component_classes, component_css

_HEADING_LOOKS = 3
"""Headings below this rank look like those of this rank."""

_RULES = {
    "title": "color: $text-primary; text-style: bold underline;",
    "deck": "text-style: italic;",
    "byline": "color: $text-muted;",
    "dateline": "color: $text-muted; text-style: bold;",
    "meta": "color: $text-muted;",
    "heading-1": "color: $text-primary; text-style: bold underline;",
    "heading-2": "color: $text-primary; text-style: bold;",
    "heading-3": "color: $text-primary; text-style: bold italic;",
    "quote": "color: $text-muted;",
    "code-block": "background: $boost;",
    "code-keyword": "color: $text-primary; text-style: bold;",
    "code-name": "color: $text-accent; text-style: bold;",
    "code-string": "color: $text-success;",
    "code-number": "color: $text-warning;",
    "code-comment": "color: $text-muted; text-style: italic;",
    "table-header": "text-style: bold;",
    "caption": "color: $text-muted; text-style: italic;",
    "image": "color: $text-muted; text-style: italic;",
    "footnote": "color: $text-muted;",
    "decoration": "color: $text-secondary;",
    "emphasis": "text-style: italic;",
    "strong": "text-style: bold;",
    "strike": "text-style: strike;",
    "code": "color: $text-accent; background: $boost;",
    "link": "color: $text-accent; text-style: underline;",
    # Reversed, so that they are seen without colour, and no two with the same attributes.
    "hit": "color: $text-warning; text-style: reverse;",
    "hit-current": "color: $text-error; text-style: bold underline reverse;",
    "walk": "color: $text-primary; text-style: italic reverse;",
    "walk-current": "color: $text-success; text-style: bold italic underline reverse;",
    "found": "color: $text-secondary; text-style: underline reverse;",
    "found-current": "color: $foreground; text-style: bold reverse;",
    # The colour of a mark may be that of the selection.
    "selection": "color: auto; background: $screen-selection-background;",
    "caret": "text-style: reverse;",
    "link-chosen": "color: $text-accent; text-style: bold underline reverse;",
    "hint": "color: auto; background: $warning; text-style: bold;",
    "hint-typed": "color: auto 60%; background: $warning;",
}

_PREFIX = "article--"

COMPONENTS = {_PREFIX + name for name in _RULES} | component_classes()
"""Every component class of the article view."""


_BARE_RULES = {
    # Not every terminal shows italic.
    "walk": "text-style: dim reverse;",
    "walk-current": "text-style: italic underline reverse;",
    "found": "text-style: dim underline reverse;",
    "found-current": "text-style: bold reverse;",
}
"""How the marks differ where there is no colour at all."""


def default_css(widget_name: str) -> str:
    """Rules for all `COMPONENTS` of a widget with this CSS type."""
    rules = [f"{widget_name} > .{_PREFIX}{name} {{ {rule} }}" for name, rule in _RULES.items()]
    bare = dict.fromkeys(("hit", "hit-current"), "") | _BARE_RULES
    rules += [
        f"{widget_name}:nocolor > .{_PREFIX}{name} {{ color: $foreground; {rule} }}"
        for name, rule in bare.items()
    ]
    # Terminals without any colour have none for a selection either.
    rules.append(f"{widget_name}:nocolor > .{SELECTION} {{ text-style: bold dim reverse; }}")
    rules.append(f"{widget_name}:nocolor > .{HINT} {{ text-style: bold reverse; }}")
    # What contrasts with a colour of the terminal's own, nobody but its user knows.
    theirs = "color: $screen-selection-foreground;"
    rules.append(f"{widget_name}:ansi > .{SELECTION} {{ {theirs} }}")
    ours = "color: ansi_default; background: ansi_default; text-style:"
    rules.append(f"{widget_name}:ansi > .{HINT} {{ {ours} bold reverse; }}")
    rules.append(f"{widget_name}:ansi > .{TYPED_HINT} {{ {ours} dim reverse; }}")
    return "\n".join([*rules, component_css(widget_name)])


def text_component(line: Line) -> str | None:
    """The component class of the text of a line, None for plain text."""
    if line.role is Role.META or line.block is None:
        return _PREFIX + "meta"
    if line.header:
        return _PREFIX + "table-header"
    name = _block_name(line.block)
    return _PREFIX + name if name in _RULES else None


def decoration_component(line: Line) -> str:
    """The component class of what a line shows beside the text."""
    return _PREFIX + ("meta" if line.role is Role.META else "decoration")


def _block_name(block: Block) -> str:
    if block.kind is Kind.HEADING:
        return f"heading-{max(1, min(block.level, _HEADING_LOOKS))}"
    if block.kind is Kind.CODE:
        return "code-block"
    return block.kind.value


class Looks:
    """Styles of component classes laid over one another, computed once each.

    Args:
        widget: whose component classes they are.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._known: dict[tuple[str, ...], RichStyle] = {}

    def clear(self) -> None:
        """Forget everything, because the theme or the widget's style has changed."""
        self._known.clear()

    def style(self, components: tuple[str, ...]) -> RichStyle:
        """The style of text that several component classes apply to, the last on top."""
        if (known := self._known.get(components)) is None:
            known = self._known[components] = self._blend(components)
        return known

    def _blend(self, components: tuple[str, ...]) -> RichStyle:
        style = self._widget.visual_style
        styles = self._widget.get_component_styles
        top = max((i for i, component in enumerate(components) if component in OPAQUE), default=0)
        # Without colour, the attributes alone must tell one opaque mark from another.
        if components and components[top] in SHOWS_ENTITY and not self._widget.app.no_color:
            for component in components[:top]:
                if component.startswith(PREFIX):
                    style += _attributes(styles(component))
        for component in components[top:]:
            if component == CARET:
                style += Style(reverse=bool(style.reverse) is not CURRENT.isdisjoint(components))
            elif component == SELECTION and styles(component).text_style.reverse:
                # What is reversed already must look selected as well.
                look = styles(component).text_style
                style += Style(
                    bold=look.bold or None, dim=look.dim or None, reverse=not style.reverse
                )
            else:
                style = _lay_over(style, styles(component))
        return style.rich_style


def _attributes(styles: StylesBase) -> Style:
    look = styles.text_style
    return Style(bold=look.bold, italic=look.italic, underline=look.underline)


def _lay_over(below: Style, styles: StylesBase) -> Style:
    # `Widget.get_visual_style` drops reverse; rich styles have lost their transparency.
    background = styles.background if styles.has_rule("background") else None
    automatic = styles.has_rule("auto_color") and styles.auto_color
    foreground = styles.color if automatic or styles.has_rule("color") else None
    if foreground is not None and automatic:
        under = below.background
        if under is not None and background is not None:
            under += background
        foreground = (under or styles.background).get_contrast_text(foreground.a)
    look = styles.text_style
    return below + Style(
        background=background,
        foreground=foreground,
        bold=look.bold,
        dim=look.dim,
        italic=look.italic,
        underline=look.underline,
        strike=look.strike,
        reverse=look.reverse,
    )
