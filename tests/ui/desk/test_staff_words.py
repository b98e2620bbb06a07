"""What staff read about files, actas, closings and the audit: no code of ours where words belong."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kiosk.errors import OperatorError, Refused
from kiosk.polls import Polls
from sync.central.acceptances import UNDECIDED
from sync.central.acta_intake import TakenActa
from sync.central.delivery import Delivery
from sync.central.importing import ImportSummary, Taken
from sync.central.intake import Intake, Outcome
from sync.central.rows import ActaState, AuditRow
from tests.tools.centres import World
from tests.tools.cities import acta_head
from tests.ui.desk.test_states import DONE, snapshot
from ui.desk.acta_views import taken_lines
from ui.desk.audit_views import audit_lines, chain_line, spaced
from ui.desk.closing_views import Case, CountClosed, case_lines, closed_lines
from ui.desk.import_views import file_lines, sum_lines
from ui.desk.tones import Tone
from ui.desk.why import why_held

ROOT = Path(__file__).parents[3]
ASIDE = (
    "duplicate", "voted-elsewhere", "pseudonym-unreadable", "ballot-without-entry", "sealed-ballot-repeated",
    "challenged",
)  # fmt: skip
CODE = re.compile(r"\b[a-z]+-[a-z]+\b")


def recorded() -> list[str]:
    """The name of every action that the centre writes into its audit, read from its code."""
    written = (
        r'(?:record|note)\((?:self\._|self\.)?(?:centre, options|store|transaction), "([a-z-]+)"',
        r'book\.decide\(\s*"([a-z-]+)"',
        r'\("([a-z]+)", detail\)',
    )
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "sync" / "central").rglob("*.py"))
    found = {name for pattern in written for name in re.findall(pattern, code)}
    return sorted(found | {"box-admit", "box-exclude"})


def test_every_action_of_the_audit_has_its_words() -> None:
    assert {"seed", "close", "archive", "kiosk-revoke", "publish", "accept-missing"} <= set(recorded())
    rows = [AuditRow(n, "2022-11-15T08:02", "Ana", name, "", b"") for n, name in enumerate(recorded(), 1)]
    assert [line.lead for line in audit_lines(rows) if line.lead in recorded()] == []


def test_an_action_of_a_newer_program_is_shown_by_its_name_and_the_newest_stands_first() -> None:
    rows = [
        AuditRow(1, "2022-11-15T08:02", "Ana", "init", "", b""),
        AuditRow(2, "2022-11-15T16:30", "Luis", "something-new", "detalle", b""),
    ]
    first, second = audit_lines(rows)
    assert (first.lead, first.text) == ("something-new", "detalle")
    assert first.note == "N.º 2 · 15 de noviembre de 2022, 4:30 p. m. · Luis"
    assert second.lead == "Se creó el centro"


def test_an_audit_without_rows_is_no_alarm() -> None:
    assert (chain_line([]).tone, chain_line([]).text) == (Tone.IDLE, "Todavía no hay anotaciones.")


def test_a_digest_can_be_copied_by_hand() -> None:
    assert spaced("0c1e5a7793d2") == "0c1e 5a77 93d2"


@pytest.mark.parametrize("reason", [*UNDECIDED, "box-excluded", "kiosk-revoked"])
def test_every_reason_for_holding_says_what_happened_and_what_to_do(reason: str) -> None:
    why = why_held(reason)
    assert not CODE.search(f"{why.lead} {why.short} {why.what}")
    assert why.what.endswith(".")
    assert why.do.endswith(".")
    assert why.decide is (reason not in ("gap", "kiosk-revoked"))


def test_a_reason_of_a_newer_program_is_an_alarm_that_loses_nothing() -> None:
    why = why_held("something-new")
    assert (why.tone, why.decide) == (Tone.ALARM, True)
    assert "«something-new». No se perdió nada" in why.what


def taken(outcome: Outcome, name: str, **more: object) -> Taken:
    return Taken(Path(f"/stick/{name}.urna"), Intake(outcome, "K-01", b"\xaa" * 16, 3, **more))  # type: ignore[arg-type]


def delivered(*files: Taken, actas: tuple[TakenActa, ...] = (), unread: int = 0, **more: object) -> Delivery:
    summary = ImportSummary(files, **{"receipts": 0, "not_written": None, **more})  # type: ignore[arg-type]
    return Delivery(summary, actas, unread)


def test_what_has_to_be_looked_at_stands_first_and_each_file_by_its_name() -> None:
    files = delivered(
        taken(Outcome.ALREADY, "d"), taken(Outcome.NEW, "c"), taken(Outcome.HELD, "b", reason="gap"),
        taken(Outcome.REFUSED, "a", error=Refused("x", "El equipo {kiosk} no está.", "Llame.", kiosk="K-9")),
    )  # fmt: skip
    lines = file_lines(files.batches, snapshot(DONE))
    assert [(line.lead, line.tone) for line in lines] == [
        ("Rechazado", Tone.ALARM),
        ("En espera", Tone.LOOK),
        ("Recibido", Tone.DONE),
        ("Ya estaba", Tone.PLAIN),
    ]
    assert (lines[0].text, lines[0].note) == ("El equipo K-9 no está.", "a.urna · Llame.")
    assert lines[2].text == "Escuela, lote 3"
    assert file_lines(files.batches, None)[2].text == "K-01, lote 3", "before the board was read"


def test_a_refusal_without_an_error_of_its_own_keeps_its_text() -> None:
    (line,) = file_lines(delivered(taken(Outcome.REFUSED, "a", text="No cabe más.")).batches, None)
    assert line.text == "No cabe más."


def sums(delivery: Delivery) -> list[tuple[str, str]]:
    return [(line.lead, line.text) for line in sum_lines(delivery)]


def test_sums_are_told_in_the_singular_too() -> None:
    one = delivered(taken(Outcome.NEW, "a"), receipts=1)
    assert sums(one) == [("1 archivo", "1 nuevo, 0 ya estaban, 0 apartados, 0 rechazados.")]
    assert "1 recibo quedó junto a su lote. Puede retirar la memoria" in sum_lines(one)[0].note


def test_without_a_receipt_nobody_is_told_to_take_the_stick_away() -> None:
    failed = delivered(
        taken(Outcome.NEW, "a"), not_written=OperatorError("No se pudo escribir {name}.", name="a.recibo")
    )
    first, trouble = sum_lines(failed)
    assert "retirar" not in first.note
    assert (trouble.lead, trouble.text) == ("Falta un recibo", "No se pudo escribir a.recibo.")
    assert "no cuenta doble" in trouble.note


@pytest.mark.parametrize(
    ("delivery", "leads"),
    [
        (delivered(), ["Nada que importar"]),
        (delivered(left=1), ["Se detuvo"]),
        (delivered(taken(Outcome.NEW, "a"), left=3, unread=2), ["1 archivo", "Se detuvo"]),
    ],
)
def test_an_import_that_found_nothing_is_told_apart_from_one_that_was_stopped(
    delivery: Delivery, leads: list[str]
) -> None:
    assert [line.lead for line in sum_lines(delivery)] == leads


def test_what_was_left_counts_batches_and_actas_together() -> None:
    assert "5 archivos quedaron sin mirar" in sum_lines(delivered(left=3, unread=2))[-1].text


def acta(world: World, state: ActaState, to_come: int = 0, **more: object) -> TakenActa:
    head = acta_head(world.kiosk(), 12, Polls.DAY_CLOSED)
    known = {"source": "/stick/foto.jpg", "page": 1, "outcome": Outcome.NEW, "head": head}
    return TakenActa(**{**known, "state": state, "to_come": to_come, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "to_come", "lead", "tone"),
    [
        (ActaState.DIFFERS, 0, "El acta no coincide con lo que llegó", Tone.ALARM),
        (ActaState.WAITING, 1, "Acta leída", Tone.LOOK),
        (ActaState.AGREES, 0, "El acta coincide con lo que llegó", Tone.DONE),
        (ActaState.PASSED, 0, "Acta leída", Tone.PLAIN),
    ],
)
def test_an_acta_says_how_it_compares(
    world: World, state: ActaState, to_come: int, lead: str, tone: Tone
) -> None:
    (line,) = taken_lines([acta(world, state, to_come)], None)
    assert (line.lead, line.tone) == (lead, tone)
    assert "cierre del día con 12 votos" in line.text
    assert ("falta 1 voto por llegar" in line.text) is bool(to_come)
    assert ("Ningún voto se descartó" in line.note) is (tone is Tone.ALARM)


def test_an_acta_says_where_it_was_read_and_alarms_come_first(world: World) -> None:
    lines = taken_lines(
        [
            acta(world, ActaState.AGREES, page=3),
            acta(world, ActaState.AGREES, source="", outcome=Outcome.ALREADY),
            acta(world, ActaState.DIFFERS),
            acta(world, ActaState.WAITING, head=None, error=Refused("x", "No es un acta.", "Busque otra.")),
        ],
        None,
    )
    assert [line.tone for line in lines] == [Tone.ALARM, Tone.ALARM, Tone.DONE, Tone.DONE]
    assert lines[1].note == "foto.jpg · Busque otra."
    assert [line.note for line in lines[2:]] == [
        "foto.jpg, página 3", "Lector de códigos · ya se había leído",
    ]  # fmt: skip


def test_a_closing_says_in_words_why_ballots_do_not_count_and_which_kiosks_it_did_without() -> None:
    missing = tuple(f"K-{number:02d}" for number in range(1, 15))
    first, *aside, without = closed_lines(CountClosed(9, Counter(ASIDE), (), missing, b"\xab" * 32))
    assert (first.text, first.note) == (
        "En la urna congelada: 9 votos. Apartados: 6.",
        f"Semilla: {'ab' * 8}",
    )
    assert len({line.lead for line in aside}) == len(ASIDE)
    assert not [line for line in aside if CODE.search(line.lead)]
    assert (without.lead, without.text.count("K-")) == ("Se cerró sin 14 equipos", 12)


@pytest.mark.parametrize(
    ("seed", "shown"),
    [("4482", "4482"), ("balota 7", "balota 7"), ("número " * 20, f"{('número ' * 6)[:40]}…")],
)
def test_a_seed_that_was_read_aloud_is_shown_as_it_was_read(seed: str, shown: str) -> None:
    (line,) = closed_lines(CountClosed(9, Counter(), (), (), seed.encode()))
    assert line.note == f"Semilla: {shown}"


def test_a_case_tells_points_and_never_a_choice_or_a_name() -> None:
    counted = Case("1a2b3c4d", (DONE.kiosk, DONE.kiosk), counted="K-01", disputed=True)
    nobody = Case("", (DONE.kiosk,), counted="")
    one, other = case_lines([counted, nobody], snapshot(DONE))
    assert (one.lead, one.text) == ("Caso 1, seudónimo 1a2b3c4d, con reclamación", "Escuela y Escuela")
    assert "el de Escuela" in one.note
    assert (other.lead, other.tone) == ("Caso 2", Tone.LOOK)
