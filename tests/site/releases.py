"""Releases as `urna-central publish` makes them, with any figures and any number of codes, in milliseconds.

The page is made from the release and the bundle's files of the kiosks; here both are put together by hand, so
that a test can have ties, nulls, late ballots or a hundred thousand codes. Leaves are random bytes.
"""

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.canonical import canonical_json
from kiosk.record import tracking_code
from sync.central.publish.release import Release
from sync.central.publish.site import site_files
from tests.tools.facts_2022 import AGES, PROPOSAL_VOTES, RESPONSES
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
    **ballots: int,
) -> Release:
    """The figures of 2022, changed as told; ``aside`` maps leaves to reasons."""
    consultation = cartagena()
    aside = aside or {}
    counted = ballots.get("counted", RESPONSES)
    value: dict[str, Any] = {
        "ballots": {
            "blank": 0, "challenged": 0, "counted": counted, "late": 0, "null": 0, "set_aside": len(aside),
        } | ballots,
        "choices": sum(votes.values()),
        "consultation": consultation.digest.hex(),
        "decisions": [
            {"box": "0b" * 16, "kind": kind, "kiosk": "K-01", "reason": reason}
            for kind, reason in (("admit", "Segundo disco"), ("exclude", "Se abrió sin jurados"))
            if ballots.get("late")
        ],
        "frozen_box_sha256": "1f" * 32,
        "groups": [
            {
                "ballots": RESPONSES,
                "localidades": sorted({point.localidad for point in cartagena_points()}),
                "points": sorted(ATTENDANCE),
                "votes": {str(number): count for number, count in votes.items()},
            }
        ],
        "incomplete": [{"kiosk": "K-01", "reason": "Se perdió en el río"}] if ballots.get("late") else [],
        "keys": {"organiser": "c5" * 32},
        "mode": mode,
        "nulls": {"ballot-too-many": ballots["null"]} if ballots.get("null") else {},
        "participants": counted + ballots.get("null", 0),
        "participation": [
            {"ballots": ATTENDANCE[p.code], "code": p.code, "localidad": p.localidad, "name": p.name}
            for p in cartagena_points()
        ],
        "proposals": [
            {
                "enters": _enters(votes, number, consultation.enter_plan),
                "number": number,
                "rank": 1 + sum(other > count for other in votes.values()),
                "votes": count,
            }
            for number, count in votes.items()
        ],
        "questions": [
            {"answers": [{"count": n, "label": a} for a, n in AGES.items()], "id": "edad", "label": "Edad"},
            {
                "answers": [
                    {"count": 158, "label": "Masculino"}, {"count": 152, "label": "Femenino"},
                    {"count": None, "label": "No binario"}, {"count": None, "label": "No específica"},
                ],
                "id": "sexo",
                "label": "Sexo",
            },
        ],
        "seed": "6e" * 32,
        "set_aside": [
            {"kiosk": "K-01", "leaf": leaf.hex(), "reason": reason} for leaf, reason in aside.items()
        ],
        "title": consultation.title,
    }  # fmt: skip
    return Release(consultation, value)


def _enters(votes: Mapping[int, int], number: int, places: int) -> str:
    more = sum(other > votes[number] for other in votes.values())
    as_many = sum(other == votes[number] for other in votes.values())
    return "no" if more >= places else "yes" if more + as_many <= places else "tied"


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
    for name, data in (DOWNLOADS | site_files(made, kiosks, DOWNLOADS)).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "index.html"


def code_of(leaf: bytes) -> str:
    """Its tracking code."""
    return str(tracking_code(leaf))
