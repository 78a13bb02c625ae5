"""What is asked: words, phrases, operators, exclusions, and the word still being typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.parser import MAX_CHARACTERS, MAX_CLAUSES, MAX_DEPTH, parse
from index.search.tree import Clause

PIECES = [
    *(
        '"',
        "-",
        " ",
        "(",
        ")",
        "OR",
        "AND",
        "NOT",
        "=",
        "*",
        "~",
        "~3",
        "“",
        "\ud800",
        "\x1b",
        "\t",
    ),
    *("drone", "the", "東京", "é", "'", "F-16", "a", "sup*", "sup~", "sup~2"),
    *("place:", "date:2024", "is:read", "foo:", "Foo:", "//", ":"),
    *("place:Kyiv~~", "title:tr*", "by:*", "person:x~2*", "\"place:'", "y'==", "\\ place:'x y'"),
    *("place:Kyiv", "org:'a b'", '"a1 place:Kyiv"~2', "person:'"),
]
STRINGS = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
)


def read(text: str, *, typing: bool = False) -> str:
    """The tree of a query as it is printed."""
    tree = parse(text, typing=typing).tree
    return "" if tree is None else str(tree)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("drone supply", "drone supply", id="words"),
        pytest.param('"Ministry of Defence" drone', '"Ministry of Defence" drone', id="phrase"),
        pytest.param("“ticking bomb”", '"ticking bomb"', id="curly quotes"),
        pytest.param('"drone', '"drone"', id="phrase left open"),
        pytest.param('drone -"long range" -tank', 'drone -"long range" -tank', id="without"),
        pytest.param('"cut supply"~5', '"cut supply"~5', id="near"),
        pytest.param('"cut supply"~', '"cut supply"', id="near without a number"),
        pytest.param('"supply"~5', '"supply"', id="one word is near nothing"),
        pytest.param('"cut supply"~999999999', '"cut supply"~100', id="not so near"),
        pytest.param('"cut place:Kyiv"~5', '"cut place:Kyiv"~5', id="near an entity"),
        pytest.param('"ORG:NATO cut"~0', '"cut org:NATO"~0', id="right beside an entity"),
        pytest.param(
            "\"place:'Nova Kakhovka' person:O'Neil dam\"~5",
            "\"dam place:'Nova Kakhovka' person:O'Neil\"~5",
            id="near two entities",
        ),
        pytest.param(
            "\"place:'Côte d'Ivoire' cocoa\"~3",
            "\"cocoa place:'Côte d'Ivoire'\"~3",
            id="near an entity with an apostrophe",
        ),
        pytest.param('="cut place:Kyiv"~5', '="cut place:Kyiv"~5', id="near exactly this name"),
        pytest.param('a1 -"cut place:Kyiv"~5', 'a1 -"cut place:Kyiv"~5', id="not near it"),
        pytest.param('"place:Kyiv"~5', "place:Kyiv", id="an entity near nothing"),
        pytest.param('"place:Kyiv"', '"place:Kyiv"', id="no entity, but words"),
        pytest.param('"cut title:x"~5', '"cut title:x"~5', id="near what is no entity"),
        pytest.param('"cut place:..."~5', '"cut place:..."~5', id="near an entity without a name"),
        pytest.param('"cut place:Kyiv"', '"cut place:Kyiv"~10', id="near, but not said how near"),
        pytest.param("encircl*", "encircl*", id="beginning"),
        pytest.param("en* (東*", "en 東*", id="beginning too short"),
        pytest.param("*ing **", "ing", id="no beginning"),
        pytest.param("=Kyiv -=Kiev", "=Kyiv -=Kiev", id="exactly"),
        pytest.param("kyiv~ -lviv~2 bonn~1", "kyiv~ -lviv~2 bonn~", id="spelling"),
        pytest.param("kyiv~3 ab~ 10~20 F-16~", 'kyiv~2 ab "10~20" "F-16~"', id="no spelling"),
        pytest.param("a1 b1 OR c1", "a1 b1 OR c1", id="OR binds less than a space"),
        pytest.param("a1 AND b1 OR c1", "a1 b1 OR c1", id="and less than AND"),
        pytest.param("a1 (b1 OR c1)", "a1 (b1 OR c1)", id="parentheses"),
        pytest.param("(a1 b1) (c1)", "a1 b1 c1", id="parentheses without need"),
        pytest.param("a1 OR (b1 OR c1)", "a1 OR b1 OR c1", id="likewise of OR"),
        pytest.param("NOT a1 b1", "-a1 b1", id="NOT binds closest"),
        pytest.param("NOT (a1 b1)", "-(a1 b1)", id="NOT of parentheses"),
        pytest.param("NOT NOT a1 -(-b1)", "a1 b1", id="twice NOT"),
        pytest.param("(a1 (b1", "a1 b1", id="parentheses left open"),
        pytest.param("a1) b1 OR ) c1", "a1 b1 c1", id="parentheses never opened"),
        pytest.param("OR a1 OR OR b1 AND", "a1 OR b1", id="nothing on a side"),
        pytest.param("a1 or b1 and not c1", "a1 b1 c1", id="operators in lower case are words"),
        pytest.param('"OR" =OR OR* x1', '"OR" =or x1', id="operators that are none"),
        pytest.param("F-16", '"F-16"', id="a word of parts is a phrase"),
        pytest.param("東京都", '"東京都"', id="CJK run is a phrase"),
        pytest.param("the drone", "drone", id="stop word left out"),
        pytest.param("the", "the", id="nothing but a stop word"),
        pytest.param("the -drone", "the -drone", id="a stop word is all that is wanted"),
        pytest.param('"the" =of drone', '"the" =of drone', id="stop word that is meant"),
        pytest.param("drone drone DRONE -tank -tank", "drone -tank", id="twice"),
        pytest.param('- -- "" … * ~3', "3", id="signs"),
        pytest.param("*x1~ *=0 *b1:'", "x1 0 b1", id="signs that mean nothing there"),
        pytest.param("OR~", "or", id="an operator with a sign is a word"),
        pytest.param("place:OR by:NOT", "place:OR by:NOT", id="an operator as a value"),
        pytest.param("sol\u00addier \x1b[31m", "soldier 31m", id="controls"),
        pytest.param("place:Kyiv", "place:Kyiv", id="field"),
        pytest.param('Place:"New York" drone', 'place:"New York" drone', id="field in quotes"),
        pytest.param('-place:"Kyiv"', "-place:Kyiv", id="field excluded"),
        pytest.param("is:read OR (date:2024 x1)", "is:read OR date:2024 x1", id="field in a tree"),
        pytest.param("foo:bar x1", "x1", id="no such field"),
        pytest.param("https://x.org/1", '"https://x.org/1"', id="address"),
        pytest.param("Re:Zero 10:30 x: y", '"Re:Zero" "10:30" x y', id="colons in words"),
        pytest.param("", "", id="empty"),
        pytest.param("() -()", "", id="empty parentheses"),
    ],
)
def test_trees(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        pytest.param("drone) x1", "There is no “(” for this “)”.", (5, 6), id="closed"),
        pytest.param("drone (x1", "This “(” has no “)”.", (6, 7), id="open"),
        pytest.param('drone "x1', "This quotation has no end.", (6, 9), id="quotation"),
        pytest.param("drone OR", "OR needs something on either side.", (6, 8), id="OR at the end"),
        pytest.param("OR drone", "OR needs something on either side.", (0, 2), id="OR first"),
        pytest.param("x1 AND", "AND needs something on either side.", (3, 6), id="AND"),
        pytest.param("x1 NOT", "NOT needs something behind it.", (3, 6), id="NOT"),
        pytest.param("x1 *ing", "A word cannot begin with “*”.", (3, 7), id="no beginning"),
        pytest.param("x1 en*", "“*” needs three letters.", (3, 6), id="short beginning"),
        pytest.param("x1 ab~", "“~” needs three letters.", (3, 6), id="short spelling"),
        pytest.param(
            'x1 "cut place:Kyiv"',
            "An entity in a phrase needs “~” and a number behind the phrase, as in “~10”.",
            (3, 19),
            id="near without a number",
        ),
        pytest.param("x1 kyiv~0", "“~” is followed by a number from 1 to 2.", (8, 9), id="none"),
        pytest.param("x1 is:", "“is:” needs something behind it.", (3, 6), id="no value"),
        pytest.param("x1 st*ke", "“*” stands at the end of a word.", (3, 8), id="within a word"),
        pytest.param(
            "x1 date:2025-02..2024-11",
            "“2025-02..2024-11” ends before it begins.",
            (3, 24),
            id="a date backwards",
        ),
        pytest.param("x1 kyiv~3", "“~” is followed by a number from 1 to 2.", (8, 9), id="far off"),
        pytest.param(
            "x1 Abc:~3", "“~” is followed by a number from 1 to 2.", (8, 9), id="behind a colon"
        ),
        pytest.param(
            "x1 is:old", "“is:” is followed by read or starred or unread.", (3, 9), id="no state"
        ),
        pytest.param("x1 title:-", "“title:” needs something behind it.", (3, 10), id="no words"),
        pytest.param(
            "x1 title:(a b)",
            "“title:” is followed by a word or a “phrase”, not by “(”.",
            (3, 9),
            id="field before parentheses",
        ),
        pytest.param(
            "x1 org:opec~",
            "“org:” takes whole names; “*” and “~” are for words.",
            (3, 12),
            id="spelling of a name",
        ),
        pytest.param(
            "x1 person:rea*",
            "“person:” takes whole names; “*” and “~” are for words.",
            (3, 14),
            id="beginning of a name",
        ),
    ],
)
def test_mistakes(text: str, message: str, at: tuple[int, int]) -> None:
    query = parse(text)
    mistake = query.mistakes[0]
    assert (mistake.message, (mistake.start, mistake.end)) == (message, at)
    assert query.message == message
    assert query.tree is not None


@pytest.mark.parametrize(
    ("text", "begins", "has"),
    [
        pytest.param("x1 foo:bar", "There is no field “foo”; there are by,", "place", id="field"),
        pytest.param("x1 date:soon", "“soon” is no date such as", "yesterday", id="date"),
    ],
)
def test_mistakes_name_what_there_is(text: str, begins: str, has: str) -> None:
    message = parse(text).message
    assert message.startswith(begins)
    assert has in message


@pytest.mark.parametrize(
    "text",
    [
        "drone (x1",
        'drone "x1',
        "drone OR",
        "x1 NOT ",
        "x1 en*",
        "date:20",
        "is:un",
        "pla:c",
        '"x1 place:K',
    ],
)
def test_what_may_still_come_is_no_mistake_while_typing(text: str) -> None:
    assert parse(text, typing=True).mistakes == ()


@pytest.mark.parametrize(
    ("text", "expanded", "prefixes"),
    [
        pytest.param("drone sup", ["sup"], ["sup"], id="last word"),
        pytest.param("drone sup ", [], [], id="space ends it"),
        pytest.param("drone OR (tank sup", ["sup"], ["sup"], id="in parentheses"),
        pytest.param("su", [], ["su"], id="two letters"),
        pytest.param("мо", [], ["мо"], id="two letters of another script"),
        pytest.param("東", ["東"], ["東"], id="one CJK character"),
        pytest.param("the", ["the"], ["the"], id="a stop word may become another word"),
        pytest.param('"sup"', [], [], id="phrase"),
        pytest.param("-sup", [], [], id="exclusion"),
        pytest.param("NOT sup", [], [], id="NOT"),
        pytest.param("=sup", [], [], id="exactly"),
        pytest.param("F-16", [], [], id="parts"),
    ],
)
def test_the_word_being_typed(text: str, expanded: list[str], prefixes: list[str]) -> None:
    clauses = parse(text, typing=True).clauses
    assert [clause.terms[0] for clause in clauses if clause.expands] == expanded
    assert [clause.terms[0] for clause in clauses if clause.prefix] == prefixes


def test_a_typed_word_is_not_a_beginning_once_it_is_entered() -> None:
    assert not any(clause.prefix for clause in parse("drone sup").clauses)


def test_what_is_excluded_is_no_clause() -> None:
    clauses = parse("drone -tank NOT (jet OR bus)").clauses
    assert clauses == (Clause("drone"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("x" * MAX_CHARACTERS + " drone", "Only the first 256", id="characters"),
        pytest.param(
            " ".join(f"w{n}" for n in range(MAX_CLAUSES + 1)), "Only the first 16", id="words"
        ),
        pytest.param("(" * (MAX_DEPTH + 1) + "x1", "This “(” has", id="parentheses"),
    ],
)
def test_what_is_too_much_is_left_out_and_said(text: str, message: str) -> None:
    query = parse(text)
    assert 0 < len(query.clauses) <= MAX_CLAUSES
    assert "drone" not in [clause.terms[0] for clause in query.clauses]
    assert query.message.startswith(message)


@pytest.mark.parametrize("bomb", ["(" * 5_000, "NOT " * 1_000 + "x", "-(" * 5_000, "a OR " * 999])
def test_bombs_are_queries(bomb: str) -> None:
    assert len(parse(bomb).clauses) <= MAX_CLAUSES


@given(STRINGS, st.booleans())
def test_every_string_is_a_query(text: str, typing: bool) -> None:
    query = parse(text, typing=typing)
    assert len(query.clauses) <= MAX_CLAUSES
    for clause in query.clauses:
        assert clause.terms
        assert all(clause.terms)
        "".join(clause.terms).encode()
    assert sum(clause.prefix for clause in query.clauses) <= int(typing)
    for mistake in query.mistakes:
        assert 0 <= mistake.start < mistake.end
        assert mistake.message.endswith(".")


@given(STRINGS)
def test_a_printed_tree_is_read_as_the_same_tree(text: str) -> None:
    tree = parse(text).tree
    if tree is not None:
        again = parse(str(tree))
        assert again.tree == tree
        assert again.mistakes == ()
