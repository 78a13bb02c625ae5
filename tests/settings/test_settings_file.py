"""The settings file: what applies, and what is said of the rest."""

from pathlib import Path
from typing import Any

import pytest

from index.library import config_file
from index.model import RecogniserChoice
from tui.settings import Panes, Settings
from tui.settings_file import load
from tui.settings_rules import RULES


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_file_all_is_by_default(file: Path) -> None:
    assert load(file) == Settings(path=file)


def test_the_file_is_where_the_platform_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/elsewhere")
    assert config_file().parts[-2:] == ("dateline", "config.toml")
    monkeypatch.setenv("DATELINE_CONFIG", "/a/file.toml")
    assert config_file() == Path("/a/file.toml")


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        pytest.param('theme = "nord"', {"theme": "nord"}, id="theme"),
        pytest.param("measure = 60", {"measure": 60}, id="measure"),
        pytest.param("mouse = false", {"mouse": False}, id="mouse"),
        pytest.param("motion = false", {"motion": False}, id="motion"),
        pytest.param('citation = "csl-json"', {"citation": "csl-json"}, id="citation"),
        pytest.param('recogniser = "spacy"', {"recogniser": "spacy"}, id="recogniser"),
        pytest.param('model = "xx_zarbo_lg"', {"model": "xx_zarbo_lg"}, id="model"),
        pytest.param('panes.results = "30 %"', {"panes": Panes(results="30%")}, id="share"),
        pytest.param("[panes]\nentities = 30", {"panes": Panes(entities="30")}, id="cells"),
        pytest.param(
            '[panes]\nhidden = ["entities"]', {"panes": Panes(hidden=("entities",))}, id="hidden"
        ),
        pytest.param('[keys]\nstar = "*"', {"keys": {"star": ("*",)}}, id="key"),
        pytest.param(
            '[keys]\nlist.down = ["j", "n"]', {"keys": {"list.down": ("j", "n")}}, id="dotted"
        ),
        pytest.param('[keys]\n"list.up" = "k"', {"keys": {"list.up": ("k",)}}, id="quoted"),
        pytest.param('[keys.list]\nup = "k"', {"keys": {"list.up": ("k",)}}, id="inner-table"),
        pytest.param('keys = {star = ""}', {"keys": {"star": ()}}, id="unbound"),
        pytest.param("[keys]\nstar = []", {"keys": {"star": ()}}, id="unbound-by-a-list"),
        pytest.param("\ufeffmouse = false\r\n", {"mouse": False}, id="byte-order-mark"),
        pytest.param("", {}, id="empty"),
    ],
)
def test_what_is_right_applies(file: Path, text: str, changed: dict[str, Any]) -> None:
    file.write_text(text, encoding="utf-8")
    settings = load(file)
    assert settings.problems == ()
    defaults = Settings()
    for name in (
        *("theme", "measure", "mouse", "motion", "citation"),
        *("recogniser", "model", "panes", "keys"),
    ):
        assert getattr(settings, name) == changed.get(name, getattr(defaults, name))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            '\n\n\ntheem = "nord"',
            ", line 4: unknown setting “theem”; did you mean “theme”?",
            id="unknown",
        ),
        pytest.param("zzz = 1", ", line 1: unknown setting “zzz”.", id="unknown-without-a-hint"),
        pytest.param("color.x = 1", ", line 1: unknown setting “color”.", id="unknown-and-dotted"),
        pytest.param(
            '[panes]\n\ntheme = "nord"',
            ", line 3: unknown setting “panes.theme”; “theme” stands above all tables.",
            id="in-the-wrong-table",
        ),
        pytest.param(
            "[panes]\nresult = 30",
            ", line 2: unknown setting “panes.result”; did you mean “panes.results”?",
            id="unknown-in-a-table",
        ),
        pytest.param(
            "[panes]\nqqqqqqqq = 30",
            ", line 2: unknown setting “panes.qqqqqqqq”.",
            id="unknown-in-a-table-too",
        ),
        pytest.param(
            'measure = "wide"',
            ', line 1: “measure” is a whole number from 40 to 120, not "wide".',
            id="measure",
        ),
        pytest.param(
            "measure = true",
            ", line 1: “measure” is a whole number from 40 to 120, not true.",
            id="measure-true",
        ),
        pytest.param(
            "mouse = 0", ", line 1: “mouse” is true or false, not 0.", id="mouse-as-number"
        ),
        pytest.param(
            "citation = 'bibtx'",
            ', line 1: “citation” is plain, markdown, bibtex or csl-json, not "bibtx"; '
            "did you mean “bibtex”?",
            id="choice",
        ),
        pytest.param(
            'panes.hidden = ["article"]',
            ', line 1: “panes.hidden” is a list of “results” and “entities”, not ["article"].',
            id="hidden",
        ),
        pytest.param('panes = "wide"', ", line 1: “panes” is a table, [panes].", id="no-table"),
        pytest.param(
            "[keys]\nstar = 3",
            ", line 2: “star” takes a key or a list of keys, not 3.",
            id="key-as-number",
        ),
        pytest.param(
            "[keys]\nstar = ['a', 3]",
            ', line 2: “star” takes a key or a list of keys, not ["a", 3].',
            id="list-with-a-number",
        ),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_applies(file: Path, text: str, problem: str) -> None:
    file.write_text(f"{text}\n", encoding="utf-8")
    assert load(file) == Settings(path=file, problems=(f"config.toml{problem}",))
    file.write_text(f"{text}\n", encoding="utf-8")
    if "[" not in text.splitlines()[0]:
        file.write_text(f"{text}\n[keys]\nundo = 'x'\n", encoding="utf-8")
        settings = load(file)
        assert settings.problems == (f"config.toml{problem}",)
        assert settings.keys == {"undo": ("x",)}


@pytest.mark.parametrize("value", ["5%", "95%", "20", "300", "wide", "28.5%", "-30%", "٣٠%"])
def test_a_width_nobody_could_use_is_refused(file: Path, value: str) -> None:
    file.write_text(f'panes.results = "{value}"', encoding="utf-8")
    settings = load(file)
    assert settings.panes == Panes()
    assert len(settings.problems) == 1


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(b"mouse = false\na =\n", ", line 2: this is not TOML", id="syntax"),
        pytest.param(b"[a", ": this is not TOML", id="unfinished"),
        pytest.param(b"a = 1\na = 2", ": this is not TOML", id="twice"),
        pytest.param(b"a = " + b"[" * 3_000, ": this is not TOML", id="nested"),
        pytest.param(b"a = " + b"9" * 5_000, ": this is not TOML", id="large-number"),
        pytest.param(b"\n# \xff", ", line 2: this is not UTF-8", id="not-utf-8"),
        pytest.param(b"#" * 1_000_001, " is larger than settings can be", id="large"),
    ],
)
def test_what_is_no_toml_is_one_sentence(file: Path, content: bytes, problem: str) -> None:
    file.write_bytes(content)
    settings = load(file)
    (sentence,) = settings.problems
    assert sentence.startswith(f"config.toml{problem}")
    assert sentence.endswith("; the defaults apply.")
    assert settings == Settings(path=file, problems=(sentence,))


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        pytest.param("/dev/null", None, id="null"),
        pytest.param("/dev/zero", "zero is no file; the defaults apply.", id="device"),
        pytest.param("/", " is no file; the defaults apply.", id="directory"),
        pytest.param(
            "/etc/passwd/config.toml",
            "config.toml cannot be read (Not a directory); the defaults apply.",
            id="below-a-file",
        ),
    ],
)
def test_what_is_no_file(path: str, problem: str | None) -> None:
    assert load(Path(path)).problems == ((problem,) if problem else ())


def test_what_the_file_sets_is_known(file: Path) -> None:
    file.write_text(
        'mouse = true\nmeasure = "x"\npanes.results = 30\nkeys = {star = "x"}\n', encoding="utf-8"
    )
    settings = load(file)
    assert settings.sets("mouse")
    assert settings.sets("panes.results")
    assert settings.sets("keys.star")
    assert not settings.sets("measure")
    assert not settings.sets("panes.entities")


def test_defaults_keep_the_rules() -> None:
    defaults = Settings()
    for name, rule in RULES.items():
        owner = defaults.panes if name.startswith("panes.") else defaults
        value = getattr(owner, name.rpartition(".")[2])
        taken = rule.check(list(value) if isinstance(value, tuple) else value)
        assert taken == value, name


def test_the_environment_says_what_finds_names_where_the_file_does_not(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATELINE_RECOGNISER")
    assert load(file).recogniser_choice == RecogniserChoice("auto", "")
    monkeypatch.setenv("DATELINE_RECOGNISER", "rules")
    assert load(file).recogniser_choice == RecogniserChoice("rules", "")
    file.write_text('recogniser = "spacy"\nmodel = "xx_zarbo"')
    assert load(file).recogniser_choice == RecogniserChoice("spacy", "xx_zarbo")
    monkeypatch.setenv("DATELINE_RECOGNISER", "bogus\x1b")
    file.write_text("")
    assert load(file).recogniser_choice == RecogniserChoice("auto", "")
    assert load(file).problems == (
        "DATELINE_RECOGNISER is “bogus␛”, and must be auto, rules or spacy.",
    )


def test_a_model_is_no_path(file: Path) -> None:
    file.write_text('model = "../elsewhere"')
    assert load(file).problems == (
        'config.toml, line 1: “model” is the name of a spaCy model, not "../elsewhere".',
    )
