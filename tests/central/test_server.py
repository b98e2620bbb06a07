"""What kiosks meet at the other end of the network."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.context import KioskId, Mode
from kiosk.errors import OperatorError
from kiosk.roster import read_roster
from sync.batch import MOST_BYTES, Batch
from sync.central.key_files import RegisterKey, write_organiser, write_register
from sync.central.problems import Problem
from sync.central.server_limits import KioskRate, Memory
from sync.central.server_patience import PatientProtocol
from sync.central.server_run import Listening, check_secrets, prepare
from sync.central.store import Store
from sync.central.trustees import Share
from sync.receipt import read_receipt
from tests.tools.centres import SimulatedKiosk, World, make_world
from tests.tools.servers import Reply, ServerProcess, ask, running_server

PROBLEM = "application/problem+json"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "centre")


@pytest.fixture
def database(new_database: Callable[[], str]) -> str:
    return new_database()


@pytest.fixture
def address(world: World, database: str) -> Iterator[str]:
    with running_server(world.centre, Store.open(database)) as address:
        yield address


def path_of(batch: Batch) -> str:
    return f"/v1/batches/{batch.kiosk}/{batch.box.hex()}/{batch.sequence}"


def deliver(address: str, kiosk: SimulatedKiosk, batch: Batch) -> Reply:
    return ask(address, "PUT", path_of(batch), kiosk.sign(batch))


def ballots_in(database: str) -> int:
    store = Store.open(database)
    with store.reading() as transaction:
        count = transaction.ballot_count()
    store.close()
    return count


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
    world: World, address: str, spoil: object, status: int, reason: str
) -> None:
    assert callable(spoil)
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
    with socket.create_connection(_where(address)) as raw:
        raw.sendall(_head(path_of(batch), MOST_BYTES))
        assert raw.recv(4096).startswith(b"HTTP/1.1 403 ")


def test_a_declared_size_beyond_the_limit_is_refused_before_anything_is_read(
    world: World, address: str
) -> None:
    with socket.create_connection(_where(address)) as raw:
        raw.sendall(_head(path_of(world.kiosk().batch()), MOST_BYTES + 1))
        assert raw.recv(4096).startswith(b"HTTP/1.1 413 ")


def test_an_undeclared_size_is_cut_at_the_limit(world: World, address: str) -> None:
    chunk = b"x" * 65536
    with socket.create_connection(_where(address)) as raw:
        raw.sendall(_head(path_of(world.kiosk().batch()), None))
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
        socket.create_connection(_where(address), timeout=20) as raw,
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


def test_health_and_readiness(world: World, address: str) -> None:
    assert ask(address, "GET", "/health").json() == {"status": "ok"}
    assert ask(address, "GET", "/ready").json() == {"status": "ready"}


def test_the_interface_describes_itself(address: str) -> None:
    described = ask(address, "GET", "/v1/openapi.json").json()
    answers = described["paths"]["/v1/batches/{kiosk}/{box}/{sequence}"]["put"]["responses"]
    assert {"201", "202", "403", "413", "429", "503"} <= answers.keys()


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


@pytest.mark.parametrize("name", ["organiser.key", "register.key", "sub/trustee-2.txt"])
def test_an_official_server_refuses_to_start_beside_keys_or_shares(tmp_path: Path, name: str) -> None:
    world = make_world(tmp_path / "centre", mode=Mode.OFFICIAL)
    check_secrets(world.centre)
    secret = world.centre.folder / name
    secret.parent.mkdir(exist_ok=True)
    secret.write_text("…", encoding="utf-8")
    with pytest.raises(OperatorError, match=Path(name).name):
        check_secrets(world.centre)


@pytest.mark.parametrize("kind", ["organiser", "register", "share", "words", "column", "list"])
def test_a_secret_under_another_name_is_found_by_what_it_holds(tmp_path: Path, kind: str) -> None:
    world = make_world(tmp_path / "centre", mode=Mode.OFFICIAL)
    share = Share(2, bytes(range(16)))
    write_organiser(tmp_path, world.keys.organiser, "una frase larga")
    write_register(tmp_path, RegisterKey(world.keys.register, bytes(32)), "otra frase")
    data = {
        "organiser": (tmp_path / "organiser.key").read_bytes(),
        "register": (tmp_path / "register.key").read_bytes(),
        "share": share.text("Consulta", 3, 2).encode(),
        "words": f"las mías\n{share.words.upper()}\n".encode(),
        "column": share.words.replace(" ", "\n").encode(),
        "list": f"Marta: {share.words}".encode(),
    }[kind]
    hidden = world.centre.folder / "files" / "notas.txt"
    hidden.parent.mkdir(exist_ok=True)
    hidden.write_bytes(data)
    with pytest.raises(OperatorError, match=r"notas\.txt"):
        check_secrets(world.centre)


def test_what_is_no_secret_is_left_alone(tmp_path: Path) -> None:
    world = make_world(tmp_path / "centre", mode=Mode.OFFICIAL)
    words = Share(2, bytes(range(16))).words.split()
    for name, text in (
        ("leame.txt", "Estas son doce palabras de una frase que no abre ninguna urna hoy"),
        ("once.txt", " ".join(words[:11])),
        ("orden.txt", " ".join(reversed(words))),
        ("datos.json", '{"version":"1","salt":"AA=="}'),
        ("foto.png", "\udcff\udcd8"),
    ):
        (world.centre.folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    check_secrets(world.centre)


def test_a_taken_port_is_said_plainly(world: World) -> None:
    store = Store.sqlite(world.centre.database)
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OperatorError, match="escuchar"):
        prepare(world.centre, store, Listening("127.0.0.1", taken.getsockname()[1]))
    store.close()


def test_a_stop_finishes_the_request_that_was_begun_and_logs_no_address(
    world: World, database: str, tmp_path: Path
) -> None:
    kiosk = world.kiosk()
    batch = kiosk.batch()
    envelope, log = kiosk.sign(batch), tmp_path / "log"
    server = ServerProcess(world.centre.folder, "--database", database, log=log)
    with socket.create_connection(_where(server.address)) as raw:
        raw.sendall(_head(path_of(batch), len(envelope)) + envelope[:1000])
        assert ask(server.address, "GET", "/health").status == 200  # the first request is being read by now
        stopping = threading.Thread(target=server.stop)
        stopping.start()
        raw.sendall(envelope[1000:])
        answer = b"".join(iter(lambda: raw.recv(65536), b""))
    stopping.join()
    assert answer.startswith(b"HTTP/1.1 201 ")
    assert server.process.returncode == 0
    assert ballots_in(database) == 3
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    events = {line["event"]: line for line in lines}
    assert {"listening", "batch", "stopped"} <= events.keys()
    assert (events["batch"]["kiosk"], events["batch"]["outcome"]) == ("K-001", "new")
    assert "127.0.0.1" not in log.read_text(encoding="utf-8")


def _where(address: str) -> tuple[str, int]:
    parts = urlsplit(address)
    assert parts.hostname is not None
    assert parts.port is not None
    return parts.hostname, parts.port


def _head(path: str, length: int | None) -> bytes:
    size = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
    return f"PUT {path} HTTP/1.1\r\nHost: centro\r\nConnection: close\r\n{size}\r\n\r\n".encode()
