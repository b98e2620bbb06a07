"""What stands on the actas of a real station: its counts, what happened since it opened, and no vote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.journal import JournalEvent
from kiosk.kit import ActiveKit
from kiosk.levelling import Levelling
from kiosk.paperwork import _TOLD, Papers, Saved, saved_files, saved_papers
from kiosk.station import Station
from sync.outbox import seal_batches
from sync.receipt import Receipt, sign_receipt
from tests.kiosk.voting import ANSWERS, arrive, document, name, vote
from tests.tools.kits import Keys, noon
from tests.tools.printed import pages

Start = Callable[..., Station]


@pytest.fixture(autouse=True)
def _no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))


def read(station: Station, papers: Papers) -> str:
    assert papers.trouble is None
    return " ".join(pages((station.box.path.parent / "actas" / papers.name).read_bytes()))


def opening(station: Station) -> str:
    return read(station, Papers.opening(station, ()))


def closing(station: Station, paper: int | None = None) -> str:
    entries = station.box.head.entries if paper is None else paper
    return read(station, Papers.closing(station, Levelling(entries, station.box.head)))


def test_an_opening_says_where_which_kiosk_and_that_the_box_is_empty(station: Station) -> None:
    text = opening(station)
    point = station.point
    for words in (f"{point.code} · {point.name}", point.localidad, "K-01", "práctica", "15/11/2022, 12:00"):
        assert words in text
    assert "0 votos en la urna" in text
    assert "Nivelación" not in text
    assert station.box.head.box.hex()[:4] in text


def test_a_closing_counts_those_who_voted_left_and_checked_the_machine(station: Station) -> None:
    vote(station, 1)
    station.challenge(station.seal(arrive(station, 2), ANSWERS, [1]))
    station.abandon()
    station.close_day()
    text = closing(station)
    for words in (
        "Acta de cierre de la jornada",
        "2 iniciadas",
        "1, anulado y fuera de la urna",
        "1 voto en la urna",
    ):
        assert words in text
    assert "sin terminar" not in text
    assert "1 sesión sin voto" in text


def test_who_is_still_inside_at_the_close_is_told(station: Station) -> None:
    arrive(station, 1)
    station.close_for_good()
    text = closing(station)
    assert "Acta de cierre definitivo" in text
    assert "1 iniciada, 1 sin terminar" in text
    assert "las sesiones y la urna no cuadran. Llame al centro" in text


@pytest.mark.parametrize(
    ("paper", "words"), [(1, "y la urna cuadran"), (3, "de papel (3) y el registro (1) no cuadran")]
)
def test_the_levelling_says_which_counts_agree(station: Station, paper: int, words: str) -> None:
    vote(station, 1)
    station.close_day()
    assert words in closing(station, paper)


def test_how_many_batches_have_their_receipt_is_told(station: Station, keys: Keys) -> None:
    assert "0 lotes hechos" in closing(station)
    vote(station, 1)
    (batch,) = seal_batches(station)
    assert "0 de 1 lote con recibo" in closing(station)
    head = station.box.head
    receipt = Receipt(head.kiosk, head.box, 1, batch.payload_sha256, 1, 1, 2)
    station.store_receipt(1, sign_receipt(receipt, keys.centre))
    assert "1 de 1 lote con recibo" in closing(station)


def test_practice_of_an_official_kit_speaks_of_no_receipts(official_kit: ActiveKit, tmp_path: Path) -> None:
    station = Station.start(official_kit, tmp_path, Mode.PRACTICE, noon)
    station.open_polls()
    text = closing(station)
    assert "0 lotes hechos" in text
    assert "PRÁCTICA" in text
    station.shut()


def test_each_jornada_tells_what_happened_in_it_and_not_again_what_happened_before(start: Start) -> None:
    station = start()
    station.open_polls()
    station.add_note("llovió")
    station.close_day()
    assert "llovió" in closing(station)
    station.add_note("vino la Registraduría")
    station.open_polls()
    text = opening(station)
    assert "llovió" in text
    assert "vino la Registraduría" in text
    station.add_note("se fue la luz")
    station.close_day()
    text = closing(station)
    assert "se fue la luz" in text
    assert "llovió" not in text
    assert "Registraduría" not in text


def test_what_happened_to_the_machine_is_told_in_words(start: Start) -> None:
    moment = noon()

    def clock() -> datetime:
        return moment

    station = start(clock)
    station.open_polls()
    vote(station, 1)
    arrive(station, 2)
    station.shut()
    station = start(clock)
    moment -= timedelta(hours=2)
    arrive(station, 1, dispute=True)
    station.abandon(undecided=True)
    station.pause_polls()
    station.resume_polls()
    station.close_day()
    text = closing(station)
    for words in (
        "12:00: el equipo se apagó con 1 en curso", "10:00: se abrió una reclamación", "se fue sin decidir",
        "10:00: el reloj estaba atrasado; antes marcaba 2022-11-15T12:00", "la mesa se pausó",
        "la mesa siguió después de la pausa",
    ):  # fmt: skip
        assert words in text


def test_the_figures_of_the_levelling_are_no_note_of_a_jurado(station: Station) -> None:
    station.add_note(Levelling(7, station.box.head).note())
    station.close_day()
    assert "papel=" not in closing(station)


def test_every_event_is_told_or_is_none_of_a_readers_business() -> None:
    silent = {"box_created", "started", "polls_opened", "day_closed", "ended", "wiped"}
    assert {event.value for event in JournalEvent if event not in _TOLD} == silent


def test_no_acta_names_a_voter_a_document_or_a_code(station: Station) -> None:
    codes = [vote(station, number) for number in (1, 2)]
    station.close_day()
    text = closing(station)
    for told in (
        *codes,
        *(document(n).number for n in (1, 2)),
        *(name(n) for n in (1, 2)),
        *ANSWERS.values(),
    ):
        assert told not in text


def test_actas_of_this_kit_are_listed_the_newest_first_and_nothing_else_is(station: Station) -> None:
    folder = station.box.path.parent / "actas"
    folder.mkdir()
    stem = f"{station.point.code}-K-01-"
    own = [
        f"{stem}2022-11-15-apertura-practica.pdf", f"{stem}2022-11-16-apertura-practica.pdf",
        f"{stem}2022-11-16-cierre-definitivo-practica.pdf", f"{stem}2022-11-16-apertura-practica-2.pdf",
        f"{stem}2022-11-16-apertura-practica-10.pdf",
    ]  # fmt: skip
    others = [
        own[0].replace("practica", "oficial"), own[0].replace("K-01", "K-02"), own[0].replace("15", "hoy"),
        f".{own[0]}.part", own[0].replace("pdf", "txt"), "carta.pdf",
    ]  # fmt: skip
    for file in own + others:
        (folder / file).write_bytes(file.encode())
    found = saved_papers(station)
    assert [saved.name for saved in found] == [own[2], own[4], own[3], own[1], own[0]]
    assert found[1] == Saved(own[4], "apertura", "2022-11-16", 10)
    assert dict(saved_files(station)) == {file: file.encode() for file in own}


def test_an_acta_that_cannot_be_read_now_is_left_for_another_time(station: Station) -> None:
    papers = Papers.opening(station, ())
    (station.box.path.parent / "actas" / papers.name.replace("apertura", "jornada")).mkdir()
    assert [name for name, _ in saved_files(station)] == [papers.name]
