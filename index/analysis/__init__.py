"""Analysis: plain text to the people, organisations, places, dates … it mentions."""

from index.analysis.rules import RULES_VERSION, analyse

__all__ = ["RULES_VERSION", "analyse"]
