"""The one way from bytes to a `VerifiedBatch`. No I/O, and nothing else makes that value.

Rules, in this order: the size, before anything is read; the envelope's one form; the signer, found on the
roster; the signature, before the payload is parsed; the payload's form; that kiosk, station, consultation and
mode are the signer's; the revocation; the sums; the signed head of the box. A batch that passes may still be
a copy, a fork, or ahead of a gap: that depends on what the centre already has, and intake decides it.
"""

import hashlib
from dataclasses import dataclass

from kiosk.context import KioskId
from kiosk.envelope import PayloadType, key_id, read_envelope, signer_of
from kiosk.errors import Refused
from kiosk.head import read_head
from kiosk.record import BallotRecord
from kiosk.roster import Roster, RosterKiosk
from sync.batch import MOST_BALLOTS, MOST_BYTES, MOST_CHALLENGED, Batch, parse_batch
from sync.brought import Brought


@dataclass(frozen=True)
class VerifiedBatch:
    """A batch whose signature and form hold, with its original envelope, the SHA-256 of that and of its
    payload (32 bytes each), and the keys of what it brings.
    """

    batch: Batch
    payload_sha256: bytes
    envelope_sha256: bytes
    envelope: bytes
    brought: Brought


def verify_batch(envelope: bytes, roster: Roster) -> VerifiedBatch:
    """Raises `Refused` with one of these reasons: ``batch-size``, those of `verify_envelope`,
    ``kiosk-unknown``, those of `parse_batch`, ``batch-kiosk``, ``batch-station``, ``batch-consultation``,
    ``batch-mode``, ``kiosk-revoked``, ``record-malformed``, ``batch-sums``, ``batch-head``.
    """
    # 1. Size, before anything is read.
    if len(envelope) > MOST_BYTES:
        raise Refused("batch-size", "El lote es más grande que lo permitido.")
    claim = read_envelope(envelope)
    # 2. The signer stands on the roster; the key is taken from there.
    signer = _listed(roster, claim.key_id)
    # 3. The signature, before the payload is parsed.
    payload = claim.verified(PayloadType.BATCH, signer.public)
    # 4. The payload's one form.
    batch = parse_batch(payload)
    # 5. It speaks for its signer and for this consultation.
    _check_belonging(batch, signer, roster)
    # 6. The kiosk was not revoked before this sequence.
    require_not_revoked(roster, signer.id, batch.sequence)
    # 7. Records and sums.
    _check_contents(batch)
    # 8. The box's own signed head says the same.
    _check_head(batch, signer)
    brought = Brought.of(batch.ballots, batch.entries, batch.challenged_leaves)
    payload_sha256, envelope_sha256 = (hashlib.sha256(data).digest() for data in (payload, envelope))
    return VerifiedBatch(batch, payload_sha256, envelope_sha256, envelope, brought)


def signer_on(roster: Roster, envelope: bytes) -> RosterKiosk:
    """The kiosk whose key an envelope names. Raises `Refused` (``kiosk-unknown``) if it is not listed."""
    return _listed(roster, signer_of(envelope))


def _listed(roster: Roster, signer: str) -> RosterKiosk:
    for kiosk in roster.kiosks:
        if key_id(kiosk.public) == signer:
            return kiosk
    raise Refused("kiosk-unknown", "Lo firmó un equipo que no está en la lista de puestos.")


def require_not_revoked(roster: Roster, kiosk: str, sequence: int) -> None:
    """Raise `Refused` (``kiosk-revoked``) if the roster revokes this kiosk before this sequence."""
    last_good = roster.revocations.get(KioskId(kiosk))
    if last_good is not None and sequence > last_good:
        raise Refused(
            "kiosk-revoked", "El equipo {kiosk} fue retirado: su último lote válido es el {last_good}.",
            kiosk=kiosk, last_good=last_good,
        )  # fmt: skip


def _check_belonging(batch: Batch, signer: RosterKiosk, roster: Roster) -> None:
    if batch.kiosk != signer.id:
        text = "El lote dice ser de {kiosk}, pero lo firmó {signer}."
        raise Refused("batch-kiosk", text, kiosk=batch.kiosk, signer=signer.id)
    if batch.station != signer.station:
        text = "El equipo {kiosk} no está asignado al puesto {station}."
        raise Refused("batch-station", text, kiosk=signer.id, station=batch.station)
    if batch.consultation != roster.consultation:
        raise Refused("batch-consultation", "El lote es de otra consulta.")
    if batch.mode is not roster.mode:
        raise Refused("batch-mode", "El lote es de práctica y la urna es oficial, o al revés.")


def _check_contents(batch: Batch) -> None:
    brought = (len(batch.ballots), len(batch.entries), len(batch.challenged_leaves))
    if max(brought[:2]) > MOST_BALLOTS or brought[2] > MOST_CHALLENGED:
        raise Refused("batch-size", "El lote trae más votos que los permitidos.")
    for record in batch.ballots:
        BallotRecord.parse(record)
    totals = (batch.total_ballots, batch.total_entries, batch.challenged)
    enough = all(total >= count for total, count in zip(totals, brought, strict=True))
    if not (totals == brought if batch.sequence == 1 else enough):
        raise Refused("batch-sums", "Las sumas del lote no corresponden a lo que trae.")


def _check_head(batch: Batch, signer: RosterKiosk) -> None:
    head = read_head(batch.head, signer.public)
    counts = (head.ballots, head.entries, head.challenged)
    totals = (batch.total_ballots, batch.total_entries, batch.challenged)
    sums = all(count >= total for count, total in zip(counts, totals, strict=True))
    digests = (head.box_digest, head.challenged_digest) == (batch.box_digest, batch.challenged_digest)
    whole = counts == totals and digests
    same_box = (head.context, head.box) == (batch.context, batch.box)
    if not same_box or not sums or (batch.final and not whole):
        raise Refused("batch-head", "El lote y el estado firmado de su urna no dicen lo mismo.")
