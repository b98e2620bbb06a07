"""A person in front of the running kiosk, for tests and pictures: real window, real touches, real station."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from kiosk.context import Mode
from kiosk.journal import JournalRow, rows
from kiosk.kit import ActiveKit
from kiosk.participant import Document
from kiosk.readiness import Battery, Surroundings
from kiosk.record import tracking_code
from kiosk.session import SessionState
from kiosk.station import Station, StationStatus
from kiosk.vote import Voter
from tests.tools.kits import make_active_kit, noon
from tests.tools.sound import SimulatedPlayer
from tests.tools.translations import collected
from ui.app import make_application
from ui.citizen import CitizenFlow
from ui.kiosk_app import KioskApp
from ui.screens.ballot import BallotScreen
from ui.screens.entry import EntryScreen
from ui.screens.frame import Screen
from ui.screens.home import HomeScreen
from ui.screens.notice import NoticeScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.screens.welcome import WelcomeScreen
from ui.shell import Shell
from ui.theme import Contrast, TextSize
from ui.view_models import Around
from ui.widgets.button import Button, Look
from ui.widgets.card import ProposalCard
from ui.words import tr

Result = TypeVar("Result")
_WAIT_MS = 10_000
_STEP_MS = 1
_SIZE = (1280, 800)
DOCUMENT = "1047123456"
PIN = "204816"
NAME = "María del Carmen Ñañez"
RECORD = b"\x01" + bytes(range(256))
CODE = tracking_code(bytes(range(1, 33)))


class Driver:
    """Touches a running kiosk as a person would, and waits for what it shows."""

    def __init__(
        self, shell: Shell, app: KioskApp | None = None, player: SimulatedPlayer | None = None
    ) -> None:
        self.shell = shell
        self._app = app
        self.player = player or SimulatedPlayer(available=False)

    @property
    def app(self) -> KioskApp:
        """The kiosk that runs."""
        assert self._app is not None
        return self._app

    @property
    def station(self) -> Station:
        """Its voting point."""
        assert self.app.station is not None
        return self.app.station

    @property
    def citizen(self) -> CitizenFlow:
        """What leads a citizen from screen to screen."""
        assert self.app.citizen is not None
        return self.app.citizen

    @property
    def screen(self) -> Screen:
        """What is shown now."""
        assert self.shell.screen_shown is not None
        return self.shell.screen_shown

    @property
    def title(self) -> str:
        """What the screen says it is about."""
        return self.screen.title.text() if self.screen.title else self.screen.accessibleName()

    def wait_for(self, kind: type[Screen]) -> Screen:
        """Let the program run until it shows this kind of screen."""
        self.wait_until(lambda: isinstance(self.shell.screen_shown, kind), kind.__name__)
        return self.screen

    def wait_for_title(self, start: str) -> Screen:
        """Let the program run until it shows a screen whose title starts so."""
        self.wait_until(lambda: self.title.startswith(titles(start)), start)
        return self.screen

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the program run until something holds. Raises `TimeoutError`."""
        waited = 0
        while not condition():
            QTest.qWait(_STEP_MS)
            waited += _STEP_MS
            if waited > _WAIT_MS:
                raise TimeoutError(
                    f"{what} did not appear; {type(self.shell.screen_shown).__name__} is shown"
                )

    def sends(self) -> bool:
        """True once the agent has said how sending stands."""
        return self.app._sending is not None and self.app._sending.status is not None

    def read_home_again(self) -> None:
        """The first reading may have been of the real machine, before the driver fixed what it measures."""
        assert self.app.volunteer is not None
        self.app.volunteer.go_home()
        self.in_worker(lambda: None)

    def in_worker(self, work: Callable[[], object]) -> object:
        """Do something with the station where the program itself does it; what came of it."""
        results: list[object] = []
        self.app.background.run(work, results.append, results.append)
        self.wait_until(lambda: bool(results), "the end of the work")
        return results[0]

    def read(self, work: Callable[[], Result]) -> Result:
        """What is in the box, read in its own thread: two on one connection may wait for each other."""
        found: list[Result] = []
        self.in_worker(lambda: found.append(work()))
        return found[0]

    def status(self) -> StationStatus:
        """The numbers of the box."""
        return self.read(self.station.status)

    def journal(self) -> list[JournalRow]:
        """All that was written down."""
        return self.read(lambda: rows(self.station.box.connection))

    def button(self, text: str) -> QAbstractButton:
        """The visible button with this text or name, in Spanish or translated. Raises `LookupError`."""
        for button in self.screen.findChildren(QAbstractButton):
            names = (button.text(), button.accessibleName())
            if button.isVisible() and (text in names or tr(text) in names):
                return button
        raise LookupError(f"no button «{text}» on {type(self.screen).__name__}")

    def touch(self, text: str) -> None:
        """Press and release the visible button with this text or name, in its middle."""
        self.touch_button(self.button(text))

    def touch_button(self, button: QAbstractButton) -> None:
        """Press and release in the middle of a button."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(button))

    def touch_place(self, place: QPoint) -> None:
        """Press and release at a place of the window, as the window system says it."""
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.shell.windowHandle(), left, none, place)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press at one point of a widget, move, and release at another."""
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(widget, left, Qt.KeyboardModifier.NoModifier, start)
        for step in range(1, 5):
            QTest.mouseMove(widget, start + (end - start) * step / 4)
        QTest.mouseRelease(widget, left, Qt.KeyboardModifier.NoModifier, end)

    def type_and_enter(self, text: str, button: str = "Seguir") -> None:
        """Write into the field of an entry screen and go on."""
        screen = self.wait_for(EntryScreen)
        assert isinstance(screen, EntryScreen)
        screen.field.setText(text)
        self.touch(button)

    def open_polls(self) -> None:
        """The polls are open and the home shows it."""
        self.in_worker(self.station.open_polls)
        assert self.app.volunteer is not None
        self.app.volunteer.go_home()
        self.wait_until(lambda: self.has_button("Empezar registro"), "the open home")

    def speak_english(self) -> None:
        """From now on every screen is in English, for everybody; the home is shown."""
        self.shell.next_base_language()
        assert self.app.volunteer is not None
        self.app.volunteer.go_home()
        self.wait_until(lambda: self.has_button("More"), "the home in English")

    def texts(self) -> str:
        """All that can be read on the screen, as one text."""
        return " ".join(label.text() for label in self.screen.findChildren(QLabel) if label.isVisible())

    def button_texts(self) -> list[str]:
        """The texts of the buttons that are shown."""
        buttons = self.screen.findChildren(QAbstractButton)
        return [button.text() for button in buttons if button.isVisible()]

    def main_button(self) -> str:
        """The text of the one button that goes on."""
        (main,) = [button for button in self.screen.findChildren(Button) if button.look is Look.GO]
        return main.text()

    def type_pin(self, title: str, button: str = "Seguir") -> None:
        """Type the PIN on the screen with this title."""
        self.wait_for_title(title)
        self.type_and_enter(PIN, button)

    def has_button(self, text: str) -> bool:
        """True if a visible button has this text or name."""
        try:
            return self.button(text).isVisible()
        except LookupError:
            return False

    def check_in(self, document: str = DOCUMENT, name: str = NAME) -> None:
        """From the home to the citizen's welcome, as a volunteer does it."""
        self.touch("Empezar registro")
        self.type_and_enter(document)
        self.wait_for_title("Escriba")
        self.type_and_enter(document)
        self.wait_for_title("Nombres")
        self.type_and_enter(name)
        self.wait_for(NoticeScreen)
        self.touch("Acepto y sigo")
        self.wait_for(WelcomeScreen)

    def arrive(self, number: int = 0) -> None:
        """A person is checked in, without the volunteer's screens; the welcome is shown. 0: the next one."""
        station = self.station
        number = number or station.box.head.started + 1
        named = not station.consultation.document_types
        document = None if named else Document("CC", str(1_047_000_000 + number))
        name = "Persona " + "".join("abcdefghij"[int(digit)] for digit in str(number))
        version = station.consultation.notice.version
        voter = self.in_worker(lambda: station.check_in(document, name, version))
        assert isinstance(voter, Voter), voter
        self.citizen.begin(voter)
        self.wait_for(WelcomeScreen)

    def come_home(self) -> None:
        """Whoever is here goes, and the home is shown as after a start: for the next test at this kiosk."""
        citizen, shell, working = self.citizen, self.shell, (SessionState.CASTING, SessionState.VOIDING)
        self.wait_until(lambda: citizen.visit.state not in working, "the end of casting")
        if citizen.visit.state is not SessionState.IDLE:
            citizen._end()
        citizen.guide.end()
        shell.language.end()
        shell.reset()
        shell.resize(*_SIZE)
        assert self.app.volunteer is not None
        self.app.volunteer.go_home()
        self.wait_until(lambda: self.has_button("Empezar registro"), "the open home")
        self.rest()
        self.player.said.clear()
        self.player.moves.clear()

    def wait_a_second(self, times: int = 1) -> None:
        """So many seconds go by at the citizen's screen."""
        for _ in range(times):
            self.citizen.tick()

    def rest(self) -> None:
        """As if the screen had been shown for long enough; what it waits for is waited for."""
        self.shell._shown.invalidate()
        self.wait_until(self.shell.rested, "the answer")

    def key(self, *pressed: Qt.Key) -> None:
        """Keys as the window system says them, one after the other, each on a screen that has rested."""
        for key in pressed:
            self.rest()
            QTest.keyClick(self.shell.windowHandle(), key)

    def answer_questions(self) -> None:
        """From the welcome to the ballot, with the fifth and the second answer."""
        self.touch("Empezar a votar")
        self.touch("55 - 69 años")
        self.touch("Seguir")
        self.touch("Femenino")
        self.touch("Seguir")
        self.wait_for(BallotScreen)

    def see_all(self) -> None:
        """Every page of the review, so that the vote may be cast."""
        while self.has_button("Seguir revisando"):
            self.touch("Seguir revisando")

    def fix_thanks(self) -> None:
        """A tracking code is made of fresh randomness: show this one instead, with all of its time left."""
        citizen = self.citizen
        citizen.stop()
        citizen.visit = replace(citizen.visit, code=CODE)
        citizen._show()
        screen = self.wait_for(ThanksScreen)
        assert isinstance(screen, ThanksScreen)
        screen.more_time.emit()

    def wait_for_code(self) -> None:
        """Until the review shows under which code the vote is sealed; that code is then always the same."""
        self.wait_for(ReviewScreen)
        self.wait_until(lambda: self.citizen.visit.sealed is not None, "the code of the sealed vote")
        citizen, vote = self.citizen, self.citizen.visit.sealed
        assert vote is not None
        citizen.visit = citizen.visit.sealed_as(replace(vote, record=RECORD))
        citizen._show()

    def fix_opened(self) -> None:
        """What was sealed is fresh randomness: show always the same."""
        citizen, opened = self.citizen, self.citizen.visit.opened
        assert opened is not None
        context = replace(opened.context, consultation=bytes(32))
        citizen.visit = replace(citizen.visit, opened=replace(opened, context=context, nonce=bytes(32)))
        citizen._show()

    def ballot(self) -> BallotScreen:
        """The ballot, which is shown."""
        screen = self.wait_for(BallotScreen)
        assert isinstance(screen, BallotScreen)
        return screen

    def card(self, number: int) -> ProposalCard:
        """The card of a proposal, after turning to its page."""
        screen = self.ballot()
        card = next(card for card in screen.cards if card.proposal.number == number)
        for page in range(len(screen.cards)):
            if card.isVisible():
                break
            screen.pages.turn_to(page)
        return card

    def choose(self, *numbers: int) -> None:
        """Touch the cards of these proposals, whatever page they are on."""
        for number in numbers:
            self.touch_button(self.card(number))


def titles(start: str) -> tuple[str, ...]:
    """How a title may start, in the language in force: the translations of all texts that start so."""
    known = [tr(text).partition("{")[0] for text in collected() if text.startswith(start)]
    return (start, *(text for text in known if text))


def middle(widget: QWidget) -> QPoint:
    """The point where a person aims."""
    return QPoint(widget.width() // 2, widget.height() // 2)


def _same_machine_everywhere(app: KioskApp) -> None:
    """What the self-check measures is fixed, so that its screen stays the same; sending begins at once."""
    opening, volunteer, sending = app.opening, app.volunteer, app._sending
    assert volunteer is not None
    assert sending is not None
    sending._timer.start(0)
    volunteer.around = lambda: Around(Battery(84, charging=False), 20_000, "2022-11-15T12:00", 0)
    measured = opening.facts
    opening.facts = lambda around: replace(
        measured(around),
        free_mb=20_000,
        battery=Battery(84, charging=False),
        surroundings=Surroundings(screen=(1280, 800), sound=True, sticks=0, printer=""),
    )


@contextmanager
def running_kiosk(
    data: Path,
    size: tuple[int, int] = _SIZE,
    contrast: Contrast = Contrast.NORMAL,
    text: TextSize = TextSize.NORMAL,
    mode: Mode = Mode.PRACTICE,
    active: ActiveKit | None = None,
    first: type[Screen] = HomeScreen,
    player: bool = False,
) -> Iterator[Driver]:
    """A kiosk on a real station, its first screen shown; shut properly at the end."""
    make_application()
    QApplication.setCursorFlashTime(0)  # the caret stands still, so that a picture is the same every time
    shell = Shell()
    shell.motion = False  # a picture is the same every time
    sound = SimulatedPlayer(available=player)
    app = KioskApp(shell, data, noon, lambda: sound)
    app.ready.connect(lambda: _same_machine_everywhere(app))
    shell.set_theme(contrast, text)
    shell.resize(*size)
    shell.show()
    app.start(active or make_active_kit(mode=mode), mode)
    driver = Driver(shell, app, sound)
    try:
        driver.wait_for(first)
        if first is HomeScreen:
            driver.wait_until(driver.sends, "the first turn of sending")  # which has the home drawn again
            driver.read_home_again()
        yield driver
    finally:
        app.stop()
        shell.language.end()
        shell.hide()
        shell.deleteLater()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
