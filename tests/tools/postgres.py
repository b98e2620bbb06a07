"""A real PostgreSQL for tests: a cluster of its own in a temporary folder, on a socket, without TCP.

PostgreSQL refuses to run as root; then it runs as `postgres`, or as `nobody` where there is no such account.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

_DEBIAN = Path("/usr/lib/postgresql")
_USER = "urna"
_READY = "database system is ready to accept connections"
_STOP_SECONDS = 60
_INITDB = ("-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
_SETTINGS = (
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "max_connections=200",
    "shared_buffers=64MB",
)
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass
class Cluster:
    """Made by `running_cluster`; every test takes a database of its own."""

    folder: Path
    log: list[str] = field(default_factory=list)
    _databases: int = 0

    def new_database(self) -> str:
        """The URL of a new and empty database."""
        self._databases += 1
        name = f"urna_{self._databases}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 STRATEGY file_copy")
        return self._address(name)

    def _address(self, name: str) -> str:
        return f"postgresql://{_USER}@/{name}?host={self.folder}"


def installed() -> Path | None:
    """The folder of PostgreSQL's own programs, or None."""
    beside = shutil.which("initdb")
    found = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parent.parent.name))
    if beside is not None:
        return Path(beside).resolve().parent
    return found[-1].parent if found else None


@contextmanager
def running_cluster(programs: Path, *, durable: bool = False) -> Iterator[Cluster]:
    """A new cluster. With ``durable`` every commit is on the disk before it is answered, as in a city; tests
    that pull no plug do without.
    """
    folder = Path(tempfile.mkdtemp(prefix="urna-postgres-"))
    settings = _SETTINGS if durable else (*_SETTINGS, *_QUICK)
    try:
        _hand_over(folder)
        data = folder / "data"
        initdb = [
            programs / "initdb",
            "-D",
            data,
            "-U",
            _USER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        ]
        subprocess.run(_as_other(initdb), check=True, capture_output=True, cwd=folder)
        server = [programs / "postgres", "-D", data, "-k", folder]
        options = [word for setting in settings for word in ("-c", setting)]
        with _started([*server, *options], Cluster(folder)) as cluster:
            yield cluster
    finally:
        shutil.rmtree(folder)


@contextmanager
def _started(command: Sequence[object], cluster: Cluster) -> Iterator[Cluster]:
    process = subprocess.Popen(
        _as_other(command), stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, cwd=cluster.folder
    )
    ready = threading.Event()

    def listen() -> None:
        assert process.stderr is not None
        for line in process.stderr:
            cluster.log.append(line)
            if _READY in line:
                ready.set()
        ready.set()

    reader = threading.Thread(target=listen, name="postgres-log")
    reader.start()
    try:
        ready.wait()
        assert process.poll() is None, "".join(cluster.log)
        yield cluster
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(_STOP_SECONDS)
        reader.join()
        if process.stderr is not None:
            process.stderr.close()


def _hand_over(folder: Path) -> None:
    if os.geteuid() == 0:
        account = _account()
        os.chown(folder, account.pw_uid, account.pw_gid)


def _as_other(command: Sequence[object]) -> list[str]:
    """The command, ended with us even if we are killed, and never as root."""
    words = ["setpriv", "--pdeathsig", "INT"]
    if os.geteuid() == 0:
        account = _account()
        words += ["--reuid", str(account.pw_uid), "--regid", str(account.pw_gid), "--clear-groups"]
    return [*words, *map(str, command)]


def _account() -> pwd.struct_passwd:
    with contextlib.suppress(KeyError):
        return pwd.getpwnam("postgres")
    return pwd.getpwnam("nobody")
