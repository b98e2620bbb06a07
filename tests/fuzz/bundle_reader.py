"""The reader of public bundles: what it calls whole must be whole by another reader's arithmetic."""

from __future__ import annotations

import hashlib
import io
import json
import random
import zipfile
from typing import Any

from kiosk.envelope import PayloadType, fingerprint, sign_envelope
from kiosk.errors import Refused
from sync.bundle import MANIFEST, read_bundle, write_bundle, zipped
from sync.bundle_verifier import Report, verify_bundle
from tests.fuzz.mutate import Bytes, json_of, payload_of, signed
from tests.fuzz.signed_readers import signed_payload
from tests.fuzz.targets import Target
from tests.tools.bundle_parts import ORGANISER

_SIGNED = {"roster.json": PayloadType.ROSTER, "results.json": PayloadType.RESULTS}


def _read(data: bytes) -> tuple[Report, str]:
    report = verify_bundle(data, fingerprint(ORGANISER.public))
    if not report.holds:
        assert report.failed, "refused without a reason"
        raise Refused("bundle", "\n".join(report.lines()))
    return report, hashlib.sha256(data).hexdigest()


def _check(data: bytes, read: tuple[Report, str]) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(signed_payload(files[MANIFEST], PayloadType.MANIFEST, ORGANISER.public))
    digests = {n: hashlib.sha256(content).hexdigest() for n, content in files.items() if n != MANIFEST}
    assert manifest == {"files": digests, "organiser": ORGANISER.public.hex()}
    results = json.loads(signed_payload(files["results.json"], PayloadType.RESULTS, ORGANISER.public))
    roster = json.loads(signed_payload(files["roster.json"], PayloadType.ROSTER, ORGANISER.public))
    assert roster["consultation"] == results["consultation"] == digests["consultation.toml"]
    kiosks = [json.loads(content) for name, content in files.items() if name.startswith("kiosks/")]
    assert sorted(kiosk["kiosk"] for kiosk in kiosks) == sorted(kiosk["id"] for kiosk in roster["kiosks"])
    _check_sums(results, kiosks)
    assert read[0].counted == results["ballots"]["counted"]


def _check_sums(results: dict[str, Any], kiosks: list[dict[str, Any]]) -> None:
    ballots = results["ballots"]
    leaves = {(k["kiosk"], leaf) for k in kiosks for box in k["boxes"] for leaf in box["leaves"]}
    aside = {(row["kiosk"], row["leaf"]) for row in results["set_aside"]}
    assert aside <= leaves
    assert len(leaves) == ballots["counted"] + ballots["null"] + len(aside)
    assert sum(row["ballots"] for row in results["participation"]) == len(leaves - aside)
    assert sum(results["nulls"].values()) == ballots["null"]
    assert sum(row["votes"] for row in results["proposals"]) == results["choices"]
    for group in results["groups"]:
        assert sum(group["votes"].values()) <= results["choices"]


def _mutate(data: bytes, source: random.Random, change: Bytes) -> bytes:
    """One file of the zip changed, signed where it is signed, and listed in a manifest that is signed anew;
    sometimes the manifest stays as it was, or bytes of the zip are changed.
    """
    kind = source.randrange(8)
    try:
        files = read_bundle(data) if kind else {}
    except Refused:
        files = {}
    if MANIFEST not in files:
        return change(data, source)
    name = source.choice(sorted(files))
    if kind == 1:
        return zipped({**files, name: change(files[name], source)})
    manifest = files.pop(MANIFEST)
    if name == MANIFEST:
        payload = json_of(payload_of(manifest) or b"{}", source, change)
        return zipped({**files, MANIFEST: sign_envelope(PayloadType.MANIFEST, payload, ORGANISER)})
    files[name] = _changed(name, files[name], source, change)
    return write_bundle(files, ORGANISER)


def _changed(name: str, content: bytes, source: random.Random, change: Bytes) -> bytes:
    if name in _SIGNED:
        return signed(_SIGNED[name], ORGANISER)(content, source, change)
    if name.endswith(".json"):
        return json_of(content, source, change)
    return change(content, source)


TARGETS = (Target("bundle", _read, _check, lambda read: read[1], _mutate, 20_000, 48 * 1024),)
