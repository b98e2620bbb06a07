"""Several server processes behind one socket on PostgreSQL, for a machine with several cores.

SQLite has one writer, so that more processes gain nothing there, and old versions of it can damage a file
that several processes write (https://sqlite.org/wal.html, the WAL-reset bug): there it is one process.
Elsewhere uvicorn's own supervisor starts them, starts one again that died, and hands on the signal to stop.
They share the socket and the database and nothing else; what a kiosk is allowed, each of them allows.
"""

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from fastapi import FastAPI
from uvicorn.supervisors.multiprocess import Multiprocess

from kiosk.errors import OperatorError
from kiosk.hardening import harden
from sync.central.places import Centre
from sync.central.server import build_app
from sync.central.server_gate import Gate
from sync.central.server_log import log_to_stderr
from sync.central.server_run import Listening, configured, listen
from sync.central.store import Store

_LOG = logging.getLogger("urna.server")


def serve_with(
    processes: int, centre: Centre, database: str, where: Listening, ready: Callable[[str], None]
) -> None:
    """Listen with several processes until SIGTERM or Ctrl+C; ``ready`` is told the address.

    Raises `OperatorError` on SQLite, and as `server_run.prepare` does.
    """
    if not database.startswith("postgresql"):
        raise OperatorError(
            "Con SQLite atiende un solo proceso.",
            "Para varios procesos use «--database postgresql://…»; para uno, quite «--processes».",
        )
    listener, address = listen(centre, where)
    with listener:
        ready(address)
        fields = {"tls": where.certificate is not None, "processes": processes}
        _LOG.info("listening", extra={"fields": fields})
        Multiprocess(
            configured(partial(make_app, centre.folder, database), where, processes), [listener]
        ).run()
    _LOG.info("stopped")


def make_app(folder: Path, database: str) -> FastAPI:
    """The application of one process."""
    harden()
    log_to_stderr()
    threading.Thread(target=_stop_with_parent, name="parent", daemon=True).start()
    centre = Centre.open(folder)
    return build_app(Gate(centre, Store.open(database)))


def _stop_with_parent() -> None:
    """Nobody would stop a process whose supervisor was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
