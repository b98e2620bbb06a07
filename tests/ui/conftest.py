"""What the tests of the screens share. Kits are slow to open on purpose (Argon2id): each is made once."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.consultation import Consultation
from kiosk.kit import ActiveKit
from tests.tools.driver import Driver, running_kiosk
from tests.tools.kits import Keys, make_active_kit
from ui.app import make_application
from ui.language import Language

Starter = Callable[..., Driver]


@pytest.fixture(scope="session")
def keys() -> Keys:
    """Every key of the tests' consultations."""
    return Keys.generate()


@pytest.fixture(scope="session")
def kit_for(keys: Keys) -> Callable[[Consultation | None], ActiveKit]:
    """An activated practice kit of a consultation; None for the embedded one."""
    made: dict[bytes, ActiveKit] = {}

    def find(consultation: Consultation | None) -> ActiveKit:
        digest = consultation.digest if consultation else b""
        if digest not in made:
            made[digest] = make_active_kit(keys, consultation=consultation)
        return made[digest]

    return find


@pytest.fixture(scope="session", autouse=True)
def application() -> QApplication:
    """Fusion and the bundled fonts, as the program itself sets them."""
    return make_application()


@pytest.fixture
def english() -> Iterator[None]:
    """English is in force during the test."""
    language = Language()
    language.toggle_base()
    yield
    language.end()


@pytest.fixture
def start(tmp_path: Path, kit_for: Callable[[Consultation | None], ActiveKit]) -> Iterator[Starter]:
    """Starts a kiosk in the test's own folder; everything is shut at the end."""
    with ExitStack() as stack:

        def start_one(
            consultation: Consultation | None = None,
            *,
            polls: bool = True,
            size: tuple[int, int] = (1280, 800),
        ) -> Driver:
            kiosk = running_kiosk(tmp_path, size, active=kit_for(consultation))
            driver = stack.enter_context(kiosk)
            if polls:
                driver.open_polls()
            return driver

        yield start_one


@pytest.fixture(scope="module")
def _standing(
    tmp_path_factory: pytest.TempPathFactory, kit_for: Callable[[Consultation | None], ActiveKit]
) -> Iterator[Driver]:
    with running_kiosk(tmp_path_factory.mktemp("kiosk"), active=kit_for(None), player=True) as driver:
        driver.open_polls()
        yield driver


@pytest.fixture
def standing(_standing: Driver) -> Driver:
    """One kiosk with a loudspeaker for all tests of a file, its polls open, the home shown: votes of earlier
    tests may be in its box.
    """
    _standing.player.plug(available=True)
    _standing.come_home()
    return _standing


@pytest.fixture
def voter(standing: Driver) -> Driver:
    """The same; the next person is at the welcome."""
    standing.arrive()
    return standing


@pytest.fixture
def kiosk(start: Starter) -> Driver:
    """The embedded consultation with its polls open, the home shown."""
    return start()
