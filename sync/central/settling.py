"""What is settled between the last batch and the freeze, in one signed document that every step writes anew.

It is kept in the database, each version with its row of the audit. Type settling, organiser:
``consultation``, ``mode``, ``received`` (SHA-256 over all that counts, see `Received`), ``seed`` (hex; empty
while it is not fixed), ``spoken`` (true if the seed was read aloud), ``lists`` ([``people``, ``sha256``]: who
voted elsewhere, as sorted pseudonyms), ``rulings`` ([``person``, ``reason``, ``same``]: equal names that
people looked at).

Rules. The seed is fixed before any pseudonym is opened. While what was received stays the same it cannot be
fixed again: nobody chooses among seeds. Should more arrive, or a box be excluded, the seed is void and is
fixed anew; each time is a row of the audit. A list is brought in once; a case is ruled once.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from kiosk.canonical import Fields, canonical_json, parse_json
from kiosk.consultation import Identity
from kiosk.context import Mode
from kiosk.counting import PEOPLE, counted
from kiosk.envelope import PayloadType, SigningKey, sign_envelope, verify_envelope
from kiosk.errors import OperatorError, Refused
from sync.central.audit import Clerk
from sync.central.decisions import check_signed_reason
from sync.central.elsewhere import ElsewhereList
from sync.central.places import Centre
from sync.central.seed_text import said
from sync.central.store import Store
from sync.central.transaction import Transaction
from sync.decision import MOST_REASON

_MOST_SEED = 200


@dataclass(frozen=True)
class Received:
    """SHA-256 of the payloads of all batches that count, and of the rescues that say more than they do."""

    batches: tuple[bytes, ...]
    rescues: tuple[bytes, ...]

    @property
    def hashes(self) -> tuple[bytes, ...]:
        """Both, sorted."""
        return tuple(sorted((*self.batches, *self.rescues)))

    @property
    def digest(self) -> bytes:
        """SHA-256 of all of them, sorted and joined."""
        return hashlib.sha256(b"".join(self.hashes)).digest()

    def seed(self, consultation: bytes) -> bytes:
        """The computed seed: SHA-256(consultation digest ‖ all of them, sorted and joined)."""
        return hashlib.sha256(consultation + b"".join(self.hashes)).digest()


@dataclass(frozen=True)
class Ruling:
    """What people decided about ballots of one name: that it is the same person, or that it is not."""

    person: bytes
    same: bool
    reason: str


@dataclass(frozen=True)
class Settling:
    """All that is settled so far."""

    consultation: bytes
    mode: Mode
    received: bytes = bytes(32)
    seed: bytes = b""
    spoken: bool = False
    lists: tuple[ElsewhereList, ...] = ()
    rulings: tuple[Ruling, ...] = ()

    @property
    def elsewhere(self) -> frozenset[bytes]:
        """The pseudonyms of everybody who voted elsewhere."""
        return frozenset(person for each in self.lists for person in each.people)

    @property
    def one_person(self) -> frozenset[bytes]:
        """Names that were ruled to be one person."""
        return frozenset(ruling.person for ruling in self.rulings if ruling.same)

    def encoded(self) -> bytes:
        """The canonical payload."""
        return canonical_json(
            {
                "consultation": self.consultation.hex(),
                "lists": [
                    {"people": [person.hex() for person in each.people], "sha256": each.sha256.hex()}
                    for each in self.lists
                ],
                "mode": self.mode.value,
                "received": self.received.hex(),
                "rulings": [
                    {"person": each.person.hex(), "reason": each.reason, "same": each.same}
                    for each in self.rulings
                ],
                "seed": self.seed.hex(),
                "spoken": self.spoken,
            }
        )


def received_by(transaction: Transaction) -> Received:
    """What counts now."""
    out = transaction.excluded()
    batches = [batch for batch in transaction.batches() if (batch.kiosk, batch.box) not in out]
    rows = [row for row in transaction.rescues() if (row.kiosk, row.box) not in out]
    last = {(row.kiosk, row.box): row.payload_sha256 for row in rows}  # the last one has most ballots
    marked = {place for place in last if transaction.rescued_items(*place)}
    final = {(batch.kiosk, batch.box) for batch in batches if batch.final}
    rescues = [digest for place, digest in last.items() if place in marked or place not in final]
    return Received(tuple(sorted(batch.payload_sha256 for batch in batches)), tuple(sorted(rescues)))


def read_settling(centre: Centre, transaction: Transaction) -> Settling:
    """What is settled; nothing if no step was done. Raises `Refused` if it was altered."""
    envelope = transaction.settled()
    if envelope is None:
        return Settling(centre.setup.consultation, centre.setup.mode)
    settling = _parse(verify_envelope(envelope, PayloadType.SETTLING, centre.setup.keys.organiser))
    if (settling.consultation, settling.mode) != (centre.setup.consultation, centre.setup.mode):
        raise Refused("settling-consultation", "Lo decidido antes del cierre es de otra consulta.")
    return settling


def _parse(payload: bytes) -> Settling:
    fields = Fields(parse_json(payload))
    settling = Settling(
        consultation=fields.hex("consultation", 32),
        mode=fields.choice("mode", Mode),
        received=fields.hex("received", 32),
        seed=fields.hex_text("seed", _MOST_SEED * 4),
        spoken=fields.flag("spoken"),
        lists=tuple(_list(value) for value in fields.items("lists")),
        rulings=tuple(_ruling(value) for value in fields.items("rulings")),
    )
    fields.done()
    return settling


def _list(value: Any) -> ElsewhereList:
    fields = Fields(value)
    each = ElsewhereList(
        fields.hex("sha256", 32), tuple(bytes.fromhex(str(person)) for person in fields.items("people"))
    )
    fields.done()
    return each


def _ruling(value: Any) -> Ruling:
    fields = Fields(value)
    ruling = Ruling(fields.hex("person", 32), fields.flag("same"), fields.text("reason", MOST_REASON))
    fields.done()
    return ruling


def seed_is_fixed(centre: Centre, store: Store) -> bool:
    """True if the seed stands for what is here now."""
    with store.reading() as transaction:
        settling = read_settling(centre, transaction)
        return bool(settling.seed) and settling.received == received_by(transaction).digest


def fix_seed(centre: Centre, store: Store, clerk: Clerk, organiser: SigningKey, spoken: str = "") -> Settling:
    """Fix the seed: computed, or the UTF-8 bytes of a text read aloud.

    Raises `OperatorError` if it stands already for what is here, or the count is closed.
    """
    with store.transaction() as transaction:
        received = received_by(transaction)
        digest = centre.setup.consultation
        seed = spoken.strip().encode() or received.seed(digest)

        def settle(old: Settling) -> Settling:
            if old.seed and old.received == received.digest:
                raise OperatorError(
                    "La semilla ya se fijó y no ha llegado nada más: no se puede cambiar.",
                    "Siga con la revisión.",
                )
            if len(spoken.strip()) > _MOST_SEED:
                raise OperatorError("La semilla es muy larga. No se hizo nada.", "Escriba hasta 200 letras.")
            return replace(old, received=received.digest, seed=seed, spoken=bool(spoken.strip()))

        detail = f"{'leída' if spoken.strip() else 'calculada'}: {said(seed)}"
        return _settle(centre, transaction, clerk, organiser, settle, ("seed", detail))


def bring_elsewhere(
    centre: Centre, store: Store, clerk: Clerk, organiser: SigningKey, people: ElsewhereList
) -> Settling:
    """Keep a list of people who voted elsewhere. Raises `OperatorError` if the same file is here already."""

    def settle(old: Settling) -> Settling:
        if any(each.sha256 == people.sha256 for each in old.lists):
            raise OperatorError("Esta misma lista ya se trajo. No se hizo nada.", "Siga con la semilla.")
        return replace(old, lists=(*old.lists, people))

    detail = f"{counted(len(people.people), PEOPLE)}, {people.sha256.hex()}"
    with store.transaction() as transaction:
        return _settle(centre, transaction, clerk, organiser, settle, ("elsewhere", detail))


def rule(centre: Centre, store: Store, clerk: Clerk, organiser: SigningKey, ruling: Ruling) -> Settling:
    """Keep what people decided about one name. Raises `OperatorError` if that was decided before, if there
    is no reason, or people are known by their documents.
    """
    check_signed_reason(centre, organiser, ruling.reason)
    if centre.consultation.identity is not Identity.NAME:
        raise OperatorError(
            "Aquí las personas se conocen por su documento: la regla de la semilla decide. No se hizo nada."
        )

    def settle(old: Settling) -> Settling:
        if any(each.person == ruling.person for each in old.rulings):
            raise OperatorError("Este caso ya se decidió. No se hizo nada.", "Siga con el que sigue.")
        return replace(old, rulings=(*old.rulings, ruling))

    what = "misma persona" if ruling.same else "personas distintas"
    detail = f"{ruling.person.hex()[:8]} {what}: {ruling.reason}"
    with store.transaction() as transaction:
        return _settle(centre, transaction, clerk, organiser, settle, ("ruling", detail))


def _settle(
    centre: Centre, transaction: Transaction, clerk: Clerk, organiser: SigningKey,
    change: Callable[[Settling], Settling], audit: tuple[str, str],
) -> Settling:  # fmt: skip
    """The changed document and its row of the audit, both or neither."""
    centre.require_running()
    centre.require_organiser(organiser)
    clerk.note(transaction, *audit)
    settled = change(read_settling(centre, transaction))
    transaction.settle(sign_envelope(PayloadType.SETTLING, settled.encoded(), organiser))
    centre.require_running()  # on PostgreSQL the row waits for a freeze that has begun
    return settled
