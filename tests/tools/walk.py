"""A walk through all the screens of a polling day, as people meet them; each is named while it is shown."""

from collections.abc import Iterator
from pathlib import Path

from tests.tools.driver import DOCUMENT, NAME, PIN, Driver
from tests.tools.rare import rare, while_voting
from ui.citizen import IDLE_SECONDS
from ui.screens.ballot import BallotScreen
from ui.screens.checks import ChecksScreen
from ui.screens.choice import ChoiceScreen
from ui.screens.decide import DecideScreen
from ui.screens.entry import EntryScreen
from ui.screens.home import HomeScreen
from ui.screens.message import MessageScreen
from ui.screens.notice import NoticeScreen
from ui.screens.opened import OpenedScreen
from ui.screens.question import QuestionScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.screens.welcome import WelcomeScreen


def walk(driver: Driver) -> Iterator[str]:
    """A whole day on a new kiosk; yields the name of each screen while it is shown."""
    yield from opening(driver)
    yield from check_in(driver)
    yield from visit(driver)
    yield from repeat(driver)
    yield from jurado(driver)
    yield from closing(driver)


def everything(driver: Driver) -> Iterator[str]:
    """The same day, and before it the screens that people meet seldom."""
    yield from rare(driver)
    yield from opening(driver)
    yield from check_in(driver)
    yield from visit(driver, seldom=True)
    yield from repeat(driver)
    yield from jurado(driver)
    yield from closing(driver)


def opening(driver: Driver) -> Iterator[str]:
    """From the closed polls to the open home."""
    yield "closed"
    driver.touch("Abrir la mesa")
    driver.wait_for(ChecksScreen)
    yield "checks"
    driver.touch("Seguir")
    yield "clock"
    driver.touch("No, está mal")
    yield "clock-wrong"
    driver.touch("Seguir")
    driver.wait_for_title("La urna está vacía")
    yield "box-empty"
    driver.touch("Los testigos la vieron: abrir")
    driver.wait_for_title("Escoja un PIN")
    yield "pin"
    driver.type_and_enter("111111")
    driver.wait_for_title("Escoja un PIN")
    yield "pin-refused"
    driver.type_pin("Escoja un PIN")
    driver.wait_for_title("Escriba el PIN otra vez")
    yield "pin-again"
    driver.type_pin("Escriba el PIN otra vez", "Guardar el PIN")
    driver.wait_for_title("La mesa está abierta")
    yield "opened"
    driver.touch("Volver al inicio")
    driver.wait_for(HomeScreen)


def check_in(driver: Driver) -> Iterator[str]:
    """From the home to the citizen's welcome."""
    driver.wait_until(lambda: driver.has_button("Empezar registro"), "the open home")
    yield "home"
    driver.touch("Empezar registro")
    driver.wait_for(EntryScreen)
    yield "check-in-document"
    driver.type_and_enter("10")
    yield "check-in-problem"
    driver.type_and_enter(DOCUMENT)
    yield "check-in-again"
    driver.type_and_enter(DOCUMENT)
    driver.wait_for_title("Nombres")
    screen = driver.screen
    assert isinstance(screen, EntryScreen)
    screen.field.setText(NAME)
    yield "check-in-name"
    driver.type_and_enter(NAME)
    driver.wait_for(NoticeScreen)
    yield "notice"
    driver.touch("Acepto y sigo")
    driver.wait_for(WelcomeScreen)


def visit(driver: Driver, *, seldom: bool = False) -> Iterator[str]:
    """A citizen's few minutes, from the welcome to the thanks; ``seldom``: what may go wrong, too."""
    yield "welcome"
    driver.touch("Empezar a votar")
    driver.wait_for(QuestionScreen)
    driver.touch("55 - 69 años")
    yield "age"
    driver.touch("Seguir")
    yield "sex"
    driver.touch("Femenino")
    driver.touch("Seguir")
    yield "ballot-empty"
    driver.choose(6, 7)
    yield "ballot"
    driver.choose(2, 4)
    yield "ballot-refused"
    driver.choose(2)
    screen = driver.screen
    assert isinstance(screen, BallotScreen)
    screen.opened.emit(6)
    yield "detail"
    driver.touch("Ver todas")
    for _ in range(IDLE_SECONDS):
        driver.citizen.tick()
    yield "still-there"
    driver.touch("Sí, sigo aquí")
    driver.touch("Revisar mi voto")
    driver.wait_for_code()
    yield "review"
    if driver.has_button("Seguir revisando"):
        driver.see_all()
        yield "review-last"
        driver.see_all()  # whoever looked may have had it built again
    driver.touch("Compruebe la máquina")
    driver.wait_for(DecideScreen)
    yield "decide"
    driver.touch("Mostrar lo que selló")
    driver.wait_for(OpenedScreen)
    driver.fix_opened()
    yield "vote-opened"
    driver.screen.again.emit()  # type: ignore[attr-defined]
    driver.choose(6, 7)
    driver.touch("Revisar mi voto")
    driver.wait_for(ReviewScreen)
    if seldom:
        yield from while_voting(driver)
    driver.see_all()
    driver.touch("Depositar mi voto")
    driver.wait_for(ThanksScreen)
    driver.fix_thanks()
    yield "thanks"
    driver.screen.done.click()  # type: ignore[attr-defined]
    driver.wait_for(HomeScreen)


def repeat(driver: Driver) -> Iterator[str]:
    """The same person comes again."""
    driver.touch("Empezar registro")
    driver.type_and_enter(DOCUMENT)
    driver.type_and_enter(DOCUMENT)
    driver.wait_for(MessageScreen)
    yield "repeat"
    driver.touch("La persona dice: no fui yo")
    yield "dispute"
    driver.touch("Volver al inicio")
    driver.wait_for(HomeScreen)


def jurado(driver: Driver) -> Iterator[str]:
    """What a jurado does now and then."""
    driver.touch("Pausar mesa")
    driver.wait_until(lambda: driver.has_button("Reanudar la mesa"), "the pause")
    yield "paused"
    driver.touch("Reanudar la mesa")
    driver.wait_until(lambda: driver.has_button("Empezar registro"), "the open home")
    driver.touch("Más")
    driver.wait_for(ChoiceScreen)
    yield "more"
    driver.touch("Actas")
    driver.wait_for_title("Actas de este equipo")
    yield "papers"
    driver.touch("Volver")
    driver.wait_for_title("Más opciones")
    driver.touch("Escribir una novedad")
    driver.wait_for_title("Novedad")
    yield "note"
    driver.type_and_enter("Se fue la luz media hora", "Guardar")
    driver.wait_for_title("Novedad guardada")
    driver.touch("Volver al inicio")
    driver.wait_for(HomeScreen)
    driver.touch("Bloquear")
    driver.wait_for_title("Pantalla bloqueada")
    yield "locked"
    driver.type_and_enter(PIN, "Desbloquear")
    driver.wait_for(HomeScreen)


def closing(driver: Driver) -> Iterator[str]:
    """The end of the day, the batches onto a stick, the cierre definitivo."""
    driver.touch("Cerrar")
    driver.wait_for_title("PIN de los jurados")
    yield "closing-pin"
    driver.type_pin("PIN de los jurados")
    driver.wait_for_title("¿Qué quiere cerrar?")
    yield "closing"
    driver.touch("La jornada de hoy")
    driver.wait_for_title("Cuente la lista")
    yield "paper-list"
    driver.type_and_enter("2")
    driver.wait_for_title("La jornada quedó cerrada")
    yield "day-closed"
    driver.app.stick.folders = list
    driver.touch("Guardar lotes y acta en una memoria")
    yield "stick-missing"
    driver.touch("Ya la conecté")
    yield "stick-not-seen"
    stick = Path(driver.station.box.path.parent) / "MEMORIA"
    stick.mkdir()
    driver.app.stick.folders = lambda: [stick]
    driver.touch("Ya la conecté")
    yield "stick"
    driver.touch(next(text for text in driver.button_texts() if "MEMORIA" in text))
    driver.wait_for_title("Puede retirar la memoria")
    yield "stick-done"
    driver.touch("Volver al inicio")
    driver.wait_for(HomeScreen)
    yield "home-day-closed"
    driver.touch("Cierre definitivo")
    driver.type_pin("PIN de los jurados")
    driver.wait_for_title("Todavía no es el último día")
    yield "closing-early"
    driver.touch("Cerrar antes de tiempo")
    yield "closing-for-good"
    driver.touch("Sí, cerrar definitivamente")
    driver.type_and_enter("1")
    driver.wait_for_title("Cierre definitivo hecho")
    yield "closed-for-good"
    driver.touch("Volver al inicio")
    driver.wait_for(HomeScreen)
    yield "home-ended"
