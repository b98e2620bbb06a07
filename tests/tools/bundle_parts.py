"""A small public bundle in parts that can be changed one by one, and signed anew: for vectors and tests.

Nothing in it is random, so anyone makes the same bytes. Its leaves are no real ballots: a verifier sees
leaves alone.
"""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.box_digest import box_digest
from kiosk.canonical import canonical_json, encode_base64
from kiosk.context import KioskId, Mode, StationCode
from kiosk.envelope import PayloadType, SigningKey, sign_envelope
from kiosk.head import Head, sign_head
from kiosk.polls import Polls
from sync.bundle import write_bundle
from sync.receipt import Receipt, sign_receipt
from tests.tools.vector_inputs import some

ORGANISER, CENTRE = SigningKey(some("organiser seed")), SigningKey(some("centre seed"))
STRANGER = SigningKey(some("stranger seed"))
POINTS = (
    ("P-01", "Norte", "Escuela de La Boquilla"),
    ("P-02", "Norte", "Casa comunal"),
    ("P-03", "Sur", "Biblioteca"),
)
KIOSKS = {"K-01": "P-01", "K-02": "P-02", "K-03": "P-03", "K-04": "P-03"}
DEFINITION = """\
format = 1
id = "parque-2026"
title = "Consulta del parque"
organiser = "Junta de Acción Comunal"
allies = []
opens = 2026-11-15
closes = 2026-11-15
timezone = "America/Bogota"
min_choices = 1
max_choices = 2
enter_plan = 1
ties = "shown"
blank_allowed = true
short_titles_approved_by = "La Junta"
identity = "name"

[background]
lines = []
proposals_received = 3
tables = 1

[[proposal]]
number = 1
text = "Sembrar árboles alrededor de la cancha y cuidarlos entre todos."
short_title = "Árboles"
picture = "tree"
sound = ""

[[proposal]]
number = 2
text = "Poner bancas y luz en la entrada."
short_title = "Bancas y luz"
picture = "lamp"
sound = ""

[[proposal]]
number = 5
text = "Arreglar los juegos de los niños."
short_title = "Juegos"
picture = "baby"
sound = ""

[[question]]
id = "sexo"
label = "Sexo"
prompt = "¿Cuál es su sexo?"
answers = ["Femenino", "Masculino", "Otro"]
optional = true

[notice]
version = "1"
text = "Sus datos se usan solo para que cada persona vote una vez."
responsible = "Junta de Acción Comunal"
contact = "Calle 1"
purpose = "Que cada persona vote una vez"
rights = "Conocer, corregir y pedir que se borren"

[small_groups]
station_minimum = 5
cell_minimum = 3
"""


def kiosk_key(kiosk: str) -> SigningKey:
    """The key that a kiosk signs with."""
    return SigningKey(some(f"{kiosk} seed"))


def box_id(kiosk: str, number: int = 1) -> bytes:
    """The id of a kiosk's box."""
    return some(f"box {number} of {kiosk}", 16)


def leaf(kiosk: str, number: int) -> bytes:
    """The leaf of a kiosk's ballot."""
    return some(f"ballot {number} of {kiosk}")


@dataclass
class BoxParts:
    """A box before it is signed; ``batches`` maps each sequence that is here to the SHA-256 of its payload."""

    head: Head
    leaves: list[bytes]
    batches: dict[int, bytes]
    complete: bool = True
    challenged: list[bytes] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    rescue: bytes = b""
    head_signer: SigningKey | None = None
    receipt_signer: SigningKey = CENTRE
    receipts: dict[int, dict[str, Any]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The box as it is published."""
        return {
            "batches": [digest.hex() for _, digest in sorted(self.batches.items())],
            "box": self.head.box.hex(),
            "challenged": sorted(leaf.hex() for leaf in self.challenged),
            "complete": self.complete,
            "head": encode_base64(sign_head(self.head, self.head_signer or kiosk_key(self.head.kiosk))),
            "leaves": sorted(leaf.hex() for leaf in self.leaves),
            "missing": self.missing,
            "receipts": [encode_base64(self._receipt(sequence)) for sequence in sorted(self.batches)],
            "rescue": self.rescue.hex(),
        }

    def _receipt(self, sequence: int) -> bytes:
        total = len(self.leaves)
        receipt = Receipt(
            self.head.kiosk, self.head.box, sequence, self.batches[sequence], total, total, sequence + 1
        )
        return sign_receipt(replace(receipt, **self.receipts.get(sequence, {})), self.receipt_signer)


@dataclass
class Parts:
    """Everything that a bundle is made of, unsigned. ``extra`` are files that are put in as they are."""

    definition: str
    setup: dict[str, Any]
    roster: dict[str, Any]
    results: dict[str, Any]
    boxes: dict[str, list[BoxParts]]
    extra: dict[str, bytes]
    manifest_signer: SigningKey = ORGANISER
    roster_signer: SigningKey = ORGANISER
    results_signer: SigningKey = ORGANISER

    def files(self) -> dict[str, bytes]:
        """Every file but the manifest."""
        roster, results = canonical_json(self.roster), canonical_json(self.results)
        return {
            "consultation.toml": self.definition.encode(),
            "setup.json": canonical_json(self.setup),
            "roster.json": sign_envelope(PayloadType.ROSTER, roster, self.roster_signer),
            "results.json": sign_envelope(PayloadType.RESULTS, results, self.results_signer),
            **{f"kiosks/{kiosk}.json": self._kiosk(kiosk, boxes) for kiosk, boxes in self.boxes.items()},
            **self.extra,
        }

    def redefine(self, definition: str) -> None:
        """Another definition, named by its digest wherever that stands."""
        self.definition, digest = definition, hashlib.sha256(definition.encode())
        for part in (self.setup, self.roster, self.results):
            part["consultation"] = digest.hexdigest()
        for box in itertools.chain.from_iterable(self.boxes.values()):
            box.head = replace(box.head, consultation=digest.digest())

    def bundle(self) -> bytes:
        """The zip."""
        return write_bundle(self.files(), self.manifest_signer)

    def _kiosk(self, kiosk: str, boxes: list[BoxParts]) -> bytes:
        in_order = sorted(boxes, key=lambda box: box.head.box)
        value = {"boxes": [box.as_json() for box in in_order], "kiosk": kiosk, "station": KIOSKS[kiosk]}
        return canonical_json(value)


def make_parts() -> Parts:
    """Four kiosks: one whole, one with a batch missing, one with two boxes, one revoked before it sent
    anything. 30 ballots, of which two are set aside and one is null.
    """
    digest = hashlib.sha256(DEFINITION.encode()).hexdigest()
    keys = {
        "centre": CENTRE.public.hex(),
        "organiser": ORGANISER.public.hex(),
        "register": some("register public key").hex(),
        "tally": some("tally public key").hex(),
    }
    boxes = {
        "K-01": [_box("K-01", 1, 12)],
        "K-02": [_box("K-02", 1, 8, missing=True)],
        "K-03": [_box("K-03", 1, 6), _box("K-03", 2, 4)],
        "K-04": [],
    }
    return Parts(
        definition=DEFINITION,
        setup={"consultation": digest, "keys": keys, "mode": "official", "quorum": 2, "trustees": 3},
        roster={
            "consultation": digest,
            "kiosks": [
                {"id": k, "public": kiosk_key(k).public.hex(), "station": s} for k, s in KIOSKS.items()
            ],
            "mode": "official",
            "points": [{"code": code, "localidad": where, "name": name} for code, where, name in POINTS],
            "revocations": {"K-04": 0},
            "version": 6,
        },
        results=_results(digest, keys, boxes),
        boxes=boxes,
        extra={"datos/propuestas.csv": b"numero,votos\n1,14\n2,14\n5,3\n"},
    )


def _box(kiosk: str, number: int, ballots: int, *, missing: bool = False) -> BoxParts:
    """A box; where its second batch is missing, its head counts five ballots more."""
    leaves = [leaf(kiosk, 100 * number + place) for place in range(ballots)]
    challenged = [some(f"challenged at {kiosk}")] if kiosk == "K-01" else []
    head = Head(
        hashlib.sha256(DEFINITION.encode()).digest(), KioskId(kiosk), StationCode(KIOSKS[kiosk]), Mode.OFFICIAL,
        box_id(kiosk, number), challenged=len(challenged), challenged_digest=box_digest(challenged), ballots=ballots, entries=ballots, box_digest=box_digest(leaves), batches=2,
        started=ballots, boots=1, polls=Polls.ENDED, opened_at="2026-11-15T08:00", closed_at="2026-11-15T16:00",
    )  # fmt: skip
    sequences = (1, 3) if missing else (1,)
    batches = {sequence: some(f"batch {sequence} of box {number} of {kiosk}") for sequence in sequences}
    if missing:
        more = replace(head, ballots=ballots + 5, entries=ballots + 5, started=ballots + 5)
        return BoxParts(more, leaves, batches, complete=False, missing=[2])
    return BoxParts(head, leaves, batches, challenged=challenged)


def _results(digest: str, keys: dict[str, str], boxes: dict[str, list[BoxParts]]) -> dict[str, Any]:
    batches = sorted(b.hex() for here in boxes.values() for box in here for b in box.batches.values())
    return {
        "ballots": {"blank": 2, "challenged": 1, "counted": 27, "late": 1, "null": 1, "set_aside": 2},
        "batches": batches,
        "choices": 31,
        "consultation": digest,
        "decisions": [
            {"box": box_id("K-03", 2).hex(), "kind": "admit", "kiosk": "K-03", "reason": "Se cambió el disco"}
        ],
        "frozen_box_sha256": some("frozen box").hex(),
        "groups": [
            {"ballots": 10, "localidades": ["Norte"], "points": ["P-01"], "votes": {"1": 5, "2": 5, "5": 1}},
            {"ballots": 17, "localidades": ["Norte", "Sur"], "points": ["P-02", "P-03"], "votes": {"1": 9, "2": 9, "5": 2}},
        ],
        "incomplete": [{"kiosk": "K-02", "reason": "El segundo lote se perdió con la memoria"}],
        "keys": dict(keys),
        "mode": "official",
        "nulls": {"commitment-mismatch": 1},
        "participants": 28,
        "participation": [
            {"ballots": ballots, "code": code, "localidad": where, "name": name}
            for (code, where, name), ballots in zip(POINTS, (11, 8, 9), strict=True)
        ],
        "proposals": [
            {"enters": "tied", "number": 1, "rank": 1, "votes": 14},
            {"enters": "tied", "number": 2, "rank": 1, "votes": 14},
            {"enters": "no", "number": 5, "rank": 3, "votes": 3},
        ],
        "questions": [
            {
                "answers": [
                    {"count": 13, "label": "Femenino"},
                    {"count": 12, "label": "Masculino"},
                    {"count": None, "label": "Otro"},
                    {"count": None, "label": ""},
                ],
                "id": "sexo",
                "label": "Sexo",
            }
        ],
        "rescues": [],
        "seed": some("seed").hex(),
        "set_aside": [
            {"kiosk": "K-01", "leaf": leaf("K-01", 100).hex(), "reason": "duplicate"},
            {"kiosk": "K-03", "leaf": leaf("K-03", 100).hex(), "reason": "ballot-without-entry"},
        ],
        "title": "Consulta del parque",
    }  # fmt: skip
