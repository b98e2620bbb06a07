"""The screens that people meet seldom: before a kit is open, when something fails, after a crash.

They are shown by what shows them in the program, one after the other, on a kiosk whose polls are shut.
"""

import errno
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kiosk.connection import damaged, explained
from kiosk.errors import UrnaError
from kiosk.kit import Kit
from kiosk.readiness import Battery, Surroundings
from sync.agent import AgentStatus
from sync.kit_shelf import FoundKit, Search
from tests.tools.driver import Driver
from ui.screens.checks import ChecksScreen
from ui.screens.home import HomeScreen
from ui.screens.message import MessageScreen
from ui.trouble import in_one

_WRONG_CODE = "7F3K9QXM2BWD5HPA"
_FULL, _DAMAGED = explained(OSError(errno.ENOSPC, "")), damaged()
_NOBODY_ANSWERS = AgentStatus(
    pending_batches=2,
    pending_ballots=12,
    last_receipt="2022-11-15T11:40",
    failing_since="2022-11-15T11:45",
    why="El equipo sigue intentando solo. También puede entregar los lotes en una memoria USB.",
    next_try=30.0,
    retired=False,
)


def rare(driver: Driver) -> Iterator[str]:
    """Each with its name; the home is shown before and after."""
    yield from _before_a_kit(driver)
    yield from _faults(driver)
    yield from _leaving(driver)
    _home(driver)


def while_voting(driver: Driver) -> Iterator[str]:
    """What may come between a review and its thanks; the review is shown before and after."""
    citizen, shell = driver.citizen, driver.shell
    shell.display(citizen.casting.waiting_screen)
    yield "casting"
    shell.display(partial(citizen.casting.failed_screen, error=_FULL))
    yield "cast-failed"
    shell.set_dark(dark=True)
    yield "dark"
    shell.set_dark(dark=False)
    citizen._show()


def _before_a_kit(driver: Driver) -> Iterator[str]:
    activation, kit = driver.app.activation, driver.station.kit
    activation.choice.folders = list
    activation.begin()
    driver.wait_for_title("Falta el kit")
    yield "kit-missing"
    found = tuple(FoundKit(kit, b"", kept) for kept in (True, False, False))
    activation.choice._ask(Search(found, ()))
    yield "kits"
    activation.ask_code(kit)
    yield "code"
    activation.ask_code(kit, _WRONG_CODE, in_one(_refusal(kit)))
    yield "code-wrong"
    activation._official(driver.station._active, driver.station)
    yield "mode"
    activation._cannot_start(_DAMAGED)
    yield "cannot-start"


def _refusal(kit: Kit) -> UrnaError:
    """What a kit says of another kit's code."""
    try:
        kit.activate(_WRONG_CODE)
    except UrnaError as error:
        return error
    raise AssertionError("the code was right")


def _faults(driver: Driver) -> Iterator[str]:
    opening, volunteer = driver.app.opening, driver.app.volunteer
    assert volunteer is not None
    measured = opening.facts

    def faulty(around: Surroundings) -> object:
        return replace(
            measured(around), free_mb=3, box_holds=False, keys_fit=False, minute="2022-11-01T08:00",
            battery=Battery(9, charging=False), surroundings=Surroundings((800, 480), False, 0, ""),
        )  # fmt: skip

    opening.facts = faulty  # type: ignore[assignment]
    opening.begin()
    driver.wait_for(ChecksScreen)
    yield "checks-stopped"
    opening.facts = measured
    volunteer._check_in._not_registered(_FULL)
    driver.wait_for(MessageScreen)
    yield "trouble"
    volunteer._show_welcome_back(driver.status())
    yield "after-a-crash"
    sending = driver.app._sending
    assert sending is not None
    sending.stop()  # its own next turn would say that all is well
    volunteer.agent_status = _NOBODY_ANSWERS
    _home(driver)
    yield "home-no-network"
    volunteer.agent_status = None
    driver.citizen._call_jurado(None)
    yield "walked-away"


def _leaving(driver: Driver) -> Iterator[str]:
    driver.app.gate._forgotten()
    yield "pin-new"
    driver.app.gate._ask_code()
    yield "pin-code"
    for name, ask in (("switch", driver.app._more._ask_switch), ("leave", driver.app._more._confirm_leave)):
        ask()
        yield name
    driver.app._anew._ask(driver.status())
    yield "practice-anew"


def _home(driver: Driver) -> None:
    volunteer = driver.app.volunteer
    assert volunteer is not None
    volunteer.go_home()
    driver.wait_for(HomeScreen)
