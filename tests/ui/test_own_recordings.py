"""A village's own texts, from its definition to the loudspeaker: a centre, a kit, an activated kiosk."""

from __future__ import annotations

from pathlib import Path

import pytest

import assets
from kiosk.consultation import load_consultation, load_stations
from kiosk.kit import ActiveKit, read_kit
from kiosk.recordings import own_texts
from sync.central import media
from sync.central.recording import can_render
from tests.tools.driver import running_kiosk
from tests.tools.office import Office
from tests.tools.sound import recorded
from tests.tools.voices import Voices, as_opus
from ui import spoken
from ui.screens.question import QuestionScreen

VILLAGE = assets.path("consultations/example/consultation.toml")
STATIONS = assets.path("consultations/example/stations.toml")


@pytest.fixture
def voices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Voices:
    """What says what it reads."""
    folder = tmp_path / "programs"
    folder.mkdir()
    return Voices(folder, monkeypatch)


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    """An office in a folder of its own."""
    (tmp_path / "office").mkdir()
    return Office(tmp_path / "office", capsys)


def found(office: Office, definition: Path = VILLAGE) -> str:
    """What `init` says of the village's consultation."""
    code, out, err = office.init("--consultation", definition, "--stations", STATIONS)
    assert code == 0, err
    return out


def kit(office: Office) -> ActiveKit:
    """A kit as the centre writes it, opened with its code."""
    station = load_stations(STATIONS)[0].code
    made = office.json(
        "kit", office.centre, "--station", station, "--kiosk", "K-01", "--out", office.folder / "kits",
        *office.keys,
    )  # fmt: skip
    return read_kit(Path(made["kit"]).read_bytes()).activate(made["activation_code"])


def test_a_kiosk_speaks_the_villages_own_texts(voices: Voices, office: Office, tmp_path: Path) -> None:
    assert "leen en voz alta todos los textos" in found(office)
    active, village = kit(office), load_consultation(VILLAGE)
    heard = recorded(village, active.kit.files)
    with running_kiosk(tmp_path / "kiosk", active=active, player=True) as driver:
        driver.player.texts = heard
        driver.open_polls()
        driver.arrive()
        driver.touch("Escuchar")
        driver.player.finish_all()
        assert driver.player.said == spoken.welcome(village)
        driver.player.said.clear()
        driver.touch("Empezar a votar")
        driver.wait_for(QuestionScreen)
        driver.player.finish_all()
        assert driver.player.said == spoken.question(village.questions[0])
    said = {text: data for data, text in heard.items()}
    assert said["Luces en la cancha"] == as_opus("Luces en la cancha")
    assert all(text in said for text in own_texts(village))


def test_a_recording_that_the_definition_names_comes_before_the_synthetic_voice(
    voices: Voices, office: Office, tmp_path: Path
) -> None:
    source = VILLAGE.read_text("utf-8").replace('sound = ""', 'sound = "arboles.opus"', 1)
    (tmp_path / "consultation.toml").write_text(source, "utf-8")
    (tmp_path / "arboles.opus").write_bytes(b"a neighbour's voice")
    found(office, tmp_path / "consultation.toml")
    active = kit(office)
    heard = {text: data for data, text in recorded(active.kit.consultation, active.kit.files).items()}
    first = active.kit.consultation.proposals[0]
    assert heard[first.text] == b"a neighbour's voice"
    assert heard[first.short_title] == as_opus(first.short_title)


def test_a_proposals_number_beyond_those_that_the_program_says_is_recorded_too(
    voices: Voices, office: Office, tmp_path: Path
) -> None:
    source = VILLAGE.read_text("utf-8").replace("number = 5", "number = 143")
    (tmp_path / "consultation.toml").write_text(source, "utf-8")
    found(office, tmp_path / "consultation.toml")
    active = kit(office)
    assert as_opus("143") in recorded(active.kit.consultation, active.kit.files)


def test_without_the_two_programs_the_office_is_told_how_many_texts_stay_silent(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    silent = len(media.silent_texts(load_consultation(VILLAGE), {}))
    out = found(office)
    assert f"no leen en voz alta {silent} textos" in out
    assert "instale espeak-ng y opus-tools" in out
    assert kit(office).kit.files == {}


def test_recordings_that_no_kit_can_carry_are_refused_before_anything_is_made(
    voices: Voices, office: Office
) -> None:
    voices.install("opusenc", "cat >/dev/null; head -c 1500000 /dev/zero")
    code, _, err = office.init("--consultation", VILLAGE, "--stations", STATIONS)
    assert code != 0
    assert "en un kit caben 24" in err
    assert not office.centre.exists()


def test_the_largest_files_that_are_allowed_make_a_kit_that_can_be_read(
    voices: Voices, office: Office, tmp_path: Path
) -> None:
    source = VILLAGE.read_text("utf-8").replace('sound = ""', 'sound = "voz.wav"', 1)
    source = source.replace('sound = ""', 'sound = "otra.wav"', 1)
    (tmp_path / "consultation.toml").write_text(source, "utf-8")
    (tmp_path / "voz.wav").write_bytes(bytes(media.MOST_FILE_BYTES))
    (tmp_path / "otra.wav").write_bytes(bytes(media.MOST_BYTES - media.MOST_FILE_BYTES - 100_000))
    found(office, tmp_path / "consultation.toml")
    assert sum(map(len, kit(office).kit.files.values())) > media.MOST_BYTES - 100_000


@pytest.mark.skipif(not can_render(), reason="espeak-ng and opusenc are not installed")
def test_a_villages_kit_with_real_speech_stays_small(office: Office) -> None:
    found(office)
    files = kit(office).kit.files
    assert all(data.startswith(b"OggS") for data in files.values())
    assert sum(map(len, files.values())) < 600_000
