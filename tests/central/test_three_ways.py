"""Network, stick and desk: the same documents leave the same centre behind, whichever way they came."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.envelope import PayloadType, read_unverified_payload
from sync.central.importing import import_folder
from sync.central.intake import take_in
from sync.central.places import Centre
from sync.central.store import Store
from sync.stick import RECEIPT_SUFFIX
from tests.tools.centres import World, make_world
from tests.tools.cities import forked
from tests.tools.desks import running_desk
from tests.tools.presses import Staff
from tests.tools.servers import ask, running_server

State = dict[str, object]
Way = Callable[[World, Path, QtBot], dict[str, bytes]]


@dataclass(frozen=True)
class Told:
    """What stands in the centre's database, and the receipts that came back, by the document's number."""

    state: State
    receipts: dict[str, bytes]


def documents(world: World) -> list[bytes]:
    """New, the same again, a fork, a gap that fills, one that does not, a second box, a rollback, a stranger,
    a forged signature and garbage.
    """
    one, two, three, four = (world.kiosk(number) for number in range(1, 5))
    plain, late = one.send(5), [two.send(4), two.send(3), two.send(2)]
    fork = forked(three, 6)
    stranger = make_world(world.centre.folder.parent / "stranger", 1, seed=9).kiosk().send(3)
    gone = [four.send(2), four.send(2), four.send(2)]
    rolled = one.batch(2)
    return [
        plain, plain, *fork, late[2], late[1], late[0], gone[0], gone[2], one.with_other_box().send(3),
        one.sign(rolled), one.sign(replace(one.batch(1), previous=b"x" * 32)), stranger, plain[:-9],
        b"basura", one.send(1).replace(b'"sig":"', b'"sig":"AAAA'),
    ]  # fmt: skip


def by_network(world: World, folder: Path, _qtbot: QtBot) -> dict[str, bytes]:
    """Each is put at the place that it names; what names none is put somewhere."""
    receipts = {}
    files = sorted(folder.iterdir())
    with running_server(world.centre, Store.sqlite(world.centre.database)) as address:
        for path in [*files, *files]:  # a kiosk asks again for what waited: then its receipt is there
            reply = ask(address, "PUT", place(path.read_bytes()), path.read_bytes())
            if reply.status in (200, 201):
                receipts[path.name] = reply.body
    return receipts


def place(envelope: bytes) -> str:
    try:
        named = json.loads(read_unverified_payload(envelope, PayloadType.BATCH))
    except Exception:  # noqa: BLE001 - whatever is wrong with it, the server is to say so
        return "/v1/batches/K-001/" + "0" * 32 + "/1"
    return f"/v1/batches/{named['kiosk']}/{named['box']}/{named['sequence']}"


def by_stick(world: World, folder: Path, _qtbot: QtBot) -> dict[str, bytes]:
    store = Store.sqlite(world.centre.database)
    import_folder(world.centre, store, [folder])
    store.close()
    return beside(folder)


def by_desk(world: World, folder: Path, qtbot: QtBot) -> dict[str, bytes]:
    assert QApplication.instance() is not None
    with running_desk(world.centre) as desk:
        staff = Staff(desk, qtbot)
        staff.drop([folder])
        staff.wait(lambda: not desk.importer.running)
    return beside(folder)


def one_by_one(world: World, folder: Path, _qtbot: QtBot) -> dict[str, bytes]:
    """The use case itself."""
    store, receipts = Store.sqlite(world.centre.database), {}
    files = sorted(folder.iterdir())
    for path in [*files, *files]:
        taken = take_in(store, path.read_bytes(), world.centre.roster(), world.centre.signing_key)
        if taken.receipt is not None:
            receipts[path.name] = taken.receipt
    store.close()
    return receipts


def beside(folder: Path) -> dict[str, bytes]:
    found = folder.glob(f"*{RECEIPT_SUFFIX}")
    return {path.name.removesuffix(RECEIPT_SUFFIX): path.read_bytes() for path in found}


def state_of(centre: Centre) -> State:
    store = Store.sqlite(centre.database)
    with store.reading() as transaction:
        state: State = {
            "alarms": sorted(transaction.alarms()),
            "ballots": transaction.ballot_count(),
            "batches": transaction.batches(),
            "held": sorted(
                (h.kiosk, h.box, h.sequence, h.reason, h.payload_sha256) for h in transaction.held()
            ),
        }
    store.close()
    return state


@pytest.fixture
def told(tmp_path: Path, qtbot: QtBot) -> Callable[[Way], Told]:
    """Sends the same documents by one way into a centre of its own, which holds nothing yet."""
    world = make_world(tmp_path / "centre", 4)
    sent = documents(world)

    def send(way: Way) -> Told:
        folder = tmp_path / way.__name__
        stick = folder / "stick"
        stick.mkdir(parents=True)
        for number, envelope in enumerate(sent):
            (stick / f"{number:02d}.urna").write_bytes(envelope)
        shutil.copytree(world.centre.folder, folder / "centre")
        mine = World(Centre(folder / "centre"), world.keys, world.kiosks)
        receipts = way(mine, stick, qtbot)
        return Told(state_of(mine.centre), receipts)

    return send


def test_the_use_case_takes_holds_and_refuses_as_the_rules_say(told: Callable[[Way], Told]) -> None:
    one = told(one_by_one)
    held = [row[3] for row in one.state["held"]]  # type: ignore[attr-defined]
    assert sorted(held) == ["fork", "gap", "rollback", "second-box"]
    assert one.state["ballots"] == 5 + 6 + (4 + 3 + 2) + 2 + 2
    assert sorted(one.receipts) == [
        "00.urna",
        "01.urna",
        "02.urna",
        "04.urna",
        "05.urna",
        "06.urna",
        "07.urna",
        "10.urna",
    ]


@pytest.mark.parametrize("way", [by_network, by_stick, by_desk], ids=["network", "stick", "desk"])
def test_every_way_gives_the_same(told: Callable[[Way], Told], way: Way) -> None:
    assert told(way) == told(one_by_one)
