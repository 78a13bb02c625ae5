"""What is said about the answer to a query."""

import pytest

from index.model import Widened
from tui.answers import said_of


@pytest.mark.parametrize(
    ("forms", "also"),
    [
        (("Myanmar",), "Myanmar"),
        (("Myanmar", "Pagan"), "Myanmar and Pagan"),
        (("A", "B", "C", "D"), "A, B and 2 more"),
        (("My\x1b[31manmar",), "My␛[31manmar"),
    ],
)
def test_said_of(forms: tuple[str, ...], also: str) -> None:
    said = said_of(Widened("Burma", forms, "=Burma"))
    briefly = said_of(Widened("Burma", forms, "=Burma"), briefly=True)
    assert briefly == f"=Burma leaves out {also}"
    assert said == f"Burma also as {also} · write =Burma for exactly this"
