"""What a server does not take: a problem document says why, before anything is read that need not be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.context import KioskId
from sync.batch import MOST_BYTES
from sync.central.server_patience import PatientProtocol
from sync.central.store import Store
from tests.tools.centres import World
from tests.tools.servers import (
    PROBLEM,
    ask,
    ballots_in,
    begun_put,
    connected,
    deliver,
    path_of,
    running_server,
)


@pytest.mark.parametrize(
    ("spoil", "status", "reason"),
    [
        (lambda _: b"<html>portal</html>", 400, "envelope-malformed"),
        (lambda _: b"", 400, "envelope-malformed"),
        (lambda envelope: envelope[:-30] + b"AAAA" + envelope[-26:], 403, "envelope-signature"),
        (lambda envelope: b" " + envelope, 400, "envelope-malformed"),
    ],
)
def test_what_does_not_verify_is_refused_as_a_problem_document(
    world: World, address: str, spoil: Callable[[bytes], bytes], status: int, reason: str
) -> None:
    kiosk = world.kiosk()
    batch = kiosk.batch()
    reply = ask(address, "PUT", path_of(batch), spoil(kiosk.sign(batch)))
    problem = reply.json()
    assert (reply.status, problem["reason"]) == (status, reason)
    assert problem["type"] == f"urn:urna:problem:{reason}"
    assert problem["status"] == status
    assert reply.headers["content-type"] == PROBLEM
    assert reply.headers["content-language"] == "es"
    assert problem["detail"].endswith(".")


def test_a_batch_at_another_address_than_its_own_is_refused(
    world: World, address: str, database: str
) -> None:
    kiosk = world.kiosk()
    batch = kiosk.batch()
    reply = ask(address, "PUT", path_of(replace(batch, sequence=2)), kiosk.sign(batch))
    assert (reply.status, reply.json()["reason"]) == (422, "batch-place")
    assert ballots_in(database) == 0


def test_a_kiosk_that_is_not_on_the_roster_is_refused_before_its_body_is_read(
    world: World, address: str
) -> None:
    batch = replace(world.kiosk().batch(), kiosk=KioskId("K-999"))
    with connected(address) as raw:
        raw.sendall(begun_put(path_of(batch), MOST_BYTES))
        assert raw.recv(4096).startswith(b"HTTP/1.1 403 ")


def test_a_declared_size_beyond_the_limit_is_refused_before_anything_is_read(
    world: World, address: str
) -> None:
    with connected(address) as raw:
        raw.sendall(begun_put(path_of(world.kiosk().batch()), MOST_BYTES + 1))
        assert raw.recv(4096).startswith(b"HTTP/1.1 413 ")


def test_an_undeclared_size_is_cut_at_the_limit(world: World, address: str) -> None:
    chunk = b"x" * 65536
    with connected(address) as raw:
        raw.sendall(begun_put(path_of(world.kiosk().batch()), None))
        sent = 0
        try:
            while sent <= MOST_BYTES + 8 * len(chunk):
                raw.sendall(b"%x\r\n%s\r\n" % (len(chunk), chunk))
                sent += len(chunk)
        except OSError:  # the server hung up on us, and not before it had to
            assert sent >= MOST_BYTES - len(chunk)
            return
        assert raw.recv(4096).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"PUT /v1/batches/K-001/",
        b"GET /health HTTP/1.1\r\nHost: centro\r\n\r\n",
    ],
)
def test_who_asks_for_nothing_is_hung_up_on(
    world: World, database: str, monkeypatch: pytest.MonkeyPatch, begun: bytes
) -> None:
    monkeypatch.setattr(PatientProtocol, "idle_seconds", 0.05)
    with (
        running_server(world.centre, Store.open(database)) as address,
        connected(address, timeout=20) as raw,
    ):
        raw.sendall(begun)
        answered = b"".join(iter(lambda: raw.recv(4096), b""))
    assert answered.startswith(b"HTTP/1.1 200 " if b"GET" in begun else b"")


@pytest.mark.expects_log("Exception in ASGI application")
def test_a_bug_of_ours_is_a_problem_document_too_and_the_kiosk_waits(
    world: World, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("sync.central.server_gate.keep", broken)
    kiosk = world.kiosk()
    reply = deliver(address, kiosk, kiosk.batch())
    assert (reply.status, reply.json()["reason"]) == (500, "server-broken")
    assert "No se perdió nada" in reply.json()["detail"]
    assert int(reply.headers["retry-after"]) > 0
    assert ask(address, "GET", "/health").status == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/docs", 404),
        ("POST", "/v1/roster", 405),
        ("PUT", "/v1/batches/K-001/short/1", 404),
        ("PUT", "/v1/batches/K-001/" + "0" * 32 + "/0", 404),
        ("PUT", "/v1/batches/..%2f..%2fetc/" + "0" * 32 + "/1", 404),
    ],
)
def test_what_is_not_there_is_a_problem_document_too(
    address: str, method: str, path: str, status: int
) -> None:
    reply = ask(address, method, path, b"{}" if method != "GET" else None)
    assert (reply.status, reply.headers["content-type"]) == (status, PROBLEM)
