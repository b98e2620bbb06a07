"""The command ``open``: on the machine without a network, from a file to a file.

The trustees come one after the other and type their words, which are not shown; a word is complete as soon as
its first letters tell it from all others. Shares can be read from files instead.
"""

import argparse
from collections.abc import Sequence
from functools import partial

from kiosk.counting import BALLOTS, counted
from kiosk.errors import InvalidInput, OperatorError
from kiosk.files import read_file
from sync.central.ceremony import Ceremony, write_opened
from sync.central.commands import DONE
from sync.central.console import Console
from sync.central.opening import Opened
from sync.central.outputs import require_new_file
from sync.central.prompts import Prompts, Terminal, choose
from sync.central.report import NULLS
from sync.central.trustees import WORDS, completions, parse_share

_MOST_SHARE_BYTES = 4096


def open_frozen_box(options: argparse.Namespace, console: Console) -> int:
    """Open the ballots with the trustees' shares."""
    require_new_file(options.out)
    ceremony = Ceremony.of(options.box)
    try:
        if options.shares:
            for path in options.shares:
                text = read_file(path, _MOST_SHARE_BYTES).decode("utf-8", "replace")
                ceremony.admit_share(parse_share(text))
        else:
            gather(ceremony, Terminal())
        opened = ceremony.open(partial(console.progress, "Abriendo"))
    finally:
        ceremony.wipe()
    write_opened(opened, options.out)
    nulls = sum(opened.total.nulls.values())
    console.result(
        {
            "ballots": ceremony.box.ballots, "nulls": nulls,
            "nulls_by_reason": {reason: n for reason, n in opened.total.nulls.items() if n},
            "opened": str(options.out), "organiser": ceremony.organiser,
        },
        _text(ceremony, opened, str(options.out)),
    )  # fmt: skip
    return DONE


def gather(ceremony: Ceremony, prompts: Prompts) -> None:
    """Trustees one after the other, until there are enough. Raises `OperatorError` if people stop."""
    box = ceremony.box
    prompts.say(
        f"{box.consultation.title}: {counted(box.ballots, BALLOTS)}.\n"
        f"Huella del organizador: {ceremony.organiser}. Compárela con la del afiche.\n"
        f"Abren {ceremony.quorum} de {ceremony.trustees} depositarios. Cada uno se acerca solo; "
        "lo que escribe no se ve. Bastan las primeras letras de cada palabra."
    )
    while ceremony.missing > 0:
        typed = prompts.line(f"\nFaltan {ceremony.missing}. Número del depositario (Enter: salir): ")
        if not typed:
            raise OperatorError("Se interrumpió la apertura. No se abrió nada.", "Empiece otra vez.")
        try:
            index = int(typed) if typed.isdecimal() else 0
            ceremony.check_turn(index)
            ceremony.admit(index, _words(prompts))
        except OperatorError as error:  # a wrong word or share is told, and that trustee tries again
            prompts.say(f"✗ {error}")
        else:
            prompts.say(f"✓ Depositario {index}: sus palabras son las suyas.")


def _words(prompts: Prompts) -> Sequence[str]:
    words: list[str] = []
    while len(words) < WORDS:
        try:
            words.append(_word(prompts, len(words) + 1))
        except InvalidInput as error:
            prompts.say(f"  ✗ {error}")
            if choose(prompts, "  (r)epetir esta palabra, (o)tra vez todas", "ro") == "o":
                words.clear()
    return words


def _word(prompts: Prompts, place: int) -> str:
    typed = prompts.secret(f"  Palabra {place} de {WORDS}: ")
    found = completions(typed[:20])
    if len(found) == 1:
        return found[0]
    if found:
        raise InvalidInput(
            f"Hay {len(found)} palabras que empiezan así.", "Escriba más letras de la palabra."
        )
    raise InvalidInput(f"La palabra {place} no es de la lista.", "Compárela con su papel, letra por letra.")


def _text(ceremony: Ceremony, opened: Opened, out: str) -> str:
    nulls = sum(opened.total.nulls.values())
    why = [f"  {NULLS.get(reason, reason)}: {n}" for reason, n in sorted(opened.total.nulls.items()) if n]
    if why:
        why.append("⚠ Ningún equipo en regla sella un voto nulo. Anótelo, y haga revisar los equipos.")
    return "\n".join(
        [
            f"{_of_opened(ceremony.box.ballots, nulls)} Totales en {out}.",
            *why,
            f"Huella del organizador: {ceremony.organiser}. Compárela con la del afiche.",
            "Las palabras se olvidaron. Lleve ese archivo al centro; apague y borre esta máquina.",
        ]
    )


def _of_opened(ballots: int, nulls: int) -> str:
    verb, bad = "Se abrió" if ballots == 1 else "Se abrieron", counted(nulls, ("nulo", "nulos"))
    return f"{verb} {counted(ballots, BALLOTS)} ({bad})."
