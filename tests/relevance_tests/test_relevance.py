"""The engines on a handful of documents, and the command."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from relevance.__main__ import main, scores
from relevance.collection import Collection, Document
from relevance.engines import Dateline, Tantivy

DOCUMENTS = [
    Document("fog", "Fog holds up ferries", "The harbour was closed for an hour."),
    Document("crash", "Tug damaged", "A ferry hit the tug in the harbour, and the ferry sank."),
    Document("fish", "Cod is dear", "Boats stay in the harbour."),
    Document("tax", "Budget agreed", "Members voted late."),
]
TOPIC = 'the "ferry" harbour'


@pytest.fixture(scope="module")
def dateline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dateline]:
    made = Dateline([*DOCUMENTS, Document("empty", "", "")], tmp_path_factory.mktemp("dateline"))
    yield made
    made.close()


def test_dateline_as_users_ask_finds_what_has_all_words(dateline: Dateline) -> None:
    assert set(dateline.all_words(TOPIC)) == {"crash"}
    assert set(dateline.all_words("the ferry harbour")) == {"fog", "crash"}


def test_dateline_by_any_word_ranks_what_has_more_of_them_first(dateline: Dateline) -> None:
    ranking = dateline.any_word(TOPIC)
    assert set(ranking[:2]) == {"fog", "crash"}
    assert ranking[2:] == ["fish"]


def test_stop_words_count_where_there_are_no_others(dateline: Dateline) -> None:
    assert set(dateline.any_word("the")) == {"fog", "crash", "fish"}


def test_an_empty_document_is_no_article(dateline: Dateline) -> None:
    assert dateline.skipped == 1


def test_tantivy_takes_words_for_words_and_stems_only_where_told() -> None:
    plain, stemmed = Tantivy(DOCUMENTS), Tantivy(DOCUMENTS, "en_stem")
    assert plain.any_word('-"ferry" NOT title:harbour')[0] == "crash"
    assert set(plain.any_word("ferries")) == {"fog"}
    assert set(stemmed.any_word("ferries")) == {"fog", "crash"}


def test_a_topic_that_finds_nothing_counts_as_nothing_in_the_mean() -> None:
    collection = Collection(
        DOCUMENTS, {"1": "cod", "2": "eel"}, {"1": {"fish": 1}, "2": {"crash": 1, "tax": 0}}
    )
    found = {"cod": ["fish"], "eel": []}
    assert scores(collection, found.__getitem__) == {"nDCG@10": 0.5, "MAP": 0.5, "recall@100": 0.5}


def run(monkeypatch: pytest.MonkeyPatch, folder: object) -> None:
    monkeypatch.setattr(sys, "argv", ["bench-relevance", str(folder)])
    main()


def test_the_command_prints_a_line_for_each_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [f"{d.id}\t{d.title} {d.text}\n" for d in DOCUMENTS]
    (tmp_path / "documents.tsv").write_text("".join(rows), encoding="utf-8")
    (tmp_path / "topics.tsv").write_text("1\tcod\n", encoding="utf-8")
    (tmp_path / "qrels").write_text("1 0 fish 1\n", encoding="utf-8")
    run(monkeypatch, tmp_path)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("4 documents (0 of them no article for Dateline), 1 topics with 1 ")
    assert lines[2].split() == ["nDCG@10", "MAP", "recall@100"]
    assert [line.split()[-3:] for line in lines[3:]] == [["1.0000"] * 3] * 4


@pytest.mark.parametrize(
    ("folder", "message"),
    [("", "Say where the collection is"), ("/nowhere", "There is no folder “/nowhere”.")],
)
def test_the_command_says_in_a_line_what_it_misses(
    monkeypatch: pytest.MonkeyPatch, folder: str, message: str
) -> None:
    with pytest.raises(SystemExit, match=f"^bench-relevance: {message}[^\n]*$"):
        run(monkeypatch, folder)
