"""How ``urna-central`` talks with people at a terminal: lines, and secrets that are not shown.

A secret is never an argument: every program of the machine sees those, and the shell's history keeps them.
"""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Protocol

from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError
from sync.central.key_files import (
    SHORTEST_PASSPHRASE,
    RegisterKey,
    is_short,
    read_organiser,
    read_passphrase,
    read_register,
)

WHOSE = {"organiser": "del organizador", "register": "de la oficina de registro"}
_TRIES = 3
_LEAST = f"{SHORTEST_PASSPHRASE} letras o más"


class Prompts(Protocol):
    """Someone at a terminal."""

    def say(self, text: str) -> None:
        """Show a text."""

    def line(self, question: str) -> str:
        """A line of text, without spaces at its ends."""

    def secret(self, question: str) -> str:
        """A line that is not shown as it is typed."""


class Terminal:
    """The terminal that the program was started in. Raises `OperatorError` if there is none, or it ends."""

    def say(self, text: str) -> None:
        """On standard error: standard output is for the result."""
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()

    def line(self, question: str) -> str:
        """Read with what the terminal offers for editing."""
        if not sys.stdin.isatty():
            raise _no_terminal()
        sys.stderr.write(question)
        sys.stderr.flush()
        text = sys.stdin.readline()
        if not text:
            raise _no_terminal()
        return text.strip()

    def secret(self, question: str) -> str:
        """Read without an echo."""
        if not sys.stdin.isatty():
            raise _no_terminal()
        try:
            return getpass.getpass(question).strip()
        except EOFError as error:
            raise _no_terminal() from error


def is_interactive(options: argparse.Namespace) -> bool:
    """True if nobody gave a file with a secret, and there are people to ask."""
    given = (getattr(options, f"{who}_passphrase_file", None) for who in ("organiser", "register"))
    return not any(given) and not getattr(options, "shares", None) and sys.stdin.isatty()


def passphrase(file: Path | None, whose: str, prompts: Prompts) -> str:
    """From a file, or typed. Raises `OperatorError` if it is too short."""
    return _asked(whose, prompts) if file is None else read_passphrase(file)


def new_passphrase(options: argparse.Namespace, who: str) -> str:
    """A passphrase that did not exist before: from its file, or typed twice. Raises `OperatorError`."""
    file: Path | None = getattr(options, f"{who}_passphrase_file")
    if file is not None:
        return read_passphrase(file)
    terminal, whose = Terminal(), WHOSE[who]
    for _ in range(_TRIES):
        chosen = _asked(f"nueva {whose} ({_LEAST})", terminal)
        if terminal.secret(f"Otra vez, la clave {whose}: ") == chosen:
            return chosen
        terminal.say("✗ Las dos claves no son iguales.")
    raise OperatorError("Las dos claves no son iguales. No se creó nada.", "Repita la orden.")


def _asked(which: str, prompts: Prompts) -> str:
    """Typed, and asked again while it is too short, a few times."""
    for _ in range(_TRIES):
        typed = prompts.secret(f"Clave {which}: ")
        if not is_short(typed):
            return typed
        prompts.say(f"✗ Es muy corta: una clave tiene {_LEAST}.")
    raise OperatorError(
        f"La clave que escribió es muy corta: necesita {_LEAST}. No se hizo nada.",
        "Una clave es una frase larga que solo conoce su dueño. Repita la orden.",
    )


def organiser_key(options: argparse.Namespace) -> SigningKey:
    """The organiser's key, opened with the passphrase of a file or of who sits at the terminal."""
    typed = passphrase(options.organiser_passphrase_file, WHOSE["organiser"], Terminal())
    return read_organiser(options.keys, typed)


def register_key(options: argparse.Namespace) -> RegisterKey:
    """The roll office's key, likewise."""
    typed = passphrase(options.register_passphrase_file, WHOSE["register"], Terminal())
    return read_register(options.keys, typed)


def choose(prompts: Prompts, question: str, answers: str) -> str:
    """One of these letters, asked until it is one."""
    while True:
        answer = prompts.line(f"{question} [{'/'.join(answers)}] ").lower()[:1]
        if answer and answer in answers:
            return answer


def _no_terminal() -> OperatorError:
    return OperatorError(
        "Aquí no hay una terminal donde preguntar. No se hizo nada.",
        "Use las opciones con archivos (mire «--help»), o repita en una terminal.",
    )
