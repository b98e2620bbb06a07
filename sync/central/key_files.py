"""The organiser's and the roll office's keys, each a file of its own under its own passphrase.

``organiser.key``: the Ed25519 seed. ``register.key``: the X25519 private key ‖ the pseudonym secret. Both are
JSON made by `keyring.wrap`. They never lie in the centre's folder.
"""

from dataclasses import dataclass
from pathlib import Path

from kiosk import keyring
from kiosk.canonical import canonical_json, parse_json
from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError, Refused
from kiosk.files import read_file, write_durably

ORGANISER_FILE = "organiser.key"
REGISTER_FILE = "register.key"
_MOST_BYTES = 4096
SHORTEST_PASSPHRASE = 8
"""Letters."""


@dataclass(frozen=True)
class RegisterKey:
    """What the roll office holds: the register's private key and the pseudonym secret (32 bytes each)."""

    private: bytes
    pseudonym_secret: bytes

    def __repr__(self) -> str:
        return "RegisterKey()"


def write_organiser(folder: Path, key: SigningKey, passphrase: str) -> None:
    """Write ``organiser.key``."""
    write_durably(folder / ORGANISER_FILE, canonical_json(keyring.wrap(key.seed, passphrase, "organiser")))


def write_register(folder: Path, key: RegisterKey, passphrase: str) -> None:
    """Write ``register.key``."""
    wrapped = keyring.wrap(key.private + key.pseudonym_secret, passphrase, "register")
    write_durably(folder / REGISTER_FILE, canonical_json(wrapped))


def read_organiser(folder: Path, passphrase: str) -> SigningKey:
    """The organiser's key. Raises `OperatorError` for a wrong passphrase or a missing file."""
    return SigningKey(_unwrap(folder / ORGANISER_FILE, passphrase, "organiser", "del organizador"))


def read_register(folder: Path, passphrase: str) -> RegisterKey:
    """The roll office's key. Raises `OperatorError` for a wrong passphrase or a missing file."""
    secret = _unwrap(folder / REGISTER_FILE, passphrase, "register", "del registro")
    return RegisterKey(secret[:32], secret[32:])


def read_passphrase(path: Path) -> str:
    """The first line of a passphrase file. Raises `OperatorError` if it is missing or too short."""
    lines = read_file(path, _MOST_BYTES).decode("utf-8", "replace").splitlines()
    found = lines[0].strip() if lines else ""
    if is_short(found):
        raise OperatorError(
            "La clave en {path} es muy corta: necesita {least} letras o más.",
            "Una clave es una frase larga que solo conoce su dueño; en un archivo va en la primera línea.",
            path=path,
            least=SHORTEST_PASSPHRASE,
        )
    return found


def is_short(passphrase: str) -> bool:
    """True if it has not the letters that a passphrase needs."""
    return len(passphrase) < SHORTEST_PASSPHRASE


def _unwrap(path: Path, passphrase: str, purpose: str, whose: str) -> bytes:
    try:
        return keyring.unwrap(parse_json(read_file(path, _MOST_BYTES)), passphrase, purpose)
    except OperatorError as error:
        raise OperatorError(
            "No se pudo abrir la llave {whose} ({path}).", error.do, whose=whose, path=path
        ) from error
    except Refused as error:
        raise OperatorError(
            "El archivo de la llave {whose} está dañado ({path}).",
            "Use la copia que guardó de ese archivo.",
            whose=whose,
            path=path,
        ) from error
