"""People, organisations and places, some of them in the news far more often than others."""

from dataclasses import dataclass
from functools import cache
from random import Random

from generator.draw import ZipfTable, listed, pick
from generator.vocabulary import stem

_PEOPLE = 2_000
_ORGANISATIONS = 400
_NAMES_SEED = 1_109

_FIRST_NAMES = listed(
    "Ada Aleksei Amina Andrea Anna Björn Carlos Chen Claire Daniel Dmitri Elena Emeka Eva Fatima"
    " Felix François Grace Hana Hans Igor Ines Ivan Jane João John Jürgen Karin Kenji Lars Laura"
    " Leyla Lucía Marie Mark Mary Mehmet Michael Minh Nadia Nina Olga Omar Paul Petra Rachel Rosa"
    " Samuel Sofia Søren Tomasz Yuki Zainab Zoë"
)
_SURNAME_ENDINGS = ("", "", "son", "ov", "ski", "er", "ez", "ani", "enko", "man", "ić", "sen")
_ROLES = (
    *("Foreign Minister", "Finance Minister", "Mayor", "Governor", "Professor", "Colonel"),
    *("General", "Dr.", "Judge", "Ambassador", "chief executive", "spokeswoman", "spokesman"),
    *("analyst", "economist", "President", "Prime Minister", "Senator", "coach", "historian"),
)
_SCOPES = listed(
    "National Federal Royal Northern Southern Eastern Western Central European Asian African"
    " Pacific Atlantic International United General"
)
_FIELDS = listed(
    "Grain Energy Rail Health Labour Housing Fisheries Steel Water Aviation Research Electoral"
    " Trade Space Defence Postal Mining Press Football Climate"
)
_BODIES = listed(
    "Agency Authority Bank Board Bureau Commission Council Federation Foundation Group Institute"
    " Ministry Office Service Union Watch"
)
_PLACES = listed(
    "Washington London Brussels Kyiv Moscow Berlin Paris Beijing Tokyo Seoul Cairo Lagos Nairobi"
    " Ankara Warsaw Rome Madrid Lisbon Vienna Prague Oslo Stockholm Helsinki Athens Tehran Baghdad"
    " Delhi Dhaka Jakarta Manila Hanoi Canberra Wellington Ottawa Havana Bogotá Lima Santiago"
    " Accra Dakar Tunis Tallinn Riga Vilnius Bucharest Sofia Tbilisi Yerevan Baku Astana"
)
PUBLISHERS = (
    *("The Harbour Post", "Northern Wire", "Capital Courier", "Daily Meridian", "Evening Ledger"),
    *("Das Echo", "The Valley Tribune", "Pacific Standard News", "Le Quotidien", "Union Herald"),
    *("Globe & Gazette", "Inland Press Agency", "Metro Bulletin", "The Observer Weekly"),
    *("Südkurier Online", "Morning Dispatch", "El Correo Nuevo", "Frontier Times", "City Record"),
    "World Report",
)
"""The invented papers that articles come from."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the news."""

    role: str
    first: str
    last: str

    @property
    def full(self) -> str:
        """First name and surname."""
        return f"{self.first} {self.last}"

    @property
    def introduced(self) -> str:
        """As named at the first mention."""
        return f"{self.role} {self.full}"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body with an acronym."""

    name: str

    @property
    def acronym(self) -> str:
        """The initials."""
        return "".join(word[0] for word in self.name.split())

    @property
    def introduced(self) -> str:
        """As named at the first mention."""
        return f"the {self.name} ({self.acronym})"


@cache
def people() -> ZipfTable[Person]:
    """Everybody, most newsworthy first."""
    rng = Random(_NAMES_SEED)
    return ZipfTable(
        Person(
            pick(rng, _ROLES),
            pick(rng, _FIRST_NAMES),
            stem(rng, 2).capitalize() + pick(rng, _SURNAME_ENDINGS),
        )
        for _ in range(_PEOPLE)
    )


@cache
def organisations() -> ZipfTable[Organisation]:
    """All organisations, most newsworthy first."""
    rng = Random(_NAMES_SEED + 1)
    parts = (_SCOPES, _FIELDS, _BODIES)
    return ZipfTable(
        Organisation(" ".join(pick(rng, part) for part in parts)) for _ in range(_ORGANISATIONS)
    )


@cache
def places() -> ZipfTable[str]:
    """All places, most newsworthy first."""
    return ZipfTable(_PLACES)
