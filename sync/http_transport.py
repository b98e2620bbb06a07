"""Batches over HTTP, for a network that may be slow, cut, or somebody else's.

Whom it trusts is decided by the address and never by the calendar: a kiosk whose clock is wrong still sends.
Redirections are not followed, and an answer counts as the centre's only if it has the agreed form; the agent
then verifies what is in it.
"""

import hashlib
import http.client
import json
import socket
import ssl
import time
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from kiosk.roster import MOST_BYTES as MOST_ROSTER
from sync.deadline import pieces, read_answer
from sync.http_address import Address
from sync.http_names import ENVELOPE_TYPE, PROBLEM_PREFIX, PROBLEM_TYPE
from sync.transport import Answer, Parcel, TransportError, Trouble, stranger

_MOST_ANSWER = 64 * 1024
_MOST_WORDS = 500
_CONNECT_SECONDS = 15.0
_NO_CHECK_TIME = 0x200000  # X509_V_FLAG_NO_CHECK_TIME
_WAIT_STATUSES = {408, 429, 500, 502, 503, 504, 507}


class HttpTransport:
    """One centre by network. It keeps no connection: each delivery stands for itself."""

    def __init__(self, address: str) -> None:
        self._address = Address.parse(address)

    def deliver(self, parcel: Parcel, seconds: float) -> Answer:
        """PUT on the batch's own address. Raises `TransportError`."""
        path = f"/v1/batches/{parcel.kiosk}/{parcel.box.hex()}/{parcel.sequence}"
        headers = {"Content-Type": ENVELOPE_TYPE}
        answer, body = self._ask("PUT", path, parcel.envelope, headers, seconds, _MOST_ANSWER)
        roster = _number(answer.headers.get("Urna-Roster"))
        kind = answer.headers.get_content_type()
        if answer.status == 201 and kind == ENVELOPE_TYPE:
            return Answer(body, roster=roster)
        problem = _problem(body) if kind == PROBLEM_TYPE else None
        if problem is None:
            raise _busy(answer) if answer.status in _WAIT_STATUSES else stranger()
        if answer.status == 202:
            return Answer(None, problem.text, problem.next_sequence, roster)
        if answer.status in _WAIT_STATUSES:
            raise _busy(answer, problem.text)
        raise TransportError(Trouble.REFUSED, problem.text)

    def reachable(self, seconds: float) -> bool:
        """A connection, opened and closed again."""
        try:
            socket.create_connection((self._address.host, self._address.port), seconds).close()
        except OSError:
            return False
        return True

    def roster(self, known: int, seconds: float) -> bytes | None:
        """GET, unless ours is the newest. Raises `TransportError`."""
        headers = {"If-None-Match": f'"{known}"'}
        answer, body = self._ask("GET", "/v1/roster", None, headers, seconds, MOST_ROSTER)
        fits = answer.status == 200 and len(body) <= MOST_ROSTER
        return body if fits else None

    def _ask(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str], seconds: float, most: int
    ) -> tuple[http.client.HTTPResponse, bytes]:
        until = time.monotonic() + seconds
        connection = self._connection(min(seconds, _CONNECT_SECONDS))
        try:
            connection.connect()
            self._check_pin(connection)
            self._send(connection, method, path, body, headers, until)
            return read_answer(connection, until, most, method)
        except TimeoutError as error:
            raise _slow() from error
        except ssl.SSLError as error:
            raise stranger() from error
        except http.client.HTTPException as error:
            raise _cut() from error
        except OSError as error:
            raise _offline() from error
        finally:
            connection.close()

    def _send(
        self,
        connection: http.client.HTTPConnection,
        method: str,
        path: str,
        body: bytes | None,
        headers: dict[str, str],
        until: float,
    ) -> None:
        headers = {**headers, "Connection": "close"}
        parts = None
        if body is not None:
            headers["Content-Length"] = str(len(body))
            parts = pieces(connection.sock, body, until)
        try:
            connection.request(method, self._address.path + path, parts, headers)
        except (BrokenPipeError, ConnectionResetError):
            """It hung up before the end: it may have answered why."""

    def _connection(self, seconds: float) -> http.client.HTTPConnection:
        where = self._address
        if not where.secure:
            return http.client.HTTPConnection(where.host, where.port, timeout=seconds)
        context = ssl.create_default_context()
        if where.pin:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE  # the key is compared instead, before anything is sent
        context.verify_flags |= _NO_CHECK_TIME
        return http.client.HTTPSConnection(where.host, where.port, timeout=seconds, context=context)

    def _check_pin(self, connection: http.client.HTTPConnection) -> None:
        if not self._address.pin:
            return
        assert isinstance(connection.sock, ssl.SSLSocket)
        certificate = connection.sock.getpeercert(binary_form=True)
        assert certificate is not None, "a TLS server always sends one"
        public = x509.load_der_x509_certificate(certificate).public_key()
        der = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        if hashlib.sha256(der).hexdigest() != self._address.pin:
            raise stranger()


@dataclass(frozen=True)
class _Problem:
    text: str
    next_sequence: int


def _problem(body: bytes) -> _Problem | None:
    """A problem document of ours, or None: somebody else's says nothing about the centre."""
    try:
        value: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not str(value.get("type", "")).startswith(PROBLEM_PREFIX):
        return None
    detail, expected = value.get("detail"), value.get("next_sequence")
    return _Problem(
        detail[:_MOST_WORDS] if isinstance(detail, str) else "", expected if type(expected) is int else 0
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _busy(answer: http.client.HTTPResponse, text: str = "") -> TransportError:
    what = text or "El centro está ocupado. No se perdió nada."
    return TransportError(Trouble.BUSY, what, retry_after=_number(answer.headers.get("Retry-After")))


def _slow() -> TransportError:
    return TransportError(
        Trouble.SLOW,
        "La red está muy lenta y el envío no alcanzó a terminar. No se perdió nada.",
        "El equipo sigue intentando solo, con más tiempo.",
    )


def _cut() -> TransportError:
    return TransportError(
        Trouble.OFFLINE, "La conexión se cortó a mitad del envío. No se perdió nada.",
        "El equipo lo repite solo.",
    )  # fmt: skip


def _offline() -> TransportError:
    return TransportError(
        Trouble.OFFLINE,
        "No hay conexión con el centro de escrutinio. No se perdió nada.",
        "El equipo sigue intentando solo. También puede entregar los lotes en una memoria USB.",
    )
