"""Batches over HTTP: whom a kiosk believes, and what it makes of everything else."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from sync.batch import MOST_BYTES
from sync.central.server_run import Listening
from sync.central.store import Store
from sync.http_address import Address
from sync.http_names import ENVELOPE_TYPE
from sync.http_transport import HttpTransport
from sync.network import fingerprint
from sync.receipt import read_receipt
from sync.transport import Parcel, TransportError, Trouble
from tests.tools.answering import answering
from tests.tools.centres import World, make_world
from tests.tools.certificates import CertificateFiles, make_certificate
from tests.tools.servers import running_server

SECONDS = 20.0


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "centre")


@contextmanager
def serving(world: World, files: CertificateFiles | None = None) -> Iterator[str]:
    where = Listening("127.0.0.1", 0, files.certificate, files.key) if files else None
    with running_server(world.centre, Store.sqlite(world.centre.database), where) as address:
        yield address


def parcel(world: World, ballots: int = 3) -> Parcel:
    kiosk = world.kiosk()
    batch = kiosk.batch(ballots)
    digest = hashlib.sha256(batch.encoded()).digest()
    return Parcel(batch.kiosk, batch.box, batch.sequence, digest, kiosk.sign(batch))


def trouble(address: str, sent: Parcel, seconds: float = SECONDS) -> TransportError:
    with pytest.raises(TransportError) as raised:
        HttpTransport(address).deliver(sent, seconds)
    return raised.value


def test_a_receipt_comes_back_and_verifies(world: World) -> None:
    with serving(world) as address:
        sent = parcel(world)
        answer = HttpTransport(address).deliver(sent, SECONDS)
    assert answer.receipt is not None
    assert read_receipt(answer.receipt, world.keys.centre.public).payload_sha256 == sent.payload_sha256
    assert answer.roster == 1


def test_a_large_batch_goes_in_pieces(world: World) -> None:
    with serving(world) as address:
        assert HttpTransport(address).deliver(parcel(world, 2000), SECONDS).receipt is not None


def test_what_is_held_comes_back_with_its_reason_and_what_is_expected(world: World) -> None:
    parcel(world)
    with serving(world) as address:
        answer = HttpTransport(address).deliver(parcel(world), SECONDS)
    assert (answer.receipt, answer.next_sequence) == (None, 1)
    assert "espera" in answer.held


def test_what_is_refused_is_told_in_the_centres_words(world: World) -> None:
    sent = parcel(world)
    world.change_roster(revocations={sent.kiosk: 0})
    with serving(world) as address:
        error = trouble(address, sent)
    assert error.kind is Trouble.REFUSED
    assert "fue retirado" in error.what


def test_too_many_bytes_are_refused_and_the_answer_is_still_read(world: World) -> None:
    small = parcel(world)
    large = Parcel(small.kiosk, small.box, 1, small.payload_sha256, b"x" * (MOST_BYTES + 1))
    with serving(world) as address:
        assert trouble(address, large).kind in (Trouble.REFUSED, Trouble.OFFLINE)


def test_a_newer_roster_is_fetched_and_an_old_one_is_not(world: World) -> None:
    with serving(world) as address:
        transport = HttpTransport(address)
        assert transport.roster(1, SECONDS) is None
        world.change_roster()
        assert transport.roster(1, SECONDS) == world.centre.roster_envelope()


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nHola",
        b"HTTP/1.1 201 Created\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nHola",
        b"HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nHola",
        b"HTTP/1.1 202 Accepted\r\nContent-Type: application/problem+json\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 511 Network Authentication Required\r\nContent-Length: 0\r\n\r\n",
    ],
)
def test_a_captive_portal_is_not_the_centre(world: World, answer: bytes) -> None:
    with answering(answer) as address:
        error = trouble(address, parcel(world))
    assert error.kind is Trouble.STRANGER
    assert "no es el centro" in error.what


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nothing that is HTTP\r\n\r\n",
        b"HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{",
        b"HTTP/1.1 201 Crea",
    ],
)
def test_an_answer_that_is_cut_is_a_cut(world: World, answer: bytes) -> None:
    with answering(answer) as address:
        assert trouble(address, parcel(world)).kind is Trouble.OFFLINE


def test_a_knock_tells_whether_somebody_opens(world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        transport = HttpTransport(f"http://127.0.0.1:{listener.getsockname()[1]}")
        assert transport.reachable(5)
    assert not transport.reachable(5)


def test_a_busy_centre_says_how_long_to_wait(world: World) -> None:
    busy = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n"
    with answering(busy) as address:
        error = trouble(address, parcel(world))
    assert (error.kind, error.retry_after) == (Trouble.BUSY, 30)


def test_an_endless_answer_is_cut_off(world: World) -> None:
    head = b"HTTP/1.1 201 Created\r\nContent-Type: %s\r\n\r\n"
    with answering(head % b"text/html", endless=b"x" * 65536) as address:
        assert trouble(address, parcel(world)).kind is Trouble.STRANGER
    with answering(head % ENVELOPE_TYPE.encode(), endless=b"x" * 65536) as address:
        body = HttpTransport(address).deliver(parcel(world), SECONDS).receipt
    assert body is not None
    assert len(body) == 64 * 1024 + 1  # no receipt is as long: the agent refuses it


@pytest.mark.parametrize("begun", [b"", b"HTTP/1.1 201 Created\r\n", b"HTTP/1.1 201 Created\r\n\r\nx"])
def test_an_answer_that_never_ends_takes_no_more_than_its_time(world: World, begun: bytes) -> None:
    with answering(begun, end=False) as address:
        assert trouble(address, parcel(world), seconds=0.3).kind is Trouble.SLOW


def test_nobody_there_is_offline(world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    error = trouble(address, parcel(world))
    assert error.kind is Trouble.OFFLINE
    assert "memoria USB" in error.do
    assert trouble("http://centro.invalid", parcel(world)).kind is Trouble.OFFLINE


def test_a_pinned_key_is_trusted_whatever_the_certificate_says(world: World, tmp_path: Path) -> None:
    files = make_certificate(tmp_path, "old", address="192.0.2.1", ends=datetime(2016, 1, 1, tzinfo=UTC))
    with serving(world, files) as address:
        assert "#sha256=" in address
        assert HttpTransport(address).deliver(parcel(world), SECONDS).receipt is not None


def test_another_key_is_a_stranger_and_gets_nothing(world: World, tmp_path: Path) -> None:
    files = make_certificate(tmp_path, "other")
    with serving(world, files) as address:
        error = trouble(address.partition("#")[0] + "#sha256=" + "0" * 64, parcel(world))
    assert error.kind is Trouble.STRANGER
    store = Store.sqlite(world.centre.database)
    with store.reading() as transaction:
        assert transaction.ballot_count() == 0
    store.close()


def test_without_a_pin_the_authorities_decide_and_the_calendar_does_not(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = make_certificate(tmp_path, "authority", authority=True)
    ended = datetime(2016, 1, 1, tzinfo=UTC)
    server = make_certificate(tmp_path, "server", issuer=authority, ends=ended)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))
    with serving(world, server) as address:
        plain = address.partition("#")[0]
        assert HttpTransport(plain).deliver(parcel(world), SECONDS).receipt is not None
    elsewhere = make_certificate(tmp_path, "elsewhere", issuer=authority, address="192.0.2.1")
    with serving(world, elsewhere) as address:
        assert trouble(address.partition("#")[0], parcel(world)).kind is Trouble.STRANGER
    with serving(world, make_certificate(tmp_path, "unknown")) as address:
        assert trouble(address.partition("#")[0], parcel(world)).kind is Trouble.STRANGER


def test_addresses_as_kits_name_them() -> None:
    pin = "0123456789abcdef" * 4
    assert Address.parse("https://centro.gov.co/urna/") == Address(True, "centro.gov.co", 443, "/urna", "")
    assert Address.parse(f"https://c:8443#sha256={pin}") == Address(True, "c", 8443, "", pin)
    assert Address.parse("http://[::1]:8080").host == "::1"


@pytest.mark.parametrize(
    "text",
    [
        "", "centro", "ftp://centro", "https://", "https://u:p@centro", "https://centro:x",
        "https://centro#x", "http://centro#sha256=" + "0" * 64, "https://centro?a=b",
        "https://centro..gov.co", f"https://{'a' * 64}.gov.co", "https://centro/urna/ñ", "http://centro/a b",
    ],
)  # fmt: skip
def test_what_is_no_address_is_said_plainly(text: str) -> None:
    with pytest.raises(OperatorError, match="no es la dirección"):
        HttpTransport(text)


def test_routes_that_change_are_seen_and_counters_are_not(tmp_path: Path) -> None:
    four, six = tmp_path / "route", tmp_path / "ipv6_route"
    four.write_text("Iface Destination Gateway Flags\neth0 00000000 0101A8C0 0003 0 0 100\n", "ascii")
    six.write_text(f"{'0' * 32} 00 {'0' * 32} 00 {'0' * 32} ff 01 00 0200 lo\n", "ascii")
    before = fingerprint((str(four), str(six)))
    four.write_text("Iface Destination Gateway Flags\neth0 00000000 0101A8C0 0003 7 9 200\n", "ascii")
    assert fingerprint((str(four), str(six))) == before
    with four.open("a", encoding="ascii") as more:
        more.write("wlan0 00000000 0101A8C0 0003 0 0 600\n")
    assert fingerprint((str(four), str(six))) != before
    assert fingerprint((str(tmp_path / "none"),)) == ""
