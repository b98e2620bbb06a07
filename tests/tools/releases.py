"""Releases with any figures, made in milliseconds: those of 2022, and every odd one that may come.

`python -m tests.tools.releases FOLDER` writes the report of each, in both languages, to be looked at.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.consultation import Consultation, Proposal, Question
from kiosk.context import StationCode
from sync.central.opening import Tally
from sync.central.publish.release import Release, figures
from sync.central.publish.report import report
from sync.central.publish.report_words import ENGLISH, SPANISH
from tests.tools.facts_2022 import AGES, PROPOSAL_VOTES, SEXES
from tests.tools.kits import cartagena, cartagena_points
from tests.tools.people import turnout_of_2022
from tests.tools.vector_inputs import some

Stations = dict[StationCode, Tally]
LONG = (
    "Que la ciudad publique en lenguaje claro, cada mes y sin que nadie lo pida, en qué se gasta cada peso. "
)


def stations_of_2022() -> Stations:
    """The ballots of 2022, at the points where the invented people of the demo vote."""
    stations: Stations = {}
    for visit in turnout_of_2022().first:
        tally = stations.setdefault(StationCode(visit.station), Tally())
        tally.add(Tally(1, 0, Counter(visit.answer.choices)))
    return stations


def people_like_2022(people: int) -> list[dict[str, Any]]:
    """The margins of 2022 for another number of people."""
    scaled = []
    for margin in (AGES, SEXES):
        counts = {label: count * people // sum(margin.values()) for label, count in margin.items()}
        most = max(counts, key=lambda label: counts[label])
        scaled.append(counts | {most: counts[most] + people - sum(counts.values())})
    return people_of(*scaled)


def people_of(*margins: Mapping[str, int], unanswered: int = 0) -> list[dict[str, Any]]:
    """Margins as the closing keeps them."""
    return [
        {"answers": [{"count": n, "label": label} for label, n in margin.items()], "unanswered": unanswered}
        for margin in margins
    ]


def make_release(
    consultation: Consultation | None = None,
    stations: Stations | None = None,
    people: list[dict[str, Any]] | None = None,
    **changes: Any,
) -> Release:
    """A release of these figures; ``changes`` are fields of its value, added where they are objects."""
    consultation = consultation or cartagena()
    stations = stations_of_2022() if stations is None else stations
    voted = sum(tally.ballots for tally in stations.values())
    people = people_like_2022(voted) if people is None else people
    value: dict[str, Any] = figures(consultation, cartagena_points(), stations, people)
    value["ballots"] |= {"challenged": 0, "late": 0, "set_aside": 0}
    value |= {
        "batches": [], "consultation": consultation.digest.hex(), "decisions": [], "incomplete": [],
        "frozen_box_sha256": some("frozen box").hex(), "mode": "official", "rescues": [],
        "keys": {name: some(name).hex() for name in ("centre", "organiser", "register", "tally")},
        "participants": value["ballots"]["counted"] + value["ballots"]["null"], "set_aside": [],
        "seed": some("seed").hex(), "title": consultation.title,
    }  # fmt: skip
    for name, change in changes.items():
        value[name] = value[name] | change if isinstance(change, dict) else change
    return Release(consultation, value)


def with_proposals(count: int, length: int = 120, **changes: Any) -> Consultation:
    """The consultation with another number of proposals; ``length`` is that of their texts."""
    proposals = tuple(
        Proposal(n, (LONG * 30)[:length].strip(), f"Propuesta {n} sobre lo que hace falta", "tree", "")
        for n in range(1, count + 1)
    )
    return replace(cartagena(), proposals=proposals, **changes)


def spread(consultation: Consultation, ballots: int, seed: int = 1, **changes: Any) -> Stations:
    """So many ballots over all points, proposals with small numbers more often."""
    source, stations = random.Random(seed), dict[StationCode, Tally]()
    numbers = [proposal.number for proposal in consultation.proposals]
    points = [point.code for point in cartagena_points()]
    for _ in range(ballots):
        size = source.randint(consultation.min_choices, min(consultation.max_choices, len(numbers)))
        weights = [1 / (2 + place) for place in range(len(numbers))]
        chosen = set(source.choices(numbers, weights, k=size))
        tally = stations.setdefault(source.choices(points, range(len(points), 0, -1))[0], Tally())
        tally.add(Tally(1, 0, Counter(chosen)))
    for name, value in changes.items():
        next(iter(stations.values())).add(Tally(**{name: value}))
    return stations


def _as_2022() -> Release:
    return make_release(mode="practice", ballots={"set_aside": 9}, set_aside=set_aside(9))


def set_aside(count: int, reason: str = "duplicate") -> list[dict[str, str]]:
    """So many ballots of one kiosk that were set aside for one reason."""
    return [{"kiosk": "K-01", "leaf": some(f"aside {n}").hex(), "reason": reason} for n in range(count)]


def _tied() -> Release:
    votes = PROPOSAL_VOTES | {7: 88, 10: 88}
    return make_release(stations={StationCode("UCG-01"): Tally(314, 0, Counter(votes))})


def _troubled() -> Release:
    """Blank and null ballots, late ones, challenges, kiosks that did not arrive, a box excluded."""
    consultation = replace(cartagena(), blank_allowed=True)
    stations = stations_of_2022()
    stations[StationCode("UCG-01")].add(
        Tally(7, 4, Counter(), Counter({"commitment-mismatch": 2, "unsealable": 1}))
    )
    return make_release(
        consultation, stations, ballots={"challenged": 6, "late": 11, "set_aside": 12},
        set_aside=set_aside(9) + set_aside(3, "ballot-without-entry"),
        incomplete=[
            {"kiosk": "K-07", "reason": "La memoria se perdió en el río y el equipo no encendió más"},
            {"kiosk": "K-19", "reason": ""},
        ],
        decisions=[{"box": "00" * 16, "kind": "exclude", "kiosk": "K-22", "reason": "Se votó antes de abrir"}],
    )  # fmt: skip


def _questions() -> Release:
    """Five questions, some with many answers, and people who did not answer."""
    asked = [
        ("edad", "Rango de edad", dict(AGES), False),
        ("sexo", "Sexo", dict(SEXES), True),
        ("barrio", "¿Vive usted en zona urbana o rural?", {"Zona urbana": 208, "Zona rural o isla": 94}, True),
        ("grupo", "Pertenencia étnica", {
            "Afrocolombiano": 140, "Palenquero": 33, "Indígena": 7, "Raizal": 2, "Rom": 0, "Ninguna de estas": 120,
        }, True),
        ("medio", "Cómo se enteró", {f"Por un medio que tiene el número {n}": 30 - n for n in range(1, 12)}, False),
    ]  # fmt: skip
    questions = tuple(
        Question(i, label, label, tuple(answers), optional) for i, label, answers, optional in asked
    )
    people = [people_of(answers, unanswered=12 if optional else 0)[0] for _, _, answers, optional in asked]
    return make_release(replace(cartagena(), questions=questions), people=people)


def _many() -> Release:
    consultation = with_proposals(31, max_choices=5, enter_plan=8)
    return make_release(consultation, spread(consultation, 2400), ballots={"late": 3})


def _few() -> Release:
    consultation = with_proposals(5, 2000, enter_plan=1)
    return make_release(consultation, spread(consultation, 60))


def _nobody() -> Release:
    return make_release(stations={})


def _one_day() -> Release:
    """One choice, on one day."""
    consultation = replace(with_proposals(3, max_choices=1, enter_plan=1), closes=cartagena().opens)
    return make_release(consultation, spread(consultation, 100))


def _long_titles() -> Release:
    title = (
        "Consulta ciudadana de presupuestos participativos de las localidades y corregimientos del Distrito"
    )
    consultation = replace(
        cartagena(), title=title, organiser=cartagena().organiser + " y del Caribe colombiano"
    )
    short = "Un título corto que en realidad es tan largo como la definición lo permite, noventa signos"
    proposals = tuple(replace(proposal, short_title=short) for proposal in consultation.proposals)
    return make_release(replace(consultation, proposals=proposals))


CASES = {
    "2022": _as_2022,
    "tied": _tied,
    "troubled": _troubled,
    "questions": _questions,
    "thirty-one": _many,
    "five": _few,
    "nobody": _nobody,
    "one-day": _one_day,
    "long-titles": _long_titles,
}


def main(folder: Path) -> None:
    """Write them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in CASES.items():
        page = "https://gobiernoabierto.cartagena.gov.co/resultados/" if name != "five" else ""
        for words in (SPANISH, ENGLISH):
            (folder / f"{name}-{words.language}.pdf").write_bytes(report(make(), words, page))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
