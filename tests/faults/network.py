"""Everything that a network, a server, a clock or a full disk does to a delivery, every place of each.

Each scenario runs in a centre of its own: on SQLite and, where the database matters, on PostgreSQL.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults import breaks, cuts
from tests.faults.lab import Lab, NewDatabase, Tally, open_lab
from tests.faults.storms import Row
from tests.tools.postgres import installed, running_cluster

Scenario = Callable[[Lab], Tally]
_SHUFFLED = 20
_ON_BOTH: dict[str, Scenario] = {
    "upload cut at every byte": lambda lab: cuts.cut_uploads(lab, 1),
    "answer cut at every byte": lambda lab: cuts.cut_answers(lab, 1),
    "server killed with -9": lambda lab: breaks.kill_server(lab, 24),
    "twice, and shuffled": lambda lab: cuts.repeat_and_shuffle(lab, _SHUFFLED, _order()),
}
_ON_ONE: dict[str, Scenario] = {
    "TLS cut at every 5th byte": lambda lab: cuts.cut_tls(lab, 5),
    "standing still": lambda lab: cuts.hold_still(lab, 40),
    "a few bytes at a time": lambda lab: cuts.small_pieces(lab, tuple(range(1, 30))),
    "disk full at the centre": lambda lab: breaks.full_centre(lab.folder / "small"),
    "disk full at the kiosk": lambda lab: breaks.full_kiosk(lab, lab.folder),
    "wrong certificate": breaks.wrong_certificate,
    "captive portal": breaks.captive_portal,
    "wrong clocks": breaks.wrong_clocks,
}


def storm() -> Iterator[Row]:
    """All of it; some minutes, and only loopback addresses."""
    with databases() as kinds, tempfile.TemporaryDirectory(prefix="urna-faults-") as name:
        for kind, new_database in kinds.items():
            for title, scenario in {**_ON_BOTH, **(_ON_ONE if kind == "SQLite" else {})}.items():
                begun = time.monotonic()
                tally = run(scenario, Path(name) / kind / title, new_database)
                yield Row(f"{kind}: {title}", tally, time.monotonic() - begun)


def run(scenario: Scenario, folder: Path, new_database: NewDatabase) -> Tally | None:
    """One scenario in a centre of its own; None where the system does not let us mount a small disk."""
    (folder / "small").mkdir(parents=True)
    try:
        with open_lab(folder, new_database, kiosks=12) as lab:
            return scenario(lab)
    except pytest.skip.Exception:
        return None


@contextmanager
def databases() -> Iterator[dict[str, NewDatabase]]:
    """Both kinds, or SQLite alone where PostgreSQL is not installed."""
    with tempfile.TemporaryDirectory(prefix="urna-faults-") as name:
        made = iter(range(1000))
        kinds: dict[str, NewDatabase] = {"SQLite": lambda: f"sqlite:///{name}/{next(made)}.sqlite"}
        programs = installed()
        if programs is None:
            yield kinds
            return
        with running_cluster(programs) as cluster:
            yield {**kinds, "PostgreSQL": cluster.new_database}


def _order() -> list[int]:
    order = [number for number in range(_SHUFFLED) for _ in range(3)]
    random.Random(7).shuffle(order)
    return order
