"""Whatever the ballots, what we publish stands before the checks that docs/FORMATS.md gives to everybody, and
no figure of it can be another one by itself.
"""

from __future__ import annotations

import copy
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.canonical import canonical_json, parse_json
from kiosk.context import KioskId, Mode, StationCode
from kiosk.roster import Roster, RosterKiosk
from sync.central.opening import Tally
from sync.central.publish.open_data import open_data
from sync.central.publish.release import Release
from sync.verification.definition import read_definition
from sync.verification.kiosk_form import BoxForm, KioskForm
from sync.verification.reading import Bundle
from sync.verification.results_form import read_results
from sync.verification.sums import check_sums
from tests.tools.kits import cartagena, cartagena_points
from tests.tools.releases import make_release, people_of
from tests.tools.vector_inputs import some

Stations = dict[StationCode, Tally]
NULLS = ("unsealable", "commitment-mismatch", "ballot-too-many")
POINTS = [point.code for point in cartagena_points()]


@st.composite
def counts(draw: st.DrawFn) -> Release:
    """A count of a few points or of many, with null ballots and ballots set aside, and anybody's answers;
    half of them so small that proposals are tied.
    """
    source, most = random.Random(draw(st.integers(0, 2**32))), draw(st.sampled_from((2, 70)))
    stations: Stations = {}
    for code in draw(st.lists(st.sampled_from(POINTS), min_size=1, max_size=9, unique=True)):
        ballots, nulls = draw(st.integers(1, most)), Counter[str]()
        for reason in draw(st.lists(st.sampled_from(NULLS), max_size=min(3, ballots - 1))):
            nulls[reason] += 1
        stations[code] = Tally(ballots, 0, votes(source, ballots - nulls.total()), nulls)
    people = sum(tally.ballots for tally in stations.values())
    margins = [margin(source, people, question.answers) for question in cartagena().questions]
    aside = [
        {"kiosk": kiosk_at(code), "leaf": some(f"aside {code}").hex(), "reason": "duplicate"}
        for code in stations
        if draw(st.booleans())
    ]
    changes: dict[str, Any] = {"ballots": {"set_aside": len(aside)}, "set_aside": aside}
    return make_release(stations=stations, people=people_of(*margins), **changes)


def votes(source: random.Random, ballots: int) -> Counter[int]:
    """Those of so many ballots; the first proposals are liked more, or one of them by everybody."""
    consultation = cartagena()
    numbers = [proposal.number for proposal in consultation.proposals]
    found: Counter[int] = Counter()
    for _ in range(ballots):
        size = source.randint(consultation.min_choices, consultation.max_choices)
        found.update(set(source.choices(numbers, [60, 20, *[3] * (len(numbers) - 2)], k=size)))
    return found


def margin(source: random.Random, people: int, answers: tuple[str, ...]) -> dict[str, int]:
    """Everybody's answer; some are rare, some nobody's."""
    weights = [source.choice((0, 1, 40)) for _ in answers[1:]]
    given = Counter(source.choices(answers, [30, *weights], k=people))
    return {answer: given[answer] for answer in answers}


def kiosk_at(code: str) -> KioskId:
    return KioskId(f"K-{code}")


def bundle_of(release: Release) -> Bundle:
    """The documents of its bundle: a kiosk for each point, with a box of as many leaves as came."""
    aside = {item["kiosk"]: bytes.fromhex(item["leaf"]) for item in release.value["set_aside"]}
    kiosks = []
    for row in release.value["participation"]:
        known = RosterKiosk(kiosk_at(row["code"]), some(row["code"]), row["code"])
        leaves = {some(f"{row['code']} {number}") for number in range(row["ballots"])}
        leaves |= {aside[known.id]} if known.id in aside else set()
        box = BoxForm(bytes(16), (), (), True, b"", tuple(sorted(leaves)), (), (), b"")
        kiosks.append(KioskForm(known, (box,)))
    digest = release.consultation.digest
    roster = Roster(1, digest, Mode.OFFICIAL, cartagena_points(), tuple(kiosk.known for kiosk in kiosks))
    results = read_results(parse_json(canonical_json(release.value)))
    return Bundle(read_definition(release.consultation.source), roster, results, tuple(kiosks))


def failed(bundle: Bundle) -> list[str]:
    return [finding.id for finding in check_sums(bundle) if finding.failed]


@settings(max_examples=20)
@given(counts())
def test_whatever_the_ballots_every_sum_of_the_release_holds(release: Release) -> None:
    assert failed(bundle_of(release)) == []


def figures(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where every whole number stands."""
    if isinstance(value, dict):
        for name, inside in value.items():
            yield from figures(inside, (*path, name))
    elif isinstance(value, list):
        for place, inside in enumerate(value):
            yield from figures(inside, (*path, place))
    elif isinstance(value, int) and not isinstance(value, bool):
        yield path


def stands_alone(release: Release, path: tuple[str | int, ...]) -> bool:
    """True if no sum holds this figure: late and challenged ballots, and answers beside hidden ones."""
    if path[0] == "questions":
        question = release.value["questions"][path[1]]
        return any(answer["count"] is None for answer in question["answers"])
    return path in {("ballots", "late"), ("ballots", "challenged")}


@settings(max_examples=4)
@given(counts(), st.sampled_from((1, -1, 1000)))
def test_no_figure_can_be_another_by_itself(release: Release, more: int) -> None:
    looked = 0
    for path in figures(release.value):
        if stands_alone(release, path):
            continue
        value = copy.deepcopy(release.value)
        *above, last = path
        holder: Any = value
        for step in above:
            holder = holder[step]
        if holder[last] + more < (1 if last in ("number", "rank") else 0):
            continue
        holder[last] += more
        assert failed(bundle_of(Release(release.consultation, value))), path
        looked += 1
    assert looked > 20


@settings(max_examples=10)
@given(counts())
def test_who_entered_is_what_the_votes_say_whatever_the_order_of_proposals(release: Release) -> None:
    """Anyone who sorts the published votes finds the same plan."""
    rows, places = release.value["proposals"], release.consultation.enter_plan
    ranked = sorted((row["votes"] for row in rows), reverse=True)
    last_in, first_out = ranked[places - 1], ranked[places]
    for row in rows:
        assert ranked[row["rank"] - 1] == row["votes"], "the rank is the first place with these votes"
        tied = last_in == first_out and row["votes"] == last_in
        expected = "no" if not row["votes"] or row["votes"] < last_in else "tied" if tied else "yes"
        assert row["enters"] == expected, row


@pytest.mark.parametrize("turned", [False, True])
def test_points_opened_in_another_order_publish_the_same_bytes(turned: bool) -> None:
    source = random.Random(5)
    codes = POINTS[:8]
    stations = {code: Tally(40, 0, votes(source, 40), Counter({"unsealable": 0})) for code in codes}
    order = reversed(codes) if turned else sorted(codes, key=some)
    other = make_release(stations={code: stations[code] for code in order})
    straight = make_release(stations=stations)
    assert canonical_json(other.value) == canonical_json(straight.value)
    assert open_data(other) == open_data(straight)
