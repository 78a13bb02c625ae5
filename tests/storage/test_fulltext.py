"""Full text against a search that looks at every word of every article."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest
from generator import articles
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storage.making import entry

from index.search.parser import parse
from index.search.query import Sort
from index.search.stemming import stem
from index.search.terms import STOP_WORDS, terms
from index.search.tree import And, Clause, Field, Near, Node, Not, Or
from index.storage.fulltext import Entry, FullTextSearcher, FullTextWriter
from index.storage.fulltext.codec import Terms
from index.storage.fulltext.schema import HEAD, KEY, LANGUAGE, STEMS, WORDS
from index.storage.fulltext.segment import Postings, Segment
from index.storage.fulltext.vocabulary import MAX_EXPANSIONS, Vocabulary

COUNT = 150


@pytest.fixture(scope="module")
def texts() -> dict[int, str]:
    """Articles with a few repeated phrases, by id."""
    made = articles(COUNT, seed=7)
    return {number: f"{a.title}\n\n{a.text}" for number, a in enumerate(made, 1)}


@pytest.fixture(scope="module")
def searcher(
    texts: dict[int, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FullTextSearcher]:
    """All articles in several segments; some changed, some were taken out and put back."""
    folder = tmp_path_factory.mktemp("fulltext")
    writer = FullTextWriter(folder)
    ids = list(texts)
    for start in range(0, COUNT, 40):
        writer.commit([entry(i, texts[i] + " outdated") for i in ids[start : start + 40]])
    writer.commit(
        [entry(i, texts[i], revision=2) for i in ids if i % 3], [i for i in ids if not i % 3]
    )
    writer.commit([entry(i, texts[i], revision=2) for i in ids if not i % 3])
    yield FullTextSearcher(folder)
    writer.close()


@cache
def distance(one: str, other: str) -> int:
    """Optimal string alignment, by its definition; 3 stands for more."""
    rows = [list(range(len(other) + 1))]
    if abs(len(one) - len(other)) > 2:
        return 3
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b)))
            if i > 1 and j > 1 and (a, one[i - 2]) == (other[j - 2], b):
                row[-1] = min(row[-1], rows[-2][j - 2] + 1)
        rows.append(row)
    return min(rows[-1][-1], 3)


def _stand_within(wanted: Sequence[str], words: Sequence[str], others: int) -> bool:
    """Whether some words stand together anywhere, with so many others at most among them."""
    counted, size = Counter(wanted), len(wanted) + others
    if not counted <= Counter(words):
        return False
    return any(counted <= Counter(words[n : n + size]) for n in range(len(words)))


class Oracle:
    """Finds by looking at all words of all articles."""

    def __init__(self, texts: dict[int, str]) -> None:
        self.words = {number: terms(text) for number, text in texts.items()}
        self.kinds = {number: set(words) for number, words in self.words.items()}
        self.stems = {
            number: {stem(word) for word in kinds - STOP_WORDS}
            for number, kinds in self.kinds.items()
        }
        self.vocabulary = set[str]().union(*self.kinds.values())

    def find(self, text: str, *, typing: bool = False) -> set[int]:
        tree = parse(text, typing=typing).tree
        assert tree is not None
        return {number for number in self.words if self._satisfies(number, tree)}

    def _satisfies(self, number: int, node: Node) -> bool:
        match node:
            case And(children):
                return all(self._satisfies(number, child) for child in children)
            case Or(children):
                return any(self._satisfies(number, child) for child in children)
            case Not(child):
                return not self._satisfies(number, child)
            case Clause() as clause:
                return self._holds(number, clause)
            case Near() as near:
                return self._stands_near(number, near)
            case Field():
                raise AssertionError("the catalog is asked for fields")

    def called(self, number: int, field: Field) -> set[str]:
        """What an article calls an entity: some do by two names, some do not mention it."""
        names = {field.value} if number % 3 else set()
        return names | {self.words[number][0]} if number % 2 else names

    def _stands_near(self, number: int, near: Near) -> bool:
        ((entity,),) = near.entities
        called = self.called(number, entity)
        words = ["ENTITY" if word in called else word for word in self.words[number]]
        return _stand_within([*near.terms, "ENTITY"], words, near.near)

    def _holds(self, number: int, clause: Clause) -> bool:
        words, size = self.words[number], len(clause.terms)
        if clause.near:
            return _stand_within(clause.terms, words, clause.near)
        if clause.phrase:
            return any(clause.terms == tuple(words[n : n + size]) for n in range(len(words)))
        if clause.edits:
            return any(distance(clause.terms[0], w) <= clause.edits for w in self.kinds[number])
        if clause.exact:
            return clause.terms[0] in self.kinds[number]
        if clause.starred:
            return any(word.startswith(clause.terms[0]) for word in words)
        wanted = clause.terms[0]
        if clause.expands and any(word.startswith(wanted) for word in self.kinds[number]):
            return True
        found = self.kinds[number] if wanted in STOP_WORDS else self.stems[number]
        return (wanted if wanted in STOP_WORDS else stem(wanted)) in found


@pytest.fixture(scope="module")
def oracle(texts: dict[int, str]) -> Oracle:
    return Oracle(texts)


class FakeFields:
    """Knows the names that the oracle goes by."""

    def __init__(self, oracle: Oracle) -> None:
        self._oracle = oracle

    def __call__(self, field: Field) -> set[int]:
        raise AssertionError("no query has a field")

    def forms(self, field: Field) -> dict[int, list[list[str]]]:
        called = {number: self._oracle.called(number, field) for number in self._oracle.words}
        return {number: [[name] for name in names] for number, names in called.items() if names}


def some_queries(oracle: Oracle) -> list[str]:
    rng = Random(3)
    words = list(oracle.words.values())
    made = ["the", "outdated", "zebra", '"of the"', '"the of"', "said -said"]
    for _ in range(30):
        here = rng.choice(words)
        at = rng.randrange(len(here) - 3)
        one, two, three = here[at : at + 3]
        other = rng.choice(rng.choice(words))
        made += [one, f"{one} {other}", f'"{one} {two}"', f'"{one} {two} {three}"']
        made += [f"{one} -{other}", f'{two} -"{one} {two}"', f'{other} "{two} {three}"']
    return made


def trees(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Queries of the whole language over some words."""
    pair = st.tuples(words, words)
    leaves = st.one_of(
        words,
        words.map("={}".format),
        words.map(lambda word: f"{word[:4]}*"),
        words.map("{}~".format),
        words.map(lambda word: f"{word[1:]}~2"),
        pair.map(lambda two: '"{} {}"'.format(*two)),
        st.tuples(words, words, st.integers(1, 9)).map(lambda made: '"{} {}"~{}'.format(*made)),
        st.tuples(words, words, st.integers(0, 9)).map(
            lambda made: '"{} place:{}"~{}'.format(*made)
        ),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map("-({})".format),
            inner.map("NOT ({})".format),
            st.lists(inner, min_size=2, max_size=3).map(" ".join),
            st.lists(inner, min_size=2, max_size=3).map(" OR ".join),
            st.lists(inner, min_size=2, max_size=3).map(lambda some: f"({' OR '.join(some)})"),
        ),
        max_leaves=6,
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_tree_finds_what_looking_at_every_word_finds(
    searcher: FullTextSearcher, oracle: Oracle, data: st.DataObject
) -> None:
    common = Counter(word for kinds in oracle.kinds.values() for word in kinds)
    words = [word for word, _ in common.most_common(300)]
    query = data.draw(trees(st.sampled_from(words)))
    parsed = parse(query)
    if parsed.tree is not None:
        ranked = searcher.search(parsed, filters=FakeFields(oracle))
        assert sorted(ranked.ids) == sorted(oracle.find(query))


def test_search_finds_what_looking_at_every_word_finds(
    searcher: FullTextSearcher, oracle: Oracle
) -> None:
    hits = 0
    for query in some_queries(oracle):
        ranked = searcher.search(parse(query))
        assert sorted(ranked.ids) == sorted(oracle.find(query)), query
        assert set(ranked.revisions) <= {2}
        assert ranked.scores == sorted(ranked.scores, reverse=True)
        hits += len(ranked.ids)
    assert hits > 1_000


def test_a_beginning_finds_all_words_that_it_may_become(
    searcher: FullTextSearcher, oracle: Oracle
) -> None:
    prefixes = Counter(word[:4] for word in oracle.vocabulary if len(word) >= 4)
    few = [prefix for prefix, count in prefixes.items() if 1 < count <= MAX_EXPANSIONS]
    for prefix in sorted(few)[::12]:
        ranked = searcher.search(parse(prefix, typing=True))
        assert set(ranked.ids) == oracle.find(prefix, typing=True), prefix
    assert len(few) > 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "fulltext"


def ids(searcher: FullTextSearcher, query: str, **more: object) -> list[int]:
    return searcher.search(parse(query), **more).ids  # type: ignore[arg-type]  # passed through


def searcher_of(folder: Path, *batches: list[Entry]) -> FullTextSearcher:
    writer = FullTextWriter(folder)
    for batch in batches:
        writer.commit(batch)
    return FullTextSearcher(folder)


def test_two_letters_find_titles_and_names_only(folder: Path) -> None:
    searcher = searcher_of(folder, [entry(1, "drought", "drought"), entry(2, "a drought", "")])
    assert searcher.search(parse("dr", typing=True)).ids == [1]
    assert sorted(searcher.search(parse("dro", typing=True)).ids) == [1, 2]
    assert searcher.search(parse("dr")).ids == []


def test_a_cjk_character_finds_the_words_it_begins(folder: Path) -> None:
    searcher = searcher_of(folder, [entry(1, "東京都で", ""), entry(2, "大阪", "")])
    assert searcher.search(parse("東", typing=True)).ids == [1]
    assert ids(searcher, "京都") == [1]
    assert ids(searcher, "東都") == []


FILLER = " ".join(f"filler{n}" for n in range(40))


@pytest.mark.parametrize(
    ("better", "worse", "query"),
    [
        pytest.param(
            ("drone " + FILLER, "drone"), ("drone " + FILLER, ""), "drone", id="title over body"
        ),
        pytest.param(
            ("drone drone " + FILLER, ""), ("drone " + FILLER, ""), "drone", id="more often"
        ),
        pytest.param(("drone", ""), ("drone " + FILLER * 5, ""), "drone", id="shorter"),
        pytest.param(("running " + FILLER, ""), ("runs " + FILLER, ""), "running", id="exact form"),
        pytest.param(
            ("drone rare " + FILLER, ""), ("drone drone drone rare" + FILLER, ""), "rare", id="rare"
        ),
    ],
)
def test_what_ranks_higher(
    folder: Path, better: tuple[str, str], worse: tuple[str, str], query: str
) -> None:
    others = [entry(n, f"drone {FILLER}", "") for n in range(10, 20)]
    searcher = searcher_of(folder, [entry(1, *worse), entry(2, *better), *others])
    assert ids(searcher, query)[0] == 2


def test_one_word_in_all_fields_does_not_outweigh_two_words(folder: Path) -> None:
    others = [entry(n, FILLER, "") for n in range(10, 40)]
    one = entry(1, "drones drone drone drone drone " + FILLER, "drone drone drone")
    two = entry(2, "drone strike " + FILLER)
    searcher = searcher_of(folder, [one, two, *others])
    assert ids(searcher, "drone OR strike") == [2, 1]


def test_equals_are_ranked_newest_first(folder: Path) -> None:
    dates = {1: 20230000, 2: 20241116, 3: 1109, 4: -1, 5: 20241100}
    searcher = searcher_of(folder, [entry(i, "drone", date=date) for i, date in dates.items()])
    assert ids(searcher, "drone") == [2, 5, 1, 3, 4]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        pytest.param(Sort.NEWEST, [2, 5, 1, 3, 4], id="newest"),
        pytest.param(Sort.OLDEST, [1, 5, 2, 4, 3], id="oldest"),
    ],
)
def test_by_date_those_without_a_year_come_last(folder: Path, sort: Sort, order: list[int]) -> None:
    dates = {1: 20230000, 2: 20241116, 3: 1109, 4: -1, 5: 20241100}
    texts = {i: "drone " * i for i in dates}
    searcher = searcher_of(folder, [entry(i, texts[i], date=date) for i, date in dates.items()])
    assert ids(searcher, "drone", sort=sort) == order


def test_of_one_date_the_better_match_comes_first(folder: Path) -> None:
    searcher = searcher_of(folder, [entry(1, "drone " + FILLER), entry(2, "drone drone")])
    assert ids(searcher, "drone", sort=Sort.NEWEST) == [2, 1]


def test_excluded_articles_do_not_count(folder: Path) -> None:
    searcher = searcher_of(folder, [entry(i, "drone") for i in (1, 2, 3)])
    assert ids(searcher, "drone", excluded=frozenset({2, 9})) == [1, 3]


def test_an_empty_full_text_finds_nothing_and_then_what_comes(folder: Path) -> None:
    writer = FullTextWriter(folder)
    searcher = FullTextSearcher(folder)
    searcher.warm()
    assert ids(searcher, "drone") == []
    assert (searcher.count, searcher.holds(1), searcher.refresh()) == (0, False, False)
    writer.commit([entry(1, "drone")])
    assert searcher.refresh()
    assert ids(searcher, "drone") == [1]
    assert searcher.holds(1)


def test_a_searcher_follows_changes_and_deletions(folder: Path) -> None:
    writer = FullTextWriter(folder)
    writer.commit([entry(i, "old drone") for i in (1, 2, 3)])
    searcher = FullTextSearcher(folder)
    writer.commit([entry(2, "new drone", revision=2)], [3, 99])
    assert sorted(ids(searcher, "drone")) == [1, 2, 3]
    searcher.refresh()
    assert sorted(ids(searcher, "drone")) == [1, 2]
    assert ids(searcher, "old") == [1]
    assert searcher.held() == [(1, 1), (2, 2)]
    assert searcher.count == 2
    writer.commit([], [1, 2])
    searcher.refresh()
    assert (ids(searcher, "drone"), searcher.count) == ([], 0)


def test_an_article_written_twice_in_a_row_is_there_once(folder: Path) -> None:
    writer = FullTextWriter(folder)
    for revision in (1, 2, 3):
        writer.commit([entry(1, "drone", revision=revision)])
        writer.commit([entry(1, "drone", revision=revision)])
    searcher = FullTextSearcher(folder)
    assert searcher.held() == [(1, 3)]
    assert ids(searcher, "drone") == [1]


def test_a_failed_commit_changes_nothing_and_the_next_one_works(folder: Path) -> None:
    writer = FullTextWriter(folder)
    writer.commit([entry(1, "drone")])
    with pytest.raises(AttributeError):
        writer.commit([entry(2, "drone"), None], [1])  # type: ignore[list-item]  # on purpose
    assert FullTextSearcher(folder).held() == [(1, 1)]
    writer.commit([entry(2, "drone")])
    assert FullTextSearcher(folder).held() == [(1, 1), (2, 1)]


def test_merging_changes_no_result(folder: Path) -> None:
    writer = FullTextWriter(folder)
    rng = Random(1)
    words = [f"w{n}" for n in range(30)]
    for number in range(1, 41):
        writer.commit([entry(number, " ".join(rng.choices(words, k=30)), rng.choice(words))])
    writer.commit([], range(1, 41, 7))
    following = FullTextSearcher(folder)
    queries = [*words, *(f"{a} {b}" for a, b in pairwise(words)), '"w1 w2"']

    def results(searcher: FullTextSearcher) -> list[tuple[list[int], list[float]]]:
        found = [searcher.search(parse(query)) for query in queries]
        return [(ranked.ids, [round(score, 1) for score in ranked.scores]) for ranked in found]

    before, held = [set(found) for found, _ in results(following)], following.held()
    files = len(list(folder.iterdir()))
    merges = 0
    while writer.merge():
        merges += 1
    assert merges
    assert len(list(folder.iterdir())) < files
    following.refresh()
    fresh = FullTextSearcher(folder)
    assert results(following) == results(fresh)
    assert [set(found) for found, _ in results(fresh)] == before
    assert fresh.held() == following.held() == held


def test_few_segments_are_left_alone(folder: Path) -> None:
    writer = FullTextWriter(folder)
    for number in range(1, 12):
        writer.commit([entry(number, "drone")])
    assert not writer.merge()
    writer.commit([entry(12, "drone")])
    assert writer.merge()
    assert not writer.merge()


def test_a_large_segment_is_not_merged_with_small_ones(folder: Path) -> None:
    writer = FullTextWriter(folder)
    writer.commit([entry(number, "drone") for number in range(1_000, 1_400)])
    for number in range(1, 13):
        writer.commit([entry(number, "drone")])
    large = max(folder.glob("*.seg"), key=lambda path: path.stat().st_size)
    assert writer.merge()
    assert large.exists()


def test_following_a_writer_leaks_no_files(folder: Path) -> None:
    writer = FullTextWriter(folder)
    writer.commit([entry(1, "drone")])
    searcher = FullTextSearcher(folder)

    def mapped() -> int:
        with Path("/proc/self/maps").open() as maps:
            return sum(str(folder) in line for line in maps)

    if not Path("/proc/self/maps").exists():
        pytest.skip("only Linux tells what is mapped")
    for number in range(2, 60):
        writer.commit([entry(number, "drone")])
        while writer.merge():
            pass
        searcher.refresh()
        assert len(ids(searcher, "drone")) == number
    assert mapped() < 60


def test_a_time_limit_gives_what_there_is_and_says_so(folder: Path) -> None:
    searcher = searcher_of(folder, [entry(i, "drone strike") for i in range(1, 30)])
    ranked = searcher.search(parse("drone strike"), limit_ms=0)
    assert ranked.partial
    assert len(ranked.ids) == 29
    assert not searcher.search(parse("drone strike")).partial
    assert not searcher.search(parse("drone"), limit_ms=60_000).partial


@pytest.mark.parametrize("waits", [True, False], ids=["waits", "does not"])
def test_the_limit_is_shorter_while_somebody_waits(folder: Path, waits: bool) -> None:
    searcher = searcher_of(folder, [entry(i, "drone strike") for i in range(1, 30)])
    ranked = searcher.search(
        parse("drone"), limit_ms=60_000, waiting=lambda: waits, waiting_limit_ms=0
    )
    assert ranked.partial is waits


def test_cached_postings_are_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []
    read = Segment.postings

    def counted(self: Segment, field: str, term: str) -> Postings:
        reads.append(term)
        return read(self, field, term)

    monkeypatch.setattr(Segment, "postings", counted)
    monkeypatch.setattr("index.storage.fulltext.inverted_index.CACHED_POSTINGS", 30)
    searcher = searcher_of(folder, [entry(i, "a1 b1 c1 d1") for i in range(10)])
    for term in ("a1", "b1", "c1", "a1", "d1", "a1", "b1"):
        searcher._index.postings("words", term)
    assert reads == ["a1", "b1", "c1", "d1", "b1"]  # b1 had been used least recently


def follow(vocabulary: Vocabulary, parts: Mapping[str, Mapping[str, int]]) -> None:
    def read(part: Mapping[str, int]) -> Terms:
        terms = sorted(part)
        return terms, np.array([part[term] for term in terms], np.int32)

    vocabulary.follow({name: partial(read, part) for name, part in parts.items()})


def vocabulary_of(**parts: Counter[str]) -> Vocabulary:
    vocabulary = Vocabulary()
    follow(vocabulary, parts)
    return vocabulary


def test_completions_are_the_most_frequent() -> None:
    vocabulary = vocabulary_of(
        all=Counter({f"dro{n:03}": n for n in range(100)} | {"dr": 999, "drp": 999})
    )
    completions = vocabulary.completions("dro")
    assert completions == [f"dro{n:03}" for n in range(99, 99 - MAX_EXPANSIONS, -1)]
    assert vocabulary.completions("x") == []
    assert vocabulary.completions("dr")[:1] == ["dr"]


@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 3), max_size=4)))
def test_a_vocabulary_that_follows_is_as_one_of_its_own(history: list[dict[str, int]]) -> None:
    """Each state is a window of parts, as adding and merging make them."""
    following = Vocabulary()
    for end in range(len(history) + 1):
        parts = {str(n): Counter(history[n]) for n in range(max(0, end - 3), end)}
        follow(following, parts)
        total = sum(parts.values(), Counter())
        assert following.beginning_with("") == sorted(total)
        assert {term: following.frequency(term) for term in "abcdef"} == {
            term: total[term] for term in "abcdef"
        }
        assert len(following) == len(total)


def test_one_article_more_reads_only_its_own_terms(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []
    read = Segment.vocabulary

    def counted(self: Segment, field: str) -> Terms:
        reads.append(len(self.ids))
        return read(self, field)

    monkeypatch.setattr(Segment, "vocabulary", counted)
    writer = FullTextWriter(folder)
    writer.commit([entry(n, "drone") for n in range(1, 6)])
    searcher = FullTextSearcher(folder)
    searcher.warm()
    writer.commit([entry(6, "dromedary")], [2])
    searcher.refresh()
    assert ids(searcher, "dro") == []
    assert set(searcher.search(parse("dro", typing=True)).ids) == {1, 3, 4, 5, 6}
    # Of languages, words and heads; then of languages and words.
    assert reads == [5, 5, 5, 1, 1]


def test_what_is_read_at_once_is_what_whoosh_reads_one_by_one(folder: Path) -> None:
    dates = (-1, 20240101, 19991231, -1, -1)  # those at the end are not written
    texts = ("été ete 東京 a " + "x" * 300, "a b b", "Ω 𝕏 a", "", "a")
    writer = FullTextWriter(folder)
    writer.commit([entry(n, text, date=dates[n], revision=n) for n, text in enumerate(texts)], [])
    writer.commit([entry(9, "b", date=-1)], [1])
    for segment in FullTextSearcher(folder)._segments:
        reader = segment._reader
        for field in (WORDS, STEMS, HEAD, LANGUAGE, KEY):
            known = list(reader.iter_field(field))
            terms, frequencies = segment.vocabulary(field)
            assert terms == [term.decode() for term, _ in known]
            assert frequencies.tolist() == [info.doc_frequency() for _, info in known]
        for column, held in (
            ("id", segment.ids),
            ("revision", segment.revisions),
            ("date", segment.dates),
            ("length", segment.lengths),
        ):
            assert held.tolist() == list(reader.column_reader(column))
