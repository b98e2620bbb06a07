"""The same with the real kiosk and its screens: touched as people touch it, killed at any moment.

A code counts as promised once the screen that thanks for it is shown. Qt is loaded before the processes are
forked, and started in each.
"""

from __future__ import annotations

import sys

from tests.faults.kills import Killed, Tell, main, run
from tests.faults.lives import Place
from tests.tools.driver import Driver, running_kiosk
from ui.screens.frame import Screen
from ui.screens.home import HomeScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen


def storm(kills: int, longest: float) -> Killed:
    """So many kills of a kiosk, each ``longest`` seconds after the start at the latest."""
    return run(__name__, kills, longest)


def life(place: Place, first: int, tell: Tell) -> None:
    """The kiosk starts, and people vote at it one after the other."""
    tell("at start")
    number = first
    with running_kiosk(place.data, active=place.kit, first=Screen) as driver:
        _go_on(driver, tell)
        while True:
            _one_person(driver, number, tell)
            number += 1


def _go_on(driver: Driver, tell: Tell) -> None:
    """To the open home: the polls of a new box are opened, after a cut nothing was lost."""
    resumed = "Seguir donde íbamos"
    driver.wait_until(
        lambda: driver.has_button(resumed) or isinstance(driver.shell.screen_shown, HomeScreen), "the start"
    )
    if driver.has_button(resumed):
        driver.touch(resumed)
        driver.wait_for(HomeScreen)
    if not driver.has_button("Empezar registro"):
        driver.open_polls()
        tell("polls open")


def _one_person(driver: Driver, number: int, tell: Tell) -> None:
    tell("at screens")
    driver.arrive(number)
    driver.answer_questions()
    driver.choose(1 + number % 12)
    driver.touch("Revisar mi voto")
    driver.wait_for(ReviewScreen)
    tell("at cast")
    driver.touch("Depositar mi voto")
    driver.wait_for(ThanksScreen)
    tell(f"code {driver.citizen.visit.code}")
    tell("at tidying")
    screen = driver.screen
    assert isinstance(screen, ThanksScreen)
    screen.done.click()
    driver.wait_for(HomeScreen)


if __name__ == "__main__":
    main(life, int(sys.argv[1]), float(sys.argv[2]))
