"""Finds names with the rules and a spaCy model together."""

import re
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.analysis.installed import InstalledModel
from index.analysis.model_spans import Span, place_spans
from index.analysis.recogniser import NoRecogniser, Text
from index.analysis.rules import found, identified
from index.analysis.segments import Segment, Style
from index.analysis.state import State
from index.analysis.tables import common_words
from index.model import Analysis, EntityType

if TYPE_CHECKING:
    from spacy.language import Language

TYPES = {
    "PERSON": EntityType.PERSON,
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORG,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "NORP": EntityType.GROUP,
    "EVENT": EntityType.EVENT,
    "PRODUCT": EntityType.PRODUCT,
}
"""Labels of spaCy's models (OntoNotes, or CoNLL for some languages) that are taken; dates and
quantities are the rules'."""

_NOT_NEEDED = (
    *("tagger", "parser", "lemmatizer", "trainable_lemmatizer"),
    *("attribute_ruler", "senter", "morphologizer"),
)
_BATCH = 256
_LONGEST_PIECE = 20_000
"""Characters that the model reads at once: its memory grows with them."""

_STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "–": "-", "—": "-", "\0": " "}
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_WORD = re.compile(r"\S{100,}")
"""What takes spaCy time that grows with its square, and is no name."""
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN_ENDS = "\u0250"

_LONG_ENOUGH = 12
"""Words of a block that tell its language; a shorter one is taken to be in that of the text."""
_STOP_WORDS = 0.15
"""Share of a model's stop words in a text of its language, at least. English has 0.3 to 0.5 of
them; of English ones, other languages have under 0.1."""


class SpacyRecogniser:
    """The rules first, then what a model finds besides, then who is who in all of it."""

    def __init__(self, model: InstalledModel) -> None:
        """Load a model, which takes a second or two.

        Raises:
            NoRecogniser: if it cannot be loaded, or recognises no names.
        """
        self.name = model.version
        self._why = f"model {model.name}"
        self._nlp = _load(model)
        self._stop_words: frozenset[str] = frozenset(self._nlp.Defaults.stop_words)
        letters = (c for word in self._stop_words for c in word if c.isalpha())
        self._latin = all(letter < _LATIN_ENDS for letter in letters)

    def analyse_all(self, texts: Sequence[Text]) -> list[Analysis]:
        """Analyse several texts; see `Recogniser`."""
        states = [found(text, blocks) for text, blocks in texts]
        pieces = [piece for number, s in enumerate(states) for piece in self._pieces(number, s)]
        spans: list[list[Span]] = [[] for _ in states]
        read = self._nlp.pipe((text for _, _, text in pieces), batch_size=_BATCH)
        for (number, start, _), doc in zip(pieces, read, strict=True):
            spans[number] += [
                Span(start + span.start_char, start + span.end_char, TYPES[span.label_])
                for span in doc.ents
                if span.label_ in TYPES
            ]
        for state, names in zip(states, spans, strict=True):
            place_spans(state, names, self._why)
        return [identified(state, self.name) for state in states]

    def _pieces(self, number: int, state: State) -> Iterator[tuple[int, int, str]]:
        """What the model is to read of a text: the number given, an offset, and the words there."""
        is_ours = self._is_in_language(state.plain)
        for segment in state.segments:
            text = _for_model(state, segment)
            long = len(text.split()) >= _LONG_ENOUGH
            ours = self._is_in_language(text) if long else is_ours and self._is_in_script(text)
            nameless = self._latin and text == text.lower()
            if segment.style is Style.NAMES or nameless or not ours:
                continue
            start = 0
            while start < len(text):
                end = start + _LONGEST_PIECE
                if end < len(text):
                    end = text.rfind(" ", start + 1, end) + 1 or end
                yield number, segment.start + start, text[start:end]
                start = end

    def _is_in_language(self, text: str) -> bool:
        if not self._is_in_script(text):
            return False
        words = text.lower().split()
        known = sum(word in self._stop_words for word in words)
        return (
            not self._stop_words or len(words) < _LONG_ENOUGH or known >= _STOP_WORDS * len(words)
        )

    def _is_in_script(self, text: str) -> bool:
        """Whether at least half of the letters are Latin, if the model is for such a language."""
        words = _LETTERS.findall(text)
        latin = sum(len(word) for word in words if word < _LATIN_ENDS)
        return bool(words) and (not self._latin or 2 * latin >= sum(map(len, words)))


def _load(model: InstalledModel) -> "Language":
    import spacy

    with warnings.catch_warnings():
        # Of versions that differ in what does not matter here.
        warnings.simplefilter("ignore")
        try:
            nlp = spacy.load(model.source, exclude=_NOT_NEEDED)
        except Exception as error:
            reason = f"The model {model.name} cannot be loaded ({type(error).__name__}: {error})."
            raise NoRecogniser(reason) from error
    if "ner" not in nlp.pipe_names:
        raise NoRecogniser(f"The model {model.name} recognises no names.")
    if "tok2vec" in nlp.pipe_names and not nlp.get_pipe("tok2vec").listening_components:
        nlp.remove_pipe("tok2vec")
    return nlp


def _for_model(state: State, segment: Segment) -> str:
    """A segment as models have learnt to read; every character is where it was."""
    text = state.plain[segment.start : segment.end].translate(_STRAIGHT)
    if segment.style is Style.CAPS:
        text = _LETTERS.sub(lambda match: _as_in_prose(state, match[0]), text)
    text = _NO_WORD.sub(lambda match: " " * len(match[0]), text)
    return _SURROGATE.sub("?", text)


def _as_in_prose(state: State, word: str) -> str:
    """A word in capitals as prose has it: in lower case, if it is no name."""
    lower = word.lower()
    if len(lower) != len(word):
        return word
    if lower in common_words().all or lower in state.lower:
        return lower
    return word[0] + lower[1:]
