"""Our own themes: high contrast, dark and light, which Textual does not have."""

from textual.theme import BUILTIN_THEMES, Theme

from tui.settings import Settings, did_you_mean

CONTRAST_DARK = Theme(
    name="contrast-dark",
    primary="#5cc8ff",
    secondary="#ffb3ff",
    accent="#ffd500",
    warning="#ffd500",
    error="#ff8080",
    success="#70ff70",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#101010",
    boost="#1c1c1c",
    dark=True,
    variables={
        "text-muted": "#d8d8d8",
        "block-cursor-background": "#ffffff",
        "block-cursor-foreground": "#000000",
        "block-cursor-blurred-background": "#404040",
        "block-cursor-blurred-foreground": "#ffffff",
        "footer-key-foreground": "#ffd500",
    },
)
"""White on black; every colour at least 7:1 against the background (WCAG 2.2, level AAA)."""

CONTRAST_LIGHT = Theme(
    name="contrast-light",
    primary="#00388a",
    secondary="#6a0080",
    accent="#6b3c00",
    warning="#6b3c00",
    error="#8f0000",
    success="#004d00",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#f2f2f2",
    boost="#e4e4e4",
    dark=False,
    variables={
        "text-muted": "#303030",
        "block-cursor-background": "#000000",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#c8c8c8",
        "block-cursor-blurred-foreground": "#000000",
        "footer-key-foreground": "#6b3c00",
    },
)
"""Black on white; every colour at least 7:1 against the background (WCAG 2.2, level AAA)."""

THEMES = (CONTRAST_DARK, CONTRAST_LIGHT)

FEW_COLOURS = CONTRAST_DARK
"""Where there are only 16 colours: those of the others all turn into greys."""


def theme_of(settings: Settings) -> tuple[str, str]:
    """The name of the theme to start with, and what is wrong with the one that is set, if any."""
    known = [*BUILTIN_THEMES, *(theme.name for theme in THEMES)]
    if settings.theme in known:
        return settings.theme, ""
    hint = did_you_mean(settings.theme, known)
    problem = settings.complaint("theme", f"unknown theme “{settings.theme}”{hint}")
    return Settings().theme, problem
