"""The tally key in pieces: Shamir k of n over a 128-bit key, each share an index and twelve Spanish words.

The tally key's private half is wrapped under that 128-bit key. SHA-256(index ‖ share) of every share is kept
with the setup, so that a wrong share is named as such instead of spoiling the whole opening. Words are those
of BIP 39 in Spanish, with its checksum; accents and case do not matter when they are typed, nor what comes
after the first four letters.
"""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from Crypto.Protocol.SecretSharing import Shamir
from mnemonic import Mnemonic

from kiosk import keyring
from kiosk.errors import InvalidInput, OperatorError

WORDS = 12
MOST_TRUSTEES = 15
_SHARE_LENGTH = 16
_PURPOSE = "tally"
_SIGNIFICANT_LETTERS = 4
_NUMBER = re.compile("[0-9]{1,3}")


@dataclass(frozen=True)
class Share:
    """One trustee's piece: index from 1 and 16 bytes."""

    index: int
    value: bytes

    def __repr__(self) -> str:
        return f"Share({self.index})"

    @property
    def words(self) -> str:
        """Twelve Spanish words."""
        return unicodedata.normalize("NFC", _mnemonic().to_mnemonic(self.value))

    def digest(self) -> str:
        """SHA-256(index ‖ share), hexadecimal: tells this share without giving it away."""
        return hashlib.sha256(bytes((self.index,)) + self.value).hexdigest()

    def text(self, title: str, trustees: int, quorum: int) -> str:
        """The file that the trustee takes home."""
        return (
            "URNA ABIERTA · PARTE DE LA LLAVE DE LA URNA\n\n"
            f"Consulta: {title}\n"
            f"Depositario: {self.index} de {trustees} (para abrir bastan {quorum})\n"
            f"Palabras: {self.words}\n\n"
            "Guarde estas doce palabras en papel, donde nadie más las vea. No las fotografíe ni las envíe.\n"
        )


def split_tally_key(private: bytes, trustees: int, quorum: int) -> tuple[list[Share], dict[str, str]]:
    """The shares, and the private key (32 bytes) wrapped under what ``quorum`` of them make together.

    Raises `OperatorError` unless 2 ≤ quorum ≤ trustees ≤ 15.
    """
    if not 2 <= quorum <= trustees <= MOST_TRUSTEES:
        raise OperatorError(
            "No se puede repartir la llave entre {trustees} depositarios con {quorum} para abrir.",
            "Use de 2 a {most} depositarios, y un número para abrir de 2 hasta ese total.",
            trustees=trustees,
            quorum=quorum,
            most=MOST_TRUSTEES,
        )
    key = secrets.token_bytes(_SHARE_LENGTH)
    shares = [Share(index, value) for index, value in Shamir.split(quorum, trustees, key)]
    return shares, keyring.wrap(private, key.hex(), _PURPOSE)


def join_tally_key(shares: Sequence[Share], quorum: int, wrapped: Mapping[str, object]) -> bytes:
    """The tally private key (32 bytes). Raises `OperatorError` if there are too few different shares."""
    different = {share.index: share for share in shares}
    require_quorum(len(different), quorum)
    pieces = [(share.index, share.value) for share in different.values()][:quorum]
    return keyring.unwrap(wrapped, Shamir.combine(pieces).hex(), _PURPOSE)


def require_quorum(present: int, quorum: int) -> None:
    """Raise `OperatorError` if too few trustees came."""
    if present < quorum:
        raise OperatorError(
            "Faltan depositarios: hay {n} y se necesitan {quorum}. No se abrió nada.",
            "Reúna a otro depositario con sus doce palabras.",
            n=present,
            quorum=quorum,
        )


def check_share(share: Share, digests: Sequence[str]) -> None:
    """Raise `OperatorError`, naming the trustee, if this share is not the one that was handed out."""
    if not 1 <= share.index <= len(digests):
        raise OperatorError(
            "No hay un depositario {index}: son {n}.",
            "Revise el número del depositario.",
            index=share.index,
            n=len(digests),
        )
    own = {index: Share(index, share.value).digest() for index in range(1, len(digests) + 1)}
    owner = next((index for index, digest in own.items() if digest == digests[index - 1]), None)
    if owner not in (None, share.index):
        raise OperatorError(
            "Estas son las palabras del depositario {owner}, no las del {index}. No se abrió nada.",
            "Cada depositario escribe las suyas, bajo su propio número.",
            owner=owner, index=share.index,
        )  # fmt: skip
    if owner is None:
        raise OperatorError(
            "Las palabras del depositario {index} son de otra consulta. No se abrió nada.",
            "Busque las palabras que recibió para esta consulta.",
            index=share.index,
        )


def parse_share(text: str) -> Share:
    """A share from its file. Raises `InvalidInput` if the index or the words cannot be understood."""
    lines = dict(_fields(text.splitlines()))
    number = lines.get("depositario", "").split(" ")[0]
    if not _NUMBER.fullmatch(number) or "palabras" not in lines:
        raise InvalidInput(
            "Este archivo no tiene el número del depositario y sus doce palabras.", "Revise que sea su parte."
        )
    return share_of(int(number), lines["palabras"].split())


def share_of(index: int, typed: Sequence[str]) -> Share:
    """A share from the words as a person typed them. Raises `InvalidInput` naming the word that is wrong."""
    if len(typed) != WORDS:
        raise InvalidInput(
            "Son {words} palabras, y aquí hay {n}.", "Escríbalas todas, en orden.", words=WORDS, n=len(typed)
        )
    for place, word in enumerate(typed, 1):
        if _key(word) not in _words():
            raise InvalidInput(
                "La palabra {place}, «{word}», no es de la lista.",
                "Compárela con su papel, letra por letra.",
                place=place,
                word=word,
            )
    words = " ".join(_words()[_key(word)] for word in typed)
    try:
        value = bytes(_mnemonic().to_entropy(unicodedata.normalize("NFKD", words)))
    except ValueError as error:
        raise InvalidInput(
            "Las palabras del depositario {index} no concuerdan: una está cambiada o fuera de orden.",
            "Compárelas con su papel, una por una.",
            index=index,
        ) from error
    return Share(index, value)


@cache
def word_list() -> tuple[str, ...]:
    """The 2,048 words, for completion while they are typed."""
    return tuple(unicodedata.normalize("NFC", word) for word in _mnemonic().wordlist)


def completions(typed: str) -> tuple[str, ...]:
    """The words that begin with what was typed, whatever its accents and capitals; a whole word is itself.
    Nothing typed completes to nothing.
    """
    plain, whole = _plain(typed), _plain_words()
    if plain in whole:
        return (whole[plain],)
    return tuple(word for key, word in whole.items() if plain and key.startswith(plain))


def _fields(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


def _key(word: str) -> str:
    return _plain(word)[:_SIGNIFICANT_LETTERS]


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFD", word.strip().lower())
    return "".join(c for c in folded if not unicodedata.combining(c))


@cache
def _mnemonic() -> Mnemonic:
    return Mnemonic("spanish")


@cache
def _plain_words() -> Mapping[str, str]:
    return {_plain(word): word for word in word_list()}


@cache
def _words() -> Mapping[str, str]:
    return {_key(word): word for word in _mnemonic().wordlist}
