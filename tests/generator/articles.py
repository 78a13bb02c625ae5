"""Articles as files: every third in Markdown with front matter, the others as pasted text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from random import Random

from generator.draw import between, log_normal, pick
from generator.names import PUBLISHERS
from generator.prose import Prose
from generator.vocabulary import topics
from index.model import MONTHS

_FIRST_DAY = date(2005, 1, 1)
_DAYS = 7_600
_SHORTEST = 20
_MARKDOWN_EVERY = 3
_WORDS_UNDER_A_HEADING = 180

_FURNITURE_ABOVE = ("Skip to content", "Menu", "Subscribe", "Listen to this article", "Text size")
_FURNITURE_BELOW = ("Share this", "Most read", "Sign up for our newsletter", "Back to top")


@dataclass(frozen=True, slots=True)
class Profile:
    """How long articles are: log-normal around a median."""

    median: int
    """In words."""
    sigma: float
    """Standard deviation of the logarithm of the length."""


SHORT = Profile(130, 0.45)
"""Agency items."""
LONG = Profile(800, 0.5)
"""Features."""


@dataclass(frozen=True, slots=True)
class Article:
    """A synthetic article as a file, and what a reader should find in it."""

    name: str
    """Relative path, in a folder by year."""
    text: str
    """Content of the file."""
    title: str
    bylines: tuple[str, ...]
    publisher: str
    published: date


def articles(count: int, seed: int, profile: Profile = SHORT) -> Iterator[Article]:
    """Generate articles. The n-th is the same for any `count` above n."""
    for number in range(count):
        yield _article(Random(f"{seed}/{number}"), number, profile)


def write(folder: Path, count: int, seed: int, profile: Profile = SHORT) -> int:
    """Write articles below a folder, which is created; return their number of words."""
    total = 0
    for article in articles(count, seed, profile):
        path = folder / article.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article.text, encoding="utf-8")
        total += len(article.text.split())
    return total


def _article(rng: Random, number: int, profile: Profile) -> Article:
    published = _FIRST_DAY + timedelta(days=int(rng.random() * _DAYS))
    publisher = pick(rng, PUBLISHERS)
    prose = Prose(rng, published)
    title = prose.headline()
    bylines = tuple(person.full for person in prose.cast[: between(rng, 0, 2)])
    length = max(_SHORTEST, round(log_normal(rng, profile.median, profile.sigma)))
    is_markdown = number % _MARKDOWN_EVERY == 0
    name = f"{published.year}/{number:06d}-{'-'.join(topics().draw(rng, 2))}"
    paragraphs = prose.paragraphs(length)
    if is_markdown:
        parts = chain(
            _front_matter(title, bylines, publisher, published),
            _markdown_body(prose, paragraphs),
        )
    else:
        parts = chain(
            _pasted_header(rng, title, bylines, publisher, published),
            paragraphs,
            _pasted_tail(rng, publisher, published),
        )
    text = "\n\n".join(parts) + "\n"
    suffix = ".md" if is_markdown else ".txt"
    return Article(name + suffix, text, title, bylines, publisher, published)


def _front_matter(
    title: str, bylines: tuple[str, ...], publisher: str, published: date
) -> Iterator[str]:
    lines = ["---", f'title: "{title}"']
    if bylines:
        lines.append(f"authors: [{', '.join(bylines)}]")
    lines += [f'publisher: "{publisher}"', f"date: {published}", "---"]
    yield "\n".join(lines)


def _markdown_body(prose: Prose, paragraphs: Iterable[str]) -> Iterator[str]:
    since_heading = 0
    for paragraph in paragraphs:
        if since_heading > _WORDS_UNDER_A_HEADING:
            yield f"## {prose.heading()}"
            since_heading = 0
        since_heading += paragraph.count(" ")
        yield paragraph


def _pasted_header(
    rng: Random, title: str, bylines: tuple[str, ...], publisher: str, published: date
) -> Iterator[str]:
    if rng.random() < 0.3:
        yield "\n".join(_FURNITURE_ABOVE[: between(rng, 1, len(_FURNITURE_ABOVE))])
    yield title
    if bylines:
        yield f"By {' and '.join(bylines)}"
    yield publisher
    month = MONTHS[published.month - 1]
    yield pick(
        rng,
        (
            f"{month} {published.day}, {published.year}",
            f"{published.day} {month} {published.year}",
            f"{published}",
            f"Published: {published.day} {month[:3]} {published.year}",
        ),
    )


def _pasted_tail(rng: Random, publisher: str, published: date) -> Iterator[str]:
    if rng.random() < 0.3:
        yield "\n".join(_FURNITURE_BELOW[: between(rng, 1, len(_FURNITURE_BELOW))])
        yield f"© {published.year} {publisher}. All rights reserved."
