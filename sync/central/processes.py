"""Work in other processes, for what takes all of a processor: opening ballots, verifying batches."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import freeze_support, get_context, parent_process
from threading import Thread

from kiosk.errors import OperatorError
from kiosk.hardening import harden


@contextmanager
def processes(count: int | None = None) -> Iterator[ProcessPoolExecutor]:
    """So many, or one for each processor, each hardened before it is told anything. New interpreters, not
    forks: the desk has threads, and locks that a fork would copy as they stand.

    Whoever leaves early waits for what has begun, and for nothing else. Raises `OperatorError` where the
    system ended one of them, as it does when it lacks memory.
    """
    pool = ProcessPoolExecutor(count, get_context("spawn"), _begin)
    try:
        yield pool
    except BrokenProcessPool as error:
        raise OperatorError(
            "El sistema cerró un proceso que ayudaba a este programa: puede faltar memoria.",
            "Cierre otros programas y repita: nada cuenta doble.",
            kept="Lo que ya estaba guardado sigue igual.",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def work_if_asked() -> None:
    """First thing in a program: where it is one file, a process begun to work does that, and ends."""
    freeze_support()


def _begin() -> None:
    harden()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program that asked, and that says so
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A program that is killed cannot end its processes, and these would wait for work for ever: with what
    they know, the tally key too.
    """
    parent = parent_process()
    assert parent is not None, "only a process that was begun to work comes here"
    parent.join()
    os._exit(1)
