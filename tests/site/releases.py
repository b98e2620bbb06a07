"""Releases as `urna-central publish` makes them, with any figures and any number of codes, in milliseconds.

The page is made from the release and the bundle's files of the kiosks; here both are put together by hand, so
that a test can have ties, nulls, late ballots or a hundred thousand codes. Leaves are random bytes.
"""

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.canonical import canonical_json
from kiosk.context import StationCode
from kiosk.record import tracking_code
from sync.central.opening import Tally
from sync.central.publish.release import Release, figures
from sync.central.publish.site import site_files
from tests.tools.facts_2022 import AGES, PROPOSAL_VOTES, RESPONSES, SEXES
from tests.tools.kits import cartagena, cartagena_points
from tests.tools.people import ATTENDANCE

BUNDLE = b"PK\x05\x06" + bytes(18)
DOWNLOADS = {
    "bundle.zip": BUNDLE,
    "resultados.pdf": b"%PDF-",
    "results.pdf": b"%PDF-",
    "datos/otro.csv": b"a",
}


def leaves(count: int, seed: int = 1) -> list[bytes]:
    """As many leaves, always the same ones."""
    source = random.Random(seed)
    return [source.randbytes(32) for _ in range(count)]


def release(
    votes: Mapping[int, int] = PROPOSAL_VOTES,
    aside: Mapping[bytes, str] | None = None,
    mode: str = "official",
    *,
    null: int = 0,
    late: int = 0,
    challenged: int = 0,
) -> Release:
    """The figures of 2022 with these ones; ``aside`` maps leaves to reasons. With late ballots there is a
    kiosk that was not completed, and one box that was admitted and one that was excluded.
    """
    consultation, points = cartagena(), cartagena_points()
    value: dict[str, Any] = figures(consultation, points, _stations(votes, null), _people())
    value["ballots"] |= {"challenged": challenged, "late": late, "set_aside": len(aside or {})}
    kinds = (("admit", "Segundo disco"), ("exclude", "Se abrió sin jurados")) if late else ()
    return Release(
        consultation,
        value
        | {
            "consultation": consultation.digest.hex(),
            "decisions": [{"box": "0b" * 16, "kind": k, "kiosk": "K-01", "reason": why} for k, why in kinds],
            "frozen_box_sha256": "1f" * 32,
            "incomplete": [{"kiosk": "K-01", "reason": "Se perdió en el río"}] if late else [],
            "keys": {"organiser": "c5" * 32},
            "mode": mode,
            "participants": RESPONSES + null,
            "seed": "e6" * 32,
            "set_aside": [
                {"kiosk": "K-01", "leaf": leaf.hex(), "reason": reason}
                for leaf, reason in (aside or {}).items()
            ],
            "title": consultation.title,
        },
    )


def _stations(votes: Mapping[int, int], null: int) -> dict[StationCode, Tally]:
    """Who came where is that of the demo; the votes are spread over all who came. Nulls are at one point."""
    stations = {StationCode(code): Tally(ballots=ballots) for code, ballots in ATTENDANCE.items()}
    seats = [code for code, tally in stations.items() for _ in range(tally.ballots)]
    for number, count in votes.items():
        for nth in range(count):
            stations[seats[(number + 7 * nth) % len(seats)]].votes[number] += 1
    if null:
        first = stations[StationCode("UCG-01")]
        first.ballots += null
        first.nulls["ballot-too-many"] = null
    return stations


def _people() -> list[dict[str, Any]]:
    """The answers of the 314, as a closing record has them."""
    return [
        {"answers": [{"count": count, "label": label} for label, count in counts.items()], "unanswered": 0}
        for counts in (AGES, SEXES)
    ]


def kiosk_file(inside: list[bytes], challenged: list[bytes]) -> bytes:
    """The bundle's file of one kiosk, as far as the page reads it."""
    box = {
        "challenged": [leaf.hex() for leaf in sorted(challenged)],
        "leaves": [leaf.hex() for leaf in sorted(inside)],
    }
    return canonical_json({"boxes": [box], "kiosk": "K-01", "station": "UCG-01"})


def write_site(
    folder: Path, made: Release, inside: list[bytes], challenged: list[bytes] | None = None
) -> Path:
    """The page in a folder, with what it links to; its ``index.html``."""
    kiosks = {"kiosks/K-01.json": kiosk_file(inside, challenged or [])}
    for name, data in (DOWNLOADS | site_files(made, kiosks, DOWNLOADS, (2, 3))).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "index.html"


def code_of(leaf: bytes) -> str:
    """Its tracking code."""
    return str(tracking_code(leaf))
