"""A server from start to stop: secrets beside it, a taken port, health, the request that was begun."""

from __future__ import annotations

import json
import socket
import threading
from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.errors import OperatorError
from sync.central.key_files import RegisterKey, write_organiser, write_register
from sync.central.server_run import Listening, check_secrets, prepare
from sync.central.store import Store
from sync.central.trustees import Share
from tests.tools.centres import World, make_world
from tests.tools.servers import ServerProcess, ask, ballots_in, begun_put, connected, path_of


def test_health_and_readiness(world: World, address: str) -> None:
    assert ask(address, "GET", "/health").json() == {"status": "ok"}
    assert ask(address, "GET", "/ready").json() == {"status": "ready"}


def test_the_interface_describes_itself(address: str) -> None:
    described = ask(address, "GET", "/v1/openapi.json").json()
    answers = described["paths"]["/v1/batches/{kiosk}/{box}/{sequence}"]["put"]["responses"]
    assert {"201", "202", "403", "413", "429", "503"} <= answers.keys()


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
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OperatorError, match="ya usa"):
        prepare(world.centre, store, Listening("127.0.0.1", taken.getsockname()[1]))
    store.close()


def test_a_stop_finishes_the_request_that_was_begun_and_logs_no_address(
    world: World, database: str, tmp_path: Path
) -> None:
    kiosk = world.kiosk()
    batch = kiosk.batch()
    envelope, log = kiosk.sign(batch), tmp_path / "log"
    server = ServerProcess(world.centre.folder, "--database", database, log=log)
    with connected(server.address) as raw:
        raw.sendall(begun_put(path_of(batch), len(envelope)) + envelope[:1000])
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
