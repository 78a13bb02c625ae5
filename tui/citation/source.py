"""What a citation says about an article."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from index.library import Article
from index.model import PartialDate, one_line


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_NO_KEY_WORDS = _words("a an and at der die das el for in la le les of on the to un une")
_KEY_CHARACTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Source:
    """An article as a citation has it; every text is one safe line."""

    title: str
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    path: Path = Path()
    language: str | None = None

    @classmethod
    def of(cls, article: Article) -> Self:
        """The source that an article is."""
        document = article.document
        return cls(
            document.title,
            document.bylines,
            document.publisher,
            document.published,
            document.url,
            article.path,
            document.language,
        )

    @property
    def address(self) -> str:
        """The URL, or the path of the file for a person to read."""
        return self.url or one_line(str(self.path))

    @property
    def uri(self) -> str:
        """The URL, or one of the file."""
        return self.url or self.path.absolute().as_uri()

    @property
    def key(self) -> str:
        """A name for the source in ASCII: author, year and a word of the title."""
        author = _word(Name.of(self.authors[0]).family if self.authors else self.publisher or "")
        year = str(self.published.year) if self.published and self.published.year else ""
        words = (_word(word) for word in self.title.split())
        title = next((word for word in words if word and word not in _NO_KEY_WORDS), "")
        return author + year + title or "article"


def _word(text: str) -> str:
    from anyascii import anyascii  # imported late: its tables are large

    return _KEY_CHARACTERS.sub("", anyascii(text).lower())


_PARTICLES = _words(
    "af al ap av bin da das de del della den der di do dos du el ibn la le ten ter van von y zu zur"
    " 'd d'"
)
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_NO_PERSON = _words(
    "agence agency and associated board broadcasting bureau chronicle company correspondent"
    " correspondents daily desk editor editorial editors group herald house institute journal"
    " magazine media ministry network news newspaper newsroom office post press redaktion report"
    " reporter reporters review room service staff team telegraph the times tribune wire"
    " writer writers"
)
"""Words that a byline has only where it names no person."""
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A name, divided where it is a person's."""

    family: str
    """The whole of a name that is not divided."""
    given: str = ""
    """Empty where the name is not divided."""
    suffix: str = ""

    @classmethod
    def of(cls, byline: str) -> Self:
        """Divide ``Given Family`` and ``Family, Given``; other names stay whole.

        Particles belong to the family name. A family name of several words keeps only its last.
        """
        words = byline.replace(",", " , ").split()
        suffix = words.pop() if len(words) > 1 and words[-1].lower() in _SUFFIXES else ""
        if words and words[-1] == ",":
            words.pop()
        if not _is_person([word for word in words if word != ","]):
            return cls(byline)
        if "," in words:
            comma = words.index(",")
            family, given = words[:comma], words[comma + 1 :]
            if not family or not given or "," in given:
                return cls(byline)
            return cls(" ".join(family), " ".join(given), suffix)
        first = len(words) - 1
        while first > 1 and words[first - 1].lower() in _PARTICLES:
            first -= 1
        return cls(" ".join(words[first:]), " ".join(words[:first]), suffix)


def _is_person(words: list[str]) -> bool:
    if not 1 < len(words) <= _MOST_WORDS:
        return False
    if any(word.lower() in _NO_PERSON or not _is_name(word) for word in words):
        return False
    # One word of capitals among others is an agency; all of them are a byline that shouts.
    capitals = [len(word) > 1 + word.count(".") and word.isupper() for word in words]
    return all(capitals) or not any(capitals) or all("." in w for w in words if w.isupper())


def _is_name(word: str) -> bool:
    if any(c.isdigit() or c in '@/&()[]{}<>|:;"' for c in word):
        return False
    return word.lower() in _PARTICLES or not word[0].islower()
