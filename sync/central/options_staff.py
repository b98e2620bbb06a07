"""The command line of what staff do while a consultation runs: roster, boxes, rescue, wiping, backup."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

Command = Callable[..., argparse.ArgumentParser]


def add_staff_commands(commands: Any, command: Command) -> None:
    """Add them to the parsers of `urna-central`; ``command`` makes one with what all have in common."""
    _acta(commands, command)
    _point(commands, command)
    _kiosk(commands, command)
    _box(commands, command)
    _rescue(commands, command)
    _wipe_order(commands, command)
    _backup(commands, command)
    _restore(commands, command)
    _export(commands, command)
    _archive(commands, command)
    command(commands, "audit", "Muestra quién hizo qué en el centro, y revisa que nada falte ni cambió.")


def _acta(commands: Any, command: Command) -> None:
    text = "Lee el código QR de las actas, de fotos, PDF o un lector, y lo compara con lo recibido."
    parser = command(commands, "acta", text)
    parser.add_argument(
        "paths",
        metavar="ARCHIVO",
        type=Path,
        nargs="+",
        help="foto, PDF o carpeta con ellos; «-» para un lector de códigos, uno por línea",
    )


def kiosk_kit_options(parser: argparse.ArgumentParser) -> None:
    """What a new kiosk's kit needs, besides its name and point."""
    parser.add_argument(
        "--server", metavar="URL", default="", help="dirección a la que el equipo envía (normal: ninguna)"
    )
    parser.add_argument(
        "--out",
        metavar="OUT",
        type=Path,
        required=True,
        help="carpeta donde se escriben ID.kit e ID-carta.pdf",
    )
    organiser_key_options(parser)
    _passphrase(parser, "register", "de la oficina de registro")


def organiser_key_options(parser: argparse.ArgumentParser) -> None:
    """What is needed to sign in the organiser's name."""
    parser.add_argument(
        "--keys",
        metavar="KEYS",
        type=Path,
        required=True,
        help="carpeta con las llaves del organizador y del registro",
    )
    _passphrase(parser, "organiser", "del organizador")


def _passphrase(parser: argparse.ArgumentParser, who: str, whose: str) -> None:
    parser.add_argument(
        f"--{who}-passphrase-file", metavar="ARCHIVO", type=Path,
        help=f"archivo cuya primera línea es la clave {whose} (normal: se pregunta)",
    )  # fmt: skip


def _group(commands: Any, name: str, text: str) -> Any:
    parser = commands.add_parser(name, help=text, description=text)
    return parser.add_subparsers(dest="action", required=True, metavar="ACCIÓN")


def _point(commands: Any, command: Command) -> None:
    actions = _group(commands, "point", "Agrega puestos de votación mientras la consulta corre.")
    parser = command(actions, "add", "Agrega un puesto a la lista; sale una versión nueva, firmada.")
    parser.add_argument("--code", metavar="CÓDIGO", required=True, help="código del puesto, como UCG-31")
    parser.add_argument("--name", metavar="NOMBRE", required=True, help="nombre del puesto")
    parser.add_argument("--localidad", metavar="NOMBRE", required=True, help="localidad a la que pertenece")
    organiser_key_options(parser)


def _kiosk(commands: Any, command: Command) -> None:
    actions = _group(commands, "kiosk", "Agrega, reemplaza y retira equipos mientras la consulta corre.")
    parser = command(actions, "add", "Hace el kit y la carta de un equipo más (igual que «kit»).")
    parser.add_argument("--station", metavar="CÓDIGO", required=True, help="puesto de votación")
    parser.add_argument("--kiosk", metavar="ID", required=True, help="nombre del equipo, como K-01")
    kiosk_kit_options(parser)
    parser = command(actions, "replace", "Hace el kit de un equipo nuevo en el puesto de otro que falló.")
    parser.add_argument("--kiosk", metavar="ID", required=True, help="equipo que falló")
    parser.add_argument("--new", metavar="ID", required=True, help="nombre del equipo nuevo")
    parser.add_argument(
        "--last-good", metavar="N", type=_last_good,
        help="retira además el viejo después de este lote (si se perdió o lo robaron; 0: no vale nada de él)",
    )  # fmt: skip
    kiosk_kit_options(parser)
    parser = command(actions, "revoke", "Retira un equipo: lo que envíe después de un lote no se acepta.")
    parser.add_argument("--kiosk", metavar="ID", required=True, help="equipo")
    parser.add_argument(
        "--last-good", metavar="N", type=_last_good, required=True, help="último lote que vale (0: ninguno)"
    )
    parser.add_argument("--reason", metavar="TEXTO", default="", help="razón, para el registro")
    organiser_key_options(parser)
    _kiosk_decisions(actions, command)


def _last_good(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"«{text}» no es un lote: va de 0, ninguno, en adelante")
    return int(text)


def _kiosk_decisions(actions: Any, command: Command) -> None:
    for name, text in (
        ("accept", "Acepta que se cierre sin lo que falta de un equipo, con su razón, firmada y publicada."),
        ("exclude", "Excluye todo lo de un equipo: no cuenta, y sigue guardado."),
    ):
        parser = command(actions, name, text)
        parser.add_argument("--kiosk", metavar="ID", required=True, help="equipo")
        parser.add_argument("--reason", metavar="TEXTO", required=True, help="razón, sin nombres de votantes")
        organiser_key_options(parser)


def _box(commands: Any, command: Command) -> None:
    actions = _group(commands, "box", "Decide sobre una urna apartada: que cuente, o que no.")
    for name, text in (
        ("admit", "Admite otra urna de un equipo: cuenta junto a la primera."),
        ("exclude", "Excluye una urna: lo que trae no cuenta, y sigue guardado."),
    ):
        parser = command(actions, name, text)
        parser.add_argument("--kiosk", metavar="ID", required=True, help="equipo")
        parser.add_argument("--box", metavar="SIGNOS", required=True, help="primeros signos de la urna")
        parser.add_argument("--reason", metavar="TEXTO", required=True, help="razón, sin nombres de votantes")
        organiser_key_options(parser)


def _rescue(commands: Any, command: Command) -> None:
    parser = command(
        commands, "rescue", "Importa la urna del disco de un equipo dañado. El original solo se lee."
    )
    parser.add_argument(
        "disk",
        metavar="DISCO",
        type=Path,
        help="archivo .sqlite (con su -wal al lado) o la carpeta que lo tiene",
    )
    parser.add_argument(
        "--ballots",
        metavar="N",
        type=int,
        help="votos que dice el acta, para comparar, si su QR no se ha leído con «acta»",
    )


def _wipe_order(commands: Any, command: Command) -> None:
    parser = command(commands, "wipe-order", "Firma la orden de borrar la urna de un equipo, sin recibos.")
    parser.add_argument("kiosk", metavar="EQUIPO", help="equipo")
    parser.add_argument(
        "--box", metavar="SIGNOS", default="",
        help="primeros signos de la urna; los 32 si nada de ella ha llegado (normal: la única que se conoce)",
    )  # fmt: skip
    parser.add_argument("--reason", metavar="TEXTO", required=True, help="razón, sin nombres de votantes")
    parser.add_argument(
        "--out", metavar="OUT", type=Path, required=True, help="carpeta o memoria para la orden"
    )
    organiser_key_options(parser)


def _backup(commands: Any, command: Command) -> None:
    parser = command(commands, "backup", "Guarda todo el centro en un archivo, también mientras recibe.")
    parser.add_argument("file", metavar="ARCHIVO", type=Path, help="archivo nuevo, como centro.zip")


def _restore(commands: Any, command: Command) -> None:
    parser = command(
        commands, "restore", "Recupera un centro de su copia, en una carpeta nueva.", centre=False
    )
    parser.add_argument("file", metavar="ARCHIVO", type=Path, help="copia que hizo «backup»")
    parser.add_argument("centre", metavar="CENTRO", type=Path, help="carpeta nueva o vacía")
    parser.add_argument(
        "--database", metavar="URL", help="pasa además la base de datos a una vacía: postgresql://…"
    )
    parser.add_argument(
        "--operator", metavar="NOMBRE", default="", help="quién lo hace (normal: la cuenta del equipo)"
    )


def _archive(commands: Any, command: Command) -> None:
    text = (
        "Después de publicar: dice qué se guarda y qué se destruye, y con «--confirm» destruye el registro "
        "de personas y lo deja firmado."
    )
    parser = command(commands, "archive", text)
    parser.add_argument(
        "--bundle", metavar="PAQUETE", type=Path, required=True, help="el bundle.zip que se publicó"
    )
    parser.add_argument(
        "--keys", metavar="KEYS", type=Path, required=True,
        help="carpeta con las llaves; la del registro se destruye también",
    )  # fmt: skip
    parser.add_argument("--authority", metavar="TEXTO", default="", help="quién lo ordenó y con qué acto")
    parser.add_argument(
        "--keep-until", metavar="TEXTO", default="",
        help="hasta cuándo se guarda lo demás, y qué norma o tabla de retención lo dice; queda firmado",
    )  # fmt: skip
    parser.add_argument(
        "--confirm", metavar="NÚMERO", default="", help="segunda mirada: el número de registros que hay"
    )
    parser.add_argument(
        "--organiser-passphrase-file", metavar="ARCHIVO", type=Path,
        help="archivo con la clave del organizador (normal: se pregunta)",
    )  # fmt: skip


def _export(commands: Any, command: Command) -> None:
    parser = command(
        commands, "export", "Escribe los documentos originales que llegaron; importarlos rehace el centro."
    )
    parser.add_argument(
        "--out", metavar="OUT", type=Path, required=True, help="carpeta nueva para los originales"
    )
