"""Machines that break: a killed server, full disks, wrong clocks; and others who answer in its place."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from kiosk.participant import Document
from sync.central.server_run import Listening
from sync.central.store import Store
from tests.faults.lab import Lab, Tally, open_lab, proxied, upstream_of
from tests.tools.centres import vote
from tests.tools.certificates import make_certificate
from tests.tools.disks import fill, small_disk
from tests.tools.proxy import Fault, running_proxy
from tests.tools.servers import ServerProcess, running_server

_PORTALS = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<html>Hi!",
    b"HTTP/1.1 201 Created\r\nContent-Type: application/vnd.dsse.envelope.v1+json\r\n"
    b"Content-Length: 2\r\n\r\n{}",
    b"HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 511 Network Authentication Required\r\nContent-Length: 0\r\n\r\n",
)
WRONG_CLOCKS = tuple(datetime(year, 2, 28, tzinfo=UTC) for year in (1971, 2016, 2068))


def kill_server(lab: Lab, places: int) -> Tally:
    """The server's process is killed at places of upload and answer in turn, and started again."""
    log, options = lab.folder / "log", ("--database", lab.database)
    server = ServerProcess(lab.world.centre.folder, *options, log=log)
    with running_proxy(upstream_of(server.address)) as proxy:
        point = lab.point(proxy.address)
        point.vote()
        point.arrives()
        whole = proxy.passed[-1]
        for number in range(places):
            point.vote()
            share = 0.85 * number / max(1, places - 1)  # batches differ a little in length
            upload, answer = round(share * len(whole.upload)), round(share * len(whole.answer))
            fault = Fault(upload, then=server.kill) if number % 2 else Fault(answer=answer, then=server.kill)
            proxy.plan.append(fault)
            assert point.turn().pending_batches == 1
            assert "No se perdió nada" in point.turn().why
            server = ServerProcess(lab.world.centre.folder, *options, log=log)
            proxy.upstream = upstream_of(server.address)
            point.arrives()
        assert server.stop() == 0
        return point.tally(places)


def full_centre(folder: Path) -> Tally:
    """The centre's disk has no byte left, and then it has."""
    with small_disk(folder / "disk", 4096) as disk:

        def database() -> str:
            return f"sqlite:///{disk / 'central.sqlite'}"

        with open_lab(folder, database) as lab, proxied(lab) as proxy:
            point = lab.point(proxy.address)
            point.vote(4)
            ballast = fill(disk)
            for _ in range(3):
                assert "El disco del centro está lleno" in point.turn().why
                assert point.here() == 0
            ballast.unlink()
            point.arrives()
            return point.tally(3)


def full_kiosk(lab: Lab, folder: Path) -> Tally:
    """The kiosk's disk is full: no ballot is half cast, and a receipt that finds no room comes again."""
    with small_disk(folder / "disk", 65536) as disk, proxied(lab) as proxy:
        point = lab.point(proxy.address, data=disk)
        point.vote(3)
        proxy.plan.append(Fault(upload=0))
        point.turn()
        answers = {question.id: question.answers[0] for question in point.station.consultation.questions}
        voter = point.station.check_in(Document("CC", "20000000"), "Persona de prueba", "1")
        sealed = point.station.seal(voter, answers, {1})
        ballast = fill(disk)
        with pytest.raises(OperatorError, match="lo último no se guardó"):
            point.station.cast(sealed)
        with pytest.raises(OperatorError, match="No se registra a nadie más"):
            vote(point.station, 1, first=100)
        for _ in range(3):
            status = point.turn()
            assert status.pending_batches == 1
            assert status.why
            assert point.here() == 3
        ballast.unlink()
        point.station.abandon()
        point.arrives()
        point.station.shut()
        lab.points.remove(point)
        return Tally(4, point.here(), 1)


def wrong_certificate(lab: Lab) -> Tally:
    """Somebody with another key answers in the centre's place, with the centre's own program."""
    genuine, other = (make_certificate(lab.folder, name) for name in ("genuine", "other"))
    with (
        lab.emptied() as theirs,
        lab.serving(Listening("127.0.0.1", 0, genuine.certificate, genuine.key)) as address,
    ):
        impostor = Listening("127.0.0.1", 0, other.certificate, other.key)
        with (
            running_server(lab.world.centre, Store.open(theirs.database), impostor) as trap,
            running_proxy(upstream_of(trap)) as proxy,
        ):
            point = lab.point(f"https://127.0.0.1:{proxy.port}#{address.partition('#')[2]}")
            point.vote()
            for _ in range(3):
                assert "no es el centro" in point.turn().why
            with theirs.store.reading() as transaction:
                assert transaction.ballot_count() == 0
            proxy.upstream = upstream_of(address)
            point.arrives()
            return point.tally(3)


def captive_portal(lab: Lab) -> Tally:
    """A network that answers everything itself until somebody signs in."""
    with proxied(lab) as proxy:
        centre = proxy.upstream
        point = lab.point(proxy.address)
        point.vote()
        for answer in _PORTALS:
            with answering(answer) as proxy.upstream:
                assert "no es el centro" in point.turn().why
                assert point.here() == 0
        proxy.upstream = centre
        point.arrives()
        return point.tally(len(_PORTALS))


def wrong_clocks(lab: Lab) -> Tally:
    """Kiosks that live in another year, and a certificate that ended long ago: the pinned key decides."""
    ended = datetime(2016, 1, 1, tzinfo=UTC)
    files, tally = make_certificate(lab.folder, "ended", ends=ended), Tally()
    with lab.serving(Listening("127.0.0.1", 0, files.certificate, files.key)) as address:
        for moment in WRONG_CLOCKS:
            point = lab.point(address, clock=lambda moment=moment: moment)  # type: ignore[misc]
            point.vote()
            status = point.arrives()
            assert status.last_receipt is not None
            assert status.last_receipt.startswith(f"{moment.year}-02-2")
            tally += point.tally(1)
    return tally


@contextmanager
def answering(answer: bytes) -> Iterator[tuple[str, int]]:
    """Somebody who gives everybody this answer; where."""

    def serve() -> None:
        client, _ = listener.accept()
        with client:
            while b"\r\n\r\n" not in client.recv(65536):
                """Not all of the head is here."""
            client.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, name="portal")
        thread.start()
        try:
            yield listener.getsockname()
        finally:
            thread.join()
