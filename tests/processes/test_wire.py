"""What goes over the pipes comes out as it went in."""

from hypothesis import given
from hypothesis import strategies as st

from index.model import FieldValue, Filter, Hit, PartialDate, SearchResult, Snippet
from index.processes.wire import (
    Answer,
    Question,
    SavedCount,
    Wanted,
    dump_answer,
    dump_question,
    load_answer,
    load_question,
)
from index.search.query import Sort

TEXT = st.text(st.characters(), max_size=20)  # with lone surrogates, as paths have them
SPANS = st.lists(st.tuples(st.integers(0, 9), st.integers(9, 20)), max_size=2).map(tuple)
DATES = st.sampled_from([None, PartialDate(2024), PartialDate(None, 11, 9)])
FILTERS = st.builds(Filter, TEXT, TEXT, TEXT)
QUESTIONS = st.builds(
    Question,
    TEXT,
    st.booleans(),
    st.sampled_from(Sort),
    st.lists(FILTERS, max_size=2).map(tuple),
    st.integers(0, 99),
    st.integers(1, 99),
    st.sampled_from(Wanted),
)
HITS = st.builds(
    Hit,
    st.integers(1),
    TEXT,
    st.none() | TEXT,
    DATES,
    TEXT,
    st.floats(0, 99),
    st.builds(Snippet, TEXT, SPANS),
    st.booleans(),
    st.booleans(),
)
RESULTS = st.builds(
    SearchResult,
    TEXT,
    st.integers(0),
    st.floats(0, 9),
    st.booleans(),
    st.lists(HITS, max_size=3).map(tuple),
    st.integers(0),
    TEXT,
)


VALUES = st.lists(st.builds(FieldValue, TEXT, TEXT, TEXT, st.integers(0, 99)), max_size=2)
SAVED = st.lists(st.builds(SavedCount, TEXT, st.integers(0), st.integers(0)), max_size=2).map(tuple)
IDS = st.lists(st.integers(1), max_size=3).map(tuple)
FACETS = st.dictionaries(TEXT, VALUES, max_size=2)


@given(QUESTIONS)
def test_questions(question: Question) -> None:
    line = dump_question(question)
    assert line.count(b"\n") == 1
    assert load_question(line) == question


@given(
    st.builds(
        Answer,
        QUESTIONS,
        st.none() | RESULTS,
        TEXT,
        st.none() | FACETS,
        st.none() | IDS,
        st.none() | SAVED,
        st.booleans(),
    )
)
def test_answers(answer: Answer) -> None:
    line = dump_answer(answer)
    assert line.count(b"\n") == 1
    assert load_answer(line) == answer
