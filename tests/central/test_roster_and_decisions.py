"""What staff type about points and kiosks, and what they are told: each decision once, with its reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import Refused
from sync.central.acceptances import open_points
from sync.central.store import Store
from tests.central.conftest import Keyed
from tests.tools.centres import World
from tests.tools.office import Office


@pytest.fixture
def world(keyed: Keyed) -> World:
    """K-001 sent two batches and ended, of K-002 the second of two is here."""
    first, second = keyed.world.kiosk(1), keyed.world.kiosk(2)
    sent = [first.send(3), first.send(2, final=True), second.send(4), second.send(1, final=True)]
    del sent[2]
    for number, envelope in enumerate(sent):
        (keyed.office.folder / f"{number}.urna").write_bytes(envelope)
        keyed.office.run("import", keyed.world.centre.folder, keyed.office.folder / f"{number}.urna")
    return keyed.world


@pytest.fixture
def office(keyed: Keyed, world: World) -> Office:
    return keyed.office


def board(office: Office, world: World) -> dict[str, dict[str, Any]]:
    kiosks = office.json("status", world.centre.folder)["kiosks"]
    return {kiosk["kiosk"]: kiosk for kiosk in kiosks}


def audit(office: Office, world: World) -> list[tuple[str, str]]:
    return [(row["action"], row["detail"]) for row in office.json("audit", world.centre.folder)["rows"]]


def reasons(world: World) -> dict[str, str]:
    """Of the points that are open, why each was accepted."""
    store = Store.sqlite(world.centre.database)
    points: dict[str, str] = {point.kiosk: point.reason for point in open_points(world.centre, store)}
    store.close()
    return points


def test_what_a_kiosk_lacks_is_accepted_with_a_reason_that_will_be_published(
    office: Office, world: World
) -> None:
    accept = ("kiosk", "accept", world.centre.folder, "--kiosk", "K-002", "--reason")
    code, out, _ = office.run(*accept, " La memoria cayó al agua ", *office.organiser, "--operator", "Ana")
    assert code == 0
    assert "Decisión 1: se puede cerrar sin lo que falta de K-002" in out
    assert "se publica" in out
    assert reasons(world) == {"K-002": "La memoria cayó al agua"}
    assert audit(office, world)[-1] == ("accept-missing", "K-002: La memoria cayó al agua")

    code, _, err = office.run(*accept, "otra", *office.organiser)
    assert (code, "ya se aceptó antes" in err) == (1, True)
    code, _, err = office.run("kiosk", "accept", world.centre.folder, "--kiosk", "K-001", "--reason", "x",
                              *office.organiser)  # fmt: skip
    assert (code, "no le falta nada" in err) == (1, True)


def test_an_excluded_kiosk_is_told_with_how_many_boxes_and_stays_stored(office: Office, world: World) -> None:
    exclude = (
        "kiosk",
        "exclude",
        world.centre.folder,
        "--kiosk",
        "K-001",
        "--reason",
        "El sello estaba roto",
    )
    made = office.json(*exclude, *office.organiser)
    assert made["boxes"] == [world.kiosk(1).box.hex()]
    assert made["decisions"] == [1, 2], "the box is excluded, and that it lacks is accepted"
    assert board(office, world)["K-001"]["ballots"] == 0
    code, _, err = office.run(*exclude, *office.organiser)
    assert (code, "no hay en el centro una urna que cuente" in err) == (1, True)

    admit = ("--kiosk", "K-001", "--box", world.kiosk(1).box.hex()[:8], "--reason", "Se revisó el sello")
    office.json("box", "admit", world.centre.folder, *admit, *office.organiser)
    assert board(office, world)["K-001"]["ballots"] == 5, "nothing of it was lost"


def test_a_revocation_that_is_moved_on_lets_in_again_what_it_had_set_back(
    office: Office, world: World
) -> None:
    revoke = ("kiosk", "revoke", world.centre.folder, "--kiosk", "K-001", "--last-good")
    code, out, _ = office.run(*revoke, 0, *office.organiser)
    assert (code, "quedaron apartados: 2. No se borró ninguno." in out) == (0, True)
    assert board(office, world)["K-001"]["ballots"] == 0
    code, out, _ = office.run(*revoke, 1, *office.organiser)
    assert (code, "Documentos apartados que vuelven a contar: 1." in out) == (0, True)
    assert board(office, world)["K-001"]["ballots"] == 3
    code, _, err = office.run(*revoke, 1, *office.organiser)
    assert (code, "ya estaba retirado así" in err) == (1, True)
    assert office.json(*revoke, 2, *office.organiser)["taken"] == 1
    assert board(office, world)["K-001"]["ballots"] == 5
    assert [detail for action, detail in audit(office, world) if action == "kiosk-revoke"] == [
        "K-001 desde el lote 1", "K-001 desde el lote 2", "K-001 desde el lote 3",
    ]  # fmt: skip


@pytest.mark.parametrize("last_good", [-1, "uno", "1.5"])
def test_a_last_good_batch_is_a_number_from_nought(office: Office, world: World, last_good: object) -> None:
    before = sorted(world.centre.rosters.iterdir())
    code, _, err = office.run(
        "kiosk", "revoke", world.centre.folder, "--kiosk", "K-001", f"--last-good={last_good}",
        *office.organiser,
    )  # fmt: skip
    assert code == 2, err
    assert sorted(world.centre.rosters.iterdir()) == before


def test_a_roster_that_nobody_could_read_is_not_kept(world: World) -> None:
    with pytest.raises(Refused):
        world.change_roster(revocations={world.kiosk().id: -1})
    assert world.centre.roster().version == 1


@pytest.mark.parametrize(
    ("name", "localidad", "code", "words"),
    [
        ("Escuela", "Sur", "ucg-99", "no sirve como código"),
        ("Escuela", "Sur", "UCG 99", "no sirve como código"),
        ("Escuela", "Sur", "A" * 17, "no sirve como código"),
        ("Escuela", "Sur", "UCG-01", "Ya hay un puesto con código"),
        ("", "Sur", "UCG-99", "Falta el nombre"),
        ("Escuela", " Sur", "UCG-99", "Falta el nombre"),
        ("E" * 81, "Sur", "UCG-99", "muy largos"),
        ("Escuela\n", "Sur", "UCG-99", "Falta el nombre"),
    ],
)
def test_a_point_that_cannot_be_is_told_at_the_terminal(
    office: Office, world: World, name: str, localidad: str, code: str, words: str
) -> None:
    point = ("--code", code, f"--name={name}", f"--localidad={localidad}", *office.organiser)
    exit_code, out, err = office.run("point", "add", world.centre.folder, *point)
    assert (exit_code, out) == (1, "")
    assert words in err
    assert "No se hizo nada" in err


def test_two_points_of_one_name_in_one_localidad_are_told_apart_by_nobody(
    office: Office, world: World
) -> None:
    known = world.centre.roster().points[0]
    same = (f"--name={known.name}", f"--localidad={known.localidad}", *office.organiser)
    code, _, err = office.run("point", "add", world.centre.folder, "--code", "UCG-99", *same)
    assert (code, f"Ya hay un puesto «{known.name}»" in err) == (1, True)
    elsewhere = (f"--name={known.name}", "--localidad=Otra", *office.organiser)
    assert office.run("point", "add", world.centre.folder, "--code", "UCG-99", *elsewhere)[0] == 0


@pytest.mark.parametrize(
    "command",
    ["kiosk revoke --last-good 0", "kiosk accept --reason x", "kiosk exclude --reason x",
     "box admit --box 0 --reason x", "wipe-order --reason x --out here"],
)  # fmt: skip
def test_a_kiosk_that_nobody_knows_is_said(
    office: Office, world: World, command: str, tmp_path: Path
) -> None:
    words = command.replace("here", str(tmp_path / "orders")).split()
    which = 1 if words[0] == "wipe-order" else 2
    named = ["K-404"] if which == 1 else ["--kiosk", "K-404"]
    code, out, err = office.run(
        *words[:which], world.centre.folder, *named, *words[which:], *office.organiser
    )
    assert (code, out) == (1, "")
    assert "K-404" in err or "no ha llegado nada" in err
    assert "No se hizo nada" in err


def test_after_the_closing_neither_roster_nor_boxes_change(office: Office, world: World) -> None:
    world.centre.frozen_box_path.write_bytes(b"frozen")
    before = sorted(world.centre.rosters.iterdir())
    for words in (
        ("point", "add", "--code", "UCG-99", "--name", "Escuela", "--localidad", "Sur"),
        ("kiosk", "revoke", "--kiosk", "K-001", "--last-good", "1"),
        ("kiosk", "exclude", "--kiosk", "K-001", "--reason", "tarde"),
        ("box", "exclude", "--kiosk", "K-001", "--box", world.kiosk(1).box.hex()[:8], "--reason", "tarde"),
    ):
        code, _, err = office.run(*words[:2], world.centre.folder, *words[2:], *office.organiser)
        assert (code, "ya se cerró" in err) == (1, True), words
    assert sorted(world.centre.rosters.iterdir()) == before
    assert [action for action, _ in audit(office, world)] == ["import"] * 3
