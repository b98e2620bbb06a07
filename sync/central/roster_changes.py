"""Changing the roster while the consultation runs: points added, kiosks replaced and revoked.

Every change is a new version, signed by the organiser; servers and sticks hand it to the kiosks. What a
revoked kiosk sent up to its last good sequence stays; what it sent beyond is set back to the held batches,
where nothing is lost: a later version with a higher sequence takes it in again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from kiosk.consultation import VotingPoint
from kiosk.context import KioskId, StationCode
from kiosk.envelope import PayloadType, SigningKey, read_unverified_payload
from kiosk.errors import OperatorError
from kiosk.roster import Roster
from sync.batch import parse_batch
from sync.brought import Brought
from sync.central.intake import take_waiting
from sync.central.key_files import RegisterKey
from sync.central.kits import issue_kit
from sync.central.places import Centre
from sync.central.store import Store
from sync.central.transaction import Transaction
from sync.rescue import verify_rescue

_POINT_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,15}")
_MOST_NAME = 80


@dataclass(frozen=True)
class Enforced:
    """How many documents (batches and rescues) a roster set back, and how many it let in again."""

    set_back: int
    taken: int


@dataclass(frozen=True)
class Revoked:
    """The new roster, and what it did to what was here."""

    roster: Roster
    enforced: Enforced


def add_point(centre: Centre, organiser: SigningKey, point: VotingPoint) -> Roster:
    """A new voting point; kiosks are added to it with `issue_kit`. Raises `OperatorError`."""
    centre.require_running()
    centre.require_organiser(organiser)
    roster = centre.roster()
    _check_point(point, roster)
    grown = replace(roster, version=roster.version + 1, points=(*roster.points, point))
    centre.add_roster(grown, organiser)
    return grown


def replace_kiosk(
    centre: Centre,
    old: str,
    new: str,
    out: Path,
    organiser: SigningKey,
    register: RegisterKey,
    server: str = "",
) -> tuple[Path, Path, str]:
    """A kit for a new kiosk at the point of an old one; its paths and activation code.

    The old one stays on the roster: what it still holds, by stick or by rescue, is welcome. If it was lost or
    stolen it must be revoked as well. Raises `OperatorError`.
    """
    known = _known(centre.roster(), old)
    return issue_kit(centre, known, new, out, organiser, register, server)


def revoke_kiosk(centre: Centre, store: Store, kiosk: str, last_good: int, organiser: SigningKey) -> Revoked:
    """Revoke a kiosk beyond a sequence (0: nothing of it counts), or change that sequence.

    Raises `OperatorError` if the kiosk is unknown, the sequence the same as before, or the count closed.
    """
    centre.require_running()
    centre.require_organiser(organiser)
    roster = centre.roster()
    _known(roster, kiosk)
    if roster.revocations.get(KioskId(kiosk)) == last_good:
        raise OperatorError(f"El equipo {kiosk} ya estaba retirado así. No se hizo nada.")
    revocations: Mapping[KioskId, int] = {**roster.revocations, KioskId(kiosk): last_good}
    changed = replace(roster, version=roster.version + 1, revocations=MappingProxyType(dict(revocations)))
    centre.add_roster(changed, organiser)
    return Revoked(changed, enforce(centre, store, changed))


def enforce(centre: Centre, store: Store, roster: Roster) -> Enforced:
    """Make what counts agree with the revocations; doing it again changes nothing.

    A server that read the version before may have taken a batch in meanwhile: closing does it once more.
    """
    set_back = taken = 0
    for kiosk, last_good in roster.revocations.items():
        with store.transaction() as transaction:
            transaction.lock_kiosk(kiosk)
            set_back += _set_back(transaction, kiosk, last_good, roster, centre)
            for box in sorted({held.box for held in transaction.held(kiosk)}):
                taken += take_waiting(transaction, kiosk, box, roster, centre.signing_key)
    return Enforced(set_back, taken)


def _set_back(
    transaction: Transaction, kiosk: KioskId, last_good: int, roster: Roster, centre: Centre
) -> int:
    beyond = [batch for batch in transaction.batches(kiosk) if batch.sequence > last_good]
    rescues = [row for row in transaction.rescues(kiosk) if row.batches + 1 > last_good]
    for batch in beyond:
        transaction.set_back(batch)
    for row in rescues:
        envelope = transaction.envelope(row.payload_sha256)
        transaction.drop_rescue(row.payload_sha256)
        transaction.hold(kiosk, row.box, 0, row.payload_sha256, "kiosk-revoked", envelope)
    for box in sorted({batch.box for batch in beyond} | {row.box for row in rescues}):
        _fill_again(transaction, kiosk, box, roster, centre)
    return len(beyond) + len(rescues)


def _fill_again(transaction: Transaction, kiosk: KioskId, box: bytes, roster: Roster, centre: Centre) -> None:
    """What is in the box, from the documents that still count."""
    transaction.empty(kiosk, box)
    for batch in transaction.batches(kiosk):
        if batch.box == box:
            envelope = transaction.envelope(batch.payload_sha256)
            contents = parse_batch(read_unverified_payload(envelope, PayloadType.BATCH))
            brought = Brought.of(contents.ballots, contents.entries, contents.challenged_leaves)
            transaction.put(kiosk, box, brought)
    for row in transaction.rescues(kiosk):
        if row.box == box:
            rescue = verify_rescue(
                transaction.envelope(row.payload_sha256), roster, centre.signing_key.public
            )
            transaction.put(kiosk, box, rescue.brought(), rescued=True)


def _known(roster: Roster, kiosk: str) -> StationCode:
    known = roster.kiosk(kiosk)
    if known is None:
        raise OperatorError(
            f"No hay un equipo {kiosk} en la lista de puestos. No se hizo nada.", "Búsquelo con «status»."
        )
    return known.station


def _check_point(point: VotingPoint, roster: Roster) -> None:
    if not _POINT_CODE.fullmatch(point.code):
        raise OperatorError(
            f"«{point.code}» no sirve como código de puesto. No se hizo nada.",
            "Use de 1 a 16 letras mayúsculas sin tilde, números y guiones, como UCG-31.",
        )
    texts = (point.name, point.localidad)
    if not all(text.strip() == text and 0 < len(text) <= _MOST_NAME and text.isprintable() for text in texts):
        raise OperatorError(
            "Falta el nombre o la localidad del puesto, o son muy largos. No se hizo nada.",
            f"Escriba hasta {_MOST_NAME} letras en cada uno.",
        )
    if roster.point(point.code):
        raise OperatorError(f"Ya hay un puesto con código {point.code}. No se hizo nada.", "Use otro código.")
    if (point.name, point.localidad) in {(known.name, known.localidad) for known in roster.points}:
        raise OperatorError(
            f"Ya hay un puesto «{point.name}» en {point.localidad}. No se hizo nada.",
            "Revise la lista con «status».",
        )
