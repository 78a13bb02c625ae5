"""The names that are looked for again, behind what the rules have made searchable."""

import json
from collections.abc import Callable, Iterator, Sequence

import pytest
from refresh.libraries import Shelf

from index import locations
from index.analysis import RULES, RulesRecogniser, Text, analyse
from index.library import Library
from index.model import Analysis, EntityType, Mention, RecogniserChoice
from index.refresh import second_pass
from index.refresh.progress import Progress
from index.refresh.refresh import Outcome, refresh
from index.storage.catalog import Catalog
from index.storage.catalog.codec import dump_mentions
from index.storage.lock import writer_lock

MODEL = RecogniserChoice("spacy")
FORGET = "UPDATE analyses SET recogniser = 'old', mentions = ?"
NOTHING = dump_mentions(Analysis((), "old"))


class FakeModel:
    """A model that takes every “Xyloq” for a person, and what it has analysed."""

    name = "fake 1.0"
    version = "fake 1.0"

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.before: Callable[[], object] = lambda: None

    def analyse_all(self, texts: Sequence[Text]) -> list[Analysis]:
        self.before()
        if any("poison" in text for text, _ in texts):
            raise RuntimeError("poisoned")
        self.texts += [text for text, _ in texts]
        return [self._analysis(text) for text, _ in texts]

    def _analysis(self, text: str) -> Analysis:
        person = EntityType.PERSON
        found = [
            Mention(at, at + 5, person, "person:xyloq", "Xyloq", "model fake")
            for at in range(len(text))
            if text.startswith("Xyloq", at)
        ]
        rules = analyse(text).mentions
        return Analysis(tuple(sorted((*rules, *found))), self.name)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> FakeModel:
    fake = FakeModel()

    def chosen(choice: RecogniserChoice) -> FakeModel | None:
        return None if choice.kind == RULES else fake

    monkeypatch.setattr(second_pass, "chosen_model", chosen)
    monkeypatch.setattr(
        second_pass,
        "load_recogniser",
        lambda choice: chosen(choice) or RulesRecogniser(),
    )
    return fake


@pytest.fixture
def catalog(shelf: Shelf) -> Iterator[Catalog]:
    catalog = Catalog.of(shelf.library)
    yield catalog
    catalog.close()


def recognisers(catalog: Catalog) -> dict[str, int]:
    rows = catalog.rows("SELECT recogniser, count(*) FROM analyses GROUP BY 1")
    return dict(rows)


def bring_up(shelf: Shelf, choice: RecogniserChoice = MODEL, **more: object) -> Outcome:
    outcome = refresh(shelf.library, recogniser=choice, **more)  # type: ignore[arg-type]
    shelf.check()
    return outcome


def test_articles_are_analysed_again_once(shelf: Shelf, model: FakeModel, catalog: Catalog) -> None:
    shelf.write("a.md", body="Later Xyloq saw the drones in Kyiv.")
    shelf.write("b.md", body="Nothing about drones.")
    progress = bring_up(shelf).progress
    assert (progress.added, progress.recognised, progress.to_recognise) == (2, 2, 2)
    assert recognisers(catalog) == {"fake 1.0": 2}
    assert len(model.texts) == 2
    assert bring_up(shelf).progress.to_recognise == 0
    assert len(model.texts) == 2


def test_what_is_found_replaces_what_the_rules_found(
    shelf: Shelf, model: FakeModel, catalog: Catalog
) -> None:
    shelf.write("a.md", body="Later Xyloq saw the drones in Kyiv.")
    bring_up(shelf)
    keys = catalog.rows("SELECT key FROM occurrences ORDER BY key")
    assert keys == [("person:xyloq",), ("place:kyiv",)]
    library = Library(shelf.library, shelf.library / "log")
    assert [hit.title for hit in library.search("person:Xyloq").hits] == ["a"]
    (hit,) = library.search("xyloq").hits
    article = library.article(hit.id)
    assert article is not None
    assert article.analysis.recogniser == "fake 1.0"
    library.close()


def test_the_place_in_an_article_stays(shelf: Shelf, model: FakeModel) -> None:
    shelf.write("a.md", body="Later Xyloq saw the drones. " * 40)
    refresh(shelf.library)
    library = Library(shelf.library, shelf.library / "log")
    (identifier,) = shelf.ids().values()
    article = library.article(identifier)
    assert article is not None
    library.showing(article)
    library.set_place(identifier, 600)
    library.set_mark("a", identifier, 601)
    bring_up(shelf)
    assert library.is_outdated()
    assert library.place(identifier) == 600
    assert library.marks() == {"a": (identifier, 601)}
    library.close()


def test_where_nothing_changes_full_text_is_left_alone(
    shelf: Shelf, model: FakeModel, catalog: Catalog
) -> None:
    shelf.write("a.md", body="The drones came to Kyiv.")
    refresh(shelf.library)
    before = catalog.rows("SELECT revision FROM documents"), catalog.meta("fulltext confirmed")
    bring_up(shelf)
    assert recognisers(catalog) == {"fake 1.0": 1}
    after = catalog.rows("SELECT revision FROM documents"), catalog.meta("fulltext confirmed")
    assert after == before


def test_a_new_version_is_noticed(shelf: Shelf, model: FakeModel, catalog: Catalog) -> None:
    shelf.write("a.md")
    bring_up(shelf)
    model.name = model.version = "fake 1.1"
    assert bring_up(shelf).progress.recognised == 1
    assert recognisers(catalog) == {"fake 1.1": 1}


def test_a_changed_article_is_analysed_again(
    shelf: Shelf, model: FakeModel, catalog: Catalog
) -> None:
    shelf.write("a.md")
    shelf.write("b.md")
    bring_up(shelf)
    shelf.write("b.md", body="Then Xyloq flew drones.")
    assert bring_up(shelf).progress.recognised == 1
    assert model.texts[-1].endswith("Then Xyloq flew drones.")


def test_the_rules_can_be_had_back(shelf: Shelf, model: FakeModel, catalog: Catalog) -> None:
    shelf.write("a.md", body="Later Xyloq saw the drones.")
    bring_up(shelf)
    assert bring_up(shelf, RecogniserChoice(RULES)).progress.recognised == 1
    assert recognisers(catalog) == {"rules": 1}
    assert catalog.rows("SELECT count(*) FROM occurrences") == [(0,)]


def test_it_ends_between_batches_and_goes_on_the_next_time(
    shelf: Shelf, model: FakeModel, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_pass, "BATCH_ARTICLES", 2)
    for number in range(5):
        shelf.write(f"{number}.md")
    outcome = bring_up(shelf, stopping=lambda: len(model.texts) >= 2)
    assert not outcome.interrupted
    assert recognisers(catalog) == {"fake 1.0": 2, "rules": 3}
    reports: list[Progress] = []
    bring_up(shelf, report=reports.append)
    assert [p.recognised for p in reports if p.to_recognise] == [0, 2, 3]
    assert recognisers(catalog) == {"fake 1.0": 5}


def test_everything_is_searchable_before_it_begins(shelf: Shelf, model: FakeModel) -> None:
    for number in range(3):
        shelf.write(f"{number}.md")
    model.before = shelf.check
    assert bring_up(shelf).progress.recognised == 3


def test_another_writer_goes_first(shelf: Shelf, model: FakeModel, catalog: Catalog) -> None:
    shelf.write("a.md")
    lock = writer_lock(locations.lock_file(shelf.library), 1)
    model.before = lock.__enter__
    outcome = refresh(shelf.library, recogniser=MODEL)
    lock.__exit__(None, None, None)
    assert outcome.progress.recognised == 0
    assert recognisers(catalog) == {"rules": 1}


def test_what_another_writer_has_changed_meanwhile_stays(
    shelf: Shelf, model: FakeModel, catalog: Catalog
) -> None:
    shelf.write("a.md", body="Later Xyloq saw the drones.")

    def change() -> None:
        model.before = lambda: None
        shelf.write("a.md", body="Now only drones.")
        shelf.write("b.md", body="New drones.")
        refresh(shelf.library)

    model.before = change
    bring_up(shelf)
    assert json.loads(catalog.rows("SELECT json_group_array(key) FROM occurrences")[0][0]) == []
    assert bring_up(shelf).progress.recognised == 2


def test_an_article_that_cannot_be_analysed_costs_no_other(
    shelf: Shelf, model: FakeModel, catalog: Catalog
) -> None:
    for name in ("a", "poison", "b"):
        shelf.write(f"{name}.md")
    bring_up(shelf)
    assert recognisers(catalog) == {"fake 1.0": 2, "rules": 1}


def test_a_model_that_is_not_there_is_said_and_the_rules_have_done_their_work(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, catalog: Catalog
) -> None:
    monkeypatch.setattr("index.analysis.installed.find_spec", lambda _: None)
    shelf.write("a.md")
    outcome = bring_up(shelf)
    assert outcome.recogniser_fault.startswith("No model is installed")
    assert recognisers(catalog) == {"rules": 1}
    assert bring_up(shelf, RecogniserChoice("auto")).recogniser_fault == ""


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several processes for every refresh."""
    monkeypatch.setattr(second_pass, "SEVERAL_FROM", 0)
    monkeypatch.setattr(second_pass, "cores", lambda: 3)


def test_several_processes(
    shelf: Shelf,
    model: FakeModel,
    catalog: Catalog,
    several: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(9):
        shelf.write(f"{number}.md", body=f"Harold Finch {number} left Kyiv.")
    bring_up(shelf, RecogniserChoice(RULES))
    before = catalog.rows("SELECT id, mentions FROM analyses ORDER BY id")
    catalog.connection.execute(FORGET, (NOTHING,))
    monkeypatch.setattr(second_pass, "BATCH_ARTICLES", 2)
    monkeypatch.setattr(second_pass, "load_recogniser", None)
    reports: list[int] = []
    outcome = bring_up(
        shelf, RecogniserChoice(RULES), report=lambda p: reports.append(p.recognised)
    )
    assert outcome.progress.recognised == 9
    assert [each for each in reports if each] == [2, 4, 6, 8, 9]
    assert recognisers(catalog) == {"rules": 9}
    assert catalog.rows("SELECT id, mentions FROM analyses ORDER BY id") == before


def test_several_processes_can_be_stopped(
    shelf: Shelf, several: None, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_pass, "BATCH_ARTICLES", 1)
    for number in range(9):
        shelf.write(f"{number}.md")
    bring_up(shelf, RecogniserChoice(RULES))
    catalog.connection.execute("UPDATE analyses SET recogniser = 'old'")
    progress: list[Progress] = []
    bring_up(
        shelf,
        RecogniserChoice(RULES),
        report=progress.append,
        stopping=lambda: bool(progress and progress[-1].to_recognise),
    )
    # What was under way when it was stopped.
    assert recognisers(catalog) == {"old": 8, "rules": 1}


@pytest.mark.model
def test_several_processes_find_what_one_finds(
    shelf: Shelf, catalog: Catalog, several: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        shelf.write(f"{number}.md", body=f"Barnaby Thistlewick {number} flew over Gdansk.")
    bring_up(shelf, RecogniserChoice("auto"))
    found = "SELECT id, recogniser, mentions FROM analyses ORDER BY id"
    there = catalog.rows(found)
    assert there[0][1].startswith("en_core_web_")
    catalog.connection.execute(FORGET, (NOTHING,))
    monkeypatch.setattr(second_pass, "SEVERAL_FROM", 1_000_000)
    bring_up(shelf, RecogniserChoice("auto"))
    assert catalog.rows(found) == there


@pytest.mark.model
def test_the_packaged_model(shelf: Shelf, catalog: Catalog) -> None:
    shelf.write("a.md", body="On Monday Barnaby Thistlewick flew two drones over Gdansk.")
    assert bring_up(shelf, RecogniserChoice("auto")).progress.recognised == 1
    (name,) = recognisers(catalog)
    assert name.startswith("en_core_web_")
    assert catalog.rows("SELECT count(*) FROM occurrences WHERE key = 'person:barnaby-thistlewick'")


def test_batches_are_short() -> None:
    articles = [(1, 9_000), (2, 10), (3, 7_980), (4, 20), *((n, 1) for n in range(5, 45))]
    batches = list(second_pass._batches(articles))
    assert batches[0] == [1]
    assert batches[1] == [2, 3]
    assert max(map(len, batches)) == second_pass.BATCH_ARTICLES
    assert [i for batch in batches for i in batch] == list(range(1, 45))
