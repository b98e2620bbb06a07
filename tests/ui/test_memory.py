"""What the collector is not to look at any more is not kept for ever for that."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.context import Mode
from tests.tools.driver import running_kiosk
from tests.tools.kits import make_active_kit
from ui.memory import settle


@pytest.fixture(autouse=True)
def unfrozen() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_going_over_to_practice_leaves_nothing_of_the_voting_in_memory(tmp_path: Path) -> None:
    active = make_active_kit(mode=Mode.OFFICIAL)
    with running_kiosk(tmp_path, mode=Mode.OFFICIAL, active=active) as kiosk:
        kiosk.app.ready.connect(settle)
        settle()
        voting = weakref.ref(kiosk.station), weakref.ref(kiosk.citizen)
        kiosk.touch("Más")
        kiosk.wait_for_title("Más opciones")
        kiosk.touch("Practicar")
        kiosk.touch("Sí, practicar")
        kiosk.wait_until(lambda: kiosk.app.station is not None and kiosk.screen.practice, "the practice")
        assert [kept() for kept in voting] == [None, None]
