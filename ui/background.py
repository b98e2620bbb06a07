"""The only file that knows threads: one worker that owns the station, and a way to run work in it.

Work is done strictly one after the other; what comes of it returns to the thread of the screens as a queued
signal. A text for the operator (`UrnaError`) goes to ``failed``; anything else is a bug and is raised in the
thread of the screens, where it stops the program loudly.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, QThreadPool, Signal

from kiosk.errors import UrnaError

_TURN_SECONDS = 0.0005
"""What the worker waits for its turn, at each statement, while the screens' thread is busy. Python's own is
ten times that.
"""


@dataclass(frozen=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[UrnaError], None]


class _Worker(QObject):
    finished = Signal(object, object)

    def run(self, job: _Job) -> None:
        try:
            result = job.work()
        except BaseException as error:  # noqa: BLE001 - handed over whole, and raised there
            self.finished.emit(job, error)
        else:
            self.finished.emit(job, result)


class Watch(QObject):
    """Follows one long piece of work: ``progressed`` comes in the screens' thread, and it can be stopped.

    The work calls `report` and asks `wanted` between its steps.
    """

    progressed = Signal(int, int)
    _reported = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._wanted = True
        self._reported.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Ask it to end after the step that it is in."""
        self._wanted = False

    def wanted(self) -> bool:
        """False once it was asked to end."""
        return self._wanted

    def report(self, done: int, total: int) -> None:
        """So much of so much; from any thread."""
        self._reported.emit(done, total)


class Background(QObject):
    """Runs work beside the screens. `stop` waits until what was begun is finished."""

    _asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        sys.setswitchinterval(_TURN_SECONDS)
        self._thread = QThread()
        self._thread.setObjectName("station")
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.run, Qt.ConnectionType.QueuedConnection)
        self._worker.finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread.start()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(2)

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[UrnaError], None]
    ) -> None:
        """Do ``work`` in the worker; then ``done(result)`` or ``failed(error)`` in the calling thread."""
        self._asked.emit(_Job(work, done, failed))

    def run_aside(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[UrnaError], None]
    ) -> None:
        """The same beside the worker, for what waits on a network or a stick and touches no station."""
        job = _Job(work, done, failed)
        self._pool.start(lambda: self._worker.run(job))

    def stop(self) -> None:
        """Finish what was begun and end the threads."""
        self._pool.waitForDone()
        self._asked.emit(_Job(self._thread.quit, _ignored, _ignored))
        self._thread.wait()

    def _deliver(self, job: _Job, result: object) -> None:
        if isinstance(result, UrnaError):
            job.failed(result)
        elif isinstance(result, BaseException):
            raise result
        else:
            job.done(result)


def _ignored(_result: object) -> None:
    """The thread has ended; nobody is left to tell."""
