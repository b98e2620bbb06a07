"""What a kiosk says over HTTP, and what it makes of every answer: only the agreed form is the centre's."""

from __future__ import annotations

import json

import pytest

from kiosk.context import KioskId
from sync.http_names import ENVELOPE_TYPE, PROBLEM_TYPE
from sync.http_transport import HttpTransport
from sync.transport import Answer, Parcel, TransportError, Trouble
from tests.tools.answering import answering

SECONDS = 20.0
PARCEL = Parcel(KioskId("K-01"), bytes(range(16)), 7, bytes(32), b'{"sealed":"batch"}')
CENTRE = "urn:urna:problem:sequence"


def answer(status: int, kind: str = "", body: bytes = b"", **headers: str) -> bytes:
    told = {"Content-Length": str(len(body))} | ({"Content-Type": kind} if kind else {})
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name}: {value}" for name, value in told.items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def problem(status: int, detail: object = "Espere.", kind: str = CENTRE, **more: object) -> bytes:
    body = json.dumps({"type": kind, "detail": detail, **more}).encode()
    return answer(status, PROBLEM_TYPE, body)


def delivered(*pieces: bytes, path: str = "", heard: list[bytes] | None = None) -> Answer:
    with answering(*pieces, heard=heard) as address:
        return HttpTransport(address + path).deliver(PARCEL, SECONDS)


def trouble(*pieces: bytes) -> TransportError:
    with pytest.raises(TransportError) as raised:
        delivered(*pieces)
    return raised.value


def test_a_delivery_says_what_it_must_and_nothing_more() -> None:
    heard: list[bytes] = []
    delivered(answer(201, ENVELOPE_TYPE, b"receipt"), path="/urna/", heard=heard)
    first, *headers = heard[0].decode().split("\r\n")
    assert first == f"PUT /urna/v1/batches/K-01/{PARCEL.box.hex()}/7 HTTP/1.1"
    told = dict(line.lower().split(": ", 1) for line in headers)
    assert told.pop("host").startswith("127.0.0.1:")
    assert told == {
        "accept-encoding": "identity", "connection": "close", "content-type": ENVELOPE_TYPE,
        "content-length": str(len(PARCEL.envelope)),
    }  # fmt: skip


def test_to_ask_for_a_roster_says_which_one_is_here() -> None:
    heard: list[bytes] = []
    with answering(answer(304), heard=heard) as address:
        assert HttpTransport(address).roster(12, SECONDS) is None
    assert heard[0].startswith(b"GET /v1/roster HTTP/1.1\r\n")
    assert b'If-None-Match: "12"' in heard[0]


@pytest.mark.parametrize(
    ("status", "body", "found"),
    [
        (200, b"roster", b"roster"),
        (200, b"", b""),
        (304, b"", None),
        (404, b"roster", None),
        (302, b"", None),
    ],
)
def test_a_roster_is_what_comes_with_a_good_answer(status: int, body: bytes, found: bytes | None) -> None:
    with answering(answer(status, ENVELOPE_TYPE, body)) as address:
        assert HttpTransport(address).roster(1, SECONDS) == found


@pytest.mark.parametrize(
    ("text", "version"),
    [("5", 5), ("999999999", 999_999_999), *((n, 0) for n in ("1234567890", "-1", "5.0", "\xb2", "W/5", ""))],
)
def test_the_number_of_a_roster_is_digits_or_none(text: str, version: int) -> None:
    assert delivered(answer(201, ENVELOPE_TYPE, b"r", Urna_Roster=text)) == Answer(b"r", roster=version)


@pytest.mark.parametrize("kind", [ENVELOPE_TYPE.upper(), f"{ENVELOPE_TYPE}; charset=utf-8"])
def test_the_kind_of_an_answer_is_read_as_http_writes_it(kind: str) -> None:
    assert delivered(answer(201, kind, b"r")).receipt == b"r"


@pytest.mark.parametrize(
    ("said", "expected"),
    [(4, 4), (0, 0), (True, 0), ("4", 0), (4.0, 0), (None, 0), ([4], 0)],
)
def test_what_is_held_says_what_is_expected_or_nothing(said: object, expected: int) -> None:
    got = delivered(problem(202, "Falta el lote 4.", next_sequence=said))
    assert got == Answer(None, "Falta el lote 4.", expected)


def test_words_of_the_centre_have_a_bound() -> None:
    assert delivered(problem(202, "ñ" * 501)).held == "ñ" * 500
    for detail in (None, 5, {"a": 1}):
        assert delivered(problem(202, detail)).held == ""


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 413, 422, 451])
def test_a_refusal_in_the_centres_own_form_is_one(status: int) -> None:
    error = trouble(problem(status, "El lote es de otra consulta."))
    assert (error.kind, error.what) == (Trouble.REFUSED, "El lote es de otra consulta.")


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 507])
@pytest.mark.parametrize("form", ["none", "centre", "somebody"])
def test_who_asks_to_wait_is_waited_for_whoever_says_it(status: int, form: str) -> None:
    kind = "" if form == "none" else PROBLEM_TYPE
    whose = CENTRE if form == "centre" else "about:blank"
    body = json.dumps({"type": whose, "detail": "Un momento."}).encode() if kind else b""
    error = trouble(answer(status, kind, body, Retry_After="90"))
    assert (error.kind, error.retry_after) == (Trouble.BUSY, 90)
    assert error.what == ("Un momento." if form == "centre" else "El centro está ocupado. No se perdió nada.")


@pytest.mark.parametrize("text", ["Wed, 21 Oct 2026 07:28:00 GMT", "soon", "-5", "1e3"])
def test_a_wait_that_is_no_number_of_seconds_is_none(text: str) -> None:
    assert trouble(answer(503, Retry_After=text)).retry_after == 0


@pytest.mark.parametrize(
    "strange",
    [
        answer(200, ENVELOPE_TYPE, b"r"), answer(201, "application/json", b"r"), answer(201, "", b"r"),
        answer(204), answer(304), problem(400, kind="about:blank"), problem(202, kind="urn:other:problem:x"),
        answer(400, PROBLEM_TYPE, b"[]"), answer(400, PROBLEM_TYPE, b'"urn:urna:problem:x"'),
        answer(400, PROBLEM_TYPE, b"{"), answer(400, PROBLEM_TYPE, b"\xff"),
        answer(400, PROBLEM_TYPE, b"[" * 60_000),
        answer(400, "application/json", b'{"type":"urn:urna:problem:x"}'),
    ],
)  # fmt: skip
def test_any_other_form_is_somebody_elses(strange: bytes) -> None:
    assert trouble(strange).kind is Trouble.STRANGER
