"""Dateline's core: reads, analyses, stores and searches articles. Knows no screen."""
