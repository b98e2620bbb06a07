"""Several server processes on one PostgreSQL: whatever reaches whichever, each ballot is there once."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.envelope import PayloadType, read_unverified_payload
from sync.batch import Batch, parse_batch
from sync.central.cli import main
from sync.central.store import Store
from sync.receipt import read_receipt
from tests.tools.centres import SimulatedKiosk, World, make_world
from tests.tools.postgres import Cluster
from tests.tools.servers import Reply, ServerProcess, ask

KIOSKS, BATCHES, BALLOTS = 6, 5, 4


@dataclass
class City:
    """One centre, its database, and two servers that know nothing of each other."""

    world: World
    database: str
    folder: Path
    servers: list[ServerProcess]

    def start(self, number: int) -> ServerProcess:
        log = self.folder / f"log-{number}"
        return ServerProcess(self.world.centre.folder, "--database", self.database, log=log)

    def kiosks(self, part: int) -> list[SimulatedKiosk]:
        """Each test has kiosks of its own."""
        return [self.world.kiosk(1 + part * KIOSKS + number) for number in range(KIOSKS)]

    def inside(self, kiosks: Sequence[SimulatedKiosk]) -> tuple[int, list[str], list[str]]:
        """How many ballots of these kiosks count; why others are held; their alarms."""
        store = Store.open(self.database)
        with store.reading() as transaction:
            ballots = sum(len(transaction.records(kiosk.id)) for kiosk in kiosks)
            held = [held.reason for kiosk in kiosks for held in transaction.held(kiosk.id)]
            known = {kiosk.id for kiosk in kiosks}
            alarms = [kind for kiosk, kind, _ in transaction.alarms() if kiosk in known]
        store.close()
        return ballots, held, alarms


@pytest.fixture(scope="module")
def city(postgres: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """The servers are started at the same moment, on a database without tables."""
    folder = tmp_path_factory.mktemp("city")
    world = make_world(folder / "centre", kiosks=4 * KIOSKS)
    city = City(world, postgres.new_database(), folder, [])
    with ThreadPoolExecutor(2) as pool:
        city.servers += pool.map(city.start, range(2))
    yield city
    assert [server.stop() for server in city.servers] == [0, 0]
    for number in range(2):
        assert '"level": "error"' not in (folder / f"log-{number}").read_text("utf-8")


def batch_of(envelope: bytes) -> Batch:
    return parse_batch(read_unverified_payload(envelope, PayloadType.BATCH))


def deliver(server: ServerProcess, envelope: bytes) -> Reply:
    batch = batch_of(envelope)
    path = f"/v1/batches/{batch.kiosk}/{batch.box.hex()}/{batch.sequence}"
    return ask(server.address, "PUT", path, envelope)


def test_the_same_and_different_batches_through_two_servers_count_once(city: City) -> None:
    kiosks = city.kiosks(0)
    sent = [kiosk.send(BALLOTS) for kiosk in kiosks for _ in range(BATCHES)]
    errands = [(server, envelope) for envelope in sent for server in city.servers for _ in range(2)]
    random.Random(4).shuffle(errands)
    with ThreadPoolExecutor(16) as pool:
        replies = list(pool.map(lambda errand: deliver(*errand), errands))
    assert {reply.status for reply in replies} <= {201, 202}
    receipts: dict[bytes, set[bytes]] = {envelope: set() for envelope in sent}
    for (_, envelope), reply in zip(errands, replies, strict=True):
        if reply.status == 201:
            receipts[envelope].add(reply.body)
    # What was ahead of a gap has been let in by now, and its receipt can be had anywhere.
    for envelope in sent:
        receipts[envelope] |= {deliver(server, envelope).body for server in city.servers}
        (receipt,) = receipts[envelope]
        number = read_receipt(receipt, city.world.keys.centre.public).sequence
        assert number == batch_of(envelope).sequence
    assert city.inside(kiosks) == (KIOSKS * BATCHES * BALLOTS, [], [])


def test_two_batches_with_one_number_at_two_servers_are_one_batch_and_one_fork(city: City) -> None:
    kiosks = city.kiosks(1)
    for kiosk in kiosks:
        twin = kiosk.with_other_box()
        twin.box = kiosk.box
        with ThreadPoolExecutor(2) as pool:
            replies = list(pool.map(deliver, city.servers, (kiosk.send(2), twin.send(2))))
        assert sorted(reply.status for reply in replies) == [201, 202]
    assert city.inside(kiosks) == (2 * KIOSKS, ["fork"] * KIOSKS, ["fork"] * KIOSKS)


def test_several_processes_behind_one_address_count_once_and_stop_together(
    city: City, tmp_path: Path
) -> None:
    kiosks = city.kiosks(3)
    options = ("--database", city.database, "--processes", "2")
    server = ServerProcess(city.world.centre.folder, *options, log=tmp_path / "log")
    sent = [kiosk.send(BALLOTS) for kiosk in kiosks for _ in range(BATCHES)]
    with ThreadPoolExecutor(16) as pool:
        for _ in range(2):  # what waited for a gap has its receipt the second time
            list(pool.map(lambda envelope: deliver(server, envelope), sent))
        again = list(pool.map(lambda envelope: deliver(server, envelope), sent))
    assert {reply.status for reply in again} == {201}
    assert server.stop() == 0
    assert city.inside(kiosks) == (KIOSKS * BATCHES * BALLOTS, [], [])
    assert '"level": "error"' not in (tmp_path / "log").read_text("utf-8")


def test_sqlite_has_one_process(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(city.world.centre.folder), "--port", "0", "--processes", "2"]) == 1
    assert "un solo proceso" in capsys.readouterr().err


def test_a_killed_server_leaves_the_other_and_the_box_in_order(city: City) -> None:
    kiosks = city.kiosks(2)
    sent = [kiosk.send(BALLOTS) for kiosk in kiosks for _ in range(BATCHES)]
    with ThreadPoolExecutor(8) as pool:
        begun = [pool.submit(deliver, city.servers[0], envelope) for envelope in sent]
        begun[0].result()
        city.servers[0].kill()
        for attempt in begun:
            attempt.exception()  # cut in the middle, or answered before: both happen
    for envelope in sent:
        assert deliver(city.servers[1], envelope).status == 201
    city.servers[0] = city.start(0)
    assert deliver(city.servers[0], sent[0]).body == deliver(city.servers[1], sent[0]).body
    assert city.inside(kiosks) == (KIOSKS * BATCHES * BALLOTS, [], [])
