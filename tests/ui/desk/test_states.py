"""How a kiosk and its point stand: one word for staff, the worst first, from what came and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.consultation import VotingPoint
from kiosk.context import KioskId, Mode, StationCode
from kiosk.polls import Polls
from sync.central.coverage import Coverage, KioskCoverage, KioskState
from sync.central.rows import AcceptedBatch, ActaState, HeldBatch
from sync.decision import NO_BOX, Decision, DecisionKind
from tests.tools.cities import NOW
from ui.desk.held_views import held_views
from ui.desk.point_views import point_view
from ui.desk.snapshot import Snapshot
from ui.desk.states import State, listed, standing_of, standing_of_point
from ui.desk.tones import Tone
from ui.desk.view_models import board_view, totals_view

KIOSK, BOX, OTHER = KioskId("K-01"), b"\xaa" * 16, b"\xbb" * 16
POINT = VotingPoint(StationCode("ESC"), "Escuela, patio de atrás", "Arriba")
OPEN = KioskCoverage(
    KIOSK, POINT.code, POINT.name, POINT.localidad, KioskState.OPEN, batches=1, ballots=25, entries=25,
    complete=False, gaps=(), held=0, alarms=(),
)  # fmt: skip
DONE = replace(OPEN, state=KioskState.COMPLETE, complete=True)


def snapshot(*kiosks: KioskCoverage, **known: object) -> Snapshot:
    """One point with these kiosks; the rest is empty unless it is given."""
    nothing = Snapshot(
        title="Consulta", mode=Mode.PRACTICE, points=(POINT,), board=Coverage(kiosks, (), 0, 0), batches={},
        held={}, actas={}, rescues=(), decisions=(), heard={}, audit=(), closed=False, set_aside=None,
        moment=NOW,
    )  # fmt: skip
    return replace(nothing, **known)  # type: ignore[arg-type]


def held(reason: str, *sequences: int, box: bytes = BOX) -> dict[KioskId, tuple[HeldBatch, ...]]:
    rows = (HeldBatch(KIOSK, box, number, bytes([number]) * 32, reason) for number in sequences)
    return {KIOSK: tuple(rows)}


def batch(sequence: int, total: int, box: bytes = BOX, polls: Polls = Polls.OPEN) -> AcceptedBatch:
    return AcceptedBatch(KIOSK, box, sequence, bytes([sequence]) * 32, total, total, polls.value, final=False)


@pytest.mark.parametrize(
    ("kiosk", "state", "text"),
    [
        (replace(OPEN, gaps=(2,)), State.GAP, "Falta el lote 2"),
        (replace(OPEN, gaps=(2, 3)), State.GAP, "Faltan los lotes 2 y 3"),
        (replace(OPEN, gaps=(2, 3, 5)), State.GAP, "Faltan los lotes 2, 3 y 5"),
        (replace(OPEN, gaps=(2, 3, 5, 6)), State.GAP, "Faltan 4 lotes"),
        (replace(DONE, rescued=True), State.COMPLETE, "Completo, con rescate"),
        (replace(DONE, acta=ActaState.AGREES), State.COMPLETE, "Completo, con acta"),
        (replace(DONE, acta=ActaState.WAITING), State.COMPLETE, "Completo"),
        (replace(DONE, acta=ActaState.DIFFERS, alarms=("acta-differs",)), State.ALARM, "El acta no coincide"),
        (replace(DONE, alarms=("held-full",)), State.ALARM, "Demasiado apartado"),
        (replace(DONE, alarms=("something-new",)), State.ALARM, "Alarma"),
        (replace(DONE, state=KioskState.REVOKED, last_good=3), State.REVOKED, "Retirado"),
        (
            replace(OPEN, state=KioskState.REVOKED, last_good=3),
            State.LAST_MISSING,
            "Retirado, falta el lote 3",
        ),
        (replace(OPEN, state=KioskState.INCOMPLETE), State.LAST_MISSING, "Falta el último lote"),
        (replace(OPEN, state=KioskState.DAY_CLOSED, to_come=1), State.LAST_MISSING, "Cerró, falta 1 voto"),
        (replace(OPEN, state=KioskState.DAY_CLOSED), State.DAY_CLOSED, "Cerró el día"),
        (replace(OPEN, to_come=7), State.OPEN, "Abierta"),
    ],
)
def test_a_kiosk_stands_as_one_word(kiosk: KioskCoverage, state: State, text: str) -> None:
    standing = standing_of(kiosk, snapshot(kiosk))
    assert (standing.state, standing.text) == (state, text)


@pytest.mark.parametrize("reason", ["fork", "second-box", "rollback", "rescue-fork"])
def test_an_alarm_stands_as_long_as_what_raised_it_is_held(reason: str) -> None:
    kiosk = replace(DONE, alarms=(reason,))
    assert standing_of(kiosk, snapshot(kiosk, held=held(reason, 2))).state is State.ALARM
    assert standing_of(kiosk, snapshot(kiosk)).state is State.COMPLETE, "somebody has decided"


def test_an_acta_that_agrees_again_is_no_alarm_any_more() -> None:
    kiosk = replace(DONE, acta=ActaState.AGREES, alarms=("acta-differs",))
    assert standing_of(kiosk, snapshot(kiosk)).text == "Completo, con acta"


@pytest.mark.parametrize(
    ("kiosks", "state"),
    [
        ((), State.NO_KIOSK),
        ((DONE, OPEN), State.OPEN),
        ((OPEN, replace(OPEN, gaps=(2,)), DONE), State.GAP),
        ((replace(DONE, state=KioskState.REVOKED, last_good=1), DONE), State.REVOKED),
    ],
)
def test_a_point_stands_as_the_worst_of_its_kiosks(kiosks: Sequence[KioskCoverage], state: State) -> None:
    assert standing_of_point(kiosks, snapshot(*kiosks)).state is state


def test_a_point_without_a_kit_is_on_the_board_and_in_no_total() -> None:
    empty = snapshot()
    (section,) = board_view(empty).sections
    assert [(card.state, card.ballots, card.note) for card in section.cards] == [(State.NO_KIOSK, "0", "")]
    assert (totals_view(empty).points, totals_view(empty).share) == ("0 de 0 puestos completos", 0.0)


def test_a_board_that_lacks_nothing_says_so_to_who_asks_for_what_is_missing() -> None:
    assert board_view(snapshot(DONE), only_missing=True).empty == "No falta nada: todo está completo."


def test_two_kiosks_of_a_point_are_one_card_with_both_sums() -> None:
    other = replace(DONE, kiosk=KioskId("K-02"), ballots=4)
    seen = {KIOSK: NOW - timedelta(hours=1), "K-02": NOW - timedelta(minutes=5)}
    (section,) = board_view(snapshot(OPEN, other, heard=seen)).sections
    (card,) = section.cards
    assert (card.ballots, card.note, card.name) == ("29", "2 equipos · 2 lotes · hace 5 min", "Escuela")
    assert (section.title, section.note) == ("Arriba", "0 de 1 completo")


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ((0,), "Lo leído de su disco."),
        ((3,), "Lote 3."),
        ((3, 3), "Lote 3."),
        ((5, 3, 4), "Lotes 3, 4 y 5."),
        (tuple(range(2, 11)), "9 lotes, del 2 al 10."),
    ],
)
def test_what_is_held_is_named_by_its_numbers(numbers: tuple[int, ...], text: str) -> None:
    (view,) = held_views(snapshot(OPEN, held=held("gap", *numbers)))
    assert view.line.text.startswith(text)
    assert (view.code, view.boxes, view.line.tone) == (POINT.code, (), Tone.LOOK)


def test_what_a_kiosk_that_is_not_on_the_roster_any_more_sent_is_named_by_its_number() -> None:
    (view,) = held_views(snapshot(held=held("kiosk-revoked", 4)))
    assert (view.code, view.line.lead) == ("", "Retirado: K-01, equipo K-01")


def test_where_two_boxes_count_each_batch_says_of_which_it_is_and_what_it_brought() -> None:
    batches = {KIOSK: (batch(1, 25), batch(2, 40), batch(1, 11, OTHER))}
    (kiosk,) = point_view(snapshot(OPEN, batches=batches), POINT.code).kiosks
    assert [line.text.partition(" en total")[0] for line in kiosk.batches] == [
        "Urna bbbbbbbb · 11 votos, 11", "Urna aaaaaaaa · 15 votos, 40", "Urna aaaaaaaa · 25 votos, 25",
    ]  # fmt: skip
    assert [(box.digits, box.counts, box.excluded) for box in kiosk.boxes] == [
        ("aaaaaaaa", True, False), ("bbbbbbbb", True, False),
    ]  # fmt: skip


def test_every_decision_stands_at_its_point_with_its_reason_and_the_last_one_holds() -> None:
    kinds = (DecisionKind.ADMIT, DecisionKind.EXCLUDE, DecisionKind.ACCEPT)
    made = tuple(
        Decision(bytes(32), number, kind, KIOSK, box, f"razón {number}", "2022-11-15T17:00Z")
        for number, (kind, box) in enumerate(zip(kinds, (OTHER, OTHER, NO_BOX), strict=True), 1)
    )
    batches = {KIOSK: (batch(1, 25), batch(1, 11, OTHER))}
    (kiosk,) = point_view(snapshot(OPEN, batches=batches, decisions=made), POINT.code).kiosks
    assert [(line.lead, line.text) for line in kiosk.lines] == [
        ("Urna que cuenta", "Urna bbbbbbbb. razón 1"),
        ("Urna que no cuenta", "Urna bbbbbbbb. razón 2"),
        ("Se cierra sin lo que falta", "razón 3"),
    ]
    assert [box.excluded for box in kiosk.boxes] == [False, True]


@pytest.mark.parametrize(
    ("kiosk", "lead", "words"),
    [
        (replace(OPEN, rescued=True), "Rescate", "se leyó del disco"),
        (replace(OPEN, last_good=4), "Retirado", "vale hasta el lote 4"),
        (replace(OPEN, challenged=3), "3 votos de prueba", "no está entre los votos"),
    ],
)
def test_what_staff_should_know_of_a_kiosk_stands_at_its_point(
    kiosk: KioskCoverage, lead: str, words: str
) -> None:
    ((line,),) = (view.lines for view in point_view(snapshot(kiosk), POINT.code).kiosks)
    assert line.lead == lead
    assert words in line.text


@pytest.mark.parametrize(("words", "text"), [([], ""), (["2"], "2"), (["2", "3"], "2 y 3")])
def test_few_things_are_listed_as_people_say_them(words: list[str], text: str) -> None:
    assert listed(words) == text
