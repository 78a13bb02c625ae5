"""The gazetteer: what goes into it, and what it answers."""

import gzip

from index.analysis.build_gazetteer import CERTAIN, POSSIBLE, rank_names
from index.analysis.tables import data_file, names

CITY = {"population": 400_000, "alternatenames": []}


def test_large_cities_are_certain_and_small_ones_possible() -> None:
    cities = [{**CITY, "name": "Zarbinsk"}, {**CITY, "name": "Ulmovo", "population": 20_000}]
    assert rank_names(cities, set()) == {"Zarbinsk": CERTAIN, "Ulmovo": POSSIBLE}


def test_capitals_are_certain() -> None:
    assert rank_names([{**CITY, "name": "Ulmovo", "population": 1}], {"Ulmovo"}) == {
        "Ulmovo": CERTAIN
    }


def test_words_and_given_names_are_only_possible() -> None:
    cities = [{**CITY, "name": name} for name in ("Nice", "Victoria", "Reading")]
    assert set(rank_names(cities, set()).values()) == {POSSIBLE}


def test_function_words_and_odd_names_stay_out() -> None:
    cities = [{**CITY, "name": name} for name in ("Of", "As", "Ob'", "XIV", "Ward 5", "al")]
    assert rank_names(cities, set()) == {}


def test_accents_and_alternates_of_large_cities_are_names_too() -> None:
    city = {**CITY, "population": 900_000, "name": "Zárbo", "alternatenames": ["Sarbow", "ZRB"]}
    assert rank_names([city], set()) == {"Zárbo": CERTAIN, "Zarbo": CERTAIN, "Sarbow": POSSIBLE}


def test_the_file_is_sorted_small_and_reproducible() -> None:
    packed = data_file("places.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    assert lines == sorted(lines, key=lambda line: line.split("\t")[0])
    assert len(packed) < 1_000_000
    assert packed[4:8] == b"\0\0\0\0"  # no time of writing


def test_the_tables_know_their_names() -> None:
    table = names()
    assert {"Kyiv", "Norway", "Donbas", "Sea of Azov", "Reuters", "Russians"} <= table.known.keys()
    assert {"Pokrovsk", "Nice", "Reading"} <= table.possible_places
    assert table.longest["Sea"] >= 3
