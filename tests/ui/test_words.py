"""Every text has its English, switching is at once, and each person finds Spanish again."""

import string
from pathlib import Path

import pytest

from kiosk.errors import AlreadyVoted, InvalidInput, OperatorError
from kiosk.participant import clean_name
from sync.central.elsewhere import parse_elsewhere
from tests.tools import translations
from tests.tools.driver import Driver
from tests.tools.kits import cartagena
from ui.language import ENGLISH, SPANISH
from ui.screens.home import HomeScreen
from ui.screens.question import QuestionScreen
from ui.screens.thanks import ThanksScreen
from ui.words import day, hour, plural, told, tr


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_text_of_the_kiosk_has_its_english() -> None:
    known = translations.translations()
    missing = [text for text in translations.collected() if not known.get(text)]
    assert not missing, f"run `make translations` and translate in {translations.SOURCE}: {missing}"


def test_no_translation_is_left_of_a_text_that_has_gone() -> None:
    assert sorted(translations.translations()) == translations.collected()


def test_a_translation_has_the_places_of_its_text() -> None:
    wrong = [text for text, other in translations.translations().items() if places(text) != places(other)]
    assert wrong == []


def test_the_file_that_is_loaded_is_made_from_the_one_that_is_written(tmp_path: Path) -> None:
    translations.release(tmp_path / "made.qm")
    assert (tmp_path / "made.qm").read_bytes() == translations.BINARY.read_bytes()


def test_dates_hours_and_counts_as_in_colombia() -> None:
    assert day("2022-11-05T08:02") == "5 de noviembre de 2022"
    assert hour("2022-11-05T08:02") == "8:02 a. m."
    assert hour("2022-11-05T12:00") == "12:00 p. m."
    assert hour("2022-11-05T00:30") == "12:30 a. m."
    assert plural(1, "1 voto", "{n} votos") == "1 voto"
    assert plural(12, "1 voto", "{n} votos") == "12 votos"


@pytest.mark.usefixtures("english")
def test_and_as_english_readers_expect() -> None:
    assert day("2022-11-05T08:02") == "5 November 2022"
    assert hour("2022-11-05T08:02") == "8:02 a.m."
    assert tr("Depositar mi voto") == "Cast my vote"


@pytest.mark.usefixtures("english")
def test_an_error_of_the_core_is_told_in_english_with_its_values() -> None:
    what, do = told(AlreadyVoted("2022-11-15T08:02"))
    assert (
        what == "This person has voted at this point. Registered on 2022-11-15 at 08:02. Their vote is safe."
    )
    assert do.startswith("Do not check them in again")
    with pytest.raises(InvalidInput) as refused:
        clean_name("1234")
    assert told(refused.value)[0].startswith("A name has only letters")


@pytest.mark.usefixtures("english")
def test_a_message_that_lists_what_is_wrong_is_told_in_english_to_its_last_part() -> None:
    wrong = ["XX,5", "CC,", "CC,abc", *["ZZ,1"] * 20]
    with pytest.raises(OperatorError) as refused:
        parse_elsewhere("\n".join(["document_type,document", *wrong]).encode(), cartagena())
    what = told(refused.value)[0]
    assert "line 2: the type of document is none of " in what
    assert "; line 3: the number is missing; line 4: the number is not of " in what
    assert what.endswith("; and 13 more. Nothing of it was used.")
    assert "línea" not in what


def test_switching_is_at_once_and_the_next_person_finds_spanish(kiosk: Driver) -> None:
    kiosk.arrive()
    kiosk.touch("English")
    assert kiosk.shell.language.now == ENGLISH
    kiosk.touch("Start voting")
    kiosk.wait_for(QuestionScreen)
    kiosk.touch(cartagena().questions[0].answers[0])
    kiosk.touch("Go on")
    kiosk.touch(cartagena().questions[1].answers[0])
    kiosk.touch("Go on")
    kiosk.choose(6)
    kiosk.touch("Review my vote")
    kiosk.touch("Cast my vote")
    kiosk.wait_for(ThanksScreen)
    kiosk.touch("Done")
    kiosk.wait_for(HomeScreen)
    assert kiosk.shell.language.now == SPANISH
    kiosk.arrive(2)
    assert kiosk.has_button("Empezar a votar")


def test_the_jurado_changes_the_language_of_the_machine(kiosk: Driver) -> None:
    for button in ("English", "Español"):
        kiosk.touch("Más" if button == "English" else "More")
        kiosk.wait_until(lambda name=button: kiosk.has_button(name), "the list")  # type: ignore[misc]
        kiosk.touch(button)
        kiosk.wait_for(HomeScreen)
    kiosk.wait_until(lambda: kiosk.has_button("Empezar registro"), "the home in Spanish")
