"""The signed head of a box: all that is true of it now, in one row.

Payload: canonical JSON with every field of `Head` (bytes as hex). It is signed by the kiosk and replaced in
the transaction of each change, so that counts, digests and polls can never disagree with what is stored,
and an edited file shows at the next start.
"""

from dataclasses import dataclass

from kiosk.box_digest import box_digest
from kiosk.canonical import Fields, canonical_json, parse_json
from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.envelope import PayloadType, SigningKey, sign_envelope, verify_envelope
from kiosk.journal import START
from kiosk.polls import Polls

BOX_ID_LENGTH = 16
_EMPTY = box_digest(())


@dataclass(frozen=True)
class Head:
    """``box`` is 16 random bytes made with the file; the digests are those of `box_digest` over leaves, over
    register entries, over the pseudonyms seen and over the leaves of ballots that were challenged, and of the
    journal's chain. ``batch_digest`` is SHA-256 of the newest batch's payload (32 zero bytes before the
    first), which names the one before it in turn. ``opened_at`` and ``closed_at`` are minutes, or empty.
    """

    consultation: bytes
    kiosk: KioskId
    station: StationCode
    mode: Mode
    box: bytes
    ballots: int = 0
    entries: int = 0
    box_digest: bytes = _EMPTY
    register_digest: bytes = _EMPTY
    seen_digest: bytes = _EMPTY
    batches: int = 0
    batch_digest: bytes = bytes(32)
    journal: int = 0
    journal_digest: bytes = START
    started: int = 0
    abandoned: int = 0
    challenged: int = 0
    challenged_digest: bytes = _EMPTY
    boots: int = 0
    polls: Polls = Polls.CLOSED
    opened_at: str = ""
    closed_at: str = ""

    @property
    def context(self) -> Context:
        """The context of every ballot in this box."""
        return Context(self.consultation, self.kiosk, self.station, self.mode)

    @property
    def under_way(self) -> int:
        """Sessions begun that ended neither in a ballot nor in a walk-away; a challenge ends none."""
        return self.started - self.ballots - self.abandoned

    def encoded(self) -> bytes:
        """The canonical payload."""
        return canonical_json({n: v.hex() if isinstance(v, bytes) else v for n, v in vars(self).items()})


def sign_head(head: Head, key: SigningKey) -> bytes:
    """The envelope of a head."""
    return sign_envelope(PayloadType.HEAD, head.encoded(), key)


def read_head(envelope: bytes, public: bytes) -> Head:
    """The head that this kiosk's key (32 bytes) signed. Raises `Refused`."""
    values = Fields(parse_json(verify_envelope(envelope, PayloadType.HEAD, public)))
    head = Head(
        consultation=values.hex("consultation", 32),
        kiosk=KioskId(values.text("kiosk")),
        station=StationCode(values.text("station")),
        mode=values.choice("mode", Mode),
        box=values.hex("box", BOX_ID_LENGTH),
        ballots=values.number("ballots"),
        entries=values.number("entries"),
        box_digest=values.hex("box_digest", 32),
        register_digest=values.hex("register_digest", 32),
        seen_digest=values.hex("seen_digest", 32),
        batches=values.number("batches"),
        batch_digest=values.hex("batch_digest", 32),
        journal=values.number("journal"),
        journal_digest=values.hex("journal_digest", 32),
        started=values.number("started"),
        abandoned=values.number("abandoned"),
        challenged=values.number("challenged"),
        challenged_digest=values.hex("challenged_digest", 32),
        boots=values.number("boots"),
        polls=values.choice("polls", Polls),
        opened_at=values.text("opened_at"),
        closed_at=values.text("closed_at"),
    )
    values.done()
    return head
