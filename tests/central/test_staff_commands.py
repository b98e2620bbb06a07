"""What staff type while a consultation runs: roster, boxes, rescue, wiping, backup and who did what."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.kit import ActiveKit, read_kit
from kiosk.station import Station
from sync.outbox import seal_batches
from sync.wiping import Grounds, wipe
from tests.kiosk.voting import box_file, edit
from tests.tools.centres import vote
from tests.tools.office import Office


@dataclass(frozen=True)
class Made:
    """What is the same for every test: keys are slow to open on purpose."""

    folder: Path
    kit: ActiveKit


class City(Office):
    """An office with a centre and one kiosk where five people voted, three of them in a batch."""

    def __init__(self, made: Made, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        shutil.copytree(made.folder, folder, dirs_exist_ok=True)
        super().__init__(folder, capture)
        self.station = Station.start(made.kit, folder / "data", made.kit.kit.mode)
        (self.batch,) = self.station.batches.all()

    @property
    def kits(self) -> Path:
        return self.folder / "kits"

    @property
    def box(self) -> str:
        return self.station.box.head.box.hex()

    def disk(self) -> Path:
        """The data folder as it lies there now."""
        return Path(shutil.copytree(self.folder / "data", self.folder / "disk", dirs_exist_ok=True))

    def actions(self) -> list[tuple[str, str]]:
        return [(row["action"], row["who"]) for row in self.json("audit", self.centre)["rows"]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made")
    office = Office(folder)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        office.init("--operator", "Ana Torres", "--json")
        out.truncate(out.seek(0))
        where = ("--station", "UCG-01", "--kiosk", "K-01", "--out", folder / "kits")
        office.run("kiosk", "add", office.centre, *where, *office.keys, "--json")
    told = json.loads(out.getvalue())
    kit = read_kit(Path(told["kit"]).read_bytes()).activate(told["activation_code"])
    station = Station.start(kit, folder / "data", kit.kit.mode)
    station.open_polls()
    vote(station, 3)
    seal_batches(station)
    vote(station, 2, 10)
    station.shut()
    return Made(folder, kit)


@pytest.fixture
def city(made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[City]:
    city = City(made, tmp_path, capsys)
    yield city
    city.station.shut()


def test_a_point_and_its_kiosk_are_added_and_stand_on_the_board(city: City) -> None:
    where = ("--code", "UCG-99", "--name", "Escuela Nueva", "--localidad", "Localidad 1")
    assert city.json("point", "add", city.centre, *where, *city.organiser)["roster"] == 3
    kit = ("--station", "UCG-99", "--kiosk", "K-99", "--out", city.kits, *city.keys)
    assert city.json("kiosk", "add", city.centre, *kit)["kiosk"] == "K-99"
    assert {"K-01", "K-99"} == {kiosk["kiosk"] for kiosk in city.json("status", city.centre)["kiosks"]}


def test_a_kiosk_is_replaced_and_the_answer_says_what_becomes_of_the_old_one(city: City) -> None:
    new = ("--kiosk", "K-01", "--new", "K-11", "--out", city.kits, *city.keys)
    code, out, _ = city.run("kiosk", "replace", city.centre, *new)
    assert code == 0
    assert "sigue en la lista" in out
    stolen = ("--kiosk", "K-11", "--new", "K-12", "--last-good", 0, "--out", city.kits, *city.keys)
    code, out, _ = city.run("kiosk", "replace", city.centre, *stolen)
    assert "K-11 retirado: vale hasta el lote 0" in out
    assert [action for action, _ in city.actions()][-3:] == [
        "kiosk-replace", "kiosk-replace", "kiosk-revoke",
    ]  # fmt: skip


def test_a_revocation_is_told_and_shown_on_the_board(city: City) -> None:
    (city.folder / "stick").mkdir()
    (city.folder / "stick" / city.batch.name).write_bytes(city.batch.envelope)
    city.json("import", city.centre, city.folder / "stick")
    revoke = ("--kiosk", "K-01", "--last-good", 0, "--reason", "se perdió", *city.organiser)
    code, out, _ = city.run("kiosk", "revoke", city.centre, *revoke)
    assert code == 0
    assert "quedaron apartados: 1" in out
    _, board, _ = city.run("status", city.centre)
    assert "retirado" in board
    assert "vale hasta el lote 0" in board
    assert city.json("audit", city.centre)["rows"][-1]["detail"] == "K-01 desde el lote 1: se perdió"


def test_a_disk_is_rescued_compared_and_told(city: City) -> None:
    code, out, err = city.run("rescue", city.centre, city.disk(), "--ballots", 5, "--operator", "Luis")
    assert (code, err) == (0, "")
    for words in ("de K-01, 5 votos", "1 nuevo", "ningún lote: 2, nuevo", "dicen lo mismo"):
        assert words in out
    again = city.json("rescue", city.centre, city.disk(), "--ballots", 6)
    (box,) = again["boxes"]
    assert (box["tail"], box["batches"]["already"], box["ballots"]) == ("already", 1, 5)
    assert box["differences"] == ["El acta dice 6 votos y la urna firmó 5."]
    assert city.json("status", city.centre)["ballots"] == 5
    assert ("rescue", "Luis") in city.actions()


def test_a_disk_that_does_not_verify_ends_with_the_code_of_a_refusal(city: City) -> None:
    disk = city.disk()
    edit(disk, "DELETE FROM ballot")
    code, out, _ = city.run("rescue", city.centre, disk)
    assert code == 3
    assert "no es lo que su urna firmó" in out
    box_file(disk).write_bytes(b"nothing of ours")
    code, _, err = city.run("rescue", city.centre, disk)
    assert code == 3
    assert "no es la urna" in err


def test_a_wipe_order_is_worth_something_for_this_box_alone(city: City) -> None:
    order = ("K-01", "--reason", "disco rescatado", "--out", city.folder, *city.organiser)
    code, _, err = city.run("wipe-order", city.centre, *order)
    assert code == 1
    assert "no ha llegado nada" in err
    city.json("rescue", city.centre, city.disk())
    made = city.json("wipe-order", city.centre, *order)
    assert (made["box"], made["ballots"]) == (city.box, 5)
    assert wipe(city.station, Path(made["order"]).read_bytes()).grounds is Grounds.ORDER


def test_an_order_for_a_box_that_never_sent_needs_all_its_digits(city: City) -> None:
    order = ("--reason", "se dañó", "--out", city.folder, *city.organiser)
    made = city.json("wipe-order", city.centre, "K-01", "--box", city.box, *order)
    assert (made["box"], made["ballots"]) == (city.box, 0)
    code, _, err = city.run("wipe-order", city.centre, "K-77", "--box", city.box, *order)
    assert (code, "No hay un equipo K-77" in err) == (1, True)


def test_a_second_box_is_decided_on(city: City) -> None:
    city.json("rescue", city.centre, city.disk())
    kit = city.station.kit
    decision = ("--kiosk", kit.kiosk, "--box", city.box[:8], "--reason", "urna de prueba", *city.organiser)
    excluded = city.json("box", "exclude", city.centre, *decision)
    assert (excluded["kind"], excluded["box"]) == ("exclude", city.box)
    assert city.json("status", city.centre)["ballots"] == 0
    code, out, _ = city.run("box", "admit", city.centre, *decision)
    assert (code, "Admitida" in out) == (0, True)
    assert city.json("status", city.centre)["ballots"] == 5


def test_a_backup_brings_everything_back_and_says_what_is_not_in_it(city: City) -> None:
    city.json("rescue", city.centre, city.disk())
    code, out, _ = city.run("backup", city.centre, city.folder / "copia.zip")
    assert code == 0
    assert "No lleva las llaves del organizador" in out
    restored = city.json("restore", city.folder / "copia.zip", city.folder / "again", "--operator", "Luis")
    assert restored["ballots"] == 5
    board = city.json("status", city.folder / "again")
    assert board == city.json("status", city.centre)
    rows = city.json("audit", city.folder / "again")["rows"]
    assert [row["action"] for row in rows] == ["init", "kiosk-add", "rescue", "restore"]
    code, _, err = city.run("restore", city.folder / "copia.zip", city.centre)
    assert (code, "ya tiene algo" in err) == (1, True)
    elsewhere = f"sqlite:///{city.folder / 'other.sqlite'}"
    moved = city.json("restore", city.folder / "copia.zip", city.folder / "moved", "--database", elsewhere)
    assert moved["ballots"] == 5


def test_every_change_is_written_down_with_who_and_a_changed_row_shows(city: City) -> None:
    assert city.actions()[0] == ("init", "Ana Torres")
    _, out, _ = city.run("audit", city.centre)
    assert "sin cambios. Huella:" in out
    with closing(sqlite3.connect(city.centre / "central.sqlite")) as database:
        database.execute("UPDATE audit SET who = 'Nadie' WHERE number = 1")
        database.commit()
    code, out, _ = city.run("audit", city.centre)
    assert (code, "no se sostiene desde la línea 1" in out) == (3, True)
    assert json.loads(city.run("audit", city.centre, "--json")[1])["broken_at"] == 1


def test_no_row_names_a_voter_or_a_choice(city: City) -> None:
    city.json("rescue", city.centre, city.disk())
    city.json("import", city.centre, city.folder / "data")
    text = json.dumps(city.json("audit", city.centre), ensure_ascii=False)
    assert "Persona" not in text
    assert "1000" not in text
