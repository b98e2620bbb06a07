"""The consultation of Cartagena de Indias, 2022, as the source document has it."""

import hashlib
from datetime import date
from zoneinfo import ZoneInfo

import pytest

import assets
from kiosk.consultation import Consultation, VotingPoint, load_consultation, load_stations
from kiosk.errors import InvalidInput
from kiosk.participant import clean_document

# SHA-256 of each official text, taken from the published document: the wording stays to the letter.
OFFICIAL_TEXTS = {
    1: "36217c7667f94ec86e317e2aa89b1dd8a9f81f32d080c409a8a1c750aa17b70d",
    2: "045b94aa308f6631a3bbd266f297f8a9ac8ee67e75ded895f092a46d23e237e9",
    3: "4210cb70a28790d42c9c18d4041b394eca5e1753d947c258fdc294763b716be8",
    4: "c71a247358f6dcb6a54cc0e67a853c10afc17cd89a2f3e5037cc7b3452b46562",
    5: "a4ab1613b605ff8736f185e5ca5f1253d836ac3b50ef09ab61ebde664497c467",
    6: "40d3bb0e3964bae30690b300b790044e33fdaa36e1d1449e1870bfae5ebc9203",
    7: "e79e19679f8df09a57ad259ab5699c5f52ad1a902e19e06657b9bdd85fbf4b18",
    8: "5716869352501d41d7518e7d05b851e5f4a48b7d8797479b2a9a88760fb72d07",
    9: "38bab265bb8e237105ae265033a7f885c7691b857fcdebba3dcd5ab3ce800ce9",
    10: "5e71261c3cca69a71f9285a7959baaba3ae2329ea27c7834a0167ccf51fd49d5",
    11: "e2c226943482ddcca934865c2973b46246ba34c145189e9dbacf092896279dd2",
    12: "958c5049a9b59f2d441c33a5e0cc32c4d8f5580d9f03ddb984b75c718a168636",
}


@pytest.fixture(scope="module")
def consultation() -> Consultation:
    return load_consultation(assets.path("consultations/cartagena-2022/consultation.toml"))


@pytest.fixture(scope="module")
def stations() -> tuple[VotingPoint, ...]:
    return load_stations(assets.path("consultations/cartagena-2022/stations.toml"))


def test_every_text_is_the_official_one_to_the_letter(consultation: Consultation) -> None:
    found = {p.number: hashlib.sha256(p.text.encode()).hexdigest() for p in consultation.proposals}
    assert found == OFFICIAL_TEXTS


def test_a_spelling_of_the_source_is_not_corrected(consultation: Consultation) -> None:
    assert "posibilidad de controversión por parte" in consultation.proposal(6).text
    assert "contratar con la entidades públicas" in consultation.proposal(7).text


def test_the_inventory_is_proposal_11_and_the_laboratories_12(consultation: Consultation) -> None:
    assert consultation.proposal(11).text.startswith("Crear un inventario")
    assert consultation.proposal(12).text.startswith("Laboratorios")


def test_people_choose_one_to_three_of_twelve(consultation: Consultation) -> None:
    assert [proposal.number for proposal in consultation.proposals] == list(range(1, 13))
    assert (consultation.min_choices, consultation.max_choices) == (1, 3)
    assert not consultation.blank_allowed
    assert (consultation.enter_plan, consultation.ties) == (2, "shown")


def test_it_is_held_in_the_week_of_november_2022(consultation: Consultation) -> None:
    assert (consultation.opens, consultation.closes) == (date(2022, 11, 15), date(2022, 11, 21))
    assert ZoneInfo(consultation.timezone).key == "America/Bogota"


def test_it_says_where_the_proposals_come_from(consultation: Consultation) -> None:
    background = consultation.background
    assert background.lines == ("Rendición de cuentas", "Participación", "Colaboración", "Transparencia")
    assert (background.proposals_received, background.tables) == (123, 23)


def test_the_questions_have_the_published_answers(consultation: Consultation) -> None:
    age, sex = consultation.questions
    assert (age.label, sex.label) == ("Rango de edad", "Sexo")
    assert age.answers == (
        "18 - 24 años",
        "25 - 34 años",
        "35 - 44 años",
        "45 - 54 años",
        "55 - 69 años",
        "> 70 años",
    )
    assert sex.answers == ("Masculino", "Femenino", "No binario", "No específica")


def test_nobody_has_approved_the_short_titles_yet(consultation: Consultation) -> None:
    assert consultation.official_obstacle() is not None


def test_every_proposal_has_a_picture_of_its_own(consultation: Consultation) -> None:
    pictures = {proposal.picture for proposal in consultation.proposals}
    assert len(pictures) == 12
    assert all(assets.path(f"icons/phosphor/{name}.svg").is_file() for name in pictures)


@pytest.mark.parametrize(
    ("code", "accepted", "refused"),
    [
        ("CC", ["123", "73.123.456", "1.047.123.456"], ["12", "10471234567", "E123456"]),
        ("CE", ["54321", "123456", "1234567"], ["1234", "1047123456"]),
        ("PPT", ["54321", "5123456", "12345678"], ["1234", "1047123456"]),
    ],
)
def test_document_numbers_of_colombia_are_told_from_slips(
    consultation: Consultation, code: str, accepted: list[str], refused: list[str]
) -> None:
    kind = consultation.document_type(code)
    assert [clean_document(kind, text).type for text in accepted] == [code] * len(accepted)
    for text in refused:
        with pytest.raises(InvalidInput):
            clean_document(kind, text)


def test_the_notice_says_what_the_law_asks_for(consultation: Consultation) -> None:
    notice = consultation.notice
    assert notice.responsible.startswith("Oficina Asesora de Transparencia")
    assert "cartagena.gov.co" in notice.contact
    assert "una sola vez" in notice.purpose
    for right in ("conocer", "corregir", "borren", "Superintendencia de Industria y Comercio"):
        assert right in notice.rights
    assert "Nadie está obligado" in notice.text


def test_the_points_are_fifteen_communes_and_fifteen_villages(stations: tuple[VotingPoint, ...]) -> None:
    communes = [f"UCG-{number:02d}" for number in range(1, 16)]
    villages = [f"COR-{number:02d}" for number in range(1, 16)]
    assert [point.code for point in stations] == communes + villages


def test_every_point_lies_in_one_of_three_localidades(stations: tuple[VotingPoint, ...]) -> None:
    counts: dict[str, int] = {}
    for point in stations:
        counts[point.localidad] = counts.get(point.localidad, 0) + 1
    assert counts == {
        "Histórica y del Caribe Norte": 14,
        "De la Virgen y Turística": 10,
        "Industrial y de la Bahía": 6,
    }
