"""Keys as people write them."""

import pytest

from tui.key_names import character_of, no_such_key, shown_key, spelled_key, textual_key


@pytest.mark.parametrize(
    ("spelled", "key"),
    [
        ("j", "j"),
        ("J", "J"),
        ("é", "é"),
        ("?", "question_mark"),
        ("/", "slash"),
        ("slash", "slash"),
        ("-", "minus"),
        ("minus", "minus"),
        ("hyphen_minus", "minus"),
        ("+", "plus"),
        ("|", "vertical_line"),
        ("pipe", "vertical_line"),
        ("\\", "backslash"),
        (",", "comma"),
        ("left_square_bracket", "left_square_bracket"),
        ("Space", "space"),
        (" ", "space"),
        ("Esc", "escape"),
        ("Return", "enter"),
        ("PgDn", "pagedown"),
        ("Page Down", "pagedown"),
        ("page_up", "pageup"),
        ("Del", "delete"),
        ("F4", "f4"),
        ("f13", "f13"),
        ("←", "left"),
        ("Ctrl+F", "ctrl+f"),
        ("ctrl-f", "ctrl+f"),
        ("Control + f", "ctrl+f"),
        ("Ctrl++", "ctrl+plus"),
        ("Ctrl+-", "ctrl+minus"),
        ("Ctrl+Space", "ctrl+space"),
        ("Alt+Left", "alt+left"),
        ("Option+Left", "alt+left"),
        ("Shift+Ctrl+Left", "ctrl+shift+left"),
        ("Shift+Tab", "shift+tab"),
        ("BackTab", "shift+tab"),
        ("Shift+j", "J"),
        ("alt+j", "alt+j"),
        ("alt+J", "alt+shift+j"),
        ("", None),
        ("foo", None),
        ("--", None),
        ("Ctrl+", None),
        ("Ctrl+foo", None),
        ("Ctl+Foo+x", None),
        ("j,down", None),
        ("latin_small_letter_j", None),
        ("<any>", None),
        ("\x1b", None),
        ("\u202e", None),
    ],
)
def test_spelling(spelled: str, key: str | None) -> None:
    assert textual_key(spelled) == key


@pytest.mark.parametrize(
    ("key", "spelled", "shown"),
    [
        ("j", "j", "j"),
        ("slash", "/", "/"),
        ("left_pointing_double_angle_quotation_mark", "«", "«"),
        ("minus", "-", "-"),
        ("question_mark", "?", "?"),
        ("space", "space", "space"),
        ("ctrl+space", "ctrl+space", "Ctrl+space"),
        ("ctrl+f", "ctrl+f", "Ctrl+F"),
        ("alt+j", "alt+j", "Alt+j"),
        ("alt+left", "alt+left", "Alt+←"),
        ("f4", "f4", "F4"),
        ("escape", "escape", "esc"),
    ],
)
def test_writing_and_showing(key: str, spelled: str, shown: str) -> None:
    assert textual_key(spelled) == key
    assert spelled_key(key) == spelled
    assert shown_key(key) == shown


@pytest.mark.parametrize(
    ("spelled", "hint"),
    [
        ("pagedwn", "; did you mean “pagedown”?"),
        ("Spce", "; did you mean “space”?"),
        ("Cntrl+F", "; did you mean “ctrl+”?"),
        ("Ctrl+Ennter", "; did you mean “enter”?"),
        ("j,down", "; several keys are a list, in square brackets."),
        ("j, Ctrl+F", "; several keys are a list, in square brackets."),
        ("völlig", "."),
        ("a,,b", "."),
    ],
)
def test_what_is_no_key_is_named(spelled: str, hint: str) -> None:
    assert textual_key(spelled) is None
    assert no_such_key(spelled) == f"there is no key “{spelled}”{hint}"


def test_all_that_can_be_typed_can_be_written() -> None:
    for character in map(chr, range(33, 127)):
        key = textual_key(character)
        assert key is not None
        assert character_of(key) == character
        assert spelled_key(key) == character
