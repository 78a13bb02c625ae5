"""Synthetic news articles: as many as wanted, the same for the same seed on every Python."""

from generator.articles import LONG, SHORT, Article, Profile, articles, write
from generator.long import long_article
from generator.queries import queries

__all__ = [
    "LONG",
    "SHORT",
    "Article",
    "Profile",
    "articles",
    "long_article",
    "queries",
    "write",
]
