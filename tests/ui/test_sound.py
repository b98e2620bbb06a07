"""What is heard: recordings for all of it, buttons where there is sound, votes with four keys."""

import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import assets
from kiosk.kit import ActiveKit
from kiosk.recordings import FOLDER, Recordings, key_of, own_texts, packed_name
from sync.central.recording import can_render, render
from tests.tools.driver import Driver, running_kiosk
from tests.tools.kits import cartagena
from ui import spoken
from ui.citizen import CALLS, IDLE_SECONDS, THANKS_SECONDS
from ui.guide import control_pieces
from ui.screens.ballot import BallotScreen
from ui.screens.home import HomeScreen
from ui.screens.question import QuestionScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen
from ui.screens.welcome import WelcomeScreen
from ui.widgets.card import ProposalCard

FORWARD, BACK, CHOOSE, HELP = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_F1


@pytest.fixture
def heard(tmp_path: Path, kit_for: Callable[[object], ActiveKit]) -> Iterator[Driver]:
    """A kiosk with a loudspeaker; the first person is at the welcome."""
    with running_kiosk(tmp_path, active=kit_for(None), player=True) as driver:
        driver.open_polls()
        driver.arrive()
        yield driver


@pytest.fixture
def silent(tmp_path: Path, kit_for: Callable[[object], ActiveKit]) -> Iterator[Driver]:
    """A kiosk without a sound device; the first person is at the welcome."""
    with running_kiosk(tmp_path, active=kit_for(None)) as driver:
        driver.open_polls()
        driver.arrive()
        yield driver


def key(driver: Driver, pressed: Qt.Key) -> None:
    """One of the four keys, as the window system says it; choosing waits until the screen has rested."""
    if pressed == CHOOSE:
        driver.wait_until(driver.shell.rested, "the screen's rest")
    QTest.keyClick(driver.shell.windowHandle(), pressed)


def key_to(driver: Driver, name: str) -> None:
    """Forward until the control with this name has the focus, then choose."""
    for _ in range(60):
        key(driver, FORWARD)
        focused = getattr(driver.screen.focusWidget(), "accessibleName", str)()  # nothing may have it
        if focused.startswith(name):
            key(driver, CHOOSE)
            return
    raise LookupError(name)


def vote_with_keys(driver: Driver) -> None:
    key_to(driver, "Empezar a votar")
    driver.wait_for(QuestionScreen)
    key_to(driver, "55 - 69 años")
    key_to(driver, "Seguir")
    key_to(driver, "Femenino")
    key_to(driver, "Seguir")
    driver.wait_for(BallotScreen)
    key_to(driver, "Propuesta 2.")
    key_to(driver, "Propuesta 7.")
    key_to(driver, "Revisar mi voto")
    driver.wait_for(ReviewScreen)
    key_to(driver, "Depositar mi voto")
    driver.wait_for(ThanksScreen)


def test_everything_that_can_be_said_is_recorded_and_nothing_else() -> None:
    folder = assets.path(FOLDER)
    wanted = {f"{key_of(text)}.opus" for text in spoken.all_pieces(cartagena())}
    assert {path.name for path in folder.glob("*.opus")} == wanted


def test_the_recordings_are_opus_and_small() -> None:
    files = list(assets.path(FOLDER).glob("*.opus"))
    heads = [path.read_bytes()[:64] for path in files]
    assert all(head.startswith(b"OggS") and b"OpusHead" in head for head in heads)
    assert sum(path.stat().st_size for path in files) < 3_000_000


def test_all_of_the_consultations_own_texts_can_be_heard() -> None:
    recordings = Recordings(cartagena(), {})
    assert [text for text in own_texts(cartagena()) if recordings.find(text) is None] == []


def test_a_kits_own_recording_comes_before_the_programs() -> None:
    proposal = cartagena().proposal(1)
    own = Recordings(cartagena(), {packed_name(proposal.text): b"recorded by the organiser"})
    assert own.find(proposal.text) == b"recorded by the organiser"


@pytest.mark.skipif(not can_render(), reason="espeak-ng and opusenc are not installed")
def test_a_text_is_rendered_as_opus_of_a_sensible_length() -> None:
    data = render("Propuesta siete. Elegida.")
    last = data.rindex(b"OggS")
    (samples,) = struct.unpack_from("<q", data, last + 6)
    assert 0.8 < samples / 48_000 < 6


def test_without_a_device_there_are_no_buttons_and_the_vote_goes_on(silent: Driver) -> None:
    assert not silent.has_button("Escuchar")
    vote_with_keys(silent)
    assert silent.player.said == []
    assert silent.status().ballots == 1


def test_listening_reads_the_screen_and_shows_what_can_be_done(heard: Driver) -> None:
    heard.touch("Escuchar")
    heard.player.finish_all()
    assert heard.player.said == spoken.welcome(cartagena())
    for button in ("Otra vez", "Velocidad", "Volumen", "Silencio"):
        assert heard.has_button(button)


def test_pause_again_speed_and_volume(heard: Driver) -> None:
    heard.touch("Escuchar")
    heard.touch("Pausa")
    assert heard.player.moves[-1] == "pause"
    heard.touch("Seguir oyendo")
    assert heard.player.moves[-1] == "resume"
    heard.touch("Velocidad")
    assert heard.player.speed == 1.3
    heard.touch("Volumen")
    assert heard.player.volume == 1.0
    heard.player.said.clear()
    heard.touch("Otra vez")
    assert heard.player.said == [spoken.welcome(cartagena())[0]]
    heard.touch("Silencio")
    assert heard.player.silent
    assert not heard.has_button("Velocidad")


def test_the_ear_of_a_card_reads_its_whole_text(heard: Driver) -> None:
    heard.touch("Escuchar")
    heard.answer_questions()
    heard.card(6).ear.click()
    heard.player.said.clear()
    heard.touch("Otra vez")
    heard.player.finish_all()
    assert heard.player.said[-1] == cartagena().proposal(6).text


def test_choosing_says_the_count(heard: Driver) -> None:
    heard.touch("Escuchar")
    heard.answer_questions()
    heard.player.said.clear()
    heard.choose(6)
    heard.player.finish_all()
    assert heard.player.said[:3] == ["Propuesta", "6", cartagena().proposal(6).short_title]
    said = heard.player.said[3:8]  # "de" sounds as the letter D does
    assert [*said[:3], said[4]] == ["Elegida", "Ha elegido", "1", "3"]


def test_a_vote_with_four_keys_is_heard_all_the_way(heard: Driver) -> None:
    vote_with_keys(heard)
    heard.player.finish_all()
    code = heard.citizen.visit.code
    assert heard.player.said[-16:] == [letter for letter in code if letter != "-"]
    assert heard.status().ballots == 1


def test_the_thanks_stay_until_the_code_was_heard_and_are_left_with_keys(heard: Driver) -> None:
    vote_with_keys(heard)
    for _ in range(THANKS_SECONDS - 1):
        heard.citizen.tick()
    heard.player.finish()  # the next letter begins
    for _ in range(THANKS_SECONDS - 1):
        heard.citizen.tick()
    assert isinstance(heard.screen, ThanksScreen)
    key_to(heard, "Listo")
    heard.wait_for(HomeScreen)


def test_a_vote_in_the_dark_shows_nothing_of_it(heard: Driver) -> None:
    key(heard, HELP)
    key(heard, HELP)
    assert heard.shell.is_dark
    vote_with_keys(heard)
    picture = heard.shell.grab().toImage()
    side = range(0, picture.height() // 2, 16)
    ground = {picture.pixelColor(640, y).name() for y in side if y > 60}
    assert ground == {"#000000"}
    key(heard, HELP)
    key(heard, HELP)
    assert not heard.shell.is_dark


def test_a_touch_on_the_dark_screen_chooses_nothing_but_the_light(heard: Driver) -> None:
    heard.shell.set_dark(dark=True)
    heard.wait_until(heard.shell.rested, "the screen's rest")
    start = heard.button("Empezar a votar")
    heard.touch_place(start.mapTo(heard.shell, start.rect().center()))
    assert isinstance(heard.screen, WelcomeScreen)
    assert heard.shell.is_dark


def test_back_goes_to_where_forward_came_from(heard: Driver) -> None:
    heard.answer_questions()
    key(heard, FORWARD)
    key(heard, FORWARD)
    second = heard.screen.focusWidget()
    key(heard, FORWARD)
    key(heard, BACK)
    assert heard.screen.focusWidget() is second
    assert isinstance(second, ProposalCard) or second is not None


def test_after_each_person_sound_and_light_are_as_before(heard: Driver) -> None:
    key(heard, HELP)
    key(heard, HELP)
    vote_with_keys(heard)
    key_to(heard, "Listo")
    heard.wait_for(HomeScreen)
    assert not heard.shell.is_dark
    assert heard.player.silent
    heard.player.said.clear()
    heard.arrive(2)
    assert heard.player.said == []


def test_somebody_who_went_away_is_asked_then_the_jurado_is_called(heard: Driver) -> None:
    heard.answer_questions()
    heard.choose(3)
    for _ in range(IDLE_SECONDS):
        heard.citizen.tick()
    assert heard.player.said == [spoken.STILL_THERE]
    heard.player.finish_all()
    while heard.citizen.visit.voter is not None:
        heard.citizen.tick()
    heard.wait_for_title("Llame al jurado")
    heard.player.finish_all()
    assert heard.player.said == [spoken.STILL_THERE, *[spoken.CALL] * CALLS]
    assert heard.citizen.visit.selections == ()
    heard.touch("Soy el jurado: volver al inicio")
    heard.wait_for(HomeScreen)
    assert heard.status().abandoned == 1


def test_whoever_listens_is_not_asked_whether_they_are_there(heard: Driver) -> None:
    heard.touch("Escuchar")
    for _ in range(IDLE_SECONDS - 1):
        heard.citizen.tick()
    heard.player.finish()  # the next piece begins
    for _ in range(5):
        heard.citizen.tick()
    assert isinstance(heard.screen, WelcomeScreen)


def test_headphones_that_come_later_bring_the_buttons(silent: Driver) -> None:
    silent.player.plug(available=True)
    silent.touch("Empezar a votar")
    silent.wait_for(QuestionScreen)
    assert silent.has_button("Escuchar")


def test_every_control_that_keys_reach_has_its_recording(heard: Driver) -> None:
    recordings = Recordings(cartagena(), {})
    said: set[str] = set()
    heard.citizen.guide.keys.moved.connect(lambda widget: said.update(control_pieces(widget)))
    vote_with_keys(heard)
    assert said
    assert {text for text in said if recordings.find(text) is None} == set()
