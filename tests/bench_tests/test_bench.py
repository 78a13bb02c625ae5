"""The bench: figures, table, and its groups of search on a handful of articles."""

import re

import pytest
from bench import names, process, search
from bench.corpus import Corpus
from bench.figures import Budget, Figures, Peer, Row
from bench.table import render
from bench.terminal import plain
from bench.texts import texts

MS = Figures.milliseconds([0.004, 0.001, 0.002, 0.003])


@pytest.mark.parametrize(
    ("share", "value"), [(0, 1), (0.25, 1), (0.5, 2), (0.95, 4), (1, 4)], ids=str
)
def test_percentiles_are_samples_by_nearest_rank(share: float, value: float) -> None:
    assert MS.at(share) == pytest.approx(value)


@pytest.mark.parametrize(
    ("budget", "kept"),
    [
        (None, None),
        (Budget(2.5), True),
        (Budget(2.5, share=0.95), False),
        (Budget(2.5, at_least=True), False),
        (Budget(1.5, at_least=True), True),
        (Budget(1.5, of_peer=True), False),
        (Budget(2.0, of_peer=True), True),
    ],
    ids=["none", "median", "p95", "too few", "enough", "ratio missed", "ratio kept"],
)
def test_a_budget_is_for_one_percentile_or_for_the_ratio(
    budget: Budget | None, kept: bool | None
) -> None:
    assert Row("walk", MS, budget, Peer("run", Figures.of([1], "ms"))).kept is kept


def test_a_line_of_the_table_says_what_was_measured_beside_budget_and_peer() -> None:
    peer = Peer("run", Figures.of([1.5], "ms"))
    single = Row("swim", Figures.of([12_345.6], "words/s"))
    lines = render([Row("walk", MS, Budget(3, share=0.95), peer), single]).splitlines()
    assert len(lines) == 4
    assert "  ".join(lines[2].split()) == (
        "walk  2.00  4.00  4.00  ms  p95  ≤  3.00  MISSED  run  1.50  1.33×"
    )
    assert lines[3].split() == ["swim", "12,346", "words/s"]


def test_escape_sequences_are_not_text() -> None:
    assert plain("\x1b[?25l\x1b[1;31mred\x1b[0m\x1b]0;title\x07 \x1b[3Ggreen\x1b(B") == "red green"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return Corpus(tmp_path_factory.mktemp("bench"), (20,))


@pytest.fixture(autouse=True)
def few_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (search, process):
        monkeypatch.setattr(module, "QUERIES", 3)


def test_search_stands_beside_each_peer(corpus: Corpus) -> None:
    rows = list(search.measure(corpus))
    assert [row.what for row in rows] == ["search, 20 articles"] * 2
    assert [row.peer and row.peer.name for row in rows] == [search.FTS5, search.TANTIVY]
    assert all(row.ratio for row in rows)


def test_peers_find_the_articles_that_have_all_words(corpus: Corpus) -> None:
    library = corpus.library(corpus.articles(20))
    peers = search.Peers.of(corpus, library)
    (_, title, body), *others = texts(library)
    elsewhere = " ".join(title + body for _, title, body in others).lower()
    # By its beginning: one of the peers takes a word's other forms for it.
    rare = next(w for w in re.findall(r"\b[a-z]{5,}\b", body) if w[:4] not in elsewhere)
    for query, expected in ((rare, title), (f"{rare} nowhere", None)):
        assert {found[1] for found in peers.fts5.search(query)} == ({expected} - {None})
        assert {found[0] for found in peers.tantivy.search(query)} == ({expected} - {None})
    assert f"<b>{rare}</b>" in peers.tantivy.search(rare)[0][1]
    peers.close()
    library.close()


def test_the_search_process_answers_whatever_it_is_asked(corpus: Corpus) -> None:
    rows = list(process.measure(corpus))
    assert [row.what.rpartition(",")[0] for row in rows[:4]] == [
        "two words, inside the search process",
        "two words, inside the search process",
        "facets of a result",
        "query bombs",
    ]
    assert len(rows[3].measured.values) == 2 * len(list(process.bombs()))
    assert [row.measured.unit for row in rows[4:]] in ([], ["MB", "MB"])


def test_bombs_are_as_large_as_they_are_meant() -> None:
    bombs = list(process.bombs())
    assert {"*", "a* b* c*", "*ing"} <= set(bombs)
    assert sum(len(bomb) == 10_000 for bomb in bombs) == 2
    assert any(bomb.count("(") == bomb.count(")") == 5_000 for bomb in bombs)
    assert any(bomb.count("NOT ") == 1_000 for bomb in bombs)
    assert any(bomb.count("~2") == 40 for bomb in bombs)


def test_names_are_linked_shown_and_decided_without_a_trace(corpus: Corpus) -> None:
    library = corpus.library(corpus.articles(20))
    before = library.entity_list()
    rows = list(names.measure(corpus))
    assert [row.what for row in rows] == [
        "link the names of one article, to 20",
        "link all of 20 articles anew, an article",
        "page of a frequent entity, 20 articles",
        "merge two entities and undo it, 20 articles",
    ]
    assert len(rows[0].measured.values) == 20
    assert library.entity_list() == before
    assert library.name_decisions() == []
    library.close()
