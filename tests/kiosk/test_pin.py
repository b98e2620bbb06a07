"""The PIN of the volunteers: what may be one, how it is kept, how long one waits."""

import pytest

from kiosk.errors import InvalidInput
from kiosk.journal import JournalEvent, rows
from kiosk.pin import clean_pin, hashed, matches, wait_after
from kiosk.station import Station


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


def test_the_wait_doubles_after_three_wrong_ones_and_has_an_end() -> None:
    assert [wait_after(wrong) for wrong in (0, 2, 3, 4, 5, 9, 90)] == [0, 0, 15, 30, 60, 300, 300]


def test_a_new_pin_is_journalled_and_the_old_one_holds_no_more(station: Station) -> None:
    assert station.pin_holds("anything")
    station.set_pin("204816")
    assert station.pin_holds("204816")
    assert not station.pin_holds("000000")
    station.set_pin("975310")
    assert not station.pin_holds("204816")
    events = [row.event for row in rows(station.box.connection)]
    assert events.count(JournalEvent.PIN_RESET) == 1
    assert station.box.holds()
