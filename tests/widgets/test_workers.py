"""How work is handed to threads and tasks."""

import ast
from pathlib import Path

import tui


def workers() -> list[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef, ast.Call]]:
    """File, function and decorator of every worker."""
    assert tui.__file__ is not None
    found = []
    for path in sorted(Path(tui.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                calls = (d for d in node.decorator_list if isinstance(d, ast.Call))
                found += [
                    (path.name, node, call)
                    for call in calls
                    if isinstance(call.func, ast.Name) and call.func.id == "work"
                ]
    return found


def test_a_worker_with_arguments_describes_itself() -> None:
    # Else Textual does, by the `repr` of each: 300 ms for an article of 5 MB.
    assert len(workers()) > 8
    silent = [
        f"{file}: {function.name}"
        for file, function, call in workers()
        if len(function.args.args) > 1 and "description" not in [k.arg for k in call.keywords]
    ]
    assert silent == []
