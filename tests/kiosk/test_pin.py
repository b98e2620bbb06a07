"""The PIN of the volunteers: what may be one, how it is kept, how long one waits."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.errors import InvalidInput, OperatorError
from kiosk.journal import JournalEvent, rows
from kiosk.pin import FREE_TRIES, clean_pin, hashed, matches, wait_after
from kiosk.pin_guard import PinAnswer, PinGuard
from kiosk.station import Station
from tests.tools.kits import noon


@pytest.mark.parametrize("text", ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "111111", "123456", "654321"])
def test_a_pin_has_six_digits_that_are_not_the_first_to_be_tried(text: str) -> None:
    with pytest.raises(InvalidInput):
        clean_pin(text)


def test_only_the_hash_is_kept_and_it_knows_its_pin() -> None:
    stored = hashed("204816")
    assert "204816" not in stored
    assert stored.startswith("$argon2id$")
    assert matches("204816", stored)
    assert not matches("204817", stored)
    assert hashed("204816") != stored


def test_the_wait_doubles_after_five_wrong_ones_and_has_an_end() -> None:
    assert [wait_after(wrong) for wrong in (0, 4, 5, 6, 7, 9, 90)] == [0, 0, 15, 30, 60, 240, 300]


def test_a_new_pin_is_journalled_and_the_old_one_holds_no_more(station: Station) -> None:
    assert station.try_pin("anything").holds
    station.set_pin("204816")
    assert station.try_pin("204816").holds
    assert not station.try_pin("000000").holds
    station.set_pin("975310")
    assert not station.try_pin("204816").holds
    events = [row.event for row in rows(station.box.connection)]
    assert events.count(JournalEvent.PIN_RESET) == 1
    assert station.box.holds()


class Monotonic:
    """A clock that goes when it is told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def wrong_tries(guard: PinGuard, count: int) -> list[PinAnswer]:
    return [guard.attempt("975310") for _ in range(count)]


def test_five_tries_are_free_and_then_not_even_the_right_pin_is_looked_at(station: Station) -> None:
    clock = Monotonic()
    guard = PinGuard(station.box, clock)
    guard.set_anew("204816", station.minute())
    assert [answer.wait for answer in wrong_tries(guard, FREE_TRIES)] == [0, 0, 0, 0, 15]
    clock.now += 14.5
    assert guard.attempt("204816") == PinAnswer(holds=False, wait=1)
    clock.now += 0.5
    assert guard.attempt("975310") == PinAnswer(holds=False, wait=30)
    clock.now += 30
    assert guard.attempt("204816").holds
    assert wrong_tries(guard, 1)[0].wait == 0  # the count is back at its beginning


def test_a_start_keeps_the_count_and_waits_anew_whatever_the_clock_on_the_wall_says(
    start: Callable[..., Station],
) -> None:
    station = start()
    station.set_pin("204816")
    for _ in range(FREE_TRIES):
        station.try_pin("975310")
    station.shut()
    later = start(lambda: noon() + timedelta(days=365))
    assert later.try_pin("204816").wait > 0
    clock = Monotonic()
    guard = PinGuard(later.box, clock)
    assert guard.attempt("204816").wait == wait_after(FREE_TRIES)
    clock.now += wait_after(FREE_TRIES)
    assert guard.attempt("975310").wait == wait_after(FREE_TRIES + 1)


def test_a_try_is_on_the_disk_before_it_is_looked_at(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    station.set_pin("204816")
    seen: list[int] = []

    def looked_at(_pin: str, _stored: str) -> bool:
        assert not station.box.connection.in_transaction
        seen.append(station.settings.wrong_pins)
        return False

    monkeypatch.setattr("kiosk.pin.matches", looked_at)
    for _ in range(2):
        station.try_pin("975310")
    assert seen == [1, 2]


def test_a_try_that_the_disk_does_not_count_is_not_looked_at(station: Station) -> None:
    station.set_pin("204816")
    station.box.connection.set_authorizer(None)
    station.box.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(OperatorError):
        station.try_pin("204816")
    station.box.connection.execute("PRAGMA query_only = OFF")
    assert station.try_pin("204816").holds


def test_a_new_pin_ends_the_wait(station: Station) -> None:
    station.set_pin("204816")
    for _ in range(FREE_TRIES):
        station.try_pin("975310")
    station.set_pin("318642")
    assert station.try_pin("318642").holds
    assert station.settings.wrong_pins == 0
