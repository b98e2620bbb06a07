"""The command ``close``: all at once with files and options, or step by step with people at a terminal."""

import argparse
from collections import Counter
from functools import partial

from kiosk.counting import counted
from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError
from kiosk.files import read_file
from sync.central.acceptances import accept_missing, accepted
from sync.central.closing import IN_BULK, Closing, close
from sync.central.closing_talk import ClosingTalk
from sync.central.commands import DONE, clerk_of, store_of
from sync.central.console import Console
from sync.central.elsewhere import MOST_BYTES, read_elsewhere
from sync.central.key_files import RegisterKey
from sync.central.places import Centre
from sync.central.prompts import Terminal, is_interactive, organiser_key, register_key
from sync.central.settling import bring_elsewhere, read_settling
from sync.central.store import Store


def close_count(options: argparse.Namespace, console: Console) -> int:
    """Freeze the box."""
    centre, terminal = Centre.open(options.centre), Terminal()
    step_by_step = is_interactive(options)
    organiser, register = organiser_key(options), register_key(options)
    with store_of(centre, options) as store:
        if step_by_step:
            talk = ClosingTalk(centre, store, clerk_of(centre, options), organiser, register, terminal)
            closing = talk.run(partial(console.progress, "Conciliando"))
        else:
            closing = _at_once(centre, store, options, organiser, register, console)
    console.result(_value(centre, closing), _text(centre, closing))
    return DONE


def _at_once(
    centre: Centre, store: Store, options: argparse.Namespace, organiser: SigningKey, register: RegisterKey,
    console: Console,
) -> Closing:  # fmt: skip
    centre.require_register(register.private)  # a list is made into pseudonyms with it, and stays
    clerk = clerk_of(centre, options)
    with store.reading() as transaction:  # the same line again, after it was cut off, goes on
        here = {each.sha256 for each in read_settling(centre, transaction).lists}
        settled = accepted(centre, transaction)
    for path in options.elsewhere:
        people = read_elsewhere(read_file(path, MOST_BYTES), centre.consultation, register)
        if people.sha256 not in here:
            bring_elsewhere(centre, store, clerk, organiser, people)
    for named in options.accept:
        kiosk, equals, reason = named.partition("=")
        if not equals:
            raise OperatorError(
                "«--accept» necesita el equipo y la razón. No se cerró nada.",
                'Escriba: --accept "K-05=Se dañó la memoria".',
            )
        if kiosk.strip() not in settled:
            accept_missing(centre, store, clerk, kiosk.strip(), reason, organiser)
    return close(
        centre, store, organiser, register, clerk=clerk, seed=options.seed,
        accept_incomplete=options.accept_incomplete, reason=options.reason or IN_BULK,
        progress=partial(console.progress, "Conciliando"),
    )  # fmt: skip


def _value(centre: Centre, closing: Closing) -> dict[str, object]:
    aside = Counter(item.reason for item in closing.reconciliation.set_aside)
    return {
        "alarms": [
            {"count": count, "kind": kind, "kiosk": kiosk}
            for kiosk, kind, count in closing.reconciliation.alarms
        ],
        "ballots": closing.ballots,
        "duplicates": len(closing.reconciliation.duplicates),
        "frozen_box": str(centre.frozen_box_path),
        "incomplete": list(closing.incomplete),
        "seed": closing.seed.hex(),
        "set_aside": sum(aside.values()),
        "set_aside_by_reason": dict(aside),
    }


def _text(centre: Centre, closing: Closing) -> str:
    aside = counted(len(closing.reconciliation.set_aside), ("apartado", "apartados"))
    return (
        f"Urna congelada: {counted(closing.ballots, ('voto', 'votos'))}, {aside}.\n"
        f"Lleve {centre.frozen_box_path} a la máquina sin red y ábrala con los depositarios."
    )
