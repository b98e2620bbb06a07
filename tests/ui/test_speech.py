"""Reading aloud, piece by piece: held, repeated, cut short, ended by what comes too late or goes away."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QSignalSpy

from kiosk.recordings import Recordings
from tests.tools.kits import cartagena
from tests.tools.sound import SimulatedPlayer
from ui import spoken
from ui.speech import SPEEDS, VOLUMES, Speech
from ui.theme import Theme
from ui.widgets.sound_bar import SoundBar

FIRST, SECOND, THIRD = spoken.CHOSEN, spoken.DETAIL, spoken.CAST


@pytest.fixture
def player() -> SimulatedPlayer:
    return SimulatedPlayer(available=True)


@pytest.fixture
def speech(player: SimulatedPlayer) -> Speech:
    """For somebody who asked for sound."""
    speech = Speech(Recordings(cartagena(), {}), player)
    speech.on = True
    return speech


@pytest.fixture
def bar(speech: Speech) -> SoundBar:
    theme = Theme()
    bar = SoundBar(theme, speech, theme.palette.paper, coloured=False)
    bar.fit(1280)
    return bar


def test_pieces_follow_each_other_as_each_ends(speech: Speech, player: SimulatedPlayer) -> None:
    speech.say([FIRST, SECOND])
    assert player.said == [FIRST]
    player.finish()
    assert player.said == [FIRST, SECOND]
    assert speech.speaking
    player.finish()
    assert player.said == [FIRST, SECOND]
    assert not speech.speaking


def test_what_has_no_recording_is_left_out_and_what_follows_is_said(
    speech: Speech, player: SimulatedPlayer
) -> None:
    speech.say(["Nobody recorded this.", FIRST, "Nor this.", SECOND, "Nor that."])
    player.finish_all()
    assert player.said == [FIRST, SECOND]
    assert not speech.speaking


@pytest.mark.parametrize("pieces", [[], ["Nobody recorded this."]])
def test_with_nothing_to_say_it_is_silent_at_once(
    pieces: list[str], speech: Speech, player: SimulatedPlayer
) -> None:
    speech.say(pieces)
    assert not speech.speaking
    speech.again()
    speech.pause_or_resume()
    assert player.said == []
    assert player.moves == []


def test_something_new_takes_the_place_of_what_is_said(speech: Speech, player: SimulatedPlayer) -> None:
    speech.say([FIRST, SECOND])
    speech.say([THIRD])
    player.finish_all()
    assert player.said == [FIRST, THIRD]


def test_who_did_not_ask_for_sound_hears_nothing_but_a_call(speech: Speech, player: SimulatedPlayer) -> None:
    speech.on = False
    speech.say([FIRST])
    assert player.said == []
    speech.call([SECOND])
    assert player.said == [SECOND]


def test_held_in_the_middle_it_goes_on_there_and_after_the_end_it_is_said_again(
    speech: Speech, player: SimulatedPlayer
) -> None:
    speech.say([FIRST, SECOND])
    speech.pause_or_resume()
    assert speech.paused
    speech.pause_or_resume()
    assert player.moves == ["pause", "resume"]
    player.finish_all()
    speech.pause_or_resume()
    player.finish_all()
    assert player.said == [FIRST, SECOND] * 2
    assert player.moves == ["pause", "resume"]


def test_a_new_screen_ends_a_pause(speech: Speech, player: SimulatedPlayer) -> None:
    speech.say([FIRST])
    speech.pause_or_resume()
    speech.say([SECOND])
    assert not speech.paused
    assert player.said[-1] == SECOND


@pytest.mark.parametrize("ending", ["stop", "reset"])
def test_a_sound_that_ends_after_its_screen_is_gone_says_nothing_more(
    ending: str, speech: Speech, player: SimulatedPlayer
) -> None:
    speech.say([FIRST, SECOND, THIRD])
    getattr(speech, ending)()
    assert player.silent
    player.on_end()  # the player had told of its end already
    player.on_end()
    assert player.said == [FIRST]
    assert not speech.speaking


def test_after_silence_the_settings_stay_and_it_can_be_said_again(
    speech: Speech, player: SimulatedPlayer
) -> None:
    speech.next_speed()
    speech.say([FIRST])
    speech.stop()
    speech.again()
    assert player.said == [FIRST, FIRST]
    assert player.speed == SPEEDS[1]


def test_for_the_next_person_all_is_normal_and_nothing_of_the_last_one_can_be_heard(
    speech: Speech, player: SimulatedPlayer
) -> None:
    speech.say([FIRST])
    speech.next_speed()
    speech.next_volume()
    speech.reset()
    speech.again()
    assert (speech.on, speech.speed, speech.volume) == (False, SPEEDS[0], VOLUMES[0])
    assert player.said == [FIRST]


def test_speeds_and_volumes_come_round_and_change_what_is_playing(
    speech: Speech, player: SimulatedPlayer
) -> None:
    speech.say([FIRST])
    heard = []
    for _ in range(3):
        heard.append((player.speed, player.volume))
        speech.next_speed()
        speech.next_volume()
    assert heard == list(zip(SPEEDS, VOLUMES, strict=True))
    assert (player.speed, player.volume) == heard[0]
    assert player.said == [FIRST]


def test_headphones_that_are_pulled_out_end_it_and_the_next_screen_is_heard_again(
    speech: Speech, player: SimulatedPlayer
) -> None:
    speech.say([FIRST, SECOND])
    player.plug(available=False)
    player.finish()
    assert player.said == [FIRST]
    assert not speech.speaking
    speech.say([SECOND])
    assert player.said == [FIRST]
    player.plug(available=True)
    speech.say([THIRD])
    assert player.said == [FIRST, THIRD]


def test_whoever_watches_hears_of_every_change(speech: Speech, player: SimulatedPlayer) -> None:
    changes = QSignalSpy(speech.changed)
    steps: tuple[Callable[[], object], ...] = (
        lambda: speech.say([FIRST]), speech.pause_or_resume, speech.pause_or_resume, speech.next_speed,
        speech.next_volume, player.finish, speech.stop, lambda: player.plug(available=False),
    )  # fmt: skip
    for number, step in enumerate(steps, start=1):
        step()
        assert changes.count() == number


def test_the_bar_says_what_a_touch_would_do_now(
    speech: Speech, player: SimulatedPlayer, bar: SoundBar
) -> None:
    assert bar.hold.text() == "Seguir oyendo"
    bar.again.click()
    assert bar.hold.text() == "Seguir oyendo"  # nothing was said yet
    speech.say([FIRST])
    assert bar.hold.text() == "Pausa"
    bar.hold.click()
    assert (bar.hold.text(), bar.hold.accessibleName()) == ("Seguir oyendo", "Seguir oyendo")
    bar.hold.click()
    assert bar.hold.text() == "Pausa"
    player.finish()
    assert bar.hold.text() == "Seguir oyendo"
    bar.hold.click()
    assert player.said == [FIRST, FIRST]


def test_the_bar_shows_speed_and_volume_in_words_and_their_names_stay(bar: SoundBar) -> None:
    speeds, volumes = [], []
    for _ in range(3):
        speeds.append(bar.speed.text())
        volumes.append(bar.volume.text())
        bar.speed.click()
        bar.volume.click()
    assert speeds == ["Velocidad normal", "Velocidad rápida", "Velocidad lenta"]
    assert volumes == ["Volumen medio", "Volumen alto", "Volumen bajo"]
    assert (bar.speed.accessibleName(), bar.volume.accessibleName()) == ("Velocidad", "Volumen")
    assert bar.speed.accessibleDescription() == bar.speed.text()


@pytest.mark.usefixtures("english")
def test_the_bar_speaks_english_too(bar: SoundBar) -> None:
    words = {button.text() for button in bar.buttons}
    assert words == {"Go on listening", "Again", "Normal speed", "Medium volume", "Silence"}


def test_a_bar_whose_screen_is_gone_is_told_nothing(speech: Speech) -> None:
    theme = Theme()
    gone = SoundBar(theme, speech, theme.palette.paper, coloured=True)
    gone.deleteLater()
    del gone
    speech.say([FIRST])
    speech.stop()
