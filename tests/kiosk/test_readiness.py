"""Each reading of the self-check, with the fault that it is there to find."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journal import JournalEvent, rows
from kiosk.participant import Document
from kiosk.readiness import (
    LEAST_FREE_MB,
    Battery,
    Facts,
    Finding,
    Item,
    Reading,
    Surroundings,
    may_open,
    readings,
    reserve_mb,
)
from kiosk.station import Station
from tests.tools.kits import noon

GOOD = Facts(
    free_mb=20_000,
    box_holds=True,
    keys_fit=True,
    minute="2022-11-15T08:00",
    last_minute="2022-11-14T17:00",
    opens=date(2022, 11, 15),
    closes=date(2022, 11, 21),
    battery=Battery(90, charging=True),
    surroundings=Surroundings(screen=(1280, 800), sound=True, sticks=1, printer="Sala"),
)
NOTHING = Surroundings(screen=(640, 480), sound=False, sticks=0, printer="")


def found(item: Item, facts: Facts) -> Reading:
    return next(reading for reading in readings(facts) if reading.item is item)


def around(**values: object) -> Facts:
    return replace(GOOD, surroundings=replace(GOOD.surroundings, **values))  # type: ignore[arg-type]


def test_every_item_is_read_once_in_its_order() -> None:
    assert [reading.item for reading in readings(GOOD)] == list(Item)


def test_all_is_good_where_nothing_is_wrong() -> None:
    assert {reading.finding for reading in readings(GOOD)} == {Finding.GOOD}


@pytest.mark.parametrize(
    ("item", "facts", "finding", "words"),
    [
        (Item.DISK, replace(GOOD, free_mb=None), Finding.STOPS, "no responde"),
        (Item.DISK, replace(GOOD, free_mb=49), Finding.STOPS, "Espacio libre: 49 MB; se necesitan 50"),
        (Item.DISK, replace(GOOD, free_mb=50), Finding.GOOD, "50 MB"),
        (Item.DISK, replace(GOOD, free_mb=1024), Finding.GOOD, "Espacio libre: 1 GB."),
        (Item.INTEGRITY, replace(GOOD, box_holds=False), Finding.STOPS, "no coincide"),
        (Item.KEYS, replace(GOOD, keys_fit=False), Finding.STOPS, "no sirven"),
        (Item.CLOCK, replace(GOOD, minute="2022-11-14T16:59"), Finding.NOTICE, "atrasado"),
        (Item.CLOCK, replace(GOOD, minute="2022-11-22T08:00"), Finding.NOTICE, "no es de los días"),
        (Item.CLOCK, replace(GOOD, minute="2022-11-14T18:00"), Finding.NOTICE, "no es de los días"),
        (Item.CLOCK, replace(GOOD, minute="2022-11-21T23:59"), Finding.GOOD, "es de los días"),
        (Item.BATTERY, replace(GOOD, battery=None), Finding.ABSENT, "No tiene batería"),
        (Item.BATTERY, replace(GOOD, battery=Battery(29, charging=False)), Finding.NOTICE, "Solo 29 %"),
        (Item.BATTERY, replace(GOOD, battery=Battery(29, charging=True)), Finding.GOOD, "29 %"),
        (Item.BATTERY, replace(GOOD, battery=Battery(30, charging=False)), Finding.GOOD, "sin cable"),
        (Item.SCREEN, around(screen=(1024, 599)), Finding.NOTICE, "1024 × 599"),
        (Item.SCREEN, around(screen=(600, 1024)), Finding.GOOD, "600 × 1024"),
        (Item.SOUND, around(sound=False), Finding.ABSENT, "No hay sonido"),
        (Item.STICK, around(sticks=0), Finding.ABSENT, "No hay memoria"),
        (Item.STICK, around(sticks=2), Finding.GOOD, "2 memorias"),
        (Item.PRINTER, around(printer=""), Finding.ABSENT, "No hay impresora"),
        (Item.PRINTER, GOOD, Finding.GOOD, "Sala"),
    ],
)
def test_a_fault_is_told_for_what_it_is(item: Item, facts: Facts, finding: Finding, words: str) -> None:
    reading = found(item, facts)
    assert reading.finding is finding
    assert words in str(reading)


def test_only_what_puts_a_ballot_at_risk_keeps_the_polls_shut() -> None:
    absent = replace(
        GOOD, battery=None, minute="2000-01-01T00:00", surroundings=Surroundings((640, 480), False, 0, "")
    )
    assert may_open(readings(absent))
    for risk in (replace(GOOD, free_mb=3), replace(GOOD, box_holds=False), replace(GOOD, keys_fit=False)):
        assert not may_open(readings(risk))


def test_a_station_measures_itself_and_tells_what_was_written_into_its_file(station: Station) -> None:
    facts = station.facts(GOOD.surroundings)
    assert facts.box_holds
    assert facts.keys_fit
    assert may_open(readings(facts))
    station.box.connection.execute(
        "INSERT INTO seen (pseudonym, minute) VALUES (?, '2022-11-15T08:00')", (bytes(32),)
    )
    assert not station.facts(GOOD.surroundings).box_holds


def test_a_clock_that_went_back_is_journalled_at_the_start(start: Callable[..., Station]) -> None:
    first = start()
    first.shut()
    second = start(lambda: noon() - timedelta(days=1))
    newest = rows(second.box.connection)[-1]
    assert (newest.event, newest.detail) == (JournalEvent.CLOCK_WENT_BACK, "2022-11-15T12:00")
    assert second.box.last_minute == "2022-11-15T12:00"


def test_polls_that_were_open_when_the_light_went_are_told_with_the_sessions_that_it_cut(
    start: Callable[..., Station],
) -> None:
    first = start()
    assert not first.box.resumed
    first.open_polls()
    first.check_in(Document("CC", "1047123456"), "Ana", "1")
    first.shut()
    second = start()
    assert second.box.resumed
    assert second.box.cut == 1


_minutes = st.dates(date(2022, 1, 1), date(2023, 12, 31)).map(lambda day: f"{day}T08:00")
_sides = st.tuples(st.integers(1, 9000), st.integers(1, 9000))
_around = st.builds(Surroundings, _sides, st.booleans(), st.integers(0, 9), st.text(max_size=9))
_battery = st.builds(Battery, st.integers(0, 100), st.booleans())
_facts = st.builds(
    Facts, st.none() | st.integers(0, 10**7), st.booleans(), st.booleans(), _minutes, st.just("") | _minutes,
    st.just(GOOD.opens), st.just(GOOD.closes), st.none() | _battery, _around,
)  # fmt: skip


@given(_facts)
def test_whatever_was_measured_every_item_is_told_once_and_only_three_things_keep_the_polls_shut(
    facts: Facts,
) -> None:
    found = readings(facts)
    assert [reading.item for reading in found] == list(Item)
    assert all(str(reading) and "{" not in reading.text.format(**reading.values) for reading in found[:-1])
    sound = facts.free_mb is not None and facts.free_mb >= LEAST_FREE_MB
    assert may_open(found) is (sound and facts.box_holds and facts.keys_fit)


@given(st.integers(0, 10**10), st.integers(0, 10**7))
def test_the_reserve_grows_with_the_box_and_holds_it_twice(size: int, more: int) -> None:
    assert reserve_mb(size) * 1024**2 >= 2 * size + 16 * 1024**2
    assert reserve_mb(size + more) >= reserve_mb(size)
