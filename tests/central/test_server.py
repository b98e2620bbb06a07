"""Deliveries over the network: what a batch is answered, and what a kiosk can ask for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from kiosk.context import KioskId
from kiosk.roster import read_roster
from sync.receipt import read_receipt
from tests.tools.centres import World
from tests.tools.servers import PROBLEM, ask, ballots_in, deliver


def test_a_batch_gets_a_receipt_that_verifies(world: World, address: str) -> None:
    batch = world.kiosk().batch(5)
    reply = deliver(address, world.kiosk(), batch)
    assert reply.status == 201
    receipt = read_receipt(reply.body, world.keys.centre.public)
    assert (receipt.kiosk, receipt.sequence, receipt.total_ballots) == ("K-001", 1, 5)
    assert reply.headers["urna-next-sequence"] == "2"
    assert reply.headers["urna-roster"] == "1"


def test_the_same_batch_again_gets_the_same_answer_and_counts_once(
    world: World, address: str, database: str
) -> None:
    batch = world.kiosk().batch(5)
    first, again = (deliver(address, world.kiosk(), batch) for _ in range(2))
    assert (first.status, first.body) == (again.status, again.body)
    assert ballots_in(database) == 5


def test_the_same_batch_from_many_connections_at_once_counts_once(
    world: World, address: str, database: str
) -> None:
    batch = world.kiosk().batch(5)
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda _: deliver(address, world.kiosk(), batch), range(24)))
    assert {(reply.status, reply.body) for reply in replies} == {(201, replies[0].body)}
    assert ballots_in(database) == 5


def test_a_batch_ahead_of_a_gap_is_held_and_tells_what_is_expected(
    world: World, address: str, database: str
) -> None:
    kiosk = world.kiosk()
    first, second = kiosk.batch(), kiosk.batch()
    held = deliver(address, kiosk, second)
    assert (held.status, held.headers["content-type"]) == (202, PROBLEM)
    assert held.json()["reason"] == "gap"
    assert held.json()["next_sequence"] == 1
    assert "espera" in held.json()["detail"]
    assert deliver(address, kiosk, first).status == 201
    assert deliver(address, kiosk, second).status == 201
    assert ballots_in(database) == 6


def test_a_fork_is_held_with_an_alarm_and_the_accepted_batch_stays(
    world: World, address: str, database: str
) -> None:
    kiosk = world.kiosk()
    twin = replace(kiosk, leaves=[], random=world.kiosk(2).random)
    batch, other = kiosk.batch(2), twin.batch(4)
    accepted = deliver(address, kiosk, batch)
    fork = deliver(address, twin, other)
    assert (fork.status, fork.json()["reason"]) == (202, "fork")
    assert deliver(address, kiosk, batch).body == accepted.body
    assert ballots_in(database) == 2


def test_a_batch_that_staff_set_back_is_not_answered_from_memory(
    world: World, address: str, database: str
) -> None:
    kiosk = world.kiosk()
    batches = [kiosk.batch(), kiosk.batch()]
    for batch in batches:
        assert deliver(address, kiosk, batch).status == 201
    assert deliver(address, kiosk, batches[1]).status == 201
    world.change_roster(revocations={kiosk.id: 1})
    assert deliver(address, kiosk, batches[0]).status == 201
    refused = deliver(address, kiosk, batches[1])
    assert (refused.status, refused.json()["reason"]) == (403, "kiosk-revoked")


def test_receipts_and_the_next_number_can_be_asked_for(world: World, address: str) -> None:
    kiosk = world.kiosk()
    batch = kiosk.batch()
    place = f"{batch.kiosk}/{batch.box.hex()}"
    assert ask(address, "GET", f"/v1/receipts/{place}/1").status == 404
    assert ask(address, "GET", f"/v1/boxes/{place}").json() == {"next_sequence": 1}
    given = deliver(address, kiosk, batch)
    assert ask(address, "GET", f"/v1/receipts/{place}/1").body == given.body
    assert ask(address, "GET", f"/v1/boxes/{place}").json() == {"next_sequence": 2}


def test_a_newer_roster_is_announced_and_fetched_once(world: World, address: str) -> None:
    first = ask(address, "GET", "/v1/roster")
    assert first.headers["etag"] == '"1"'
    assert ask(address, "GET", "/v1/roster", headers={"If-None-Match": '"1"'}).status == 304
    world.change_roster(revocations={KioskId("K-002"): 0})
    announced = deliver(address, world.kiosk(), world.kiosk().batch())
    assert announced.headers["urna-roster"] == "2"
    newer = ask(address, "GET", "/v1/roster", headers={"If-None-Match": '"1"'})
    assert newer.status == 200
    assert read_roster(newer.body, world.keys.organiser.public).revocations == {"K-002": 0}


def test_a_revoked_kiosk_is_refused_from_the_next_request_on(world: World, address: str) -> None:
    kiosk = world.kiosk()
    assert deliver(address, kiosk, kiosk.batch()).status == 201
    world.change_roster(revocations={kiosk.id: 1})
    refused = deliver(address, kiosk, kiosk.batch())
    assert (refused.status, refused.json()["reason"]) == (403, "kiosk-revoked")
