"""The command ``poster`` of ``urna-central``."""

import argparse

from kiosk.envelope import fingerprint
from kiosk.files import write_durably
from sync.central.commands import DONE
from sync.central.console import Console
from sync.central.outputs import require_new_file
from sync.central.places import Centre
from sync.central.poster import make_poster


def poster(options: argparse.Namespace, console: Console) -> int:
    """Write the poster of the voting points."""
    centre = Centre.open(options.centre)
    require_new_file(options.out)
    write_durably(options.out, make_poster(centre.consultation, centre.setup, options.paper))
    shown = fingerprint(centre.setup.keys.organiser)
    console.result(
        {"file": str(options.out), "organiser": shown, "paper": options.paper},
        f"Afiche en {options.out}. Imprima uno para cada puesto.\nHuella del organizador: {shown}",
    )
    return DONE
