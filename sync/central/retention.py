"""After the results: the register is destroyed with a signed record, and what remains still verifies.

Rules. Nothing is destroyed before the results are published and their bundle verifies against this centre,
while anything is undecided, or if the audit's chain is broken. First the record is written: what, how many,
digests, who ordered it, who did it, when. Then the database lets go of entries, ballots and original
envelopes in one transaction, the file is rewritten so that nothing is left in free pages, and the roll
office's key is overwritten and removed: without it every other copy of the register, in a backup or on a
kiosk's disk, stays sealed for good. Cut off in between, the same command finishes it.

``archive.json`` (type archive, organiser): ``audit`` (last digest before), ``authority``, ``bundle_sha256``,
``consultation``, ``destroyed`` ([``count``, ``sha256``, ``what``]), ``frozen_box_sha256``, ``kept``
([``until``, ``what``]), ``minute`` (UTC), ``mode``, ``who``.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kiosk.canonical import canonical_json, parse_json
from kiosk.envelope import PayloadType, SigningKey, fingerprint, sign_envelope, verify_envelope
from kiosk.erasing import overwrite
from kiosk.errors import OperatorError
from kiosk.files import read_file, write_durably
from kiosk.system_words import why
from sync.bundle import RESULTS, read_bundle
from sync.bundle_verifier import verify_bundle
from sync.central.acceptances import accepted, undecided
from sync.central.audit import Clerk, chain_end, first_break
from sync.central.erasing import Erased
from sync.central.key_files import REGISTER_FILE
from sync.central.places import Centre
from sync.central.results import read_closing
from sync.central.store import Store

MOST_BUNDLE_BYTES = 2 * 1024 * 1024 * 1024
_MOST_RECORD_BYTES = 1024 * 1024
_MOST_AUTHORITY = 300
_BY_LAW = "lo que ordene la ley de archivos"


def kept(until: str = "") -> tuple[tuple[str, str], ...]:
    """What is kept, and until when, for people; ``until`` is what counsel says of all but what is published
    and what opens the box.
    """
    until = until.strip() or _BY_LAW
    return (
        ("lo publicado: paquete, informes, datos abiertos", "siempre: no tiene personas"),
        ("bitácora, decisiones, lista de puestos, acta de cierre y conteos", until),
        ("huellas de los lotes y sus recibos", until),
        ("frozen.box y las palabras de los depositarios", "hasta que pase el plazo de reclamaciones"),
    )


@dataclass(frozen=True)
class Order:
    """Who ordered that the register be destroyed, and by which act; how long the rest is kept, empty where
    the law alone says so.
    """

    authority: str
    until: str = ""


@dataclass(frozen=True)
class Plan:
    """What would be destroyed, for the second look. ``word`` is typed by people who have looked."""

    destroyed: tuple[Erased, ...]
    bundle_sha256: bytes
    frozen_box_sha256: str
    audit: str

    @property
    def word(self) -> str:
        """The number of register entries."""
        return str(self.destroyed[0].count)


def plan_archive(centre: Centre, store: Store, bundle: bytes, keys: Path) -> Plan:
    """What there is to destroy, here and in the folder of the keys. Nothing is changed.

    Raises `OperatorError` naming what stands in the way.
    """
    key_is_there = _holds_key(keys)
    closed = read_closing(centre)
    frozen = str(closed.closing["frozen_box_sha256"])
    _check_published(centre, bundle, frozen)
    with store.reading() as transaction:
        rows, known = transaction.audit(), accepted(centre, transaction)
        waiting = [kiosk for kiosk in undecided(transaction) if kiosk not in known]
        destroyed = transaction.personal()
    if first_break(rows) is not None:
        raise OperatorError(
            "La bitácora del centro no es la que se escribió. No se destruyó nada.",
            "Mire «audit» y aclare primero qué cambió.",
        )
    if waiting:
        raise OperatorError(
            "Hay documentos apartados sin decidir: {kiosks}. No se destruyó nada.",
            "Mírelos y acéptelos con «kiosk accept», uno por uno.",
            kiosks=", ".join(sorted(waiting)),
        )
    left = any(each.count for each in destroyed) or key_is_there
    if centre.archive_path.exists() and not left:
        raise OperatorError(
            "El registro ya se destruyó: archive.json lo dice y no se cambió nada.",
            "Lo que queda se revisa con «urna-verify» y «audit».",
        )
    return Plan(destroyed, hashlib.sha256(bundle).digest(), frozen, chain_end(rows))


def destroy_register(
    centre: Centre, store: Store, clerk: Clerk, organiser: SigningKey, plan: Plan, order: Order, keys: Path
) -> None:
    """Write the record, then destroy. Raises `OperatorError` if nobody is named who ordered it."""
    centre.require_organiser(organiser)
    if not 0 < len(order.authority.strip()) <= _MOST_AUTHORITY or len(order.until) > _MOST_AUTHORITY:
        raise OperatorError(
            "Falta quién ordenó destruir el registro, y con qué acto. No se destruyó nada.",
            "Escríbalo con «--authority», en hasta 300 letras; «--keep-until» tiene también hasta 300.",
        )
    if not centre.archive_path.exists():
        record = _record(centre, clerk, plan, order)
        write_durably(centre.archive_path, sign_envelope(PayloadType.ARCHIVE, record, organiser))
    else:
        read_archive(centre)  # cut off before: the record that was signed then stands
    digest = hashlib.sha256(read_file(centre.archive_path, _MOST_RECORD_BYTES)).hexdigest()
    with store.transaction() as transaction:
        clerk.note(transaction, "archive", f"archive.json {digest}")
        transaction.erase_personal()
    store.purge()
    with store.reading() as transaction:
        if transaction.holds_personal():
            raise OperatorError(
                "Mientras se destruía el registro llegó algo más: hay un servidor de este centro encendido. "
                "La llave del registro no se ha destruido todavía.",
                "Apague «serve» y repita este mismo comando.",
            )
    shred(keys / REGISTER_FILE)


def read_archive(centre: Centre) -> dict[str, object]:
    """The signed record. Raises `OperatorError` if it cannot be read, `Refused` if it was altered."""
    envelope = read_file(centre.archive_path, _MOST_RECORD_BYTES)
    payload = verify_envelope(envelope, PayloadType.ARCHIVE, centre.setup.keys.organiser)
    return dict(parse_json(payload))


def shred(path: Path) -> None:
    """Overwrite a key's file and remove it; nothing if its folder has none. Flash memory may keep what was.

    Raises `OperatorError` if the disk refuses or the folder is gone, as with a stick that was pulled out: the
    key may be on it still.
    """
    try:
        if path in path.parent.iterdir():
            overwrite(path)
            path.unlink()
    except OSError as error:
        raise OperatorError(
            "El registro del centro se destruyó, pero no la llave {path}: {why}.",
            "Conecte otra vez la memoria de las llaves y repita este mismo comando: lo termina.",
            path=path,
            why=why(error),
        ) from error


def _holds_key(keys: Path) -> bool:
    """Raises `OperatorError` if the folder cannot be looked into: then nobody knows."""
    try:
        return keys / REGISTER_FILE in keys.iterdir()
    except OSError as error:
        raise OperatorError(
            "No se pudo leer la carpeta de las llaves, {path}: {why}. No se destruyó nada.",
            "Conecte la memoria que las tiene: la llave del registro se destruye también.",
            path=keys,
            why=why(error),
        ) from error


def _check_published(centre: Centre, bundle: bytes, frozen_box_sha256: str) -> None:
    report = verify_bundle(bundle, fingerprint(centre.setup.keys.organiser))
    if not report.holds:
        failed = next(line for line in report.lines() if line.startswith("✗"))
        raise OperatorError(
            "El paquete publicado no pasa su revisión ({check}). No se destruyó nada.",
            "Publique otra vez con «publish», y use ese bundle.zip.",
            check=failed,
        )
    results = parse_json(
        verify_envelope(read_bundle(bundle)[RESULTS], PayloadType.RESULTS, centre.setup.keys.organiser)
    )
    if results["frozen_box_sha256"] != frozen_box_sha256:
        raise OperatorError(
            "Ese paquete no es de la urna de este centro. No se destruyó nada.",
            "Use el bundle.zip que se publicó de este centro.",
        )


def _record(centre: Centre, clerk: Clerk, plan: Plan, order: Order) -> bytes:
    destroyed = [
        {"count": each.count, "sha256": each.sha256.hex(), "what": each.what} for each in plan.destroyed
    ]
    key = hashlib.sha256(centre.setup.keys.register).hexdigest()
    destroyed.append({"count": 1, "sha256": key, "what": "register-key"})
    return canonical_json(
        {
            "audit": plan.audit,
            "authority": order.authority.strip(),
            "bundle_sha256": plan.bundle_sha256.hex(),
            "consultation": centre.setup.consultation.hex(),
            "destroyed": destroyed,
            "frozen_box_sha256": plan.frozen_box_sha256,
            "kept": [{"until": until, "what": what} for what, until in kept(order.until)],
            "minute": clerk.utc_minute(),
            "mode": centre.setup.mode.value,
            "who": clerk.name,
        }
    )
