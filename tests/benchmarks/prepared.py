"""What a million ballots need before anything is measured, kept under build/bench and made once.

Batches are signed as kiosks sign them. Their records and entries are random bytes of the right form: intake
cannot open them, and to seal a million would take minutes. Every kiosk sends two batches, and the first of
all kiosks comes before the second of any: boxes grow after many others have been written.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from kiosk.files import write_durably
from sync.batch import SUFFIX
from sync.central.places import Centre
from tests.tools.centres import make_world

FOLDER = Path("build/bench")
_ROUNDS = 2


@dataclass(frozen=True)
class Deliveries:
    """A centre that has received nothing yet, and the folder of all batches for it."""

    centre: Centre
    folder: Path
    batches: int
    ballots: int

    @property
    def total(self) -> int:
        """Of all batches together."""
        return self.batches * self.ballots

    def forget_answers(self) -> None:
        """Take away the receipts and rosters that an import left beside the batches."""
        for path in self.folder.rglob("*.*"):
            if path.suffix != SUFFIX and path.is_file():
                path.unlink()


def deliveries(batches: int, ballots: int) -> Deliveries:
    """So many batches of so many ballots each, from the folder of an earlier run if they are there."""
    folder = FOLDER / f"{batches}x{ballots}"
    made = Deliveries(Centre(folder / "centre"), folder / "batches", batches, ballots)
    whole = folder / "whole"
    if not whole.exists():
        shutil.rmtree(folder, ignore_errors=True)
        print(f"making {batches} batches of {ballots} ballots in {folder}, once …", flush=True)
        world = make_world(folder / "centre", kiosks=batches // _ROUNDS)
        for number in range(1, _ROUNDS + 1):
            place = made.folder / str(number)
            place.mkdir(parents=True)
            for kiosk in world.kiosks.values():
                batch = kiosk.batch(ballots)
                (place / batch.name).write_bytes(kiosk.sign(batch))
        write_durably(whole, b"")
    return made
