"""``urna-central acta``: reads the QR of actas, and says of each what it tells about its point."""

import argparse
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sync.central.acta_intake import TakenActa, acta_files, read_actas, take_typed
from sync.central.acta_report import acta_text, actas_sums
from sync.central.commands import DONE, REFUSED, clerk_of, store_of
from sync.central.console import Console
from sync.central.outcome import Outcome
from sync.central.places import Centre

TYPED = Path("-")


def acta(options: argparse.Namespace, console: Console) -> int:
    """Read photos, scans and PDFs of actas, and for ``-`` what a hand scanner types; one that is refused
    stops no other, and each is told as soon as it is known.
    """
    taken = []
    for each in _taken(options, console):
        taken.append(each)
        console.step(acta_text(each))
    console.result({"actas": [_json(each) for each in taken]}, actas_sums(taken))
    return REFUSED if any(each.outcome is Outcome.REFUSED for each in taken) else DONE


def _taken(options: argparse.Namespace, console: Console) -> Iterator[TakenActa]:
    centre = Centre.open(options.centre)
    files = acta_files([path for path in options.paths if path != TYPED])
    with store_of(centre, options) as store:
        clerk = clerk_of(centre, options)
        yield from read_actas(centre, store, files, clerk, progress=partial(console.progress, "Leyendo"))
        if TYPED in options.paths:
            for line in sys.stdin:
                yield from take_typed(centre, store, line, clerk)


def _json(taken: TakenActa) -> dict[str, Any]:
    head = taken.head
    return {
        "ballots": head.ballots if head else None,
        "box": head.box.hex() if head else "",
        "file": taken.source,
        "kiosk": head.kiosk if head else "",
        "outcome": taken.outcome.value,
        "page": taken.page,
        "polls": head.polls.value if head else "",
        "reason": taken.reason,
        "state": taken.state.value if head else "",
        "station": head.station if head else "",
        "text": str(taken.error or ""),
        "to_come": taken.to_come,
    }
