"""Writes tests/vectors/bundles: valid bundles and broken ones, with all that a verifier must say of each.

`python -m tests.tools.bundle_vectors` renews them. Each broken one differs in one thing, and all that can be
signed anew is: what stands in its way is the check that is named, and no other.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.box_digest import box_digest
from kiosk.canonical import canonical_json
from kiosk.envelope import PayloadType, fingerprint, sign_envelope
from sync.bundle import MANIFEST, zipped
from sync.bundle_verifier import verify_bundle
from tests.tools.bundle_parts import CENTRE, ORGANISER, STRANGER, Parts, leaf, make_parts
from tests.tools.vector_inputs import some

FOLDER = Path(__file__).parents[1] / "vectors" / "bundles"
POSTER = fingerprint(ORGANISER.public)


@dataclass(frozen=True)
class Case:
    """A bundle, the fingerprint to check it against, and the ids of the checks that must fail."""

    name: str
    description: str
    data: bytes
    fails: tuple[str, ...] = ()
    organiser: str = POSTER

    @property
    def file(self) -> str:
        """The name of its zip."""
        return "valid.zip" if self.name.startswith("valid") else f"{self.name}.zip"


def _changed(name: str, description: str, change: Callable[[Parts], object], *fails: str) -> Case:
    parts = make_parts()
    change(parts)
    return Case(name, description, parts.bundle(), fails)


def _set(place: str, value: Any) -> Callable[[Parts], None]:
    """Sets one value: ``results.ballots.late`` or ``roster.points.0.name``."""

    def change(parts: Parts) -> None:
        part, *path, last = place.split(".")
        here: Any = getattr(parts, part)
        for step in path:
            here = here[int(step)] if isinstance(here, list) else here[step]
        here[int(last) if isinstance(here, list) else last] = value

    return change


def _box(kiosk: str, **values: Any) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        for name, value in values.items():
            setattr(parts.boxes[kiosk][0], name, value)

    return change


def _head(kiosk: str, **values: Any) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        box = parts.boxes[kiosk][0]
        box.head = replace(box.head, **values)

    return change


def _all(*changes: Callable[[Parts], object]) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        for each in changes:
            each(parts)

    return change


def _whole() -> list[Case]:
    data = make_parts().bundle()
    return [
        Case("valid", "all holds, and the fingerprint is the organiser's", data),
        Case("valid-without-fingerprint", "all holds; nobody said whose it should be", data, organiser=""),
        Case("valid-another-organiser", "all holds, but another organiser was expected", data, ("O1",), "0" * 32),
        Case(
            "valid-fingerprint-in-capitals", "spaces and case of a fingerprint do not matter", data,
            organiser=POSTER.replace(" ", "").upper(),
        ),
    ]  # fmt: skip


def _files() -> list[Case]:
    """What the zip and the manifest hold."""
    parts = make_parts()
    data = parts.bundle()
    flipped = bytearray(data)
    flipped[data.index(b"min_choices")] ^= 1
    files = {**parts.files(), MANIFEST: _entry(data, MANIFEST)}
    altered = {**files, "kiosks/K-02.json": files["kiosks/K-02.json"].replace(b"P-02", b"P-03")}
    without = {name: content for name, content in files.items() if name != "setup.json"}
    return [
        Case("z1-flipped", "one bit of a file in the zip", bytes(flipped), ("Z1",)),
        Case("z1-tail", "a byte after the end", data + b"\0", ("Z1",)),
        Case("z1-deflated", "the same files, compressed", _deflated(files), ("Z1",)),
        Case("m1-another-key", "signed by a key that is not the one it names", _resigned(parts), ("M1",)),
        Case("m1-missing", "no manifest", zipped(parts.files()), ("M1",)),
        Case("m2-altered", "a file was changed after signing", zipped(altered), ("M2",)),
        Case("m2-missing", "a file was taken out", zipped(without), ("M2",)),
        Case("m2-added", "a file was put in", zipped({**files, "datos/x.csv": b"x\n"}), ("M2",)),
        _changed(
            "m3-strange", "a file that has no place here", lambda p: p.extra.update({"x.txt": b"x"}), "M3"
        ),
    ]


def _documents() -> list[Case]:
    broken = canonical_json({"boxes": [{}], "kiosk": "K-04", "station": "P-03"})

    def another_definition(parts: Parts) -> None:
        parts.redefine(parts.definition.replace("min_choices = 1\n", ""))

    return [
        _changed("d1-no-rule", "the definition lacks min_choices", another_definition, "D1"),
        _changed("d2-key", "another organiser in the setup", _set("setup.keys.organiser", STRANGER.public.hex()), "D2"),
        _changed("d2-quorum", "a quorum larger than all trustees", _set("setup.quorum", 4), "D2"),
        _changed("d3-signer", "a roster that a stranger signed", lambda p: setattr(p, "roster_signer", STRANGER), "D3"),
        _changed("d3-mode", "a roster for practice", _set("roster.mode", "practice"), "D3"),
        _changed("d4-signer", "results that the centre signed", lambda p: setattr(p, "results_signer", CENTRE), "D4"),
        _changed("d4-field", "results with a field too many", _set("results.note", "x"), "D4"),
        _changed("d4-keys", "results with another tally key", _set("results.keys.tally", some("x").hex()), "D4"),
        _changed("d5-missing", "no file of one kiosk", lambda p: p.boxes.pop("K-04"), "D5"),
        _changed("d6-form", "a box without its fields", lambda p: p.extra.update({"kiosks/K-04.json": broken}), "D6"),
    ]  # fmt: skip


def _boxes() -> list[Case]:
    def swap(parts: Parts) -> None:
        leaves = parts.boxes["K-01"][0].leaves
        leaves[5] = some("a ballot from elsewhere")

    def another_batch(parts: Parts) -> None:
        parts.boxes["K-01"][0].receipts = {1: {"payload_sha256": some("another batch")}}

    def drop(parts: Parts) -> None:
        parts.results["batches"] = parts.results["batches"][1:]

    rescue = some("rescue")
    return [
        _changed("b1-signer", "a head that another kiosk signed", _box("K-01", head_signer=STRANGER), "B1", "B2", "C1"),
        _changed("b1-station", "a head of another station", _head("K-01", station="P-02"), "B1", "B2", "C1"),
        _changed("b2-swapped", "one ballot exchanged for another", swap, "B2"),
        _changed("b2-count", "the head counts one ballot more", _head("K-01", ballots=13), "B2"),
        _changed("b2-too-many", "an incomplete box with more than its head counts", _head("K-02", ballots=7), "B2"),
        _changed("b3-dropped", "a batch that the results do not name", drop, "B3"),
        _changed("b4-another", "a receipt for another batch", another_batch, "B4"),
        _changed("b4-signer", "receipts that the centre did not sign", _box("K-02", receipt_signer=STRANGER), "B4"),
        _changed("b4-missing", "a missing batch that is not named", _box("K-02", missing=[]), "B4"),
        _changed("b5-rescue", "a rescue that the results do not name", _box("K-01", rescue=rescue), "B5"),
        _changed("b6-unnamed", "an incomplete kiosk that is not named", _set("results.incomplete", []), "B6"),
        _changed("b6-declared", "a kiosk said to be complete that is not", _box("K-02", complete=True), "B2", "B6"),
        _changed("b7-not-admitted", "a second box without a decision", _set("results.decisions", []), "B7"),
        _changed("b7-excluded", "an excluded box that was counted", _set("results.decisions.0.kind", "exclude"), "B7"),
        _changed("c1-cast", "a challenged ballot that was cast too", _challenged(leaf("K-01", 103)), "C1"),
        _changed("c1-aside", "a challenged ballot that was cast and set aside", _challenged(leaf("K-01", 100))),
        _changed("c1-digest", "a challenge that the kiosk did not sign", _box("K-01", challenged=[some("x")]), "C1"),
        _changed("c1-sum", "a challenge that the results do not count", _set("results.ballots.challenged", 0), "C1"),
    ]  # fmt: skip


def _challenged(challenged: bytes) -> Callable[[Parts], None]:
    digest = box_digest([challenged])
    return _all(_box("K-01", challenged=[challenged]), _head("K-01", challenged_digest=digest))


def _sums() -> list[Case]:
    def aside(parts: Parts) -> None:
        parts.results["set_aside"][0]["leaf"] = some("nobody's ballot").hex()

    def points(parts: Parts) -> None:
        rows = parts.results["participation"]
        rows[1]["ballots"], rows[2]["ballots"] = rows[1]["ballots"] + 1, rows[2]["ballots"] - 1

    def votes(parts: Parts) -> None:
        parts.results["proposals"][2]["votes"] = 26
        parts.results["groups"][0]["votes"]["5"] = 24
        parts.results["choices"] = 54

    def order(parts: Parts) -> None:
        parts.results["proposals"].reverse()

    return [
        _changed("p1-stranger", "a ballot set aside that was in no box", aside, "P1", "P4"),
        _changed("p2-counted", "one ballot more than the boxes hold", _more_counted, "P2"),
        _changed("p3-nulls", "null ballots without a reason", _set("results.nulls", {}), "P3"),
        _changed("p4-moved", "a ballot moved from one point to another", points, "P4"),
        _changed("p4-point", "a point by another name", _set("results.participation.0.name", "Otra"), "P4"),
        _changed("v1-order", "the proposals in another order", order, "V1"),
        _changed("v2-too-many", "more votes than the ballots can hold", votes, "V2", "V3"),
        _changed("v2-sum", "a sum that is not that of the votes", _set("results.choices", 30), "V2"),
        _changed("v3-rank", "a place that the votes do not give", _set("results.proposals.1.rank", 2), "V3"),
        _changed("v3-enters", "a tie that was settled in silence", _set("results.proposals.0.enters", "yes"), "V3"),
        _changed("q1-label", "an answer that was not asked", _set("results.questions.0.answers.0.label", "F"), "Q1"),
        _changed("q2-one-hidden", "one hidden count alone", _set("results.questions.0.answers.3.count", 3), "Q2"),
        _changed("q2-small", "a small group that is shown", _set("results.questions.0.answers.1.count", 2), "Q2"),
        _changed("g1-twice", "a point in two rows", _set("results.groups.1.points", ["P-01", "P-03"]), "G1"),
        _changed("g1-votes", "rows that do not sum to the totals", _set("results.groups.0.votes.1", 6), "G1"),
    ]  # fmt: skip


def _more_counted(parts: Parts) -> None:
    results = parts.results
    results["ballots"]["counted"], results["participants"] = 28, 29
    results["groups"][0]["ballots"] = 11


def _entry(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def _deflated(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _resigned(parts: Parts) -> bytes:
    """A manifest that names the organiser and is signed by a stranger, under the organiser's key id."""
    files = parts.files()
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    payload = canonical_json({"files": digests, "organiser": ORGANISER.public.hex()})
    envelope = json.loads(sign_envelope(PayloadType.MANIFEST, payload, STRANGER))
    own = json.loads(sign_envelope(PayloadType.MANIFEST, payload, ORGANISER))
    envelope["signatures"][0]["keyid"] = own["signatures"][0]["keyid"]
    return zipped({**files, MANIFEST: canonical_json(envelope)})


def cases() -> list[Case]:
    """All of them."""
    return [*_whole(), *_files(), *_documents(), *_boxes(), *_sums()]


def index(made: list[Case]) -> str:
    """The text of ``index.json``: what a verifier says of each, in both languages."""
    vectors = []
    for case in made:
        report = verify_bundle(case.data, case.organiser)
        vectors.append(
            {
                "description": case.description,
                "exit_code": int(report.outcome),
                "fails": list(case.fails),
                "file": case.file,
                "lines_en": list(report.lines("en")),
                "lines_es": list(report.lines("es")),
                "organiser": case.organiser,
                "sentence_en": report.sentence("en"),
                "sentence_es": report.sentence("es"),
            }
        )
    description = "Bundles, the fingerprint to check each against, and all that a verifier says of it."
    return json.dumps({"description": description, "vectors": vectors}, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the files."""
    made = cases()
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*"):
        old.unlink()
    for case in made:
        (FOLDER / case.file).write_bytes(case.data)
    (FOLDER / "index.json").write_text(index(made))


if __name__ == "__main__":
    main()
