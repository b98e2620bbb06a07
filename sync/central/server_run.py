"""Running the server: what must hold before it listens, its socket, TLS, and a stop that loses no request."""

import errno
import hashlib
import logging
import signal
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from fastapi import FastAPI

from kiosk.context import Mode
from kiosk.errors import OperatorError
from kiosk.files import read_file
from kiosk.system_words import why
from sync.central.places import Centre
from sync.central.server import build_app
from sync.central.server_gate import Gate
from sync.central.server_patience import PatientProtocol, most_connections
from sync.central.store import Store
from sync.central.stray_secrets import stray_secrets

_LOG = logging.getLogger("urna.server")
_MOST_CERTIFICATE_BYTES = 64 * 1024
_STOP_SECONDS = 30


@dataclass(frozen=True)
class Listening:
    """Where the server listens; certificate and key are given together or not at all."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None


@dataclass(frozen=True)
class Prepared:
    """A server that holds its socket already; ``address`` is what goes into kits."""

    server: uvicorn.Server
    listener: socket.socket
    address: str

    def run(self) -> None:
        """Answer until ``server.should_exit`` or a signal; then finish what was begun."""
        with self.listener:
            self.server.run(sockets=[self.listener])


def prepare(centre: Centre, store: Store, where: Listening) -> Prepared:
    """Raises `OperatorError` if secrets lie in the folder of an official centre, the certificate does not
    serve or the address is taken.
    """
    listener, address = listen(centre, where)
    return Prepared(uvicorn.Server(configured(build_app(Gate(centre, store)), where)), listener, address)


def configured(app: FastAPI | Callable[[], FastAPI], where: Listening, processes: int = 1) -> uvicorn.Config:
    """The settings of uvicorn for an application, or for what makes one in each of several processes."""
    return uvicorn.Config(
        app, factory=processes > 1, workers=processes,
        log_config=None, access_log=False, server_header=False, ws="none",
        timeout_keep_alive=30, timeout_graceful_shutdown=_STOP_SECONDS, limit_concurrency=most_connections(),
        http=PatientProtocol,
        ssl_certfile=where.certificate, ssl_keyfile=where.key,
    )  # fmt: skip


def listen(centre: Centre, where: Listening) -> tuple[socket.socket, str]:
    """The socket, and the address that goes into kits. Raises what `prepare` raises."""
    check_secrets(centre)
    pin = _certificate_pin(where)
    listener = _listen(where)
    port = listener.getsockname()[1]
    scheme, suffix = ("https", f"#sha256={pin}") if pin else ("http", "")
    host = f"[{where.host}]" if ":" in where.host else where.host
    return listener, f"{scheme}://{host}:{port}{suffix}"


def serve(centre: Centre, store: Store, where: Listening, ready: Callable[[str], None]) -> None:
    """Listen until SIGTERM or Ctrl+C; ``ready`` is told the address. Raises what `prepare` raises."""
    prepared = prepare(centre, store, where)
    ready(prepared.address)
    _LOG.info("listening", extra={"fields": {"tls": where.certificate is not None}})
    # uvicorn raises the signal that stopped it once more at its end, when nothing is left to interrupt.
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, _stopped)
    prepared.run()
    _LOG.info("stopped")


def check_secrets(centre: Centre) -> None:
    """Raises `OperatorError` if an official centre's folder holds keys or shares."""
    if centre.setup.mode is not Mode.OFFICIAL:
        return
    found = stray_secrets(centre.folder)
    if found:
        listed = ", ".join(str(path.relative_to(centre.folder)) for path in found[:5])
        raise OperatorError(
            f"En la carpeta del centro hay llaves o partes ({listed}). El servidor oficial no arranca así.",
            "Sáquelas de este equipo: cada llave la guarda su dueño, y cada parte su depositario.",
        )


def public_key_pin(certificate: bytes) -> str:
    """SHA-256 (hex) of the public key in a PEM certificate: a renewed one with the same key keeps it."""
    public = x509.load_pem_x509_certificate(certificate).public_key()
    der = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(der).hexdigest()


def _certificate_pin(where: Listening) -> str:
    if where.certificate is None and where.key is None:
        return ""
    if where.certificate is None or where.key is None:
        raise OperatorError("Para TLS se necesitan el certificado y su llave.", "Dé las dos opciones.")
    try:
        # With a password, if only an empty one: without, OpenSSL asks for it at the terminal, and waits.
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(where.certificate, where.key, "")
        return public_key_pin(read_file(where.certificate, _MOST_CERTIFICATE_BYTES))
    except (ssl.SSLError, OSError, ValueError) as error:
        raise OperatorError(
            f"El certificado o su llave no sirven: {error}.",
            "Revise los dos archivos PEM. La llave va sin clave, y solo el servidor debe poder leerla.",
        ) from error


def _listen(where: Listening) -> socket.socket:
    family = socket.AF_INET6 if ":" in where.host else socket.AF_INET
    try:
        return socket.create_server((where.host, where.port), family=family, backlog=2048)
    except OSError as error:
        raise _not_listening(where, error) from error


def _not_listening(where: Listening, error: OSError) -> OperatorError:
    if error.errno == errno.EADDRINUSE:
        return OperatorError(
            f"Otro programa ya usa el puerto {where.port} de {where.host}. El servidor no arrancó.",
            f"Mire cuál es con «ss -ltnp sport = :{where.port}» y ciérrelo, o use otro puerto con «--port».",
        )
    return OperatorError(
        f"No se puede escuchar en {where.host}:{where.port}: {why(error)}. El servidor no arrancó.",
        "Revise «--host» y «--port»: la dirección es de este equipo, y el puerto, 1024 o más.",
    )


def _stopped(_signal: int, _frame: FrameType | None) -> None:
    """Nothing more to do."""
