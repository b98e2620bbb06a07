"""The files that mutations start from, kept in ``corpus/<reader>/``: one valid document of each kind, small.

``python -m tests.fuzz.corpus`` writes them anew. What is sealed in a kit is random by nature, so that they
are made once and kept.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import segno
from PIL import Image

from kiosk.consultation import parse_consultation
from kiosk.context import Mode
from kiosk.head import read_head
from kiosk.head_code import fold
from kiosk.kit import KitContents, build_kit
from kiosk.roster import sign_roster
from sync.batch import Batch
from sync.central.archive import write_archive
from sync.central.frozen_box import ITEM_LENGTH, FrozenBox, Group
from sync.central.places import Setup, read_setup, sign_setup
from sync.decision import Decision, DecisionKind, sign_decision
from sync.receipt import Receipt, sign_receipt
from sync.rescue import sign_rescue
from sync.wipe_order import WipeOrder, sign_wipe_order
from tests.fuzz.world import (
    DIGEST,
    KEYS,
    KIOSK_KEY,
    POINTS,
    ROSTER,
    SHARE_DIGESTS,
    SHARES,
    SOURCE,
    kiosk,
)
from tests.tools.bundle_parts import CENTRE, ORGANISER
from tests.tools.vector_inputs import some
from tests.tools.vectors import FOLDER as VECTORS

FOLDER = Path(__file__).parent / "corpus"
CODE = "K7QF-2MXD-9RTA-W4HB"
STATIONS = """\
[[station]]
code = "P-01"
name = "Escuela de La Boquilla"
localidad = "Norte"

[[station]]
code = "P-02"
name = "Casa comunal"
localidad = "Norte"
"""


def paths(reader: str) -> list[Path]:
    """Where the files of one reader are kept; the bundle is that of the vectors."""
    if reader == "bundle":
        return [VECTORS / "bundles" / "valid.zip"]
    return sorted((FOLDER / reader).iterdir())


def seeds(reader: str) -> list[bytes]:
    """The kept files of one reader."""
    return [path.read_bytes() for path in paths(reader)]


def _batches() -> Iterator[Batch]:
    sender = kiosk()
    yield sender.batch(1, voided=(some("voided leaf"),))
    yield sender.batch(0, final=True)


def _setup() -> bytes:
    wrapped = dict.fromkeys(("nonce", "salt", "sealed", "version"), "")
    return sign_setup(Setup(DIGEST, Mode.OFFICIAL, KEYS, 2, SHARE_DIGESTS, wrapped), ORGANISER)


def _frozen_box() -> bytes:
    setup = _setup()
    box = FrozenBox(
        parse_consultation(SOURCE, "consultation.toml"), Mode.OFFICIAL, some("seed"), read_setup(setup),
        setup, (Group(ROSTER.kiosks[0].id, POINTS[0].code, 2),), 1, ("K-02",),
        b"".join(sorted(some(f"item {n}", ITEM_LENGTH) for n in range(2))),
    )  # fmt: skip
    return box.signed(ORGANISER)


def _kit() -> bytes:
    contents = KitContents(
        ROSTER.kiosks[0].id, POINTS[0].code, Mode.OFFICIAL,
        parse_consultation(SOURCE, "consultation.toml"), sign_roster(ROSTER, ORGANISER), KEYS,
        "https://centro.example.org", {"mapa.png": b"\x89PNG"}, KIOSK_KEY, bytes(32),
    )  # fmt: skip
    return build_kit(contents, CODE, ORGANISER)


def _backup() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {"setup.json": _setup(), "files/mapa.png": b"\x89PNG", "central.sqlite": b"SQLite format 3\0"}
        for place, data in enumerate(files.values()):
            (folder / str(place)).write_bytes(data)
        write_archive(folder / "backup", {key: folder / str(n) for n, key in enumerate(files)})
        return (folder / "backup").read_bytes()


def _picture(text: str, kind: str) -> bytes:
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="png", scale=2, border=4)
    picture, written = Image.open(drawn), io.BytesIO()
    picture.convert("L" if kind == "JPEG" else "1").save(written, kind, resolution=144.0, lossless=True)
    return written.getvalue()


def _acta() -> str:
    return fold(next(_batches()).head)


def _challenge() -> str:
    vectors = json.loads((VECTORS / "challenge.json").read_text(encoding="utf-8"))["vectors"]
    return next(
        str(vector["text"]) for vector in vectors if vector.get("valid", True) and "#" in vector["text"]
    )


def corpus() -> dict[str, list[bytes]]:
    """Reader → its files."""
    batches = list(_batches())
    signed = [kiosk().sign(batch) for batch in batches]
    head = read_head(batches[0].head, KIOSK_KEY.public)
    receipt = Receipt(ROSTER.kiosks[0].id, head.box, 1, some("payload"), 1, 1, 2)
    minute, box = "2026-11-15T13:02Z", head.box
    decision = Decision(DIGEST, 1, DecisionKind.ADMIT, ROSTER.kiosks[0].id, box, "Se cambió el disco", minute)
    order = WipeOrder(DIGEST, Mode.OFFICIAL, ROSTER.kiosks[0].id, box, "Se perdió el centro", minute)
    first = batches[0]
    rescue = sign_rescue(first.head, list(first.ballots), list(first.entries), [], CENTRE)
    acta = _acta()
    return {
        "receipt": [sign_receipt(receipt, CENTRE)],
        "roster": [sign_roster(ROSTER, ORGANISER)],
        "decision": [sign_decision(decision, ORGANISER)],
        "wipe-order": [sign_wipe_order(order, ORGANISER)],
        "setup": [_setup()],
        "batch": signed,
        "rescue": [rescue],
        "kit": [_kit()],
        "frozen-box": [_frozen_box()],
        "consultation": [SOURCE],
        "stations": [STATIONS.encode()],
        "share": [SHARES[0].text("Consulta del parque", 3, 2).encode()],
        "challenge": [_challenge().encode()],
        "acta-text": [acta.encode()],
        "acta-picture": [_picture(acta, kind) for kind in ("PNG", "TIFF", "WEBP")],
        "acta-pdf": [_picture(acta, "PDF")],
        "backup": [_backup()],
    }


def main() -> None:
    """Write every file."""
    for reader, files in corpus().items():
        folder = FOLDER / reader
        folder.mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(files, 1):
            (folder / str(number)).write_bytes(data)


if __name__ == "__main__":
    main()
