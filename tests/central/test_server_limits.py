"""What the server allows whom, what it says when it cannot, and what it writes down."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.envelope import PayloadType, sign_envelope
from sync.central.intake import MOST_HELD, Outcome, take_in
from sync.central.problems import Problem
from sync.central.server_gate import Gate, Place
from sync.central.server_limits import KioskRate, Memory
from sync.central.store import Store
from tests.tools.centres import World, make_world
from tests.tools.disks import small_disk
from tests.tools.office import Office
from tests.tools.servers import ask, deliver, path_of, running_server

BURST = 120
FIELDS = {"kiosk", "sequence", "outcome", "reason", "bytes", "ms"}


@pytest.fixture
def store(new_database: Callable[[], str]) -> Store:
    return Store.open(new_database())


@pytest.fixture
def address(world: World, store: Store) -> Iterator[str]:
    with running_server(world.centre, store) as address:
        yield address


def test_a_kiosk_that_sends_too_often_waits_and_its_neighbour_on_the_same_address_does_not(
    world: World, address: str
) -> None:
    busy, quiet = world.kiosk(1), world.kiosk(2)
    batch = busy.batch()
    replies = [deliver(address, busy, batch) for _ in range(BURST + 60)]
    assert {reply.status for reply in replies} == {201, 429}
    assert [reply.status for reply in replies[:BURST]] == [201] * BURST
    refused = next(reply for reply in replies if reply.status == 429)
    assert refused.json()["reason"] == "kiosk-rate"
    assert int(refused.headers["retry-after"]) > 0
    assert deliver(address, quiet, quiet.batch()).status == 201


def test_whoever_only_uses_the_name_of_a_kiosk_takes_nothing_from_it(world: World, address: str) -> None:
    kiosk, thief = world.kiosk(1), world.kiosk(2)
    batch = kiosk.batch()
    path = path_of(batch)
    for _ in range(BURST + 10):
        assert ask(address, "PUT", path, thief.sign(batch)).status in (403, 422)
    assert deliver(address, kiosk, batch).status == 201


@pytest.mark.parametrize("payload", [b"[" * 100_000, b'{"ballots": []}', b"\xff\xfe"])
def test_what_somebody_else_signed_is_refused_before_anything_in_it_is_parsed(
    world: World, address: str, payload: bytes
) -> None:
    genuine, thief = world.kiosk(1), world.kiosk(2)
    signed = json.loads(sign_envelope(PayloadType.BATCH, payload, thief.key))
    named = json.loads(genuine.sign(genuine.batch()))
    signed["signatures"][0]["keyid"] = named["signatures"][0]["keyid"]
    body = json.dumps(signed, sort_keys=True, separators=(",", ":")).encode()
    reply = ask(address, "PUT", f"/v1/batches/{genuine.id}/{genuine.box.hex()}/1", body)
    assert (reply.status, reply.json()["reason"]) == (403, "envelope-signature")


def test_a_body_that_falls_silent_gives_its_memory_back(world: World, store: Store) -> None:
    async def begin() -> tuple[Problem, int]:
        gate = Gate(world.centre, store, silent=0.05)

        async def body() -> AsyncIterator[bytes]:
            yield b"x" * 1000
            await asyncio.Event().wait()

        with pytest.raises(Problem) as raised:
            await gate.deliver(Place("K-001", bytes(16), 1), None, body())
        gate.close()
        return raised.value, gate.memory.used

    problem, used = asyncio.run(begin())
    assert (problem.status, problem.reason, used) == (408, "too-slow", 0)
    assert "No se perdió nada" in problem.detail


def test_a_kiosk_that_fills_its_held_area_gets_no_more_room_and_others_do(world: World, store: Store) -> None:
    kiosk, roster, key = world.kiosk(), world.centre.roster(), world.centre.signing_key
    first = kiosk.send(0)
    for _ in range(MOST_HELD):
        assert take_in(store, kiosk.send(0), roster, key).outcome is Outcome.HELD
    beyond = kiosk.batch(0)
    with running_server(world.centre, store) as address:
        full = deliver(address, kiosk, beyond)
        assert (full.status, full.json()["reason"]) == (507, "held-full")
        assert "sigue donde estaba" in full.json()["detail"]
        other = world.kiosk(2)
        assert deliver(address, other, other.batch()).status == 201
        take_in(store, first, roster, key)  # what was missing lets all of it in
        assert deliver(address, kiosk, beyond).status == 201


def test_a_kiosk_has_its_own_limit_and_takes_nothing_from_others() -> None:
    now = [0.0]
    rate = KioskRate(lambda: now[0], burst=3, per_second=1)
    for _ in range(3):
        rate.charge("K-001")
    with pytest.raises(Problem) as refused:
        rate.charge("K-001")
    assert (refused.value.status, refused.value.retry_after > 0) == (429, True)
    rate.charge("K-002")
    now[0] = 1.0
    rate.charge("K-001")


def test_all_requests_together_hold_bounded_memory() -> None:
    memory = Memory(most=100)
    with memory.lease() as first:
        first.grow(60)
        with memory.lease() as second, pytest.raises(Problem) as refused:
            second.grow(41)
        assert refused.value.status == 503
    assert memory.used == 0


def test_a_server_without_room_on_its_disk_is_alive_and_not_ready(
    tmp_path: Path, new_database: Callable[[], str]
) -> None:
    with small_disk(tmp_path / "disk", 4096) as disk:
        world = make_world(disk / "centre")
        with running_server(world.centre, Store.open(new_database())) as address:
            assert ask(address, "GET", "/health").status == 200
            reply = ask(address, "GET", "/ready")
    assert (reply.status, reply.headers["content-type"]) == (503, "application/problem+json")


def test_the_log_of_a_delivery_holds_these_fields_and_no_others(
    world: World, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "urna.server")
    kiosk = world.kiosk()
    batch = kiosk.batch()
    deliver(address, kiosk, batch)
    deliver(address, kiosk, replace(batch, sequence=7))
    records = [record for record in caplog.records if record.name == "urna.server"]
    assert [record.getMessage() for record in records] == ["batch", "batch"]
    fields = [record.__dict__["fields"] for record in records]
    assert [set(each) for each in fields] == [FIELDS, FIELDS]
    assert [(each["outcome"], each["reason"]) for each in fields] == [
        ("new", ""),
        ("held", "gap"),
    ]


def test_an_official_server_says_which_secret_lies_in_its_folder_and_does_not_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world = make_world(tmp_path / "centre", mode=Mode.OFFICIAL)
    (world.centre.folder / "organiser.key").write_text("…", encoding="utf-8")
    code, out, err = Office(tmp_path, capsys).run("serve", world.centre.folder, "--port", 0)
    assert (code, out) == (1, "")
    assert "organiser.key" in err
    assert "Sáquelas de este equipo" in err
