"""The HTTP interface that kiosks send to; `server_gate` does the work, `problems` the answers that are none.

A delivery is a PUT on the batch's own address, so repeating it is always safe: the same bytes get the same
201 and the same receipt, the first time and every other time. 200 is never the answer to a delivery, because
that is what a captive portal says.
"""

import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import FastAPI, Path, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from sync.central import problems
from sync.central.intake import Outcome
from sync.central.problems import Problem
from sync.central.server_gate import Gate, Place
from sync.http_names import ENVELOPE_TYPE, PROBLEM_TYPE

_LOG = logging.getLogger("urna.server")
_CLIENT_GONE = 499

KioskPath = Annotated[str, Path(pattern=r"^[A-Z0-9][A-Z0-9-]{0,23}$", description="como K-01")]
BoxPath = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$", description="16 bytes en hexadecimal")]
SequencePath = Annotated[int, Path(ge=1, le=999_999)]
_PROBLEM_BODY = {
    "content": {
        PROBLEM_TYPE: {"schema": {"type": "object", "required": ["type", "title", "status", "detail"]}}
    }
}
_RECEIPT_BODY = {"content": {ENVELOPE_TYPE: {"schema": {"type": "object"}}}}

_Answers = dict[int | str, dict[str, Any]]
_PROBLEMS: _Answers = {
    code: {**_PROBLEM_BODY, "description": text}
    for code, text in ((404, "No existe"), (500, "Falla"), (503, "Ocupado"), (507, "Sin espacio"))
}
_DELIVERED: _Answers = {
    201: {**_RECEIPT_BODY, "description": "El recibo firmado, igual cada vez."},
    202: {**_PROBLEM_BODY, "description": "Apartado: está en el centro, sin recibo todavía."},
    **_PROBLEMS,
    **{
        code: {**_PROBLEM_BODY, "description": text}
        for code, text in (
            (400, "Rechazado"), (403, "Rechazado"), (408, "Muy lento"), (413, "Muy grande"),
            (422, "Rechazado"), (429, "Muy seguido"),
        )
    },
}  # fmt: skip
_ENVELOPE = {"requestBody": {"required": True, **_RECEIPT_BODY}}


def build_app(gate: Gate) -> FastAPI:
    """The ASGI application; the gate is closed when it stops."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        gate.close()

    app = FastAPI(
        title="Urna Abierta: centro de escrutinio", version="1", openapi_url="/v1/openapi.json",
        docs_url=None, redoc_url=None, lifespan=lifespan,
    )  # fmt: skip
    _answer_problems(app)
    _deliveries(app, gate)
    _questions(app, gate)
    _roster(app, gate)
    _health(app, gate)
    return app


def _deliveries(app: FastAPI, gate: Gate) -> None:
    @app.put(
        "/v1/batches/{kiosk}/{box}/{sequence}",
        status_code=HTTPStatus.CREATED,
        response_class=Response,
        openapi_extra=_ENVELOPE,
        responses=_DELIVERED,
    )
    async def deliver(kiosk: KioskPath, box: BoxPath, sequence: SequencePath, request: Request) -> Response:
        """Entrega un lote. Repetirlo no cambia nada y devuelve el mismo recibo."""
        place = Place(kiosk, bytes.fromhex(box), sequence)
        declared = request.headers.get("content-length", "")
        started = time.monotonic()
        outcome, reason = "broken", ""
        try:
            size = int(declared) if declared.isascii() and declared.isdecimal() else None
            intake = await gate.deliver(place, size, request.stream())
            outcome, reason = intake.outcome.value, intake.reason
        except Problem as problem:
            outcome, reason = "not-taken", problem.reason
            raise
        except ClientDisconnect:
            return Response(status_code=_CLIENT_GONE)
        finally:
            fields = {"kiosk": kiosk, "sequence": sequence, "outcome": outcome, "reason": reason}
            milliseconds = round(1000 * (time.monotonic() - started))
            _LOG.info("batch", extra={"fields": {**fields, "bytes": declared, "ms": milliseconds}})
        headers = {
            "Urna-Next-Sequence": str(intake.next_sequence),
            "Urna-Roster": str(gate.live.roster.version),
        }
        if intake.outcome is Outcome.HELD:
            return _problem_response(problems.of_intake(intake), headers)
        return Response(intake.receipt, HTTPStatus.CREATED, headers, ENVELOPE_TYPE)


def _questions(app: FastAPI, gate: Gate) -> None:
    @app.get(
        "/v1/receipts/{kiosk}/{box}/{sequence}",
        response_class=Response,
        responses={200: _RECEIPT_BODY, **_PROBLEMS},
    )
    async def receipt(kiosk: KioskPath, box: BoxPath, sequence: SequencePath) -> Response:
        """El recibo de un lote que ya está en el centro."""
        found = await gate.receipt(Place(kiosk, bytes.fromhex(box), sequence))
        return Response(found, HTTPStatus.OK, media_type=ENVELOPE_TYPE)

    @app.get("/v1/boxes/{kiosk}/{box}", responses=_PROBLEMS)
    async def box_state(kiosk: KioskPath, box: BoxPath) -> dict[str, int]:
        """El número del próximo lote que el centro espera de esta urna."""
        return {"next_sequence": await gate.next_sequence(kiosk, bytes.fromhex(box))}


def _roster(app: FastAPI, gate: Gate) -> None:
    @app.get("/v1/roster", response_class=Response, responses={200: _RECEIPT_BODY, 304: {}})
    async def roster(request: Request) -> Response:
        """La lista de puestos más nueva, firmada por el organizador. ETag: su versión."""
        version = gate.live.current().version
        tag = f'"{version}"'
        headers = {"ETag": tag, "Urna-Roster": str(version), "Cache-Control": "no-cache"}
        known = {
            each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")
        }
        if tag in known or "*" in known:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return Response(gate.live.envelope, HTTPStatus.OK, headers, ENVELOPE_TYPE)


def _health(app: FastAPI, gate: Gate) -> None:
    @app.get("/health")
    async def health() -> dict[str, str]:
        """Responde mientras el programa vive."""
        return {"status": "ok"}

    @app.get("/ready", responses={503: _PROBLEM_BODY})
    async def ready() -> dict[str, str]:
        """Responde si ahora mismo se puede recibir un lote."""
        if not await gate.is_ready():
            raise problems.busy()
        return {"status": "ready"}


def _answer_problems(app: FastAPI) -> None:
    async def on_problem(_request: Request, problem: Exception) -> Response:
        assert isinstance(problem, Problem)
        return _problem_response(problem)

    async def on_invalid(_request: Request, _error: Exception) -> Response:
        return _problem_response(problems.not_found())

    async def on_http(_request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return _problem_response(problems.of_status(HTTPStatus(error.status_code)), error.headers)

    async def on_bug(_request: Request, _error: Exception) -> Response:
        return _problem_response(problems.broken())  # the framework logs the error itself

    handlers: tuple[tuple[type[Exception], Callable[[Request, Exception], Awaitable[Response]]], ...] = (
        (Problem, on_problem), (RequestValidationError, on_invalid), (HTTPException, on_http),
        (Exception, on_bug),
    )  # fmt: skip
    for kind, handler in handlers:
        app.add_exception_handler(kind, handler)


def _problem_response(problem: Problem, headers: object = None) -> Response:
    extra = dict(headers) if isinstance(headers, dict) else {}
    return Response(problem.encoded(), problem.status, {**problem.headers(), **extra}, PROBLEM_TYPE)
