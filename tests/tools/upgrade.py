"""What is tried when a later version takes the place of an installed one, and when the older comes back."""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtGui import QImage

from kiosk.context import Mode
from kiosk.station import box_path
from sync.central.engine import SCHEMA
from sync.central.places import Centre
from tests.tools.cast import Job, run
from tests.tools.debian import HOME, NAME
from tests.tools.demo_steps import Demo
from tests.tools.driver import running_kiosk
from tests.tools.fresh_debian import Place
from tests.tools.frozen import PROGRAMS
from tests.tools.installed_check import told
from tests.tools.kits import noon
from tests.tools.newer import NEWER, OLDER, Version
from tests.tools.people import turnout_of_2022
from tests.tools.polling_day import CAST, SIZE, Hand, rehearse
from tests.tools.rehearsal import Step
from tests.tools.tree import differences, snapshot
from tests.tools.voters import write_voters
from tests.tools.x_display import x_display
from ui.embedded import embedded_kit
from ui.screens.message import MessageScreen

_BEFORE = 40  # ballots of the day before
_KIOSKS = 3
_EDITED = {
    "etc/urna-central.conf": "URNA_HOST=0.0.0.0\n",
    "etc/systemd/system/urna-kiosk.service.d/own.conf": "[Service]\nEnvironment=URNA_MOTION=0\n",
}
_KEPT = ("etc", "srv", "root", "var/lib/urna")
_INDEXES = {"ld.so.cache"}  # what Debian's own tools write anew
_IN_USE = "Urna Abierta está en uso: urna-kiosk."
_NEWER = "la usó una versión más nueva del programa"


def check_upgrade(place: Place, older: Version, later: Version, out: Path) -> bool:
    """Print a line for each thing tried; True if all of it holds. At the end the older one is installed."""
    trial = _Trial(place, older, later, out)
    tried: dict[str, Callable[[], str]] = {
        "while somebody votes, neither another version nor a removal": trial.while_somebody_votes,
        f"{OLDER} becomes {NEWER}; boxes, centre and settings are as they were": trial.upgrade,
        "the later version opens the box, with the same ballots": trial.box_later,
        "the later version counts what the older one took in": trial.centre_later,
        f"{NEWER} becomes {OLDER} again": trial.downgrade,
        "the older version refuses a later box and a later centre, and alters nothing": trial.refused,
    }
    return told("upgrade", tried)


@dataclass(frozen=True)
class _Trial:
    """The machine, both versions, and a folder for pictures; the steps are done in the order of the table."""

    place: Place
    older: Version
    later: Version
    out: Path

    def while_somebody_votes(self) -> str:
        """With a vote on a kiosk's screen apt and dpkg are told no; the vote is cast, the day closed."""
        first, steps = self._rehearsed
        at = next(number for number, step in enumerate(steps) if step.what == CAST)
        with self._kiosk(first) as (hand, kiosk):
            hand.play(steps[:at])
            hand.wait()
            tried = [self._install(self.later), self.place.tool("dpkg", "--remove", NAME)]
            hand.play(steps[at:])
            ended = kiosk.wait(20)
        refused = all(each.returncode and _IN_USE in each.stdout for each in tried)
        if not refused:
            return f"NO: {[each.stdout for each in tried]}"
        cast = len(_ballots(self._box))
        held = (ended, cast) == (0, _BEFORE + 1)
        return self._not_whole(self.older) if held else f"NO, it ended with {ended}, {cast} ballots"

    def upgrade(self) -> str:
        """As people do it. Nothing that they made or set is touched, and no file of the older one is left."""
        assert self._taken_in
        for name, text in _EDITED.items():
            path = self.place.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return self._replaced(self.later)

    def downgrade(self) -> str:
        """The same, backwards."""
        return self._replaced(self.older)

    def box_later(self) -> str:
        """The kiosk shows its home with the box of the older version, which grows and keeps every ballot."""
        _, steps = self._rehearsed
        home = next(step.shown for step in reversed(steps) if step.what == "Volver al inicio")
        before = _ballots(self._box)
        with self._kiosk(home) as (hand, kiosk):
            hand.wait()
            kiosk.terminate()
            ended = kiosk.wait(20)
        grown = _rows(self._box, "SELECT name FROM sqlite_schema WHERE name = 'later'")
        same = _ballots(self._box) == before
        return "" if same and grown and not ended else f"NO, {same=} {grown=} {ended=}"

    def centre_later(self) -> str:
        """A centre of the older version grows and keeps every ballot; it is closed, opened and published."""
        database = Centre(self._centre.centre).database
        before = _ballots(database)
        self._centre.status()
        grown = _rows(database, "SELECT version FROM centre_schema") > {(SCHEMA,)}
        if not grown or _ballots(database) != before:
            return f"NO, {grown=}, and not the same ballots"
        closed, opened = self._centre.close(), self._centre.open()
        self._centre.results()
        self._centre.publish()
        counted = opened["ballots"] + closed["set_aside"]
        good = counted == self._taken_in and not opened["nulls"]
        return "" if good else f"NO, {self._taken_in} cast and {counted} counted"

    def refused(self) -> str:
        """What the kiosk shows and the terminal says; every byte stays."""
        expected = self._refusal()
        before = snapshot(self.place.root / "srv")
        with self._kiosk(expected) as (hand, kiosk):
            hand.wait(whole=True)
            kiosk.terminate()
            kiosk.wait(20)
        said = self.place.run("urna-central", "status", self._centre.centre)
        changed = differences(before, snapshot(self.place.root / "srv"))
        if said.returncode != 1 or _NEWER not in said.stderr:
            return f"NO, it ended with {said.returncode}: {said.stdout}{said.stderr}"
        return f"NO, {changed}" if changed else ""

    @property
    def _data(self) -> Path:
        return self.place.root / "srv/upgrade/kiosk"

    @property
    def _box(self) -> Path:
        return box_path(embedded_kit(self._data), self._data, Mode.PRACTICE)

    @cached_property
    def _rehearsed(self) -> tuple[QImage, list[Step]]:
        """A box with the ballots of a day before, and the next day rehearsed with a copy of it."""
        folder = self._data.parent
        subprocess.run(["rm", "-rf", str(folder)], check=True)
        self._data.mkdir(parents=True)
        embedded_kit(self._data)
        write_voters(folder / "people.csv", turnout_of_2022().first[:_BEFORE])
        kit, code = self._data / "practica.kit", (self._data / "practica.codigo").read_text()
        run(Job(kit, code, self._data, folder / "people.csv", folder / "batches"), noon)
        return rehearse(self._copied("rehearsed"), _BEFORE)

    @cached_property
    def _centre(self) -> Demo:
        return Demo(self._data.parent / "consultation", self.place.central)

    @cached_property
    def _taken_in(self) -> int:
        """Found a centre, vote at a few points of 2022, take everything in; how many voted."""
        demo = self._centre
        demo.found()
        days = demo.vote(demo.provision(_nothing, _KIOSKS), turnout_of_2022(), _nothing)
        demo.take_in(demo.carry())
        return sum(day.cast for day in days)

    def _refusal(self) -> QImage:
        """What a program with the older schema shows of this box."""
        copy = self._copied("refused")
        with running_kiosk(copy, SIZE, active=embedded_kit(copy), first=MessageScreen) as driver:
            driver.wait_for_title("No se abrió la urna")
            assert _NEWER in driver.texts(), driver.texts()
            picture = driver.shell.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        picture.save(str(self.out / "upgrade-refused.png"))
        return picture

    def _copied(self, name: str) -> Path:
        folder = self.out / name
        subprocess.run(["rm", "-rf", str(folder)], check=True)
        shutil.copytree(self._data, folder)
        return folder

    @contextmanager
    def _kiosk(self, first: QImage) -> Iterator[tuple[Hand, subprocess.Popen[bytes]]]:
        """The installed kiosk with the box, on a screen of its own; ``first`` is what it shows first."""
        folder = self.out / "screen"
        folder.mkdir(parents=True, exist_ok=True)
        with x_display(folder, SIZE) as display, (folder / "kiosk.log").open("wb") as log:
            command = self.place.command(
                "urna-kiosk", "--embedded", "--data", self._data, display=display.name
            )
            running = subprocess.Popen(command, stdout=log, stderr=log)
            try:
                yield Hand(display, first, self.out), running
            finally:
                running.kill()
                running.wait(20)

    def _install(self, version: Version) -> subprocess.CompletedProcess[str]:
        inside = self.place.root / version.package.name
        shutil.copy(version.package, inside)
        options = ("-y", "--no-install-recommends", "--allow-downgrades", "-oDpkg::Use-Pty=0")
        try:
            return self.place.tool("apt-get", "install", *options, self.place.inside(inside))
        finally:
            inside.unlink()

    def _replaced(self, version: Version) -> str:
        """Another version installed over the one that is there; what does not hold of it."""
        places = [self.place.root / name for name in _KEPT]
        before = [snapshot(place) for place in places]
        done = self._install(version)
        if done.returncode:
            return f"NO, apt ended with {done.returncode}: {done.stdout}"
        found = [differences(*pair) for pair in zip(before, map(snapshot, places), strict=True)]
        changed = [name for each in found for name in each if name not in _INDEXES]
        return f"NO, {changed}" if changed else self._not_whole(version)

    def _not_whole(self, version: Version) -> str:
        """What is not as this version brings it: its number, its files, and not one more."""
        says = {self.place.run(program, "--version").stdout for program in PROGRAMS}
        expected = {f"{program} {version.number}\n" for program in PROGRAMS}
        altered = self.place.tool("dpkg", "--verify", NAME).stdout
        mine, theirs = (snapshot(root / HOME, owners=False) for root in (self.place.root, version.stage))
        other = differences(theirs, mine)
        held = says == expected and not altered and not other
        return "" if held else f"NO, {sorted(says - expected)} {altered} {other}"


def _ballots(box: Path) -> set[tuple[bytes, ...]]:
    return _rows(box, "SELECT leaf, record FROM ballot")


def _rows(database: Path, query: str) -> set[tuple[bytes, ...]]:
    """What a database says that was closed; nothing is made beside it."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return set(connection.execute(query))


def _nothing(_done: int, _all: int) -> None:
    """Nobody watches how far it is."""
