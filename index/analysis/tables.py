"""The word tables that the rules look things up in, read once, when first asked for."""

import gzip
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from index.model import EntityType
from index.names import groups

POSSIBLE_PLACE = "2"
COUNTRIES = "table of countries"
PEOPLES = "table of peoples and faiths"
ORGANISATIONS = "table of organisations"
PRODUCTS = "table of products"
OTHER_NAMES = "table of names with several forms"
"""Why a name is marked; the rules trust some tables more than others."""


@dataclass(frozen=True, slots=True)
class CommonWords:
    """Lower-case words that open sentences and headlines without being names."""

    function: frozenset[str]
    """Words that are no part of a name even inside one, unless a table says so."""
    ordinary: frozenset[str]
    """These, and the commonest others."""
    all: frozenset[str]


@dataclass(frozen=True, slots=True)
class Titles:
    """Lower-case titles, offices and occupations; abbreviations carry their full stop."""

    nouns: frozenset[str]
    """What can stand right before a name."""
    words: frozenset[str]
    """The nouns and what modifies them: ``prime``, ``deputy``."""


@dataclass(frozen=True, slots=True)
class OrgWords:
    """Words that tell an organisation or a place, as written."""

    companies: frozenset[str]
    """Legal forms: enough by themselves, even in headlines."""
    heads: frozenset[str]
    """What an organisation's name ends in."""
    openings: frozenset[str]
    """What can go on with ``of`` or ``for``."""
    topics: frozenset[str]
    """What stands before ``and`` inside a name: ``Food and Drug Administration``."""
    possessives: frozenset[str]
    """What keeps its possessive inside a name: ``King's College``."""
    places: frozenset[str]
    """What the name of a place ends in."""
    others: frozenset[str]
    """What else is no part of a person's name."""
    any: frozenset[str]
    """All but the possessives: no part of a person's name."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a table knows a name as."""

    type: EntityType
    why: str
    entity: str
    """Canonical form: ``Russian`` for ``Russians``; otherwise the name itself."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names matched exactly, by the text of one or several words."""

    known: dict[str, Known]
    possible_places: frozenset[str]
    """Gazetteer names that need the text to say that a place is meant."""
    longest: dict[str, int]
    """First word of the names of several words, to the most words such a name has."""


def word_set(words: str) -> frozenset[str]:
    """The words of a string, parted by spaces."""
    return frozenset(words.split())


def data_file(name: str) -> Traversable:
    """A file of the package's data folder."""
    return files("index.analysis") / "data" / name


@cache
def common_words() -> CommonWords:
    """The ordinary words."""
    sections = _sections("common_words.txt")
    function, common, headlines = (
        frozenset(" ".join(sections[name]).split()) for name in ("function", "common", "headlines")
    )
    return CommonWords(function, function | common, function | common | headlines)


@cache
def given_names() -> frozenset[str]:
    """Given names as written; of Chinese and Korean names, the family name that comes first."""
    return frozenset(" ".join(lines_of("given_names.txt")).split())


@cache
def titles() -> Titles:
    """Titles and what modifies them."""
    sections = _sections("titles.txt")
    nouns = frozenset(" ".join(sections["titles"]).split())
    modifiers = frozenset(" ".join(sections["modifiers"]).split())
    return Titles(nouns, nouns | modifiers)


@cache
def org_words() -> OrgWords:
    """Words that tell an organisation or a place."""
    sections = {
        name: frozenset(" ".join(lines).split())
        for name, lines in _sections("org_words.txt").items()
        if name
    }
    parts = [words for name, words in sections.items() if name != "possessives"]
    return OrgWords(**sections, any=frozenset().union(*parts))


@cache
def names() -> Names:
    """Countries, regions, peoples, organisations and the gazetteer of cities.

    The gazetteer is GeoNames (CC BY 4.0), see `index.analysis.build_gazetteer`.
    """
    known: dict[str, Known] = {}
    possible: list[str] = []
    city = Known(EntityType.PLACE, "gazetteer of places", "")
    packed = gzip.decompress(data_file("places.tsv.gz").read_bytes()).decode()
    for line in packed.splitlines():
        name, _, rank = line.partition("\t")
        if rank == POSSIBLE_PLACE:
            possible.append(name)
        else:
            known[name] = city
    reasons = {"countries": COUNTRIES, "waters": "table of seas and rivers"}
    for section, lines in _sections("places.txt").items():
        if section == "abbreviations":
            continue
        place = Known(EntityType.PLACE, reasons.get(section, "table of regions"), "")
        known.update(dict.fromkeys(_entries(lines), place))
    organisation = Known(EntityType.ORG, ORGANISATIONS, "")
    for lines in _sections("organisations.txt").values():
        known.update(dict.fromkeys(_entries(lines), organisation))
    for several in groups():
        if several.type in (EntityType.PLACE, EntityType.ORG):
            entry = Known(several.type, OTHER_NAMES, "")
            known.update((form, entry) for form in several.sure if form not in known)
    products = [*_entries(lines_of("products.txt"))]
    for name in products:
        # One and several are one: F-16s.
        one = name[:-1] if name.endswith("s") and name[:-1] in products else name
        known[name] = known[f"{one}s"] = Known(EntityType.PRODUCT, PRODUCTS, one)
    for line in lines_of("demonyms.txt"):
        forms = line.split("|")
        group = Known(EntityType.GROUP, PEOPLES, forms[0])
        known.update(dict.fromkeys(forms, group))
    longest: dict[str, int] = {}
    for name in (*known, *possible):
        if not name.isalpha():
            # A quick count that is never too low: tokenising 15,000 names would take 60 ms.
            parts = name.replace("-", " ").replace("/", " ").split()
            first, count = parts[0].removesuffix("'s"), len(parts) + name.count("'")
            if longest.get(first, 1) < count:
                longest[first] = count
    return Names(known, frozenset(possible), longest)


@cache
def state_abbreviations() -> frozenset[str]:
    """Newspaper abbreviations of states and provinces, with their full stops."""
    return frozenset(_entries(_sections("places.txt")["abbreviations"]))


@cache
def regional_names() -> frozenset[str]:
    """Countries, states and regions: what can follow a town after a comma."""
    sections = _sections("places.txt")
    lines = [*sections["countries"], *sections["states"], *sections["regions"]]
    return frozenset(_entries(lines)) | state_abbreviations()


WORD = re.compile(
    r"(?:[A-Z]\.){2,}"  # initialisms: U.S.
    r"|(?:[A-Z]|St|Mt|Ft|Jr|Sr|Dr|Mr|Mrs|Ms|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Pvt|Adm|Cmdr|Brig|Sen"
    r"|Rep|Gov|Rev|Prof)\.(?=\s[A-Z])"
    r"|(?<!\w')(?!(?<=\s')s\b)[^\W_]+(?:'(?!s\b)[^\W_]+)*"  # words, no possessive
)
"""One word of a name. A hyphen parts words: what lies between two words tells it."""


def _entries(lines: list[str]) -> list[str]:
    return [entry for line in lines for entry in line.split("|") if entry]


@cache
def _sections(name: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    current = sections.setdefault("", [])
    for line in lines_of(name):
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        else:
            current.append(line)
    return sections


def lines_of(name: str) -> list[str]:
    """The lines of a table of the package, without comments."""
    lines = data_file(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
