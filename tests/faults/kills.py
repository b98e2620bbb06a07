"""A point that is killed with -9 at any moment, many times on the same box, and what it promised.

The process casts through the real use cases and tells each code through a pipe the moment the use case
returns; what is in the pipe when it dies is what people were thanked for. Each life is forked from one that
has everything in memory, so that a kill costs little more than the start of the point.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path

from kiosk.context import Mode
from kiosk.kit import ActiveKit
from kiosk.station import Station
from sync.outbox import seal_batches
from tests.faults import shim
from tests.faults.forked import WORKERS, forked
from tests.faults.lives import Place
from tests.faults.promises import Losses, Promised, hold
from tests.kiosk.voting import vote
from tests.tools.kits import make_active_kit

LIVES_OF_A_BOX = 25
_BATCH_EVERY = 10

Tell = Callable[[str], None]
Life = Callable[[Place, int, Tell], None]
"""A process's life: where its box is, the number of the first person, and the pipe. It does not return."""


@dataclass
class Killed:
    """What was found; ``moments``: in the middle of what the process was killed, and how often."""

    losses: Losses = field(default_factory=Losses)
    moments: Counter[str] = field(default_factory=Counter)

    def add(self, other: Killed) -> None:
        """Another worker's."""
        self.losses += other.losses
        self.moments += other.moments


def storm(kills: int, longest: float) -> Killed:
    """So many kills of a station, each ``longest`` seconds after the start at the latest."""
    return run(__name__, kills, longest)


def run(module: str, kills: int, longest: float) -> Killed:
    """The same of the life that this module's `main` names, in a program of its own."""
    losses, moments = json.loads(shim.run_alone(module, kills, longest).splitlines()[-1])
    return Killed(Losses(**losses), Counter(moments))


def main(life: Life, kills: int, longest: float) -> None:
    """Kill this life again and again, from several workers; the last line is JSON."""
    kit, found = make_active_kit(mode=Mode.PRACTICE), Killed()
    with shim.fast_folder() as folder:
        shares = [kills * (n + 1) // WORKERS - kills * n // WORKERS for n in range(WORKERS)]
        works = [
            partial(_share, kit, folder / str(n), share, life, longest, random.Random(n))
            for n, share in enumerate(shares)
        ]
        for part in forked(works):
            found.add(part)
    print(json.dumps([asdict(found.losses), found.moments]))


def casting(place: Place, first: int, tell: Tell) -> None:
    """The life of a station: people vote without an end, each vote is tidied, some go into a batch."""
    tell("at start")
    station = place.start()
    if station.box.head.polls == "closed":
        station.open_polls()
        tell("polls open")
    number = first
    while True:
        _one_person(station, number, tell)
        number += 1


def _one_person(station: Station, number: int, tell: Tell) -> None:
    tell("at cast")
    code = vote(station, number, {1 + number % 12})
    tell(f"code {code}")
    tell("at tidying")
    station.tidy()
    if number % _BATCH_EVERY == _BATCH_EVERY - 1:
        tell("at batch")
        seal_batches(station)
        tell(f"batches {station.box.head.batches}")


def _share(
    kit: ActiveKit, folder: Path, kills: int, life: Life, longest: float, source: random.Random
) -> Killed:
    found, place, promised = Killed(), Place(kit, folder), Promised()
    for number in range(kills):
        if number % LIVES_OF_A_BOX == 0:
            shutil.rmtree(folder, ignore_errors=True)
            place.stick.mkdir(parents=True)
            promised = Promised()
        said = kill_one(
            partial(life, place, 1000 * (number % LIVES_OF_A_BOX) + 1), source.uniform(0, longest)
        )
        _after_kill(place, promised, said, found)
    return found


def _after_kill(place: Place, promised: Promised, said: list[str], found: Killed) -> None:
    """Hold the box against all promises; what was stored without thanks is known from now on."""
    before = len(promised.codes)
    moment = "start"
    for line in said:
        if line.startswith("at "):
            moment = line[3:]
        else:
            promised.hear(line)
    losses = hold(place, promised, learn=True)
    found.losses += replace(losses, acknowledged=sum(line.startswith("code") for line in said))
    found.moments[moment] += 1
    assert len(promised.codes) - before <= sum(line.startswith("code") for line in said) + 1


def kill_one(life: Callable[[Tell], None], seconds: float) -> list[str]:
    """Start a life, kill it after so many seconds, and give what it had said. Raises `RuntimeError` if it
    ended by itself.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _live(life, writer)
    os.close(writer)
    select.select([], [], [], seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read().decode()
    if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
        raise RuntimeError(f"a life ended by itself after {said[-200:]!r}")
    return said.splitlines()


def _live(life: Callable[[Tell], None], writer: int) -> None:
    """In the child. One write to a pipe is whole or not there."""
    try:
        life(partial(_tell, writer))
    except BaseException:  # noqa: BLE001 - the process ends here, and says why
        traceback.print_exc()
    finally:
        os._exit(1)


def _tell(writer: int, text: str) -> None:
    os.write(writer, f"{text}\n".encode())


if __name__ == "__main__":
    main(casting, int(sys.argv[1]), float(sys.argv[2]))
