"""The coverage board from a store, without a screen."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sync.central.store import Store
from tests.tools.centres import World
from tests.tools.cities import KIOSKS, NOW
from ui.desk.held_views import held_views
from ui.desk.point_views import point_view
from ui.desk.snapshot import Snapshot, read_snapshot
from ui.desk.states import State, ago, span
from ui.desk.tones import Tone
from ui.desk.view_models import board_view, totals_view
from ui.desk.views import CardView


@pytest.fixture(scope="module")
def snapshot(made_city: World) -> Snapshot:
    store = Store.sqlite(made_city.centre.database)
    try:
        return read_snapshot(made_city.centre, store, NOW)
    finally:
        store.close()


def cards(snapshot: Snapshot, **asked: object) -> list[CardView]:
    view = board_view(snapshot, **asked)  # type: ignore[arg-type]
    return [card for section in view.sections for card in section.cards]


def card_of(snapshot: Snapshot, kiosk: str) -> CardView:
    point = snapshot.station_of(kiosk)
    assert point is not None
    return next(card for card in cards(snapshot) if card.code == point.code)


@pytest.mark.parametrize(
    ("kiosk", "state", "text"),
    [
        ("K-001", State.COMPLETE, "Completo"),
        ("K-002", State.OPEN, "Abierta"),
        ("K-003", State.SILENT, "Sin noticias 4 h"),
        ("K-004", State.GAP, "Falta el lote 2"),
        ("K-005", State.DAY_CLOSED, "Cerró el día"),
        ("K-006", State.NOTHING, "Nada ha llegado"),
        ("K-007", State.ALARM, "Dos lotes distintos"),
        ("K-022", State.REVOKED, "Retirado"),
        ("K-023", State.COMPLETE, "Completo, con acta"),
        ("K-024", State.LAST_MISSING, "Cerró, faltan 5 votos"),
        ("K-025", State.ALARM, "El acta no coincide"),
        ("K-026", State.PAUSED, "En pausa"),
        ("K-027", State.ALARM, "Hay otra urna"),
        ("K-028", State.NOT_OPENED, "No ha abierto"),
    ],
)
def test_every_state_is_told(snapshot: Snapshot, kiosk: str, state: State, text: str) -> None:
    card = card_of(snapshot, kiosk)

    assert (card.state, card.state_text) == (state, text)
    assert text in card.spoken


def test_every_point_of_the_roster_is_on_the_board_with_or_without_a_kiosk(snapshot: Snapshot) -> None:
    shown = cards(snapshot)

    assert [card.code for card in shown if card.state is State.NO_KIOSK] == ["UCG-01", "COR-15"]
    assert len(shown) == len(snapshot.points) == KIOSKS + 2


def test_sections_follow_the_roster_and_say_how_many_are_complete(snapshot: Snapshot) -> None:
    sections = board_view(snapshot).sections

    assert [section.title for section in sections] == list(
        dict.fromkeys(point.localidad for point in snapshot.points)
    )
    complete = sum(int(section.note.split()[0]) for section in sections)
    assert complete == sum(card.state in (State.COMPLETE, State.REVOKED) for card in cards(snapshot))


def test_totals_count_ballots_and_complete_points_among_those_with_a_kiosk(snapshot: Snapshot) -> None:
    totals = totals_view(snapshot)

    assert totals.ballots.replace(".", "").startswith(f"{snapshot.board.ballots} ")
    assert totals.points.endswith(f"de {KIOSKS} puestos completos")
    assert 0 < totals.share < 1


def test_the_filter_leaves_what_is_missing(snapshot: Snapshot) -> None:
    shown = cards(snapshot, only_missing=True)

    assert shown
    assert all(card.state is not State.COMPLETE for card in shown)


@pytest.mark.parametrize("search", ["cor-03", "bocachica", "BOCA", "k-017", "boca cor"])
def test_a_point_is_found_by_code_name_or_kiosk(snapshot: Snapshot, search: str) -> None:
    assert [card.code for card in cards(snapshot, search=search)] == ["COR-03"]


def test_an_empty_board_says_why(snapshot: Snapshot) -> None:
    assert board_view(snapshot, search="nadie").empty == "Ningún puesto con ese nombre."


def test_silence_begins_after_three_hours(snapshot: Snapshot) -> None:
    later = replace(snapshot, moment=NOW + timedelta(hours=3))

    assert card_of(snapshot, "K-002").state is State.OPEN
    assert card_of(later, "K-002").state is State.SILENT


def test_the_detail_of_a_gap_names_what_is_missing_and_what_waits(snapshot: Snapshot) -> None:
    point = snapshot.station_of("K-004")
    assert point is not None

    (kiosk,) = point_view(snapshot, point.code).kiosks

    assert [line.lead for line in kiosk.lines] == ["Faltan lotes", "En espera"]
    assert "Falta: 2" in kiosk.lines[0].text
    assert [line.lead for line in kiosk.batches] == ["Lote 1"]


def test_whoever_checked_the_machine_is_a_number_at_the_point(snapshot: Snapshot) -> None:
    told = {
        kiosk: [line.lead for line in point_view(snapshot, _code(snapshot, kiosk)).kiosks[0].lines]
        for kiosk in ("K-002", "K-003")
    }
    assert told == {"K-002": ["1 voto de prueba"], "K-003": []}


def _code(snapshot: Snapshot, kiosk: str) -> str:
    point = snapshot.station_of(kiosk)
    assert point is not None
    return point.code


def test_a_second_box_and_a_fork_can_be_decided_about(snapshot: Snapshot) -> None:
    second, fork = snapshot.station_of("K-027"), snapshot.station_of("K-007")
    assert second is not None
    assert fork is not None

    assert len(point_view(snapshot, second.code).kiosks[0].boxes) == 2
    assert len(point_view(snapshot, fork.code).kiosks[0].boxes) == 1


def test_alarms_come_first_among_what_is_held_and_each_says_what_to_do(snapshot: Snapshot) -> None:
    views = held_views(snapshot)

    tones = [view.line.tone for view in views]
    assert tones == sorted(tones, key=lambda tone: tone is not Tone.ALARM)
    assert sum(bool(view.line.note) for view in views) == len(views)
    assert {view.code for view in views if not view.boxes} == {
        card.code for card in cards(snapshot) if card.state is State.GAP
    }


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0 min"), (59, "59 min"), (60, "1 h"), (2879, "47 h"), (2880, "2 días")]
)
def test_ages_are_short(minutes: int, text: str) -> None:
    assert span(NOW - timedelta(minutes=minutes), NOW) == text


def test_the_last_minute_is_a_moment_ago() -> None:
    assert ago(NOW - timedelta(seconds=30), NOW) == "hace un momento"
