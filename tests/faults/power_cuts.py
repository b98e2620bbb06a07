"""The light goes off at every write and every sync, and the disk keeps what it likes of what was not synced.

A day of a voting point is recorded at its real system calls. Then, for each place in the record, disks are
made as they may look if the light went off there, and the point is started on each.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import random
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from kiosk import database
from kiosk.context import Mode
from kiosk.kit import ActiveKit
from tests.faults import shim
from tests.faults.disk_log import Change, Op, read_log
from tests.faults.disk_states import Disk, Fate, State
from tests.faults.forked import WORKERS, forked
from tests.faults.lives import LIVES, Place
from tests.faults.promises import Losses, Promised, goes_on, hold
from tests.tools.kits import make_active_kit

_GO_ON_EVERY = 20


@dataclasses.dataclass(frozen=True)
class Storm:
    """``weak`` is a pragma that takes the place of its like: with it the storm must find losses."""

    cuts: int
    people: int = 3
    weak: str = ""
    seed: int = 1


@dataclasses.dataclass
class Found:
    """``places``: where in the record the light went off; ``disks``: those that no other cut had made."""

    losses: Losses
    places: int
    disks: int


def storm(cuts: int, *, people: int = 3, weak: str = "") -> Found:
    """Run it as a program under the shim."""
    printed = shim.run_under_shim(__name__, cuts, people, weak)
    losses, places, disks = json.loads(printed.splitlines()[-1])
    return Found(Losses(**losses), places, disks)


def main(cuts: str, people: str, weak: str = "") -> None:
    """Record, cut, compare; under the shim."""
    wanted = Storm(int(cuts), int(people), weak)
    kit = make_active_kit(mode=Mode.PRACTICE)
    with shim.fast_folder() as folder:
        log = record(kit, folder, wanted)
        places = sum(change.op is not Op.MARK for change in read_log(log)) + 1
        found = Losses()
        disks = 0
        shares = [partial(cut_share, kit, folder, wanted, share) for share in range(WORKERS)]
        for losses, different in forked(shares):
            found += losses
            disks += different
    print(json.dumps([dataclasses.asdict(found), places, disks]))


def record(kit: ActiveKit, folder: Path, wanted: Storm) -> Path:
    """A day in three lives, each ended by a cut; the record of all that reached the disk."""
    log, place = folder / "record", Place(kit, folder / "disk")
    place.stick.mkdir(parents=True)

    def live(number: int) -> None:
        if wanted.weak:
            _weaken(wanted.weak)
        spy = shim.Shim()
        spy.watch(place.folder)
        spy.record(log)
        LIVES[number](place, wanted.people, spy.mark)

    for number in range(len(LIVES)):
        forked([partial(live, number)])
    return log


def _weaken(pragma: str) -> None:
    name = pragma.partition(" = ")[0]
    pragmas = tuple(pragma if own.startswith(name) else own for own in database._PRAGMAS)
    vars(database)["_PRAGMAS"] = pragmas


def cut_share(kit: ActiveKit, folder: Path, wanted: Storm, share: int) -> tuple[Losses, int]:
    """Every place's cuts that fall to this worker; what was found, and how many disks were different."""
    place = Place(kit, folder / f"cut-{share}")
    root = str(folder / "disk")
    found, known = Losses(), dict[bytes, Losses]()
    numbers = iter(range(1 << 60))
    for disk, promised, times, source in _places(folder / "record", root, wanted, share):
        for fate in islice(_fates(source), times):
            state = disk.after_cut(source, fate)
            key = _key(state, promised)
            if key not in known:
                _lay(state, root, place.folder)
                known[key] = hold(place, promised)
                if next(numbers) % _GO_ON_EVERY == 0 and known[key].none:
                    found += dataclasses.replace(goes_on(place), tried=0, acknowledged=0)
            found += known[key]
    return found, len(known)


def _places(
    record: Path, root: str, wanted: Storm, share: int
) -> Iterator[tuple[Disk, Promised, int, random.Random]]:
    """The disk and the promises after each change, and how many cuts this worker makes there."""
    changes = list(read_log(record))
    total = sum(change.op is not Op.MARK for change in changes) + 1
    disk, promised, place = Disk(root, names={f"{root}/memoria": None}), Promised(), 0
    for change in [Change(Op.MARK, "", 0, 0, b""), *changes]:
        if change.op is Op.MARK and change.name:
            promised.hear(change.name)
            continue
        disk.do(change)
        mine = range(wanted.cuts * place // total, wanted.cuts * (place + 1) // total)
        times = sum(number % WORKERS == share for number in mine)
        yield disk, promised, times, random.Random(f"{wanted.seed} {share} {place}")
        place += 1


def _fates(source: random.Random) -> Iterator[Fate]:
    while True:
        yield from source.sample(list(Fate), len(Fate))


def _key(state: State, promised: Promised) -> bytes:
    digest = hashlib.blake2b(repr(promised).encode(), digest_size=16)
    for name in sorted(state):
        data = state[name]
        digest.update(f"\0{name}\0{'folder' if data is None else len(data)}\0".encode())
        digest.update(data or b"")
    return digest.digest()


def _lay(state: State, root: str, folder: Path) -> None:
    """Make the disk in a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name in sorted(state, key=len):
        path, data = folder / Path(name).relative_to(root), state[name]
        if data is None:
            path.mkdir()
        else:
            path.write_bytes(data)


if __name__ == "__main__":
    main(*sys.argv[1:])
