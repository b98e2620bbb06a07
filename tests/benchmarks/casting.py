"""Casting a vote: from the touch on "depositar" to its commit, and the tidying behind the thanks.

A vote is sealed when its review appears, before anybody decides, so that all three HPKE seals lie before the
touch; the signature of the box's new head and the commit come after it. Three figures tell the whole: `touch`
is what happens after the touch, in the running window, from the finger's release to the commit; `vote` is
both halves together, at the station, against all of the raw parts in a row, with 10,000 ballots in both
files; and the same again against 10 ballots.

Raw: HPKE seals of the same lengths, an Ed25519 signature of a head, and a commit of the same rows into a file
of the same kind (WAL, synchronous=FULL), as full and as tidy as the box, each by the library alone. In the
window they stand behind a button of Qt's own, after the same pause: a processor that rested takes more than
twice as long for the first of anything, and Qt paints the button before it tells of the touch.
"""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from kiosk.participant import Document
from kiosk.station import Station
from kiosk.vote import SealedVote, Voter
from tests.benchmarks.figures import Figure, Growth, percentile, seconds
from tests.tools.centres import make_world, vote
from tests.tools.driver import Driver, middle, running_kiosk
from tests.tools.kits import make_active_kit
from ui.screens.home import HomeScreen
from ui.screens.review import ReviewScreen
from ui.screens.thanks import ThanksScreen

_TIMES, _FLAT = 1.5, 1.25
_TIDY_MS, _FRAME_MS = 100.0, 16.0
_SEALED = (96, 32, 512)  # bytes of r and ballot, of a pseudonym, of a register entry
_HEAD = 1400  # bytes of a signed head, as the box keeps it
_TIDYINGS = 9
_LOOK_MS = 5
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_OUTSIDE = QPoint(-5, -5)


def measure(quick: bool) -> Iterator[Figure | Growth]:
    """All figures of this file."""
    with tempfile.TemporaryDirectory(prefix="urna-cast-") as name:
        yield from _at_station(
            Path(name), 20 if quick else 200, (10, 100) if quick else (10, 100, 1000, 10_000)
        )
        yield from _in_window(Path(name) / "window", 3 if quick else 15, 100 if quick else 2000)


class _Raw:
    """The parts that a vote is made of, by the libraries alone."""

    def __init__(self, folder: Path) -> None:
        self._suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
        self._public = X25519PrivateKey.generate().public_key().public_bytes_raw()
        self._key = Ed25519PrivateKey.generate()
        self._random = random.Random(4)
        self.connection = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
        for statement in (
            "PRAGMA locking_mode = EXCLUSIVE", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
            "CREATE TABLE ballot (leaf BLOB PRIMARY KEY, record BLOB) WITHOUT ROWID",
            "CREATE TABLE entry (digest BLOB PRIMARY KEY, sealed BLOB) WITHOUT ROWID",
            "CREATE TABLE seen (pseudonym BLOB PRIMARY KEY, minute TEXT) WITHOUT ROWID",
            "CREATE TABLE head (id INTEGER PRIMARY KEY, envelope BLOB)", "INSERT INTO head VALUES (1, '')",
        ):  # fmt: skip
            self.connection.execute(statement)

    def seal(self, length: int) -> None:
        """One HPKE seal to a key that arrives as bytes."""
        public = X25519PublicKey.from_public_bytes(self._public)
        self._suite.encrypt(bytes(length), public, info=bytes(100))

    def sign(self) -> None:
        """One signature."""
        self._key.sign(bytes(_HEAD))

    def commit(self) -> None:
        """What a vote writes, in one transaction."""
        leaf, digest, pseudonym = (self._random.randbytes(32) for _ in range(3))
        execute = self.connection.execute
        execute("BEGIN IMMEDIATE")
        execute("INSERT INTO ballot VALUES (?, ?)", (leaf, bytes(257)))
        execute("INSERT INTO entry VALUES (?, ?)", (digest, bytes(560)))
        execute("INSERT INTO seen VALUES (?, ?)", (pseudonym, "2022-11-15T08:02"))
        execute("UPDATE head SET envelope = ?", (bytes(_HEAD),))
        execute("COMMIT")

    def fill(self, votes: int) -> None:
        """So many votes at once, and none if there are enough."""
        made = [self._random.randbytes(32) for _ in range(votes)]
        self.connection.execute("BEGIN")
        self.connection.executemany("INSERT INTO ballot VALUES (?, ?)", [(key, bytes(257)) for key in made])
        self.connection.executemany("INSERT INTO entry VALUES (?, ?)", [(key, bytes(560)) for key in made])
        self.connection.executemany("INSERT INTO seen VALUES (?, ?)", [(key, "x" * 16) for key in made])
        self.connection.execute("COMMIT")

    def vacuum(self) -> None:
        """The file written anew, the log emptied."""
        self.connection.execute("VACUUM")
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def all(self) -> None:
        """Three seals, a signature, a commit."""
        for length in _SEALED:
            self.seal(length)
        self.sign()
        self.commit()


class _People:
    """They come to a station one after the other."""

    def __init__(self, station: Station) -> None:
        self.station = station
        self.answers = {question.id: question.answers[0] for question in station.consultation.questions}
        self.chosen = {proposal.number for proposal in station.consultation.proposals[:2]}
        self._number = 40_000_000

    def come(self) -> Voter:
        """One more is checked in."""
        self._number += 1
        return self.station.check_in(Document("CC", str(self._number)), "Persona de prueba", "1")

    def seal(self) -> SealedVote:
        """One more has come to the review."""
        return self.station.seal(self.come(), self.answers, self.chosen)

    def whole(self) -> float:
        """Seconds of a whole vote, sealed and cast, of one who is checked in."""
        voter = self.come()
        return seconds(lambda: self.station.cast(self.station.seal(voter, self.answers, self.chosen)))


def _at_station(folder: Path, votes: int, sizes: tuple[int, ...]) -> Iterator[Figure | Growth]:
    station = make_world(folder / "centre", kiosks=1).station(folder / "data")
    station.open_polls()
    people, raw, costs = _People(station), _Raw(folder), []
    bounds, filled = list[float](), 0
    for size in sizes:
        vote(station, max(0, size - station.status().ballots), first=station.status().ballots)
        station.tidy()
        raw.fill(size - filled)
        raw.vacuum()
        wholes, bounds, filled = [], [], size + votes
        for _ in range(votes):
            wholes.append(people.whole())
            bounds.append(seconds(raw.all))
        costs.append((size, 1e6 * median(wholes)))
    station.shut()
    raw.connection.close()
    first, last = costs[0], costs[-1]
    against = "3 seals, 1 signature, 1 commit"
    yield Figure.within("cast: a whole vote, sealed and committed", last[1] / 1000, "ms", _TIMES,
                        1000 * median(bounds), against)  # fmt: skip
    yield Figure.within(f"cast: the same with {last[0]} ballots in the box", last[1] / 1000, "ms", _FLAT,
                        first[1] / 1000, f"with {first[0]}")  # fmt: skip
    yield Growth("casting a vote", costs)


def _in_window(data: Path, votes: int, ballots: int) -> Iterator[Figure]:
    data.mkdir()
    raw, touches, bounds = _Raw(data), [], []
    with running_kiosk(data / "box", active=make_active_kit()) as driver:
        driver.open_polls()
        bare = _BareWindow(raw)
        for number in range(1, votes + 1):
            touches.append(_touch(driver, number))
            bounds.append(bare.touch())
        for first in range(0, ballots - votes, 100):
            driver.in_worker(partial(vote, driver.station, 100, first))
        driver.read_home_again()
        tidied, pressed = _tidying(driver)
    raw.fill(ballots)
    vacuum = median(seconds(raw.vacuum) for _ in range(_TIDYINGS))
    raw.connection.close()
    yield Figure.within("cast: from the touch to the commit, in the window", 1000 * median(touches), "ms",
                        _TIMES, 1000 * median(bounds), "a bare button and all raw parts")  # fmt: skip
    yield Figure(f"cast: tidying the file at {ballots} ballots", 1000 * median(tidied), "ms", _TIDY_MS,
                 1000 * vacuum, "VACUUM of the same rows")  # fmt: skip
    yield Figure("cast: p99 of a touch to its repaint while it is tidied", percentile(pressed, 0.99), "ms",
                 _FRAME_MS, median(pressed), "the median touch")  # fmt: skip


class _BareWindow:
    """A window of Qt's own with one button, behind which the raw parts of a vote are done."""

    def __init__(self, raw: _Raw) -> None:
        self._button = QPushButton("Depositar mi voto")
        self._button.resize(600, 112)
        self._raw, self._committed = raw, list[float]()
        self._button.clicked.connect(self._cast)
        self._button.show()

    def _cast(self) -> None:
        self._raw.all()
        self._committed.append(time.perf_counter())

    def touch(self) -> float:
        """Seconds from the finger's release to the commit, after the same pause as at the kiosk."""
        self._committed.clear()
        QTest.qWait(300)
        QTest.mousePress(self._button, _LEFT, _NONE, middle(self._button))
        QTest.qWait(50)
        started = time.perf_counter()
        QTest.mouseRelease(self._button, _LEFT, _NONE, middle(self._button))
        _run_until(lambda: bool(self._committed))
        return self._committed[0] - started


def _touch(driver: Driver, number: int) -> float:
    """Seconds from the finger's release on "depositar" to the commit, of one more citizen."""
    driver.arrive(number)
    driver.answer_questions()
    driver.choose(6, 7)
    driver.touch("Revisar mi voto")
    review = driver.wait_for(ReviewScreen)
    driver.wait_until(lambda: driver.citizen.visit.sealed is not None, "the sealed vote")
    QTest.qWait(review.rest_ms)
    button, committed = driver.button("Depositar mi voto"), list[float]()
    with _noticed(driver.station, committed):
        QTest.mousePress(button, _LEFT, _NONE, middle(button))
        QTest.qWait(50)
        started = time.perf_counter()
        QTest.mouseRelease(button, _LEFT, _NONE, middle(button))
        _run_until(lambda: bool(committed))
        thanks = driver.wait_for(ThanksScreen)
    driver.in_worker(lambda: None)  # the tidying is over
    assert isinstance(thanks, ThanksScreen)
    thanks.finished.emit()
    driver.wait_for(HomeScreen)
    return committed[0] - started


def _run_until(condition: Callable[[], bool]) -> None:
    """As the program itself runs: what Qt offers for tests keeps the worker waiting while it waits."""
    loop, look = QEventLoop(), QTimer()
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    look.start(_LOOK_MS)
    loop.exec()
    look.stop()


@contextmanager
def _noticed(station: Station, committed: list[float]) -> Iterator[None]:
    """The moments at which the station's own `cast` returns are written down."""
    cast = station.cast

    def noticed(sealed: SealedVote) -> str:
        code = cast(sealed)
        committed.append(time.perf_counter())
        return code

    vars(station)["cast"] = noticed
    try:
        yield
    finally:
        del vars(station)["cast"]


def _tidying(driver: Driver) -> tuple[list[float], list[float]]:
    """Seconds of tidying, and milliseconds from touches to their repaint meanwhile."""
    tidied, pressed = list[float](), list[float]()
    button = driver.button("Empezar registro")
    for _ in range(_TIDYINGS):
        ended = list[object]()
        driver.app.background.run(partial(seconds, driver.station.tidy), ended.append, ended.append)
        while not ended:
            pressed.append(1000 * seconds(partial(_press, button)))
            QTest.mouseMove(button, _OUTSIDE)
            QTest.mouseRelease(button, _LEFT, _NONE, _OUTSIDE)
            QApplication.processEvents()
        tidied.append(float(str(ended[0])))
    return tidied, pressed


def _press(button: QAbstractButton) -> None:
    QTest.mousePress(button, _LEFT, _NONE, middle(button))
    QApplication.processEvents()
