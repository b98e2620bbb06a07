"""What ``urna-central`` says to people: at a real terminal, cut off, and in its tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from sync.central.coverage import coverage
from sync.central.importing import ImportSummary, Taken
from sync.central.intake import Intake, Outcome, take_in
from sync.central.prompts import choose
from sync.central.report import audit_text, coverage_text, import_sums, import_text
from sync.central.store import Store
from tests.central.conftest import Keyed
from tests.tools.centres import World
from tests.tools.ceremonies import People
from tests.tools.office import ORGANISER
from tests.tools.terminals import END, INTERRUPT, at_terminal


@pytest.mark.parametrize("typed", [(INTERRUPT,), (ORGANISER, INTERRUPT)])
def test_interrupted_at_a_passphrase_nothing_is_done_and_it_is_said(
    keyed: Keyed, typed: tuple[str, ...]
) -> None:
    folder, keys = keyed.world.centre.folder, keyed.office.folder / "keys"
    code, screen = at_terminal(["close", str(folder), "--keys", str(keys)], typed)
    assert code == 1
    assert "Interrumpido. Lo que ya estaba guardado sigue guardado." in screen
    assert "Traceback" not in screen
    assert ORGANISER not in screen
    assert not keyed.world.centre.frozen_box_path.exists()


def test_a_terminal_that_ends_is_no_answer(keyed: Keyed) -> None:
    folder, keys = keyed.world.centre.folder, keyed.office.folder / "keys"
    code, screen = at_terminal(["close", str(folder), "--keys", str(keys)], [END])
    assert (code, "No se hizo nada" in screen) == (1, True)


def test_at_a_terminal_a_long_work_shows_how_far_it_is(world: World, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.urna").write_bytes(world.kiosk().send(2))
    code, screen = at_terminal(["import", str(world.centre.folder), str(tmp_path)], [])
    assert code == 0
    assert "Importando" in screen
    assert " 1/2" in screen
    assert " 2/2" in screen
    assert "2 archivos: 2 nuevos, 0 ya estaban, 0 apartados, 0 rechazados." in screen


def test_scripts_get_an_error_as_one_object_with_its_code(keyed: Keyed) -> None:
    centre = keyed.world.centre
    centre.roster_path(2).write_bytes(b"{}")
    code, out, err = keyed.office.run("status", centre.folder, "--json")
    assert (code, out) == (3, "")
    told = json.loads(err)
    assert set(told) == {"do", "error", "reason"}
    assert told["reason"] == "envelope-malformed"


def test_a_letter_is_asked_for_until_it_is_one_of_them() -> None:
    people = People(["", "x", "no", "Sí, salir"])
    assert choose(people, "¿Sigue?", "as") == "s"
    assert people.heard == ["¿Sigue? [a/s] "] * 4


def refused(count: int, reason: str, text: str) -> list[Taken]:
    return [
        Taken(Path(f"{reason}-{number}.urna"), Intake(Outcome.REFUSED, reason=reason, text=text))
        for number in range(count)
    ]


def test_of_many_refused_files_forty_are_named_and_the_reasons_counted() -> None:
    many = refused(44, "envelope-signature", "La firma no es válida.") + refused(
        1, "batch-size", "Muy grande."
    )
    lines = import_text(ImportSummary(tuple(many), 0, None)).splitlines()
    assert sum("rechazado  " in line for line in lines) == 40
    assert lines[40].strip() == "… y 5 archivos más; todos con «--json»."
    assert lines[41].split(maxsplit=1) == ["44", "La firma no es válida."]
    assert lines[42:] == ["45 archivos: 0 nuevos, 0 ya estaban, 0 apartados, 45 rechazados."]
    assert import_sums(ImportSummary(tuple(many), 0, None)).endswith("(44 envelope-signature, 1 batch-size)")


@pytest.mark.parametrize(
    ("receipts", "words"),
    [(1, "1 recibo quedó junto a sus lotes"), (2, "2 recibos quedaron junto a sus lotes")],
)
def test_receipts_on_the_stick_are_told_and_what_could_not_be_written_too(receipts: int, words: str) -> None:
    text = import_text(ImportSummary((), receipts, OperatorError("La memoria está llena.")))
    assert f"{words}: devuelva la memoria a su puesto." in text
    assert text.endswith("Algún recibo no se pudo escribir: La memoria está llena.")


def test_the_board_names_what_is_missing_until_all_is_here(world: World) -> None:
    store = Store.sqlite(world.centre.database)

    def board() -> list[str]:
        return coverage_text(coverage(store, world.centre.roster())).splitlines()

    def send(envelope: bytes) -> None:
        take_in(store, envelope, world.centre.roster(), world.centre.signing_key)

    assert board()[-1] == "0 votos de 2 equipos. Faltan 2 por completar."
    assert board()[1].split()[2:] == ["sin", "noticia", "0", "0"]
    first = [world.kiosk().send(1), world.kiosk().send(3), world.kiosk().send(2, final=True)]
    send(first[0])
    send(first[2])
    (row,) = (line for line in board() if "K-001" in line)
    assert row.split()[2:] == ["abierta", "1", "1", "faltan", "lotes", "2"]
    send(first[1])
    assert board()[-1] == "6 votos de 2 equipos. Falta 1 por completar."
    send(world.kiosk(2).send(1, final=True))
    assert board()[-1] == "7 votos de 2 equipos. Todos completos."
    store.close()


def test_a_centre_where_nothing_happened_says_so() -> None:
    assert audit_text([], None) == "Todavía no hay anotaciones."
