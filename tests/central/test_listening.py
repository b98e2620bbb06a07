"""Where a server listens: what TLS needs, the address for the kits, and what is said when it cannot."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from kiosk.errors import OperatorError
from sync.central.server_log import JsonLines
from sync.central.server_run import Listening, listen
from sync.central.store import Store
from sync.http_transport import HttpTransport
from tests.tools.centres import World
from tests.tools.certificates import CertificateFiles, make_certificate
from tests.tools.office import Office
from tests.tools.servers import running_server


@pytest.fixture
def tls(tmp_path: Path) -> CertificateFiles:
    return make_certificate(tmp_path, "centro")


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(tmp_path, capsys)


@contextmanager
def listening(world: World, where: Listening) -> Iterator[str]:
    """The address for the kits, while the socket is held."""
    listener, address = listen(world.centre, where)
    with listener:
        yield address


def why_not(world: World, where: Listening) -> str:
    with pytest.raises(OperatorError) as refused, listening(world, where):
        pass
    assert refused.value.do, "it says what to do"
    return str(refused.value)


def test_the_address_for_the_kits_names_the_key_that_answers_there(
    world: World, tls: CertificateFiles
) -> None:
    where = Listening("127.0.0.1", 0, tls.certificate, tls.key)
    with running_server(world.centre, Store.sqlite(world.centre.database), where) as address:
        assert address.startswith("https://127.0.0.1:")
        assert HttpTransport(address).roster(0, 10) == world.centre.roster_envelope()


def test_a_renewed_certificate_with_the_same_key_keeps_the_address(world: World, tmp_path: Path) -> None:
    old = make_certificate(tmp_path, "antes")
    renewed = make_certificate(tmp_path, "ahora", private=old.private)
    another = make_certificate(tmp_path, "otra")
    pins = []
    for files in (old, renewed, another):
        with listening(world, Listening("127.0.0.1", 0, files.certificate, files.key)) as address:
            pins.append(address.partition("#")[2])
    assert pins[0] == pins[1] != pins[2]


def test_an_address_of_version_six_stands_in_brackets(world: World) -> None:
    with listening(world, Listening("::1", 0)) as address:
        assert address.startswith("http://[::1]:")


@pytest.mark.parametrize("given", ["certificate", "key"])
def test_a_certificate_without_its_key_or_the_other_way_round_is_said(
    world: World, tls: CertificateFiles, given: str
) -> None:
    halves = {given: getattr(tls, given)}
    assert "el certificado y su llave" in why_not(world, Listening("127.0.0.1", 0, **halves))


def test_files_that_do_not_serve_are_said_before_anything_listens(
    world: World, tls: CertificateFiles, tmp_path: Path
) -> None:
    other, text, nowhere = make_certificate(tmp_path, "otra"), tmp_path / "texto.pem", tmp_path / "no.pem"
    text.write_text("esto no es PEM", encoding="utf-8")
    for certificate, key in (
        (tls.certificate, other.key), (tls.key, tls.certificate), (text, tls.key), (tls.certificate, text),
        (nowhere, tls.key), (tls.certificate, nowhere),
    ):  # fmt: skip
        assert "no sirven" in why_not(world, Listening("127.0.0.1", 0, certificate, key))


def test_a_key_under_a_passphrase_is_said_and_nobody_is_asked(
    world: World, tls: CertificateFiles, tmp_path: Path
) -> None:
    """A server that waits for somebody to type at a terminal does not come back after a power cut."""
    locked = tmp_path / "locked.pem"
    locked.write_bytes(
        tls.private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"una frase"),
        )
    )
    assert "sin clave" in why_not(world, Listening("127.0.0.1", 0, tls.certificate, locked))


def test_an_address_of_another_machine_is_said(world: World) -> None:
    told = why_not(world, Listening("203.0.113.7", 0))
    assert "No se puede escuchar en 203.0.113.7:0: este equipo no tiene esa dirección" in told


def test_a_port_that_is_taken_is_said_with_how_to_see_by_whom(world: World) -> None:
    with listening(world, Listening("127.0.0.1", 0)) as address:
        port = int(address.rpartition(":")[2])
        told = why_not(world, Listening("127.0.0.1", port))
    assert f"Otro programa ya usa el puerto {port} de 127.0.0.1." in told
    assert f"ss -ltnp sport = :{port}" in told


@pytest.mark.parametrize("port", ["65536", "-1", "ocho", "80.5", "٨٠"])
def test_what_is_no_port_is_wrong_usage(world: World, office: Office, port: str) -> None:
    code, out, err = office.run("serve", world.centre.folder, f"--port={port}")
    assert (code, out) == (2, "")
    assert "no es un puerto: va de 0 a 65535" in err


@pytest.mark.parametrize("processes", ["0", "65", "dos"])
def test_processes_are_from_one_to_sixty_four(world: World, office: Office, processes: str) -> None:
    assert office.run("serve", world.centre.folder, "--processes", processes)[0] == 2


def test_the_server_of_an_archived_centre_does_not_start(world: World, office: Office) -> None:
    world.centre.archive_path.write_bytes(b"{}")
    code, out, err = office.run("serve", world.centre.folder, "--port", 0)
    assert (code, out) == (1, "")
    assert "ya se destruyó" in err
    assert not world.centre.database.exists()


def test_an_error_with_its_traceback_is_one_line_of_the_log() -> None:
    try:
        raise ValueError("dos\nlíneas")
    except ValueError:
        record = logging.LogRecord("urna.server", logging.ERROR, "", 0, "falló %s", ("algo",), sys.exc_info())
    record.fields = {"kiosk": "K-001"}
    line = JsonLines().format(record)
    assert "\n" not in line
    read = json.loads(line)
    assert (read["event"], read["level"], read["kiosk"]) == ("falló algo", "error", "K-001")
    assert read["error"].endswith("ValueError: dos\nlíneas")
    assert read["at"].endswith("+00:00")
