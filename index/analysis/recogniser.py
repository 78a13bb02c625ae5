"""What finds the names in texts: the rules, or a model on top of them."""

from collections.abc import Sequence
from typing import Protocol

from index.analysis.installed import InstalledModel, installed_model
from index.analysis.rules import analyse
from index.model import Analysis, Block, RecogniserChoice

AUTO, RULES, SPACY = "auto", "rules", "spacy"
"""What may be chosen: the best there is, the rules alone, or a model."""

NEED_MODEL = "“pipx install '.[ner]'” brings a model along that finds more names"

Text = tuple[str, Sequence[Block] | None]
"""A text and the blocks of its document, if it has any; see `analyse`."""


class NoRecogniser(Exception):  # noqa: N818 - it is none of ours
    """A recogniser that was asked for is not there; the message is a sentence."""


class Recogniser(Protocol):
    """Finds the names in texts."""

    @property
    def name(self) -> str:
        """What `Analysis.recogniser` says; changes with whatever changes what is found."""

    def analyse_all(self, texts: Sequence[Text]) -> list[Analysis]:
        """The analyses of texts, in their order; several at once are faster than one by one."""


class RulesRecogniser:
    """The rules and tables of this package."""

    name = RULES

    def analyse_all(self, texts: Sequence[Text]) -> list[Analysis]:
        """Analyse texts; see `Recogniser`."""
        return [analyse(text, blocks=blocks) for text, blocks in texts]


def chosen_model(choice: RecogniserChoice) -> InstalledModel | None:
    """The model that a choice leads to, without loading it; None for the rules.

    Raises:
        NoRecogniser: if it must be a model and that is not there.
    """
    found = None if choice.kind == RULES else installed_model(choice.model)
    if found is None and (choice.kind == SPACY or (choice.kind == AUTO and choice.model)):
        missing = f"The model {choice.model} is not" if choice.model else "No model is"
        raise NoRecogniser(f"{missing} installed; {NEED_MODEL}.")
    return found


def load_recogniser(choice: RecogniserChoice) -> Recogniser:
    """The recogniser that a choice leads to.

    Raises:
        NoRecogniser: if it is not there, or cannot be loaded.
    """
    found = chosen_model(choice)
    if found is None:
        return RulesRecogniser()
    # spaCy takes a second to import.
    from index.analysis.spacy_recogniser import SpacyRecogniser

    return SpacyRecogniser(found)


def is_better_to_be_had(choice: RecogniserChoice) -> bool:
    """Whether the rules find the names only because no model is installed."""
    try:
        return choice.kind != RULES and chosen_model(choice) is None
    except NoRecogniser:
        return True


def recogniser_in_words(choice: RecogniserChoice) -> str:
    """What a choice comes to on this machine, and how to get a better one."""
    try:
        found = chosen_model(choice)
    except NoRecogniser as error:
        return str(error)
    if found is not None:
        return f"the rules and the model {found.version}"
    if choice.kind == RULES:
        return "the rules, as it is set"
    return f"the rules; {NEED_MODEL}"
