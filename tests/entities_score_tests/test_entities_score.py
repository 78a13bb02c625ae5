"""The score of recognisers on marked text."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from entities_score.__main__ import main
from entities_score.columns import Marked, read_columns
from entities_score.scoring import Score, score

from index.analysis import Text
from index.model import Analysis, EntityType, Mention

BIO = """\
-DOCSTART- -X- O O

Ada NNP B-NP B-PER
Zarbo NNP I-NP I-PER
left NN I-VP O
Oslo NNP B-NP B-LOC
Kiruna NNP B-NP B-LOC
. . O O

-DOCSTART- -X- O O

The DT O O
UN NNP B-NP I-ORG
Cup NN B-NP I-MISC
"""


class FakeRecogniser:
    """Finds one word."""

    name = "fake"

    def analyse_all(self, texts: Sequence[Text]) -> list[Analysis]:
        starts = [text.find("Oslo") for text, _ in texts]
        place = EntityType.PLACE
        return [
            Analysis((Mention(s, s + 4, place, "place:oslo", "Oslo", "fake"),) if s >= 0 else ())
            for s in starts
        ]


def test_bio_and_io() -> None:
    assert list(read_columns(BIO.splitlines())) == [
        Marked(
            "Ada Zarbo left Oslo Kiruna .",
            frozenset({(0, 9, "person"), (15, 19, "place"), (20, 26, "place")}),
        ),
        Marked("The UN Cup", frozenset({(4, 6, "org")})),
    ]


@pytest.mark.parametrize(
    ("label", "kind"),
    [("PERSON", "person"), ("Organisation", "org"), ("GPE", "place"), ("Location", "place")],
)
def test_labels_of_other_collections(label: str, kind: str) -> None:
    (marked,) = read_columns(["a O", f"Xy I-{label}", f"Zz I-{label}"])
    assert marked.spans == {(2, 7, kind)}


def test_sentences_are_lines_and_without_starts_of_documents_texts_of_their_own() -> None:
    assert [m.text for m in read_columns(["-DOCSTART- O", "", "a O", "", "b O", "c O"])] == [
        "a\nb c"
    ]
    assert [m.text for m in read_columns(["a O", "", "", "b O", "c O"])] == ["a", "b c"]
    assert list(read_columns([])) == []


def test_precision_recall_and_f1() -> None:
    texts = [*read_columns(BIO.splitlines()), Marked("Oslo Group", frozenset({(0, 10, "org")}))]
    found = score(FakeRecogniser(), texts)
    assert (found.right["place"], found.found["place"], found.marked["place"]) == (1, 2, 2)
    assert (found.precision(), found.recall()) == (0.5, 0.2)
    assert found.f1() == pytest.approx(2 * 0.5 * 0.2 / 0.7)
    assert found.words == 11
    assert Score().f1() == Score().precision() == Score().recall() == 0.0


def test_a_missing_model_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("index.analysis.installed.find_spec", lambda _: None)
    file = tmp_path / "text.conll"
    file.write_text(BIO)
    assert main([str(file)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("\nrules: ")
    assert "spacy is missing: No model is installed" in out
