"""Invented people for the answers of 2022: names, documents, and the point where each one votes.

No number here belongs to anybody: they obey the length of their kind, but lie far above those given out so
far. How many vote where is invented too; only that the 314 took part was published.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.tools.answers import SEED, Answer, answers_of_2022

REPEATERS = 9
TURNED_AWAY = 4

ATTENDANCE: dict[str, int] = {
    "UCG-01": 31, "UCG-02": 18, "UCG-03": 11, "UCG-04": 16, "UCG-05": 11, "UCG-06": 27, "UCG-07": 15,
    "UCG-08": 17, "UCG-09": 10, "UCG-10": 19, "UCG-11": 6, "UCG-12": 21, "UCG-13": 18, "UCG-14": 16,
    "UCG-15": 11, "COR-01": 5, "COR-02": 3, "COR-03": 6, "COR-04": 4, "COR-05": 4, "COR-06": 2, "COR-07": 2,
    "COR-08": 2, "COR-09": 11, "COR-10": 9, "COR-11": 3, "COR-12": 3, "COR-13": 3, "COR-14": 3, "COR-15": 7,
}  # fmt: skip
"""People by voting point, 314 in all."""

_WOMEN = (
    "Alba", "Ana María", "Beatriz", "Carmen Alicia", "Claudia", "Dayana", "Diana Marcela", "Edith", "Elvia",
    "Gladys", "Íngrid", "Johana", "Katia", "Leidy", "Luz Marina", "Maira", "María José", "Marta Inés",
    "Nellys", "Rosa Elena", "Sandra Milena", "Valentina", "Yuranis", "Zuleima",
)  # fmt: skip
_MEN = (
    "Álvaro", "Andrés Felipe", "Arnulfo", "Boris", "Carlos Mario", "Dairo", "Edgardo", "Edwin", "Fabio",
    "Germán", "Hernán Darío", "Iván", "Jesús David", "Jorge Luis", "José Ángel", "Julio César", "Kevin",
    "Luis Carlos", "Manuel", "Óscar", "Ramiro", "Rubén Darío", "Samir", "Yeison",
)  # fmt: skip
_SURNAMES = (
    "Acevedo", "Ariza", "Ávila", "Barrios", "Blanco", "Cabarcas", "Caraballo", "Cassiani", "De la Rosa",
    "Díaz", "Gómez", "Guzmán", "Herrera", "Jiménez", "Julio", "Marrugo", "Martínez", "Meza", "Miranda",
    "Muñoz", "Núñez", "Orozco", "Padilla", "Pájaro", "Peña", "Pérez", "Puello", "Ríos", "Salgado", "Simarra",
    "Teherán", "Torres", "Vélez", "Yepes", "Zúñiga",
)  # fmt: skip
_KINDS = {"CC": 10, "CE": 7, "PPT": 8}
"""Digits by kind of document."""
_SHARES = (92, 2, 6)
_NOBODY = "99"


@dataclass(frozen=True)
class Visit:
    """One person who comes to a voting point, as typed at check-in."""

    station: str
    document_type: str
    document: str
    name: str
    answer: Answer


@dataclass(frozen=True)
class Turnout:
    """All that happens on the polling days.

    ``first`` holds one visit for each of the 314; ``second`` the visits of nine of them to another point,
    with the same answers; ``turned_away`` a few who come again to the point where they voted.
    """

    first: tuple[Visit, ...]
    second: tuple[Visit, ...]
    turned_away: tuple[Visit, ...]

    def at(self, station: str) -> tuple[Visit, ...]:
        """Everybody who comes to this point, in the order of their coming."""
        everybody = (*self.first, *self.second, *self.turned_away)
        return tuple(visit for visit in everybody if visit.station == station)


def turnout_of_2022(seed: int = SEED) -> Turnout:
    """The same people for the same seed, whoever asks."""
    source = random.Random(f"people {seed}")
    answers = answers_of_2022(seed)
    names = _names(answers, source)
    places = [code for code, count in ATTENDANCE.items() for _ in range(count)]
    source.shuffle(places)
    first = tuple(
        Visit(place, *_document(number, source), name, answer)
        for number, (place, name, answer) in enumerate(zip(places, names, answers, strict=True), 1)
    )
    again = source.sample(first, REPEATERS + TURNED_AWAY)
    elsewhere = tuple(_elsewhere(visit, source) for visit in again[:REPEATERS])
    return Turnout(first, elsewhere, tuple(again[REPEATERS:]))


def _names(answers: Sequence[Answer], source: random.Random) -> list[str]:
    """As many different names as answers."""
    names: dict[str, None] = {}
    for answer in answers:
        given = {"Masculino": _MEN, "Femenino": _WOMEN}.get(answer.sex, _MEN + _WOMEN)
        while True:
            name = " ".join((source.choice(given), *source.sample(_SURNAMES, 2)))
            if name not in names:
                names[name] = None
                break
    return list(names)


def _document(number: int, source: random.Random) -> tuple[str, str]:
    """A kind of document and a number of it that nobody has; ``number`` (under 1,000) tells people apart."""
    kind = source.choices(tuple(_KINDS), _SHARES)[0]
    digits = _KINDS[kind] - len(_NOBODY) - 3
    return kind, f"{_NOBODY}{source.randrange(10**digits):0{digits}}{number:03}"


def _elsewhere(visit: Visit, source: random.Random) -> Visit:
    """The same person at a point that cannot know, typed as another volunteer types it."""
    other = source.choice([code for code in ATTENDANCE if code != visit.station])
    return replace(visit, station=other, document=f"{int(visit.document):,}".replace(",", "."))
