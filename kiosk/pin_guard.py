"""Tries of the volunteers' PIN: how many were wrong, kept in the box file, and how long the next one waits.

A try is counted on the disk before it is looked at, so that pulling the plug buys none; the right PIN and a
new one set the count back. The wait runs on the monotonic clock, which nobody sets. A start keeps the count
and waits the whole time again: no clock of the wall has a say.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kiosk import pin
from kiosk.box_file import BoxFile
from kiosk.journal import JournalEvent
from kiosk.settings import PIN, WRONG_PINS, Settings


@dataclass(frozen=True)
class PinAnswer:
    """``wait``: whole seconds in which no PIN is looked at, not even the right one."""

    holds: bool
    wait: int = 0


class PinGuard:
    """Guards the PIN of one box file. ``monotonic``: seconds that only grow."""

    def __init__(self, box: BoxFile, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._box = box
        self._settings = Settings(box)
        self._monotonic = monotonic
        self._free_at = 0.0
        self._wait_for(self._settings.wrong_pins)

    def set_anew(self, text: str, minute: str) -> None:
        """Set the PIN; ``minute`` is for the journal, where one was set before.

        Raises `InvalidInput` for what may not be one.
        """
        stored = pin.hashed(pin.clean_pin(text))
        is_set = bool(self._settings.pin)
        events = (self._box.event(minute, JournalEvent.PIN_RESET),) if is_set else ()
        self._box.change(self._box.head, *events, write=partial(self._store_pin, stored))
        self._wait_for(0)

    def attempt(self, text: str) -> PinAnswer:
        """Whether this is the PIN; anything is where none was set yet.

        Raises `OperatorError` if the disk takes no count: a try that is not counted is not looked at.
        """
        stored = self._settings.pin
        if not stored:
            return PinAnswer(holds=True)
        if wait := self._wait():
            return PinAnswer(holds=False, wait=wait)
        wrong = self._settings.wrong_pins + 1
        self._count(wrong)
        holds = pin.matches(text, stored)
        if holds:
            self._count(0)
        else:
            self._wait_for(wrong)
        return PinAnswer(holds, self._wait())

    def _count(self, wrong: int) -> None:
        self._box.change(self._box.head, write=partial(self._settings.store, WRONG_PINS, str(wrong)))

    def _store_pin(self, stored: str) -> None:
        self._settings.store(PIN, stored)
        self._settings.store(WRONG_PINS, "0")

    def _wait_for(self, wrong: int) -> None:
        self._free_at = self._monotonic() + pin.wait_after(wrong)

    def _wait(self) -> int:
        return max(0, math.ceil(self._free_at - self._monotonic()))
