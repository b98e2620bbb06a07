"""``urna-central acta``: reads the QR of actas, and says of each what it tells about its point."""

import argparse
from functools import partial
from typing import Any

from sync.central.acta_intake import TakenActa, read_actas
from sync.central.acta_report import actas_text
from sync.central.commands import DONE, REFUSED, clerk_of, store_of
from sync.central.console import Console
from sync.central.outcome import Outcome
from sync.central.places import Centre


def acta(options: argparse.Namespace, console: Console) -> int:
    """Read photos, scans and PDFs of actas; one that is refused stops no other."""
    centre = Centre.open(options.centre)
    with store_of(centre, options) as store:
        clerk = clerk_of(centre, options)
        taken = read_actas(centre, store, options.paths, clerk, partial(console.progress, "Leyendo"))
    console.result({"actas": [_json(each) for each in taken]}, actas_text(taken))
    return REFUSED if any(each.outcome is Outcome.REFUSED for each in taken) else DONE


def _json(taken: TakenActa) -> dict[str, Any]:
    head = taken.head
    return {
        "ballots": head.ballots if head else None,
        "box": head.box.hex() if head else "",
        "file": str(taken.path),
        "kiosk": head.kiosk if head else "",
        "outcome": taken.outcome.value,
        "page": taken.page,
        "polls": head.polls.value if head else "",
        "reason": taken.reason,
        "state": taken.state.value if head else "",
        "station": head.station if head else "",
        "text": taken.text,
        "to_come": taken.to_come,
    }
