"""Commands of ``urna-central`` that keep what there is: rescue, backup, restore, export, audit."""

import argparse
from functools import partial
from typing import Any

from kiosk.counting import BALLOTS, BATCHES, counted
from kiosk.errors import Refused
from sync.central.audit import chain_end, first_break
from sync.central.backup import restore_backup, write_backup
from sync.central.commands import DONE, REFUSED, clerk_of, store_of
from sync.central.console import Console
from sync.central.intake import Outcome
from sync.central.originals import export_originals
from sync.central.places import Centre
from sync.central.report import audit_text, rescue_text
from sync.central.rescue import Rescued, boxes_on, rescue_disk


def rescue(options: argparse.Namespace, console: Console) -> int:
    """Import the boxes on a broken kiosk's disk; one that is refused stops no other."""
    centre = Centre.open(options.centre)
    centre.require_whole()
    rescued: list[Rescued] = []
    refused: list[Refused] = []
    with store_of(centre, options) as store:
        clerk = clerk_of(centre, options)
        for path in boxes_on(centre, options.disk):
            try:
                done = rescue_disk(centre, store, path, options.ballots)
            except Refused as refusal:
                clerk.record(store, "rescue", f"{path.name}: {refusal.reason}")
                refused.append(refusal)
                continue
            loose = f"{counted(done.loose, BALLOTS)} sin lote: {done.tail.reason or done.tail.outcome.value}"
            new = counted(done.count(Outcome.NEW), ("lote nuevo", "lotes nuevos"))
            clerk.record(store, "rescue", f"{path.name}, {new}, {loose}")
            rescued.append(done)
    if refused and not rescued:
        raise refused[0]
    texts = [*map(rescue_text, rescued), *map(str, refused)]
    console.result({"boxes": [_rescued_json(each) for each in rescued]}, "\n\n".join(texts))
    return REFUSED if refused or any(each.refused for each in rescued) else DONE


def _rescued_json(rescued: Rescued) -> dict[str, Any]:
    head = rescued.head
    return {
        "ballots": head.ballots if head else None,
        "batches": {outcome.value: rescued.count(outcome) for outcome in Outcome},
        "box": head.box.hex() if head else "",
        "differences": list(rescued.differences),
        "file": str(rescued.path),
        "kiosk": head.kiosk if head else "",
        "loose": rescued.loose,
        "notes": list(rescued.notes),
        "reason": rescued.tail.reason,
        "tail": rescued.tail.outcome.value,
        "text": rescued.tail.text,
    }


def backup(options: argparse.Namespace, console: Console) -> int:
    """Write the whole centre into one file."""
    centre = Centre.open(options.centre)
    with store_of(centre, options) as store:
        made = write_backup(centre, store, options.file)
        clerk_of(centre, options).record(store, "backup", f"{options.file.name} {made.sha256}")
    console.result(
        {
            "ballots": made.ballots, "batches": made.batches, "bytes": made.size, "file": str(made.path),
            "files": made.files, "sha256": made.sha256,
        },
        f"Copia en {made.path}: {_sums(made.batches, made.ballots)}, {made.size // 1024} KB. "
        f"Se leyó otra vez y está completa.\nSHA-256: {made.sha256}\n"
        "Lleva la base de datos y la llave de los recibos: guárdela como guarda el servidor.\n"
        "No lleva las llaves del organizador y del registro, ni las partes de los depositarios: "
        "cada una se guarda aparte.",
    )  # fmt: skip
    return DONE


def restore(options: argparse.Namespace, console: Console) -> int:
    """Bring a centre back from its file."""
    centre = restore_backup(options.file, options.centre)
    if options.database:
        with store_of(centre, options) as store:
            store.fill_from(centre.database)
    with store_of(centre, options) as store:
        clerk_of(centre, options).record(store, "restore", options.file.name)
        with store.reading() as transaction:
            batches, ballots = len(transaction.batches()), transaction.ballot_count()
    console.result(
        {"ballots": ballots, "batches": batches, "centre": str(options.centre)},
        f"Centro recuperado en {options.centre}: {_sums(batches, ballots)}.\n"
        "Lo que llegó después de la copia no está. Los equipos que siguen abiertos lo vuelven a entregar "
        "solos; de los que ya cerraron, importe otra vez sus memorias, o use «rescue».",
    )
    return DONE


def _sums(batches: int, ballots: int) -> str:
    return f"{counted(batches, BATCHES)}, {counted(ballots, BALLOTS)}"


def export(options: argparse.Namespace, console: Console) -> int:
    """Write the original documents as files."""
    centre = Centre.open(options.centre)
    centre.require_whole()
    with store_of(centre, options) as store:
        made = export_originals(store, options.out, partial(console.progress, "Escribiendo"))
        held = counted(made.held, ("apartado", "apartados"))
        disks, actas = counted(made.rescues, ("disco", "discos")), counted(made.actas, ("acta", "actas"))
        counts = f"{counted(made.batches, BATCHES)}, {disks}, {held}, {actas}"
        clerk_of(centre, options).record(store, "export", counts)
    console.result(
        {**vars(made), "out": str(options.out)},
        f"Originales en {options.out}: {counts}.\n"
        "Para reconstruir el centro en otra base vacía: urna-central import CENTRO CARPETA --no-receipts "
        "--database postgresql://…; después urna-central acta, si hay 5-actas.txt.",
    )
    return DONE


def audit(options: argparse.Namespace, console: Console) -> int:
    """Print who did what, and check the chain."""
    centre = Centre.open(options.centre)
    with store_of(centre, options) as store, store.reading() as transaction:
        rows = transaction.audit()
    broken = first_break(rows)
    console.result(
        {
            "broken_at": broken,
            "digest": chain_end(rows),
            "rows": [{**vars(row), "digest": row.digest.hex()} for row in rows],
        },
        audit_text(rows, broken),
    )
    return DONE if broken is None else REFUSED
