"""Articles in several languages in one library."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.library import Library

ARTICLES = {
    "de": (
        "",
        "Die Brücke über den Fluss ist gesperrt. Das war nicht zu erwarten, und der Verkehr steht"
        " auch nach einer Woche.",
    ),
    "fr": (
        "",
        "Les ouvrières du port sont en grève. Elles ne sont pas seules dans la ville, et le maire"
        " est avec elles pour une semaine.",
    ),
    "ru": ("", "На заводах города забастовка. Это было не в первый раз, но после выборов."),
    "uk": ("", "На заводах міста почався страйк. Це було не вперше, але після виборів."),
    "en": ("", "The organ was played at the organisations, and it was heard from afar."),
    "tr": ("", "Köprüler ve yollar bir hafta için kapalı kaldı, Ankara’da da trafik çok yavaş."),
    "it": (
        "",
        "La pace dell’Ucraina non è vicina, e il porto della città è chiuso per una settimana.",
    ),
    "stated": ("language: de-AT\n", "Brücken, Brücken."),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home: Path = tmp_path_factory.mktemp("languages")
    (home / "articles").mkdir()
    for name, (front, text) in ARTICLES.items():
        written = f"---\ntitle: {name}\n{front}---\n\n{text}\n"
        (home / "articles" / f"{name}.md").write_text(written, encoding="utf-8")
    with closing(Library.open("default", data=home / "data")) as library:
        library.add([home / "articles"])
        library.refresh()
        yield library


@pytest.mark.parametrize(
    ("query", "expected", "marked"),
    [
        pytest.param("Brücken", {"de", "stated"}, {"Brücke", "Brücken"}, id="German"),
        pytest.param("brucke", {"de", "stated"}, {"Brücke", "Brücken"}, id="without accents"),
        pytest.param("ouvrière", {"fr"}, {"ouvrières"}, id="French"),
        pytest.param("köprü", {"tr"}, {"Köprüler"}, id="Turkish"),
        pytest.param("kopruler", {"tr"}, {"Köprüler"}, id="Turkish without accents"),
        pytest.param("Ankara", {"tr"}, {"Ankara’da"}, id="before an apostrophe"),
        pytest.param("Ucraina", {"it"}, {"dell’Ucraina"}, id="behind an apostrophe"),
        pytest.param("завод", {"ru"}, {"заводах"}, id="Russian"),
        pytest.param("заводах", {"ru", "uk"}, {"заводах"}, id="this form in Ukrainian"),
        pytest.param("organisation", {"en"}, {"organisations"}, id="English"),
    ],
)
def test_each_language_has_its_own_forms(
    library: Library, query: str, expected: set[str], marked: set[str]
) -> None:
    hits = library.search(query).hits
    assert {hit.title for hit in hits} == expected
    assert {hit.snippet.text[s:e] for hit in hits for s, e in hit.snippet.highlights} == marked
    finder = library.hit_finder(query)
    for hit in hits:
        article = library.article(hit.id)
        assert article is not None
        passages = [
            article.document.text[start:end]
            for start, end in finder.find(article.document.text, article.language)
        ]
        assert set(passages) & marked
        assert all(finder.reason(passage, article.language) for passage in passages)


def test_a_stem_of_one_language_is_not_that_of_another(library: Library) -> None:
    # In French both of them would have one stem.
    hits = library.search("organ").hits
    assert [hit.snippet.text[s:e] for hit in hits for s, e in hit.snippet.highlights] == ["organ"]
