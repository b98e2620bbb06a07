"""What is wrong in a centre's folder, or with its keys, is said by name, and nothing is changed meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.roster import sign_roster
from sync.central.store import Store
from tests.central.conftest import Keyed
from tests.tools.centres import World, make_world
from tests.tools.office import ORGANISER, REGISTER, Office
from tests.tools.servers import ballots_in


@pytest.fixture
def world(keyed: Keyed) -> World:
    return keyed.world


@pytest.fixture
def office(keyed: Keyed) -> Office:
    return keyed.office


def another(world: World) -> World:
    """The centre of another consultation beside this one."""
    return make_world(world.centre.folder.parent / "another", seed=2)


def without_rosters(world: World) -> None:
    shutil.rmtree(world.centre.rosters)


def alter(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def setup_of_another(world: World) -> None:
    shutil.copy(another(world).centre.setup_path, world.centre.setup_path)


def roster_for_official_use(world: World) -> None:
    roster = replace(world.centre.roster(), version=2, mode=Mode.OFFICIAL)
    world.centre.roster_path(2).write_bytes(sign_roster(roster, world.keys.organiser))


WRONG: dict[str, tuple[Callable[[World], object], int, str]] = {
    "no roster": (without_rosters, 1, "Falta la lista de puestos"),
    "a setup that is none": (
        lambda w: w.centre.setup_path.write_bytes(b"{}"),
        3,
        "no es un documento firmado",
    ),
    "the setup of another": (setup_of_another, 3, "firmó"),
    "an altered setup": (lambda w: alter(w.centre.setup_path, b'"sig":"', b'"sig":"AAAA'), 3, "no es válida"),
    "a roster for official use": (roster_for_official_use, 3, "de otra consulta"),
    "an altered definition": (
        lambda w: alter(w.centre.definition_path, b"\n", b" \n"),
        1,
        "cambiada después",
    ),
    "a key that is none": (lambda w: w.centre.key_path.write_text("zz"), 1, "centre.key está dañada"),
    "a short key": (lambda w: w.centre.key_path.write_text("00" * 31), 1, "centre.key está dañada"),
    "another key": (
        lambda w: w.centre.key_path.write_text("07" * 32),
        1,
        "centre.key no es la de este centro",
    ),
    "no key": (lambda w: w.centre.key_path.unlink(), 1, "centre.key"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_folder_that_was_changed_takes_nothing_in_and_loses_nothing(
    world: World, office: Office, tmp_path: Path, wrong: str
) -> None:
    spoil, expected, words = WRONG[wrong]
    stick, whole = tmp_path / "stick", tmp_path / "whole"
    stick.mkdir()
    (stick / "K-001-00000000-000001.urna").write_bytes(world.kiosk().send(3, final=True))
    shutil.copytree(world.centre.folder, whole)
    spoil(world)

    code, out, err = office.run("import", world.centre.folder, stick)

    assert (code, out) == (expected, "")
    assert words in err
    shutil.rmtree(world.centre.rosters, ignore_errors=True)
    shutil.copytree(whole, world.centre.folder, dirs_exist_ok=True)
    assert office.json("import", world.centre.folder, stick)["new"] == 1


KIOSK = ("--kiosk", "K-001")
CHANGES: dict[str, tuple[object, ...]] = {
    "point add": ("--code", "UCG-99", "--name", "Escuela", "--localidad", "Sur"),
    "kiosk add": ("--station", "UCG-01", "--kiosk", "K-900", "--out", "kits"),
    "kiosk replace": (*KIOSK, "--new", "K-900", "--out", "kits", "--last-good", 0),
    "kiosk revoke": (*KIOSK, "--last-good", 0),
    "kiosk accept": ("--kiosk", "K-002", "--reason", "se dañó"),
    "kiosk exclude": (*KIOSK, "--reason", "se dañó"),
    "box admit": (*KIOSK, "--box", "0", "--reason", "se dañó"),
    "wipe-order": ("--reason", "se dañó", "--out", "orders"),
    "close": ("--accept-incomplete",),
}
BOTH_KEYS = ("kiosk add", "kiosk replace", "close")


def state_of(world: World) -> tuple[list[str], list[str], int, bool]:
    """Rosters, rows of the audit, ballots, and whether it is closed."""
    store = Store.sqlite(world.centre.database)
    with store.reading() as transaction:
        rows = [row.action for row in transaction.audit()]
    store.close()
    rosters = sorted(path.name for path in world.centre.rosters.iterdir())
    ballots = ballots_in(f"sqlite:///{world.centre.database}")
    return rosters, rows, ballots, world.centre.frozen_box_path.exists()


@pytest.mark.parametrize("command", CHANGES)
def test_with_the_keys_of_another_consultation_no_command_changes_anything(
    keyed: Keyed, world: World, office: Office, tmp_path: Path, command: str
) -> None:
    (tmp_path / "K-001.urna").write_bytes(world.kiosk().send(3))
    office.run("import", world.centre.folder, tmp_path / "K-001.urna")
    before = state_of(world)
    shutil.copytree(keyed.strange, tmp_path / "keys", dirs_exist_ok=True)
    keys = office.keys if command in BOTH_KEYS else office.organiser
    named = ["K-001"] if command == "wipe-order" else []
    more = [tmp_path / word if word in ("kits", "orders") else word for word in CHANGES[command]]

    code, out, err = office.run(*command.split(), world.centre.folder, *named, *more, *keys)

    assert (code, out) == (1, "")
    assert "otra consulta" in err
    assert state_of(world) == before
    assert not list(tmp_path.glob("kits/*")) + list(tmp_path.glob("orders/*"))


def swapped(folder: Path) -> None:
    organiser, register = folder / "keys" / "organiser.key", folder / "keys" / "register.key"
    register.rename(folder / "aside")
    organiser.rename(register)
    (folder / "aside").rename(organiser)


CLOSED_ORGANISER = "No se pudo abrir la llave del organizador"
LOCKED: dict[str, tuple[Callable[[Path], object], str]] = {
    "files swapped": (swapped, CLOSED_ORGANISER),
    "passphrases swapped": (lambda f: (f / "organiser").write_text(f"{REGISTER}\n"), CLOSED_ORGANISER),
    "no key": (lambda f: (f / "keys/register.key").unlink(), "No se pudo abrir la llave del registro"),
    "a cut key": (lambda f: (f / "keys/organiser.key").write_bytes(b'{"nonce":'), "está dañado"),
    "a field too many": (lambda f: alter(f / "keys/register.key", b'{"no', b'{"a":1,"no'), "está dañado"),
    "another version": (lambda f: alter(f / "keys/organiser.key", b':"1"}', b':"2"}'), CLOSED_ORGANISER),
    "a short passphrase": (lambda f: (f / "organiser").write_text("corta\n"), "8 letras o más"),
    "an empty file": (lambda f: (f / "register").write_text(""), "muy corta"),
    "below the first line": (lambda f: (f / "organiser").write_text(f"\n{ORGANISER}\n"), "la primera línea"),
    "no passphrase": (lambda f: (f / "register").unlink(), "register"),
}


@pytest.mark.parametrize("wrong", LOCKED)
def test_a_key_that_does_not_open_is_named_and_nothing_is_made(
    world: World, office: Office, tmp_path: Path, wrong: str
) -> None:
    spoil, words = LOCKED[wrong]
    spoil(tmp_path)
    kit = ("--station", "UCG-01", "--kiosk", "K-900", "--out", tmp_path / "kits")
    code, out, err = office.run("kit", world.centre.folder, *kit, *office.keys)
    assert (code, out) == (1, "")
    assert words in err
    assert "→" in err, "it says what to do"
    assert len(list(world.centre.rosters.iterdir())) == 1
