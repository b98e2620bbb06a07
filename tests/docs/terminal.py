"""Somebody who types the commands of a page one after the other, from a fresh clone, into the real programs.

``urna-central`` and ``urna-verify`` run in this process, through the entry points that the package declares.
What they ask is answered as the people would: the owners of the keys, the trustees with the words of their
papers, the jurado with the code that is read from the letter. Kiosk and desk run as processes of their own,
with an offscreen window; at the kiosk hands open, vote and close. A server runs until the page is over.
"""

import getpass
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from importlib.metadata import entry_points
from io import StringIO
from pathlib import Path

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from kiosk.kit import read_kit
from tests.docs.pages import ROOT

_PASSPHRASES = {"organizador": "una frase larga del organizador", "registro": "una frase larga del registro"}
_PEOPLE = 3
_TRUSTEES = 3
_FIRST = 1_047_000_000
_PATIENCE = 120


class Terminal:
    """A shell in a folder, with the clone beside it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, stack: ExitStack) -> None:
        self.clone = folder / "urna-abierta"
        self.clone.mkdir()
        for name in ("assets", "docs", "Makefile"):
            (self.clone / name).symlink_to(ROOT / name)
        self.here = self.clone
        self.said = StringIO()
        self.kiosks = 0
        self._patch, self._stack = monkeypatch, stack
        self._port = ""
        self._asked = 0
        for name in ("stdin", "stdout", "stderr"):
            monkeypatch.setattr(sys, name, _Screen(self))
        monkeypatch.setattr(getpass, "getpass", self._secret)

    def run(self, words: list[str]) -> None:
        """One command. Fails unless it is done."""
        program, *arguments = words
        arguments = [self._here_and_now(word) for word in arguments]
        known: dict[str, Callable[[list[str]], None]] = {
            "cd": self._change,
            "source": lambda _: None,
            "make": _target_exists,
            "urna-central": self._central,
            "urna-verify": lambda rest: self._program("urna-verify", rest),
            "urna-kiosk": self._kiosk,
            "urna-desk": self._desk,
        }
        run = known.get(program)
        if run is not None:
            run(arguments)
        else:
            assert program in {"cp", "mkdir", "ls"}, f"nobody knows how to try «{program}»"
            subprocess.run([program, *arguments], cwd=self.here, check=True, stdout=subprocess.DEVNULL)

    def _here_and_now(self, word: str) -> str:
        """What is another at every run: the port that is free, the fingerprint of the poster."""
        if re.fullmatch(r"([0-9a-f]{4} ){7}[0-9a-f]{4}", word):
            return self._find(r"Huella del organizador: ((?:[0-9a-f]{4} ?){8})").strip()
        return re.sub(r"(http://127\.0\.0\.1:)\d+", rf"\g<1>{self._port}", word) if self._port else word

    def _change(self, arguments: list[str]) -> None:
        self.here = (self.here / arguments[0]).resolve()
        self._patch.chdir(self.here)

    def _central(self, arguments: list[str]) -> None:
        if arguments[0] == "serve":
            self._serve(arguments)
        else:
            self._program("urna-central", arguments)

    def _program(self, name: str, arguments: list[str]) -> None:
        (entry,) = entry_points(group="console_scripts", name=name)
        try:
            code = entry.load()(arguments)
        except SystemExit as end:
            code = end.code or 0
        assert code == 0, f"{name} {' '.join(arguments)}\n{self.said.getvalue()[-2000:]}"

    def _serve(self, arguments: list[str]) -> None:
        """On the port that kits of this page name already, else on a free one."""
        at = arguments.index("--port")
        arguments[at + 1] = self._port
        command = [sys.executable, "-m", "sync.central.cli", *arguments]
        server = subprocess.Popen(command, cwd=self.here, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                  text=True, env=_environment())  # fmt: skip
        self._stack.callback(server.communicate, timeout=_PATIENCE)
        self._stack.callback(server.terminate)
        assert server.stdout is not None
        assert "recibe en" in server.stdout.readline()

    @property
    def voters(self) -> int:
        """How many people voted, those who did so twice counted once."""
        return self.kiosks * (_PEOPLE - 1) + 1

    def reserve(self, port: int) -> None:
        """The port that this page's server will have, in place of the one that is printed."""
        self._port = str(port)

    def _kiosk(self, arguments: list[str]) -> None:
        kit = self.here / arguments[arguments.index("--kit") + 1]
        if "--wipe" in arguments:
            self._program("urna-kiosk", arguments)
            return
        stick = self.here / arguments[arguments.index("--folder") + 1] if "--folder" in arguments else None
        if stick:
            stick.mkdir(exist_ok=True)
        way = "network" if read_kit(kit.read_bytes()).server else "stick" if stick else "none"
        first = _FIRST + self.kiosks * (_PEOPLE - 1)  # one person of each kiosk votes at the next one too
        self.kiosks += 1
        hands = ["--code", code_of(kit), "--people", str(_PEOPLE), "--first", str(first), "--way", way]
        self._window("tests.tools.hands", [*hands, "--", *arguments])

    def _desk(self, arguments: list[str]) -> None:
        self._window("tests.tools.glance", arguments)

    def _window(self, module: str, arguments: list[str]) -> None:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.here, env=_environment(), capture_output=True, text=True, timeout=_PATIENCE, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    def answer(self) -> str:
        """What people say to the last question, and the line that ends it."""
        question = self.said.getvalue()[-200:].splitlines()[-1]
        self.said.write("\n")
        return self._answer_to(question)

    def _answer_to(self, question: str) -> str:
        if place := re.search(r"Palabra (\d+) de", question):
            return self._words(self._asked)[int(place[1]) - 1]
        if "Número del depositario" in question:
            self._asked += 1
            assert self._asked <= _TRUSTEES, self.said.getvalue()[-2000:]
            return str(self._asked)
        if "Código de la carta" in question:
            return code_of(self.here / self._find(r"Equipo (\S+), puesto", self.here / "kits", ".kit"))
        if repeated := re.search(r"escriba (?:el número de votos, )?([0-9a-f]+)", question):
            return repeated[1]
        for who, passphrase in _PASSPHRASES.items():
            if who in question:
                return passphrase
        return {"(a)ceptar": "a", "  Razón": "Se dañó la pantalla", "Semilla": "balota 7"}.get(
            next(iter(re.findall(r"\(a\)ceptar|  Razón|Semilla", question)), ""), ""
        )

    def _secret(self, question: str) -> str:
        self.said.write(question)
        return self.answer()

    def _words(self, trustee: int) -> list[str]:
        paper = (self.here / f"shares/trustee-{trustee}.txt").read_text(encoding="utf-8")
        found = re.search(r"Palabras: (.+)", paper)
        assert found is not None
        return found[1].split()

    def _find(self, pattern: str, folder: Path | None = None, suffix: str = "") -> str:
        found = re.findall(pattern, self.said.getvalue())
        assert found, pattern
        return str(folder / f"{found[-1]}{suffix}") if folder else found[-1]


class _Screen(StringIO):
    """The three streams of a program that people sit at: all that is said, and a person who answers."""

    def __init__(self, terminal: Terminal) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        return self._terminal.said.write(text)

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        return f"{self._terminal.answer()}\n"


def code_of(kit: Path) -> str:
    """The activation code, from the QR of the letter that was printed with a kit."""
    with PdfDocument(kit.with_name(f"{kit.stem}-carta.pdf").read_bytes()) as letter:
        paper = letter[0].render(scale=2, grayscale=True).to_pil()
    (found,) = zxingcpp.read_barcodes(paper)
    return str(found.text)


def _target_exists(arguments: list[str]) -> None:
    made = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(arguments) <= set(made), arguments


def _environment() -> dict[str, str]:
    silent = {"PULSE_SERVER": "unix:/nonexistent", "QT_QPA_PLATFORM": "offscreen"}
    return {**os.environ, **silent, "PYTHONPATH": str(ROOT)}
