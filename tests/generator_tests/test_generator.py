import statistics
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from generator import LONG, SHORT, Article, Profile, articles, long_article, queries, write
from generator.names import PUBLISHERS
from generator.vocabulary import FUNCTION_WORDS, SIZE, words
from markdown_it import MarkdownIt


def test_vocabulary_has_its_size_and_no_word_twice() -> None:
    items = words().items
    assert len(items) == len(set(items)) == SIZE
    assert all(word.isalpha() and word.islower() for word in items)


def test_running_text_follows_zipf() -> None:
    text = " ".join(article.text for article in articles(300, 1)).casefold().split()
    share = sum(word in set(FUNCTION_WORDS) for word in text) / len(text)
    assert 0.3 < share < 0.6
    assert len(set(text)) > 5_000


# The digest pins the output: bench figures of different days must be about the same articles.
def test_articles_are_the_same_everywhere() -> None:
    text = "".join(article.name + article.text for article in articles(30, 7))
    assert sha256(text.encode()).hexdigest()[:16] == "b0262d4eb261998d"


def test_articles_do_not_depend_on_their_number() -> None:
    assert list(articles(5, 3)) == list(articles(50, 3))[:5]


def test_seeds_differ() -> None:
    assert next(articles(1, 1)).text != next(articles(1, 2)).text


@pytest.mark.parametrize(
    ("profile", "count"),
    [pytest.param(SHORT, 1_000, id="short"), pytest.param(LONG, 400, id="long")],
)
def test_median_length(profile: Profile, count: int) -> None:
    lengths = [len(article.text.split()) for article in articles(count, 1, profile)]
    # Headline, byline and the like come on top of the profile's words.
    assert 0.9 * profile.median < statistics.median(lengths) - 20 < 1.1 * profile.median


def test_every_third_is_markdown_with_front_matter() -> None:
    made = list(articles(30, 1))
    assert [article.name.endswith(".md") for article in made] == [i % 3 == 0 for i in range(30)]
    assert all(article.text.startswith("---\n") == article.name.endswith(".md") for article in made)


def test_the_text_says_what_the_article_knows() -> None:
    for article in articles(60, 1):
        assert article.title in article.text
        assert article.publisher in article.text
        assert str(article.published.year) in article.text
        assert all(name in article.text for name in article.bylines)


def test_dates_and_publishers_spread() -> None:
    made = list(articles(500, 1))
    assert {article.publisher for article in made} == set(PUBLISHERS)
    assert len({article.published.year for article in made}) >= 20
    assert all(date(2005, 1, 1) <= article.published < date(2026, 1, 1) for article in made)


def test_people_are_introduced_and_then_named_by_surname() -> None:
    def rementioned(article: Article) -> bool:
        surname = article.bylines[0].split()[-1]
        return article.text.count(surname) > article.text.count(article.bylines[0])

    signed = [article for article in articles(60, 1, LONG) if article.bylines]
    assert sum(map(rementioned, signed)) > len(signed) / 2


def test_write_writes_the_articles(tmp_path: Path) -> None:
    total = write(tmp_path, 12, 5)
    files = {str(path.relative_to(tmp_path)): path for path in tmp_path.rglob("*.*")}
    made = {article.name: article.text for article in articles(12, 5)}
    assert {name: path.read_text(encoding="utf-8") for name, path in files.items()} == made
    assert total == sum(len(text.split()) for text in made.values())


@pytest.mark.parametrize("size", [5_000, 100_000, 1_000_000])
def test_long_article_has_its_size(size: int) -> None:
    made = len(long_article(size, 1).encode())
    assert size <= made <= size + 2_000


def test_long_article_has_every_kind_of_block() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(long_article(30_000, 1))
    assert {
        *("heading_open", "paragraph_open", "bullet_list_open", "ordered_list_open"),
        *("blockquote_open", "table_open", "fence", "hr"),
    } <= {token.type for token in tokens}


def test_queries_find_articles() -> None:
    asked = queries(50, 1)
    assert len(asked) == 50
    assert asked == queries(50, 1) != queries(50, 2)
    assert all(1 <= len(query.split()) <= 4 for query in asked)
    text = " ".join(article.text.casefold() for article in articles(2_000, 1))
    found = [query for query in asked if all(word in text for word in query.split())]
    assert len(found) > 40
