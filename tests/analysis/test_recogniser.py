"""Which recogniser a choice leads to."""

import json
import sys
from pathlib import Path

import pytest

from index.analysis import (
    AUTO,
    RULES,
    SPACY,
    NoRecogniser,
    RulesRecogniser,
    analyse,
    chosen_model,
    is_better_to_be_had,
    load_recogniser,
    recogniser_in_words,
)
from index.model import RecogniserChoice

TEXT = "President Maria Zarbo was in Oslo."


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the extra were not installed."""
    monkeypatch.setattr("index.analysis.installed.find_spec", lambda _: None)


@pytest.fixture
def other_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that looks like spaCy, and one that looks like a model."""
    for name in ("spacy", "xx_zarbo_lg"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise RuntimeError('imported')\n")
    (tmp_path / "xx_zarbo_lg" / "meta.json").write_text(json.dumps({"version": "1.2"}))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "spacy", raising=False)


def test_the_rules_as_they_are() -> None:
    recogniser = load_recogniser(RecogniserChoice(RULES))
    assert isinstance(recogniser, RulesRecogniser)
    assert recogniser.analyse_all([(TEXT, None), ("", None)]) == [analyse(TEXT), analyse("")]


def test_auto_takes_the_rules_where_there_is_no_model(no_model: None) -> None:
    assert chosen_model(RecogniserChoice(AUTO)) is None
    assert isinstance(load_recogniser(RecogniserChoice(AUTO)), RulesRecogniser)
    assert "pipx install '.[ner]'" in recogniser_in_words(RecogniserChoice(AUTO))


def test_a_model_that_must_be_there_and_is_not_is_a_sentence(no_model: None) -> None:
    for model in ("", "xx_zarbo_lg"):
        with pytest.raises(NoRecogniser, match=r"installed; “pipx install '\.\[ner\]'”"):
            load_recogniser(RecogniserChoice(SPACY, model))
        assert "not" in recogniser_in_words(RecogniserChoice(SPACY, "xx_zarbo_lg"))
    # One that was named is missed with `auto` as well.
    with pytest.raises(NoRecogniser, match="The model xx_zarbo_lg is not installed"):
        load_recogniser(RecogniserChoice(AUTO, "xx_zarbo_lg"))
    assert is_better_to_be_had(RecogniserChoice(AUTO))
    assert is_better_to_be_had(RecogniserChoice(AUTO, "xx_zarbo_lg"))
    assert not is_better_to_be_had(RecogniserChoice(RULES))


def test_any_installed_model_can_be_named_and_nothing_is_imported(other_model: None) -> None:
    found = chosen_model(RecogniserChoice(SPACY, "xx_zarbo_lg"))
    assert found is not None
    assert (found.name, found.version, found.source) == (
        "xx_zarbo_lg",
        "xx_zarbo_lg 1.2",
        "xx_zarbo_lg",
    )
    words = recogniser_in_words(RecogniserChoice(AUTO, "xx_zarbo_lg"))
    assert words == "the rules and the model xx_zarbo_lg 1.2"
    assert recogniser_in_words(RecogniserChoice(RULES, "xx_zarbo_lg")) == "the rules, as it is set"
