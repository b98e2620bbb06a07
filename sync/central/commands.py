"""What each command of ``urna-central`` does: read, call one use case, say what happened."""

import argparse
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from kiosk.consultation import load_consultation, load_stations
from kiosk.context import Mode
from kiosk.counting import counted
from kiosk.envelope import fingerprint
from sync.central.audit import Clerk
from sync.central.ceremony import read_opened
from sync.central.console import Console
from sync.central.coverage import coverage
from sync.central.importing import import_folder
from sync.central.intake import Outcome
from sync.central.kits import issue_kit
from sync.central.media import silent_texts
from sync.central.places import Centre
from sync.central.prompts import new_passphrase, organiser_key, register_key
from sync.central.report import coverage_text, import_sums, import_text, results_text
from sync.central.results import results
from sync.central.setup import Founding, init_centre
from sync.central.store import Store

DONE, REFUSED = 0, 3


def init(options: argparse.Namespace, console: Console) -> int:
    """Create the three places."""
    mode = Mode(options.mode)
    load_consultation(options.consultation)  # what is wrong there is told before anybody types a passphrase
    load_stations(options.stations)
    centre = init_centre(
        Founding(
            folder=options.centre, keys=options.keys, shares=options.shares, mode=mode,
            consultation=options.consultation, stations=options.stations,
            trustees=options.trustees, quorum=options.quorum,
            organiser_passphrase=new_passphrase(options, "organiser"),
            register_passphrase=new_passphrase(options, "register"),
        )
    )  # fmt: skip
    record(centre, options, "init", mode.value)
    organiser = fingerprint(centre.setup.keys.organiser)
    silent = len(silent_texts(centre.consultation, centre.media()))
    practice = "Modo práctica: estos votos no cuentan. Para la consulta real use «--mode official».\n"
    console.result(
        {"centre": str(options.centre), "mode": mode.value, "organiser": organiser, "silent_texts": silent},
        f"{practice if mode is Mode.PRACTICE else ''}"
        f"Centro creado en {options.centre}.\nHuella del organizador: {organiser}\n{_heard(silent)}\n"
        f"Entregue cada archivo de {options.shares} a su depositario y bórrelo de aquí.\n"
        f"Guarde {options.keys} fuera de este equipo.\n"
        f"Sigue un kit por equipo: urna-central kit {options.centre} --station "
        f"{centre.roster().points[0].code} --kiosk K-01 --keys {options.keys} --out kits",
    )
    return DONE


def _heard(silent: int) -> str:
    if not silent:
        return "Audio: los equipos leen en voz alta todos los textos de la consulta."
    return (
        f"Audio: los equipos no leen en voz alta {counted(silent, ('texto', 'textos'))} de la consulta. Para "
        "grabarlos, instale espeak-ng y opus-tools y cree el centro otra vez."
    )


def kit(options: argparse.Namespace, console: Console) -> int:
    """Write a kiosk's kit and letter."""
    centre = Centre.open(options.centre)
    organiser = organiser_key(options)
    register = register_key(options)
    kit_path, letter, code = issue_kit(
        centre, options.station, options.kiosk, options.out, organiser, register, options.server
    )
    record(centre, options, "kiosk-add", f"{options.kiosk} {options.station}")
    console.result(
        {"activation_code": code, "kiosk": options.kiosk, "kit": str(kit_path), "letter": str(letter)},
        f"Equipo {options.kiosk}: {kit_path} y {letter}.\n"
        "Entregue el kit y la carta por caminos distintos: juntos abren el equipo.\n"
        f"En el equipo: urna-kiosk --kit {kit_path}, o con el kit en una memoria.",
    )
    return DONE


def import_batches(options: argparse.Namespace, console: Console) -> int:
    """Take in every file, and leave receipts beside them."""
    centre = Centre.open(options.centre)
    clerk = clerk_of(centre, options)  # an altered definition is told before anything is taken in
    with store_of(centre, options) as store:
        summary = import_folder(
            centre, store, options.paths, receipts=not options.no_receipts,
            progress=partial(console.progress, "Importando"),
        )  # fmt: skip
        clerk.record(store, "import", import_sums(summary))
    value: dict[str, Any] = {outcome.value: summary.count(outcome) for outcome in Outcome}
    value |= {"not_written": str(summary.not_written or ""), "receipts": summary.receipts}
    value["reasons"] = summary.reasons()
    value["files"] = [
        {
            "file": str(each.path), "kiosk": each.intake.kiosk, "outcome": each.intake.outcome.value,
            "reason": each.intake.reason, "sequence": each.intake.sequence, "text": each.intake.text,
        }
        for each in summary.taken
    ]  # fmt: skip
    console.result(value, import_text(summary))
    return REFUSED if summary.count(Outcome.REFUSED) else DONE


def status(options: argparse.Namespace, console: Console) -> int:
    """Show the coverage board."""
    centre = Centre.open(options.centre)
    with store_of(centre, options) as store:
        board = coverage(store, centre.roster())
    value = {**board.as_json(), "closed": centre.frozen_box_path.exists(), "mode": centre.setup.mode.value}
    console.result(value, coverage_text(board))
    return DONE


def show_results(options: argparse.Namespace, console: Console) -> int:
    """Count; who asked is written down before the exact figures are shown."""
    centre = Centre.open(options.centre)
    opened = read_opened(options.opened)
    with store_of(centre, options) as store:
        value = results(centre, store, opened)
        digest = hashlib.sha256(opened.encoded()).hexdigest()
        clerk_of(centre, options).record(store, "results", f"{options.opened.name} {digest}")
    console.result(value, results_text(value))
    return DONE


def clerk_of(centre: Centre, options: argparse.Namespace) -> Clerk:
    """Who acts: the operator that the options name, or the account."""
    return Clerk.of(centre.consultation, options.operator)


def record(centre: Centre, options: argparse.Namespace, action: str, detail: str) -> None:
    """Write down what a command without a database of its own has done."""
    with store_of(centre, options) as store:
        clerk_of(centre, options).record(store, action, detail)


@contextmanager
def store_of(centre: Centre, options: argparse.Namespace) -> Iterator[Store]:
    """The database that the options name, closed at the end."""
    store = Store.open(database_url(centre, options))
    try:
        yield store
    finally:
        store.close()


def database_url(centre: Centre, options: argparse.Namespace) -> str:
    """The address of the database that the options name."""
    return str(options.database or f"sqlite:///{centre.database}")
