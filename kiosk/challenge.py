"""A challenge: a ballot that was sealed, voided and opened, so that anybody can see what the machine sealed.

===================  =====  ================================================================================
part                 bytes  content
===================  =====  ================================================================================
version                  1  1
record                 257  as it would have been cast; SHA-256 of it gives the tracking code shown before
r                       32  opens the commitment in the record
ballot                  64  the choices that the machine says it committed to
context              the rest  as `kiosk.context` encodes it
===================  =====  ================================================================================

As text: ``challenge=`` and the bytes as base64url (RFC 4648, section 5) without padding; behind the address
of a page and ``#`` where the consultation has a page. What comes behind ``#`` is never sent to a server.

It shows that the commitment under this tracking code is to these choices, with SHA-256 alone. It says nothing
about any vote: the ballot was voided, and the next one has another r.
"""

import base64
import binascii
from dataclasses import dataclass
from hmac import compare_digest

from kiosk.ballot import BALLOT_LENGTH, decode_ballot
from kiosk.context import Context, parse_context
from kiosk.errors import Refused
from kiosk.record import NONCE_LENGTH, RECORD_LENGTH, BallotRecord, commit, leaf_of, tracking_code

PREFIX = "challenge="
_VERSION = b"\x01"
_NONCE_AT = 1 + RECORD_LENGTH
_BALLOT_AT = _NONCE_AT + NONCE_LENGTH
_CONTEXT_AT = _BALLOT_AT + BALLOT_LENGTH
_MOST_TEXT = 2000


@dataclass(frozen=True)
class Challenge:
    """``record`` has 257 bytes, ``nonce`` (r) 32, ``ballot`` 64."""

    context: Context
    record: bytes
    nonce: bytes
    ballot: bytes

    @property
    def leaf(self) -> bytes:
        """What the voided ballot is listed under (32 bytes)."""
        return leaf_of(self.record)

    @property
    def code(self) -> str:
        """The tracking code: the one that stood on the screen before anybody had decided."""
        return tracking_code(self.leaf)

    @property
    def selections(self) -> tuple[int, ...]:
        """The numbers on the ballot, ascending. Raises `Refused` if these bytes are no ballot."""
        return decode_ballot(self.ballot)

    @property
    def holds(self) -> bool:
        """True if the record commits to exactly this ballot."""
        committed = BallotRecord.parse(self.record).commitment
        return compare_digest(commit(self.context, self.nonce, self.ballot), committed)

    @property
    def shows_a_ballot(self) -> bool:
        """True if it `holds` and what was committed to is a ballot at all."""
        try:
            decode_ballot(self.ballot)
        except Refused:
            return False
        return self.holds

    def encoded(self) -> bytes:
        """The bytes of the table above."""
        return _VERSION + self.record + self.nonce + self.ballot + self.context.encoded()

    def text(self, page: str = "") -> str:
        """What the QR carries: a link to ``page``, or plain text where there is none."""
        encoded = PREFIX + base64.urlsafe_b64encode(self.encoded()).rstrip(b"=").decode()
        return f"{page}#{encoded}" if page else encoded


def read_challenge(text: str) -> Challenge:
    """The challenge in a QR's text or in the part of it behind ``#``.

    Raises `Refused` (``challenge-malformed``) for anything else. Whether it `holds` is for the caller to see.
    """
    _, found, encoded = text.strip().rpartition(PREFIX)
    data = _decoded(encoded) if found and len(text) <= _MOST_TEXT else b""
    if len(data) <= _CONTEXT_AT or data[:1] != _VERSION:
        raise _malformed()
    record = data[1:_NONCE_AT]
    try:
        BallotRecord.parse(record)
        context = parse_context(data[_CONTEXT_AT:])
    except Refused as error:
        raise _malformed() from error
    return Challenge(context, record, data[_NONCE_AT:_BALLOT_AT], data[_BALLOT_AT:_CONTEXT_AT])


def _decoded(text: str) -> bytes:
    """The bytes of base64url in its one form, or none."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""
    return data if base64.urlsafe_b64encode(data).rstrip(b"=").decode() == text else b""


def _malformed() -> Refused:
    return Refused(
        "challenge-malformed",
        "Este código no es el de una prueba de la máquina, o está incompleto.",
        "Vuelva a leer el QR entero.",
    )
