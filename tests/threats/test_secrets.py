"""Secrets stay where they belong: not in memory dumps, arguments, logs, temporary files or others' hands."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from sync import verify
from sync.central.options import build_parser
from sync.central.processes import processes
from sync.central.store import Store
from tests.threats.memory import idle, openness
from tests.tools.centres import make_world
from ui import app as kiosk_program
from ui.desk import app as desk_program

PEOPLE = 60

_ENDS_AT_ONCE = {
    "ui.app": ["--batch-ballots", "0"],
    "ui.desk.app": ["--centre", "/nowhere"],
    "sync.central.cli": ["status", "/nowhere"],
}
_CLOSED = (0, 0, 0)
_SEE = """
import importlib, sys
from tests.threats.memory import openness
code = importlib.import_module(sys.argv[1]).main(sys.argv[2:])
print(code, openness())
"""
_SEE_WORKER = """
import sys
from pathlib import Path
from sync.central.server_workers import make_app
from tests.threats.memory import openness
make_app(Path(sys.argv[1]), sys.argv[2])
print(openness())
"""


def last_line(code: str, *arguments: str) -> str:
    """What a new interpreter that runs this code says at its end."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("program", _ENDS_AT_ONCE)
def test_a_program_leaves_no_core_and_lets_nobody_read_its_memory(program: str) -> None:
    assert last_line(_SEE, program, *_ENDS_AT_ONCE[program]) == f"1 {_CLOSED}"


def test_so_does_each_process_of_the_server(tmp_path: Path) -> None:
    centre = make_world(tmp_path / "centre").centre.folder
    database = f"sqlite:///{tmp_path / 'central.sqlite'}"
    assert last_line(_SEE_WORKER, str(centre), database) == str(_CLOSED)


def test_and_each_process_that_opens_ballots() -> None:
    with processes() as pool:
        assert pool.submit(openness).result() == _CLOSED


def options(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from options(below)
        elif action.nargs != 0:
            yield action


_PLAIN = {
    "accept", "authority", "box", "code", "confirm", "database", "host", "keep_until", "kiosk", "last_good",
    "localidad", "name", "new", "operator", "organiser", "page", "port", "reason", "seed", "server",
    "station",
}  # fmt: skip
"""Options and arguments whose value is a text or a number: none of them is a secret. ``code`` is that of a
point, ``organiser`` a fingerprint.
"""


def is_number(kind: object) -> bool:
    """True for `int`, and for what is written to give one."""
    return kind is int or getattr(kind, "__annotations__", {}).get("return") in (int, "int")


def test_no_option_takes_a_secret_only_the_name_of_a_file_with_one() -> None:
    parsers = (kiosk_program._parser(), desk_program._parser(), build_parser(), verify._parser())
    for parser in parsers:
        for action in options(parser):
            harmless = action.type is Path or is_number(action.type) or action.choices is not None
            assert harmless or action.dest in _PLAIN, f"{parser.prog}: {action.dest}"


def test_a_database_with_its_password_in_the_address_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="pgpass") as refused:
        Store.open("postgresql://urna:muy-secreta@localhost/urna")
    assert "muy-secreta" not in str(refused.value)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="reads the memory of Linux processes")
def test_an_idle_kiosk_remembers_no_vote_and_writes_no_temporary_file_and_no_log(tmp_path: Path) -> None:
    with idle(tmp_path, PEOPLE) as kiosk:
        found = kiosk.scan()
    assert (found.ballots, found.nonces) == (0, 0), found
    # Python's own copies of texts cannot be overwritten: docs/SECURITY.md says so, with the count.
    assert max(found.names, found.documents) <= PEOPLE // 10, found
