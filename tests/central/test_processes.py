"""Processes that work for a program: they end with it however it ends, and leave the talking to it."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from sync.central.processes import processes

_PROGRAM = """
import os, signal
from sync.central.processes import processes

signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    with processes(1) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        {then}
except KeyboardInterrupt:
    print("stopped")
"""
_IDLE, _BUSY = "signal.pause()", "pool.submit(signal.pause).result()"
_MOST_SECONDS = 60.0


def started(then: str) -> tuple[subprocess.Popen[str], int]:
    """A program that has begun one process, and a descriptor that can be read once that one has ended."""
    command = [sys.executable, "-c", _PROGRAM.format(then=then)]
    program = subprocess.Popen(
        command, cwd=Path(__file__).parents[2], text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert program.stdout is not None
    return program, os.pidfd_open(int(program.stdout.readline()))


def has_ended(process: int) -> bool:
    try:
        return bool(select.select([process], [], [], _MOST_SECONDS)[0])
    finally:
        os.close(process)


@pytest.mark.parametrize("then", [_IDLE, _BUSY])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_program_leaves_no_process_that_knows_the_tally_key(how: signal.Signals, then: str) -> None:
    program, process = started(then)
    with program:
        program.send_signal(how)
        assert has_ended(process)


def test_a_process_that_the_system_ended_is_told_in_words() -> None:
    with pytest.raises(OperatorError, match="puede faltar memoria"), processes(1) as pool:
        pool.submit(os._exit, 1).result()


def test_ctrl_c_at_a_terminal_is_answered_by_the_program_alone() -> None:
    program, process = started(_IDLE)
    with program:
        os.killpg(program.pid, signal.SIGINT)
        told = program.communicate(timeout=_MOST_SECONDS)
    assert (*told, has_ended(process)) == ("stopped\n", "", True)
