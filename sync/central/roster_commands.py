"""Commands of ``urna-central`` that change the roster, decide about boxes, and order a wipe."""

import argparse

from kiosk.consultation import VotingPoint
from kiosk.context import StationCode
from kiosk.counting import BALLOTS, counted
from kiosk.files import write_durably
from sync.central import commands
from sync.central.acceptances import accept_missing, exclude_kiosk
from sync.central.commands import DONE, clerk_of, record, store_of
from sync.central.console import Console
from sync.central.decisions import decide_box, order_wipe
from sync.central.places import Centre
from sync.central.prompts import organiser_key, register_key
from sync.central.roster_changes import Revoked, add_point, replace_kiosk, revoke_kiosk
from sync.decision import DecisionKind


def point(options: argparse.Namespace, console: Console) -> int:
    """Add a voting point."""
    centre = Centre.open(options.centre)
    organiser = organiser_key(options)
    added = VotingPoint(StationCode(options.code), options.name, options.localidad)
    roster = add_point(centre, organiser, added)
    record(centre, options, "point-add", f"{added.code}, lista {roster.version}")
    console.result(
        {"code": added.code, "roster": roster.version},
        f"Puesto {added.code} agregado: la lista es ahora la versión {roster.version}.\n"
        f"Haga el kit de su equipo: urna-central kit {options.centre} --station {added.code} …",
    )
    return DONE


def kiosk(options: argparse.Namespace, console: Console) -> int:
    """Add, replace, revoke, accept or exclude a kiosk."""
    actions = {
        "accept": _accept,
        "add": commands.kit,
        "exclude": _exclude,
        "replace": _replace,
        "revoke": _revoke,
    }
    return actions[options.action](options, console)


def _replace(options: argparse.Namespace, console: Console) -> int:
    centre = Centre.open(options.centre)
    organiser = organiser_key(options)
    register = register_key(options)
    kit, letter, code = replace_kiosk(
        centre, options.kiosk, options.new, options.out, organiser, register, options.server
    )
    revoked = None
    with store_of(centre, options) as store:
        clerk = clerk_of(centre, options)
        clerk.record(store, "kiosk-replace", f"{options.kiosk} → {options.new}")
        if options.last_good is not None:
            revoked = revoke_kiosk(centre, store, options.kiosk, options.last_good, organiser)
            clerk.record(store, "kiosk-revoke", _revocation(options))
    stays = (
        f"El equipo {options.kiosk} sigue en la lista: lo que aún guarda se recibe, también con «rescue». "
        "Si se perdió o lo robaron, retírelo con «kiosk revoke»."
    )
    console.result(
        {
            "activation_code": code, "kiosk": options.new, "kit": str(kit), "letter": str(letter),
            "replaces": options.kiosk, "revoked": revoked is not None,
        },
        f"Equipo {options.new} en lugar de {options.kiosk}: {kit} y {letter}.\n"
        f"{_told(options, revoked) if revoked else stays}",
    )  # fmt: skip
    return DONE


def _revoke(options: argparse.Namespace, console: Console) -> int:
    centre = Centre.open(options.centre)
    organiser = organiser_key(options)
    with store_of(centre, options) as store:
        clerk = clerk_of(centre, options)
        revoked = revoke_kiosk(centre, store, options.kiosk, options.last_good, organiser)
        clerk.record(store, "kiosk-revoke", _revocation(options))
    console.result(
        {
            "kiosk": options.kiosk, "last_good": options.last_good, "roster": revoked.roster.version,
            "set_back": revoked.enforced.set_back, "taken": revoked.enforced.taken,
        },
        _told(options, revoked),
    )  # fmt: skip
    return DONE


def _accept(options: argparse.Namespace, console: Console) -> int:
    centre = Centre.open(options.centre)
    organiser = organiser_key(options)
    with store_of(centre, options) as store:
        clerk = clerk_of(centre, options)
        decision = accept_missing(centre, store, clerk, options.kiosk, options.reason, organiser)
    console.result(
        {"decision": decision.number, "kiosk": decision.kiosk, "reason": decision.reason},
        f"Decisión {decision.number}: se puede cerrar sin lo que falta de {decision.kiosk}. "
        "La razón se publica con los resultados.",
    )
    return DONE


def _exclude(options: argparse.Namespace, console: Console) -> int:
    centre = Centre.open(options.centre)
    organiser = organiser_key(options)
    with store_of(centre, options) as store:
        clerk = clerk_of(centre, options)
        made = exclude_kiosk(centre, store, clerk, options.kiosk, options.reason, organiser)
    boxes = [decision.box.hex() for decision in made if decision.kind is DecisionKind.EXCLUDE]
    console.result(
        {"boxes": boxes, "decisions": [decision.number for decision in made], "kiosk": options.kiosk},
        f"Equipo {options.kiosk} excluido. Urnas que no cuentan y siguen guardadas: {len(boxes)}. "
        "La razón se publica con los resultados.",
    )
    return DONE


def _revocation(options: argparse.Namespace) -> str:
    reason = getattr(options, "reason", "").strip()
    return f"{options.kiosk} desde el lote {options.last_good + 1}{f': {reason}' if reason else ''}"


def _told(options: argparse.Namespace, revoked: Revoked) -> str:
    lines = [
        f"Equipo {options.kiosk} retirado: vale hasta el lote {options.last_good}. "
        f"La lista es ahora la versión {revoked.roster.version}; los equipos la reciben con su próximo envío."
    ]
    if revoked.enforced.set_back:
        lines.append(
            f"Documentos que ya habían llegado y quedaron apartados: {revoked.enforced.set_back}. "
            "No se borró ninguno."
        )
    if revoked.enforced.taken:
        lines.append(f"Documentos apartados que vuelven a contar: {revoked.enforced.taken}.")
    return "\n".join(lines)


def box(options: argparse.Namespace, console: Console) -> int:
    """Admit or exclude a box."""
    centre, kind = Centre.open(options.centre), DecisionKind(options.action)
    organiser = organiser_key(options)
    named = (options.kiosk, options.box)
    with store_of(centre, options) as store:
        clerk = clerk_of(centre, options)
        decided = decide_box(centre, store, clerk, named, kind, options.reason, organiser)
    name, number = decided.decision.box.hex(), decided.decision.number
    admitted = f"Admitida. Documentos que esperaban y entraron: {decided.taken}."
    console.result(
        {"box": name, "decision": number, "kind": kind.value, "kiosk": options.kiosk, "taken": decided.taken},
        f"Decisión {number} sobre la urna {name[:8]} de {options.kiosk}. "
        + (admitted if kind is DecisionKind.ADMIT else "Excluida: lo que trae no cuenta, y sigue guardado."),
    )
    return DONE


def wipe_order(options: argparse.Namespace, console: Console) -> int:
    """Sign a wipe order and write it."""
    centre = Centre.open(options.centre)
    organiser = organiser_key(options)
    named = (options.kiosk, options.box)
    with store_of(centre, options) as store:
        ordered = order_wipe(centre, store, clerk_of(centre, options), named, options.reason, organiser)
    path = options.out / ordered.order.name
    write_durably(path, ordered.envelope)
    console.result(
        {
            "ballots": ordered.ballots, "box": ordered.order.box.hex(), "kiosk": options.kiosk,
            "order": str(path),
        },
        f"Orden de borrado en {path}.\nEn el centro hay {counted(ordered.ballots, BALLOTS)} de esa urna. "
        "Lo que el equipo tenga de más se pierde al borrarlo: compare antes con su acta.\n"
        "En el equipo, con la orden en una memoria: urna-kiosk --wipe",
    )  # fmt: skip
    return DONE
