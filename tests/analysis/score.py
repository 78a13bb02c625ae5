"""Prints precision, recall and F1 per type of the rules against a file of marked texts.

    python tests/analysis/score.py tests/analysis/gold/news.jsonl

One object a line: ``{"text": …, "mentions": [[start, end, type], …]}``. A mention counts only
with its exact range and type.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from index.analysis import analyse

TOTAL = "all"


def main(arguments: list[str]) -> int:
    verbose = "-v" in arguments
    names = [name for name in arguments if name != "-v"]
    if len(names) != 1:
        print("usage: score.py [-v] FILE", file=sys.stderr)
        return 2
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for line in Path(names[0]).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold = {(start, end, kind) for start, end, kind in record["mentions"]}
        ours = {(m.start, m.end, str(m.type)) for m in analyse(record["text"]).mentions}
        for counter, spans in ((right, gold & ours), (found, ours), (wanted, gold)):
            counter.update(kind for _, _, kind in spans)
            counter[TOTAL] += len(spans)
        if verbose:
            _print_differences(record["text"], "missed", gold - ours)
            _print_differences(record["text"], "wrong", ours - gold)
    print(f"{'type':10}{'P':>7}{'R':>7}{'F1':>7}{'n':>6}")
    for kind in (*sorted(wanted.keys() | found.keys() - {TOTAL}, key=_total_last),):
        precision = right[kind] / found[kind] if found[kind] else 0.0
        recall = right[kind] / wanted[kind] if wanted[kind] else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        print(f"{kind:10}{precision:7.3f}{recall:7.3f}{f1:7.3f}{wanted[kind]:6}")
    return 0


def _total_last(kind: str) -> tuple[bool, str]:
    return kind == TOTAL, kind


def _print_differences(text: str, label: str, spans: Iterable[tuple[int, int, str]]) -> None:
    for start, end, kind in sorted(spans):
        print(f"{label:7} {kind:9} {text[max(0, start - 25) : end + 15]!r}: {text[start:end]!r}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
