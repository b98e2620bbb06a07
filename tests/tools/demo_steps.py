"""The steps of the demo, from an empty folder to results: what ``urna-central`` and the kiosks do for real.

Each command goes through the program's own command line, in this process, with ``--json``.
"""

import contextlib
import io
import json
import os
import random
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import assets
from kiosk.challenge import Challenge, read_challenge
from kiosk.files import read_file, write_durably
from sync.batch import MOST_BYTES
from sync.bundle import KIOSKS, read_bundle
from sync.bundle_verifier import Report, verify_bundle
from sync.central.cli import main as urna_central
from sync.stick import FOLDER, write_checked
from tests.tools import cast
from tests.tools.kits import CARTAGENA, cartagena_points
from tests.tools.people import Turnout, Visit
from tests.tools.voters import write_voters

SEED = 314
STICKS = 6
TWICE = 9
TRUSTEES = (1, 3)
_CHECK_EVERY = 6
"""At every so many kiosks the first person checks the machine before voting."""
_MOST_WORKERS = 4
Progress = Callable[[int, int], None]


class DemoFailed(Exception):
    """A step did not do what it must; the text says which and why, in Spanish."""


@dataclass(frozen=True)
class Kiosk:
    """A kiosk that was given its kit and its activation code."""

    id: str
    station: str
    kit: Path
    code: str
    number: int


@dataclass(frozen=True)
class Import:
    """Files read, different batches taken in, and files that came before the one that precedes them."""

    files: int
    batches: int
    early: int


def run_central(command: str, *arguments: object) -> dict[str, Any]:
    """What a command of ``urna-central`` answers. Raises `DemoFailed` with its own words."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = urna_central([command, *map(str, arguments), "--json"])
    if code:
        raise DemoFailed(f"«urna-central {command}» terminó con {code}. {err.getvalue().strip()}")
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


@dataclass(frozen=True)
class Demo:
    """One run in the folder ``root``, which is new; ``central`` runs each command of the centre."""

    root: Path
    central: Callable[..., dict[str, Any]] = run_central

    @property
    def centre(self) -> Path:
        """What a server would have."""
        return self.root / "centre"

    @property
    def sticks(self) -> Path:
        """The batches as they travelled."""
        return self.root / "batches"

    @property
    def challenges(self) -> Path:
        """What the QR said of votes that were opened to check a machine, as a phone keeps it."""
        return self.root / "challenges"

    @property
    def _passphrases(self) -> tuple[object, ...]:
        folder = self.root / "passphrases"
        return (
            "--organiser-passphrase-file", folder / "organiser.txt",
            "--register-passphrase-file", folder / "register.txt",
        )  # fmt: skip

    @property
    def _keys(self) -> tuple[object, ...]:
        return ("--keys", self.root / "keys", *self._passphrases)

    def found(self) -> dict[str, Any]:
        """Make the centre, the keys and three trustees' shares, of which two open."""
        folder = self.root / "passphrases"
        folder.mkdir(parents=True, mode=0o700)
        for name in ("organiser", "register"):
            write_durably(folder / f"{name}.txt", secrets.token_urlsafe(18).encode())
        definition = assets.path(CARTAGENA + "consultation.toml")
        stations = assets.path(CARTAGENA + "stations.toml")
        return self.central(
            "init", self.centre, "--consultation", definition, "--stations", stations, *self._keys,
            "--shares", self.root / "shares", "--trustees", 3, "--quorum", 2, "--mode", "practice",
        )  # fmt: skip

    def provision(self, progress: Progress, most: int | None = None, server: str = "") -> list[Kiosk]:
        """One kiosk for each voting point, or the first few; its letter goes another way than its kit.

        With ``server`` they send to that address.
        """
        kits, letters = self.root / "kits", self.root / "letters"
        letters.mkdir()
        kiosks, points = [], cartagena_points()[:most]
        for number, point in enumerate(points, 1):
            name = f"K-{number:02}"
            where = ("--station", point.code, "--kiosk", name, "--out", kits)
            sends = ("--server", server) if server else ()
            made = self.central("kit", self.centre, *where, *sends, *self._keys)
            (kits / f"{name}-carta.pdf").rename(letters / f"{name}-carta.pdf")
            kiosks.append(Kiosk(name, point.code, Path(made["kit"]), made["activation_code"], number))
            progress(number, len(points))
        return kiosks

    def vote(self, kiosks: Sequence[Kiosk], turnout: Turnout, progress: Progress) -> list[cast.CastSummary]:
        """Two days of voting at every kiosk, in several processes; the summaries of both days.

        Those who try to vote again come on the second day, at whose end the polls close for good.
        """
        self.challenges.mkdir()
        days = [self._jobs(kiosk, turnout) for kiosk in kiosks]
        summaries: list[cast.CastSummary] = []
        with ProcessPoolExecutor(min(_MOST_WORKERS, os.cpu_count() or 1)) as pool:
            for done, both in enumerate(pool.map(cast_days, days), 1):
                summaries += both
                progress(done, len(kiosks))
        return summaries

    def _jobs(self, kiosk: Kiosk, turnout: Turnout) -> tuple[cast.Job, cast.Job]:
        folder = self.root / "kiosks" / kiosk.id
        folder.mkdir(parents=True)
        visits = turnout.at(kiosk.station)
        once = [visit for visit in turnout.first if visit.station == kiosk.station]
        middle = len(once) // 2
        first = self._job(kiosk, folder / "day-1.csv", visits[:middle], final=False)
        if kiosk.number % _CHECK_EVERY == 0:
            first = replace(first, check=self.challenges / f"{kiosk.id}.txt")
        return first, self._job(kiosk, folder / "day-2.csv", visits[middle:], final=True)

    def _job(self, kiosk: Kiosk, voters: Path, visits: Sequence[Visit], *, final: bool) -> cast.Job:
        write_voters(voters, visits)
        folder = voters.parent
        return cast.Job(kiosk.kit, kiosk.code, folder / "data", voters, folder / "exported", final)

    def carry(self) -> list[Path]:
        """Copy what the kiosks exported to sticks, some files to two; the copies in a random order."""
        source = random.Random(SEED)
        exported = sorted((self.root / "kiosks").glob("*/exported/*.urna"))
        sticks = [self.sticks / f"memoria-{number}" for number in range(1, STICKS + 1)]
        for stick in sticks:
            (stick / FOLDER).mkdir(parents=True)
        twice = set(source.sample(exported, min(TWICE, len(exported))))
        copies = []
        for path in exported:
            for stick in source.sample(sticks, 2 if path in twice else 1):
                copies.append(stick / FOLDER / path.name)
                write_checked(copies[-1], read_file(path, MOST_BYTES))
        source.shuffle(copies)
        return copies

    def take_in(self, copies: Sequence[Path]) -> Import:
        """Import the files in this order. Raises `DemoFailed` unless every batch arrives and none twice."""
        taken = self.central("import", self.centre, *copies)["files"]
        batches = {(file["kiosk"], file["sequence"]) for file in taken if file["outcome"] == "new"}
        if {file["outcome"] for file in taken} - {"new", "already"}:
            raise DemoFailed("No todos los lotes entraron. Vea «urna-central status».")
        places = [(file["kiosk"], file["sequence"]) for file in taken]
        early = {
            (kiosk, number)
            for at, (kiosk, number) in enumerate(places)
            if number > 1 and (kiosk, number - 1) not in places[:at]
        }
        return Import(len(taken), len(batches), len(early))

    def status(self) -> dict[str, Any]:
        """The coverage board. Raises `DemoFailed` if a kiosk is missing or an alarm was raised."""
        board = self.central("status", self.centre)
        if not board["complete"] or board["alarms"] or board["held"]:
            raise DemoFailed("Falta algún lote o hay una alarma. Vea «urna-central status».")
        return board

    def close(self) -> dict[str, Any]:
        """Reconcile, settle duplicates, freeze."""
        return self.central("close", self.centre, *self._keys)

    def open(self) -> dict[str, Any]:
        """Two of the three trustees open the frozen box."""
        shares = [self.root / "shares" / f"trustee-{number}.txt" for number in TRUSTEES]
        named = [argument for share in shares for argument in ("--share", share)]
        return self.central("open", self.centre / "frozen.box", *named, "--out", self.root / "opened.json")

    def results(self) -> dict[str, Any]:
        """Count, and write ``results.json``."""
        found = self.central("results", self.centre, "--opened", self.root / "opened.json")
        text = json.dumps(found, ensure_ascii=False, indent=2)
        write_durably(self.root / "results.json", f"{text}\n".encode(), 0o644)
        return found

    def publish(self) -> Report:
        """Publish, and check the bundle as anyone would, with the fingerprint of the poster."""
        public = self.root / "public"
        done = self.central(
            "publish", self.centre, "--opened", self.root / "opened.json", *self._keys, "--out", public
        )
        bundle = (public / "bundle.zip").read_bytes()
        write_durably(self.root / "bundle.zip", bundle, 0o644)
        report = verify_bundle(bundle, done["organiser"])
        if not report.holds:
            raise DemoFailed(report.sentence())
        return report

    def check_challenges(self) -> list[Challenge]:
        """What those who checked a machine do at home: is it what the screen had shown, and is it published?

        Raises `DemoFailed` unless each holds, and the bundle lists exactly these as voided.
        """
        found = [read_challenge(path.read_text("utf-8")) for path in sorted(self.challenges.iterdir())]
        files = read_bundle((self.root / "bundle.zip").read_bytes())
        boxes = [box for name, data in files.items() if name.startswith(KIOSKS) for box in _boxes(data)]
        published = {bytes.fromhex(leaf) for box in boxes for leaf in box["challenged"]}
        if not all(each.shows_a_ballot for each in found) or published != {each.leaf for each in found}:
            raise DemoFailed("Una comprobación de la máquina no concuerda con lo publicado.")
        return found


def _boxes(data: bytes) -> list[dict[str, Any]]:
    """The boxes of one kiosk's file in the bundle."""
    boxes: list[dict[str, Any]] = json.loads(data)["boxes"]
    return boxes


def cast_days(days: Sequence[cast.Job]) -> list[cast.CastSummary]:
    """One kiosk's days, one after the other."""
    return [cast.run(day) for day in days]
