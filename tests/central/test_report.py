"""The results report: what it says, that every percentage tells of what, and that nothing leaves the page."""

import re
from functools import cache

import pypdfium2
import pytest

from sync.central.publish.report import report
from sync.central.publish.report_words import ENGLISH, SPANISH
from tests.tools.facts_2022 import PROPOSAL_VOTES
from tests.tools.kits import cartagena
from tests.tools.releases import CASES

PAGE = "https://gobiernoabierto.cartagena.gov.co/resultados/"
MARGIN = 20
WORDS = {"es": SPANISH, "en": ENGLISH}
every = pytest.mark.parametrize(("name", "language"), [(n, w) for n in CASES for w in WORDS])


@cache
def drawn(name: str, language: str = "es", page: str = PAGE) -> bytes:
    return report(CASES[name](), WORDS[language], page)


def text_of(data: bytes) -> str:
    """All the words, each line and page joined by a space."""
    pages = []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        pages.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return " ".join(" ".join(pages).replace("￾", "-").split())


@every
def test_every_letter_is_on_its_page(name: str, language: str) -> None:
    document = pypdfium2.PdfDocument(drawn(name, language))
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            assert left > MARGIN
            assert right < width - MARGIN, text.get_text_bounded(left, bottom, right, top)
            assert bottom > MARGIN / 2
            assert top < height
        text.close()
        page.close()
    document.close()


def test_the_same_count_makes_the_same_bytes() -> None:
    assert report(CASES["2022"](), SPANISH, PAGE) == drawn("2022")


def test_the_report_of_2022_ranks_the_twelve_and_gives_their_whole_texts() -> None:
    text = text_of(drawn("2022"))
    for proposal in cartagena().proposals:
        votes = PROPOSAL_VOTES[proposal.number]
        assert " ".join(proposal.text.split()) in text
        assert f"{proposal.number}. {proposal.short_title} · {votes} votos" in text
        assert f"{votes} · {100 * votes / 314:.1f} %".replace(".", ",") in text
    assert "Entran al plan" in text
    assert "la eligió el 37,3 % de los votos contados" in text


@every
def test_every_percentage_says_of_what(name: str, language: str) -> None:
    value, text = CASES[name]().value, text_of(drawn(name, language))
    counted, people = value["ballots"]["counted"], value["participants"]
    turnout = sum(point["ballots"] for point in value["participation"])
    sentences = {
        "es": (
            f"sobre los votos contados: {counted}.",
            f"sobre las personas que participaron: {people}.",
            f"sobre los de todos los puestos: {turnout} voto",
        ),
        "en": (
            f"of the ballots counted: {counted}.",
            f"of the people who took part: {people}.",
            f"of those of all points: {turnout} vote",
        ),
    }[language]
    assert all(sentence in text for sentence in sentences), text


def test_practice_is_said_on_every_page() -> None:
    document = pypdfium2.PdfDocument(drawn("2022"))
    for page in document:
        text = page.get_textpage()
        assert SPANISH.practice in text.get_text_range()
        text.close()
        page.close()
    document.close()
    assert SPANISH.practice not in text_of(drawn("tied"))


def test_a_tie_is_shown_as_a_tie_and_nobody_is_chosen() -> None:
    text = text_of(drawn("tied"))
    assert "Empate por entrar al plan" in text
    assert text.count("2=") == 6  # three cards and three rows
    assert "el programa no escoge entre ellas" in text


def test_hidden_groups_are_words_and_not_numbers() -> None:
    text = text_of(drawn("2022"))
    assert re.search(r"No binario oculto", text)
    assert (
        "«Oculto» es un grupo tan pequeño que señalaría a alguien, u otro con el que se podría deducir"
        in text
    )


def test_the_account_names_what_was_set_aside_null_late_and_missing() -> None:
    text = text_of(drawn("troubled"))
    for part in (
        "Votos en las urnas 333", "Apartados antes de abrir 12", "segundo voto de una misma persona 9",
        "sin persona en el registro de su puesto 3", "Nulos 3", "no es lo que el equipo selló 2",
        "Votos contados 318", "de ellos, en blanco 4", "después del cierre y no se contaron: 11",
        "comprobó la máquina: 6", "no llegó todo: 2", "K-07: La memoria se perdió en el río",
        "K-19: sin razón escrita", "Urna excluida, K-22: Se votó antes de abrir", "Voto en blanco 4 · 1,3 %",
    ):  # fmt: skip
        assert part in text, part


def test_without_votes_nothing_enters_and_nothing_breaks() -> None:
    text = text_of(drawn("nobody"))
    assert "Ninguna propuesta recibió votos." in text
    assert "No se publican votos por puesto" in text


def test_one_choice_does_not_claim_to_pass_a_hundred() -> None:
    text = text_of(drawn("one-day"))
    assert "Cada persona podía elegir una propuesta." in text
    assert "pasan de 100" not in text
    assert "El 15 de noviembre de 2022" in text


def test_the_code_leads_to_the_page_or_carries_the_fingerprint() -> None:
    assert PAGE in text_of(drawn("five"))
    assert SPANISH.code_fingerprint in text_of(drawn("five", page=""))
