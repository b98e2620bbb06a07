"""``make translations``: every text that people see, gathered from the code into Qt's own translation files.

From ``ui`` come the literals given to `tr`; from ``kiosk`` and ``sync`` the sentences of what can reach the
screen of a kiosk or the desk. Translations that exist are kept, those whose text has gone
are dropped. ``lrelease`` makes the binary file that the kiosk loads.
"""

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import PySide6

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "assets" / "translations"
SOURCE, BINARY = FOLDER / "urna_en.ts", FOLDER / "urna_en.qm"
CONTEXT = "urna"
CORE = (
    "kiosk/ballot.py", "kiosk/box_file.py", "kiosk/canonical.py", "kiosk/connection.py", "kiosk/crockford.py",
    "kiosk/envelope.py", "kiosk/erasing.py", "kiosk/errors.py", "kiosk/files.py", "kiosk/head.py",
    "kiosk/head_code.py", "kiosk/keyring.py", "kiosk/kit.py", "kiosk/machine.py", "kiosk/migrations.py",
    "kiosk/participant.py", "kiosk/pin.py", "kiosk/polls.py", "kiosk/printing.py", "kiosk/readiness.py",
    "kiosk/record.py", "kiosk/roster.py", "kiosk/station.py", "kiosk/system_words.py", "kiosk/vote.py",
    "sync/batch.py", "sync/http_address.py", "sync/http_transport.py", "sync/outbox.py", "sync/rescue.py",
    "sync/roster_shelf.py", "sync/stick.py", "sync/transport.py", "sync/verifier.py",
    "sync/central/acceptances.py", "sync/central/acta_codes.py", "sync/central/acta_intake.py",
    "sync/central/archive.py", "sync/central/backup.py", "sync/central/ceremony.py",
    "sync/central/closing.py", "sync/central/decisions.py", "sync/central/elsewhere.py",
    "sync/central/engine.py", "sync/central/frozen_box.py", "sync/central/importing.py",
    "sync/central/key_files.py", "sync/central/outcome.py", "sync/central/outputs.py",
    "sync/central/places.py", "sync/central/processes.py", "sync/central/rescue_intake.py",
    "sync/central/results.py", "sync/central/settling.py", "sync/central/trustees.py",
)  # fmt: skip
"""Whose errors and notes can stand on a screen."""


class NotALiteral(Exception):
    """A text that is put together in the code cannot be translated."""


@cache
def collected() -> list[str]:
    """Every text, each once, sorted."""
    found: set[str] = set()
    for path in sorted((ROOT / "ui").rglob("*.py")):
        found.update(_of_screens(path))
    for name in CORE:
        found.update(_of_core(ROOT / name))
    return sorted(found)


def _of_screens(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for call in _calls(tree, {"tr"}):
        (argument,) = call.args
        if not isinstance(argument, ast.Constant):
            raise NotALiteral(f"{path.relative_to(ROOT)}:{call.lineno}")
        yield str(argument.value)
    if path.name == "words.py":
        yield from _months(tree)


def _of_core(path: Path) -> Iterator[str]:
    """Sentences, which end with a full stop, and phrases that are noted; not what documents the code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in documents else None
        if isinstance(text, str) and text.endswith(".") and " " in text.strip():
            yield text
    for call in _calls(tree, {"noted"}):
        yield from (str(argument.value) for argument in call.args if isinstance(argument, ast.Constant))


def _calls(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in names:
            yield node


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _months(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id == "_MONTHS"
        ):
            yield from ast.literal_eval(node.value)


def translations() -> dict[str, str]:
    """What is translated so far."""
    if not SOURCE.exists():
        return {}
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in ET.parse(SOURCE).iter("message")  # noqa: S314 - our own file
    }


def write(known: dict[str, str]) -> list[str]:
    """Write the source file for the texts of today; those without a translation."""
    root = ET.Element("TS", version="2.1", language="en", sourcelanguage="es_CO")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    missing = []
    for text in collected():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        translation.text = known.get(text, "")
        if not translation.text:
            translation.set("type", "unfinished")
            missing.append(text)
    ET.indent(root)
    FOLDER.mkdir(exist_ok=True)
    body = ET.tostring(root, encoding="unicode")
    SOURCE.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return missing


def release(target: Path = BINARY) -> None:
    """Make the binary file with Qt's lrelease."""
    lrelease = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([str(lrelease), "-silent", str(SOURCE), "-qm", str(target)], check=True)


if __name__ == "__main__":
    without = write(translations())
    release()
    for text in without:
        print(f"no English yet: {text}")
    print(f"{len(collected())} texts, {len(without)} without English, in {SOURCE.relative_to(ROOT)}")
    sys.exit(1 if without else 0)
