"""Analysis: plain text to the people, organisations, places, dates … it mentions."""

from index.analysis.recogniser import (
    AUTO,
    RULES,
    SPACY,
    NoRecogniser,
    Recogniser,
    RulesRecogniser,
    Text,
    chosen_model,
    is_better_to_be_had,
    load_recogniser,
    recogniser_in_words,
)
from index.analysis.rules import RULES_VERSION, analyse

__all__ = [
    "AUTO",
    "RULES",
    "RULES_VERSION",
    "SPACY",
    "NoRecogniser",
    "Recogniser",
    "RulesRecogniser",
    "Text",
    "analyse",
    "chosen_model",
    "is_better_to_be_had",
    "load_recogniser",
    "recogniser_in_words",
]
