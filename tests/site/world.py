"""One published page with every kind of ballot on it, served from a folder and by a web server."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from kiosk.ballot import encode_ballot
from kiosk.challenge import Challenge
from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.record import seal_record
from kiosk.sealing import public_of
from tests.site.releases import code_of, leaves, release, write_site
from tests.tools.kits import cartagena

REASONS = (
    "duplicate",
    "voted-elsewhere",
    "ballot-without-entry",
    "pseudonym-unreadable",
    "sealed-ballot-repeated",
)
CONTEXT = Context(cartagena().digest, KioskId("K-01"), StationCode("UCG-01"), Mode.OFFICIAL)


@dataclass(frozen=True)
class Site:
    """``folder`` holds the page; the codes are tracking codes as printed."""

    folder: Path
    counted: str
    aside: dict[str, str]
    challenged: Challenge
    absent: Challenge
    missing: str

    @property
    def address(self) -> str:
        """Of ``index.html`` in the folder."""
        return (self.folder / "index.html").as_uri()


def make_challenge(*numbers: int) -> Challenge:
    """A voided ballot of the kiosk K-01."""
    ballot = encode_ballot(numbers)
    tally, register = (public_of(bytes([n]) * 32) for n in (7, 9))
    record, nonce = seal_record(CONTEXT, ballot, bytes(32), tally, register)
    return Challenge(CONTEXT, record.encoded(), bytes(nonce), ballot)


def make_site(folder: Path) -> Site:
    """Two thousand ballots: some set aside for each reason, two null, three late, one challenged."""
    every = leaves(2001)
    inside, missing = every[:-1], every[-1]
    aside = dict(zip(inside, (*REASONS, "another-reason", "challenged"), strict=False))
    challenged, absent = make_challenge(6, 7), make_challenge()
    made = release(aside=aside, null=2, late=3, challenged=1)
    write_site(folder, made, inside, [challenged.leaf])
    codes = {reason: code_of(leaf) for leaf, reason in aside.items()}
    return Site(folder, code_of(inside[-1]), codes, challenged, absent, code_of(missing))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at a web server that anyone has; the address of its page."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            """Nothing: the browser tells what it asked for."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/index.html"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
