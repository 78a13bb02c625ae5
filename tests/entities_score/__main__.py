"""Prints how many names the rules and a model find in marked text, and how fast.

    make bench-entities FILE=COLUMNS [ARGS="--model NAME"]

Columns are those of the CoNLL tasks: the token first, its tag last. A name counts with its exact
range and type.
"""

import argparse
from pathlib import Path

from entities_score.columns import read_columns
from entities_score.scoring import ALL, COUNTED, Score, score
from index.analysis import SPACY, NoRecogniser, RulesRecogniser, load_recogniser
from index.model import RecogniserChoice


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make bench-entities", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--model", default="", help="an installed spaCy model")
    options = parser.parse_args(arguments)
    with options.file.open(encoding="utf-8") as lines:
        texts = list(read_columns(lines))
    rules = RulesRecogniser()
    score(rules, texts[:1])  # reads the tables
    _print(rules.name, score(rules, texts))
    try:
        model = load_recogniser(RecogniserChoice(SPACY, options.model))
    except NoRecogniser as error:
        print(f"\nspacy is missing: {error}")
        return 0
    score(model, texts[:1])
    _print(f"rules and {model.name}", score(model, texts))
    return 0


def _print(name: str, result: Score) -> None:
    speed = result.words / result.seconds if result.seconds else 0.0
    print(f"\n{name}: {speed:,.0f} words/s")
    print(f"{'':8}{'precision':>10}{'recall':>10}{'F1':>10}{'marked':>10}")
    for kind in (*COUNTED, ALL):
        figures = (result.precision(kind), result.recall(kind), result.f1(kind))
        print(f"{kind:8}{''.join(f'{f:10.3f}' for f in figures)}{result.marked[kind]:10,}")


if __name__ == "__main__":
    raise SystemExit(main())
