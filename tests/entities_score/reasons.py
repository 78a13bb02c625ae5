"""`make confidence`: counts how often each rule, and the model, is right in the marked texts.

Columns tell of people, organisations and places, and the objects of lines of all types; a mention
counts if what is marked can have its type.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from entities_score.columns import TYPES, Marked, Span, read_columns
from index.analysis import SPACY, Recogniser, RulesRecogniser, load_recogniser
from index.analysis.confidence import reason_of
from index.analysis.tables import data_file
from index.model import RecogniserChoice

GOLD = Path(__file__).parent.parent / "analysis" / "gold"
_HEADER = (
    "# What finds names, how many of those that it found in tests/analysis/gold are right, and\n"
    "# how many these are; written by `make confidence`.\n"
)

Counts = dict[str, tuple[int, int]]
"""By reason, how many were right and how many there were."""


def counted(recogniser: Recogniser) -> Counts:
    """Have a recogniser analyse all marked texts."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for counts in (_of(recogniser, _columns(), set(TYPES.values())), _of(recogniser, _lines())):
        for reason, is_right in counts:
            found[reason] += 1
            right[reason] += is_right
    return {reason: (right[reason], found[reason]) for reason in sorted(found)}


def _of(
    recogniser: Recogniser, texts: Iterable[Marked], types: set[str] | None = None
) -> Iterator[tuple[str, bool]]:
    """The reason of each mention of some types, or of all, and whether it is right."""
    for marked in texts:
        (analysis,) = recogniser.analyse_all([(marked.text, None)])
        for mention in analysis.mentions:
            if types is None or mention.type in types:
                span: Span = (mention.start, mention.end, mention.type.value)
                yield reason_of(mention.why.partition(" (")[0]), span in marked.spans


def _columns() -> Iterator[Marked]:
    for file in sorted(GOLD.glob("*.conll")):
        with file.open(encoding="utf-8") as lines:
            yield from read_columns(lines)


def _lines() -> Iterator[Marked]:
    for file in sorted(GOLD.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            spans = frozenset((start, end, kind) for start, end, kind in record["mentions"])
            yield Marked(record["text"], spans)


def written(counts: Counts) -> str:
    """The table of the package."""
    rows = (f"{reason}\t{right}\t{found}\n" for reason, (right, found) in counts.items())
    return _HEADER + "".join(rows)


def main() -> None:
    """Write the table."""
    model = counted(load_recogniser(RecogniserChoice(SPACY)))
    counts = counted(RulesRecogniser())
    # Beside a model the rules are right as often as without.
    counts |= {reason: of for reason, of in model.items() if reason not in counts}
    text = written(dict(sorted(counts.items())))
    Path(str(data_file("reasons.tsv"))).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
