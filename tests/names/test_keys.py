"""What an entity is known by."""

import pytest

from index.model import EntityType
from index.names import key_of


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        pytest.param(EntityType.ORG, ("OPEC", "Opec"), id="acronym-written-as-a-word"),
        pytest.param(
            EntityType.ORG,
            ("USDA", "U.S. Agriculture Department", "The Department of Agriculture"),
            id="department",
        ),
        pytest.param(EntityType.PLACE, ("Netherlands", "The Netherlands", "Holland"), id="article"),
        pytest.param(EntityType.PLACE, ("Hague", "The Hague"), id="article-of-no-known-place"),
    ],
)
def test_one(kind: EntityType, names: tuple[str, ...]) -> None:
    assert len({key_of(kind, name) for name in names}) == 1


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        pytest.param(EntityType.ORG, "The Sun", "Sun", id="article-of-an-organisation"),
        pytest.param(EntityType.ORG, "FBI", "Fbi", id="short-acronym"),
        pytest.param(EntityType.PERSON, "OPEC", "Opec Ylm", id="person"),
    ],
)
def test_two(kind: EntityType, one: str, other: str) -> None:
    assert key_of(kind, one) != key_of(kind, other)
