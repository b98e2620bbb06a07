"""An acta says on paper all that it was given, however much that is, and nothing of anybody."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.acta import TITLES, Acta, Kind, grouped, render
from tests.tools.printed import pages

BAND = "PRÁCTICA · estos votos no cuentan"
ACTA = Acta(
    kind=Kind.DAY,
    practice=False,
    consultation="Cabildo «La Boquilla» & mar <2026>",
    organiser="Alcaldía de Cartagena",
    facts=(("Puesto", "UCG-01 · Castillo"), ("Equipo", "K-01"), ("Abrió", "15/11/2026, 08:02")),
    figures=(("412", "votos en la urna"), ("413", "en la lista de papel")),
    verdict="Nivelación: la lista de papel (413) y el registro (412) no cuadran.",
    agrees=False,
    findings=(("Disco", "Quedan 3 MB.", True), ("Sonido", "Hay sonido.", False)),
    notes=("15/11/2026, 10:31: se fue la luz",),
    digests=(("Urna", "0123456789abcdef" * 2), ("Votos sellados", "89abcdef01234567" * 4)),
    code="URNA1ABCDEFG234567",
)


def text(acta: Acta) -> str:
    return " ".join(pages(render(acta)))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("practice", [True, False])
def test_everything_that_it_was_given_is_on_the_page(kind: Kind, practice: bool) -> None:
    read = text(replace(ACTA, kind=kind, practice=practice))
    for value in (
        ACTA.consultation,
        ACTA.organiser,
        ACTA.verdict,
        *ACTA.notes,
        *map(" ".join, ACTA.facts[:1]),
    ):
        assert value in read
    for name, value in (*ACTA.facts, *ACTA.figures):
        assert name in read
        assert value in read
    assert "! Disco: Quedan 3 MB." in read
    assert "· Sonido: Hay sonido." in read
    assert TITLES[kind] + (" · práctica" if practice else "") in read
    assert (BAND in read) is practice


def test_a_fingerprint_is_read_aloud_in_groups_of_four() -> None:
    read = text(ACTA)
    assert "Urna: 0123 4567 89ab cdef 0123 4567 89ab cdef" in read
    assert "89ab cdef 0123 4567 " * 3 in read


@given(st.text("0123456789abcdef", max_size=80))
def test_groups_hide_no_sign_and_add_none(digest: str) -> None:
    groups = grouped(digest).split()
    assert "".join(groups) == digest
    assert all(len(group) == 4 for group in groups[:-1])


def test_what_it_was_not_given_has_no_heading() -> None:
    read = text(replace(ACTA, verdict="", findings=(), notes=()))
    for word in ("Nivelación", "Revisión del equipo", "Novedades"):
        assert word in text(ACTA)
        assert word not in read


def test_a_day_with_many_notes_takes_more_pages_each_with_its_number_and_band() -> None:
    notes = tuple(
        f"15/11/2026, {n // 60:02}:{n % 60:02}: una persona comprobó la máquina" for n in range(150)
    )
    read = pages(render(replace(ACTA, practice=True, notes=notes)))
    assert len(read) >= 4
    assert all(note in " ".join(read) for note in notes)
    for number, page in enumerate(read, 1):
        assert BAND in page
        assert f"Página {number}" in page


def test_the_longest_words_that_a_definition_allows_are_whole_on_it() -> None:
    long = replace(
        ACTA,
        consultation="Ñ" * 60 + " " + "w" * 59,
        facts=(("Puesto", "UCG-ABCDEFGHIJKL · " + "Institución " * 6), ("Localidad", "Histórica " * 8)),
        figures=tuple((str(10**9 + n), "votos en la urna") for n in range(5)),
        notes=("nota " * 60,),
    )
    read = text(long).replace(" ", "")
    figures = [figure for figure, _ in long.figures]
    for value in (long.consultation, *(value for _, value in long.facts), *long.notes, *figures):
        assert value.replace(" ", "") in read


def test_the_same_values_make_the_same_bytes_on_every_day() -> None:
    assert render(ACTA) == render(ACTA)
    assert b"/CreationDate (D:20000101000000" in render(ACTA)
