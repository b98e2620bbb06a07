"""What the server answers when it does not give what was asked: problem documents (RFC 9457) in Spanish.

``type`` is ``urn:urna:problem:<reason>``; ``title`` says what kind of thing happened, ``detail`` what it was
and what to do, so that a volunteer can read it. Statuses, as a kiosk understands them:

* 202: verified and kept, but held: there is no receipt yet;
* 400, 403, 413, 422: refused; sending the same again changes nothing until staff act;
* 408, 429, 500, 503, 507: not now; ``Retry-After`` says when (seconds).
"""

from dataclasses import dataclass, field
from http import HTTPStatus

from kiosk.canonical import canonical_json
from sync.central.engine import StoreTrouble
from sync.central.intake import Intake, Outcome
from sync.http_names import PROBLEM_PREFIX

_RETRY_SECONDS = 10

_REFUSED_STATUS = {
    "batch-size": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "envelope-malformed": HTTPStatus.BAD_REQUEST,
    "envelope-key": HTTPStatus.FORBIDDEN,
    "envelope-signature": HTTPStatus.FORBIDDEN,
    "kiosk-unknown": HTTPStatus.FORBIDDEN,
    "kiosk-revoked": HTTPStatus.FORBIDDEN,
    "held-full": HTTPStatus.INSUFFICIENT_STORAGE,
}


@dataclass(eq=False)
class Problem(Exception):
    """One answer; raised anywhere in a request, and sent as its response."""

    status: HTTPStatus
    reason: str
    title: str
    detail: str
    retry_after: int = 0
    extra: dict[str, int] = field(default_factory=dict)

    def encoded(self) -> bytes:
        """The JSON document."""
        return canonical_json(
            {
                **self.extra,
                "detail": self.detail,
                "reason": self.reason,
                "status": self.status.value,
                "title": self.title,
                "type": PROBLEM_PREFIX + self.reason,
            }
        )

    def headers(self) -> dict[str, str]:
        """The headers that go with it."""
        headers = {"Content-Language": "es"}
        if self.retry_after:
            headers["Retry-After"] = str(self.retry_after)
        return headers


def of_intake(intake: Intake) -> Problem:
    """The answer to a batch that was held or refused."""
    if intake.outcome is Outcome.HELD:
        extra = {"next_sequence": intake.next_sequence}
        return Problem(HTTPStatus.ACCEPTED, intake.reason, "Lote apartado", intake.text, extra=extra)
    status = _REFUSED_STATUS.get(intake.reason, HTTPStatus.UNPROCESSABLE_ENTITY)
    retry = 600 if status is HTTPStatus.INSUFFICIENT_STORAGE else 0
    return Problem(status, intake.reason, "Lote rechazado", intake.text, retry_after=retry)


def of_trouble(trouble: StoreTrouble) -> Problem:
    """The answer when the database does not take something."""
    full = trouble.reason == "disk-full"
    status = HTTPStatus.INSUFFICIENT_STORAGE if full else HTTPStatus.SERVICE_UNAVAILABLE
    detail = f"{trouble.what} El equipo vuelve a intentar solo."
    return Problem(status, trouble.reason, "El centro no pudo guardar", detail, retry_after=60)


def too_large() -> Problem:
    """More bytes than a batch may have."""
    return Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "batch-size", "Lote rechazado",
        "El lote es más grande que lo permitido. No se leyó.",
    )  # fmt: skip


def too_slow() -> Problem:
    """The body did not arrive in the time that its size allows."""
    return Problem(
        HTTPStatus.REQUEST_TIMEOUT, "too-slow", "Envío interrumpido",
        "El envío se demoró demasiado y se cortó. No se perdió nada: el equipo lo repite solo.",
        retry_after=_RETRY_SECONDS,
    )  # fmt: skip


def too_many() -> Problem:
    """A kiosk sends faster than any voting point can."""
    return Problem(
        HTTPStatus.TOO_MANY_REQUESTS, "kiosk-rate", "Demasiados envíos",
        "Este equipo está enviando demasiado seguido. No se perdió nada: espere, sigue solo.",
        retry_after=_RETRY_SECONDS,
    )  # fmt: skip


def busy() -> Problem:
    """The server holds as much in memory as it may."""
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE, "server-busy", "Centro ocupado",
        "El centro está recibiendo muchos lotes a la vez. No se perdió nada: el equipo lo repite solo.",
        retry_after=_RETRY_SECONDS,
    )  # fmt: skip


def broken() -> Problem:
    """A bug of ours, or a machine that fails; the log has the whole of it."""
    return Problem(
        HTTPStatus.INTERNAL_SERVER_ERROR, "server-broken", "Falla del centro",
        "Algo falló en el centro. No se perdió nada: el equipo lo repite solo.", retry_after=60,
    )  # fmt: skip


def misplaced() -> Problem:
    """The address names another batch than the body holds."""
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY, "batch-place", "Lote rechazado",
        "El lote no es el que dice la dirección a la que se envió.",
    )  # fmt: skip


def unknown_kiosk() -> Problem:
    """No kiosk of this id is on the roster."""
    return Problem(
        HTTPStatus.FORBIDDEN, "kiosk-unknown", "Equipo desconocido",
        "Este equipo no está en la lista de puestos de este centro. Llame al centro de escrutinio.",
    )  # fmt: skip


def archived() -> Problem:
    """The register was destroyed: nothing about people may come in any more."""
    return Problem(
        HTTPStatus.FORBIDDEN, "centre-archived", "Consulta archivada",
        "Esta consulta ya se archivó y su centro no recibe más. Llame al centro de escrutinio.",
    )  # fmt: skip


def not_found(detail: str = "Esta dirección no existe en el centro.") -> Problem:
    """There is no such thing here."""
    return Problem(HTTPStatus.NOT_FOUND, "not-found", "No existe", detail)


def of_status(status: HTTPStatus) -> Problem:
    """What the framework itself refuses."""
    if status is HTTPStatus.NOT_FOUND:
        return not_found()
    return Problem(
        status, "request", "Solicitud no válida", f"El centro no acepta esta solicitud ({status})."
    )
