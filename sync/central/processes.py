"""Work in other processes, for what takes all of a processor: opening ballots, verifying batches."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import freeze_support, get_context

from kiosk.hardening import harden


def processes(count: int | None = None) -> ProcessPoolExecutor:
    """So many, or one for each processor, each hardened before it is told anything. New interpreters, not
    forks: the desk has threads, and locks that a fork would copy as they stand.
    """
    return ProcessPoolExecutor(count, get_context("spawn"), harden)


def work_if_asked() -> None:
    """First thing in a program: where it is one file, a process begun to work does that, and ends."""
    freeze_support()
