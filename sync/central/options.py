"""The command line of ``urna-central``: every command with its options, in words that staff read."""

import argparse
from pathlib import Path
from typing import Any

from sync.central.options_staff import add_staff_commands, kiosk_kit_options
from sync.central.poster import PAPERS
from sync.version import add_version

_LAST_PORT = 65_535
_EPILOG = """\
Orden de una consulta:
  init     crea el centro, las llaves y las partes de los depositarios, en tres carpetas
  kit      hace el archivo y la carta de cada equipo
  poster   hace el afiche de los puestos, con la huella del organizador
  serve    recibe por la red lo que envían los equipos
  import   recibe los lotes que traen las memorias
  status   muestra qué ha llegado de cada puesto
  close    concilia, resuelve duplicados y congela la urna
  open     abre la urna congelada, sin red, con los depositarios
  results  cuenta
  publish  escribe lo que se publica: página, datos abiertos, informe y paquete verificable
  archive  al final: destruye el registro de personas, con acta firmada

Mientras la consulta corre:
  acta          lee el QR de las actas (foto, PDF o escáner) y lo compara con lo recibido
  point, kiosk  agregan puestos; agregan, reemplazan y retiran equipos
  rescue        importa la urna del disco de un equipo dañado
  box           decide si cuenta una urna apartada
  wipe-order    firma la orden de borrar la urna de un equipo
  backup, restore, audit  copia del centro, su recuperación, y quién hizo qué
  export        escribe los documentos originales, para rehacer el centro en otra base de datos

Códigos de salida: 0 hecho, 1 algo por corregir, 2 uso incorrecto, 3 documento rechazado."""


def build_parser() -> argparse.ArgumentParser:
    """The parser; ``options.command`` names the command."""
    parser = argparse.ArgumentParser(
        prog="urna-central",
        description="Centro de escrutinio de Urna Abierta.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(json=False)
    add_version(parser)
    commands = parser.add_subparsers(dest="command", required=True, metavar="ORDEN")
    _init(commands)
    _kit(commands)
    _poster(commands)
    _serve(commands)
    _import(commands)
    _status(commands)
    _close(commands)
    _open(commands)
    _results(commands)
    _publish(commands)
    add_staff_commands(commands, _command)
    return parser


def _command(commands: Any, name: str, text: str, *, centre: bool = True) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    if centre:
        parser.add_argument("centre", metavar="CENTRO", type=Path, help="carpeta del centro")
        parser.add_argument(
            "--database", metavar="URL", help="otra base de datos: postgresql://… (normal: central.sqlite)"
        )
        parser.add_argument(
            "--operator",
            metavar="NOMBRE",
            default="",
            help="quién lo hace (normal: la cuenta del equipo)",
        )
    parser.add_argument("--json", action="store_true", help="escribe el resultado como JSON")
    return parser


def _path(parser: argparse.ArgumentParser, name: str, text: str, *, required: bool = True) -> None:
    parser.add_argument(name, metavar=name[2:].upper(), type=Path, required=required, help=text)


def _keys(parser: argparse.ArgumentParser) -> None:
    _path(parser, "--keys", "carpeta con las llaves del organizador y del registro")
    _passphrases(parser)


def _passphrases(parser: argparse.ArgumentParser) -> None:
    for who, whose in (("organiser", "del organizador"), ("register", "de la oficina de registro")):
        parser.add_argument(
            f"--{who}-passphrase-file", metavar="ARCHIVO", type=Path,
            help=f"archivo cuya primera línea es la clave {whose} (normal: se pregunta)",
        )  # fmt: skip


def _init(commands: Any) -> None:
    parser = _command(commands, "init", "Crea el centro, las llaves y las partes de los depositarios.")
    _path(parser, "--consultation", "definición de la consulta (consultation.toml)")
    _path(parser, "--stations", "puestos de votación (stations.toml)")
    _path(parser, "--keys", "carpeta nueva para las llaves del organizador y del registro")
    _path(parser, "--shares", "carpeta nueva para las partes de los depositarios")
    parser.add_argument("--trustees", metavar="N", type=int, default=3, help="depositarios (normal: 3)")
    parser.add_argument("--quorum", metavar="K", type=int, default=2, help="cuántos abren (normal: 2)")
    parser.add_argument(
        "--mode", choices=("official", "practice"), default="practice",
        help="oficial o práctica (normal: práctica, cuyos votos no cuentan)",
    )  # fmt: skip
    _passphrases(parser)


def _kit(commands: Any) -> None:
    parser = _command(commands, "kit", "Hace el kit y la carta de activación de un equipo.")
    parser.add_argument("--station", metavar="CÓDIGO", required=True, help="puesto de votación")
    parser.add_argument("--kiosk", metavar="ID", required=True, help="nombre del equipo, como K-01")
    kiosk_kit_options(parser)


def _poster(commands: Any) -> None:
    parser = _command(commands, "poster", "Hace el afiche de los puestos de votación, para imprimir.")
    parser.add_argument("--out", metavar="ARCHIVO", type=Path, required=True, help="dónde se escribe el PDF")
    parser.add_argument(
        "--paper", choices=tuple(PAPERS), default="a3", help="papel (normal: a3, el doble de una hoja a4)"
    )


def _serve(commands: Any) -> None:
    parser = _command(commands, "serve", "Recibe por la red lo que envían los equipos.")
    parser.add_argument(
        "--host", metavar="DIRECCIÓN", default="127.0.0.1",
        help="dónde escucha (normal: 127.0.0.1, solo este equipo; para toda la red: 0.0.0.0)",
    )  # fmt: skip
    parser.add_argument("--port", metavar="N", type=_port, default=8080, help="puerto (normal: 8080)")
    parser.add_argument(
        "--processes", metavar="N", type=int, choices=range(1, 65), default=1,
        help="cuántos procesos atienden, de 1 a 64 (normal: 1; en una ciudad, uno por núcleo)",
    )  # fmt: skip
    _path(parser, "--tls-certificate", "certificado PEM, para https", required=False)
    _path(parser, "--tls-key", "llave del certificado, PEM", required=False)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"«{text}» no es un puerto: va de 0 a {_LAST_PORT}")
    return int(text)


def _import(commands: Any) -> None:
    parser = _command(commands, "import", "Recibe lotes: archivos .urna, carpetas o memorias.")
    parser.add_argument("paths", metavar="RUTA", type=Path, nargs="+", help="archivo o carpeta")
    parser.add_argument(
        "--no-receipts", action="store_true", help="no escribe recibos ni lista de puestos junto a los lotes"
    )


def _status(commands: Any) -> None:
    _command(commands, "status", "Muestra qué ha llegado de cada puesto y qué falta.")


def _close(commands: Any) -> None:
    text = (
        "Concilia, resuelve duplicados y congela la urna. Se hace una vez. En una terminal y sin archivos de "
        "claves pregunta paso a paso; cortado, sigue donde iba."
    )
    parser = _command(commands, "close", text)
    _path(parser, "--keys", "carpeta con las llaves del organizador y del registro")
    _passphrases(parser)
    parser.add_argument(
        "--seed", metavar="TEXTO", help="semilla leída en público para elegir entre duplicados"
    )
    parser.add_argument(
        "--accept", metavar="EQUIPO=RAZÓN", action="append", default=[],
        help="acepta, con su razón, que falte lo de un equipo; una vez por cada uno",
    )  # fmt: skip
    parser.add_argument(
        "--accept-incomplete", action="store_true",
        help="acepta todos los que falten, con la razón de «--reason»",
    )  # fmt: skip
    parser.add_argument("--reason", metavar="TEXTO", default="", help="razón para «--accept-incomplete»")
    parser.add_argument(
        "--elsewhere", metavar="ARCHIVO", type=Path, action="append", default=[],
        help="lista CSV (document_type, document) de quienes ya votaron en otra parte",
    )  # fmt: skip


def _open(commands: Any) -> None:
    parser = _command(
        commands, "open", "Abre la urna congelada con los depositarios, en una máquina sin red.", centre=False
    )
    parser.add_argument("box", metavar="URNA", type=Path, help="frozen.box")
    parser.add_argument(
        "--share", metavar="ARCHIVO", type=Path, action="append", default=[], dest="shares",
        help="parte de un depositario; una vez por cada uno (normal: se escriben sus palabras)",
    )  # fmt: skip
    _path(parser, "--out", "archivo donde se escriben los totales")


def _results(commands: Any) -> None:
    parser = _command(commands, "results", "Cuenta: resultados exactos, de uso interno.")
    _path(parser, "--opened", "archivo de totales que escribió «open»")


def _publish(commands: Any) -> None:
    parser = _command(commands, "publish", "Escribe lo que se publica, con los grupos pequeños protegidos.")
    _path(parser, "--opened", "archivo de totales que escribió «open»")
    _path(parser, "--out", "carpeta nueva para publicar")
    parser.add_argument(
        "--page", metavar="URL", default="", help="dirección que tendrá la página, para el QR del informe"
    )
    _path(parser, "--keys", "carpeta con la llave del organizador")
    parser.add_argument(
        "--organiser-passphrase-file", metavar="ARCHIVO", type=Path,
        help="archivo cuya primera línea es la clave del organizador (normal: se pregunta)",
    )  # fmt: skip
    parser.add_argument(
        "--register-passphrase-file", metavar="ARCHIVO", type=Path,
        help="no se usa al publicar; se acepta para escribir la línea igual que las otras",
    )  # fmt: skip
