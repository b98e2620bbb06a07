"""The command ``archive``: what may be kept, what is destroyed, and after a second look, destroying it."""

import argparse
import sys
from typing import Any

from kiosk.errors import OperatorError
from kiosk.files import read_file
from sync.central.commands import DONE, clerk_of, store_of
from sync.central.console import Console
from sync.central.places import Centre
from sync.central.prompts import Terminal, organiser_key
from sync.central.retention import MOST_BUNDLE_BYTES, Order, Plan, destroy_register, kept, plan_archive

_DESTROYED = {
    "register-entries": "registros de personas, sellados",
    "ballot-records": "votos sellados con su seudónimo",
    "batch-envelopes": "lotes originales",
    "held-envelopes": "documentos apartados",
    "rescue-envelopes": "rescates de discos",
}


def archive(options: argparse.Namespace, console: Console) -> int:
    """Show, or with the word of the second look, destroy."""
    centre, terminal = Centre.open(options.centre), Terminal()
    bundle = read_file(options.bundle, MOST_BUNDLE_BYTES)
    with store_of(centre, options) as store:
        plan = plan_archive(centre, store, bundle, options.keys)
        word = options.confirm or _asked(plan, options.keep_until, terminal, as_json=options.json)
        if not word:
            console.result(_value(plan, done=False), _text(plan, options.keep_until) + _how(plan))
            return DONE
        if word != plan.word:
            raise OperatorError(
                f"«{word}» no es el número de registros que hay. No se destruyó nada.",
                "Mire otra vez lo que se destruye, sin «--confirm»."
                if options.confirm
                else "Repita la orden, mire otra vez lo que se destruye y escriba el número que se muestra.",
            )
        organiser = organiser_key(options)
        clerk = clerk_of(centre, options)
        order = Order(options.authority, options.keep_until)
        destroy_register(centre, store, clerk, organiser, plan, order, options.keys)
    console.result(_value(plan, done=True), _done_text(centre))
    return DONE


def _asked(plan: Plan, until: str, terminal: Terminal, *, as_json: bool) -> str:
    """The word, from people who see the list; empty without a terminal."""
    if as_json or not sys.stdin.isatty():
        return ""
    terminal.say(_text(plan, until))
    return terminal.line(f"Para destruir el registro escriba {plan.word} (Enter: solo mirar): ")


def _value(plan: Plan, *, done: bool) -> dict[str, Any]:
    return {
        "confirm": plan.word,
        "destroyed": {each.what: each.count for each in plan.destroyed},
        "done": done,
    }


def _text(plan: Plan, until: str) -> str:
    lines = [f"  {_DESTROYED[each.what]}: {each.count}" for each in plan.destroyed if each.count]
    return "\n".join(
        [
            "Antes de seguir, apague el servidor de este centro («serve») y cierre el escritorio.",
            "Se destruye, sin vuelta atrás:", *lines,
            "  la llave de la oficina de registro (register.key), con la que abre toda otra copia",
            "Se guarda:", *(f"  {what}: {until}" for what, until in kept(until)),
            "Los plazos los fija la asesoría jurídica de la entidad (Ley 1581 de 2012, Ley 594 de 2000).",
        ]
    )  # fmt: skip


def _how(plan: Plan) -> str:
    return f"\nNo se destruyó nada todavía. Para hacerlo repita con «--confirm {plan.word}»."


def _done_text(centre: Centre) -> str:
    return (
        f"El registro se destruyó. El acta firmada: {centre.archive_path}.\n"
        "Destruya también las copias de register.key y las copias del centro hechas antes; "
        "lo que queda se revisa con «urna-verify» y «audit»."
    )
