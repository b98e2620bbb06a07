"""The ballot record: 257 bytes, always, whatever was chosen and whoever chose.

====================  =====  ===============================================================================
part                  bytes  content
====================  =====  ===============================================================================
version                   1  1
commitment C             32  SHA-256("urna/1/commit" ‖ context ‖ r ‖ ballot), r = 32 random bytes
sealed ballot           144  HPKE to the tally key of r ‖ ballot, info = "urna/1/ballot" ‖ context ‖ C
sealed pseudonym         80  HPKE to the register key, info = "urna/1/pseudonym" ‖ context ‖
                             SHA-256(C ‖ sealed ballot)
====================  =====  ===============================================================================

A leaf is SHA-256 of the record; the tracking code its first 75 bits. A record copied to another kiosk, or a
sealed ballot put under another pseudonym, does not open: both seals are bound to where they belong.
"""

import hashlib
import secrets
from dataclasses import dataclass
from hmac import compare_digest

from kiosk import crockford, sealing
from kiosk.ballot import BALLOT_LENGTH
from kiosk.context import Context
from kiosk.errors import InvalidInput, Refused, noted

RECORD_LENGTH = 257
COMMITMENT_LENGTH = 32
SEALED_BALLOT_LENGTH = 144
SEALED_PSEUDONYM_LENGTH = 80
NONCE_LENGTH = 32
_VERSION = b"\x01"
_BALLOT_INFO = b"urna/1/ballot"

Bytes = bytes | bytearray
_CODE_BITS = 75
_CODE_CHARACTERS = 16


@dataclass(frozen=True)
class BallotRecord:
    """The three parts of a record; see the module's table for lengths."""

    commitment: bytes
    sealed_ballot: bytes
    sealed_pseudonym: bytes

    def encoded(self) -> bytes:
        """The 257 bytes."""
        return _VERSION + self.commitment + self.sealed_ballot + self.sealed_pseudonym

    @staticmethod
    def parse(data: bytes) -> "BallotRecord":
        """Split 257 bytes. Raises `Refused` for another length or version."""
        if len(data) != RECORD_LENGTH or data[:1] != _VERSION:
            raise Refused("record-malformed", "Un voto sellado no tiene la forma acordada.")
        return BallotRecord(data[1:33], data[33:177], data[177:])


def overwrite(secret: bytearray) -> None:
    """Zeros where it stood."""
    secret[:] = bytes(len(secret))


def commit(context: Context, nonce: Bytes, ballot: Bytes) -> bytes:
    """C, 32 bytes: binds the choices before anyone knows whether the ballot will be challenged."""
    return _commitment(context.encoded(), nonce, ballot)


def seal_record(
    context: Context, ballot: Bytes, pseudonym: bytes, tally_key: bytes, register_key: bytes
) -> tuple[BallotRecord, bytearray]:
    """Seal an encoded ballot (64 bytes) and a pseudonym (32); returns the record and r.

    r opens the commitment. The caller overwrites it when the ballot is cast and shows it when it is
    challenged.
    """
    if len(ballot) != BALLOT_LENGTH or len(pseudonym) != 32:
        raise ValueError("a ballot has 64 bytes and a pseudonym 32")
    nonce = bytearray(secrets.token_bytes(NONCE_LENGTH))
    commitment = commit(context, nonce, ballot)
    opening = bytearray(nonce)
    opening += ballot
    sealed_ballot = sealing.seal(tally_key, opening, _ballot_info(context, commitment))
    overwrite(opening)
    sealed_pseudonym = sealing.seal(
        register_key, pseudonym, _pseudonym_info(context, commitment, sealed_ballot)
    )
    return BallotRecord(commitment, sealed_ballot, sealed_pseudonym), nonce


def open_ballot(context: Context, commitment: bytes, sealed_ballot: bytes, tally_private: bytes) -> bytes:
    """The 64 bytes of the ballot.

    Raises `Refused`: ``unsealable``, or ``commitment-mismatch`` when r ‖ ballot is not what C committed to.
    """
    return BallotOpener(context, tally_private).open(commitment, sealed_ballot)


class BallotOpener:
    """Opens the ballots of one context: what is the same for all of them is made ready once."""

    def __init__(self, context: Context, tally_private: bytes) -> None:
        self._context = context.encoded()
        self._info = _BALLOT_INFO + self._context
        self._key = sealing.OpeningKey(tally_private)

    def open(self, commitment: bytes, sealed_ballot: bytes) -> bytes:
        """As `open_ballot`."""
        opened = self._key.open(sealed_ballot, self._info + commitment)
        nonce, ballot = opened[:NONCE_LENGTH], opened[NONCE_LENGTH:]
        committed = _commitment(self._context, nonce, ballot)
        if len(ballot) != BALLOT_LENGTH or not compare_digest(committed, commitment):
            raise Refused("commitment-mismatch", "Un voto no es el que su código de seguimiento prometió.")
        return ballot


def open_pseudonym(context: Context, record: BallotRecord, register_private: bytes) -> bytes:
    """The pseudonym, 32 bytes. Raises `Refused` if it was not sealed with exactly this ballot, here."""
    info = _pseudonym_info(context, record.commitment, record.sealed_ballot)
    return sealing.open_sealed(register_private, record.sealed_pseudonym, info)


def leaf_of(record: bytes) -> bytes:
    """SHA-256 of the 257 bytes: the record's name and primary key."""
    return hashlib.sha256(record).digest()


def tracking_code(leaf: bytes) -> str:
    """``K7QF-2MXD-9RTA-W4HN``: the first 75 bits of the leaf and a Luhn mod 32 check character."""
    bits = int.from_bytes(leaf, "big") >> 8 * len(leaf) - _CODE_BITS
    text = crockford.encode(bits, _CODE_CHARACTERS - 1)
    return crockford.grouped(text + crockford.check_character(text))


def tracking_link(code: str, page: str) -> str:
    """What a QR of a tracking code carries: a link that looks for it on ``page``, or the code itself."""
    return f"{page}#codigo={code}" if page else code


def parse_tracking_code(text: str) -> str:
    """The code in the form of `tracking_code`. Raises `InvalidInput` for a slip of the hand."""
    compact = crockford.clean(text, _CODE_CHARACTERS, noted("el código de seguimiento"))
    if crockford.check_character(compact[:-1]) != compact[-1]:
        raise InvalidInput("El código de seguimiento tiene un error.", "Compárelo signo por signo.")
    return crockford.grouped(compact)


def _ballot_info(context: Context, commitment: bytes) -> bytes:
    return _BALLOT_INFO + context.encoded() + commitment


def _commitment(context: bytes, nonce: Bytes, ballot: Bytes) -> bytes:
    committed = hashlib.sha256(b"urna/1/commit" + context)
    committed.update(nonce)  # piece by piece: joined, they would stand in memory once more
    committed.update(ballot)
    return committed.digest()


def _pseudonym_info(context: Context, commitment: bytes, sealed_ballot: bytes) -> bytes:
    bound = hashlib.sha256(commitment + sealed_ballot).digest()
    return b"urna/1/pseudonym" + context.encoded() + bound
